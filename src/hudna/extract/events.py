"""Events: what is said to have happened, with arguments, casualties and realis."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import cast

from hudna.extract.arguments import Found, NoDoers, arguments_of, goes_on, place_of, subject_before, time_of
from hudna.extract.board import Board, Placed, make_board
from hudna.extract.concord import agrees_with, its_subject
from hudna.extract.destinations import destinations_of
from hudna.extract.own_deeds import OwnDeed, own_deed
from hudna.extract.realis import by_act, realis_of
from hudna.extract.repeats import Draft, without_repeats
from hudna.extract.standing import Surroundings, told
from hudna.extract.tolls import Group, attach, civilians, groups_in, total, victims
from hudna.extract.triggers import TALKS, Trigger, definite, find_triggers, light_of
from hudna.packs.knowledge import Knowledge
from hudna.rules.lexicon import Hit, Hits
from hudna.text.page import Page
from hudna.types import Span
from hudna.types.claim import Claim
from hudna.types.event import VIOLENT, Event, EventType
from hudna.types.mention import Mention, Name, Place, Time

_NEWS_DAYS = 120  # what lies further back is history to the report
_TIED = 1  # tokens between two nouns that "and" joins
_YEAR = 365
_OPENING = 3  # tokens in which a sentence turns to another matter


def find_events(
    page: Page,
    hits: Hits,
    knowledge: Knowledge,
    mentions: Sequence[Mention],
    claims: Sequence[Claim],
    *,
    day: date | None = None,
) -> tuple[Event, ...]:
    """The events of a report, in the order of the text; a repeated mention is not a second event.

    ``day`` is the day of publication.
    """
    board = _without_told_places(make_board(page, hits, mentions), claims)
    triggers = find_triggers(board, hits)
    speakers = frozenset(page.token_at(claim.source.start) for claim in claims if claim.source is not None)
    none = NoDoers(speakers, _bystanders(board, knowledge))
    drafts = list(
        _drafts(
            _Reader(board, knowledge, _lone_place(board), day, {hit.first: hit for hit in hits.of("cue")}),
            triggers,
            claims,
            none,
        )
    )
    told = {claim.id: claim for claim in claims}
    acts = {hit.first for hit in hits.every("trigger") if hit.entry.get("type") in VIOLENT} | board.casualties.keys()
    drafts = [replace(draft, event=_with_doers(board, draft.event, told, none, acts)) for draft in drafts]
    kept = without_repeats(board, _with_later_tolls(board, drafts, {trigger.sentence for trigger in triggers}))
    return tuple(replace(_not_before_its_day(draft.event, day), id=number) for number, draft in enumerate(kept))


def _with_doers(board: Board, event: Event, claims: Mapping[int, Claim], none: NoDoers, acts: Set[int]) -> Event:
    """An act of violence whose clause does not name all its doers, with those whom what is around it makes its doers.

    A clash in which men of two sides fell is theirs; what one is accused of ("X accused Y of killing …") is Y's.
    """
    fallen = tuple(dict.fromkeys(group.side for group in event.victims if group.side is not None))
    if event.type == "armed_clash" and len(fallen) == _SIDES and set(event.actors) <= set(fallen):
        return replace(event, actors=fallen)
    if event.actors or event.type not in VIOLENT:
        return event
    claim = claims.get(event.claim) if event.claim is not None else None
    accused = _accused(board, claim, none) if claim is not None and _is_accusation_of(board, claim, acts) else None
    if accused is None:
        return event
    names = accused.mention.members or (accused.mention.name,)
    return replace(event, actors=names, evidence={**(event.evidence or {}), "actors": (accused.mention.span,)})


def _is_accusation_of(board: Board, claim: Claim, acts: Set[int]) -> bool:
    """Whether an act of violence is what somebody is accused of, and not its investigation or a truce it broke."""
    first, _last = board.page.tokens_in(claim.content.start, claim.content.end)
    carried = {"carrier", "occurrence", "blamed"} & set(board.arguments.get(first, ()))
    return claim.act == "accuses" and (first in acts or bool(carried))


def _accused(board: Board, claim: Claim, none: NoDoers) -> Placed[Name] | None:
    """Whom a claim accuses: the one body named between the verb and its source before it, and what it accuses of."""
    if claim.cue is None:
        return None
    page = board.page
    first, last = page.tokens_in(claim.cue.end, claim.content.start)
    if claim.source is not None and claim.source.start >= claim.cue.end:
        speaker = board.names.get(page.token_at(claim.source.start))
        alone = speaker is not None and speaker.mention.kind != "person" and not speaker.mention.generic
        # the words of a source that begin with a body may run on over whom it accuses
        first = speaker.last if speaker and alone else page.tokens_in(claim.source.end, claim.content.start)[0]
    found = {placed.first: placed for at in range(first, last) if (placed := board.names.get(at)) is not None}
    bodies = [
        placed for at, placed in found.items()
        if placed.mention.kind != "person" and not placed.mention.generic and at not in none.bystanders
        and not (board.form(at).startswith("و") and page.tokens[at].start < placed.mention.start)
    ]  # fmt: skip
    return bodies[0] if len(bodies) == 1 else None


_SIDES = 2


def _with_later_tolls(board: Board, drafts: Sequence[Draft], busy: Set[int]) -> list[Draft]:
    """The drafts, with the toll that the sentence behind one gives where it names no event and the draft has none."""
    out = []
    for at, draft in enumerate(drafts):
        after = draft.trigger.sentence + 1
        ends = at + 1 == len(drafts) or drafts[at + 1].trigger.sentence != draft.trigger.sentence
        event = draft.event
        silent = event.killed is None and event.wounded is None and event.realis == "asserted"
        free = ends and silent and event.type in VIOLENT and after not in busy and after < len(board.page.sentences)
        tolls = groups_in(board, board.page.sentences[after]) if free else []
        if tolls and _tells_the_cost(board, board.page.sentences[after].first) and any(g.toll.max for g in tolls):
            event = replace(
                event, killed=total(tolls, "killed"), wounded=total(tolls, "wounded"), victims=victims(tolls)
            )
            draft = replace(draft, event=event)
        out.append(draft)
    return out


def _tells_the_cost(board: Board, first: int) -> bool:
    """Whether a sentence opens with death or wounding, or with what came of it: "and nine were wounded", "as a result"."""
    opening = range(first, first + 2)
    led = any({"result", "cause"} & set(board.arguments.get(at, ())) for at in opening if at not in board.places)
    return led or any(at in board.casualties for at in opening)


def _without_told_places(board: Board, claims: Sequence[Claim]) -> Board:
    """The board without the places inside a source's name: "an official in X said" happens nowhere.

    Where residents and activists speak is where they saw it.
    """
    page = board.page
    told = [
        page.tokens_in(c.source.start, c.source.end) for c in claims if c.source and c.source_type not in _WITNESSES
    ]
    inside = {at for first, last in told for at in range(first, last)}
    countries = Counter(placed.mention.country for placed in board.places.values())
    return replace(
        board,
        places={
            at: placed
            for at, placed in board.places.items()
            if at not in inside and not (_is_short(placed.mention) and _is_stray(placed.mention, countries))
        },
    )


def _is_stray(place: Place, countries: Mapping[str | None, int]) -> bool:
    """Whether it is a village of a land that nothing else lies in, with no word of place: a word that looks like it."""
    small = place.precision in ("village", "town", "neighbourhood", "site") and place.area is None
    return small and countries[place.country] == 1 and max(countries.values()) >= _AT_HOME


def _is_short(place: Place) -> bool:
    """Whether a name is of few letters: long names are seldom other words."""
    return len(place.text.removeprefix("ال")) <= _FEW_LETTERS


_FEW_LETTERS = 5
_AT_HOME = 3  # places that make a land the report's own
_WITNESSES = ("resident", "activist")


def _bystanders(board: Board, knowledge: Knowledge) -> frozenset[int]:
    """Where outlets and bodies that fight nobody are named: what they tell or deplore they did not do."""
    out = set()
    for at, placed in board.names.items():
        entry = knowledge.by_wire.get(placed.mention.entry or "")
        if entry is not None and (entry.table == "outlet" or entry.get("neutral")):
            out.add(at)
    return frozenset(out)


def _not_before_its_day(event: Event, day: date | None) -> Event:
    """What is dated after publication has not happened yet."""
    ahead = day is not None and event.date is not None and event.date > day.isoformat()
    return replace(event, realis="planned") if ahead and event.realis in ("asserted", "background") else event


@dataclass(frozen=True, slots=True)
class _Reader:
    """What is the same for all events of a report."""

    board: Board
    knowledge: Knowledge
    lone: tuple[Placed[Place], ...]  # the namings of the only place
    day: date | None
    cues: Mapping[int, Hit]

    def own(self, trigger: Trigger, claim: Claim | None) -> OwnDeed | None:
        """Whether a speaker tells of an own deed, and who."""
        cue = claim.cue if claim is not None else None
        said = self.cues.get(self.board.page.token_at(cue.start)) if cue is not None else None
        return own_deed(self.board, self.knowledge.grammar, trigger, claim, said)


def _drafts(reader: _Reader, triggers: Sequence[Trigger], claims: Sequence[Claim], none: NoDoers) -> Iterator[Draft]:
    board = reader.board
    by_sentence: dict[int, list[Trigger]] = {}
    for trigger in triggers:
        by_sentence.setdefault(trigger.sentence, []).append(trigger)
    holders = _innermost(board, claims)
    leads = _leading(triggers, holders)
    last: Draft | None = None
    for index, row in by_sentence.items():
        served = light_of(board, row)
        naming = [trigger for at, trigger in enumerate(row) if at not in served]
        tolls = attach(board, naming, [_told_by(g, holders) for g in groups_in(board, board.page.sentences[index])])
        helpers = {noun: light for light, noun in served.items()}
        deeds = {at: deed for at, one in enumerate(row) if (deed := reader.own(one, holders.get(one.hit.first)))}
        parts = _parts(
            _Row(board, reader.knowledge, row, helpers, deeds, none), [at for at in range(len(row)) if at not in served]
        )
        for at, (found, where) in parts.items():
            trigger = row[at]
            if last is not None and trigger.sentence - last.trigger.sentence == 1 and _same_doer(board, trigger, found):
                found.actors.extend(last.event.actors)
            claim = holders.get(trigger.hit.first)
            own = Surroundings(
                tolls.get(trigger.first, []), bool(found.actors or where), _opens(trigger, claim), at in helpers
            )
            event = _event(reader, trigger, found, where, own, _when(reader, trigger, claim))
            if last is not None and _same_day(board, last, trigger, event):
                event = _dated_as(event, last.event)
            last = Draft(
                _with_claim(event, claim, trigger.first in leads),
                trigger,
                where.mention if where is not None else None,
                definite(board, trigger),
            )
            yield last


def _told_by(group: Group, holders: Mapping[int, Claim]) -> Group:
    """The group with the claim of a source that it stands in."""
    claim = holders.get(group.at)
    return replace(group, teller=claim.id if claim is not None and claim.source is not None else None)


def _same_day(board: Board, last: Draft, trigger: Trigger, event: Event) -> bool:
    """Whether a sentence that names no time goes on from the one before, which dates an act of violence by the day."""
    dated = last.event.date_precision == "day" and last.event.realis == event.realis == "asserted"
    violent = {last.trigger.type, trigger.type} <= VIOLENT and event.date is None
    if not (dated and violent) or trigger.sentence - last.trigger.sentence != 1:
        return False
    sentence = board.page.sentences[trigger.sentence]
    timeless = not any(at in board.times for at in range(sentence.first, sentence.last))
    adds = board.form(sentence.first).startswith("و") or "another" in board.arguments.get(sentence.first, ())
    return timeless and adds and not _has_role(board, sentence.first, "turn")


def _dated_as(event: Event, other: Event) -> Event:
    spans = {**(event.evidence or {}), "date": (other.evidence or {}).get("date", ())}
    return replace(event, date=other.date, date_precision=other.date_precision, evidence=spans)


def _same_doer(board: Board, trigger: Trigger, found: Found) -> bool:
    return trigger.type in VIOLENT and not (found.actors or found.probable) and goes_on(board, trigger)


_Parts = dict[int, tuple[Found, Placed[Place] | None]]


@dataclass(frozen=True, slots=True)
class _Row:
    """The triggers of a sentence.

    ``helpers`` gives each served noun its light verb, ``own`` the deeds that a speaker tells of itself.
    """

    board: Board
    knowledge: Knowledge
    triggers: Sequence[Trigger]
    helpers: Mapping[int, int]
    own: Mapping[int, OwnDeed]
    none: NoDoers

    def arguments(self, at: int, stop: int, start: int, *, begun: bool = False) -> Found:
        """The parties of a trigger; of an own deed the speaker is the doer, and nobody named behind it."""
        deed = self.own.get(at)
        found = arguments_of(self.board, self.triggers[at], stop, start, self.none, begun=begun or deed is not None)
        if deed is not None and deed.doer is not None:
            name = deed.doer.mention
            found = found.done_by(name.members or (self.state_of(name),), name.span)
        return found

    def state_of(self, name: Name) -> str:
        """Whose deed it is: of a ministry of a state the state's, else the speaker's own."""
        entry = self.knowledge.by_wire.get(name.entry or "")
        party = entry.get("party_as") if entry is not None else None
        return str(party) if party in self.knowledge.country_codes else name.name


def _parts(own: _Row, naming: Sequence[int]) -> _Parts:
    """Parties and place of each trigger of a sentence that names an event, by its position."""
    out: _Parts = {}
    board, row, helpers = own.board, own.triggers, own.helpers
    for at in naming:
        stop = row[at + 1].first if at + 1 < len(row) else len(board.page.tokens)
        found = own.arguments(at, stop, row[at - 1].last if at else 0)
        where = place_of(board, row[at], stop, _next_fight(board, row, at))
        if at in helpers:
            light = row[helpers[at]]
            acts = light.first > row[at].first and its_subject(board, row[at], light)
            if light.first < row[at].first and _is_instrument(board, row[at]):
                found.strike(row[at].span.end)
            _lend(found, own.arguments(helpers[at], _next(board, row, helpers[at]), 0, begun=acts))
            where = place_of(board, light, len(board.page.tokens), len(board.page.tokens)) or where
        out[at] = (found, where)
    for at in naming:
        if at + 1 in out and _joined(board, row[at], row[at + 1]):
            _lend(out[at][0], out[at + 1][0])
            _lend(out[at + 1][0], out[at][0])
        elif at + 1 in out and _did_also(board, row[at], row[at + 1], out[at + 1][0]):
            out[at + 1][0].actors.extend(out[at][0].actors)
    for at in naming:
        if _goes_on_silently(board, row[at], out[at][0]):
            _take_subject_before(own, at, out)
        elif _is_mutual(own, at, out[at][0]):
            _take_sides_before(own, at, out)
    return out


def _is_mutual(own: _Row, at: int, found: Found) -> bool:
    """Whether a noun of fire is said to be exchanged, and by whom is not: "mutual shelling"."""
    trigger, grammar = own.triggers[at], own.knowledge.grammar
    near = range(trigger.hit.last, trigger.last + _MUTUAL)
    told = trigger.nominal and any(own.board.form(n) in grammar["exchanged"] for n in near)
    return told and not (found.actors or found.probable) and trigger.type in VIOLENT


_MUTUAL = 2  # tokens behind a noun in which it is said to be mutual


def _take_sides_before(own: _Row, at: int, out: _Parts) -> None:
    """Give what is exchanged the two sides of the clash told before it in the sentence."""
    sides = next(
        (out[n][0] for n in range(at - 1, -1, -1) if n in out and own.triggers[n].hit.entry.get("sides")), None
    )
    if sides is not None and len(sides.actors) >= _SIDES:
        out[at][0].actors.extend(sides.actors)
        out[at][0].spans.setdefault("actors", []).extend(sides.spans.get("actors", []))


def _goes_on_silently(board: Board, trigger: Trigger, found: Found) -> bool:
    """Whether a verb after "and" or "where" names no doer and has a pronoun for its object: "… entered it and shelled it"."""
    if trigger.nominal or trigger.passive or trigger.hit.entry.get("killed") or trigger.type not in VIOLENT:
        return False
    they = board.form(trigger.hit.first).endswith(_THEY)
    silent = not (found.actors or found.probable) and (they or bool(trigger.hit.enclitic))
    return (
        silent
        and (they or _no_subject(board, trigger))
        and (trigger.hit.proclitic in ("و", "ف") or "clause" in board.arguments.get(trigger.first - 1, ()))
    )


_THEY = "وا"


def _take_subject_before(own: _Row, at: int, out: _Parts) -> None:
    """Give a silent verb the subject of the clause before it, where their genders agree as written."""
    board, trigger = own.board, own.triggers[at]
    placed = subject_before(board, trigger, own.none)
    if placed is not None and agrees_with(board, trigger, placed):
        name = placed.mention
        out[at][0].add("actors", name.members or (name.name,), name.span)


def _is_instrument(board: Board, noun: Trigger) -> bool:
    """Whether ب makes the noun what a verb strikes with: "targeted with three raids X", whose raids they are not."""
    return any(board.form(at).startswith("ب") for at in (noun.hit.first, noun.hit.first - 1))


def _did_also(board: Board, one: Trigger, other: Trigger, found: Found) -> bool:
    """ "X launched raids and shelled …": a joined verb without a subject has that of the deed before."""
    silent = not (found.actors or found.probable) and not other.passive
    violent = {one.type, other.type} <= VIOLENT and not other.hit.entry.get("killed")
    if not (silent and violent and other.hit.proclitic == "و"):
        return False
    if other.nominal:  # قصف is both: beside what is hit, or with what, it is the verb
        return not one.hit.entry.get("sides") and _has_object(board, other)
    return _no_subject(board, other)


def _no_subject(board: Board, trigger: Trigger) -> bool:
    """Whether a preposition, a place, or what is hit stands where a verb's subject would."""
    at = trigger.hit.last
    return _has_object(board, trigger) or at in board.places or board.role(at) is not None


def _has_object(board: Board, trigger: Trigger) -> bool:
    """Whether what is hit, or what it is hit with, follows at once: "and shelled positions of", "shelled with mortars"."""
    at = trigger.hit.last
    return "asset" in board.context_kinds.get(at, ()) or board.form(at).startswith("ب")


def _joined(board: Board, one: Trigger, other: Trigger) -> bool:
    """Whether "and" ties two nouns, so that they share doer and target: "launched raids and shelling on …"."""
    gap = other.first - one.last
    violent = {one.type, other.type} <= VIOLENT
    return violent and one.nominal and other.nominal and gap <= _TIED and board.form(other.first).startswith("و")


def _opens(trigger: Trigger, claim: Claim | None) -> bool:
    """Whether a source's words begin with it: "announced the death of …"."""
    return claim is not None and claim.source is not None and trigger.span.start <= claim.content.start + _OPENING


def _next_fight(board: Board, row: Sequence[Trigger], at: int) -> int:
    """Where the next act of violence begins."""
    return next((trigger.first for trigger in row[at + 1 :] if trigger.type in VIOLENT), len(board.page.tokens))


def _next(board: Board, row: Sequence[Trigger], at: int) -> int:
    """Where the next trigger after one begins; a served noun right after a light verb does not stop it."""
    return row[at + 2].first if at + 2 < len(row) else len(board.page.tokens)


def _lend(found: Found, light: Found) -> None:
    """What the verb says of doer and target, to the noun that names the event."""
    taken = {*found.actors, *found.probable}
    for role in ("actors", "targets", "probable"):
        if not getattr(found, role) and not (role == "actors" and found.probable):
            getattr(found, role).extend(name for name in getattr(light, role) if name not in taken)
            if role in light.spans:
                found.spans.setdefault(role, []).extend(light.spans[role])


def _when(reader: _Reader, trigger: Trigger, claim: Claim | None) -> Placed[Time] | None:
    """When it happened: of an event that somebody tells, only the times in the telling."""
    if claim is None or claim.source is None:
        return time_of(reader.board, trigger, day=reader.day)
    bounds = reader.board.page.tokens_in(claim.content.start, claim.content.end)
    told = reader.board.form(bounds[0] - 1) in reader.knowledge.grammar["complementizers"]
    # "Announced a truce on Monday": the announcing is the deed. "Said on Monday that a truce …" is not.
    declared = trigger.type == "agreement" and not told
    return time_of(reader.board, trigger, None if declared else bounds, reader.day)


def _event(
    reader: _Reader,
    trigger: Trigger,
    found: Found,
    named: Placed[Place] | None,
    own: Surroundings,
    when: Placed[Time] | None,
) -> Event:
    tolls = own.tolls
    board, knowledge = reader.board, reader.knowledge
    _add_fallen(trigger, found, tolls)
    where = named or _handed(board, trigger, reader.lone)
    realis, cue = realis_of(board, trigger)
    recalled = (trigger.type in (*VIOLENT, "protest") and not told(board, trigger, own)) or _long_ago(
        reader.day, when, trigger, tolls
    )
    if realis == "asserted" and recalled:
        realis = "background"
    point = where.mention if where is not None else None
    to = destinations_of(board, trigger, knowledge)
    date, latest, precision = _dates(when)
    return Event(
        id=0,
        type=cast(EventType, trigger.type),
        trigger=trigger.span,
        actors=tuple(found.actors),
        targets=_targets(trigger, found, tolls),
        place=place_name(point, knowledge) if point is not None else None,
        lat=point.lat if point is not None else None,
        lon=point.lon if point is not None else None,
        date=date,
        date_latest=latest,
        date_precision=precision,
        killed=total(tolls, "killed"),
        wounded=total(tolls, "wounded"),
        displaced=total(tolls, "displaced"),
        civilians=_civilians(tolls, found),
        victims=victims(tolls),
        realis=realis,
        alleged=bool(found.probable),
        probable_actors=tuple(found.probable),
        destinations=tuple(place_name(placed.mention, knowledge) for placed in to),
        evidence=_evidence(found, where, when, tolls, board.page.span(cue.start, cue.end) if cue is not None else None),
        rule=trigger.hit.entry.address,
    )


def _long_ago(day: date | None, when: Placed[Time] | None, trigger: Trigger, tolls: Sequence[Group]) -> bool:
    """Whether the time beside it is long before publication: history, not news.

    A chronicle gives day and toll to what it tells; a bare year or "two years ago" only places a thing known.
    """
    if day is None or when is None or when.mention.latest is None:
        return False
    if when.mention.granularity == "year":
        return when.mention.latest < (day - timedelta(days=_YEAR)).isoformat()
    return trigger.nominal and not tolls and when.mention.latest < (day - timedelta(days=_NEWS_DAYS)).isoformat()


def _add_fallen(trigger: Trigger, found: Found, tolls: Sequence[Group]) -> None:
    """Whose fighters fell in a clash fought in it, where their side is the only one that is told and no other is named."""
    hurt = [group for group in tolls if group.measure in ("killed", "wounded")]
    armed = {group.side: group.span for group in hurt if group.side is not None and group.civilian is not True}
    if trigger.type == "armed_clash" and len(armed) == 1 and len(found.actors) < _SIDES:
        ((side, span),) = armed.items()
        if side not in found.actors:
            found.add("actors", (side,), span)


def _targets(trigger: Trigger, found: Found, tolls: Sequence[Group]) -> tuple[str, ...]:
    """Whom it was done to: those named as such, the side of the fallen fighters, civilians who were hurt.

    Of a clash the fallen are a side or bystanders.
    """
    if trigger.hit.entry.get("sides") or trigger.type not in VIOLENT:
        return tuple(found.targets)
    hurt = [group for group in tolls if group.measure in ("killed", "wounded")]
    sides = [group.side for group in hurt if group.side is not None and group.civilian is not True]
    known = [*found.targets, *(side for side in sides if side not in found.actors)]
    if any(group.civilian for group in hurt):
        known.append("civilians")
    return tuple(dict.fromkeys(known))


def _civilians(tolls: Sequence[Group], found: Found) -> bool | None:
    known = civilians(tolls)
    if known is None and not tolls and found.targets == ["civilians"]:
        return True
    return known


def _dates(when: Placed[Time] | None) -> tuple[str | None, str | None, str | None]:
    """(date, latest date, precision) as the reading gives them."""
    if when is None or when.mention.earliest is None:
        return None, None, None
    time = when.mention
    if time.granularity in ("day", "hour") or time.earliest == time.latest:
        return time.earliest, None, "day"
    return time.earliest, time.latest, time.granularity


def _evidence(
    found: Found,
    where: Placed[Place] | None,
    when: Placed[Time] | None,
    tolls: Sequence[Group],
    cue: Span | None,
) -> dict[str, tuple[Span, ...]] | None:
    out: dict[str, tuple[Span, ...]] = {
        {"probable": "probable_actors"}.get(role, role): tuple(spans) for role, spans in found.spans.items()
    }
    if where is not None:
        out["place"] = (where.mention.span,)
    if when is not None:
        out["date"] = (when.mention.span,)
    if cue is not None:
        out["realis"] = (cue,)
    for measure in ("killed", "wounded", "displaced"):
        spans = tuple(group.span for group in tolls if group.measure == measure)
        if spans:
            out[measure] = spans
    return out or None


def place_name(place: Place, knowledge: Knowledge) -> str:
    """ "Town, Governorate, Country" in English, nothing said twice: the governorate tells namesakes apart."""
    country = knowledge.by_wire.get(f"country/{place.country}")
    named = str(country.get("name")) if country is not None else place.country
    parts: list[str] = []
    for part in (_without_admin1(place), place.admin1, named):
        if part and part not in parts and not (parts and part == parts[0].removesuffix(" Governorate")):
            parts.append(part)
    return ", ".join(parts[:1] if place.precision == "country" else parts)


def _without_admin1(place: Place) -> str:
    """The name without the governorate that a pack adds to it: "Al-Qahtaniyah (Hasakah)"."""
    name, _, added = place.name.partition(" (")
    return name if place.admin1 and added.startswith(place.admin1) else place.name


def _lone_place(board: Board) -> tuple[Placed[Place], ...]:
    """Every naming of the place of a text that names only one."""
    fine = [p for p in board.places.values() if p.mention.precision not in ("country", "region", "governorate", None)]
    names = {p.mention.name for p in fine}
    return tuple(fine) if len(names) == 1 else ()


def _handed(board: Board, trigger: Trigger, lone: Sequence[Placed[Place]]) -> Placed[Place] | None:
    """The text's only place, for an event whose sentence names none: from the title or the sentence right before.

    A meeting keeps its place to itself, and a sentence that turns to another matter takes none over.
    """
    page = board.page
    if trigger.type in TALKS or _has_role(board, page.sentences[trigger.sentence].first, "turn"):
        return None
    for placed in lone:
        at = page.sentence_of(placed.first)
        before = at == trigger.sentence - 1 or page.sentences[max(at, 0)].kind == "title"
        if at >= 0 and before and not _meets(board, at):
            return placed
    return None


def _has_role(board: Board, first: int, role: str) -> bool:
    return any(role in board.arguments.get(at, ()) for at in range(first, first + _OPENING))


def _meets(board: Board, sentence: int) -> bool:
    """Whether the sentence tells of a meeting, a visit or talks."""
    row = board.page.sentences[sentence]
    return "meeting" in board.kinds(row.first, row.last)


def _innermost(board: Board, claims: Sequence[Claim]) -> Mapping[int, Claim]:
    """Token → the claim in whose content it stands, the innermost one."""
    out: dict[int, Claim] = {}
    for claim in sorted(claims, key=lambda c: (c.content.start - c.content.end, -c.id)):
        first, last = board.page.tokens_in(claim.content.start, claim.content.end)
        out.update(dict.fromkeys(range(first, last), claim))
    return out


def _leading(triggers: Sequence[Trigger], holders: Mapping[int, Claim]) -> frozenset[int]:
    """First tokens of the triggers that are the first of their claim's content."""
    seen: dict[int, int] = {}
    for trigger in triggers:
        claim = holders.get(trigger.hit.first)
        if claim is not None:
            seen.setdefault(claim.id, trigger.first)
    return frozenset(seen.values())


def _with_claim(event: Event, claim: Claim | None, leads: bool) -> Event:
    if claim is None:
        return event
    return replace(event, claim=claim.id, realis=by_act(claim.act, event.realis, leads))
