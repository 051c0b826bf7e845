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


def test_where_nothing_decides_there_is_no_point(read_all: Read) -> None:
    place = _first(read_all("وصلت القافلة إلى طرابلس."))
    assert (place.entry, place.country, place.lat, place.lon, place.uncertainty_km) == (None,) * 5
    assert place.name == "Tripoli"
    assert len(place.candidates) == 2


@pytest.mark.parametrize(
    ("text", "governorate"),
    [
        ("عاد الهدوء إلى بلدة الحميدية بريف القنيطرة.", "Quneitra"),
        ("عاد الهدوء إلى بلدة الحميدية في محافظة طرطوس.", "Tartus"),
    ],
)
def test_the_governorate_narrows_a_namesake(read_all: Read, text: str, governorate: str) -> None:
    place = _first(read_all(text))
    assert (place.country, place.admin1) == ("SY", governorate)


def test_a_place_that_is_said_to_lie_elsewhere_is_another(read_all: Read) -> None:
    place = _first(read_all("سقطت قذيفة على قرية عين عيسى بريف اللاذقية الشمالي."))
    assert (place.entry, place.lat, place.country) == (None, None, "SY")
    assert place.candidates == ("geonames/172134",)  # the town in Raqqa


def test_a_town_of_the_next_governorate_does_not_lie_in_the_city_that_is_named(read_all: Read) -> None:
    """Homs reaches to the desert as a governorate; al-Hamidiyah on the coast is all the same in another."""
    place = _first(read_all("وقع قصف على الحميدية في حمص."))
    assert place.admin1 != "Tartus"


def test_a_lesser_place_of_a_land_that_nothing_speaks_of_is_not_taken(read_all: Read) -> None:
    report = read_all("سقطت قذائف على مأرب وصنعاء وتعز والحديدة في اليمن. وقالت الجماعة إن صاروخ خيبر أصاب هدفه.")
    assert [m.country for m in report.mentions if isinstance(m, Place)] == ["YE"] * 5
    place = next(m for m in read_all("عاد الهدوء إلى مأرب وصنعاء وتعز وإلى بلدة خيبر.").mentions if m.text == "خيبر")
    assert isinstance(place, Place)
    assert (place.entry, place.lat, place.candidates) == (None, None, ("geonames/104979",))


def test_a_land_is_read_before_its_capital_unless_the_capital_is_named(read_all: Read) -> None:
    assert _first(read_all("عاد الهدوء إلى الجزائر.")).precision == "country"
    assert _first(read_all("عاد الهدوء إلى مدينة الجزائر.")).precision == "city"


def test_a_capital_is_meant_where_its_lesser_namesake_is_not_singled_out(read_all: Read) -> None:
    capital = _first(read_all("قال مصدر في الدوحة إن الوفد عاد، ولم تعلق رام الله والخليل وجنين."))
    assert capital.country == "QA"
    assert _first(read_all("دهمت القوات بلدة الدوحة قرب بيت لحم.")).country == "PS"


def test_the_countryside_of_a_city_is_no_city_and_wide(read_all: Read) -> None:
    city = _first(read_all("عم الهدوء حمص."))
    area = _first(read_all("عم الهدوء ريف حمص الشمالي."))
    assert (city.precision, area.precision) == ("city", "region")
    assert (area.lat, area.lon) == (city.lat, city.lon)
    assert (area.uncertainty_km or 0) > 5 * (city.uncertainty_km or 0)


@pytest.mark.parametrize(("outlet", "country"), [("LANA", "LY"), ("lana", "LY"), ("Valley Post", None)])
def test_the_outlet_speaks_for_its_country(read_all: Read, outlet: str, country: str | None) -> None:
    assert _first(read_all("وصلت القافلة إلى طرابلس.", outlet=outlet)).country == country


def test_a_land_of_a_conflict_comes_before_a_larger_namesake_elsewhere(read_all: Read) -> None:
    assert _first(read_all("سقطت قذيفة على القنيطرة.")).country == "SY"


def _named(reading: Reading) -> set[str]:
    return {mention.name for mention in reading.mentions if isinstance(mention, Place)}


@pytest.mark.parametrize("spot", ["جولة كنتاكي", "شارع فلسطين", "مستشفى الكويت", "ميدان الجزائر"])
def test_what_is_called_after_a_place_abroad_is_not_there(read_all: Read, spot: str) -> None:
    found = _named(read_all(f"سمع دوي قرب {spot} في تعز، وفر سكان من إب إلى صنعاء في اليمن."))
    assert {"Taiz", "Sanaa"} <= found
    assert not found & {"Kentucky", "Palestine", "Kuwait", "Algeria", "Kuwait City", "Algiers"}


def test_a_round_of_talks_is_held_where_it_is_named_after(read_all: Read) -> None:
    assert "Geneva" in _named(read_all("بدأت جولة جنيف بعد عودة الوفد من صنعاء وتعز في اليمن."))


def test_a_street_of_its_own_country_keeps_the_place(read_all: Read) -> None:
    assert "Taiz" in _named(read_all("تجمع الناس في شارع تعز وسط صنعاء، ثم في عدن وإب في اليمن."))


def test_a_truce_does_not_hold_where_its_report_was_written(read_all: Read) -> None:
    text = "جدة - أعلن التحالف العربي هدنة مع الحوثيين في تعز لأسبوع."
    [truce] = read_all(text, "2016-04-02").truces
    assert "Jeddah" not in truce.places
    assert "Saudi Arabia" not in truce.places
