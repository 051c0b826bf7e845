"""The passages that two texts have in common: runs of the same folded words.

A single pass in the manner of greedy string tiling (Wise, "String similarity via greedy string tiling and running
Karp-Rabin matching", 1993): from each word the longest run that the other text also has, then on behind it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from hudna.link.shingles import SHINGLE

_PLACES = 8  # of one shingle in the other text: a formula that it repeats a hundred times must not make the work square


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` words that stand at ``a`` in one text and at ``b`` in the other."""

    a: int
    b: int
    length: int


def runs(a: Sequence[str], b: Sequence[str]) -> tuple[Run, ...]:
    """The common runs of at least ``SHINGLE`` words, in the order of ``a``; in ``a`` they do not overlap. Linear."""
    known = _places(b)
    out: list[Run] = []
    at = 0
    while at + SHINGLE <= len(a):
        found = max(
            ((_length(a, b, at, place), -place) for place in known.get(tuple(a[at : at + SHINGLE]), ())),
            default=None,
        )
        if found is None:
            at += 1
            continue
        out.append(Run(at, -found[1], found[0]))
        at += found[0]
    return tuple(out)


def _places(words: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    out: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(words) - SHINGLE + 1):
        places = out.setdefault(tuple(words[at : at + SHINGLE]), [])
        if len(places) < _PLACES:
            places.append(at)
    return out


def _length(a: Sequence[str], b: Sequence[str], at: int, place: int) -> int:
    length = SHINGLE
    while at + length < len(a) and place + length < len(b) and a[at + length] == b[place + length]:
        length += 1
    return length


def covered(spans: Sequence[tuple[int, int]], size: int) -> list[bool]:
    """For each of ``size`` words whether one of the ranges ``[first, last)`` holds it."""
    out = [False] * size
    for first, last in spans:
        out[first:last] = [True] * (last - first)
    return out
