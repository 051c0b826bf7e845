"""The fields of one truce, each read from the sentences of that truce, each with the words it stands on."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from hudna.extract.truce_area import area_of, venue_of
from hudna.extract.truce_board import Board, Cluster, Placed, claim_around, shown_day
from hudna.extract.truce_helpers import find_helpers
from hudna.extract.truce_local import Ground, named_by_head
from hudna.extract.truce_parties import party_words
from hudna.extract.truce_sheet import Sheet
from hudna.extract.truce_status import Standing, is_negated, status_of
from hudna.rules.lexicon import Hit
from hudna.types import Claim, Duration, Name, Reason, Span, Time, Truce

_MARKER_REACH = 12  # tokens between "begins" and its day
_REASON_LIMIT = 30


def compiled(board: Board, cluster: Cluster, index: int, *, alone: bool) -> Truce:
    """The truce of one cluster, ``alone`` where the report speaks of no other; what no word states stays ``None`` with its reason."""
    sheet = Sheet()
    own = cluster.sentences
    claims = [claim for claim in board.claims if index in claim.truces]
    scope = _scope(board, cluster, claims)
    declared_by = _declarers(board, cluster, claims, sheet)
    accepted_by = _accepters(board, cluster, sheet)
    helpers = find_helpers(board, cluster, scope, claims, alone, sheet)
    settled = (*declared_by, *accepted_by, *helpers.proposers)
    parties = _parties(board, cluster, claims, settled, helpers.all, sheet)
    start, end, days, extendable = _window(board, cluster, scope, sheet)
    status = status_of(Standing(board, cluster, claims, parties, start, sheet.evidence))
    sheet.note("name", *(board.page.span(word.start, word.end) for word in cluster.words[:1]))
    truce = Truce(
        kind=_kind(cluster, declared_by),
        name=board.page.text[cluster.words[0].start : cluster.words[0].end],
        parties=parties,
        declared_by=declared_by,
        accepted_by=accepted_by,
        mediators=tuple(dict.fromkeys(m for m in (*helpers.mediators, *helpers.guarantors) if m not in parties)),
        guarantors=helpers.guarantors,
        monitors=helpers.monitors,
        places=area_of(board, cluster, scope, parties, helpers.all.union(parties), sheet),
        venue=venue_of(board, own, sheet),
        declared=_declared(board, own, sheet),
        start=start,
        end=end,
        duration_days=days,
        extendable=extendable,
        side=_side(board, own, parties, sheet),
        truce_class=_class(board, scope, cluster, sheet),
        written=_written(board, scope, sheet),
        purposes=_values(board, scope, "purpose", "purposes", sheet),
        status=status,
        terms=_terms(board, cluster, scope, sheet),
        reasons=tuple(_reasons(board, scope, parties)),
    )
    return _with_evidence(truce, sheet)


def _with_evidence(truce: Truce, sheet: Sheet) -> Truce:
    unknown = {name: why for name, why in sheet.unknown.items() if getattr(truce, name) in (None, ())}
    for name in (
        "parties",
        "mediators",
        "places",
        "venue",
        "declared",
        "start",
        "end",
        "duration_days",
        "extendable",
        "written",
    ):
        if getattr(truce, name) in (None, ()):
            unknown.setdefault(name, "not stated")
    evidence = {name: tuple(sorted(spans)) for name, spans in sorted(sheet.evidence.items()) if spans}
    return replace(truce, evidence=evidence, unknown=dict(sorted(unknown.items())))


def _scope(board: Board, cluster: Cluster, claims: list[Claim]) -> tuple[int, ...]:
    """The sentences that may state terms: those of the truce's words and of what is claimed of it."""
    told = {
        board.page.sentence_of(board.page.token_at(claim.content.start)) for claim in claims if claim.source is not None
    }
    return tuple(sorted({*cluster.sentences, *(number for number in told if number >= 0)}))


# ------------------------------------------------------------------------------------------------ who


def _parties(
    board: Board,
    cluster: Cluster,
    claims: list[Claim],
    settled: tuple[str, ...],
    helpers: frozenset[str],
    sheet: Sheet,
) -> tuple[str, ...]:
    tied = party_words(board, cluster, claims, settled, helpers)
    for spans in tied.values():
        sheet.note("parties", *spans[:2])
    if settled:
        sheet.note("parties", *sheet.evidence.get("declared_by", []), *sheet.evidence.get("accepted_by", []))
    return tuple(tied)


def _declarers(board: Board, cluster: Cluster, claims: list[Claim], sheet: Sheet) -> tuple[str, ...]:
    """Who announces the truce in his own name: the source of a claim whose cue declares and whose content is the truce."""
    out: list[str] = []
    for claim in claims:
        if claim.source is None or claim.cue is None or claim.act not in {"asserts", "promises"}:
            continue
        if not _stands_in(board, "declaration", claim.cue) or not _opens_with_truce(cluster, claim):
            continue
        parties = _parties_at(board, claim.source)
        if parties:
            sheet.note("declared_by", claim.source)
            out += parties
    return tuple(dict.fromkeys(out))


def _stands_in(board: Board, table: str, span: Span) -> bool:
    first, last = board.page.tokens_in(span.start, span.end)
    return any(hit.start < span.end and span.start < hit.end for hit in board.hits.within(table, first - 3, last))


def _opens_with_truce(cluster: Cluster, claim: Claim) -> bool:
    return bool(cluster.words_between(claim.content.start, claim.content.start + 60))


def _parties_at(board: Board, span: Span) -> tuple[str, ...]:
    """Who speaks in words that name a source: a party that the packs know, a kind of fighters, or a local unit."""
    first, last = board.page.tokens_in(span.start, span.end)
    for item in board.names_between(first, last):
        if isinstance(item.mention, Name) and not board.is_apart(item):
            parties = board.parties_of(item.mention)
            if parties:
                return parties
    for hit in board.hits.within("group", first, last):
        if not (hit.entry.get("civil") or hit.entry.get("neutral")):
            return (str(hit.entry.data["name"]),)
    side = named_by_head(Ground(board.page, board.hits, board.knowledge.grammar, {}), first)
    return side.names if side is not None else ()


def _accepters(board: Board, cluster: Cluster, sheet: Sheet) -> tuple[str, ...]:
    """Who is said to accept: the actor right after, or right before, a word of acceptance beside the truce."""
    out: list[str] = []
    for number in cluster.sentences:
        for hit in board.hits_in("acceptance", number):
            beside = cluster.words_near(hit.first - _MARKER_REACH, hit.last + _MARKER_REACH)
            if is_negated(board, hit.first) or not beside:
                continue
            item = _next_actor(board, hit.last, hit.last + 2) or _next_actor(board, hit.first - 2, hit.first)
            if item is not None and isinstance(item.mention, Name):
                sheet.note("accepted_by", item.mention.span)
                out += board.parties_of(item.mention)
    return tuple(dict.fromkeys(out))


def _next_actor(board: Board, first: int, last: int) -> Placed | None:
    return next(
        (
            item
            for item in board.names_between(first, last)
            if isinstance(item.mention, Name) and not item.mention.generic
        ),
        None,
    )


# ------------------------------------------------------------------------------------------------ when


def _window(
    board: Board, cluster: Cluster, scope: tuple[int, ...], sheet: Sheet
) -> tuple[str | None, str | None, float | None, bool | None]:
    start = _marked_time(board, cluster, "start_marker", "start", sheet)
    if start is None and cluster.made is not None:
        start = _made_in(board, cluster, sheet)
    if start is None:
        start = _since(board, cluster, sheet) or _signed(board, cluster, sheet)
    days, extendable, duration = _duration(board, cluster, scope, sheet)
    end = _marked_time(board, cluster, "end_marker", "end", sheet)
    if end is not None and end == start:
        end = None
        sheet.evidence.pop("end", None)
    if (
        end is None
        and start is not None
        and days is not None
        and len(start) == _DAY_LENGTH
        and float(days).is_integer()
    ):
        end = (date.fromisoformat(start) + timedelta(days=int(days))).isoformat()
        sheet.note("end", *sheet.evidence["start"], *([duration.span] if duration else []))
    return start, end, days, extendable


_DAY_LENGTH = 10
_TOLD = 3  # tokens from a day to the verb of announcing


def _made_in(board: Board, cluster: Cluster, sheet: Sheet) -> str | None:
    """An agreement that is not said to begin later begins on the day it was made."""
    for number in cluster.sentences:
        for item in board.inside(board.times, number):
            told = board.hits.within(
                "declaration", item.last, item.last + _TOLD
            )  # the day of the news, not of the truce
            if isinstance(item.mention, Time) and shown_day(item.mention) == cluster.made and not told:
                sheet.note("start", item.mention.span)
                return cluster.made
    return None


def _since(board: Board, cluster: Cluster, sheet: Sheet) -> str | None:
    """The day since which it holds, or on which it fell quiet: "in force since Monday", "the shelling stopped on Friday"."""
    for word in cluster.words:
        part = board.page.sentences[word.sentence]
        for item in board.near(board.times, word.last, min(part.last, word.last + _SINCE)):
            opened = board.form(item.first - 1) in _SINCE_WORDS or board.form(item.first) in _SINCE_WORDS
            if _is_year(item):
                continue  # a war's year more often than the truce's own
            if opened or (word.strength == "halt" and item.first - word.last < _HALTED):
                value = _day_of(board, item, "start", sheet)
                if value is not None:
                    return value
    return None


def _is_year(item: Placed) -> bool:
    return isinstance(item.mention, Time) and item.mention.granularity == "year"


_SINCE = 6  # tokens from a truce to "since Monday"
_HALTED = 4  # tokens from a halt to its day
_SINCE_WORDS = frozenset({"منذ", "ومنذ"})


def _signed(board: Board, cluster: Cluster, sheet: Sheet) -> str | None:
    """The day on which it was signed or reached, which stands right beside the word of making: in the sentence of the
    truce, or in the next, where the truce is taken up as the agreement or the document."""
    for word in cluster.words:
        part = board.page.sentences[word.sentence]
        value = _made_between(board, max(part.first, word.first - _MADE), min(part.last, word.last + _MADE), sheet)
        if value is not None:
            return value
    for number in cluster.sentences:
        after = board.page.sentences[min(number + 1, len(board.page.sentences) - 1)]
        for hit in board.hits.within("truce_anaphor", after.first, after.last):
            value = _made_between(board, max(after.first, hit.first - _TOLD), min(after.last, hit.last + _TOLD), sheet)
            if value is not None:
                return value
    return None


def _made_between(board: Board, low: int, high: int, sheet: Sheet) -> str | None:
    """The day beside a word of making that begins in tokens ``[low, high)``."""
    for hit in board.hits.within("making", low, high):
        for item in board.near(board.times, hit.first - _BESIDE_MAKING, hit.last + _BESIDE_MAKING):
            time = item.mention
            if is_negated(board, hit.first) or not isinstance(time, Time) or time.granularity != "day":
                continue
            value = _day_of(board, item, "start", sheet)
            if value is not None:
                return value
    return None


_MADE = 14  # tokens between a truce and the word of its making
_BESIDE_MAKING = 5  # tokens between that word and its day


def _marked_time(board: Board, cluster: Cluster, table: str, wanted: str, sheet: Sheet) -> str | None:
    """The day nearest to a word of beginning or end; a day that stands elsewhere says something else."""
    other = "end_marker" if table == "start_marker" else "start_marker"
    for number in cluster.sentences:
        beside = []
        for item in board.inside(board.times, number):
            gap, rival = (
                _nearest(board, cluster if wanted == "start" else None, table, item, number),
                _nearest(board, None, other, item, number),
            )
            if gap is not None and (rival is None or gap <= rival):
                beside.append(((_is_hour(item), gap), item))
        for _order, item in sorted(beside, key=lambda pair: pair[0]):
            value = _day_of(board, item, wanted, sheet)
            if value is not None:
                return value
    return None


def _is_hour(item: Placed) -> bool:
    return isinstance(item.mention, Time) and item.mention.granularity == "hour"


def _day_of(board: Board, item: Placed, wanted: str, sheet: Sheet) -> str | None:
    time = item.mention
    if not isinstance(time, Time):
        return None
    if time.earliest is None:
        sheet.unknown.setdefault(wanted, time.unknown or "the expression names no day")
        return None
    if time.granularity not in {"day", "hour", "month", "year"} or time.approximate:
        return None
    sheet.note(wanted, time.span)
    return (_since_announced(board, item, time) if wanted == "start" else None) or shown_day(time)


def _since_announced(board: Board, item: Placed, time: Time) -> str | None:
    """The weekday of a beginning told together with the day of its announcement: the first one after that day."""
    published = board.page.report.published
    if published is None or time.granularity not in {"day", "hour"} or _NUMBER.search(time.text) or not time.earliest:
        return None
    day, week = date.fromisoformat(time.earliest[:_DAY_LENGTH]), timedelta(days=7)
    part = board.page.sentences[board.page.sentence_of(item.first)]
    if day > published and not board.hits.within("not_yet", item.first, item.last + 1):
        told = [_day(other) for other in board.near(board.times, part.first, item.first)]
        return (day - week).isoformat() if any(one and one < day - week <= published for one in told) else None
    announcing = board.hits.within("declaration", part.first, item.first)
    if day < published and any(board.form(hit.first)[:1] in _PRESENT for hit in announcing):
        return (day + week).isoformat()
    return None


_NUMBER = re.compile(r"\d")
_PRESENT = frozenset("نيت")  # نعلن: what is being announced is to come


def _day(item: Placed) -> date | None:
    time = item.mention
    known = isinstance(time, Time) and time.earliest and time.granularity == "day"
    return (
        date.fromisoformat(time.earliest[:_DAY_LENGTH]) if known and isinstance(time, Time) and time.earliest else None
    )


def _nearest(board: Board, cluster: Cluster | None, table: str, item: Placed, number: int) -> int | None:
    """Tokens from a day to the nearest marker of its sentence that it can belong to."""
    part = board.page.sentences[number]
    low, high = max(part.first, item.first - 2 * _MARKER_REACH), min(part.last, item.last + _MARKER_REACH)
    return min(
        (
            _distance(hit, item)
            for hit in board.hits.within(table, low, high)
            if _beside(hit, item) and (cluster is None or _of_this(board, cluster, hit, item))
        ),
        default=None,
    )


def _of_this(board: Board, cluster: Cluster, hit: Hit, item: Placed) -> bool:
    """Whether a beginning is near enough to the truce to be its own: "since the raids began on Friday" is not."""
    doer = bool(board.names_between(hit.last, hit.last + 1))  # who begins something of his own
    if cluster.words_near(hit.first - (0 if doer else _CLOSE_BY), hit.last + _CLOSE_BY):
        return True
    if hit.last <= item.first and cluster.words_near(
        item.last, min(item.last + _DECLARED_AFTER, hit.last + _OWN_REACH)
    ):
        return True  # "began in the town on Tuesday a truce"
    before = cluster.words_near(hit.first - _OWN_REACH, hit.first)
    if not before or doer:
        return False
    grammar = board.knowledge.grammar
    between = (board.form(at) for at in range(before[-1].last, hit.first))
    return not any(grammar.is_a(form, "complementizers") or form == "." for form in between)


_DECLARED_AFTER = 4  # tokens from a day to the truce that began on it
_CLOSE_BY = 8  # tokens between a truce and its beginning
_OWN_REACH = 16  # tokens from a truce to its beginning, no other clause or doer between them


def _distance(hit: Hit, item: Placed) -> int:
    return item.first - hit.last if item.first >= hit.last else hit.first - item.last


def _beside(hit: Hit, item: Placed) -> bool:
    """A marker before the day, or right after it; one inside the expression ("until now") marks nothing."""
    return 0 <= item.first - hit.last <= _MARKER_REACH or 0 <= hit.first - item.last <= 2


def _declared(board: Board, own: tuple[int, ...], sheet: Sheet) -> str | None:
    """The day of the announcement, where a day stands right beside the announcing word."""
    for number in own:
        for item in board.inside(board.times, number):
            time = item.mention
            if (
                isinstance(time, Time)
                and time.earliest
                and time.granularity == "day"
                and not time.approximate
                and _beside_declaration(board, item)
            ):
                sheet.note("declared", time.span)
                return time.earliest[:10]
    return None


def _beside_declaration(board: Board, item: Placed) -> bool:
    near = board.hits.within("declaration", item.first - _MARKER_REACH, item.last + _MARKER_REACH)
    return any(0 <= item.first - hit.last <= 4 or 0 <= hit.first - item.last <= 3 for hit in near)


def _duration(
    board: Board, cluster: Cluster, scope: tuple[int, ...], sheet: Sheet
) -> tuple[float | None, bool | None, Duration | None]:
    """The length that follows a truce word; one that follows the mediation is the mediation's."""
    for number in dict.fromkeys((*cluster.sentences, *scope)):
        for item in board.inside(board.durations, number):
            duration = item.mention
            if (
                not isinstance(duration, Duration)
                or duration.days_min is None
                or not _of_the_truce(board, cluster, item, number)
            ):
                continue
            sheet.note("duration_days", duration.span)
            if duration.extendable:
                sheet.note("extendable", duration.span)
            return _plain_days(duration), duration.extendable or None, duration
    return None, None, None


def _plain_days(duration: Duration) -> float:
    days = duration.days_min or 0.0
    return int(days) if float(days).is_integer() else days


_ELAPSED = frozenset(
    {"في", "مرور", "مضي", "بعد", "منذ", "قبل", "خلال", "مدي", "مدار", "طوال", "طيله"}
)  # what has passed is no length
_LASTED = 4  # tokens from a word of mediation to its own length: a mediation that lasted a week


def _of_the_truce(board: Board, cluster: Cluster, item: Placed, number: int) -> bool:
    words = [
        w
        for w in cluster.words_near(item.first - 3 * _MARKER_REACH, item.first + 3 * _MARKER_REACH)
        if w.sentence == number
    ]
    if not words or _ELAPSED.intersection(
        (board.form(item.first - 1), board.form(item.first), board.form(item.first + 1))
    ):
        return False
    nearest = min(words, key=lambda word: abs(item.first - word.last))
    low, high = sorted((nearest.last, item.first))
    before = board.hits.within("mediation", max(low, item.first - _LASTED), item.first)
    lasted = any("،" not in {board.form(at) for at in range(hit.last, item.first)} for hit in before)
    return not lasted and high - low <= 2 * _MARKER_REACH


# ------------------------------------------------------------------------------------------------ what


def _kind(cluster: Cluster, declared_by: tuple[str, ...]) -> Literal["agreement", "declaration", "de_facto_halt"]:
    if cluster.halt:
        return "de_facto_halt"
    return "declaration" if declared_by and not cluster.sides else "agreement"


def _side(
    board: Board, own: tuple[int, ...], parties: tuple[str, ...], sheet: Sheet
) -> Literal["unilateral", "bilateral", "multilateral"] | None:
    for number in own:
        for hit in board.hits_in("one_sided", number):
            sheet.note("side", board.page.span(hit.start, hit.end))
            return "unilateral"
    if len(parties) < 2:
        return None
    sheet.note("side", *sheet.evidence.get("parties", []))
    return "bilateral" if len(parties) == 2 else "multilateral"


def _class(
    board: Board, scope: tuple[int, ...], cluster: Cluster, sheet: Sheet
) -> Literal["cessation", "cessation_with_compliance", "definitive"]:
    for number in scope:
        for hit in board.hits_in("term", number):
            if hit.entry.data["value"] == "monitoring":
                sheet.note("truce_class", board.page.span(hit.start, hit.end))
                return "cessation_with_compliance"
    sheet.note("truce_class", board.page.span(cluster.words[0].start, cluster.words[0].end))
    return "cessation"


def _signs(board: Board, hit: Hit) -> bool:
    """Whether an agreement or a truce follows: وقع الطرفان الاتفاق, and not انفجار وقع في البلدة."""
    after = (hit.last, hit.last + _SIGNED)
    return bool(board.hits.within("truce_head", *after) or board.hits.within("truce_word", *after))


_SIGNED = 8  # tokens from "signed" to what was signed


def _written(board: Board, scope: tuple[int, ...], sheet: Sheet) -> bool | None:
    for number in scope:
        for hit in board.hits_in("written_marker", number):
            if hit.entry.get("verb") and not _signs(board, hit):
                continue
            sheet.note("written", board.page.span(hit.start, hit.end))
            return True
    return None


def _values(board: Board, scope: tuple[int, ...], table: str, wanted: str, sheet: Sheet) -> tuple[str, ...]:
    out: list[str] = []
    for number in scope:
        for hit in board.hits_in(table, number):
            if _is_stated(board, hit):
                sheet.note(wanted, board.page.span(hit.start, hit.end))
                out.append(hit.entry.data["value"])
    return tuple(dict.fromkeys(out))


def _is_stated(board: Board, hit: Hit) -> bool:
    """Whether the words around state something: what is guessed at or asked is no provision."""
    claim = claim_around(board, hit.start)
    return claim is None or claim.act not in {"speculates", "asks"}


def _terms(board: Board, cluster: Cluster, scope: tuple[int, ...], sheet: Sheet) -> tuple[str, ...]:
    """The provisions named in the truce's sentences. A word of truce is itself the first of them."""
    out: list[str] = []
    agreed = [word for word in cluster.words if word.strength != "halt"]
    if agreed:
        out.append("ceasefire")
        sheet.note("terms", board.page.span(agreed[0].start, agreed[0].end))
    told = (*scope, *_sentences_of_terms(board, cluster))
    out += _values(board, tuple(sorted(set(told))), "term", "terms", sheet)
    out += _carried_out(board, cluster, frozenset(out), sheet)
    return tuple(dict.fromkeys(out))


def _sentences_of_terms(board: Board, cluster: Cluster) -> Iterator[int]:
    """The sentences after those of the truce that tell what it provides: "it includes", "according to its articles"."""
    for number in cluster.sentences:
        for after in range(number + 1, min(number + _TERMS_AFTER, len(board.page.sentences) - 1) + 1):
            if next(board.hits_in("term_opener", after), None) is not None:
                yield after


def _carried_out(board: Board, cluster: Cluster, known: frozenset[str], sheet: Sheet) -> Iterator[str]:
    """What else is told in one sentence with the truce to be done under it: an exchange of prisoners, aid."""
    for event in board.events:
        value = _DONE.get(event.type)
        if value is None or value in known or event.realis == "negated":
            continue
        at = board.page.token_at(event.trigger.start)
        near = cluster.words_near(at - _MARKER_REACH, at + _MARKER_REACH)
        if any(word.sentence == board.page.sentence_of(at) for word in near):
            sheet.note("terms", event.trigger)
            yield value


_TERMS_AFTER = 2  # sentences after one of the truce
_DONE = {"prisoner_exchange": "prisoner_exchange", "aid_delivery": "aid_access"}


def _reasons(board: Board, scope: tuple[int, ...], parties: tuple[str, ...]) -> Iterator[Reason]:
    """The words from "because of", "pressed by" on, in the sentences of the truce, with the claim that gives them."""
    reached = -1
    for number in scope:
        part = board.page.sentences[number]
        for hit in board.hits_in("reason_marker", number):
            stop = _clause_stop(board, hit.last, min(part.last, hit.last + _REASON_LIMIT))
            if stop <= hit.last or hit.first < reached:
                continue
            reached = stop
            span = board.page.span(hit.start, board.page.tokens[stop - 1].end)
            claim = claim_around(board, hit.start)
            yield Reason(
                span=span, of=_named_in(board, hit.first, stop, parties) or parties, claim=claim.id if claim else None
            )


def _clause_stop(board: Board, at: int, limit: int) -> int:
    while at < limit and board.page.tokens[at].form not in {"،", ",", "؛", "."}:
        at += 1
    while at > 0 and board.page.tokens[at - 1].kind == "mark" and board.page.tokens[at - 1].form != ")":
        at -= 1
    return at


def _named_in(board: Board, first: int, last: int, parties: tuple[str, ...]) -> tuple[str, ...]:
    """The parties named in tokens ``[first, last)``: whose reason it is."""
    named = [item.mention for item in board.names_between(first, last)]
    found = dict.fromkeys(party for name in named if isinstance(name, Name) for party in board.parties_of(name))
    return tuple(party for party in found if party in parties)
