"""Where a truce stands according to its report: denied, contested, violated, in force … with the words that say so.

First what is claimed of it; then the words right beside it, an end before a breach before being in force; then fighting
told against it; then whether it was made or is only sought. A truce that is merely named stands as the fighting does.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from hudna.extract.truce_board import VIOLENT, Board, Cluster, claim_around
from hudna.extract.truce_words import TruceWord
from hudna.rules.lexicon import Hit
from hudna.types import Claim, Span, Status, Time

_REACH = 8  # tokens between a word of status and the truce it is about
_SOUGHT_REACH = 6  # tokens between a noun of seeking and the truce
_FAR = 60  # tokens from a truce to a word of breach that points back to it
_CLOSE = 3  # tokens between a truce and "that ended"
_NEGATED = 4  # tokens from a negation to what it negates
_NOT_YET = 4  # tokens
_FEARED = 6  # tokens from "fears of" to the end that is feared
_HEAD = 5  # tokens of what is denied
_RANK: tuple[Status, ...] = ("collapsed", "expired", "violated", "extended", "in_force")
_UNREAL = frozenset({"warns", "threatens", "speculates", "asks"})
_ENDS = frozenset({"violated", "collapsed", "expired", "extended"})


@dataclass(slots=True)
class Standing:
    """What is asked of one truce: its words, the claims about it, its sides and the day it begins."""

    board: Board
    cluster: Cluster
    claims: list[Claim]
    parties: tuple[str, ...]
    start: str | None
    evidence: dict[str, list[Span]] = field(default_factory=dict)

    def note(self, *spans: Span) -> None:
        """Put down the words that the status stands on."""
        self.evidence.setdefault("status", []).extend(spans)

    def note_hit(self, hit: Hit) -> None:
        """Put down the words of a hit."""
        self.note(self.board.page.span(hit.start, hit.end))


def status_of(truce: Standing) -> Status:
    """The status, and its words in ``truce.evidence``."""
    board = truce.board
    near = list(_near(truce))
    telling = [hit for hit in near if not is_negated(board, hit.first)]
    failed = next((hit for hit in telling if _fails_to_be_made(board, hit)), None)
    firm = [hit for hit in telling if hit is not failed and not hit.entry.get("soft")]
    return (
        _spoken(truce, firm)
        or _ranked(truce, firm)
        or _awaited(truce, firm)
        or _fought_against(truce)
        or _sought_in_vain(truce, failed)
        or _negated(truce, near)
        or _made_or_sought(truce, telling, firm=True)
        or _kept(truce, telling)
        or _made_or_sought(truce, telling, firm=False)
        or _bare(truce)
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


def _near(truce: Standing) -> Iterator[Hit]:
    """Words of status beside the truce; words of breach as far as a sentence goes on, where they point back to it."""
    board = truce.board
    for word in truce.cluster.words:
        part = board.page.sentences[word.sentence]
        low, high = max(part.first, word.last - _REACH), min(part.last, word.last + _REACH + 1)
        for hit in board.hits.within("truce_status", low, min(part.last, word.last + _FAR)):
            if board.form(hit.first - 1).startswith("قابل"):  # قابلة للتمديد: it may be extended, it is not
                continue
            close = not hit.entry.get("close") or 0 <= hit.first - word.last < _CLOSE
            if (hit.first < high and close) or (hit.first >= high and _points_back(board, hit)):
                yield hit


def _points_back(board: Board, hit: Hit) -> bool:
    """ "the regime breaks it", "broke the agreement"."""
    if hit.entry.data["value"] != "violated":
        return False
    return bool(hit.enclitic) or bool(board.hits.within("truce_anaphor", hit.last, hit.last + 2))


# ------------------------------------------------------------------------------------------------ what is said


def _spoken(truce: Standing, firm: list[Hit]) -> Status | None:
    """Denied, refused or contested, where somebody denies or refuses the truce itself; to refuse one that was made is to
    contest it."""
    against = [
        claim for claim in truce.claims
        if claim.act in {"denies", "refuses"} and claim.source is not None and not _of_its_end(truce.board, claim)
    ]  # fmt: skip
    if not against:
        return None
    truce.note(*(claim.content for claim in against))
    if _affirmed(truce, [claim.source_name for claim in against]):
        return "contested"
    if against[0].act == "denies":
        return "denied"
    return "contested" if any(hit.entry.data["value"] in {"announced", "in_force"} for hit in firm) else "refused"


def _affirmed(truce: Standing, deniers: list[str | None]) -> bool:
    return any(
        claim.act in {"asserts", "promises"} and claim.source is not None and claim.source_name not in deniers
        for claim in truce.claims
    )


def _of_its_end(board: Board, claim: Claim) -> bool:
    """Whether what is denied is a breach, the end, the extension or the keeping of a truce: that denies no truce."""
    first, last = board.page.tokens_in(claim.content.start, claim.content.end)
    head = min(last, first + _HEAD)
    told = board.hits.within("truce_status", first, head)
    ends = any(hit.entry.data["value"] in _ENDS or hit.entry.key == "kept" for hit in told)
    return ends or bool(board.hits.within("commitment", first, head))


def _negated(truce: Standing, near: list[Hit]) -> Status | None:
    """Denied or refused where the words themselves say that there is no truce: "did not announce a truce", "no truce"."""
    board = truce.board
    none = [word for word in truce.cluster.words if is_negated(board, word.first)]
    unmade = [
        hit for hit in near
        if hit.entry.data["value"] == "announced" and is_negated(board, hit.first)
        and any(0 <= word.first - hit.last <= _REACH for word in truce.cluster.words)
    ]  # fmt: skip
    if not none and not unmade:
        return None
    against = [board.page.span(word.start, word.end) for word in none]
    against += [board.page.span(hit.start, hit.end) for hit in unmade]
    truce.note(*against)
    affirming = [
        claim for claim in truce.claims
        if claim.act in {"asserts", "promises"} and claim.source is not None
        and not any(span.overlaps(claim.content) for span in against)
    ]  # fmt: skip
    if affirming:
        return "contested"
    accepts = [hit for hit in unmade if board.hits.within("acceptance", hit.first, hit.first + 1)]
    return "refused" if accepts and not none else "denied"


# ------------------------------------------------------------------------------------------------ how it goes


def _ranked(truce: Standing, firm: list[Hit]) -> Status | None:
    for status in _RANK:
        for hit in firm:
            if hit.entry.data["value"] == status and _holds(truce, hit, status):
                truce.note_hit(hit)
                return status
    return None


def _holds(truce: Standing, hit: Hit, status: Status) -> bool:
    """Whether a status is told as a fact: not feared, guessed at, denied or still to come."""
    if status == "in_force":
        return not _to_come(truce, hit)
    return status == "extended" or not (_only_feared(truce.board, hit) or _unreal(truce.board, hit, status))


def _only_feared(board: Board, hit: Hit) -> bool:
    """ "fears of its collapse", "in case of a breach"."""
    breach = hit.entry.data["value"] == "violated"
    before = board.hits.within("feared", hit.first - _FEARED, hit.first)
    return any(bool(word.entry.get("if")) or not breach for word in before)


def _unreal(board: Board, hit: Hit, status: Status) -> bool:
    claim = claim_around(board, hit.start)
    if claim is None:
        return False
    return claim.act == "denies" or (status != "violated" and claim.act in _UNREAL)


def _awaited(truce: Standing, firm: list[Hit]) -> Status | None:
    """Announced where it is said when it will begin; in force where its end is feared."""
    for hit in firm:
        value = hit.entry.data["value"]
        if value == "in_force" or (value in {"collapsed", "expired"} and _only_feared(truce.board, hit)):
            truce.note_hit(hit)
            return "announced" if value == "in_force" else "in_force"
    return None


def _to_come(truce: Standing, hit: Hit) -> bool:
    """ "hours before it takes effect", "takes effect next Friday": not yet in force."""
    board = truce.board
    word = next(iter(truce.cluster.words_near(hit.first - _NOT_YET, hit.first)), None)
    first = word.first if word is not None else hit.first
    if board.hits.within("not_yet", first - _NOT_YET, hit.first):
        return True
    published = board.page.report.published
    if published is None:
        return bool(board.hits.within("not_yet", hit.last, hit.last + _NOT_YET))
    after = (
        item.mention
        for item in board.inside(board.times, board.page.sentence_of(hit.first))
        if 0 <= item.first - hit.last <= _NOT_YET
    )
    return any(
        isinstance(time, Time) and time.earliest is not None and time.earliest[:10] > published.isoformat()
        for time in after
    )


def _fought_against(truce: Standing) -> Status | None:
    """Violated where fighting is told in the truce's own sentence "despite" it, or "however" after its day."""
    board = truce.board
    for word in truce.cluster.words:
        fought = board.fighting.get(word.sentence, ())
        if fought and board.hits.within("against_truce", word.first - _NOT_YET, word.first):
            truce.note(fought[0].trigger)
            return "violated"
        turn = _turn_after(truce, word)
        if turn is not None and fought and turn < fought[-1].trigger.start:
            truce.note(next(event.trigger for event in fought if turn < event.trigger.start))
            return "violated"
    return None


def _turn_after(truce: Standing, word: TruceWord) -> int | None:
    """Where "however" stands after a word of a truce that was made on a day, in its sentence."""
    if truce.cluster.made is None:
        return None
    part = truce.board.page.sentences[word.sentence]
    turns = truce.board.hits.within("however", word.last, part.last)
    return turns[0].start if turns else None


def _kept(truce: Standing, telling: list[Hit]) -> Status | None:
    """In force where it is being kept or should be; one that has not begun on the day of the report is announced."""
    for hit in telling:
        if hit.entry.key == "kept" and not _to_come(truce, hit):
            truce.note_hit(hit)
            published = truce.board.page.report.published
            begun = truce.start is None or published is None or truce.start <= published.isoformat()
            return "in_force" if begun else "announced"
    return None


# ------------------------------------------------------------------------------------------------ how it came about


def _fails_to_be_made(board: Board, hit: Hit) -> bool:
    """ "failed to reach a truce": what failed are the talks, and the truce is still only sought."""
    if hit.entry.key != "collapsed":
        return False
    made = board.hits.within("truce_status", hit.last, hit.last + _REACH)
    return any(other.entry.key == "named" for other in made) and any(
        board.page.tokens[at].form == "في" for at in range(hit.last, min(hit.last + _REACH, len(board.page.tokens)))
    )


def _sought_in_vain(truce: Standing, failed: Hit | None) -> Status | None:
    if failed is None:
        return None
    truce.note_hit(failed)
    return "proposed"


def _made_or_sought(truce: Standing, telling: list[Hit], *, firm: bool) -> Status | None:
    """Announced or proposed, by the first truce word beside which one of the two is said. A noun ("an agreement", "the
    signing") says only that somebody speaks of one: a word of seeking beside it makes it sought."""
    starts = sorted(telling, key=lambda hit: hit.first)
    for word in truce.cluster.words:
        beside = list(_beside(truce.board, starts, word))
        makes = (hit for hit in beside if firm != bool(hit.entry.get("soft")) and hit.entry.key != "kept")
        chosen = max(makes, key=_first, default=None)
        if chosen is None or any(hit.entry.key == "kept" and hit.first > chosen.first for hit in beside):
            continue  # a call to keep it is no call for one
        truce.note_hit(chosen)
        value: Status = chosen.entry.data["value"]
        return "proposed" if _is_only_hoped(truce.board, chosen) else value
    return None


def _beside(board: Board, hits: list[Hit], word: TruceWord) -> Iterator[Hit]:
    """The words of making and seeking before a truce word, in its sentence, and a verb of making right after it."""
    part = board.page.sentences[word.sentence]
    low, high = max(part.first, word.last - _REACH), min(part.last, word.last + _CLOSE)
    for hit in hits[bisect_left(hits, low, key=_first) : bisect_left(hits, high, key=_first)]:
        value, before = hit.entry.data["value"], hit.first < word.first
        if (
            (hit.entry.key == "kept" and before)
            or (value == "announced" and (before or (hit.enclitic and not hit.entry.get("soft"))))
            or (value == "proposed" and before and word.first - hit.last <= _SOUGHT_REACH)
        ):
            yield hit


def _first(hit: Hit) -> int:
    return hit.first


def _is_only_hoped(board: Board, named: Hit) -> bool:
    """ "is expected to announce", "the talks failed to reach": the making that a noun or a present names has not been."""
    if named.entry.key != "named":
        return False
    if board.hits.within("not_yet", named.first - _NOT_YET, named.first):
        return True
    before = board.hits.within("truce_status", named.first - _REACH, named.first)
    return any(_fails_to_be_made(board, hit) for hit in before)


def _bare(truce: Standing) -> Status:
    """A truce that is merely named: sought where somebody calls for it; violated where its own sides are told to fight;
    else it stands."""
    word = truce.cluster.words[0]
    truce.note(truce.board.page.span(word.start, word.end))
    if truce.cluster.halt:
        return "in_force"
    if any(claim.act == "calls_for" for claim in truce.claims):
        return "proposed"
    sides = set(truce.parties)
    for event in truce.board.events:
        if event.type in VIOLENT and event.realis == "asserted" and sides.intersection(event.actors):
            truce.note(event.trigger)
            return "violated"
    return "announced"
