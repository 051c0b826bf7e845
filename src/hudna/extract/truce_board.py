"""What the truce fields look at: mentions and hits by sentence, and the canonical name of whoever acts."""

import itertools
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from hudna.extract.fronts import Fronts, fronts_on, governments, party_names
from hudna.extract.pairs import find_pairs
from hudna.extract.truce_local import Ground, Side, first_known, local_pairs
from hudna.extract.truce_words import TruceWord
from hudna.packs.grammar import Grammar
from hudna.packs.knowledge import Knowledge
from hudna.rules.former import is_former, of_a_former
from hudna.rules.lexicon import Hit, Hits
from hudna.text.page import Page
from hudna.types import Claim, Duration, Event, Mention, Name, Place, Span, Time
from hudna.types.event import ATTACKS

_NEUTRAL_TYPES = frozenset({"mediator", "monitor", "media"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention with its tokens ``[first, last)``."""

    mention: Mention
    first: int
    last: int


def _first(item: Placed) -> int:
    return item.first


def _start(word: TruceWord) -> int:
    return word.start


def _word_first(word: TruceWord) -> int:
    return word.first


@dataclass(frozen=True, slots=True)
class Sides:
    """Two parties named together, in one sentence, and the words that name them."""

    parties: tuple[str, ...]
    spans: tuple[Span, ...]
    first: int
    last: int
    between: bool


@dataclass(frozen=True, slots=True)
class Board:
    """A page, its hits, mentions, claims and events, ready to be asked by sentence."""

    page: Page
    hits: Hits
    knowledge: Knowledge
    names: tuple[Placed, ...]
    places: tuple[Placed, ...]
    times: tuple[Placed, ...]
    durations: tuple[Placed, ...]
    sides: tuple[Sides, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    fronts: Fronts  # of the report's day
    governments: Mapping[str, str]  # state → the party that governs it
    fighting: Mapping[int, tuple[Event, ...]] = field(default_factory=dict)  # sentence → what was fought there
    breaches: frozenset[int] = frozenset()  # sentences that speak of a breach
    pair: tuple[str, ...] = ()  # the two camps that the report is most about, by their foremost parties

    def inside(self, items: Sequence[Placed], sentence: int) -> Iterator[Placed]:
        """The mentions that stand in a sentence."""
        part = self.page.sentences[sentence]
        return iter(items[bisect_left(items, part.first, key=_first) : bisect_left(items, part.last, key=_first)])

    def near(self, items: Sequence[Placed], first: int, last: int) -> Sequence[Placed]:
        """The mentions that begin in tokens ``[first, last)``."""
        return items[bisect_left(items, first, key=_first) : bisect_left(items, last, key=_first)]

    def names_between(self, first: int, last: int) -> tuple[Placed, ...]:
        """The names that begin in tokens ``[first, last)``."""
        names = self.names
        return names[bisect_left(names, first, key=_first) : bisect_left(names, last, key=_first)]

    def hits_in(self, table: str, sentence: int) -> Iterator[Hit]:
        """The hits of a table that stand in a sentence."""
        part = self.page.sentences[sentence]
        return iter(self.hits.within(table, part.first, part.last))

    def parties_of(self, name: Name) -> tuple[str, ...]:
        """Who acts under a name: the members of "both sides", the state of a ministry, the party of a person."""
        if name.members:
            return self._both_sides(tuple(self.governments.get(member, member) for member in name.members))
        if name.generic:
            return ()
        entry = self.knowledge.by_wire.get(name.entry or "")
        if entry is None:
            return () if name.kind == "person" else (name.name,)
        if entry.table == "outlet":
            return ()
        if entry.table == "person":
            return self._party_of_person(entry.data)
        return tuple(self.governments.get(party, party) for party in party_names(entry))

    def _both_sides(self, members: tuple[str, ...]) -> tuple[str, ...]:
        """The two whom "both sides" means: opponents, or else those whose fighting the report is about."""
        if not self.pair or any(a in self.fronts.opponents(b) for a in members for b in members):
            return members
        return self.pair

    def belligerents(self, item: Placed) -> tuple[str, ...]:
        """The parties under a name that can be party to a truce: no mediator, monitor, outlet, nor a bare nationality."""
        name = item.mention
        if not isinstance(name, Name) or name.generic or name.kind == "person":
            return ()
        entry = self.knowledge.by_wire.get(name.entry or "")
        if entry is None or entry.table != "actor":
            return self.parties_of(name) if name.members else ()
        if entry.get("source_type") in _NEUTRAL_TYPES or entry.get("neutral"):
            return ()
        if name.kind == "group" and entry.get("kind") == "state":
            return ()
        return self.parties_of(name)

    def fighters(self, item: Placed) -> tuple[str, ...]:
        """Who fights under a name: a belligerent, the side of a person, the state of a nationality that stands in a camp."""
        name = item.mention
        if not isinstance(name, Name) or name.generic or name.members or self.is_neutral(item):
            return ()
        entry = self.knowledge.by_wire.get(name.entry or "")
        if name.kind == "person" or (entry is not None and entry.get("kind") == "state"):
            return tuple(party for party in self.parties_of(name) if self.fronts.hold(party))
        return self.belligerents(item)

    def form(self, at: int) -> str:
        """The folded form of a token, empty past the ends."""
        return self.page.tokens[at].form if 0 <= at < len(self.page.tokens) else ""

    def is_apart(self, item: Placed) -> bool:
        """Whether a name is of a body that takes no side: the UN, a relief body, an outlet; or its adjective."""
        groups = self.hits.within("group", item.first, item.first + 1)
        return _is_apart(item, self.knowledge) or any(hit.entry.get("neutral") for hit in groups)

    def is_envoy(self, item: Placed) -> bool:
        """Whether a name is of one whose office it is to mediate for a body that takes no side."""
        name = item.mention
        entry = self.knowledge.by_wire.get(name.entry or "") if isinstance(name, Name) else None
        if entry is None:
            return False
        roles = [role for role in entry.get("roles", ()) if role.get("type") == "mediator"]
        owners = (self.knowledge.by_wire.get(role.get("of", "")) for role in roles)
        return bool(entry.get("neutral") and entry.get("source_type") == "mediator") or any(
            owner is not None and owner.get("neutral") for owner in owners
        )

    def is_kind(self, item: Placed, kind: str) -> bool:
        """Whether a name is of an actor that the packs list as a state, a group …"""
        name = item.mention
        entry = self.knowledge.by_wire.get(name.entry or "") if isinstance(name, Name) else None
        return entry is not None and entry.get("kind") == kind

    def is_neutral(self, item: Placed) -> bool:
        """Whether a name is of one who takes no side by office: the UN, a mediator, a monitor."""
        name = item.mention
        entry = self.knowledge.by_wire.get(name.entry or "") if isinstance(name, Name) else None
        if entry is None:
            return False
        return bool(entry.get("neutral")) or any(role.get("type") in _NEUTRAL_TYPES for role in entry.get("roles", ()))

    def _party_of_person(self, data: Mapping[str, object]) -> tuple[str, ...]:
        for role in data.get("roles") or ():  # type: ignore[attr-defined]
            owner = self.knowledge.by_wire.get(role.get("of", ""))
            if owner is not None:
                return tuple(self.governments.get(party, party) for party in party_names(owner))
        return ()


@dataclass(slots=True)
class Cluster:
    """The words that speak of one truce, and the parties named beside them."""

    words: list[TruceWord]
    sides: list[Sides] = field(default_factory=list)
    halt: bool = False
    parties: frozenset[str] = frozenset()  # all that are named beside the words
    made: str | None = None  # the day on which the report says that it was made

    @property
    def sentences(self) -> tuple[int, ...]:
        """The sentences its words stand in."""
        return tuple(dict.fromkeys(word.sentence for word in self.words))

    def words_between(self, start: int, end: int) -> list[TruceWord]:
        """The words that begin at source offsets ``[start, end)``."""
        return self.words[bisect_left(self.words, start, key=_start) : bisect_left(self.words, end, key=_start)]

    def words_near(self, first: int, last: int) -> list[TruceWord]:
        """The words whose first token lies in ``[first, last)``."""
        return self.words[
            bisect_left(self.words, first, key=_word_first) : bisect_left(self.words, last, key=_word_first)
        ]


def make_board(
    page: Page,
    hits: Hits,
    knowledge: Knowledge,
    mentions: Sequence[Mention],
    claims: Sequence[Claim],
    events: Sequence[Event],
) -> Board:
    """The board of a page."""
    placed = [Placed(mention, *page.tokens_in(mention.start, mention.end)) for mention in mentions]
    board = Board(
        page, hits, knowledge,
        names=tuple(item for item in placed if isinstance(item.mention, Name)),
        places=tuple(item for item in placed if isinstance(item.mention, Place)),
        times=tuple(item for item in placed if isinstance(item.mention, Time)),
        durations=tuple(item for item in placed if isinstance(item.mention, Duration)),
        sides=(), claims=tuple(claims), events=tuple(events),
        fronts=fronts_on(knowledge, page.report.published), governments=governments(knowledge, page.report.published),
        fighting=_fighting(page, events), breaches=_breaches(page, hits, knowledge.grammar),
    )  # fmt: skip
    board = replace(board, pair=_foremost(board))
    return replace(board, sides=tuple(sorted(_sides(board), key=lambda sides: sides.first)))


def _breaches(page: Page, hits: Hits, grammar: Grammar) -> frozenset[int]:
    """The sentences that speak of a breach, of no former truce where the report is about another."""
    told = [hit for hit in hits.of("truce_status") if hit.entry.data["value"] == "violated"]
    if not told:
        return frozenset()

    def form(at: int) -> str:
        return page.tokens[at].form if 0 <= at < len(page.tokens) else ""

    truces: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for word in hits.of("truce_word"):
        truces[page.sentence_of(word.first)].append((word.first, word.last))
    former = {
        number for number, words in truces.items() if all(is_former(form, grammar.is_a, last) for _first, last in words)
    }
    if len(former) == len(truces):
        former = set()
    numbered = ((page.sentence_of(hit.first), (hit.first, hit.last)) for hit in told)
    return frozenset(
        number for number, at in numbered
        if number not in former and not of_a_former(form, grammar.is_a, at, truces.get(number, ()))
    )  # fmt: skip


def _fighting(page: Page, events: Sequence[Event]) -> Mapping[int, tuple[Event, ...]]:
    out: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        if event.type in ATTACKS and event.realis == "asserted":
            out[page.sentence_of(page.token_at(event.trigger.start))].append(event)
    return {sentence: tuple(fought) for sentence, fought in out.items()}


def _foremost(board: Board) -> tuple[str, ...]:
    """The two camps that the report is most about: the front whose less named camp is named most."""
    named = Counter(party for item in board.names for party in board.fighters(item))
    fronts = board.fronts.named(named).all
    if not fronts:
        return ()
    best = max(fronts, key=lambda front: min(sum(named[party] for party in camp) for camp in (front.one, front.other)))
    return tuple(max(sorted(camp), key=lambda party: named[party]) for camp in (best.one, best.other))


def _sides(board: Board) -> Iterator[Sides]:
    """Pairs of actors joined by و (with or without بين), and every "both sides" that is known."""
    acting = [item for item in board.names if _acts(item, board.knowledge)]
    page = board.page
    for first, second, between in find_pairs(page, acting, board.knowledge.grammar["between"]):
        a, b = acting[first], acting[second]
        parties = (*board.parties_of(a.mention), *board.parties_of(b.mention))  # type: ignore[arg-type]
        if len(set(parties)) >= _TWO:
            between = between or _spelt_out(board, a.first)
            yield Sides(tuple(dict.fromkeys(parties)), (a.mention.span, b.mention.span), a.first, b.last, between)
    for a, b in itertools.pairwise(acting):
        if page.tokens[b.first - 1].form == "مع" and b.first - a.last == 1:
            parties = (*board.parties_of(a.mention), *board.parties_of(b.mention))  # type: ignore[arg-type]
            if len(set(parties)) >= _TWO:
                yield Sides(tuple(dict.fromkeys(parties)), (a.mention.span, b.mention.span), a.first, b.last, True)
    for item in acting:
        name = item.mention
        if isinstance(name, Name) and len(name.members) >= _TWO:
            yield Sides(board.parties_of(name), (name.span,), item.first, item.last, True)
    yield from _pronoun_sides(board, acting)
    for one, other in local_pairs(ground_of(board)):
        yield Sides((*one.names, *other.names), (one.span, other.span), one.first, other.last, True)


def _spelt_out(board: Board, first: int) -> bool:
    """Whether "both sides" stands right before the first of two names: الطرفين، الحركة والجيش، …"""
    at = first - 1 - (board.form(first - 1) in {"،", "("})
    return board.knowledge.grammar.is_a(board.form(at), "two_sides")


def _pronoun_sides(board: Board, acting: Sequence[Placed]) -> Iterator[Sides]:
    """ "the truce between it and B": the other side is who was named last before, in the same sentence."""
    grammar = board.knowledge.grammar
    for at, item in enumerate(acting[1:], 1):
        opened, word = board.form(item.first - 1), board.form(item.first - 2)
        if not opened.startswith("و") or not grammar.is_a(opened, "between"):
            continue
        before = acting[at - 1]
        own = any(grammar.is_a(word.removesuffix(pronoun), "between") for pronoun in grammar["pronouns"])
        same = board.page.sentence_of(before.first) == board.page.sentence_of(item.first)
        parties = (*board.parties_of(before.mention), *board.parties_of(item.mention))  # type: ignore[arg-type]
        if own and same and len(set(parties)) >= _TWO:
            yield Sides(
                tuple(dict.fromkeys(parties)), (before.mention.span, item.mention.span), item.first, item.last, True
            )


def ground_of(board: Board) -> Ground:
    """Where local sides are looked for: the sides that the packs know are passed as they are."""
    known = (
        Side(parties, item.mention.span, item.first, item.last, local=False)
        for item in board.names
        if (parties := board.belligerents(item))
    )
    return Ground(board.page, board.hits, board.knowledge.grammar, first_known(tuple(known)))


_TWO = 2


def _is_apart(item: Placed, knowledge: Knowledge) -> bool:
    """Whether a name is one that takes no side: the UN, a relief body, an outlet."""
    entry = knowledge.by_wire.get(item.mention.entry or "") if isinstance(item.mention, Name) else None
    return entry is not None and (entry.table == "outlet" or bool(entry.get("neutral")))


def _acts(item: Placed, knowledge: Knowledge) -> bool:
    name = item.mention
    return (
        isinstance(name, Name)
        and not name.generic
        and not _is_apart(item, knowledge)
        and (name.kind != "group" or bool(name.members) or name.found_by == "pack")
    )


def claim_around(board: Board, offset: int) -> Claim | None:
    """The claim in whose content an offset stands, the last one to begin if several do."""
    claims = board.claims
    at = bisect_right(claims, offset, key=lambda claim: claim.content.start)
    near = reversed(claims[max(0, at - _NESTED) : at])
    return next((claim for claim in near if offset < claim.content.end), None)


_NESTED = 12  # claims that may begin before one that holds an offset ends


def shown_day(time: Time) -> str:
    """A day, month or year as a truce states it."""
    earliest = time.earliest or ""
    return earliest[: {"year": 4, "month": 7}.get(time.granularity, 10)]
