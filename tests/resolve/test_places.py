"""Which place a name stands for."""

from collections.abc import Callable

import pytest

from hudna.types import Place, Reading

Read = Callable[..., Reading]


def _first(reading: Reading) -> Place:
    return next(m for m in reading.mentions if isinstance(m, Place))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("وصلت القافلة إلى طرابلس ثم إلى بنغازي ومصراتة.", "LY"),
        ("وصلت القافلة إلى طرابلس ثم إلى بيروت وصيدا.", "LB"),
    ],
)
def test_a_namesake_lies_in_the_country_of_the_report(read_all: Read, text: str, country: str) -> None:
    place = _first(read_all(text))
    assert (place.country, place.candidates) == (country, ())


def test_rivals_stay_listed_where_nothing_decides(read_all: Read) -> None:
    place = _first(read_all("وصلت القافلة إلى طرابلس."))
    assert place.candidates
    assert place.entry not in place.candidates


def test_a_place_has_its_point_and_how_sure_it_is(read_all: Read) -> None:
    place = _first(read_all("وصلت القافلة إلى حلب."))
    assert (place.name, place.country, place.precision) == ("Aleppo", "SY", "city")
    assert place.lat == pytest.approx(36.2, abs=0.1)
    assert place.lon == pytest.approx(37.16, abs=0.1)
    assert place.uncertainty_km is not None
    assert place.uncertainty_km > 0


def test_a_governorate_says_so_by_its_precision_alone(read_all: Read) -> None:
    place = _first(read_all("عم الهدوء محافظة دمشق صباحا."))
    assert (place.name, place.precision) == ("Damascus", "governorate")


def test_the_prefix_of_a_preposition_is_no_part_of_the_name(read_all: Read) -> None:
    assert _first(read_all("عادت القافلة لحلب.")).text == "حلب"
