"""Where a truce stands according to its report: denied, contested, violated, in force … with the words that say so."""

from bisect import bisect_left
from collections.abc import Iterator

from hudna.extract.truce_board import Board, Cluster, claim_around
from hudna.rules.lexicon import Hit
from hudna.types import Claim, Span, Status

_REACH = 8  # tokens between a word of status and the truce it is about
_RANK: tuple[Status, ...] = ("collapsed", "expired", "violated", "extended", "in_force")


def status_of(board: Board, cluster: Cluster, claims: list[Claim], evidence: dict[str, list[Span]]) -> Status:
    """The status by what is claimed, then by the words right beside the truce; announced where only its being is told."""
    spoken = _spoken(claims, evidence)
    if spoken is not None:
        return spoken
    near = list(_near(board, cluster))
    for status in _RANK:
        for hit in near:
            if (
                hit.entry.data["value"] == status
                and not _only_feared(board, hit, status)
                and not _to_come(board, hit, status)
            ):
                evidence.setdefault("status", []).append(board.page.span(hit.start, hit.end))
                return status
    return _made_or_sought(board, cluster, claims, near, evidence)


def _only_feared(board: Board, hit: Hit, status: Status) -> bool:
    """Whether an end stands in what somebody warns of or guesses: a feared collapse is none."""
    if status not in {"collapsed", "expired"}:
        return False
    claim = claim_around(board, hit.start)
    return claim is not None and claim.act in _UNREAL


_UNREAL = frozenset({"warns", "threatens", "speculates", "asks"})


def _to_come(board: Board, hit: Hit, status: Status) -> bool:
    """ "hours before it takes effect": not yet in force."""
    return status == "in_force" and bool(board.hits.within("not_yet", hit.first - _NOT_YET, hit.first))


_NOT_YET = 4  # tokens


def _spoken(claims: list[Claim], evidence: dict[str, list[Span]]) -> Status | None:
    """Denied, refused or contested, where somebody denies or refuses."""
    against = [claim for claim in claims if claim.act in {"denies", "refuses"} and claim.source is not None]
    if not against:
        return None
    evidence.setdefault("status", []).extend(claim.content for claim in against)
    affirming = [
        claim for claim in claims
        if claim.act in {"asserts", "promises"} and claim.source is not None
        and claim.source_name not in {other.source_name for other in against}
    ]  # fmt: skip
    if affirming:
        return "contested"
    return "denied" if against[0].act == "denies" else "refused"


def _near(board: Board, cluster: Cluster) -> Iterator[Hit]:
    for word in cluster.words:
        part = board.page.sentences[word.sentence]
        low, high = max(part.first, word.last - _REACH), min(part.last, word.last + _REACH + 1)
        for hit in board.hits.within("truce_status", low, high):
            may_be = board.page.tokens[hit.first - 1].form.startswith("قابل") if hit.first else False
            if not may_be:  # قابلة للتمديد: it may be extended, it is not
                yield hit


def _made_or_sought(
    board: Board, cluster: Cluster, claims: list[Claim], near: list[Hit], evidence: dict[str, list[Span]]
) -> Status:
    """Announced or proposed, by the first truce word beside which one of the two is said. A noun ("an agreement", "the
    signing") says only that somebody speaks of one: a word of seeking beside it makes it sought."""
    starts = sorted(near, key=lambda hit: hit.first)
    for word in cluster.words:
        part = board.page.sentences[word.sentence]
        low = bisect_left(starts, max(part.first, word.last - _REACH), key=lambda hit: hit.first)
        beside = starts[low : bisect_left(starts, word.first, key=lambda hit: hit.first)]
        firm = [
            hit for hit in beside if not hit.entry.get("soft") and hit.entry.data["value"] in {"announced", "proposed"}
        ]
        chosen = max(firm or beside, key=lambda hit: hit.first, default=None)
        if chosen is not None and chosen.entry.data["value"] in {"announced", "proposed"}:
            evidence.setdefault("status", []).append(board.page.span(chosen.start, chosen.end))
            value: Status = chosen.entry.data["value"]
            return value
    if cluster.halt:
        return "in_force"
    return "proposed" if any(claim.act == "calls_for" for claim in claims) else "announced"
