"""Folding joins spellings and keeps the way back to the report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.text.fold import fold, fold_key

# Letters, marks, ligatures and digits that the fold treats in a way of its own, and plain ones.
LETTERS = "ابتةهيىكلاأإآٱئؤءـًٌٍَُِّْٰﷲﻻﻷﺔﯽیکگپچژەھ٠١٢۳۴0123 \n\t\u200f\u200e\u2067\u2069\u200c\ufeff\u00a0«»“”‘’.,،؛؟!()[]abcZ\u0301é😀\ud800"


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أحمد", "احمد"),
        ("إلى", "الي"),
        ("آب", "اب"),
        ("مسؤول", "مسوول"),
        ("رئيس", "رييس"),
        ("هدنة", "هدنه"),
        ("على", "علي"),
        ("هـــدنة", "هدنه"),
        ("هُدْنَةٌ", "هدنه"),
        ("ﻫﺪﻧﺔ", "هدنه"),
        ("ﷲ", "الله"),
        ("٢٠١٧", "2017"),
        ("۲۰۱۷", "2017"),
        ("کلمه‌ها", "كلمهها"),
        ("«قول»", '"قول"'),
        ("“قول”", '"قول"'),
        ("‏هدنة‎", "هدنه"),
        ("قول\u00a0آخر", "قول اخر"),
    ],
)
def test_one_spelling_for_many(written: str, folded: str) -> None:
    assert fold(written).text == folded


def test_punctuation_case_and_breaks_stay() -> None:
    assert fold("Al-Modon: «نعم»،\nلا؟").text == 'Al-Modon: "نعم"،\nلا؟'


def test_marks_ride_on_the_letter_before_them() -> None:
    folded = fold("هُدْنَةٌ قائمة")
    assert folded.source(0, 4) == (0, 8)


def test_a_ligature_is_one_character_of_the_report() -> None:
    folded = fold("لا إله إلا ﷲ")
    assert folded.source(len(folded.text) - 4, len(folded.text)) == (11, 12)


def test_a_mark_at_the_start_rides_on_nothing() -> None:
    assert fold("\u200fهدنة").source(0, 1) == (1, 2)


def test_an_empty_stretch_keeps_its_place() -> None:
    folded = fold("ab")
    assert (folded.source(1, 1), folded.source(2, 2)) == ((1, 1), (2, 2))


def test_keys_have_single_spaces() -> None:
    assert fold_key("  اتفاق \u00a0 موادعة ") == "اتفاق موادعه"


@given(st.text(LETTERS) | st.text())
def test_the_map_is_exact(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert folded.length == len(text)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))
    assert list(folded.starts) == sorted(folded.starts)
    assert list(folded.ends) == sorted(folded.ends)


@given(st.text(LETTERS) | st.text(), st.data())
def test_what_the_map_names_folds_to_the_same(text: str, data: st.DataObject) -> None:
    """Round trip: fold, go back to the report, fold again. A stretch that cuts no ligature is itself."""
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.source(start, end)
    assert folded.text[start:end] in fold(text[first:last]).text
    starts = list(folded.starts)
    whole = (start == end) or (
        (start == 0 or starts[start - 1] < starts[start]) and (end == len(starts) or starts[end - 1] < starts[end])
    )
    if whole:
        assert fold(text[first:last]).text == folded.text[start:end]


@given(st.text(LETTERS) | st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once
