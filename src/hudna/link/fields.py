"""The stated fields of a truce as propositions, each with the words of its own value."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hudna.link.owners import Owners, actors_of, owners_of
from hudna.packs.knowledge import Knowledge
from hudna.text.fold import fold
from hudna.text.tokens import tokenize
from hudna.types import Mention, Name, Place, Proposition, PropositionKind, Reading, Span, Truce

_OF_MANY: Mapping[str, PropositionKind] = {
    "parties": "party", "declared_by": "declared_by", "accepted_by": "accepted", "mediators": "mediated",
    "guarantors": "guaranteed", "monitors": "monitored", "places": "covers",
}  # fmt: skip
_NAMING: frozenset[str] = frozenset({"party", "mediated", "guaranteed", "monitored", "covers"})
_DONE: frozenset[str] = frozenset({"declared_by", "accepted"})
_OF_ONE: Mapping[str, PropositionKind] = {"declared": "declared", "start": "started", "end": "ended"}


@dataclass(frozen=True, slots=True)
class Stated:
    """A proposition and the words of the report it stands on; ``together``: only all of them state it."""

    proposition: Proposition
    spans: tuple[Span, ...]
    together: bool = False

    @property
    def names(self) -> bool:
        """Whether it is stated by naming somebody or some place, who may be named for other reasons too."""
        return self.proposition.kind in _NAMING

    @property
    def done(self) -> bool:
        """Whether it is something done by whom its words name: that one speaks, and so states it."""
        return self.proposition.kind in _DONE


def stated_fields(reading: Reading, truce: Truce, knowledge: Knowledge) -> Iterator[Stated]:
    """Every field that the report states of a truce, in a fixed order. A truce's own word states that it exists, which is
    what the claims about it say, and is no field."""
    owners = owners_of(knowledge)
    named = _Named(reading, owners, truce.parties)
    for name, kind in _OF_MANY.items():
        yield from _values(kind, getattr(truce, name), truce.evidence.get(name, ()), named.of, named.first)
    terms = tuple(term for term in truce.terms if term != "ceasefire")  # the truce itself
    yield from _values("term", terms, truce.evidence.get("terms", ()), _TermWords(knowledge).of, _nowhere)
    for name, kind in _OF_ONE.items():
        value, spans = getattr(truce, name), truce.evidence.get(name, ())
        if value is not None and spans:
            yield Stated(Proposition(kind=kind, value=value), spans, _is_reckoned(truce, name, spans))
    if truce.duration_days is not None and truce.evidence.get("duration_days"):
        days = f"{truce.duration_days:g}"
        yield Stated(Proposition(kind="duration", value=days), truce.evidence["duration_days"])
    if truce.written and truce.evidence.get("written"):
        yield Stated(Proposition(kind="written"), truce.evidence["written"])


def _is_reckoned(truce: Truce, name: str, spans: Sequence[Span]) -> bool:
    """Whether an end is only the start and the length added up: then nobody states it who does not state both."""
    begun, length = truce.evidence.get("start", ()), truce.evidence.get("duration_days", ())
    return name == "end" and bool(begun) and set(spans) <= {*begun, *length}


def _values(
    kind: PropositionKind,
    values: Sequence[str],
    spans: Sequence[Span],
    says: Callable[[Span], frozenset[str]],
    named: Callable[[str], tuple[Span, ...]],
) -> Iterator[Stated]:
    """Each value with the spans that say it; one that no span is known to say has those that say nothing known, else the
    first words of the report that name it."""
    said = {span: says(span).intersection(values) for span in spans}
    rest = tuple(span for span in spans if not said[span])
    for value in values:
        own = tuple(span for span in spans if value in said[span])
        found = own or rest or (tuple(spans) if kind in _DONE else named(value))
        if found:
            yield Stated(Proposition(kind=kind, value=value), found)


def _nowhere(_value: str) -> tuple[Span, ...]:
    return ()


class _Named:
    """The canonical names that stand at a span: of actors as the truce names its parties, of places."""

    def __init__(self, reading: Reading, owners: Owners, parties: Sequence[str]) -> None:
        self._mentions = reading.mentions
        self._owners = owners
        self._parties = parties
        self._day = reading.published.date if reading.published else None

    def of(self, span: Span) -> frozenset[str]:
        """Every name that the mentions in a span may be called by."""
        return frozenset(name for mention in self._at(span) for name in self._names(mention))

    def first(self, value: str) -> tuple[Span, ...]:
        """The first words of the report that name a value; in none, none."""
        return next(((mention.span,) for mention in self._mentions if value in self._names(mention)), ())

    def _at(self, span: Span) -> Iterator[Mention]:
        for mention in self._mentions:
            if mention.start >= span.end:
                return
            if mention.end > span.start:
                yield mention

    def _names(self, mention: Mention) -> Iterator[str]:
        if isinstance(mention, Place):
            yield mention.name
        if not isinstance(mention, Name):
            return
        yield mention.name
        yield from mention.members
        entry = self._owners.entry(mention.entry)
        if entry is None:
            return
        yield from (str(name) for name in (entry.get("party_as"), *entry.get("parties", ())) if name)
        for wire in actors_of(self._owners, str(mention.entry), self._day):
            yield self._owners.party(wire, self._parties)


class _TermWords:
    """The provisions that the words of a span name."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._lexicon = knowledge.lexicon

    def of(self, span: Span) -> frozenset[str]:
        """The values of the terms named there."""
        folded = fold(span.text)
        hits = self._lexicon.scan(folded, tokenize(folded)).every("term")
        return frozenset(str(hit.entry.data["value"]) for hit in hits)
