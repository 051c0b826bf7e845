"""Which items and which names are the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.evals.matching import likeness, paired, same_stretch, spare
from hudna.evals.names import Names
from hudna.types import Span

spans = st.builds(lambda a, n: Span(a, a + n), st.integers(0, 300), st.integers(1, 300))


@given(spans, spans)
def test_likeness_is_mutual_and_bounded(one: Span, other: Span) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, one) == 1
    assert same_stretch(one, other) == same_stretch(other, one)
    assert same_stretch(one, one)


@given(st.lists(spans, max_size=8), st.lists(spans, max_size=8))
def test_each_item_is_matched_at_most_once(some: list[Span], others: list[Span]) -> None:
    match = paired(some, others, likeness)
    assert len(set(match.values())) == len(match)
    assert all(likeness(some[at], others[other]) > 0 for at, other in match.items())
    assert len(spare(others, match)) == len(others) - len(match)


def test_the_most_alike_are_matched_first() -> None:
    assert paired([Span(0, 10), Span(5, 15)], [Span(5, 15)], likeness) == {1: 0}


def test_a_page_is_not_the_content_that_it_holds() -> None:
    assert same_stretch(Span(0, 20), Span(0, 70))
    assert not same_stretch(Span(0, 20), Span(0, 600))
    assert not same_stretch(Span(0, 20), Span(15, 35))
    assert not same_stretch(None, Span(0, 1))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Al-Mayadin", "al Mayadin", True),
        ("Deir ez-Zor", "Deir ez Zor", True),
        ("Sa'dah", "Saʿdah", True),
        ("Syrian Government (Assad)", "Syrian Government (transitional)", False),
        ("Hodeidah", "Al-Hudaydah", False),
        ("", "", False),
        ("The", "the", True),
        ("قسد", "قسد", True),
    ],
)
def test_names_are_alike_without_case_accents_and_articles(one: str, other: str, same: bool) -> None:
    assert Names().same(one, other) is same


def test_a_file_of_names_puts_names_together() -> None:
    names = Names({"Hodeidah": ["Al-Hudaydah", "Hudaida"], "Syria": ["Damascus"], "Syrian army": ["Damascus"]})
    assert names.same("Al Hudaydah", "Hudaida")
    assert names.same("Damascus", "Syria")
    assert not names.same("Syria", "Syrian army")


def test_the_most_precise_part_of_a_place_must_agree() -> None:
    names = Names()
    assert names.same_place("Maryan, Idlib, Syria", "Maryan")
    assert names.same_place("Maryan", "Maryan (Idlib), Syria")
    assert names.same_place("Ras al-Ayn and Tell Abyad", "Tell Abyad, Raqqa")
    assert not names.same_place("Maryan, Idlib, Syria", "Idlib, Syria")
