import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.extract.times import find_publication, find_times
from hudna.packs.knowledge import load_knowledge
from hudna.packs.source import ROOT
from hudna.text.page import Page, read_page
from hudna.types import Duration, Report, Time


def _settings(name: str) -> Mapping[str, Any]:
    return tomllib.loads((ROOT / "lang" / "ar" / f"{name}.toml").read_text("utf-8"))


def _page(text: str) -> Page:
    return read_page(Report("test", text), load_knowledge().layout)


_TIMES = [
    (row["published"], text, expected) for row in _settings("times")["example"] for text, expected in row["cases"]
]
_NONE = [text for row in _settings("times")["counterexample"] for text in row["cases"]]
_DURATIONS = [tuple(case) for row in _settings("times")["duration_example"] for case in row["cases"]]
_ANCHOR = date(2021, 3, 3)


def _times(text: str, published: str) -> list[Time]:
    anchor = date.fromisoformat(published) if published else None
    return [found for found in find_times(_page(text), load_knowledge(), anchor) if isinstance(found, Time)]


@pytest.mark.parametrize(("published", "text", "expected"), _TIMES)
def test_the_times_of_the_examples(published: str, text: str, expected: list[list[str]]) -> None:
    found = [[time.text, time.earliest or "", time.latest or ""] for time in _times(text, published)]
    assert found == expected


@pytest.mark.parametrize("text", _NONE)
def test_no_time_in_the_counterexamples(text: str) -> None:
    assert find_times(_page(text), load_knowledge(), _ANCHOR) == ()


@pytest.mark.parametrize("case", _DURATIONS)
def test_the_durations_of_the_examples(case: tuple[Any, ...]) -> None:
    text, stretch, iso, low, high, extendable, open_ended = case
    found = [item for item in find_times(_page(text), load_knowledge(), _ANCHOR) if isinstance(item, Duration)]
    assert [item.text for item in found] == [stretch]
    item = found[0]
    assert (item.iso or "", item.extendable, item.open_ended) == (iso, extendable, open_ended)
    assert (-1 if item.days_min is None else item.days_min, -1 if item.days_max is None else item.days_max) == (
        low,
        high,
    )


def test_a_value_told_from_publication_says_why_it_is_missing() -> None:
    [time] = _times("وقع الهجوم أمس.", "")
    assert (time.earliest, time.unknown) == (None, "no publication date")


def test_a_weekday_that_does_not_fit_its_date_is_noted() -> None:
    [time] = _times("وقع الهجوم الخميس 2021/03/03.", "2021-03-04")
    assert (time.earliest, time.approximate, time.unknown) == (
        "2021-03-03", True, "the weekday does not fit the date",
    )  # fmt: skip


def test_a_date_without_a_year_takes_it_from_the_end_of_its_range() -> None:
    first, second = _times("من 26 نيسان إلى 19 آب 2019 أغلق المعبر.", "")
    assert (first.earliest, second.earliest) == ("2019-04-26", "2019-08-19")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("عاد الوفد بعد يومين من الهدنة.", "told from another event"),
        ("عاد الوفد غداة الهجوم.", "told from another event"),
        ("عاد الوفد في 15 آذار من العام نفسه.", "told from another event"),
        ("يجتمع الوفد كل يوم جمعة.", "told of every one of its kind"),
        ("عاد الوفد في 30 شباط 2020.", "no such day in the calendar"),
    ],
)
def test_a_time_without_a_value_says_why(text: str, why: str) -> None:
    [time] = _times(text, "2021-03-03")
    assert (time.earliest, time.latest, time.unknown) == (None, None, why)


def test_the_following_week_is_that_of_publication_where_nothing_else_is_told() -> None:
    [time] = _times("يعود الوفد في الأسبوع التالي.", "2021-03-03")
    assert (time.earliest, time.latest) == ("2021-03-07", "2021-03-13")


def test_a_hijri_day_is_that_of_its_weekday_where_the_moon_was_sighted_a_day_apart() -> None:
    [near] = _times("وقع الصلح الأربعاء 20 رجب 1442هـ.", "2021-03-04")
    [far] = _times("وقع الصلح الأحد 20 رجب 1442هـ.", "2021-03-04")
    assert (near.earliest, near.approximate, near.unknown) == ("2021-03-03", True, None)
    assert far.unknown == "the weekday does not fit the date"


def test_two_weekdays_of_a_night_hold_no_number() -> None:
    [time] = _times("تبدأ الهدنة منتصف ليل الأحد الاثنين.", "2021-03-04")
    assert (time.earliest, time.latest) == ("2021-03-08", "2021-03-08")


def test_years_that_are_each_told_stay_two() -> None:
    assert [time.text for time in _times("منذ عام 2004 وحتى 2008.", "")] == ["عام 2004", "2008"]


def test_a_year_in_a_footer_is_no_date() -> None:
    assert _times("عاد الهدوء إلى القرية.\n© جميع الحقوق محفوظة 2024", "2021-03-03") == []


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("هدوء في الريف\n\nالأربعاء 2021/3/3\nعاد الناس إلى الحقول.", "2021-03-03", "الأربعاء 2021/3/3"),
        ("هدوء في الريف\nآخر تحديث: 03.03.2021\nعاد الناس إلى الحقول.", "2021-03-03", "03.03.2021"),
        ("دمشق ـ 3 آذار/مارس 2021 ـ عاد الناس إلى الحقول بعد أشهر.", "2021-03-03", "3 آذار/مارس 2021"),
        ("عاد الناس اليوم الأربعاء 3/3/2021 إلى الحقول.", "2021-03-03", "اليوم الأربعاء 3/3/2021"),
        ("A Village PostMarch 3, 2021 · Shared with Public\nعاد الناس إلى الحقول.", "2021-03-03", "March 3, 2021"),
    ],
)
def test_the_day_of_publication_stands_at_the_head(text: str, day: str, words: str) -> None:
    published = find_publication(_page(text), load_knowledge())
    assert published is not None
    assert published.span is not None
    assert (published.date, published.span.text) == (day, words)


@pytest.mark.parametrize(
    "text",
    [
        "عاد الناس إلى الحقول.\n© 2024 جميع الحقوق محفوظة",
        "عاد الناس إلى الحقول أمس.",
        "",
        "هدوء في الريف عام 2021",
        "اندلع الحريق في 3/3/2021 قرب البلدة.",
    ],
)
def test_a_page_that_does_not_state_its_day_has_none(text: str) -> None:
    assert find_publication(_page(text), load_knowledge()) is None


_WORDS = st.sampled_from(
    [
        "الساعة",
        "ليلة",
        "منتصف",
        "الأحد",
        "أمس",
        "قبل",
        "بعد",
        "منذ",
        "يوم",
        "شهر",
        "عام",
        "من",
        "إلى",
        "و",
        "/",
        "-",
        "(",
        ")",
        "31",
        "2",
        "2020",
        "29",
        "شباط",
        "رمضان",
        "1445هـ",
        "آخر",
        "اليوم",
        "أيام",
        "لمدة",
        "11:59",
        "بين",
        "الماضي",
        "المقبل",
        "ألف",
        "نصف",
        "99999",
        "0",
        "الثلاثين",
        "غدا",
        "فجر",
        "ل",
        "،\n",
        "30/02/2021",
        "قابلة",
        "للتمديد",
        "عيد",
        "الفطر",
    ]
)


@given(st.lists(_WORDS, max_size=25), st.sampled_from([None, date(2021, 3, 3), date(1, 1, 1), date(9999, 12, 31)]))
def test_any_row_of_time_words_is_read_within_the_text(words: list[str], anchor: date | None) -> None:
    text = " ".join(words)
    last = 0
    for found in find_times(_page(text), load_knowledge(), anchor):
        assert last <= found.start < found.end <= len(text)
        assert found.text == text[found.start : found.end]
        if isinstance(found, Time):
            assert (found.earliest is None) == (found.latest is None)
            assert found.earliest is None or found.latest is None or found.earliest <= found.latest
            assert found.earliest is not None or found.unknown
        last = found.end
    find_publication(_page(text), load_knowledge())
