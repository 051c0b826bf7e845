"""The page ties tokens, sentences and the characters of the report together."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hudna.packs.knowledge import load_knowledge
from hudna.text.page import Page, read_page
from hudna.types import Report

TEXT = "أعلنت اللجنة هُدنةً.\n\nولم يعلق أحد"


def _page(text: str) -> Page:
    return read_page(Report("invented", text), load_knowledge().layout)


def test_spans_carry_their_words() -> None:
    page = _page(TEXT)
    assert page.span_of(2, 3).text == "هُدنةً"
    assert page.span(0, 5).text == "أعلنت"


def test_a_token_is_found_by_any_of_its_characters() -> None:
    page = _page("نعم ثم لا")
    assert [page.token_at(offset) for offset in range(10)] == [0, 0, 0, 1, 1, 1, 2, 2, 2, 3]


def test_tokens_of_a_stretch_include_cut_ones() -> None:
    assert _page("نعم ثم لا").tokens_in(2, 5) == (0, 2)


def test_a_break_belongs_to_no_sentence() -> None:
    page = _page(TEXT)
    breaks = [at for at, token in enumerate(page.tokens) if token.kind == "break"]
    assert breaks
    assert {page.sentence_of(at) for at in breaks} == {-1}
    assert page.sentence_of(10_000) == -1
    assert page.sentence_of(-1) == -1


@given(st.text('هدنة .؟\n"«»()ab1٢،\u200f\u064b' + "©|/>") | st.text())
def test_every_token_but_breaks_is_in_one_sentence(text: str) -> None:
    page = _page(text)
    assert all((page.sentence_of(at) == -1) == (token.kind == "break") for at, token in enumerate(page.tokens))
    assert all(0 <= s.start < s.end <= len(text) and s.first < s.last for s in page.sentences)
    assert all(a.last <= b.first for a, b in pairwise(page.sentences))
