"""Whom a definite noun stands for, and where it stands for nobody."""

from collections.abc import Callable

import pytest

from hudna.types import Name, Reading

Read = Callable[..., Reading]


def _last(reading: Reading, word: str) -> str | None:
    """The entry of the last name that is written with these words; "nobody" where none is."""
    found = [m.entry for m in reading.mentions if isinstance(m, Name) and m.text == word]
    return found[-1] if found else "nobody"


@pytest.mark.parametrize(
    ("text", "word", "entry"),
    [
        ("قصف الجيش أطراف خان يونس. وقال سكان في مدينة غزة إن الطريق مغلق.", "الجيش", "world/israel"),
        ("أصيب شاب برصاص الاحتلال في نابلس وجنين.", "الاحتلال", "world/israel"),
        ("انتشر الجيش في طرابلس وصيدا وبعلبك.", "الجيش", "palestine_lebanon/lebanese_army"),
        ("قالت المقاومة في خان يونس إن الطريق مغلق. وعاد الهدوء إلى مدينة غزة.", "المقاومة", "palestine_lebanon/palestinian_factions"),
        ("وصل الجيش إلى تعز ولحج وعدن.", "الجيش", "yemen/gov_yemen"),
    ],
    ids=["Gaza", "the occupation", "Lebanon", "the resistance", "Yemen"],
)  # fmt: skip
def test_places_say_whose_army_it_is(read_all: Read, text: str, word: str, entry: str) -> None:
    assert _last(read_all(text), word) == entry


def test_a_state_that_is_named_in_passing_is_not_meant(read_all: Read) -> None:
    text = "استبعدت فرنسا تدخلا في ليبيا. وشهدت سرت ومصراتة وبنغازي هدوءا، وقال وزير في الحكومة إن الطريق سالك."
    assert _last(read_all(text), "الحكومة") == "nobody"


def test_a_body_named_right_before_is_meant_wherever_the_report_plays(read_all: Read) -> None:
    text = (
        "انسحبت قوات النظام السوري من حلب وحماة وحمص. وقالت القوات التركية إن الطريق سالك، وأضاف الجيش أن الجسر سليم."
    )
    assert _last(read_all(text, "2016-05-01"), "الجيش") == "world/turkey"


def test_who_is_named_with_the_same_word_comes_first(read_all: Read) -> None:
    text = "قال الجيش اللبناني إن الطريق سالك. وردت إسرائيل على ذلك. وأضاف الجيش أن الجسر سليم."
    assert _last(read_all(text), "الجيش") == "palestine_lebanon/lebanese_army"


def test_a_title_is_read_by_the_names_of_the_report(read_all: Read) -> None:
    text = "الجيش يفتح الطريق\nقال الجيش السوداني إن الطريق إلى الخرطوم سالك."
    first = next(m for m in read_all(text).mentions if isinstance(m, Name))
    assert (first.text, first.entry) == ("الجيش", "sudan/saf")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("وصلت قوات النظام السوري إلى حلب. ويشهد النظام الاقتصادي العالمي تراجعا.", "النظام"),
        ("قالت الحكومة العراقية في بغداد إن الطريق سالك. وشكلت الحكومة المحلية لجنة.", "الحكومة"),
        ("تحدثت حركة حماس عن ذلك. وعادت الحركة السياحية إلى غزة.", "الحركة"),
        ("وصلت قوات النظام السوري إلى حلب. وبحثت الدول السياسة الخارجية.", "الخارجية"),
        ("سيطرت قوات صالح على صنعاء. وتقدمت القوات الموالية للحكومة.", "القوات"),
        ("وصلت الشرطة الاتحادية إلى بغداد. وأقيم المركز الثقافي قرب الجسر.", "المركز"),
    ],
    ids=["order", "local", "traffic", "adjective", "loyal to others", "centre"],
)
def test_an_adjective_makes_it_another(read_all: Read, text: str, word: str) -> None:
    assert _last(read_all(text), word) == "nobody"


@pytest.mark.parametrize("adjective", ["الدموي", "الانفصالي"])
def test_what_only_judges_makes_no_other(read_all: Read, adjective: str) -> None:
    text = f"تبنى تنظيم داعش الهجوم. وانسحب التنظيم {adjective} من القرية."
    assert _last(read_all(text), "التنظيم") == "world/islamic_state"


def test_who_is_hit_is_no_adjective(read_all: Read) -> None:
    text = "قال الجيش اللبناني إن الطريق سالك. واعتقل الجيش القيادي سالم الزيتوني في بيروت."
    assert _last(read_all(text), "الجيش") == "palestine_lebanon/lebanese_army"


@pytest.mark.parametrize("words", ["الحكومة المؤقتة", "المعارضة المسلحة", "الحكومة المعترف بها دوليا"])
def test_a_name_that_any_state_may_bear_is_nobodys_elsewhere(read_all: Read, words: str) -> None:
    text = f"قالت {words} إن الطريق سالك. وعاد الهدوء إلى تونس العاصمة وصفاقس والقيروان. ورحب الجيش التونسي والشرطة التونسية بذلك."
    assert _last(read_all(text), words) == "nobody"


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("قصفت قوات الاحتلال التركي القرية.", "world/turkey"),
        ("قالت الحكومة المؤقتة التونسية إن الطريق سالك.", "world/tunisia"),
        ("اعتقلت قوات الاحتلال الفلسطيني سالم الزيتوني في نابلس.", "world/israel"),
    ],
)
def test_the_adjective_of_another_state_makes_it_that_states(read_all: Read, text: str, entry: str) -> None:
    assert next(m.entry for m in read_all(text).mentions if isinstance(m, Name)) == entry


def test_the_police_are_nobodys_until_named(read_all: Read) -> None:
    assert _last(read_all("قالت الشرطة في بغداد والموصل إن الطريق سالك."), "الشرطة") == "nobody"
