"""Who stands where, by entries of an invented war."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.assess.interests import Allegiances, Interests, Lines, interest_of
from hudna.packs.knowledge import load_knowledge
from hudna.rules.entry import Entry
from hudna.types import Interest, SourceType, Span
from hudna.types import Testimony as Told
from hudna.types.stake import Stake
from tests.assess.testimonies import about, said


def _entry(table: str, key: str, name: str, **data: Any) -> tuple[str, Entry]:
    return f"war/{key}", Entry(table, key, "conflicts/war/all.toml", {"name": name, "kind": "organisation", **data})


ROWS = dict([
    _entry("actor", "palm", "Palm Movement"),
    _entry("actor", "guard", "Palm Guard", member_of=["war/palm"]),
    _entry("actor", "plain", "Plain Front"),
    _entry("actor", "oases", "Republic of the Oases", kind="state", side=[{"with": "Plain Front", "from": "2016", "to": "2017-06"}]),
    _entry("actor", "army", "Army of the Oases", member_of=["war/oases"]),
    _entry("actor", "tents", "Tents Council"),
    _entry("actor", "coast", "Coast Brigades"),
    _entry("actor", "league", "League", neutral=True),
    _entry("actor", "north", "Northland", kind="state", member_of=["war/league"]),
    _entry("actor", "south", "Southland", kind="state", member_of=["war/league"]),
    _entry("person", "nakhla", "Marwan", roles=[{"role": "commander", "of": "war/palm", "from": "2018", "to": ""}]),
    _entry("outlet", "radio", "Radio Palm", party_media_of="war/palm"),
    _entry("outlet", "post", "Valley Post", affiliation="close to the Plain Front"),
    _entry("outlet", "news", "Valley News"),
    _entry("outlet", "agency", "Oases Agency", owner="the state of Republic of the Oases, by law"),
])  # fmt: skip
FRONTS = (
    {"one": ["war/palm"], "other": ["war/plain", "war/tents"], "from": "2015", "to": ""},
    {"one": ["war/coast"], "other": ["war/palm"], "from": "2015", "to": "2016"},
)
WAR = Allegiances(
    {entry.data["name"]: (entry,) for entry in ROWS.values()},
    {key: entry.data["name"] for key, entry in ROWS.items()},
    FRONTS,
)


def told(
    source: str, source_type: SourceType = "official", *, own_voice: bool = False, speaks_for: str | None = None
) -> Told:
    """A testimony on whether there is a truce."""
    return replace(
        said("state x"), source=source, source_type=source_type, own_voice=own_voice, outlet=source if own_voice else None,
        speaks_for=speaks_for, content=Span(0, 3),
    )  # fmt: skip


def stake(testimony: Told, day: str = "2019-01-01") -> Stake:
    """Its stake in a truce of the Palm Movement with the Plain Front, mediated by the Elders and watched by the Eye."""
    return Interests(WAR, ("Palm Movement", "Plain Front"), ("Elders",), ("League",), ("Eye",), day)(testimony)


@pytest.mark.parametrize(
    ("testimony", "expected", "bloc"),
    [
        (told("Palm Movement"), "party", "Palm Movement"),
        (told("Palm Guard"), "party", "Palm Movement"),
        (told("Marwan"), "party", "Palm Movement"),
        (told("a spokesman", "spokesperson", speaks_for="Plain Front"), "party", "Plain Front"),
        (told("Radio Palm", "media", own_voice=True), "party", "Palm Movement"),
        (told("Valley Post", "media", own_voice=True), "ally", "Plain Front"),
        (told("Tents Council"), "ally", "Plain Front"),  # in one camp of a front
        (told("unheard-of radio", "party_media"), "ally", "unheard-of radio"),
        (told("a source in the movement", "anonymous_source", speaks_for="Palm Movement"), "party", "Palm Movement"),
        (told("an informed source", "anonymous_source"), "anonymous", None),
        (told("Elders", "official"), "mediator", None),
        (told("League"), "mediator", None),  # it guarantees
        (told("Eye", "other"), "monitor", None),
        (told("Valley News", "media", own_voice=True), "media", None),
        (told("the ground", "evidence"), "seen", None),
        (told("a paper", "document"), "document", None),
        (told("people of the town", "resident"), "unknown", None),
        (told("an activist", "activist"), "unknown", None),
        (told("Coast Brigades"), "third_party", None),
        (told("somebody", "other"), "unknown", None),
    ],
)
def test_interest_by_what_packs_know(testimony: Told, expected: Interest, bloc: str | None) -> None:
    found = stake(testimony)
    assert (found.interest, found.bloc) == (expected, bloc)


def test_an_enemy_of_a_party_is_on_the_side_of_the_other() -> None:
    found = stake(told("Coast Brigades"), "2016-05-01")
    assert (found.interest, found.bloc, found.faces) == ("ally", "Plain Front", ("Palm Movement",))


def test_parties_that_stand_together_are_one_bloc() -> None:
    interests = Interests(WAR, ("Palm Movement", "Plain Front", "Tents Council"), day="2019-01-01")
    tents = interests(told("Tents Council"))
    assert (tents.interest, tents.bloc, tents.faces) == ("party", "Plain Front", ("Palm Movement",))
    deed = replace(told("Tents Council"), proposition=about("accepted", "Plain Front"))
    assert interests(deed).about == "side"  # an ally's word is not the act itself


def test_who_fights_whom_is_not_guessed_among_many() -> None:
    interests = Interests(WAR, ("Northland", "Southland", "Palm Movement"), day="2019-01-01")
    assert interests(told("Northland")).faces == ()


def test_a_person_speaks_for_a_body_only_while_in_office() -> None:
    assert stake(told("Marwan"), "2017-01-01").interest == "third_party"


def test_sides_end_on_their_day() -> None:
    assert stake(told("Republic of the Oases"), "2017-06-20").interest == "ally"
    assert stake(told("Army of the Oases"), "2017-06-20").interest == "ally"
    assert stake(told("Republic of the Oases"), "2017-07-01").interest == "third_party"


@given(
    st.dates(date(2014, 1, 1), date(2020, 1, 1)),
    st.sampled_from(sorted(WAR.entries)),
    st.sampled_from(sorted(WAR.entries)),
)
def test_days_between_turns_share_their_lines(day: date, name: str, party: str) -> None:
    kept, fresh = WAR.on(day.isoformat()), Lines(WAR, day.isoformat())
    assert (kept.tie(name, party), kept.fights(name, party)) == (fresh.tie(name, party), fresh.fights(name, party))


def test_an_outlet_is_as_close_as_its_owner() -> None:
    agency = told("Oases Agency", "media", own_voice=True)
    assert stake(agency, "2017-06-20").interest == "ally"
    assert stake(agency, "2017-07-01").interest == "media"
    own = Interests(WAR, ("Republic of the Oases", "Palm Movement"), day="2019-01-01")
    assert own(agency).interest == "ally"


def test_a_league_of_states_makes_no_allies() -> None:
    interests = Interests(WAR, ("Northland", "Palm Movement"), day="2019-01-01")
    assert interests(told("Southland")).interest == "third_party"


def test_residents_see_calm_and_fire() -> None:
    resident = replace(told("people of the town", "resident"), proposition=about("holding"))
    assert stake(resident).interest == "seen"


def test_whose_deed_it_is() -> None:
    def whose(source: str, actor: str) -> str | None:
        return stake(replace(told(source), proposition=about("breached", "shelling", actor))).about

    assert whose("Palm Guard", "Palm Movement") == "self"
    assert whose("Palm Movement", "Palm Guard") == "self"
    assert whose("Plain Front", "Palm Guard") == "other"
    assert whose("Tents Council", "Plain Front") == "side"
    assert stake(replace(told("Plain Front"), proposition=about("accepted", "Plain Front"))).about == "self"
    assert stake(told("Plain Front")).about is None


def test_bundled_packs_are_read_the_same_way() -> None:
    knowledge = load_knowledge(("sample",))
    sides = ("Palm Movement", "Plain Front")
    found = interest_of(told("Marwan al-Nakhlawi"), sides, (), (), (), knowledge, "2019-01-01")
    assert found == "party"
    assert interest_of(told("Valley Elders Committee", "mediator"), sides, (), (), (), knowledge) == "mediator"
    assert interest_of(told("Republic of the Oases"), sides, (), (), (), knowledge) == "third_party"


def test_every_state_named_as_an_owner_is_an_actor_of_the_packs() -> None:
    lines = Allegiances.of(load_knowledge(("sample",))).on("2019-01-01")
    owned = [
        entry
        for found in lines.allegiances.entries.values()
        for entry in found
        if entry.table == "outlet" and " of " in entry.get("owner", "")
    ]
    assert len(owned) > 20
    assert not [entry.data["name"] for entry in owned if lines.kin(entry.data["name"]) == {entry.data["name"]}]
    assert lines.tie("Saudi Press Agency", "Saudi Arabia") == "ally"
