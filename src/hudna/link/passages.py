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
    grams = _grams(a)
    common = set(grams).intersection(_grams(b))
    known = _places(b, common) if common else {}
    out: list[Run] = []
    beyond = 0
    for at, gram in enumerate(grams):
        if at < beyond or gram not in common:
            continue
        length, place = max((_length(a, b, at, place), -place) for place in known[gram])
        out.append(Run(at, -place, length))
        beyond = at + length
    return tuple(out)


def _grams(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[first:] for first in range(SHINGLE)), strict=False))


def _places(words: Sequence[str], common: set[tuple[str, ...]]) -> dict[tuple[str, ...], list[int]]:
    out: dict[tuple[str, ...], list[int]] = {}
    for at, gram in enumerate(_grams(words)):
        if gram in common:
            places = out.setdefault(gram, [])
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
