"""Who is party to a truce: pairs named beside it first, then whoever the words of the truce tie to it.

Where no pair is named, every actor in the truce's sentences is weighed by how it is tied: declaring, accepting, breaking,
being asked to respect it weigh most; merely standing in the sentence or fighting elsewhere in the report weighs least.
An actor is taken only on a tie of its own, or as the one clear adversary of somebody who has such a tie.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from hudna.extract.truce_board import Board, Cluster, Placed
from hudna.rules.lexicon import Hit
from hudna.types import Claim, Name, Span

_TIE = 3  # weight of a tie of one's own
_CLEAR = 2  # weight from which an actor without one completes a pair
_WITH_REACH = 14
_NEUTRAL_TYPES = frozenset({"mediator", "monitor", "media"})
_STANCES = frozenset({"refuses", "denies", "accuses", "promises", "threatens", "warns"})


@dataclass(slots=True)
class Tally:
    """Weights and words of each actor that may be a party."""

    weight: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    spans: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))

    def add(self, parties: tuple[str, ...], weight: int, span: Span) -> None:
        """Count a tie of these parties, standing on these words."""
        for party in parties:
            self.weight[party] += weight
            self.spans[party].append(span)


def tied_parties(
    board: Board, cluster: Cluster, claims: list[Claim], settled: tuple[str, ...], helpers: frozenset[str]
) -> dict[str, list[Span]]:
    """Party → words, for a truce beside which no pair is named. ``settled`` declared or accepted it; ``helpers`` mediate."""
    tally = Tally()
    for name in settled:
        tally.weight[name] += _TIE
    for number in cluster.sentences:
        for item in board.inside(board.names, number):
            parties = _belligerent(board, item)
            if parties:
                tally.add(parties, _weight(board, cluster, item, number), item.mention.span)
    for claim in claims:
        _count_speaker(board, cluster, claim, tally)
    for event in board.events:
        for party in {*event.actors, *event.targets} & set(tally.weight):
            tally.weight[party] += event.type in _FIGHTING and tally.weight[party] < _CLEAR
    chosen = _chosen(tally, helpers)
    return {**chosen, **_adversary(board, chosen, helpers)} if len(chosen) < 2 else chosen


def _adversary(board: Board, chosen: dict[str, list[Span]], helpers: frozenset[str]) -> dict[str, list[Span]]:
    """The other side, where one is known and the report names one opponent clearly more often than any other."""
    if len(chosen) > 1:
        return {}
    named: dict[str, list[Span]] = defaultdict(list)
    fights = {party for event in board.events if event.type in _FIGHTING for party in (*event.actors, *event.targets)}
    for item in board.names:
        for party in _belligerent(board, item):
            if party not in chosen and party not in helpers and party in fights:
                named[party].append(item.mention.span)
    ranked = sorted(named, key=lambda party: -len(named[party]))
    if not chosen:
        pair = ranked[:2]
        alone = len(ranked) < 3 or len(named[ranked[2]]) * _CLEARLY <= len(named[ranked[1]])
        return {p: named[p][:2] for p in pair} if len(pair) == 2 and len(named[pair[1]]) >= _OFTEN and alone else {}
    if not ranked or len(named[ranked[0]]) < _OFTEN:
        return {}
    if len(ranked) > 1 and len(named[ranked[1]]) * _CLEARLY > len(named[ranked[0]]):
        return {}
    return {ranked[0]: named[ranked[0]][:2]}


_OFTEN = 2  # namings from which an opponent is one of the report's sides
_CLEARLY = 2  # times as often as the next

_FIGHTING = frozenset({"armed_clash", "shelling", "air_strike", "drone_strike", "attack", "siege", "territory_change"})


def _chosen(tally: Tally, helpers: frozenset[str]) -> dict[str, list[Span]]:
    open_to = {party: weight for party, weight in tally.weight.items() if party not in helpers}
    tied = [party for party, weight in open_to.items() if weight >= _TIE]
    if len(tied) < 2:
        others = sorted((p for p in open_to if p not in tied and open_to[p] >= _CLEAR), key=lambda p: -open_to[p])
        if len(others) == 1 or (len(others) > 1 and open_to[others[0]] > open_to[others[1]]):
            tied.append(others[0])
    return {party: tally.spans[party] for party in tied}


def _belligerent(board: Board, item: Placed) -> tuple[str, ...]:
    """The parties under a name that can be party to a truce: no mediator, monitor, outlet, nor a bare nationality."""
    name = item.mention
    if not isinstance(name, Name) or name.generic or name.kind == "person":
        return ()
    entry = board.knowledge.by_wire.get(name.entry or "")
    if entry is None or entry.table != "actor":
        return name.members
    if entry.get("source_type") in _NEUTRAL_TYPES or entry.get("neutral"):
        return ()
    if name.kind == "group" and entry.get("kind") == "state":
        return ()
    return board.parties_of(name)


def _weight(board: Board, cluster: Cluster, item: Placed, number: int) -> int:
    """How an actor is tied to a truce word of its sentence."""
    words = [w for w in cluster.words_near(item.first - _WITH_REACH - 4, item.first + 4) if w.sentence == number]
    before = _form(board, item.first - 1)
    for word in words:
        if item.first == word.last or (item.first == word.last + 1 and before == '"'):
            return _TIE  # the truce of X
        if before == "مع" and 0 < item.first - word.last <= _WITH_REACH:
            return _TIE
    for hit in _ties(board, item):
        if 0 <= item.first - hit.last <= 1 or 0 <= hit.first - item.last <= 2:
            return _TIE
    if any(hit.last == item.first for hit in _signings(board, item)):
        return _TIE
    return 1


def _ties(board: Board, item: Placed) -> Iterator[Hit]:
    """Words of breach, acceptance and declaration right beside a name."""
    low, high = item.first - _TIE_REACH, item.last + _TIE_REACH
    for hit in board.hits.within("truce_status", low, high):
        if hit.entry.data["value"] in {"violated", "collapsed", "extended"}:
            yield hit
    for table in ("acceptance", "declaration", "commitment"):
        yield from board.hits.within(table, low, high)


def _signings(board: Board, item: Placed) -> Iterator[Hit]:
    """Verbs of signing and agreeing whose subject may be a name: "X signed a truce with Y"."""
    for hit in board.hits.within("truce_status", item.first - _TIE_REACH, item.first):
        if hit.entry.data["value"] == "announced" and not hit.entry.get("soft"):
            yield hit


_TIE_REACH = 5  # tokens


def _form(board: Board, at: int) -> str:
    return board.page.tokens[at].form if 0 <= at < len(board.page.tokens) else ""


def _count_speaker(board: Board, cluster: Cluster, claim: Claim, tally: Tally) -> None:
    """A party that takes a stance on the truce is tied to it; one that only speaks of it is heard, no more."""
    if claim.source is None:
        return
    first, last = board.page.tokens_in(claim.source.start, claim.source.end)
    for item in board.names_between(first, last):
        name = item.mention
        parties = (
            board.parties_of(name) if isinstance(name, Name) and name.kind == "person" else _belligerent(board, item)
        )
        if parties and not _is_neutral(board, item):
            own = claim.act in _STANCES or _says_with(board, cluster, claim)
            tally.add(parties, _TIE if own else 1, item.mention.span)
            return


def _says_with(board: Board, cluster: Cluster, claim: Claim) -> bool:
    """Whether the claim speaks of a truce "with" somebody: then it is the speaker's own side's."""
    words = cluster.words_between(claim.content.start, claim.content.end)
    return any(_form(board, word.last) == "مع" for word in words)


def _is_neutral(board: Board, item: Placed) -> bool:
    name = item.mention
    entry = board.knowledge.by_wire.get(name.entry or "") if isinstance(name, Name) else None
    if entry is None:
        return False
    return any(role.get("type") in _NEUTRAL_TYPES for role in entry.get("roles", ()))
