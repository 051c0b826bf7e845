"""What was found in one report as cards: headings, rows, and the words each row stands on."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hudna.export.page.labels import Labels, number
from hudna.export.page.marked import Mark, isolated
from hudna.types import (
    Claim,
    Duration,
    Event,
    Mention,
    Name,
    Number,
    Place,
    Quantity,
    Reading,
    Reason,
    Span,
    Time,
    Toll,
    Truce,
    Victims,
)

LONGEST_QUOTE = 600  # nested spans may each be as long as the text; a card need not repeat it
MARK_KINDS = ("claim", "actor", "place", "time", "number", "event", "truce")
_KIND_OF_MENTION = {
    "person": "actor", "organisation": "actor", "group": "actor", "place": "place",
    "time": "time", "duration": "time", "quantity": "number", "number": "number",
}  # fmt: skip
_TRUCE_FIELDS = (
    "kind", "name", "parties", "declared_by", "accepted_by", "mediators", "guarantors", "monitors", "places", "venue",
    "declared", "start", "end", "duration_days", "extendable",
    "side", "truce_class", "written", "purposes", "terms", "status", "reasons",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the report: where they stand, and what a card shows of them."""

    start: int
    end: int
    text: str
    clipped: bool
    kind: str


@dataclass(frozen=True, slots=True)
class Link:
    """A pointer to another card."""

    card: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A label, its values, the words they stand on, and other cards."""

    label: str
    values: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Tag:
    """A short word set apart; ``tone`` is what it speaks of, for the style sheet."""

    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One thing that was found. ``badge`` is its number on the page and on paper."""

    id: str
    kind: str
    badge: str
    heading: str
    under: str = ""
    tags: tuple[Tag, ...] = ()
    lead: Quote | None = None
    rows: tuple[Row, ...] = ()
    folded: tuple[Row, ...] = ()
    rule: str | None = None
    about_truce: bool = False

    @property
    def label(self) -> str:
        """The card in a few words."""
        return isolated(
            " · ".join(part for part in (self.badge, self.heading, *(t.text for t in self.tags[:1])) if part)
        )


@dataclass(frozen=True)
class Deck:
    """All cards of one reading, made on the words of one language; ``prefix`` keeps reports of one page apart."""

    reading: Reading
    labels: Labels
    prefix: str
    _names: Mapping[str, str] = field(init=False, repr=False)
    _claims: Mapping[int, int] = field(init=False, repr=False)
    _answered: Mapping[int, list[int]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Index the names in the page's language and the claims by id."""
        object.__setattr__(self, "_names", dict(_arabic_names(self.reading)) if self.labels.lang == "ar" else {})
        object.__setattr__(self, "_claims", {claim.id: at for at, claim in enumerate(self.reading.claims)})
        object.__setattr__(self, "_answered", _answered(self.reading))

    # Words, names and pointers

    def quote(self, span: Span, kind: str) -> Quote:
        """The words of a span, shortened where they are very long."""
        text = self.reading.report.text[max(span.start, 0) : span.end] if self.reading.report else span.text
        clipped = len(text) > LONGEST_QUOTE
        shown = isolated(text[:LONGEST_QUOTE] + "…" if clipped else text)
        return Quote(span.start, span.end, " ".join(shown.split()), clipped, kind)

    def quotes(self, spans: Sequence[Span | None], kind: str) -> tuple[Quote, ...]:
        """The words of several spans in the order of the text, each once."""
        return tuple(self.quote(span, kind) for span in sorted({s for s in spans if s is not None}))

    def name(self, name: str) -> str:
        """A name as the page's language has it, where the report's mentions say so."""
        return self._names.get(name, name)

    def names(self, names: Sequence[str]) -> tuple[str, ...]:
        """Names as the page's language has them."""
        return tuple(self.name(name) for name in names)

    def where(self, place: str) -> str:
        """A place with the areas it lies in, each part as the page's language has it."""
        return self.name(place) if place in self._names else self.labels.join(self.names(place.split(", ")))

    def claim_link(self, claim: int | None) -> tuple[Link, ...]:
        """A pointer to a claim by its id."""
        at = self._claims.get(claim) if claim is not None else None
        return () if at is None else (Link(f"{self.prefix}c{at}", f"C{at + 1}"),)

    def truce_links(self, truces: Sequence[int]) -> tuple[Link, ...]:
        """Pointers to truces by their place in the reading."""
        return tuple(Link(f"{self.prefix}t{i}", f"T{i + 1}") for i in truces if 0 <= i < len(self.reading.truces))

    def row(
        self,
        key: str,
        values: Sequence[str] = (),
        spans: Sequence[Span | None] = (),
        kind: str = "",
        links: tuple[Link, ...] = (),
    ) -> Row:
        """A row labelled with a field's name."""
        quotes = self.quotes(spans, kind)
        said = tuple(quote.text for quote in quotes)
        # Words that are the value itself stand once.
        return Row(self.labels.heading("field", key), () if said == tuple(values) else tuple(values), quotes, links)

    # Truces

    def truces(self) -> tuple[Card, ...]:
        """One card a truce: every field with its words, unknown fields apart with their reason."""
        return tuple(self._truce(at, truce) for at, truce in enumerate(self.reading.truces))

    def _truce(self, at: int, truce: Truce) -> Card:
        known, unknown = [], []
        for key in _TRUCE_FIELDS:
            values = self._truce_values(truce, key)
            if key == "reasons" and truce.reasons:
                known += [self._reason(reason) for reason in truce.reasons]
            elif values:
                known.append(self.row(key, values, truce.evidence.get(key, ()), "truce"))
            else:
                unknown.append(
                    self.row(key, (self._why(truce.unknown.get(key)),), truce.evidence.get(key, ()), "truce")
                )
        return Card(
            id=f"{self.prefix}t{at}",
            kind="truce",
            badge=f"T{at + 1}",
            heading=truce.name or self.labels.heading("truce_kind", truce.kind),
            under=" — ".join(self.names(truce.parties)),
            tags=(Tag(self.labels.of("status", truce.status), f"status-{truce.status}"),),
            rows=tuple(known),
            folded=tuple(unknown),
            about_truce=True,
        )

    def _truce_values(self, truce: Truce, key: str) -> tuple[str, ...]:
        value = None if key == "reasons" else getattr(truce, key)
        if value is None or value == ():
            return ()
        if isinstance(value, tuple):
            return self._truce_list(key, value)
        if isinstance(value, bool):
            return (self.labels.flag(value=value),)
        return (self._truce_value(key, value),)

    def _truce_list(self, key: str, values: tuple[str, ...]) -> tuple[str, ...]:
        if key in ("purposes", "terms"):
            return tuple(self.labels.of(key[:-1], one) for one in values)
        return tuple(self.where(one) for one in values) if key == "places" else self.names(values)

    def _truce_value(self, key: str, value: str | float) -> str:
        if isinstance(value, int | float):
            return self.labels.ui["days"].format(n=number(value))
        match key:
            case "declared" | "start" | "end":
                return self.labels.day(value)
            case "side" | "truce_class" | "status":
                return self.labels.of(key, value)
            case "kind":
                return self.labels.of("truce_kind", value)
        return self.where(value) if key == "venue" else value

    def _why(self, reason: str | None) -> str:
        return self.labels.of("reason", reason) if reason else self.labels.ui["nothing_found"]

    def _reason(self, reason: Reason) -> Row:
        return self.row("reasons", self.names(reason.of), (reason.span,), "truce", self.claim_link(reason.claim))

    # Claims

    def claims(self) -> tuple[Card, ...]:
        """One card a claim: who, act, content."""
        return tuple(self._claim(at, claim) for at, claim in enumerate(self.reading.claims))

    def _claim(self, at: int, claim: Claim) -> Card:
        labels = self.labels
        tags = [Tag(labels.of("act", claim.act), f"act-{claim.act}")]
        if claim.factuality != "certain":
            tags.append(Tag(labels.of("factuality", claim.factuality), "factuality"))
        return Card(
            id=f"{self.prefix}c{at}",
            kind="claim",
            badge=f"C{at + 1}",
            heading=self._speaker(claim),
            under=labels.of("source_type", claim.source_type),
            tags=tuple(tags),
            lead=self.quote(claim.content, "claim"),
            rows=tuple(row for row in self._claim_rows(claim) if row.values or row.quotes or row.links),
            rule=claim.rule,
            about_truce=claim.about_truce,
        )

    def _speaker(self, claim: Claim) -> str:
        if claim.source_name:
            return self.name(claim.source_name)
        return self.quote(claim.source, "claim").text if claim.source else self.labels.ui["own_voice"]

    def _claim_rows(self, claim: Claim) -> Iterator[Row]:
        answered = [link for other in self._answered.get(claim.id, ()) for link in self.claim_link(other)]
        yield self.row("source", (), (claim.source,), "claim")
        yield self.row("cue", (), (claim.cue,), "cue")
        yield self.row("hedge", (), (claim.hedge,), "claim")
        yield self.row("via", self.names((claim.via,)) if claim.via else ())
        yield self.row("about", links=self.truce_links(claim.truces))
        yield self.row("answers", links=self.claim_link(claim.answers))
        yield self.row("answered_by", links=tuple(answered))
        yield self.row("inside", links=self.claim_link(claim.inside))

    # Events

    def events(self) -> tuple[Card, ...]:
        """One card an event: type, words, who, where, when, how many."""
        return tuple(self._event(at, event) for at, event in enumerate(self.reading.events))

    def _event(self, at: int, event: Event) -> Card:
        return Card(
            id=f"{self.prefix}e{at}",
            kind="event",
            badge=f"E{at + 1}",
            heading=self.labels.heading("event_type", event.type),
            tags=(Tag(self.labels.of("realis", event.realis), f"realis-{event.realis}"),),
            lead=self.quote(event.trigger, "event"),
            rows=tuple(row for row in self._event_rows(event) if row.values or row.quotes or row.links),
            rule=event.rule,
        )

    def _event_rows(self, event: Event) -> Iterator[Row]:
        words = event.evidence or {}
        for key, values in self._event_values(event):
            yield self.row(key, values, words.get(key, ()) if values else (), "detail")
        for group in event.victims:
            yield self._victims(group)
        yield self.row("claim", links=self.claim_link(event.claim))
        yield self.row("alleged_breach_of" if event.alleged else "breach_of", links=self.truce_links(event.breach_of))

    def _event_values(self, event: Event) -> Iterator[tuple[str, tuple[str, ...]]]:
        yield "actors", self.names(event.actors)
        yield "probable_actors", self.names(event.probable_actors)
        yield "targets", self.names(event.targets)
        yield "place", (self.where(event.place),) if event.place else ()
        yield "destinations", tuple(map(self.where, event.destinations))
        yield "date", tuple(filter(None, [self.labels.days(event.date, event.date_latest)]))
        for key in ("killed", "wounded", "displaced"):
            toll: Toll | None = getattr(event, key)
            yield key, (self.labels.toll(toll),) if toll else ()
        yield "civilians", () if event.civilians is None else (self.labels.flag(value=event.civilians),)

    def _victims(self, group: Victims) -> Row:
        tolls = [(key, getattr(group, key)) for key in ("killed", "wounded", "displaced")]
        counted = [f"{self.labels.of('measure', key)}: {self.labels.toll(toll)}" for key, toll in tolls if toll]
        side = [self.name(group.side)] if group.side else []
        return self.row("victims", (self.name(group.who), *side, *counted))

    # Mentions

    def mentions(self) -> tuple[Card, ...]:
        """One card a name, place, time or number, with every place where it stands."""
        groups: dict[tuple[str, str], list[Mention]] = defaultdict(list)
        for mention in self.reading.mentions:
            groups[(mention.kind, self._same(mention))].append(mention)
        return tuple(self._mention(at, group) for at, group in enumerate(groups.values()))

    def _same(self, mention: Mention) -> str:
        """What makes two mentions one card: the name, or the words themselves."""
        return mention.name if isinstance(mention, Name | Place) else self.quote(mention.span, "").text

    def _mention(self, at: int, group: Sequence[Mention]) -> Card:
        first, kind = group[0], _KIND_OF_MENTION.get(group[0].kind, "number")
        named = isinstance(first, Name | Place)
        spans = [mention.span for mention in group]
        rows = [Row(self.labels.ui["words"], (), self.quotes(spans, kind)), *self._mention_rows(first, group)]
        return Card(
            id=f"{self.prefix}m{at}",
            kind=kind,
            badge="",
            heading=self.name(first.name) if isinstance(first, Name | Place) else self.quote(first.span, kind).text,
            under=self.labels.of("mention_kind", first.kind),
            tags=tuple(Tag(text) for text in (self._remarks(group) if named else ())),
            rows=tuple(row for row in rows if row.values or row.quotes),
        )

    def _remarks(self, group: Sequence[Mention]) -> tuple[str, ...]:
        names = [mention for mention in group if isinstance(mention, Name)]
        biased = dict.fromkeys(self.labels.of("naming", n.naming) for n in names if n.naming != "neutral")
        generic = [self.labels.ui["generic"]] if names and all(n.generic for n in names) else []
        return (*biased, *generic)

    def _mention_rows(self, first: Mention, group: Sequence[Mention]) -> Iterator[Row]:
        match first:
            case Name():
                yield from self._name_rows(first, [mention for mention in group if isinstance(mention, Name)])
            case Place():
                yield from self._place_rows(first)
            case Time():
                value = self.labels.days(first.earliest, first.latest)
                why = (self._why(first.unknown),) if first.unknown or not value else ()
                yield self.row("value", (*((value,) if value else ()), *why))
            case Duration():
                yield self.row("value", self._duration(first))
            case Quantity():
                yield self.row("value", self._quantity(first))
            case Number():
                yield self.row("value", tuple(filter(None, [self.labels.amount(first.low, first.high)])))

    def _name_rows(self, first: Name, group: Sequence[Name]) -> Iterator[Row]:
        other = first.name if self.labels.lang == "ar" else first.name_ar
        if other and other != self.name(first.name):
            yield self.row("name_ar", (other,)) if self.labels.lang == "en" else Row("English", (other,))
        yield self.row("members", self.names(first.members))
        yield self.row("role", (), [name.role for name in group], "actor")
        yield self._known(first)

    def _place_rows(self, place: Place) -> Iterator[Row]:
        lies = [self.name(part) for part in (place.admin1, place.country) if part]
        level = [self.labels.of("precision", place.precision)] if place.precision else []
        yield self.row("place", (self.labels.join((*level, *lies)),) if level or lies else ())
        yield Row(self.labels.ui["point"], self._point(place))
        yield self.row("candidates", place.candidates)
        yield self._known(place)

    def _known(self, name: Name | Place) -> Row:
        """The entry that a pack has for a name; where none has one, who found it."""
        guessed = name.entry is None and name.found_by != "pack"
        found = (self.labels.of("found_by", name.found_by),) if guessed else ()
        return self.row("entry", (name.entry,) if name.entry else found)

    def _point(self, place: Place) -> tuple[str, ...]:
        if place.lat is None or place.lon is None:
            return (self.labels.ui["no_point"],)
        km = place.uncertainty_km
        within = [] if km is None else [self.labels.ui["within_km"].format(n=number(km))]
        return (f"{place.lat:g}°, {place.lon:g}°", *within)

    def _duration(self, duration: Duration) -> tuple[str, ...]:
        days = self.labels.amount(duration.days_min, duration.days_max)
        return tuple(
            filter(
                None,
                [
                    self.labels.ui["days"].format(n=days) if days else "",
                    self.labels.ui["extendable_yes"] if duration.extendable else "",
                    self.labels.ui["open_ended"] if duration.open_ended else "",
                    duration.iso or "",
                ],
            )
        )

    def _quantity(self, quantity: Quantity) -> tuple[str, ...]:
        measure = self.labels.of("measure", quantity.measure) if quantity.measure else ""
        amount = self.labels.amount(quantity.low, quantity.high)
        return tuple(filter(None, [amount, quantity.unit and self.name(quantity.unit), measure]))

    # The rest

    def proposals(self) -> tuple[Card, ...]:
        """Names that may be one, with the grounds."""
        return tuple(
            Card(
                id=f"{self.prefix}p{at}",
                kind="proposal",
                badge="",
                heading=" ≟ ".join(self.names(proposal.same)),
                rows=(
                    Row(self.labels.ui["words"], (), self.quotes(proposal.spans, "proposal")),
                    Row(self.labels.ui["grounds"], proposal.grounds),
                ),
            )
            for at, proposal in enumerate(self.reading.proposals)
        )

    def furniture(self) -> tuple[Card, ...]:
        """What was taken for page furniture."""
        return tuple(
            Card(
                id=f"{self.prefix}f{at}",
                kind="furniture",
                badge="",
                heading=self.labels.heading("furniture", piece.kind),
                lead=self.quote(piece.span, "furniture"),
            )
            for at, piece in enumerate(self.reading.furniture)
        )


def marks(cards: Sequence[Card]) -> Iterator[Mark]:
    """Every word that a card shows as a mark of the text; only numbered cards leave their number on paper."""
    for card in cards:
        for at, quote in enumerate(card_quotes(card)):
            note = card.badge if card.kind == "truce" or not at else ""
            yield Mark(quote.start, quote.end, quote.kind, card.id, note)


def card_quotes(card: Card) -> Iterator[Quote]:
    """The words on a card, its leading ones first."""
    if card.lead:
        yield card.lead
    for row in (*card.rows, *card.folded):
        yield from row.quotes


def _arabic_names(reading: Reading) -> Iterator[tuple[str, str]]:
    for mention in reading.mentions:
        if isinstance(mention, Name | Place) and mention.name_ar:
            yield mention.name, mention.name_ar


def _answered(reading: Reading) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for claim in reading.claims:
        if claim.answers is not None:
            found[claim.answers].append(claim.id)
    return found
