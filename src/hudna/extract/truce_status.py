"""Where a truce stands according to its report: denied, contested, violated, in force … with the words that say so."""

from bisect import bisect_left
from collections.abc import Iterator

from hudna.extract.truce_board import Board, Cluster, claim_around
from hudna.rules.lexicon import Hit
from hudna.types import Claim, Span, Status, Time

_REACH = 8  # tokens between a word of status and the truce it is about
_RANK: tuple[Status, ...] = ("collapsed", "expired", "violated", "extended", "in_force")


def status_of(board: Board, cluster: Cluster, claims: list[Claim], evidence: dict[str, list[Span]]) -> Status:
    """The status by what is claimed, then by the words right beside the truce; announced where only its being is told."""
    spoken = _spoken(board, claims, evidence)
    if spoken is not None:
        return spoken
    near = list(_near(board, cluster))
    telling = [hit for hit in near if not is_negated(board, hit.first)]
    failed = next((hit for hit in telling if _fails_to_be_made(board, hit)), None)
    for status in _RANK:
        for hit in telling:
            if (
                hit.entry.data["value"] == status
                and not _only_feared(board, hit, status)
                and not _to_come(board, hit, status)
                and hit is not failed
            ):
                evidence.setdefault("status", []).append(board.page.span(hit.start, hit.end))
                return status
    if failed is not None:
        evidence.setdefault("status", []).append(board.page.span(failed.start, failed.end))
        return "proposed"
    return _negated(board, cluster, near, claims, evidence) or _made_or_sought(
        board, cluster, claims, telling, evidence
    )


def is_negated(board: Board, at: int) -> bool:
    """Whether لم, لا, عدم and the like stand right before a token, an auxiliary or "any" let in between."""
    grammar = board.knowledge.grammar
    for before in range(at - 1, max(-1, at - _NEGATED), -1):
        if grammar.is_a(board.page.tokens[before].form, "negations"):
            return True
        if board.page.tokens[before].form not in grammar["after_negation"]:
            return False
    return False


_NEGATED = 4  # tokens from a negation to what it negates


def _negated(
    board: Board, cluster: Cluster, near: list[Hit], claims: list[Claim], evidence: dict[str, list[Span]]
) -> Status | None:
    """Denied or refused where the words themselves say that there is no truce: "did not announce a truce", "no truce"."""
    none = [word for word in cluster.words if is_negated(board, word.first)]
    unmade = [
        hit for hit in near
        if hit.entry.data["value"] == "announced" and is_negated(board, hit.first) and any(0 <= word.first - hit.last <= _REACH for word in cluster.words)
    ]  # fmt: skip
    if not none and not unmade:
        return None
    against = [board.page.span(word.start, word.end) for word in none]
    against += [board.page.span(hit.start, hit.end) for hit in unmade]
    evidence.setdefault("status", []).extend(against)
    affirming = [
        claim for claim in claims
        if claim.act in {"asserts", "promises"} and claim.source is not None
        and not any(span.overlaps(claim.content) for span in against)
    ]  # fmt: skip
    if affirming:
        return "contested"
    accepts = [hit for hit in unmade if board.hits.within("acceptance", hit.first, hit.first + 1)]
    return "refused" if accepts and not none else "denied"


def _fails_to_be_made(board: Board, hit: Hit) -> bool:
    """ "failed to reach a truce": what failed are the talks, and the truce is still only sought."""
    if hit.entry.key != "collapsed":
        return False
    made = board.hits.within("truce_status", hit.last, hit.last + _REACH)
    return any(other.entry.get("soft") for other in made) and any(
        board.page.tokens[at].form == "في" for at in range(hit.last, min(hit.last + _REACH, len(board.page.tokens)))
    )


def _only_feared(board: Board, hit: Hit, status: Status) -> bool:
    """Whether an end stands in what somebody warns of, guesses or denies: a feared collapse is none."""
    if status not in {"collapsed", "expired", "violated"}:
        return False
    claim = claim_around(board, hit.start)
    if claim is None:
        return False
    return claim.act == "denies" or (status != "violated" and claim.act in _UNREAL)


_UNREAL = frozenset({"warns", "threatens", "speculates", "asks"})


def _to_come(board: Board, hit: Hit, status: Status) -> bool:
    """ "hours before it takes effect", "takes effect next Friday": not yet in force."""
    if status != "in_force":
        return False
    if board.hits.within("not_yet", hit.first - _NOT_YET, hit.first):
        return True
    published = board.page.report.published
    sentence = board.page.sentence_of(hit.first)
    after = (
        item.mention
        for item in board.inside(board.times, sentence)
        if 0 <= item.first - hit.last <= _NOT_YET and isinstance(item.mention, Time)
    )
    if published is None:
        return bool(board.hits.within("not_yet", hit.last, hit.last + _NOT_YET))
    return any(time.earliest is not None and time.earliest[:10] > published.isoformat() for time in after)


_NOT_YET = 4  # tokens


def _spoken(board: Board, claims: list[Claim], evidence: dict[str, list[Span]]) -> Status | None:
    """Denied, refused or contested, where somebody denies or refuses the truce itself."""
    against = [
        claim for claim in claims
        if claim.act in {"denies", "refuses"} and claim.source is not None and not _of_its_end(board, claim)
    ]  # fmt: skip
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


def _of_its_end(board: Board, claim: Claim) -> bool:
    """Whether what is denied is a breach or the end of a truce: who denies that denies no truce."""
    first, last = board.page.tokens_in(claim.content.start, claim.content.end)
    told = board.hits.within("truce_status", first, min(last, first + _HEAD))
    return any(hit.entry.data["value"] in {"violated", "collapsed", "expired"} for hit in told)


_HEAD = 5  # tokens of what is denied


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
            return "proposed" if _is_only_hoped(board, chosen) else value
    evidence.setdefault("status", []).append(board.page.span(cluster.words[0].start, cluster.words[0].end))
    if cluster.halt:
        return "in_force"
    return "proposed" if any(claim.act == "calls_for" for claim in claims) else "announced"


def _is_only_hoped(board: Board, named: Hit) -> bool:
    """ "is expected to announce", "the talks failed to reach": the making that a noun or a present names has not been."""
    if not named.entry.get("soft"):
        return False
    if board.hits.within("not_yet", named.first - _NOT_YET, named.first):
        return True
    before = board.hits.within("truce_status", named.first - _REACH, named.first)
    return any(_fails_to_be_made(board, hit) for hit in before)
