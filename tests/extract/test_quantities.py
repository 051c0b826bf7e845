import tomllib
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.extract.quantities import find_quantities
from hudna.extract.times import find_times
from hudna.packs.knowledge import load_knowledge
from hudna.packs.source import ROOT
from hudna.text.page import Page, read_page
from hudna.types import Number, Quantity, Report


def _settings(name: str) -> Mapping[str, Any]:
    return tomllib.loads((ROOT / "lang" / "ar" / f"{name}.toml").read_text("utf-8"))


def _page(text: str) -> Page:
    return read_page(Report("test", text), load_knowledge().layout)


_QUANTITIES = [tuple(case) for row in _settings("numbers")["example"] for case in row["cases"]]
_NUMBERS = [tuple(case) for row in _settings("numbers")["number_example"] for case in row["cases"]]
_NONE = [text for row in _settings("numbers")["counterexample"] for text in row["cases"]]


def _found(text: str) -> tuple[Quantity | Number, ...]:
    here = _page(text)
    return find_quantities(here, load_knowledge(), find_times(here, load_knowledge(), None))


@pytest.mark.parametrize("case", _QUANTITIES)
def test_the_quantities_of_the_examples(case: tuple[Any, ...]) -> None:
    text, stretch, low, high, unit, measure = case
    found = [
        (
            item.text,
            -1 if item.low is None else item.low,
            -1 if item.high is None else item.high,
            item.unit,
            item.measure,
        )
        for item in _found(text)
        if isinstance(item, Quantity)
    ]
    assert (stretch, low, high, unit, measure or None) in found


@pytest.mark.parametrize("case", _NUMBERS)
def test_the_numbers_of_the_examples(case: tuple[str, float]) -> None:
    text, value = case
    assert [(item.low, item.high) for item in _found(text)] == [(value, value)]


@pytest.mark.parametrize("text", _NONE)
def test_no_quantity_in_the_counterexamples(text: str) -> None:
    assert _found(text) == ()


def test_a_number_inside_a_date_or_duration_is_none_again() -> None:
    assert _found("اتفقا في 3 آذار 2021 على هدنة لمدة 72 ساعة.") == ()


def test_one_figure_for_killed_and_wounded_is_one_quantity() -> None:
    [item] = _found("سقط 30 قتيلا وجريحا.")
    assert isinstance(item, Quantity)
    assert (item.low, item.measure) == (30, "killed_or_wounded")


_WORDS = st.sampled_from(
    [
        "10",
        "1,000",
        "1.5",
        "٪",
        "%",
        "مئة",
        "ألف",
        "مليون",
        "ونصف",
        "عشرات",
        "الآلاف",
        "من",
        "أكثر",
        "قتيلا",
        "قتلى",
        "و",
        "وجريحا",
        "إصابة",
        "مدنيين",
        "جنديين",
        "على",
        "الأقل",
        "بين",
        "إلى",
        "(",
        ")",
        "-",
        ".",
        "،",
        "أحد",
        "عشر",
        "فاصلة",
        "إلا",
        "ربع",
        "خسائر",
        "عدة",
        "عدد",
        "كبير",
        "999999999999999999",
        "في",
        "المئة",
    ]
)


@given(st.lists(_WORDS, max_size=25))
def test_any_row_of_number_words_is_read_within_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for item in _found(text):
        assert 0 <= item.start < item.end <= len(text)
        assert item.text == text[item.start : item.end]
        assert item.low is None or item.high is None or item.low <= item.high


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    _found(text)
