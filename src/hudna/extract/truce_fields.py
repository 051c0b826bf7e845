"""The fields of one truce, each read from the sentences of that truce, each with the words it stands on."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from hudna.extract.truce_area import area_of, venue_of
from hudna.extract.truce_board import Board, Cluster, Placed, claim_around
from hudna.extract.truce_helpers import find_helpers
from hudna.extract.truce_local import Ground, named_by_head
from hudna.extract.truce_parties import party_words
from hudna.extract.truce_sheet import Sheet
from hudna.extract.truce_status import Standing, is_negated, status_of
from hudna.extract.truce_window import announced, window
from hudna.rules.lexicon import Hit
from hudna.rules.wishes import is_wished
from hudna.types import Claim, Name, Reason, Span, Truce

_MARKER_REACH = 12  # tokens between a truce and what is said of it
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
    start, end, days, extendable = window(board, cluster, scope, sheet)
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
        declared=announced(board, own, sheet),
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
    # A truce said to be between two others: who announces that is no side of it.
    stated = frozenset(party for sides in cluster.sides if sides.between for party in sides.parties)
    for claim in claims:
        if claim.source is None or claim.cue is None or claim.act not in {"asserts", "promises"}:
            continue
        if not _stands_in(board, "declaration", claim.cue) or not _opens_with_truce(cluster, claim):
            continue
        parties = _parties_at(board, claim.source)
        if parties and (not stated or not stated.isdisjoint(parties)):
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
            if is_negated(board, hit.first) or not beside or _is_only_wished(board, hit):
                continue
            item = _next_actor(board, hit.last, hit.last + 2) or _next_actor(board, hit.first - 2, hit.first)
            if item is not None and isinstance(item.mention, Name):
                sheet.note("accepted_by", item.mention.span)
                out += board.parties_of(item.mention)
    return tuple(dict.fromkeys(out))


def _is_only_wished(board: Board, hit: Hit) -> bool:
    """Whether acceptance is only hoped for or supposed, or the word that would declare it is."""
    is_a = board.knowledge.grammar.is_a
    declared = board.hits.within("declaration", hit.first - _DECLARED, hit.first)
    return is_wished(board.form, is_a, hit.first, noun=True) or any(
        is_wished(board.form, is_a, word.first) for word in declared
    )


_DECLARED = 6  # tokens from "declares" to the acceptance


def _next_actor(board: Board, first: int, last: int) -> Placed | None:
    return next(
        (
            item
            for item in board.names_between(first, last)
            if isinstance(item.mention, Name) and not item.mention.generic
        ),
        None,
    )


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


def _written(board: Board, scope: tuple[int, ...], sheet: Sheet) -> bool | None:
    for number in scope:
        for hit in board.hits_in("written_marker", number):
            if not _is_of_a_truce(board, hit):
                continue
            sheet.note("written", board.page.span(hit.start, hit.end))
            return True
    return None


def _is_of_a_truce(board: Board, hit: Hit) -> bool:
    """Whether what is signed or written is the truce: وقع الطرفان الاتفاق; not انفجار وقع في البلدة, not the nuclear agreement,
    not a site (الموقع)."""
    ahead = _pacts(board, hit.first, hit.last + _SIGNED)
    if hit.entry.get("signed"):
        behind = _pacts(board, hit.first - _SIGNED_BEFORE, hit.first)
        return any(pact.last == hit.first or _may_be_the_truce(board, pact) for pact in behind)
    if hit.entry.get("verb"):
        return bool(ahead) and _may_be_the_truce(board, ahead[0])
    return not ahead or _may_be_the_truce(board, ahead[0])


_SIGNED = 8  # tokens from "signed" to what was signed
_SIGNED_BEFORE = 4  # tokens from what was signed back from "which is signed"


def _pacts(board: Board, first: int, last: int) -> list[Hit]:
    """The words of truce and of agreement in tokens, in their order."""
    tables = ("truce_word", "truce_head", "truce_anaphor")
    found = [hit for table in tables for hit in board.hits.within(table, first, last) if not hit.entry.get("vague")]
    return sorted(found, key=lambda hit: hit.first)


def _may_be_the_truce(board: Board, pact: Hit) -> bool:
    """Whether a word of agreement has no adjective or owner that makes it another's: الاتفاق النووي, اتفاقية القمح."""
    if pact.entry.table == "truce_word" or board.hits.within("truce_word", pact.last, pact.last + _NAMED):
        return True
    after, grammar = board.form(pact.last), board.knowledge.grammar
    own = any(grammar.is_a(after, name) for name in ("truce_qualities", "relatives", "time_adjuncts"))
    return own or not after.startswith(_ARTICLE)


_NAMED = 4  # tokens from "agreement" to the truce that it names
_ARTICLE = "ال"


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
