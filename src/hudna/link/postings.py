"""Which reports have a shingle: the inverted index, and the few reports that are worth a comparison."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from hudna.types.sketch import Sketch

# A shingle that stands in so many reports is not looked up further: it is a formula, or its story has been found by the
# first of them. What bounds a report's work is this number times the number of its hashes, and not the size of the case.
CROWD = 100
# For one report, those with most in common first. A copy needs one comparison with its story; the rest is room for formulas.
CANDIDATES = 16
_SHARED = 2  # sampled shingles in common: one alone is, four times in five, a name with a title
_FEW = 8  # of a sketch as small as this one is enough


class Postings(Protocol):
    """An index of sampled shingles."""

    def sharing(self, hashes: Iterable[int]) -> Mapping[str, int]:
        """How many of these hashes each stored report has; of a hash in more than ``CROWD`` reports, some may be left out."""


class MemoryPostings:
    """Postings in memory. Of each hash the first ``CROWD`` reports are kept."""

    def __init__(self) -> None:
        self._reports: dict[int, list[str]] = {}

    def add(self, sketch: Sketch) -> None:
        """Store a sketch. The same report twice is stored once."""
        for number in sketch.hashes:
            reports = self._reports.setdefault(number, [])
            if len(reports) < CROWD and sketch.report not in reports:
                reports.append(sketch.report)

    def sharing(self, hashes: Iterable[int]) -> Mapping[str, int]:
        """How many of these hashes each stored report has, of the first ``CROWD`` reports of each hash."""
        counts: dict[str, int] = {}
        for number in hashes:
            for report in self._reports.get(number, ()):
                counts[report] = counts.get(report, 0) + 1
        return counts


def candidates(sketch: Sketch, postings: Postings) -> tuple[str, ...]:
    """The ids of at most ``CANDIDATES`` stored reports that may repeat a report, those with most in common first."""
    enough = 1 if len(sketch.hashes) <= _FEW else _SHARED
    shared = postings.sharing(sketch.hashes)
    found = [(-count, report) for report, count in shared.items() if count >= enough and report != sketch.report]
    return tuple(report for _, report in sorted(found)[:CANDIDATES])
