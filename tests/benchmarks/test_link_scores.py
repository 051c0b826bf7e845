"""Pairs are counted as if they were listed."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from link_scores import Score, Truth, groups, origin_score, status_score, truce_score

names = st.sampled_from("abcdefgh")
membership = st.dictionaries(names, st.frozensets(st.sampled_from("xyz"), max_size=2))


def truth(truces: dict[str, frozenset[str]], background: dict[str, frozenset[str]] | None = None) -> Truth:
    about: dict[str, set[str]] = {}
    for report, of in truces.items():
        for one in of:
            about.setdefault(one, set()).add(report)
    held = {one: frozenset(reports) for one, reports in about.items()}
    return Truth(tuple("abcdefgh"), truces, truces, background or {}, dict.fromkeys(held, "violated"), {}, held)


@given(membership, membership, membership)
def test_cells_count_as_a_list_of_pairs_would(
    said: dict[str, frozenset[str]], true: dict[str, frozenset[str]], behind: dict[str, frozenset[str]]
) -> None:
    right = wrong = missed = 0
    none: frozenset[str] = frozenset()
    for a, b in combinations("abcdefgh", 2):
        joined = bool(said.get(a, none) & said.get(b, none))
        same = bool(true.get(a, none) & true.get(b, none))
        either = (true.get(a, none) | behind.get(a, none)) & (true.get(b, none) | behind.get(b, none))
        if not same and either:
            continue
        right, wrong, missed = right + (joined and same), wrong + (joined and not same), missed + (same and not joined)
    assert truce_score(said, truth(true, behind)) == Score(right, wrong, missed)


def test_a_wrong_merge_costs_precision_and_a_missed_one_recall() -> None:
    known = truth({one: frozenset("x" if one in "abc" else "y") for one in "abcd"})
    score = origin_score(groups([{"reports": ["a", "b"]}, {"reports": ["c", "d"]}]), known)
    assert (score.right, score.wrong, score.missed) == (1, 1, 2)
    assert score.precision == 0.5
    assert round(score.recall, 3) == 0.333


def test_a_truce_takes_the_status_of_the_line_that_has_most_of_it() -> None:
    known = truth({"a": frozenset("x"), "b": frozenset("x"), "c": frozenset("y")})
    lines = [{"reports": ["a", "b", "d"], "status": "violated"}, {"reports": ["a"], "status": "denied"}]
    score = status_score(lines, known)
    assert (score.right, score.all) == (1, 2)
    assert score.given == {("violated", "violated"): 1, ("violated", None): 1}
