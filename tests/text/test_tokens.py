"""Words, numbers, marks and breaks, each with its place in the report."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.text.fold import fold
from hudna.text.tokens import tokenize


def _forms(text: str) -> list[tuple[str, str]]:
    return [(token.form, token.kind) for token in tokenize(fold(text))]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("هدنة اليوم", [("هدنه", "word"), ("اليوم", "word")]),
        ("في ٢٨ آذار", [("في", "word"), ("28", "number"), ("اذار", "word")]),
        ("1,200 عائلة", [("1,200", "number"), ("عايله", "word")]),
        ('لـ"الوادي"', [("ل", "word"), ('"', "mark"), ("الوادي", "word"), ('"', "mark")]),
        ("نعم.\nلا", [("نعم", "word"), (".", "mark"), ("\n", "break"), ("لا", "word")]),
        ("لكن...", [("لكن", "word"), ("...", "mark")]),
        ("11:30", [("11", "number"), (":", "mark"), ("30", "number")]),
        ("M23", [("M", "word"), ("23", "number")]),
    ],
)
def test_tokens(text: str, forms: list[tuple[str, str]]) -> None:
    assert _forms(text) == forms


def test_offsets_are_of_the_report_and_hold_the_marks() -> None:
    text = "هُدنةٌ في الوادي"
    first, second, _ = tokenize(fold(text))
    assert text[first.start : first.end] == "هُدنةٌ"
    assert text[second.start : second.end] == "في"


@given(st.text())
def test_tokens_are_in_order_and_lose_no_letter(text: str) -> None:
    folded = fold(text)
    tokens = tokenize(folded)
    assert all(before.at + len(before.form) <= after.at for before, after in pairwise(tokens))
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    held = sum(len(token.form) for token in tokens)
    assert held == sum(1 for char in folded.text if not char.isspace() or char == "\n")
