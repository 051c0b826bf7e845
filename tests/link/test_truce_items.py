"""Items of readings of invented reports, read with the sample pack."""

from datetime import date

import pytest

from hudna.link.truces import items_of, link_truces
from hudna.packs.knowledge import Knowledge, load_knowledge
from hudna.pipeline import analyze
from hudna.types import Report, TruceItem


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge(None)


def read(
    text: str, knowledge: Knowledge, published: str | None = "2016-04-12", name: str = "r"
) -> tuple[TruceItem, ...]:
    """The items of an invented report."""
    day = date.fromisoformat(published) if published else None
    return items_of(analyze(Report(name, text, day), knowledge), knowledge)


def test_an_item_has_the_sides_and_the_land(knowledge: Knowledge) -> None:
    """Invented."""
    (item,) = read("أعلن الحوثيون والحكومة اليمنية هدنة في اليمن تبدأ في 10 نيسان 2016 لمدة خمسة أيام.", knowledge)
    assert item.id == "r#0"
    assert item.parties == ("Government of Yemen", "Houthis")
    assert {"yemen/0/0", "yemen/0/1"} <= set(item.camps)
    assert item.lands == ("YE",)
    assert item.conflict == "yemen"
    assert item.start == "2016-04-10"
    assert (item.earliest, item.latest) == ("2016-04-12", "2016-04-12")


def test_a_name_for_two_parties_is_folded_to_both(knowledge: Knowledge) -> None:
    """Invented."""
    (item,) = read("وافق المجلس الرئاسي اليمني والحوثيون على هدنة في اليمن.", knowledge, "2023-04-12")
    assert "Government of Yemen" in item.parties


@pytest.mark.parametrize(
    ("words", "past", "new", "several"),
    [
        ("خرق الحوثيون الهدنة السابقة مع الحكومة اليمنية في اليمن.", True, False, False),
        ("أعلن الحوثيون والحكومة اليمنية هدنة جديدة في اليمن.", False, True, False),
        ("خرق الحوثيون الهدنة في الشهر الماضي مع الحكومة اليمنية في اليمن.", False, False, False),
        ("خرق الحوثيون كل هدنة مع الحكومة اليمنية في اليمن.", False, False, True),
    ],
)
def test_words_behind_tell_rounds_apart(words: str, past: bool, new: bool, several: bool, knowledge: Knowledge) -> None:
    """Invented."""
    (item,) = read(words, knowledge)
    assert (item.past, item.new, item.several) == (past, new, several)


def test_a_report_without_a_day_is_bounded_by_its_speakers_and_dates(knowledge: Knowledge) -> None:
    """Invented. Who speaks in an office held it; what has a date was mostly past."""
    text = "قال رئيس مجلس القيادة الرئاسي رشاد العليمي إن الهدنة مع الحوثيين في اليمن مستمرة."
    (item,) = read(text, knowledge, None)
    assert item.published is None
    assert item.earliest is not None
    assert item.earliest >= "2022-01"
    (dated,) = read("قصف الحوثيون القرية في 3 أيار 2019 رغم الهدنة مع الحكومة اليمنية في اليمن.", knowledge, None)
    assert dated.earliest is not None
    assert dated.earliest.startswith("2019")


@pytest.mark.parametrize(
    ("text", "nationwide"),
    [
        ("أعلن الحوثيون والحكومة اليمنية هدنة في مدينة صعدة شمال اليمن.", False),
        ("أعلن الحوثيون والحكومة اليمنية هدنة في صعدة تبدأ غدا.", False),
        ("أعلن الحوثيون والحكومة اليمنية هدنة في اليمن، وتبدأ اللجان عملها في صعدة.", True),
        ("أعلن الحوثيون والحكومة اليمنية هدنة في اليمن.", True),
        ("وصل الوفد إلى عدن ظهرا. وأعلن الحوثيون والحكومة اليمنية هدنة في اليمن.", True),
    ],
)
def test_a_truce_is_local_where_its_words_say_so(text: str, nationwide: bool, knowledge: Knowledge) -> None:
    """Invented."""
    (item,) = read(text, knowledge)
    assert item.nationwide is nationwide


def test_from_texts_to_one_truce(knowledge: Knowledge) -> None:
    """Invented."""
    first = read(
        "أعلن الحوثيون والحكومة اليمنية هدنة في اليمن تبدأ في 10 نيسان 2016 لمدة خمسة أيام.", knowledge, name="a"
    )
    second = read("اتهمت الحكومة اليمنية الحوثيين بخرق الهدنة في اليمن. وقال مسؤول إن الهدنة هشة.", knowledge, name="b")
    (group,) = link_truces([*first, *second]).groups
    assert group.reports == ("a", "b")
    assert group.id.startswith("yemen-2016-04-10-")
