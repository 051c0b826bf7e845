"""The one-sentence answer."""

from dataclasses import replace

import pytest

from hudna.export.answer import answer
from hudna.export.labels import Lang, day
from hudna.export.lengths import truce_length
from hudna.types import Duration, Place, Reading, Span, Truce


def test_a_contested_truce_in_english(contested: Reading) -> None:
    assert answer(contested) == (
        "Contested: a truce between the Palm Movement and the Plain Front in Oak Valley from 28 Nov 2017 for one month "
        "(extendable), by tribal mediation; asserted by the Palm Movement; denied by Dirgham al-Ali; "
        "Merryland declined to comment."
    )


def test_a_contested_truce_in_arabic(contested: Reading) -> None:
    assert answer(contested, "ar") == (
        "موضع خلاف: هدنة بين حركة النخيل وجبهة السهل في وادي السنديان من 28 تشرين الثاني/نوفمبر 2017 لمدة شهر "
        "(قابلة للتمديد)، بوساطة عشائرية؛ بتأكيد من حركة النخيل؛ بنفي من ضرغام العلي؛ بلا تعليق من ميريلاند."
    )


def test_no_truce(no_truce: Reading) -> None:
    assert answer(no_truce) == "No truce is reported."
    assert answer(no_truce, "ar") == "لا يذكر التقرير أي هدنة."


def test_a_figurative_truce(figurative: Reading) -> None:
    assert answer(figurative) == "The word truce is used figuratively; no armed truce is reported."
    assert "مجازًا" in answer(figurative, "ar")


def test_a_truce_that_cannot_be_told(no_truce: Reading) -> None:
    assert "does not say enough" in answer(replace(no_truce, about_truce="yes"))


def test_two_truces_are_two(contested: Reading) -> None:
    second = Truce(kind="de_facto_halt", status="in_force")
    said = answer(replace(contested, truces=(*contested.truces, second)))
    assert said.endswith("; also: in force: a halt in the fighting between parties that are not named.")


def test_further_truces_are_counted(contested: Reading) -> None:
    assert "; and 2 more truces." in answer(replace(contested, truces=contested.truces * 5))


def test_a_long_list_of_voices_is_cut(contested: Reading) -> None:
    many = tuple(replace(contested.claims[1], id=n, source_name=f"Speaker {n}") for n in range(6))
    said = answer(replace(contested, claims=many))
    assert "denied by Speaker 0, Speaker 1, Speaker 2 and 3 others" in said


def test_the_outlet_speaks_in_its_own_voice(contested: Reading) -> None:
    own = replace(contested.claims[0], source=None, source_name=None, cue=None)
    assert "asserted by Valley Post in its own voice" in answer(replace(contested, claims=(own,)))
    assert "asserted by the report itself" in answer(replace(contested, claims=(own,), outlet=None))


def test_an_end_without_a_length(contested: Reading) -> None:
    truce = replace(contested.truces[0], duration_days=None, extendable=None)
    assert "from 28 Nov 2017 to 28 Dec 2017" in answer(replace(contested, truces=(truce,)))


@pytest.mark.parametrize(
    ("iso", "days", "english", "arabic"),
    [
        ("P1M", 30.0, "one month", "شهر"),
        ("P2W", 14.0, "two weeks", "أسبوعين"),
        ("PT72H", 3.0, "72 hours", "72 ساعة"),
        ("P3D", 3.0, "three days", "3 أيام"),
        ("P11D", 11.0, "11 days", "11 يومًا"),
        ("P100D", 100.0, "100 days", "100 يوم"),
        ("P1Y", 365.0, "one year", "سنة"),
        (None, 0.5, "12 hours", "12 ساعة"),
    ],
)
def test_lengths_keep_the_unit_of_the_text(
    contested: Reading, iso: str | None, days: float, english: str, arabic: str
) -> None:
    mention = Duration(start=0, end=1, iso=iso, days_min=days, days_max=days)
    reading = replace(contested, mentions=(mention,), truces=(replace(contested.truces[0], duration_days=days),))
    assert f" for {english} " in answer(reading)
    assert f" لمدة {arabic} " in answer(reading, "ar")


def test_an_unknown_length_has_no_words(contested: Reading) -> None:
    assert truce_length(Truce(), contested, "en", {}) is None


@pytest.mark.parametrize(
    ("lang", "iso", "shown"),
    [
        ("en", "2017-11-28", "28 Nov 2017"),
        ("en", "2017-11", "Nov 2017"),
        ("ar", "2017", "2017"),
        ("ar", "2024-08-20", "20 آب/أغسطس 2024"),
    ],
)
def test_days_in_words(lang: Lang, iso: str, shown: str) -> None:
    assert day(iso, lang) == shown


def test_a_source_that_speaks_for_two_is_two_names(contested: Reading) -> None:
    both = replace(contested.claims[1], source_name="Palm Movement + Plain Front")
    assert "denied by the Palm Movement and the Plain Front" in answer(replace(contested, claims=(both,)))


def test_an_arabic_source_leaves_the_accusative(contested: Reading) -> None:
    source = Span(0, 12, "مصدراً مطلعاً")
    claim = replace(contested.claims[0], source=source, source_name="informed source")
    assert "بتأكيد من مصدر مطلع" in answer(replace(contested, claims=(claim,)), "ar")


def test_an_arabic_and_stands_apart_from_latin(contested: Reading) -> None:
    own = replace(contested.claims[0], source=None, source_name=None, cue=None)
    assert "من حركة النخيل و Valley Post" in answer(replace(contested, claims=(contested.claims[0], own)), "ar")


def test_a_source_is_named_once(contested: Reading) -> None:
    again = replace(contested.claims[0], id=9, source=Span(0, 7, "المصدر"))
    reading = replace(contested, claims=(contested.claims[0], again))
    assert "؛ بتأكيد من حركة النخيل." in answer(reading, "ar")


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("accounts affiliated with Palm Movement", "accounts affiliated with Palm Movement"),
        ("residents of the town", "residents of the town"),
        ("several local sources", "several local sources"),
        ("monitors", "monitors"),
        ("official of Plain Front", "an official of Plain Front"),
        ("tribal elder", "a tribal elder"),
    ],
)
def test_many_take_no_article(contested: Reading, source: str, shown: str) -> None:
    claim = replace(contested.claims[0], source_name=source)
    assert f"asserted by {shown}." in answer(replace(contested, claims=(claim,)))


def _in_places(reading: Reading, places: tuple[str, ...], country: str) -> Reading:
    here = Place(start=0, end=1, name="Oak Valley", name_ar="وادي السنديان", country="XA", precision="district")
    whole = Place(start=2, end=3, name="Oakland", name_ar="بلاد السنديان", country=country, precision="country")
    return replace(reading, mentions=(here, whole), truces=(replace(reading.truces[0], places=places),))


@pytest.mark.parametrize("places", [("Oak Valley", "Oakland"), ("Oakland", "Oak Valley")])
def test_a_place_stands_before_its_country(contested: Reading, places: tuple[str, ...]) -> None:
    reading = _in_places(contested, places, "XA")
    assert " in Oak Valley, Oakland from" in answer(reading)
    assert " في وادي السنديان، بلاد السنديان من" in answer(reading, "ar")


def test_another_country_is_a_place_of_its_own(contested: Reading) -> None:
    reading = _in_places(contested, ("Oak Valley", "Oakland"), "XB")
    assert " in Oak Valley and Oakland from" in answer(reading)


def test_a_country_alone_is_a_place(contested: Reading) -> None:
    assert " in Oakland from" in answer(_in_places(contested, ("Oakland",), "XA"))
