"""Testimonies: every claim about a truce as it bears on propositions of that truce, every stated field with its owner.

Three ways lead to a proposition. The words of a field (``truce.evidence``) belong to whoever is quoted around them; a
statement's own words say what it is about (that a truce was made, holds, was broken); an event said to break a truce is a
breach with its figures. What none of them places bears on whether there is such a truce at all.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from hudna.link.fields import Stated, stated_fields
from hudna.link.owners import Owners, Speaker, owners_of, speaker_of
from hudna.link.quoting import quoted_around, sentence_around
from hudna.link.words import REAL, SOUGHT, Saying, Statement, Word, statement_of
from hudna.packs.knowledge import Knowledge
from hudna.text.fold import fold_key
from hudna.types import (
    Act,
    Claim,
    Event,
    Factuality,
    Name,
    Proposition,
    PropositionKind,
    Quantity,
    Reading,
    Span,
    Testimony,
    Toll,
    Truce,
)

NO_CLAIM = -1  # of a testimony on words that stand in no claim: the outlet's own
_AGAINST: frozenset[str] = frozenset({"denies", "refuses"})
_TELLING: frozenset[str] = frozenset({"asserts", "accuses"})
_STANDING: frozenset[str] = frozenset({"announced", "in_force", "extended", "violated", "collapsed", "expired"})
_KIND_OF: Mapping[Saying, PropositionKind] = {
    "started": "started", "holding": "holding", "breached": "breached", "collapsed": "collapsed", "ended": "ended",
    "extended": "extended", "kept": "holding", "accepted": "accepted",
}  # fmt: skip
# What a denial that only points back ("denied that") denies of the statement it answers, in this order.
_ANSWERED: frozenset[str] = frozenset(
    {"exists", "accepted", "declared_by", "breached", "violations_total", "extended", "holding", "collapsed"}
)
_VIOLATIONS = "violations"
_AFTER_TOTAL = 24  # characters after a total in which it may be said to be of rights and no truce's


def testimonies_of(reading: Reading, knowledge: Knowledge) -> tuple[Testimony, ...]:
    """Every testimony of a report, by truce, then in the order of the text; none twice.

    ``report`` of each is the reading's id. A testimony on words that nobody is quoted for and that lie in no claim has the
    claim number ``NO_CLAIM``. Factuality ``unknown`` means that the source leaves it open: it speaks of a truce that is
    only sought, or denies having refused one.
    """
    if not reading.truces:
        return ()
    desk = _Desk(reading, knowledge, owners_of(knowledge))
    out: list[Testimony] = []
    for number, truce in enumerate(reading.truces):
        out += _of_truce(desk, number, truce)
    return tuple(out)


@dataclass(slots=True)
class _Desk:
    """One reading on the desk, with what is worked out of it once."""

    reading: Reading
    knowledge: Knowledge
    owners: Owners
    _speakers: dict[int, Speaker] = field(default_factory=dict)
    _statements: dict[int, Statement] = field(default_factory=dict)

    def speaker(self, claim: Claim) -> Speaker:
        known = self._speakers.get(claim.id)
        if known is None:
            known = self._speakers[claim.id] = speaker_of(claim, self.reading, self.owners)
        return known

    def statement(self, claim: Claim) -> Statement:
        known = self._statements.get(claim.id)
        if known is None:
            known = self._statements[claim.id] = statement_of(claim.content, self.knowledge)
        return known

    def names_between(self, start: int, end: int) -> Iterator[Name]:
        for mention in self.reading.mentions:
            if mention.start >= end:
                return
            if isinstance(mention, Name) and mention.start >= start and not mention.generic:
                yield mention

    def sentence_around(self, span: Span) -> Span:
        """The words around a span up to the nearest full stops or line breaks."""
        return sentence_around(self.reading.report.text if self.reading.report is not None else "", span)

    def quoted_around(self, span: Span) -> tuple[Claim, ...]:
        """The innermost claims in whose content a span lies."""
        return quoted_around(self.reading.claims, span)


# ---------------------------------------------------------------------------------------------------- one truce


def _of_truce(desk: _Desk, number: int, truce: Truce) -> list[Testimony]:
    made: dict[tuple[int, str], Testimony] = {}
    about = [claim for claim in desk.reading.claims if number in claim.truces]
    fields = list(stated_fields(desk.reading, truce, desk.knowledge))
    drafts: list[_Draft] = []
    for event in desk.reading.events:
        if number in event.breach_of and not _is_the_truce(desk, event):
            drafts += _of_event(desk, event)
    drafts += _totals(desk, number)
    broken = {draft.claim.id for draft in drafts if draft.claim is not None and draft.proposition.kind == "breached"}
    told: dict[int, list[_Draft]] = {}
    for claim in about:
        told[claim.id] = list(_of_claim(desk, claim, truce, event_told=claim.id in broken))
    for claim in about:
        if claim.act == "denies" and _points_back(desk, claim):
            told[claim.id] = _answer(desk, claim, about, told) or told[claim.id]
        drafts += told[claim.id]
    for stated in fields:
        drafts += _of_field(desk, number, stated)
    for draft in drafts:
        testimony = _testimony(desk, number, truce, draft)
        key = (testimony.claim, testimony.proposition.key)
        known = made.get(key)
        made[key] = testimony if known is None else _joined(known, testimony)
    dated = {one.claim for one in made.values() if one.proposition.kind == "started" and one.proposition.value}
    kept = [one for one in made.values() if one.claim not in dated or one.proposition != Proposition(kind="started")]
    return sorted(kept, key=lambda one: (one.content.start, one.claim, one.proposition.key))


@dataclass(frozen=True, slots=True)
class _Draft:
    """A testimony before its parties are named as the truce names them."""

    claim: Claim | None
    proposition: Proposition
    act: Act
    factuality: Factuality
    evidence: tuple[Span, ...]
    weight: int = 1  # of two on one proposition by one claim the heavier act stands


def _testimony(desk: _Desk, number: int, truce: Truce, draft: _Draft) -> Testimony:
    claim = draft.claim
    speaker = desk.speaker(claim) if claim is not None else speaker_of(None, desk.reading, desk.owners)
    parties = truce.parties
    spoken = [desk.owners.party(wire, parties) for wire in speaker.speaks_for]
    bound = next((party for party in spoken if party in parties), spoken[0] if spoken else None)
    return Testimony(
        proposition=draft.proposition,
        act=draft.act,
        factuality=draft.factuality,
        report=desk.reading.id,
        truce=number,
        claim=claim.id if claim is not None else NO_CLAIM,
        source=speaker.name,
        source_type=speaker.source_type,
        speaks_for=bound,
        own_voice=speaker.own_voice,
        via=claim.via if claim is not None else None,
        outlet=desk.reading.outlet,
        said=desk.reading.published.date if desk.reading.published else None,
        content=claim.content if claim is not None else desk.sentence_around(draft.evidence[0]),
        evidence=draft.evidence,
        cue=claim.cue if claim is not None else None,
    )


def _joined(one: Testimony, other: Testimony) -> Testimony:
    """Two on the same proposition by the same claim: the first, with the words of both."""
    sure = one if one.factuality != "unknown" or other.factuality == "unknown" else other
    return replace(sure, evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))))


def _voice(desk: _Desk, claim: Claim, truce: Truce) -> str | None:
    """The party that a speaker answers for, as the truce names it."""
    spoken = [desk.owners.party(wire, truce.parties) for wire in desk.speaker(claim).speaks_for]
    return next((party for party in spoken if party in truce.parties), spoken[0] if spoken else None)


# ---------------------------------------------------------------------------------------------------- what is said


def _of_claim(desk: _Desk, claim: Claim, truce: Truce, *, event_told: bool) -> Iterator[_Draft]:
    """What a claim about a truce bears on by its own words."""
    statement = desk.statement(claim)
    if claim.act == "denies" and _is_said_negatively(desk, claim, statement):
        yield from _telling(desk, replace(claim, act="asserts"), truce, statement, event_told=event_told)
    elif claim.act in _AGAINST:
        yield from _against(desk, claim, truce, statement)
    elif claim.act in _TELLING:
        yield from _telling(desk, claim, truce, statement, event_told=event_told)
    else:
        yield from _open(desk, claim, truce, statement)


def _is_said_negatively(desk: _Desk, claim: Claim, statement: Statement) -> bool:
    """Whether it is the words of a claim, and not its cue, that deny: "he stressed that they have not broken it"."""
    entry = desk.knowledge.entries.get((claim.rule or "").split(" ")[0])
    if entry is None or entry.data.get("act") == "denies":
        return False
    return statement.none or any(word.negated for word in statement.words)


def _draft(
    claim: Claim, kind: PropositionKind, *spans: Span, value: str | None = None, actor: str | None = None,
    act: Act | None = None, factuality: Factuality | None = None,
) -> _Draft:  # fmt: skip
    return _Draft(
        claim, Proposition(kind=kind, value=value, actor=actor), act or claim.act, factuality or claim.factuality,
        spans or (claim.content,),
    )  # fmt: skip


def _against(desk: _Desk, claim: Claim, truce: Truce, statement: Statement) -> Iterator[_Draft]:
    """A denial or a refusal: of what its first words name, else of the truce itself."""
    if statement.unsaid:
        yield _draft(claim, "exists", factuality="unknown")
        return
    head = statement.head
    if head is not None and head.negated and claim.act == "denies":
        yield _draft(claim, _kind(head, claim), head.span, factuality="unknown")
        return
    if head is not None and not (claim.act == "refuses" and head.saying in {"kept", "accepted"}):
        yield from _of_word(desk, claim, truce, head)
        return
    if claim.act == "refuses":
        meant = statement.opens_with_truce or head is not None or statement.length <= _FEW
        who = _voice(desk, claim, truce) or (desk.speaker(claim).name if claim.cue is not None else None)
        if meant:
            yield _draft(claim, "accepted", value=who)
        else:
            yield _draft(claim, "exists", factuality="unknown")
        return
    yield _draft(claim, "exists")


_FEW = 4  # tokens of a refusal that only points back


def _kind(word: Word, claim: Claim) -> PropositionKind:
    if word.saying == "kept" and (word.own or claim.act == "denies"):
        return "accepted" if word.own else "holding"
    return _KIND_OF[word.saying]


def _telling(desk: _Desk, claim: Claim, truce: Truce, statement: Statement, *, event_told: bool) -> Iterator[_Draft]:
    """A statement or an accusation: all that its words say, and that there is a truce where they presuppose it."""
    for word in statement.words:
        if word.saying in {"made", "sought"} or word.open or (word.saying == "breached" and event_told):
            continue
        if word.saying == "breached" and _is_counted(desk, word):
            continue
        if word.saying == "holding" and (claim.act == "accuses" or statement.has(_OVER)):
            continue
        if word.saying in {"kept", "accepted"} and not (word.own and _is_party(desk, claim, truce)):
            continue
        yield from _of_word(desk, claim, truce, word)
    for verb in statement.refused:
        who = _doer_beside(desk, claim, truce, verb)
        if who is not None and not _is_quoted(desk, verb):
            yield _draft(claim, "accepted", verb, value=who, act="denies")
    for span in statement.quiet:
        yield _draft(claim, "holding", span)
    unmade = any(word.saying == "made" and word.negated and not word.open for word in statement.words)
    agreed = any(word.saying == "accepted" and word.own and not word.negated for word in statement.words)
    if statement.none or (unmade and not agreed):
        yield _draft(claim, "exists", act="denies")
    else:
        sure = _existence(claim, truce, statement)
        # who accuses another of breaking a truce says by that that there is one
        yield _draft(claim, "exists", act=claim.act if sure == "unknown" else "asserts", factuality=sure)


_OVER: frozenset[str] = frozenset({"collapsed", "ended"})


def _is_counted(desk: _Desk, word: Word) -> bool:
    """Whether a word of breach is what a total counts."""
    return any(
        mention.span.overlaps(word.span)
        for mention in desk.reading.mentions
        if isinstance(mention, Quantity) and mention.unit == _VIOLATIONS
    )


def _is_quoted(desk: _Desk, verb: Span) -> bool:
    """Whether a verb of refusing is the cue of a claim of its own."""
    return any(other.cue is not None and other.cue.overlaps(verb) for other in desk.reading.claims)


def _doer_beside(desk: _Desk, claim: Claim, truce: Truce, verb: Span) -> str | None:
    """The actor right before or right after a verb, as the truce names it."""
    for name in desk.names_between(claim.content.start, claim.content.end):
        entry = desk.owners.entry(name.entry)
        gap = name.start - verb.end if name.start >= verb.end else verb.start - name.end
        if entry is not None and entry.table == "actor" and gap <= _DOER:
            return desk.owners.party(str(name.entry), truce.parties)
    return None


def _existence(claim: Claim, truce: Truce, statement: Statement) -> Factuality:
    """How far a statement commits its speaker to there being the truce that it speaks of."""
    if statement.quiet or statement.has(REAL):
        return claim.factuality
    if claim.act == "accuses":
        return "unknown"
    if statement.has(SOUGHT) or truce.status not in _STANDING:
        said_of_it = truce.status == "contested" and claim.cue is not None and not statement.has(SOUGHT)
        return claim.factuality if said_of_it and statement.presupposed else "unknown"
    return claim.factuality if statement.presupposed else "unknown"


def _open(desk: _Desk, claim: Claim, truce: Truce, statement: Statement) -> Iterator[_Draft]:
    """A call, a threat, a promise, a question: it leaves open what it speaks of. A party that promises to keep it accepts."""
    found = False
    if claim.act != "declines_to_comment":
        for word in statement.words:
            if word.saying in {"made", "sought", "started"}:
                continue
            if word.saying == "accepted" and not (word.own and _is_party(desk, claim, truce)):
                continue
            found = True
            if claim.act == "calls_for" and (word.refrained or (word.saying == "breached" and word.open)):
                yield _draft(claim, "holding", word.span)  # a call not to break it is a call to keep it
            elif claim.act == "calls_for" and word.saying == "breached":
                yield _draft(claim, "breached", word.span, actor=_accused(desk, claim, truce, word), act="asserts")
            else:
                yield from _of_word(desk, claim, truce, word)
    if not found:
        yield _draft(claim, "exists")


def _of_word(desk: _Desk, claim: Claim, truce: Truce, word: Word) -> Iterator[_Draft]:
    """The proposition that a word of a statement is about; a negation makes of a statement a denial."""
    act: Act = "denies" if word.negated and claim.act in _TELLING else claim.act
    factuality: Factuality = "unknown" if word.negated and claim.act in _AGAINST else claim.factuality
    if (
        word.saying in {"kept", "accepted"}
        and (word.own or word.saying == "accepted")
        and _is_party(desk, claim, truce)
    ):
        yield _draft(claim, "accepted", word.span, value=_voice(desk, claim, truce), act=act, factuality=factuality)
        return
    if word.saying == "breached":
        actor = _accused(desk, claim, truce, word)
        yield _draft(claim, "breached", word.span, actor=actor, act=act, factuality=factuality)
        return
    kind = _KIND_OF[word.saying]
    if act == "accuses" and kind not in _ACCUSED:
        act = "asserts"
    yield _draft(
        claim, "holding" if kind == "accepted" else kind, word.span,
        value=_until(claim, truce) if kind == "extended" else None, act=act, factuality=factuality,
    )  # fmt: skip


_ACCUSED: frozenset[str] = frozenset({"breached", "collapsed"})


def _until(claim: Claim, truce: Truce) -> str | None:
    """The day that a claim of a longer term says it ends on."""
    spans = truce.evidence.get("end", ())
    begun = set(truce.evidence.get("start", ()))
    inside = all(claim.content.start <= span.start and span.end <= claim.content.end for span in spans)
    return truce.end if spans and inside and not begun.intersection(spans) else None


def _is_party(desk: _Desk, claim: Claim, truce: Truce) -> bool:
    """Whether the speaker answers for a party of the truce, or for a body that can be one."""
    voice = _voice(desk, claim, truce)
    return voice is not None and (voice in truce.parties or desk.speaker(claim).source_type in _BODIES)


_BODIES = frozenset({"official", "spokesperson", "party_media", "document"})


def _accused(desk: _Desk, claim: Claim, truce: Truce, word: Word) -> str | None:
    """Who is said to have broken the truce: the doer beside the word of breach, or whom an accusation addresses."""
    own = set(desk.speaker(claim).speaks_for)
    if claim.act == "denies":
        start, end = claim.content.start, claim.content.end
    else:
        start = min(claim.content.start, claim.cue.end) if claim.cue is not None else claim.content.start
        end = claim.content.end
    found = []
    for name in desk.names_between(start, end):
        entry = desk.owners.entry(name.entry)
        if entry is None or entry.table != "actor" or entry.get("neutral") or name.entry in own:
            continue
        if claim.source is not None and name.span.overlaps(claim.source):
            continue
        gap = name.start - word.span.end if name.start >= word.span.end else word.span.start - name.end
        found.append((name.start < word.span.start, gap, desk.owners.party(str(name.entry), truce.parties)))
    near = [row for row in found if row[1] <= _DOER]
    if near:
        return min(near)[2]
    if claim.act == "accuses" and found:
        return min(found, key=lambda row: row[1])[2]
    if claim.act == "denies":
        return _voice(desk, claim, truce)
    return None


_DOER = 3  # characters between a word of breach and who did it


# ---------------------------------------------------------------------------------------------------- answers


def _points_back(desk: _Desk, claim: Claim) -> bool:
    """Whether a denial names no truce and nothing of one, but only what was said: "denied that"."""
    statement = desk.statement(claim)
    return not statement.named and statement.head is None and not statement.unsaid


def _answer(desk: _Desk, claim: Claim, about: Sequence[Claim], told: Mapping[int, Sequence[_Draft]]) -> list[_Draft]:
    """A denial lands on what the answered claim says: of an accusation right before it, else of the claim it answers."""
    before = [
        other for other in about
        if other.content.start < claim.content.start and other.cue is not None
        and desk.speaker(other).name != desk.speaker(claim).name
    ]  # fmt: skip
    last = before[-1] if before else None
    answered = last.id if last is not None and last.act == "accuses" else claim.answers
    if answered is None:
        return []
    drafts = [draft for draft in told.get(answered, ()) if draft.act not in _AGAINST]
    if not drafts:
        return [_draft(claim, "exists", factuality="unknown")] if told.get(answered) else []
    of_breach = [draft for draft in drafts if draft.proposition.kind == "breached"]
    chosen = of_breach or [draft for draft in drafts if draft.proposition.kind in _ANSWERED] or drafts
    return [
        replace(draft, claim=claim, act=claim.act, factuality=claim.factuality, evidence=(claim.content,))
        for draft in chosen
    ]


# ---------------------------------------------------------------------------------------------------- fields


def _of_field(desk: _Desk, number: int, stated: Stated) -> Iterator[_Draft]:
    """A field by whoever is quoted around its words; what is taken for granted there is asserted."""
    owners = _owners_of(desk, number, stated)
    if stated.together:  # reckoned of two things: stated by whom states both
        owners = {at: row for at, row in owners.items() if at != NO_CLAIM and len(row[1]) == len(stated.spans)}
    for claim, spans in owners.values():
        if claim is None:
            yield _Draft(None, stated.proposition, "asserts", "certain", tuple(spans))
            continue
        granted = claim.act == "accuses" or _takes_for_granted(desk, claim) or _is_past(desk, claim, stated.proposition)
        unsure: Factuality = "unknown" if _is_supposed(desk, claim, stated.proposition, spans) else claim.factuality
        yield _Draft(claim, stated.proposition, "asserts" if granted else claim.act, unsure, tuple(spans))


def _owners_of(desk: _Desk, number: int, stated: Stated) -> dict[int, tuple[Claim | None, list[Span]]]:
    """Claim → the words of a field that are its own. Words in claims about something else count only where there are no
    others; who is merely named there is named by the outlet."""
    about: dict[int, tuple[Claim | None, list[Span]]] = {}
    aside: dict[int, tuple[Claim | None, list[Span]]] = {}
    for span in stated.spans:
        for claim in _stating(desk, number, span, stated) or (None,):
            tied = claim is None or number in claim.truces or claim.cue is None
            row = about if tied else aside
            row.setdefault(claim.id if claim is not None else NO_CLAIM, (claim, []))[1].append(span)
    if about or not stated.names:
        return about or aside
    return {NO_CLAIM: (None, [span for _claim, spans in aside.values() for span in spans])}


def _stating(desk: _Desk, number: int, span: Span, stated: Stated) -> tuple[Claim, ...]:
    """Whose words a span is: the innermost claim around it; of what somebody does by speaking, who speaks there."""
    quoted = desk.quoted_around(span)
    if any(claim.act == "declines_to_comment" for claim in quoted):
        return ()  # who declines to comment states nothing
    if any(claim.cue is not None for claim in quoted) or not stated.done:
        return quoted
    doing = (
        claim for claim in desk.reading.claims
        if number in claim.truces and any(part is not None and part.overlaps(span) for part in (claim.source, claim.cue))
    )  # fmt: skip
    done = next(doing, None)
    return (done,) if done is not None else quoted


def _is_supposed(desk: _Desk, claim: Claim, proposition: Proposition, spans: Sequence[Span]) -> bool:
    """Whether acceptance is only supposed: "if they accept it"."""
    if proposition.kind != "accepted":
        return False
    words = [word for word in desk.statement(claim).words if word.saying in {"accepted", "kept"}]
    beside = [word for word in words if any(abs(word.span.start - span.start) <= _NEAR for span in spans)]
    return bool(beside) and all(word.open for word in beside)


_NEAR = 40  # characters between a word of acceptance and the name of who accepts


def _is_past(desk: _Desk, claim: Claim, proposition: Proposition) -> bool:
    """Whether a call, a promise or a threat names a day that has come: nobody calls for that."""
    published = desk.reading.published
    if claim.act in {*_TELLING, *_AGAINST, "asks", "speculates"} or published is None or proposition.value is None:
        return False
    return proposition.kind in {"started", "declared"} and proposition.value <= published.date


def _takes_for_granted(desk: _Desk, claim: Claim) -> bool:
    """Whether a claim is about something that happens to a truce, and so presupposes what it says of the truce itself."""
    if claim.act in _TELLING or claim.act == "declines_to_comment":
        return False
    head = desk.statement(claim).head
    return head is not None and head.saying in {"kept", "breached", "extended", "holding", "collapsed", "ended"}


# ---------------------------------------------------------------------------------------------------- breaches


def _of_event(desk: _Desk, event: Event) -> Iterator[_Draft]:
    """An alleged breach, and the figures of its victims, by whoever tells of it."""
    claim = _teller(desk, event)
    act: Act = claim.act if claim is not None else "asserts"
    if event.realis == "negated" and act in _TELLING:
        act = "denies"
    unsure: Factuality = claim.factuality if claim is not None else "certain"
    factuality: Factuality = "unknown" if event.realis in {"planned", "hypothetical"} else unsure
    if act not in {*_TELLING, "denies", "speculates"}:
        if event.realis != "asserted":
            return  # what is refused, called for or promised has not been told
        act = "asserts"  # what is refused or called for around it is another matter
    # of those who clash nobody is said to have begun
    actor = event.actors[0] if len(event.actors) == 1 and event.type != "armed_clash" else None
    day = event.date if event.date_latest in (None, event.date) else None
    evidence = event.evidence or {}
    what = Proposition(kind="breached", value=event.type, actor=actor, place=event.place, date=day)
    yield _Draft(claim, what, act, factuality, (event.trigger,))
    for measure, toll in _tolls(event):
        figure = replace(what, kind="casualties", measure=measure, toll=toll)
        yield _Draft(claim, figure, act, factuality, evidence.get(measure) or (event.trigger,))


def _is_the_truce(desk: _Desk, event: Event) -> bool:
    """Whether the word of an event is part of a word of truce: a halt of operations is no operation."""
    claims = desk.quoted_around(event.trigger)
    return any(span.overlaps(event.trigger) for claim in claims for span in desk.statement(claim).truces)


def _tolls(event: Event) -> Iterator[tuple[Literal["killed", "wounded", "displaced"], Toll]]:
    if event.killed is not None:
        yield "killed", event.killed
    if event.wounded is not None:
        yield "wounded", event.wounded
    if event.displaced is not None:
        yield "displaced", event.displaced


def _teller(desk: _Desk, event: Event) -> Claim | None:
    if event.claim is not None:
        return next((claim for claim in desk.reading.claims if claim.id == event.claim), None)
    return next(iter(desk.quoted_around(event.trigger)), None)


def _totals(desk: _Desk, number: int) -> Iterator[_Draft]:
    """Claimed totals of violations: the figure, and what is counted in the owner's own word."""
    for mention in desk.reading.mentions:
        if not isinstance(mention, Quantity) or mention.unit != _VIOLATIONS or mention.low is None:
            continue
        if mention.low < 1 or not float(mention.low).is_integer() or _of_rights(desk, mention):
            continue
        claims = desk.quoted_around(mention.span)
        if not any(number in claim.truces for claim in claims) and len(desk.reading.truces) > 1:
            continue
        toll = Toll(int(mention.low), int(mention.high) if mention.high is not None else None)
        value = _counted(mention.text)
        for claim in claims or (None,):
            yield _Draft(
                claim, Proposition(kind="violations_total", value=value, toll=toll), claim.act if claim else "asserts",
                claim.factuality if claim else "certain", (mention.span,),
            )  # fmt: skip


def _counted(words: str) -> str | None:
    """What a total counts, in the words that count it: the words of the quantity without its figure."""
    rest = " ".join(word for word in words.split() if not any(letter.isdigit() for letter in word))
    return rest or None


def _of_rights(desk: _Desk, mention: Quantity) -> bool:
    """Whether the violations are of rights or of the press, by the words right after them."""
    text = desk.reading.report.text if desk.reading.report is not None else ""
    after = fold_key(text[mention.end : mention.end + _AFTER_TOTAL]).split()
    return any(desk.knowledge.grammar.is_a(word.removeprefix("ل"), "rights") for word in after)
