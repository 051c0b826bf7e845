"""Truces of before: words that say that a truce is one of the past (الهدنة السابقة, هدنة في السابق, هدنتين فاشلتين)."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

Form = Callable[[int], str]
IsA = Callable[[str, str], bool]

_BACK = 3  # tokens from "it has happened before that" to the verb


def is_former(form: Form, is_a: IsA, last: int) -> bool:
    """Whether the words right after a word of truce, which ends before token ``last``, make it a former one.

    ``form`` gives the folded word at a token, ``is_a`` whether a word is of a closed class.
    """
    after = form(last)
    if is_a(after, "past_rounds") or is_a(after, "failed_rounds"):
        return True
    return is_a(after, "locatives") and is_a(form(last + 1), "former_times")


def of_a_former(form: Form, is_a: IsA, at: tuple[int, int], truces: Sequence[tuple[int, int]]) -> bool:
    """Whether a word at tokens ``at`` is about a former truce: the nearest of ``truces`` (in order) is one while another near
    it is not, or the word itself is told of former times (سبق أن خرقت, خرقت في السابق)."""
    first, last = at
    truces = near(truces, first)
    if not truces:
        return False
    if any(is_a(form(back), "happened_before") for back in range(max(0, first - _BACK), first)):
        return True
    if is_a(form(last), "locatives") and is_a(form(last + 1), "former_times"):
        return True
    former = {truce: is_former(form, is_a, truce[1]) for truce in truces}
    if all(former.values()):
        return False
    return former[min(truces, key=lambda truce: _gap(at, truce))]


def near(truces: Sequence[tuple[int, int]], at: int) -> Sequence[tuple[int, int]]:
    """The few truces on either side of a token, so that a sentence without end costs no more than its length."""
    place = bisect_left(truces, (at, at))
    return truces[max(0, place - _FEW) : place + _FEW]


_FEW = 4


def _gap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(other[0] - one[1], one[0] - other[1], 0)
