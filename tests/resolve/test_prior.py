"""What a report is about, from the names and places that have one reading."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.resolve.prior import prior_of, valid_on
from hudna.rules.entry import Entry, pack_of

ABOUT: Mapping[str, Mapping[str, object]] = {"north": {"countries": ["NN"]}, "south": {"countries": ["SS", "TT"]}}


def _actor(pack: str, **data: object) -> Entry:
    return Entry("actor", "id", f"conflicts/{pack}/actors.toml", data)


def _place(country: str, precision: str = "town") -> Entry:
    return Entry("place", "id", f"places/{country}.csv", {"country": country, "precision": precision})


@pytest.mark.parametrize(
    ("file", "pack"), [("conflicts/north/people.toml", "north"), ("places/NN.csv", ""), ("lang/ar/cues.toml", "")]
)
def test_pack_of(file: str, pack: str) -> None:
    assert pack_of(Entry("any", "id", file, {})) == pack


@pytest.mark.parametrize(
    ("data", "day", "valid"),
    [
        ({}, "2020-05-01", True),
        ({"from": "2019"}, "2020-05-01", True),
        ({"from": "2021"}, "2020-05-01", False),
        ({"from": "2020-05-02"}, "2020-05-01", False),
        ({"to": "2020"}, "2020-05-01", True),
        ({"to": "2020-05"}, "2020-05-31", True),
        ({"to": "2019"}, "2020-05-01", False),
        ({"from": "2021", "to": "2022"}, None, True),
    ],
)
def test_valid_on(data: dict[str, object], day: str | None, valid: bool) -> None:
    assert valid_on(_actor("north", **data), date.fromisoformat(day) if day else None) is valid


def test_a_name_speaks_for_its_pack_and_its_countries() -> None:
    prior = prior_of([_actor("south")], [], ABOUT, None)
    assert prior.weight(_actor("south")) > prior.weight(_actor("north"))
    assert prior.weight(_place("SS")) == prior.weight(_place("TT")) > prior.weight(_place("NN"))


def test_a_place_speaks_for_the_packs_about_its_country() -> None:
    prior = prior_of([], [_place("NN"), _place("NN"), _place("SS")], ABOUT, None)
    assert prior.weight(_actor("north")) > prior.weight(_actor("south")) > 0


def test_the_name_of_a_country_weighs_more_than_a_town() -> None:
    prior = prior_of([], [_place("NN", "country"), _place("SS")], ABOUT, None)
    assert prior.weight(_place("NN")) > prior.weight(_place("SS"))


def test_the_world_pack_says_nothing_of_a_conflict() -> None:
    prior = prior_of([_actor("world")], [], ABOUT, None)
    assert (prior.weight(_actor("world")), prior.weight(_actor("north"))) == (0, 0)


@given(
    st.lists(st.sampled_from(["north", "south", "world"]), max_size=8),
    st.lists(st.sampled_from(["NN", "SS", "XX"]), max_size=8),
)
def test_weights_are_shares(packs: list[str], countries: list[str]) -> None:
    prior = prior_of([_actor(pack) for pack in packs], [_place(country) for country in countries], ABOUT, None)
    for shares in (prior.packs, prior.countries):
        assert sum(shares.values()) == pytest.approx(1) or not any(shares.values())
        assert all(0 <= share <= 1 for share in shares.values())
