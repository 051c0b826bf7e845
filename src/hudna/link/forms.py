"""Two reports made from one form: the same words about other people and places.

Announcements of courts, condemnations, daily bulletins and captions repeat whole paragraphs and say something else each
time. What betrays them is not how much they share, it is what stands in the gaps between the shared passages: where an
edited copy has another turn of phrase, a form that was filled in twice has another name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from hudna.link.body import Body
from hudna.link.names import Named
from hudna.link.passages import Run

_GAP = 30  # words: in a longer gap two names need not stand for each other


@dataclass(frozen=True, slots=True)
class Slot:
    """What stands in the same place of two reports: names or days of one kind, none of which the other report has anywhere."""

    kind: str
    a: str
    b: str


def slots(a: Body, b: Body, runs: Sequence[Run], own_a: Sequence[Named], own_b: Sequence[Named]) -> tuple[Slot, ...]:
    """The places between shared passages that hold a person, a place or a day in either report, and never the same one.

    ``own_a`` and ``own_b`` are the names of each that are ``strange`` to the other.
    """
    if not own_a or not own_b:
        return ()
    edges = [(0, 0, 0), *((run.a, run.b, run.length) for run in runs), (len(a.words), len(b.words), 0)]
    out: list[Slot] = []
    for (a0, b0, length), (a1, b1, _) in pairwise(edges):
        in_a, in_b = _within(own_a, a0 + length, a1), _within(own_b, b0 + length, b1)
        for kind in ("person", "place", "land", "day"):
            pair = [next((one.key for one in names if one.kind == kind), None) for names in (in_a, in_b)]
            if pair[0] and pair[1]:
                out.append(Slot(kind, pair[0], pair[1]))
    return tuple(out)


def strange(body: Body, other: Body) -> tuple[Named, ...]:
    """The names of a report of which the other has no word."""
    known, stems = other.named, other.stems
    return tuple(one for one in body.names if one.name not in known and stems.isdisjoint(one.stems))


def _within(names: Sequence[Named], first: int, last: int) -> list[Named]:
    return [one for one in names if first <= one.first < last] if 0 < last - first <= _GAP else []
