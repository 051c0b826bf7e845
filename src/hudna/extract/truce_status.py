"""Where a truce stands according to its report: denied, contested, violated, in force … with the words that say so."""

from collections.abc import Iterator

from hudna.extract.truce_board import Board, Cluster
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
            if hit.entry.data["value"] == status:
                evidence.setdefault("status", []).append(board.page.span(hit.start, hit.end))
                return status
    return _made_or_sought(board, cluster, near, evidence)


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
        for hit in board.hits_in("truce_status", word.sentence):
            if -_REACH <= hit.first - word.last <= _REACH or hit.first <= word.first < hit.last:
                yield hit


def _made_or_sought(board: Board, cluster: Cluster, near: list[Hit], evidence: dict[str, list[Span]]) -> Status:
    """Announced or proposed, by the nearest word before the first truce word that has one."""
    for word in cluster.words:
        before = [hit for hit in near if hit.last <= word.first and board.page.sentence_of(hit.first) == word.sentence]
        if before:
            nearest = max(before, key=lambda hit: hit.first)
            evidence.setdefault("status", []).append(board.page.span(nearest.start, nearest.end))
            value: Status = nearest.entry.data["value"]
            return value if value in {"announced", "proposed"} else "announced"
    return "in_force" if cluster.halt else "announced"
