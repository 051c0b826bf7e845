"""Who is party to a truce: pairs named beside it first, then whoever the words of the truce tie to it.

Where no pair is named, every actor in the truce's sentences is weighed by how it is tied: declaring, accepting, breaking,
being asked to respect it weigh most; merely standing in the sentence weighs least. Those who are tied bring the allies
they are named with, and the opponents whom the packs know and the report names. A truce to which the report ties
nobody is one between the two camps whose fighting it is about, if it names both.
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from hudna.extract.fronts import Front, Fronts
from hudna.extract.truce_board import Board, Cluster, Placed, Sides
from hudna.rules.lexicon import Hit
from hudna.types import Claim, Event, Name, Place, Span

_TIE = 3  # weight of a tie of one's own
_CLEAR = 2  # weight from which an actor without one completes a pair
_WITH_REACH = 14
_STANCES = frozenset({"refuses", "denies", "accuses", "promises", "threatens", "warns"})
_FIGHTING = frozenset({"armed_clash", "shelling", "air_strike", "drone_strike", "attack", "siege", "territory_change"})

Words = dict[str, list[Span]]  # party → the words that make it one


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


@dataclass(frozen=True, slots=True)
class _Scene:
    """The belligerents that a report names, the fronts they fight on, and how often each is named near the truce."""

    fronts: Fronts
    named: Words
    nearby: Counter[str]  # in the sentences of the truce
    umbrellas: frozenset[str]  # those that stand for several: the factions

    def order(self, party: str) -> tuple[int, int]:
        return (-self.nearby[party], -len(self.named[party]))


def party_words(
    board: Board, cluster: Cluster, claims: list[Claim], settled: tuple[str, ...], helpers: frozenset[str]
) -> Words:
    """Party → words. ``settled`` declared or accepted the truce; ``helpers`` mediate it."""
    scene = _scene(board, cluster, helpers)
    stated = [sides for sides in cluster.sides if _states_sides(board, scene, sides, helpers)]
    if stated:
        chosen: Words = defaultdict(list)
        for sides in stated:
            for party in sides.parties:
                chosen[party] += sides.spans
        _join_breakers(board, cluster, helpers, chosen)
    else:
        tied = _tied(board, cluster, claims, settled, helpers, scene)
        chosen = _with_opponents(scene, tied) if tied else _camps(board, cluster, scene)
    return _with_allies(board, cluster, scene, chosen)


# ------------------------------------------------------------------------------------------------ the fighting


def _scene(board: Board, cluster: Cluster, helpers: frozenset[str]) -> _Scene:
    named: Words = defaultdict(list)
    nearby: Counter[str] = Counter()
    umbrellas = set()
    own = set(cluster.sentences)
    for item in board.names:
        for party in board.fighters(item):
            if party in helpers:
                continue
            named[party].append(item.mention.span)
            nearby[party] += board.page.sentence_of(item.first) in own
            if board.is_kind(item, "group"):
                umbrellas.add(party)
    return _Scene(board.fronts.named(named), named, nearby, frozenset(umbrellas))


def _states_sides(board: Board, scene: _Scene, sides: Sides, helpers: frozenset[str]) -> bool:
    """Whether a pair beside the truce is its two sides: no allies, and no mediators who are named together."""
    if any(scene.fronts.allied(a, b) for a in sides.parties for b in sides.parties if a != b):
        return False
    if not helpers.intersection(sides.parties):
        return True
    second = board.page.token_at(sides.spans[-1].start)
    return sides.between and board.form(second - 1) != "مع"  # contacts of a mediator with one side


def _with_allies(board: Board, cluster: Cluster, scene: _Scene, chosen: Words) -> Words:
    """The parties, those of their camps that the lead or the truce's sentences name in one breath with them, and the
    group that they belong to."""
    out = dict(chosen)
    pairs = list(_named_together(board, cluster, scene))
    pairs += [
        (known, group)
        for known in chosen
        for group in scene.umbrellas
        if scene.nearby[group] and scene.fronts.allied(known, group)
    ]
    for a, b in pairs:
        for known, ally in ((a, b), (b, a)):
            if known in chosen and ally not in out:
                out[ally] = scene.named[ally][:2]
    return out


def _named_together(board: Board, cluster: Cluster, scene: _Scene) -> Iterator[tuple[str, str]]:
    for number in sorted({*range(min(_LEAD, len(board.page.sentences))), *cluster.sentences}):
        for before, after in itertools.pairwise(board.inside(board.names, number)):
            if not _joined(board, before, after):
                continue
            for a in board.fighters(before):
                for b in board.fighters(after):
                    if a != b and scene.fronts.allied(a, b):
                        yield a, b


def _joined(board: Board, before: Placed, after: Placed) -> bool:
    """ "A and B", "A and the forces of B", "A and the former president B"."""
    at, first = before.last, _opens(board, after)
    while at < first and _form(board, at) in {'"', "(", ")", "و"}:
        at += 1
    if not (_form(board, at).startswith("و") or _form(board, at - 1) == "و"):
        return False
    return at == first or any(hit.first == at and hit.last >= first for hit in board.hits.within("band", at, first))


def _opens(board: Board, item: Placed) -> int:
    """The token that a name begins at, the office before it counted in."""
    name = item.mention
    if not isinstance(name, Name) or name.role is None or name.role.start >= name.start:
        return item.first
    return board.page.token_at(name.role.start)


_LEAD = 3  # sentences: the headline and what follows it


def _with_opponents(scene: _Scene, chosen: Words) -> Words:
    """The parties, and where all stand in one camp the opponent that the report names most, near the truce first."""
    if not chosen or any(b in scene.fronts.opponents(a) for a in chosen for b in chosen):
        return chosen
    against = {
        party
        for known in chosen
        for party in scene.fronts.opponents(known)
        if party in scene.named and party not in chosen
    }
    if not against or (len(chosen) > 1 and not any(scene.fronts.hold(party) for party in chosen)):
        return chosen
    opponent = min(sorted(against), key=scene.order)
    return {**chosen, opponent: scene.named[opponent][:2]}


def _camps(board: Board, cluster: Cluster, scene: _Scene) -> Words:
    """The two camps of the one front whose countries fit the truce, each by the party that is named most."""
    near = [item for number in cluster.sentences for item in board.inside(board.places, number)]
    fitting = _fought_in(scene, _countries(near)) or _fought_in(scene, _countries(board.places))
    if not fitting:
        return {}
    best = min(fitting, key=lambda front: _front_order(scene, front))
    chosen = [
        min(sorted(camp & scene.named.keys()), key=scene.order) for camp in (best.one, best.other)
    ]  # fmt: skip
    return {party: scene.named[party][:2] for party in chosen}


def _front_order(scene: _Scene, front: Front) -> tuple[int, int]:
    """How much a report is about a front: by the camp that it names less, near the truce first."""
    camps = [camp & scene.named.keys() for camp in (front.one, front.other)]
    near = min(sum(scene.nearby[party] for party in camp) for camp in camps)
    return -near, -min(sum(len(scene.named[party]) for party in camp) for camp in camps)


def _fought_in(scene: _Scene, countries: frozenset[str]) -> list[Front]:
    return [
        front
        for front in scene.fronts.all
        if not front.countries or not countries or countries.intersection(front.countries)
    ]


def _countries(places: Iterable[Placed]) -> frozenset[str]:
    return frozenset(
        item.mention.country for item in places if isinstance(item.mention, Place) and item.mention.country
    )


# ------------------------------------------------------------------------------------------------ ties


def _tied(
    board: Board,
    cluster: Cluster,
    claims: list[Claim],
    settled: Iterable[str],
    helpers: frozenset[str],
    scene: _Scene,
) -> Words:
    tally = Tally()
    for name in settled:
        tally.weight[name] += _TIE
    for number in cluster.sentences:
        for item in board.inside(board.names, number):
            parties = board.belligerents(item)
            if parties:
                tally.add(parties, _weight(board, cluster, item, number), item.mention.span)
    for claim in claims:
        _count_speaker(board, cluster, claim, tally, scene)
    breached = board.breaches.intersection(cluster.sentences)
    for event in board.events:
        if event.type in _FIGHTING:
            _count_fighting(board, breached, event, tally, scene)
    return _chosen(tally, helpers, scene)


def _count_fighting(board: Board, breached: frozenset[int], event: Event, tally: Tally, scene: _Scene) -> None:
    """Who fights is a likelier party; who fires in a sentence that calls it a breach is one."""
    number = board.page.sentence_of(board.page.token_at(event.trigger.start))
    for actor in event.actors if number in breached else ():
        party = board.governments.get(actor, actor)
        if 0 < tally.weight.get(party, 0) < _TIE:
            tally.weight[party] = _TIE
            tally.spans[party] += scene.named[party][:1]
    for party in {*event.actors, *event.targets} & set(tally.weight):
        tally.weight[party] += tally.weight[party] < _CLEAR


def _chosen(tally: Tally, helpers: frozenset[str], scene: _Scene) -> Words:
    open_to = {party: weight for party, weight in tally.weight.items() if party not in helpers}
    tied = [party for party, weight in open_to.items() if weight >= _TIE]
    if len(tied) == 1 and not scene.fronts.opponents(tied[0]):
        others = sorted((p for p in open_to if p not in tied and open_to[p] >= _CLEAR), key=lambda p: -open_to[p])
        if len(others) == 1 or (len(others) > 1 and open_to[others[0]] > open_to[others[1]]):
            tied.append(others[0])
    return {party: tally.spans[party] for party in tied}


def _join_breakers(board: Board, cluster: Cluster, helpers: frozenset[str], chosen: Words) -> None:
    """Who breaks what others agreed on is bound by it too."""
    for number in cluster.sentences:
        for item in board.inside(board.names, number):
            for party in board.belligerents(item):
                if (
                    party not in helpers
                    and party not in chosen
                    and any(_beside(hit, item) for hit in _breaches(board, item))
                ):
                    chosen[party] = [item.mention.span]


def _weight(board: Board, cluster: Cluster, item: Placed, number: int) -> int:
    """How an actor is tied to a truce word of its sentence."""
    words = [w for w in cluster.words_near(item.first - _WITH_REACH - 4, item.first + 4) if w.sentence == number]
    before = _form(board, item.first - 1)
    for word in words:
        if item.first == word.last or (item.first == word.last + 1 and before == '"'):
            return _TIE  # the truce of X
        if before == "مع" and 0 < item.first - word.last <= _WITH_REACH:
            return _TIE
    if any(_beside(hit, item) for hit in _ties(board, cluster, item)):
        return _TIE
    if any(hit.last == item.first for hit in _signings(board, item)):
        return _TIE
    return 1


def _beside(hit: Hit, item: Placed) -> bool:
    return 0 <= item.first - hit.last <= 1 or 0 <= hit.first - item.last <= 2


def _ties(board: Board, cluster: Cluster, item: Placed) -> Iterator[Hit]:
    """Words of breach, acceptance and commitment right beside a name, and of declaration with the truce after it."""
    low, high = item.first - _TIE_REACH, item.last + _TIE_REACH
    yield from _breaches(board, item)
    for table in ("acceptance", "commitment"):
        yield from board.hits.within(table, low, high)
    for hit in board.hits.within("declaration", low, high):
        after = cluster.words_near(hit.last, max(hit.last, item.last) + _DECLARED_REACH)
        if after or (hit.last <= item.first and cluster.words_near(hit.first - _DECLARED_REACH - 1, hit.first)):
            yield hit


def _breaches(board: Board, item: Placed) -> Iterator[Hit]:
    """Words of breach and of extension about a name; not those that it only speaks of: "regretted the collapse of"."""
    grammar = board.knowledge.grammar
    for hit in board.hits.within("truce_status", item.first - _TIE_REACH, item.last + _TIE_REACH):
        between = (board.form(at) for at in range(item.last, hit.first))
        of = any(grammar.is_a(form, "about") or grammar.is_a(form, "complementizers") for form in between)
        if hit.entry.data["value"] in {"violated", "collapsed", "extended"} and not of:
            yield hit


def _signings(board: Board, item: Placed) -> Iterator[Hit]:
    """Verbs of signing and agreeing whose subject may be a name: "X signed a truce with Y"."""
    for hit in board.hits.within("truce_status", item.first - _TIE_REACH, item.first):
        if (
            hit.entry.data["value"] == "announced"
            and not hit.entry.get("soft")
            and not board.hits.within("declaration", hit.first, hit.last)
        ):
            yield hit


_TIE_REACH = 5  # tokens
_DECLARED_REACH = 4  # tokens from "X declared" to the truce, or from the truce to "that X declared"


def _form(board: Board, at: int) -> str:
    return board.page.tokens[at].form if 0 <= at < len(board.page.tokens) else ""


def _count_speaker(board: Board, cluster: Cluster, claim: Claim, tally: Tally, scene: _Scene) -> None:
    """A party that takes a stance on the truce is tied to it; one that only speaks of it, or fights elsewhere, is heard,
    no more."""
    if claim.source is None:
        return
    first, last = board.page.tokens_in(claim.source.start, claim.source.end)
    for item in board.names_between(first, last):
        name = item.mention
        parties = (
            board.parties_of(name) if isinstance(name, Name) and name.kind == "person" else board.belligerents(item)
        )
        if parties and not board.is_neutral(item):
            own = claim.act in _STANCES and (any(map(scene.fronts.hold, parties)) or not board.is_kind(item, "state"))
            tally.add(parties, _TIE if own or _says_with(board, cluster, claim) else 1, item.mention.span)
            return


def _says_with(board: Board, cluster: Cluster, claim: Claim) -> bool:
    """Whether the claim speaks of a truce "with" somebody: then it is the speaker's own side's."""
    words = cluster.words_between(claim.content.start, claim.content.end)
    return any(_form(board, word.last) == "مع" for word in words)
