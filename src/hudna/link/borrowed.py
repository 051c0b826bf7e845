"""Whose words a passage is: a report has one origin, and a paragraph in it may have another.

A round-up prints an agency's item behind a lead of its own; a report of the day carries a background paragraph of last week's.
Such reports are not one origin, and yet a claim in such a passage must not count twice.
"""

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
        self._shared: dict[str, list[tuple[Span, str]]] = {}
        for one in likenesses:
            if any(ground.speaks == "against" for ground in one.grounds):
                continue  # made from one form: the same words, said of different things
            for passage in one.passages:
                self._shared.setdefault(one.a, []).append((passage.a, one.b))
                self._shared.setdefault(one.b, []).append((passage.b, one.a))

    def origin_at(self, report: str, span: Span) -> Origin:
        """The earliest origin that carries the words of a span: the report's own where no other does.

        Raises ``KeyError`` for a report that is in none of the origins.
        """
        ranks = [self._rank[report]]
        ranks += [
            self._rank[other]
            for passage, other in self._shared.get(report, ())
            if other in self._rank and _holds(passage, span)
        ]
        return self._origins[min(ranks)]


def _holds(passage: Span, span: Span) -> bool:
    shared = min(passage.end, span.end) - max(passage.start, span.start)
    return shared >= SHORTEST and shared >= COVERED * (span.end - span.start)
