"""The passages that two texts have in common: runs of the same folded words.

A single pass in the manner of greedy string tiling (Wise, "String similarity via greedy string tiling and running
Karp-Rabin matching", 1993): from each word the longest run that the other text also has, then on behind it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hudna.link.shingles import SHINGLE

_PLACES = 8  # of one shingle in the other text: a formula that it repeats a hundred times must not make the work square


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` words that stand at ``a`` in one text and at ``b`` in the other."""

    a: int
    b: int
    length: int


@dataclass(frozen=True, slots=True)
class Grams:
    """The words of a text and each run of ``SHINGLE`` of them in order: made once for a text, whatever it is compared with."""

    words: tuple[str, ...]
    runs: tuple[tuple[str, ...], ...]
    known: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, words: Sequence[str]) -> "Grams":
        """Those of folded words."""
        made = tuple(zip(*(words[first:] for first in range(SHINGLE)), strict=False))
        return cls(tuple(words), made, frozenset(made))


def runs(a: Grams, b: Grams) -> tuple[Run, ...]:
    """The common runs of at least ``SHINGLE`` words, in the order of ``a``; in ``a`` they do not overlap. Linear."""
    common = a.known & b.known
    if not common:
        return ()
    known = _places(b, common)
    out: list[Run] = []
    beyond = 0
    for at, gram in enumerate(a.runs):
        if at < beyond or gram not in common:
            continue
        length, place = max((_length(a.words, b.words, at, place), -place) for place in known[gram])
        out.append(Run(at, -place, length))
        beyond = at + length
    return tuple(out)


def _places(text: Grams, common: frozenset[tuple[str, ...]]) -> dict[tuple[str, ...], list[int]]:
    out: dict[tuple[str, ...], list[int]] = {}
    for at, gram in enumerate(text.runs):
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


def joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges ``[first, last)`` in order, those that overlap or touch made one."""
    out: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if out and first <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], last))
        else:
            out.append((first, last))
    return out


def covered(spans: Sequence[tuple[int, int]], size: int) -> list[bool]:
    """For each of ``size`` words whether one of the ranges ``[first, last)`` holds it."""
    out = [False] * size
    for first, last in spans:
        out[first:last] = [True] * (last - first)
    return out
