"""Whose words a passage is: a report has one origin, and a paragraph in it may have another.

A round-up prints an agency's item behind a lead of its own; a report of the day carries a background paragraph of last week's.
Such reports are not one origin, and yet a claim in such a passage must not count twice.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from hudna.types.origin import Likeness, Origin
from hudna.types.span import Span

COVERED = 0.8  # of the characters of a claim
SHORTEST = 40  # characters of a passage: fewer may be a phrase of the trade


class Carriers:
    """Which origin a stretch of a report counts for, of origins as ``group`` gave them and the likenesses it had."""

    def __init__(self, origins: Sequence[Origin], likenesses: Iterable[Likeness]) -> None:
        self._origins = origins
        self._rank = {report: rank for rank, origin in enumerate(origins) for report in origin.reports}
        # Of each report, the passages that an earlier origin has too, those of the earliest first.
        self._shared: dict[str, list[tuple[int, Span]]] = defaultdict(list)
        for one in likenesses:
            if any(ground.speaks == "against" for ground in one.grounds):
                continue  # made from one form: the same words, said of different things
            a, b = self._rank.get(one.a), self._rank.get(one.b)
            if a is None or b is None:
                continue
            if a < b:
                self._shared[one.b] += [(a, passage.b) for passage in one.passages]
            elif b < a:
                self._shared[one.a] += [(b, passage.a) for passage in one.passages]
        for passages in self._shared.values():
            passages.sort()

    def origin_at(self, report: str, span: Span) -> Origin:
        """The earliest origin that carries the words of a span: the report's own where no other does.

        Raises ``KeyError`` for a report that is in none of the origins.
        """
        own = self._rank[report]
        return self._origins[next((rank for rank, one in self._shared.get(report, ()) if _holds(one, span)), own)]


def _holds(passage: Span, span: Span) -> bool:
    shared = min(passage.end, span.end) - max(passage.start, span.start)
    return shared >= SHORTEST and shared >= COVERED * (span.end - span.start)
