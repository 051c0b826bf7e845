"""What an export must not tell: sources marked sensitive, private notes, places more precise than somebody chose.

Pure functions of frozen values. What they cover, and what they cannot, is said in docs/exports.md, "Redaction".
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar, get_args

from hudna.export.source import PlaceFacts
from hudna.export.withheld_names import Names
from hudna.types.assessment import Voice
from hudna.types.dossier import Called, Dossier, Note, ReportLine
from hudna.types.event_group import EventGroup, EventItem
from hudna.types.judgement import HUDNA, Ground, Judgement
from hudna.types.mention import Precision
from hudna.types.origin import Likeness
from hudna.types.proposition import Proposition, Testimony
from hudna.types.span import Span
from hudna.types.truce import Truce
from hudna.types.truce_link import TruceGroup

WITHHELD = "source withheld"
HIDDEN = Span(0, 0, "[withheld]")  # instead of a quote: where it stood is withheld too, for that leads to the words
ANALYST = "analyst"
FINENESS: tuple[Precision, ...] = get_args(Precision)  # the finest first
# Fields that hold a code of ours and never a name: a source called "monitor" must not break them.
_CODES = frozenset({
    "act", "bearing", "change", "clock", "confidence", "factuality", "how", "interest", "kind", "language", "likelihood",
    "measure", "naming", "now", "observed", "precision", "realis", "relation", "reliability", "side", "source_type", "speaks",
    "state", "status", "suggested", "thing", "tie", "truce_class", "type", "unknown", "verdict", "why",
})  # fmt: skip
Made = TypeVar("Made")
PlaceOf = Callable[[str], PlaceFacts | None]
TextOf = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """What to keep back. Private notes and the names of analysts always are.

    ``sources`` are names and spellings to withhold besides those marked sensitive. ``finest`` is the finest precision
    that may be shown. ``quotes``: whether the words of reports are shown; ``None``: not where ``finest`` is given, for
    they may name the place. ``urls`` and ``outlets``: whether addresses and outlets are shown.
    """

    sources: tuple[str, ...] = ()
    finest: Precision | None = None
    quotes: bool | None = None
    urls: bool = True
    outlets: bool = True

    @property
    def shows_quotes(self) -> bool:
        """Whether the words of reports are shown."""
        return self.finest is None if self.quotes is None else self.quotes

    def hides(self, precision: Precision | None) -> bool:
        """Whether a place of a precision is too precise; one of unknown precision is, where any is."""
        if self.finest is None:
            return False
        return precision is None or FINENESS.index(precision) < FINENESS.index(self.finest)


def redact(
    dossier: Dossier,
    redaction: Redaction,
    *,
    names: Iterable[str] = (),
    place_of: PlaceOf = lambda _: None,
    text_of: TextOf = lambda _: "",
) -> Dossier:
    """The dossier without what must not be told; sources in ``dossier.sensitive``, ``names`` and ``redaction`` are withheld.

    ``place_of`` tells how precise a named place is; without it every place is dropped where ``finest`` is given.
    ``text_of`` gives the words of spans that carry none.
    """
    hidden = Names(_spelt(dossier, (*dossier.sensitive, *names, *redaction.sources)))
    kept = replace(
        dossier,
        notes=tuple(note for note in dossier.notes if not note.private and redaction.finest is None),
        ratings=(),
        sensitive=(),
    )
    return _Redactor(redaction, hidden, place_of, text_of, _regions(kept, hidden)).made(kept)


def _spelt(dossier: Dossier, names: Iterable[str]) -> Iterator[str]:
    """The names, and what the dossier itself calls those of them that are parties, mediators or the like."""
    each = tuple(names)
    yield from each
    hidden = Names(each)
    for party in (*dossier.parties, *dossier.mediators, *dossier.guarantors, *dossier.monitors):
        if party.name in hidden:
            yield from (word for word in (party.name_ar, *(one.words for one in party.called)) if word)


def redact_event(
    event: EventGroup, redaction: Redaction, *, names: Iterable[str] = (), text_of: TextOf = lambda _: ""
) -> EventGroup:
    """The event without what must not be told."""
    hidden = Names((*names, *redaction.sources))
    return _Redactor(redaction, hidden, lambda _: None, text_of, _regions(event, hidden)).made(event)


def coarser(place: PlaceFacts, redaction: Redaction) -> PlaceFacts | None:
    """The place, or ``None`` where it is more precise than may be shown."""
    return None if redaction.hides(place.precision) else place


def _regions(whole: Any, names: Names) -> Mapping[str, tuple[Span, ...]]:
    """Version → where withheld sources speak: whatever else was read there is theirs as well."""
    found: dict[str, dict[Span, None]] = defaultdict(dict)
    for one in _told(whole):
        if (one.source or "") in names:
            spans = _words(one)
            found[one.report].update(dict.fromkeys(spans))
    return {version: tuple(spans) for version, spans in found.items()}


def _words(one: Testimony | EventItem) -> tuple[Span, ...]:
    if isinstance(one, Testimony):
        return (one.content, *one.evidence, *((one.cue,) if one.cue else ()))
    return (one.trigger, *((one.sentence,) if one.sentence else ()))


def _told(value: Any) -> Iterator[Testimony | EventItem]:
    """Everything within a value that somebody says."""
    if isinstance(value, (Testimony, EventItem)):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _told(one)
    elif is_dataclass(value) and not isinstance(value, Span):
        for part in fields(value):
            yield from _told(getattr(value, part.name))


@dataclass(frozen=True, slots=True)
class _Redactor:
    """Walks a value and makes it anew. ``report``: the version whose spans are met on the way."""

    redaction: Redaction
    names: Names
    place_of: PlaceOf
    text_of: TextOf
    regions: Mapping[str, tuple[Span, ...]]

    def made(self, value: Made, report: str | None = None) -> Made:
        made: Made = self._any(value, report)
        return made

    def _any(self, value: Any, report: str | None) -> Any:
        if isinstance(value, str):
            return WITHHELD if value in self.names else value
        if isinstance(value, Span):
            return self._span(value, report)
        if isinstance(value, tuple):
            return tuple(self._any(one, report) for one in value)
        if isinstance(value, dict):
            return {key: self._any(one, report) for key, one in value.items()}
        if is_dataclass(value):
            return self._parts(self._first(value), report)
        return value

    def _parts(self, value: Any, report: str | None) -> Any:
        """A noun with each of its fields made anew."""
        version = value.version if isinstance(value, ReportLine) else getattr(value, "report", report)
        held = ((part.name, getattr(value, part.name)) for part in fields(value))
        # A code is left as it is; the codings of a truce have such names too, and hold words.
        remade = {name: self._any(old, version) for name, old in held if name not in _CODES or not isinstance(old, str)}
        return replace(value, **remade)

    def _span(self, span: Span, report: str | None) -> Span:
        if span == HIDDEN:
            return span
        if not self.redaction.shows_quotes or any(span.overlaps(one) for one in self.regions.get(report or "", ())):
            return HIDDEN
        text = span.text or (self.text_of(report)[span.start : span.end] if report else "")
        return HIDDEN if text in self.names else replace(span, text=text)

    def _first(self, value: Any) -> Any:
        """What a kind of noun needs besides the names and quotes that any may hold."""
        made = _RULES.get(type(value))
        return made(self, value) if made else value

    # ---------------------------------------------------------------------------------------------------- the rules

    def testimony(self, one: Testimony) -> Testimony:
        """Who says it. Whose voice a withheld source is, and to whom it spoke, would tell who it is."""
        if not self.redaction.outlets:
            one = replace(one, outlet=None, via=None, source=WITHHELD if one.own_voice else one.source)
        if one.source not in self.names:
            return one
        cue = HIDDEN if one.cue else None
        return replace(one, source=WITHHELD, speaks_for=None, via=None, content=HIDDEN, evidence=(), cue=cue)

    def voice(self, one: Voice) -> Voice:
        """A voice, as its testimonies."""
        by = ANALYST if one.reliability_by else None
        if one.source in self.names:
            return replace(one, source=WITHHELD, speaks_for=None, reliability_by=by)
        own = any(told.own_voice for told in one.testimonies)
        return replace(one, source=WITHHELD if own and not self.redaction.outlets else one.source, reliability_by=by)

    def event_item(self, one: EventItem) -> EventItem:
        """Who says it, and where."""
        if (one.source or "") in self.names:
            one = replace(
                one, source=WITHHELD, speaks_for=None, trigger=HIDDEN, sentence=HIDDEN if one.sentence else None
            )
        if not self.redaction.outlets or (one.outlet or "") in self.names:
            one = replace(one, outlet=None)
        return replace(self._coarse(one), entry=None) if self.redaction.hides(one.precision) else one

    def event_group(self, one: EventGroup) -> EventGroup:
        """Where it was."""
        return self._coarse(one) if self.redaction.hides(one.precision) else one

    def _coarse(self, one: Any) -> Any:
        """An event in its governorate, or in its country where a governorate is too precise."""
        admin1 = None if self.redaction.hides("governorate") else one.admin1
        return replace(
            one,
            place=_within(one.place, admin1),
            admin1=admin1,
            lat=None,
            lon=None,
            precision="governorate" if admin1 else "country" if one.country else None,
        )

    def report_line(self, one: ReportLine) -> ReportLine:
        """How the report is named. Titles and addresses may hold the place, and the name of an outlet."""
        hidden = (one.outlet or "") in self.names
        coarse = self.redaction.finest is not None
        return replace(
            one,
            outlet=None if hidden or not self.redaction.outlets else one.outlet,
            url=None if hidden or coarse or not self.redaction.urls or (one.url or "") in self.names else one.url,
            title=HIDDEN.text if one.title and (hidden or not self.redaction.shows_quotes) else one.title,
            name=one.version if hidden or one.name in self.names else one.name,
        )

    def likeness(self, one: Likeness) -> Likeness:
        """How reports repeat one another, without the passages: they stand in two reports at once."""
        return replace(one, passages=())

    def called(self, one: Called) -> Called:
        """What a party is called, and by whom."""
        return one if self.redaction.outlets else replace(one, outlets=())

    def judgement(self, one: Judgement) -> Judgement:
        """Who judged: a person's name and words are for the team alone."""
        return replace(one, by=one.by if one.by == HUDNA else ANALYST, why=None)

    def note(self, one: Note) -> Note:
        """Who wrote it."""
        return replace(one, by=ANALYST)

    def ground(self, one: Ground) -> Ground:
        """What was compared may be places."""
        return one if self.redaction.finest is None else replace(one, values=())

    def proposition(self, one: Proposition) -> Proposition:
        """Where it is said to have been."""
        covers = one.value if one.kind != "covers" else self._place(one.value)
        return replace(one, value=covers, place=self._place(one.place))

    def truce(self, one: Truce) -> Truce:
        """Where it holds, and where it was made."""
        coarse = self.redaction.finest is not None
        return replace(
            one,
            places=self._places(one.places),
            venue=None if coarse else one.venue,
            name=None if coarse else one.name,
        )

    def truce_group(self, one: TruceGroup) -> TruceGroup:
        """Where it holds; names of agreements are often those of places."""
        coarse = self.redaction.finest is not None
        return replace(
            one,
            places=self._places(one.places),
            name=None if coarse else one.name,
            deals=() if coarse else one.deals,
        )

    def _place(self, name: str | None) -> str | None:
        if name is None or self.redaction.finest is None:
            return name
        found = self.place_of(name)
        return name if found and not self.redaction.hides(found.precision) else None

    def _places(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in names if self._place(name))


def _within(place: str | None, admin1: str | None) -> str | None:
    """The end of "Town, Governorate, Country" from the governorate on, or the country alone."""
    parts = (place or "").split(", ")
    if admin1:
        later = [at for at, part in enumerate(parts) if part == admin1]
        return ", ".join(parts[later[-1] :]) if later else admin1
    return parts[-1] if len(parts) > 1 else None


_RULES: Mapping[type, Callable[[_Redactor, Any], Any]] = {
    Testimony: _Redactor.testimony,
    Voice: _Redactor.voice,
    EventItem: _Redactor.event_item,
    EventGroup: _Redactor.event_group,
    ReportLine: _Redactor.report_line,
    Likeness: _Redactor.likeness,
    Called: _Redactor.called,
    Judgement: _Redactor.judgement,
    Note: _Redactor.note,
    Ground: _Redactor.ground,
    Proposition: _Redactor.proposition,
    Truce: _Redactor.truce,
    TruceGroup: _Redactor.truce_group,
}
