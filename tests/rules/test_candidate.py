"""Stretches that may name something: the first in the list wins a token."""

from hypothesis import given
from hypothesis import strategies as st

from hudna.rules.candidate import Candidate, without_overlaps


def _candidate(first: int, last: int) -> Candidate:
    return Candidate("alias", first, last, first, last)


def test_the_earlier_in_the_list_wins() -> None:
    assert without_overlaps([_candidate(2, 4), _candidate(0, 3), _candidate(4, 5)]) == [
        _candidate(2, 4),
        _candidate(4, 5),
    ]


def test_the_result_is_in_text_order() -> None:
    assert [c.first for c in without_overlaps([_candidate(5, 6), _candidate(0, 1)])] == [0, 5]


ranges = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 5)), max_size=20)


@given(ranges)
def test_no_token_is_taken_twice_and_none_is_left_that_is_free(pairs: list[tuple[int, int]]) -> None:
    given_list = [_candidate(first, first + length) for first, length in pairs]
    kept = without_overlaps(given_list)
    tokens = [at for c in kept for at in range(c.first, c.last)]
    assert len(tokens) == len(set(tokens))
    for candidate in given_list:
        assert not set(tokens).isdisjoint(range(candidate.first, candidate.last))
