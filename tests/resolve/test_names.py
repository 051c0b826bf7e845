"""Which entry a name stands for."""

from collections.abc import Callable

import pytest

from hudna.types import Name, Reading

Read = Callable[..., Reading]


def _names(reading: Reading) -> list[tuple[str, str | None]]:
    return [(m.text, m.entry) for m in reading.mentions if isinstance(m, Name)]


@pytest.mark.parametrize(
    ("published", "entry"),
    [("2012-03-01", "syria/gov_assad"), ("2025-06-01", "syria/gov_transitional")],
)
def test_an_alias_of_two_stands_for_the_one_of_its_day(read_all: Read, published: str, entry: str) -> None:
    assert _names(read_all("قالت الحكومة السورية إن الطريق سالك.", published)) == [("الحكومة السورية", entry)]


@pytest.mark.parametrize(
    ("opening", "entry"),
    [
        ("قال الجيش السوداني إن الجسر سليم.", "sudan/saf"),
        ("وصلت القافلة إلى الخرطوم وأم درمان.", "sudan/saf"),
    ],
)
def test_the_army_is_that_of_the_report(read_all: Read, opening: str, entry: str) -> None:
    assert _names(read_all(f"{opening} وأضاف الجيش أن الطريق سالك."))[-1] == ("الجيش", entry)


def test_the_army_of_no_report_is_nobodys(read_all: Read) -> None:
    assert _names(read_all("قال الجيش إن الطريق سالك.")) == []


def test_a_nominal_stands_for_the_last_one_named(read_all: Read) -> None:
    text = "قالت جماعة الحوثي إن الميناء مفتوح. وذكرت الجماعة أن السفن وصلت."
    [first, again] = [m for m in read_all(text).mentions if isinstance(m, Name)]
    assert (first.anaphor, again.anaphor) == (False, True)
    assert first.entry == again.entry


def test_a_nominal_of_two_is_the_one_named_last(read_sample: Read) -> None:
    text = "قالت جبهة السهل ذلك. وقالت حركة النخيل هذا. وأضافت الحركة أن الطريق سالك. ثم ردت الجبهة."
    assert _names(read_sample(text))[2:] == [("الحركة", "sample/palm_movement"), ("الجبهة", "sample/plain_front")]


def test_both_sides_are_the_pair_named_before(read_sample: Read) -> None:
    text = "جرت محادثات بين حركة النخيل وجبهة السهل. واتفق الطرفان على فتح السوق."
    both = [m for m in read_sample(text).mentions if isinstance(m, Name)][-1]
    assert (both.members, both.generic) == (("Palm Movement", "Plain Front"), False)


def test_both_sides_of_nobody_stay_unresolved(read_sample: Read) -> None:
    [both] = [m for m in read_sample("اتفق الطرفان على فتح السوق.").mentions if isinstance(m, Name)]
    assert (both.members, both.generic, both.entry, both.name) == ((), True, None, "both sides")


def test_an_outlet_that_is_also_a_word(read_all: Read) -> None:
    assert _names(read_all("عادت المدن إلى هدوئها.")) == []
    assert [entry for _text, entry in _names(read_all('وقال مصدر لـ"المدن" إن الطريق سالك.'))][-1] == "syria/modon"


def test_a_surname_is_the_person_named_before(read_sample: Read) -> None:
    names = _names(read_sample("وصل مروان النخلاوي. ثم ذهب النخلاوي إلى بيته."))
    assert names == [("مروان النخلاوي", "sample/nakhlawi"), ("النخلاوي", "sample/nakhlawi")]


def test_a_person_of_no_pack_keeps_his_own_words(read_sample: Read) -> None:
    text = "قال مدير المشفى سالم الزيتوني إن الدواء متوفر. وأضاف الزيتوني أن الماء عاد."
    first, again = [m for m in read_sample(text).mentions if isinstance(m, Name) and m.kind == "person"]
    assert (first.name, first.entry, again.name, again.anaphor) == ("سالم الزيتوني", None, "سالم الزيتوني", True)


@pytest.mark.parametrize(("text", "state"), [("طال الحي قصف روسي.", "Russia"), ("وصل الفرنسيون إلى القرية.", "France")])
def test_a_nationality_is_a_group_named_after_its_state(read_sample: Read, text: str, state: str) -> None:
    [group] = [m for m in read_sample(text).mentions if isinstance(m, Name)]
    assert (group.kind, group.name) == ("group", state)


def test_a_family_name_that_is_also_a_nationality(read_sample: Read) -> None:
    text = "قال مدير المشفى سالم السوداني إن الدواء متوفر. وأضاف السوداني أن الماء عاد."
    assert [m.kind for m in read_sample(text).mentions if isinstance(m, Name)] == ["person", "person"]


def test_a_body_of_state_stands_for_its_state(read_sample: Read) -> None:
    [body] = [m for m in read_sample("رفضت الشرطة الفرنسية العرض.").mentions if isinstance(m, Name)]
    assert (body.kind, body.name) == ("organisation", "France")


def test_residents_are_no_party(read_sample: Read) -> None:
    [residents] = [m for m in read_sample("وقال سكان إن الماء عاد.").mentions if isinstance(m, Name)]
    assert (residents.generic, residents.entry) == (True, None)


def test_a_derogatory_alias_is_marked(read_all: Read) -> None:
    [name] = [m for m in read_all("وصل الدواعش إلى القرية.").mentions if isinstance(m, Name)]
    assert name.naming == "derogatory"
    [plain] = [m for m in read_all("وصل تنظيم الدولة الإسلامية إلى القرية.").mentions if isinstance(m, Name)]
    assert (plain.naming, plain.entry) == ("neutral", name.entry)


def _persons(reading: Reading) -> list[tuple[str, str]]:
    return [(m.text, m.name) for m in reading.mentions if isinstance(m, Name) and m.kind == "person"]


@pytest.mark.parametrize("letter", ["", "و", "ل"])
def test_a_surname_of_two_words_is_one_name(read_sample: Read, letter: str) -> None:
    text = f"قال القائد سالم أبو ريشة إن الجسر مفتوح. ووصل الماء {letter}أبو ريشة. وسقطت ريشة على الأرض."
    assert _persons(read_sample(text)) == [("سالم أبو ريشة", "سالم أبو ريشة"), ("أبو ريشة", "سالم أبو ريشة")]


def test_a_title_and_a_surname_before_the_full_name(read_sample: Read) -> None:
    text = "قال الوزير الزيتوني إن الجسر مفتوح. وأضاف سالم الزيتوني أن الماء عاد."
    assert _persons(read_sample(text)) == [("الزيتوني", "سالم الزيتوني"), ("سالم الزيتوني", "سالم الزيتوني")]


def test_a_title_and_a_surname_without_a_full_name(read_all: Read) -> None:
    text = "وقال اللواء حفتر إن الطريق إلى سرت ومصراتة سالك."
    assert [m.entry for m in read_all(text, "2019-05-01").mentions if isinstance(m, Name)] == ["libya/haftar"]
    assert _persons(read_all("وقال اللواء حفتر إن الطريق إلى تعز ولحج سالك.", "2019-05-01")) == []


def test_of_two_of_one_family_nobody_is_meant_where_both_were_just_named(read_sample: Read) -> None:
    text = "قالت المتحدثة ليلى الزيتوني إن الجسر مفتوح. وقال المدير سالم الزيتوني إن الماء عاد. وقال الزيتوني إن الطريق سالك."
    assert _persons(read_sample(text))[-1] == ("الزيتوني", "الزيتوني")


def test_of_two_of_one_family_the_one_spoken_of_is_meant(read_sample: Read) -> None:
    text = (
        "قالت المتحدثة ليلى الزيتوني إن الجسر مفتوح. وعاد الماء. وعاد الدواء. وعاد الخبز. "
        "وقال المدير سالم الزيتوني إن المشفى مفتوح. وقال الزيتوني إن الطريق سالك."
    )
    assert _persons(read_sample(text))[-1] == ("الزيتوني", "سالم الزيتوني")


def test_a_body_ends_no_persons_name(read_all: Read) -> None:
    text = "أكدت مصادر نجاح المقاومة الشعبية في لحج. وقالت المقاومة إن الطريق سالك."
    assert _persons(read_all(text)) == []
    assert _names(read_all(text))[-1] == ("المقاومة", "yemen/pop_resistance")
