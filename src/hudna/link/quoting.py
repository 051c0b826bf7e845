"""Who is quoted around a stretch of a report."""

from collections.abc import Iterable

from hudna.types import Claim, Span


def quoted_around(claims: Iterable[Claim], span: Span) -> tuple[Claim, ...]:
    """The innermost claims in whose content a span lies: several where the speakers are joined. The outlet's own voice
    counts only where nobody else is quoted."""
    inside = [claim for claim in claims if claim.content.start <= span.start and span.end <= claim.content.end]
    quoted = [claim for claim in inside if claim.cue is not None] or inside
    if not quoted:
        return ()
    shortest = min(claim.content.end - claim.content.start for claim in quoted)
    return tuple(claim for claim in quoted if claim.content.end - claim.content.start == shortest)
