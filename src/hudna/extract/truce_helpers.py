"""Who helps a truce along without being a side of it: mediators, guarantors, monitors."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from hudna.extract.truce_board import Board, Cluster, Placed
from hudna.extract.truce_local import Ground, helper_at
from hudna.extract.truce_sheet import Sheet
from hudna.rules.lexicon import Hit
from hudna.types import Claim, Name

_MOST = 9  # names on one list of mediators
_LIST_REACH = 40  # tokens
_OFFICE_REACH = 8  # tokens a name may have


@dataclass(frozen=True, slots=True)
class Helpers:
    """Those who help, by field, and the fighters who themselves propose the truce."""

    mediators: tuple[str, ...]
    guarantors: tuple[str, ...]
    monitors: tuple[str, ...]
    proposers: tuple[str, ...]

    @property
    def all(self) -> frozenset[str]:
        """All who help."""
        return frozenset((*self.mediators, *self.guarantors, *self.monitors))


def find_helpers(
    board: Board, cluster: Cluster, scope: tuple[int, ...], claims: list[Claim], alone: bool, sheet: Sheet
) -> Helpers:
    """Who is named beside the words of mediation in the sentences of a truce; where it is the report's only one
    (``alone``), mediation is told of it wherever it stands."""
    found: dict[str, list[str]] = {"mediators": [], "guarantors": [], "monitors": [], "proposers": []}
    fighting = _fighting(board)
    for number in range(len(board.page.sentences)) if alone else scope:
        for hit in board.hits_in("mediation", number):
            if number not in scope and not hit.entry.get("firm"):
                continue
            if hit.entry.get("offers") and not _offered(board, cluster, hit):
                continue
            wanted = hit.entry.data["field"]
            for item in (*_named_beside(board, cluster, hit), *_by_pronoun(board, hit, claims)):
                for party in _helper(board, item, sure=bool(hit.entry.get("firm"))):
                    own = party in fighting and not hit.entry.get("firm") and not _stands_outside(cluster, party)
                    found["proposers" if own else wanted].append(party)
                    if not own:
                        sheet.note(
                            wanted, board.page.span(min(hit.start, item.mention.start), max(hit.end, item.mention.end))
                        )
            found[wanted] += _local(board, hit, wanted, sheet)
            found[wanted] += [state for state in _nationality_after(board, hit, wanted, sheet) if state not in fighting]
    found["mediators"] += [*_by_office(board, cluster, claims, sheet), *_by_adjective(board, cluster, sheet)]
    found["mediators"] += [
        state
        for state in _between_others(board, cluster, claims, sheet)
        if state not in (*fighting, *found["mediators"])
    ]
    return Helpers(
        *(tuple(dict.fromkeys(found[name])) for name in ("mediators", "guarantors", "monitors", "proposers"))
    )


def _stands_outside(cluster: Cluster, party: str) -> bool:
    """Whether the truce is said to be between two others than a fighter: then it only helps them to it."""
    return bool(cluster.sides) and party not in cluster.parties


def _fighting(board: Board) -> frozenset[str]:
    """Those who stand in a camp of a front that the report names both camps of."""
    named = {party for item in board.names for party in board.fighters(item)}
    fronts = board.fronts.named(named)
    return frozenset(party for party in named if fronts.hold(party))


def _offered(board: Board, cluster: Cluster, hit: Hit) -> bool:
    """Whether what is offered is a truce: its word stands after the verb, in the same sentence."""
    sentence = board.page.sentence_of(hit.first)
    return any(word.sentence == sentence for word in cluster.words_near(hit.last, hit.last + _OFFER_REACH))


_OFFER_REACH = 12  # tokens from "offered" to the truce: to whom it is offered may stand between


def _helper(board: Board, item: Placed, *, sure: bool = False) -> tuple[str, ...]:
    """Who helps under a name; ``sure`` after a word that can only mean mediation."""
    name = item.mention
    if not isinstance(name, Name) or name.members:
        return ()
    if name.generic:
        return _sender(board, item)
    full = sure and " " in name.name  # one word alone may be any word
    known = full or name.entry is not None or name.role is not None  # a bare name that nobody knows may be any words
    return board.parties_of(name) or ((name.name,) if name.kind == "person" and known else ())


def _sender(board: Board, item: Placed) -> tuple[str, ...]:
    """Whose adjective a description bears: "the UN envoy", "an American official"."""
    adjectives = (
        *board.hits.within("group", item.first, item.last),
        *board.hits.within("nationality", item.first, item.last),
    )
    return tuple(
        str(hit.entry.data["name"])
        for hit in adjectives
        if hit.entry.get("neutral") or (hit.entry.table == "nationality" and "name" in hit.entry.data)
    )[:1]


def _named_beside(board: Board, cluster: Cluster, hit: Hit) -> Iterator[Placed]:
    """The names after a word of mediation, or before it: "mediated by X", "X, which mediated", "that X offered"."""
    yield from _following(board, _past_the_truce(cluster, hit.last))
    yield from _before_relative(board, hit.first)
    yield from _undertaking(board, hit)
    if hit.entry.get("offers"):
        yield from (
            item for item in board.names_between(hit.first - _OFFICE_REACH, hit.first) if item.last == hit.first
        )


def _undertaking(board: Board, hit: Hit) -> tuple[Placed, ...]:
    """ "Qatar leads a mediation", "Qatar succeeded in hosting talks": who stands between a verb of undertaking and its noun."""
    if hit.entry.get("class", "fixed") == "verb" or board.form(hit.first).startswith("ب"):
        return ()
    end = hit.first - (board.form(hit.first - 1) in board.knowledge.grammar["locatives"])
    names = (item for item in board.names_between(end - _OFFICE_REACH, end) if item.last == end)
    return tuple(item for item in names if board.knowledge.grammar.is_a(board.form(item.first - 1), "undertaking"))


def _by_pronoun(board: Board, hit: Hit, claims: list[Claim]) -> tuple[Placed, ...]:
    """ "Said that a truce began by its mediation": the body that speaks, of one gender with the pronoun or not shown."""
    if not board.knowledge.grammar.is_a(board.form(hit.first), "own_mediation"):
        return ()
    around = [c for c in claims if c.source is not None and c.content.start <= hit.start < c.content.end]
    if not around or around[-1].source is None:
        return ()
    source = around[-1].source
    return tuple(board.names_between(*board.page.tokens_in(source.start, source.end)))[:1]


def _between_others(board: Board, cluster: Cluster, claims: list[Claim], sheet: Sheet) -> Iterator[str]:
    """States that announce a truce reached between two others, or agree on one between them: they brought it about."""
    for number in cluster.sentences:
        for pair in _pairs_after(board, cluster, number):
            for item in (*_announcing(board, claims, pair.first), *_agreeing(board, number, pair.first)):
                states = _states(board, item)
                if states and not set(states) & _parties(board, pair):
                    sheet.note("mediators", item.mention.span)
                    yield from states


def _pairs_after(board: Board, cluster: Cluster, number: int) -> Iterator[Placed]:
    """The first name after "between" right behind a word of the truce, in a sentence."""
    for word in cluster.words:
        if word.sentence == number and board.knowledge.grammar.is_a(board.form(word.last), "between"):
            yield from board.names_between(word.last + 1, word.last + 2)


def _parties(board: Board, first: Placed) -> set[str]:
    """The parties of a list that begins with a name, each of them joined to the one before."""
    names = (first, *(item for item in board.names_between(first.last, first.last + _PAIR) if _is_joined(board, item)))
    return {party for item in names if isinstance(item.mention, Name) for party in board.parties_of(item.mention)}


_PAIR = 4  # tokens from the end of one side to the other


def _announcing(board: Board, claims: list[Claim], pair: int) -> Iterator[Placed]:
    """Who announces that it was reached: أعلنت مصر التوصل إلى هدنة بين …"""
    at = board.page.tokens[pair].start
    for claim in claims:
        if claim.source is None or claim.act != "asserts" or not claim.content.start <= at < claim.content.end:
            continue
        first, _last = board.page.tokens_in(claim.content.start, claim.content.end)
        if any(hit.first == first for hit in board.hits.within("making", first, first + 2)):
            yield from board.names_between(*board.page.tokens_in(claim.source.start, claim.source.end))[:1]


def _agreeing(board: Board, number: int, pair: int) -> Iterator[Placed]:
    """Those who agree on it: اتفقت موسكو وأنقرة على هدنة بين …"""
    for hit in board.hits_in("mutual", number):
        if hit.first < pair <= hit.last + _LIST_REACH:
            names = _following(board, hit.last)
            yield from names if len(names) > 1 else ()


def _states(board: Board, item: Placed) -> tuple[str, ...]:
    """The states that act under a name, its ministries and heads among them; none for who is no state."""
    name = item.mention
    if not isinstance(name, Name) or name.generic or name.members:
        return ()
    named = board.parties_of(name)
    return named if named and all(one in board.knowledge.country_codes for one in named) else ()


def _past_the_truce(cluster: Cluster, at: int) -> int:
    """ "the guarantors of the ceasefire, A and B": the names stand after the truce."""
    word = next(iter(cluster.words_near(at, at + 2)), None)
    return word.last if word is not None else at


def _before_relative(board: Board, at: int) -> tuple[Placed, ...]:
    if at < 1 or not board.knowledge.grammar.is_a(board.page.tokens[at - 1].form, "relatives"):
        return ()
    return tuple(item for item in board.names_between(at - _OFFICE_REACH, at) if item.last in {at - 1, at - 2})


def _following(board: Board, at: int) -> list[Placed]:
    """The names right after a word, coordinated ones included; a member of the list that nobody knows is passed over."""
    out: list[Placed] = []
    edge = _opening(board, at)
    for item in board.names_between(at, at + _LIST_REACH):
        if item.first > edge and not (out and _unknown_between(board, edge, item)):
            break
        if out and not _is_joined(board, item):
            break
        out.append(item)
        edge = item.last + (board.form(item.last) in {'"', ")", "،"})
        if len(out) >= _MOST:
            break
    return out


def _opening(board: Board, at: int) -> int:
    """Where the first name may begin: after a quotation mark, "of", "each of" and the like, or after a head such as tribes."""
    while board.form(at) in {'"', "("} or _stands_at(board, "helper_opener", at) or _stands_at(board, "band", at):
        at += 1
    return at


def _stands_at(board: Board, table: str, at: int) -> bool:
    return any(hit.first == at for hit in board.hits.within(table, at, at + 1))


def _unknown_between(board: Board, edge: int, item: Placed) -> bool:
    """Whether only members of the list stand between: each one word that opens with و."""
    return item.first - edge <= _UNKNOWN and all(board.form(at).startswith("و") for at in range(edge, item.first))


_UNKNOWN = 2  # members in a row that nobody knows


def _is_joined(board: Board, item: Placed) -> bool:
    form = board.form(item.first)
    joined = form.startswith("و") or board.form(item.first - 1) in {"و", '"'}
    return joined or (isinstance(item.mention, Name) and item.mention.kind == "group")


def _local(board: Board, hit: Hit, wanted: str, sheet: Sheet) -> list[str]:
    """Those in no pack who are named right after a word that can only mean mediation."""
    if not (hit.entry.get("firm") or hit.form == "past"):
        return []
    first = _opening(board, hit.last)
    ground = Ground(board.page, board.hits, board.knowledge.grammar, {})
    side = helper_at(ground, first) or helper_at(ground, hit.last)
    if side is None or any(_helper(board, item) for item in board.names_between(side.first, side.last)):
        return []
    sheet.note(wanted, side.span)
    return list(side.names)


def _nationality_after(board: Board, hit: Hit, wanted: str, sheet: Sheet) -> list[str]:
    """ "the Egyptian mediator", "the two mediators, the Saudi and the American", which are one mention and no names: the
    states of the adjectives."""
    out: list[str] = []
    at = hit.last
    while wanted == "mediators" and len(out) < _MOST:
        other = next((o for o in board.hits.within("nationality", at, at + 1) if "name" in o.entry.data), None)
        if other is None or (out and not board.form(at).startswith("و")):
            break
        sheet.note(wanted, board.page.span(hit.start, other.end))
        out.append(other.entry.data["name"])
        at = other.last
    return out


def _by_office(board: Board, cluster: Cluster, claims: list[Claim], sheet: Sheet) -> Iterator[str]:
    """The body for which an envoy mediates who speaks of the truce, or whom its sentence names first."""
    for number in cluster.sentences:
        known = (
            item for item in board.inside(board.names, number) if isinstance(item.mention, Name) and item.mention.entry
        )
        for item in itertools.islice(known, 1):
            if board.is_envoy(item):
                sheet.note("mediators", item.mention.span)
                yield from _helper(board, item)
    for claim in claims:
        if claim.source is None or claim.source_type not in {"mediator", "official"}:
            continue
        for item in board.names_between(*board.page.tokens_in(claim.source.start, claim.source.end)):
            if board.is_envoy(item):
                sheet.note("mediators", item.mention.span)
                yield from _helper(board, item)


def _by_adjective(board: Board, cluster: Cluster, sheet: Sheet) -> Iterator[str]:
    """ "the UN truce": the body that takes no side and whose adjective the truce bears."""
    for word in cluster.words:
        for item in board.names_between(word.last, word.last + 2):
            if isinstance(item.mention, Name) and item.mention.kind == "group" and board.is_apart(item):
                sheet.note("mediators", item.mention.span)
                yield from _helper(board, item)
