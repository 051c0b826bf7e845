"""Who is quoted around a stretch of a report."""

from bisect import bisect_right
from collections.abc import Sequence

from hudna.types import Claim, Span

_STOPS = ".\n؟?!"
_SENTENCE = 300  # characters to each side


def quoted_around(claims: Sequence[Claim], span: Span) -> tuple[Claim, ...]:
    """The innermost claims in whose content a span lies: several where the speakers are joined. The outlet's own voice
    counts only where nobody else is quoted. ``claims`` stand in the order of the text."""
    at = bisect_right(claims, span.start, key=_begin)
    inside = [claim for claim in claims[max(0, at - _NESTED) : at] if span.end <= claim.content.end]
    quoted = [claim for claim in inside if claim.cue is not None] or inside
    if not quoted:
        return ()
    shortest = min(claim.content.end - claim.content.start for claim in quoted)
    return tuple(claim for claim in quoted if claim.content.end - claim.content.start == shortest)


def _begin(claim: Claim) -> int:
    return claim.content.start


_NESTED = 24  # claims that may begin before one that holds a span ends


def sentence_around(text: str, span: Span) -> Span:
    """The words around a span up to the nearest full stops or line breaks; the span alone where the text is not known."""
    if not text:
        return span
    start = max(text.rfind(mark, max(0, span.start - _SENTENCE), span.start) for mark in _STOPS) + 1
    start = max(start, span.start - _SENTENCE, 0)
    ends = [at for mark in _STOPS if (at := text.find(mark, span.end, span.end + _SENTENCE)) >= 0]
    end = min(ends, default=min(len(text), span.end + _SENTENCE))
    while start < span.start and text[start].isspace():
        start += 1
    return Span(start, end, text[start:end])
