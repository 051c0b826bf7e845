"""Where a truce stands according to its report: denied, contested, violated, in force … with the words that say so.

First what is claimed of it; then the words right beside it, an end before a breach before being in force; then fighting
told against it; then whether it was made or is only sought. A truce that is merely named stands as the fighting does.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from hudna.extract.truce_board import Board, Cluster, claim_around
from hudna.extract.truce_words import TruceWord
from hudna.rules.former import is_former, of_a_former
from hudna.rules.lexicon import Hit
from hudna.rules.wishes import is_wished
from hudna.types import Claim, Span, Status, Time
from hudna.types.event import ATTACKS

_REACH = 8  # tokens between a word of status and the truce it is about
_SOUGHT_REACH = 6  # tokens between a noun of seeking and the truce
_FAR = 60  # tokens from a truce to a word of breach that points back to it
_CLOSE = 3  # tokens between a truce and "that ended"
_BEFORE_SUBJECT = 6  # tokens of time between "ended" and the truce that ended
_MARKS = frozenset({"،", '"'})
_NEGATED = 4  # tokens from a negation to what it negates
_WITHOUT = frozenset({"بلا", "بغير"})
_UNSURE = frozenset({"ما", "غير"})  # ما may also be "what"
_ANY = frozenset({"اي", "ايه"})
_NEGATED_ANY = 6  # tokens from a negation to "any", its verb and subject between them
_NOT_YET = 4  # tokens
_FEARED = 6  # tokens from "fears of" to the end that is feared
_FAIL = ("فشل", "وفشل", "اخفق", "الفشل")
_HEAD = 5  # tokens of what is denied
_RANK: tuple[Status, ...] = ("collapsed", "expired", "violated", "extended", "in_force")
_UNREAL = frozenset({"warns", "threatens", "speculates", "asks"})
_SEEKING = frozenset({"calls_for", "refuses", "denies", "threatens", "asks", "speculates"})
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
    telling = [hit for hit in near if not is_negated(board, hit.first) and not _is_asked(board, hit.first)]
    failed = next((hit for hit in telling if _fails_to_be_made(board, hit)), None)
    firm = [hit for hit in telling if hit is not failed and not hit.entry.get("soft")]
    status = (
        _spoken(truce, firm)
        or _ranked(truce, firm)
        or _awaited(truce, firm)
        or _fought_against(truce)
        or _sought_in_vain(truce, failed)
        or _negated(truce, near)
        or _made_or_sought(truce, telling, firm=True)
        or _kept(truce, telling)
        or _made_or_sought(truce, telling, firm=False)
        or _still_open(truce)
        or _bare(truce)
    )
    return "in_force" if status == "announced" and _is_quiet(truce) else status


def is_negated(board: Board, at: int) -> bool:
    """Whether لم, لا, عدم and the like stand right before a token, an auxiliary or "any" let in between."""
    grammar = board.knowledge.grammar
    if board.form(at - 1) in _ANY:  # "we received no offer": a verb may stand between
        near = (board.form(place) for place in range(at - _NEGATED_ANY, at - 1))
        return any(grammar.is_a(form, "negations") and form not in _UNSURE for form in near)
    for before in range(at - 1, max(-1, at - _NEGATED), -1):
        if grammar.is_a(board.page.tokens[before].form, "negations"):
            return True
        if board.page.tokens[before].form not in grammar["after_negation"]:
            return False
    return False


def _is_asked(board: Board, at: int) -> bool:
    """Whether a token stands in a question: "has the truce begun?" """
    part = board.page.sentences[board.page.sentence_of(at)]
    return any(board.form(end) == "؟" for end in range(at, min(part.last, at + _QUESTION) + 1)) and any(
        board.knowledge.grammar.is_a(board.form(first), "interrogatives")
        for first in range(max(part.first, at - _QUESTION), at)
    )


_QUESTION = 15  # tokens of a question before and after a word


def _near(truce: Standing) -> Iterator[Hit]:
    """Words of status beside the truce; words of breach as far as a sentence goes on, where they point back to it."""
    board = truce.board
    for word in truce.cluster.words:
        part = board.page.sentences[word.sentence]
        low, high = max(part.first, _low(word)), min(part.last, word.last + _REACH + 1)
        for hit in board.hits.within("truce_status", low, min(part.last, word.last + _FAR)):
            if board.form(hit.first - 1).startswith("قابل"):  # قابلة للتمديد: it may be extended, it is not
                continue
            close = not hit.entry.get("close") or _is_close(board, hit, word)
            if _of_a_former(truce, hit):
                continue
            if (hit.first < high and close) or (hit.first >= high and _points_back(board, hit)):
                yield hit


def _of_a_former(truce: Standing, hit: Hit) -> bool:
    """Whether a word of breach or of an end is told of an earlier truce: "after two failed truces, for the breaches of"."""
    if hit.entry.data["value"] not in _OVER:
        return False
    number = truce.board.page.sentence_of(hit.first)
    beside = truce.cluster.words_near(hit.first - _FAR, hit.last + _FAR)
    here = [(word.first, word.last) for word in beside if word.sentence == number]
    is_a = truce.board.knowledge.grammar.is_a
    if here and all(is_former(truce.board.form, is_a, last) for _first, last in here):
        return any(not is_former(truce.board.form, is_a, word.last) for word in truce.cluster.words[:_FAR])
    return of_a_former(truce.board.form, is_a, (hit.first, hit.last), here)


_OVER = frozenset({"violated", "collapsed", "expired"})


def _low(word: TruceWord) -> int:
    """Where the words of status before a truce may begin; a long name of it takes nothing off."""
    return min(word.last - _REACH, word.first - _SOUGHT_REACH)


def _is_close(board: Board, hit: Hit, word: TruceWord) -> bool:
    """Whether a verb stands right after a truce, or before the truce that is its subject: "ended at noon the truce"."""
    if 0 <= hit.first - word.last < _CLOSE:
        return not hit.entry.get("before")
    if word.hit.proclitic or not 0 <= word.first - hit.last <= _BEFORE_SUBJECT:
        return False
    told = {at for item in board.near(board.times, hit.last, word.first) for at in range(item.first, item.last)}
    return all(at in told or board.form(at) in _MARKS for at in range(hit.last, word.first))


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
        if claim.act in {"denies", "refuses"} and claim.source is not None
        and not _of_its_end(truce.board, claim) and _of_itself(truce, claim)
    ]  # fmt: skip
    if not against:
        return None
    truce.note(*(claim.content for claim in against))
    if against[0].act == "denies":
        return "contested" if _affirmed(truce, [claim.source_name for claim in against]) else "denied"
    return "contested" if _is_made(truce, firm) else "refused"


def _is_made(truce: Standing, firm: list[Hit]) -> bool:
    """Whether the report says that a truce was made, or holds, and not only that somebody is ready for one."""
    if any(hit.entry.data["value"] == "in_force" for hit in firm):
        return True
    starts = sorted(firm, key=_first)
    chosen = (max(_beside(truce.board, starts, word), key=_first, default=None) for word in truce.cluster.words)
    return any(hit is not None and hit.entry.data["value"] == "announced" for hit in chosen)


def _affirmed(truce: Standing, deniers: list[str | None]) -> bool:
    return any(
        claim.act in {"asserts", "promises"} and claim.source is not None and claim.source_name not in deniers
        for claim in truce.claims
    )


def _of_its_end(board: Board, claim: Claim) -> bool:
    """Whether what is denied is a breach, the end, the keeping or the refusal of a truce: that denies no truce."""
    first, last = board.page.tokens_in(claim.content.start, claim.content.end)
    head = min(last, first + _HEAD)
    told = board.hits.within("truce_status", first, head)
    ends = any(hit.entry.data["value"] in _ENDS or hit.entry.key == "kept" for hit in told)
    return ends or _of_a_refusal(board, claim) or bool(board.hits.within("commitment", first, head))


def _of_a_refusal(board: Board, claim: Claim) -> bool:
    """Whether somebody denies to have refused: نفت حماس رفضها هدنة."""
    first, last = board.page.tokens_in(claim.content.start, claim.content.end)
    within = board.hits.within("cue", first, min(last, first + _HEAD))
    return claim.act == "denies" and any(hit.entry.data["act"] == "refuses" for hit in within)


def _still_open(truce: Standing) -> Status | None:
    """Proposed, where all that is told is that somebody did not refuse it."""
    unrefused = [claim.content for claim in truce.claims if _of_a_refusal(truce.board, claim)]
    truce.note(*unrefused)
    return "proposed" if unrefused else None


def _of_itself(truce: Standing, claim: Claim) -> bool:
    """Whether what is denied is the truce, and no deed that it only dates or stands against: "fired since the truce"."""
    words = truce.cluster.words_between(claim.content.start, claim.content.end)
    if not words:
        return True
    grammar, board = truce.board.knowledge.grammar, truce.board
    before = (board.form(at) for at in range(words[0].first - _DATING, words[0].first))
    return not any(grammar.is_a(form, "clause_openers") or form in _DATES for form in before)


_DATING = 3  # tokens
_DATES = frozenset({"منذ", "خلال", "اثناء", "رغم", "عقب", "ضمن"})


def _negated(truce: Standing, near: list[Hit]) -> Status | None:
    """Denied or refused where the words themselves say that there is no truce: "did not announce a truce", "no truce"."""
    board = truce.board
    none = [
        word for word in truce.cluster.words
        if is_negated(board, word.first) and not board.hits.within("feared", word.first - _FEARED, word.first)
    ]  # fmt: skip
    unmade = [
        hit for hit in near
        if hit.entry.data["value"] in {"announced", "proposed"} and is_negated(board, hit.first)
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
    """What the words beside the truce tell of it: those of the headline first, an end before a breach."""
    title = [hit for hit in firm if truce.board.page.sentence_of(hit.first) == 0]
    return _told(truce, title) or _told(truce, firm)


def _told(truce: Standing, firm: list[Hit]) -> Status | None:
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
    if status == "extended":
        return not _only_sought(truce.board, hit)
    return not (_only_feared(truce.board, hit) or _unreal(truce.board, hit, status))


def _only_sought(board: Board, hit: Hit) -> bool:
    """ "called for an extension", "did not agree to extend it", "the extension is being studied"."""
    low = max(board.page.sentences[board.page.sentence_of(hit.first)].first, hit.first - _REACH)
    if any(other.entry.data["value"] == "proposed" for other in board.hits.within("truce_status", low, hit.first)):
        return True
    negated = (board.knowledge.grammar.is_a(board.form(at), "negations") for at in range(low, hit.first))
    if any(negated) or board.form(hit.first - 1) in _WITHOUT:
        return True
    sought = board.hits.within("not_yet", hit.last, hit.last + _FEARED)
    claim = claim_around(board, hit.start)
    return bool(sought) or (claim is not None and claim.act in _SEEKING)


def _only_feared(board: Board, hit: Hit) -> bool:
    """ "fears of its collapse", "in case of a breach"."""
    if board.form(hit.first - 1) in _ANY:
        return True  # "will answer any breach"
    if is_wished(board.form, board.knowledge.grammar.is_a, hit.first, reach=_HOPED):
        return True  # "hopes that nobody works on its undoing"
    breach = hit.entry.data["value"] == "violated"
    before = board.hits.within("feared", hit.first - _FEARED, hit.first)
    return any(bool(word.entry.get("if")) or not breach for word in before)


_HOPED = 8  # tokens from "that" under a hope to the end that is hoped against


def _unreal(board: Board, hit: Hit, status: Status) -> bool:
    claim = claim_around(board, hit.start)
    if claim is None:
        return False
    return claim.act == "denies" or (status != "violated" and claim.act in _UNREAL)


def _to_be_declared(board: Board, hit: Hit) -> bool:
    """Whether keeping a truce is only what somebody must yet declare: "it must declare its commitment to a ceasefire"."""
    if not board.hits.within("declaration", hit.first - 2, hit.first):
        return False
    first = max(board.page.sentences[board.page.sentence_of(hit.first)].first, hit.first - _DUE)
    duties = board.hits.within("content_act", first, hit.first)
    return any(duty.entry.get("act") == "calls_for" for duty in duties)


_DUE = 16  # tokens between "must" and what must be done


def _awaited(truce: Standing, firm: list[Hit]) -> Status | None:
    """Announced where it is said when it will begin; in force where its end is feared."""
    for hit in firm:
        value = hit.entry.data["value"]
        if value == "in_force" or (value in {"collapsed", "expired"} and _only_feared(truce.board, hit)):
            truce.note_hit(hit)
            return "announced" if value == "in_force" else "in_force"
    return _threatened(truce)


def _threatened(truce: Standing) -> Status | None:
    """In force where something is said to threaten the truce."""
    board = truce.board
    for word in truce.cluster.words:
        for hit in board.hits.within("feared", word.first - _CLOSE, word.first):
            if hit.entry.get("threatens") and hit.last == word.first:
                truce.note_hit(hit)
                return "in_force"
    return None


def _to_come(truce: Standing, hit: Hit) -> bool:
    """ "hours before it takes effect", "takes effect next Friday": not yet in force."""
    board = truce.board
    word = next(iter(truce.cluster.words_near(hit.first - _NOT_YET, hit.first)), None)
    first = word.first if word is not None else hit.first
    if board.hits.within("not_yet", first - _NOT_YET, hit.first):
        return True
    published = board.page.report.published
    if published is not None and truce.start is not None and truce.start > published.isoformat():
        return True
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
        if hit.entry.key == "kept" and not (_to_come(truce, hit) or _to_be_declared(truce.board, hit)):
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
    if board.form(hit.first).startswith(_FAIL) and any(
        talks.entry.data["value"] == "proposed" and (talks.last == hit.first or talks.first == hit.last)
        for talks in board.hits.within("truce_status", hit.first - _CLOSE, hit.last + 1)
    ):
        return True  # the talks failed
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
        hoped = _is_only_hoped(truce.board, chosen) or _is_conditional(truce.board, chosen)
        return "proposed" if hoped else value
    return None


def _is_quiet(truce: Standing) -> bool:
    """Whether it is told to be quiet on the ground, where the truce was made."""
    board, published = truce.board, truce.board.page.report.published
    if truce.start is not None and published is not None and truce.start > published.isoformat():
        return False
    for word in truce.cluster.words:
        if word.hit.entry.get("quiet") and not is_negated(board, word.first):
            truce.note(board.page.span(word.start, word.end))
            return True
    return False


def _is_conditional(board: Board, made: Hit) -> bool:
    """ "even if a truce is reached": nobody says that it was."""
    before = board.hits.within("feared", made.first - _NOT_YET, made.first)
    return any(bool(hit.entry.get("if")) for hit in before)


def _beside(board: Board, hits: list[Hit], word: TruceWord) -> Iterator[Hit]:
    """The words of making and seeking before a truce word, in its sentence, and a verb of making right after it."""
    part = board.page.sentences[word.sentence]
    low, high = max(part.first, _low(word)), min(part.last, word.last + _CLOSE)
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
    if any(claim.act == "calls_for" for claim in truce.claims) or _asked_for(truce):
        return "proposed"
    sides = set(truce.parties)
    for event in truce.board.events:
        if event.type in ATTACKS and event.realis == "asserted" and sides.intersection(event.actors):
            truce.note(event.trigger)
            return "violated"
    return "announced"


def _asked_for(truce: Standing) -> bool:
    """Whether every word of the truce is one of several things that its sentence asks for: "called for … and a ceasefire"."""
    board = truce.board
    for word in truce.cluster.words:
        part = board.page.sentences[word.sentence]
        low = max(part.first, word.first - _LIST)
        before = board.hits.within("truce_status", low, word.first)
        asked = any(hit.entry.data["value"] == "proposed" for hit in before)
        asked = asked or any(hit.entry.get("firm") for hit in board.hits.within("mediation", low, word.first))
        listed = board.form(word.first).startswith("و") or word.hit.proclitic.endswith("ل")
        if not (asked and listed):
            return False
    return True


_LIST = 40  # tokens from "called for" to the last thing that is called for
