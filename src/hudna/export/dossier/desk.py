"""What every part of the page needs of the dossier: numbers of reports and origins, names, and quotes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from hudna.export.dossier.blocks import Quote, Tone
from hudna.export.dossier.words import Words, words_in
from hudna.export.harmless import harmless
from hudna.export.labels import Lang
from hudna.types import Bearing, Span, Testimony, Voice
from hudna.types.dossier import Dossier, Party, ReportLine
from hudna.types.truce_link import TruceGroup

_PLAIN = frozenset({"asserts", "denies", "declines_to_comment"})
_LONGEST = 360  # characters of a quote
_PLACES = 2  # of a quote, in words
TONES: Mapping[Bearing, Tone] = {"affirms": "good", "denies": "bad", "silent": "doubt", "open": "soft"}


@dataclass(frozen=True)
class Desk:
    """A dossier on its way into words."""

    dossier: Dossier
    words: Words

    @cached_property
    def lines(self) -> Mapping[str, ReportLine]:
        """Version → its report."""
        return {line.version: line for line in self.dossier.reports}

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Version → the number of its report on the page."""
        return {line.version: number for number, line in enumerate(self.dossier.reports, 1)}

    @cached_property
    def origins(self) -> Mapping[str, int]:
        """Origin → its number on the page."""
        return {line.origin.id: number for number, line in enumerate(self.dossier.origins, 1)}

    def quote(
        self, span: Span | None, version: str, *, outlet: str | None = None, said: str | None = None, lead: str = "",
        tone: Tone = "",
    ) -> Quote:  # fmt: skip
        """Words of a report with where they stand; of words that did not travel with it, it is said that they did not."""
        line = self.lines.get(version)
        outlet = outlet or (line.outlet if line else None)
        said = said or (line.published if line else None)
        words = harmless(span.text) if span else ""
        cut = len(words) > _LONGEST
        if cut:
            words = words[:_LONGEST].rsplit(" ", 1)[0] + " …"
        by = self.words.join(
            part for part in (self.words.name(outlet or ""), self.words.day(said) if said else "") if part
        )
        by = by or self.words.say("reports", "outlet_unknown")
        return Quote(
            words=words or self.words.say("page", "missing_words"), at=((by, self.numbers.get(version)),), shortened=cut,
            lead=lead, tone=tone,
        )  # fmt: skip

    def testimony(self, one: Testimony, *, plain: bool = False) -> Quote:
        """What a source said, with its act and its day; ``plain`` leaves out an act that its stand says already."""
        words = self.words
        act = None if plain and one.act in _PLAIN else words.label("act", one.act)
        hedged = words.say("matrix", "hedged") if one.factuality in ("probable", "possible") else None
        via = words.say("matrix", "via", outlet=words.name(one.via)) if one.via else None
        lead = words.dotted(act, hedged, via)
        return self.quote(one.content, one.report, outlet=one.outlet, said=one.said, lead=lead)

    def source(self, voice: Voice) -> str:
        """Who speaks."""
        return self.words.name(voice.source)

    def title(self, group: TruceGroup) -> str:
        """A truce in words: its parties and its place."""
        prefix = "proposed_" if group.proposed else ""
        form = ("none", "one", "two")[min(len(group.parties), 2)]
        said = self.words.say("title", prefix + form, names=self.words.both(group.parties))
        places = self.words.listed(group.places[:3])
        return self.words.say("title", "in_place", title=said, places=places) if places else said

    def window(self, group: TruceGroup) -> str:
        """From when to when a truce is said to run."""
        nothing = self.words.say("clocks", "no_day")
        start, end = (self.words.day(day) if day else nothing for day in (group.start or group.declared, group.end))
        return self.words.say("clocks", "window", start=start, end=end)


def desk_of(dossier: Dossier, lang: Lang, names: Mapping[str, str] | None = None) -> Desk:
    """The desk of a dossier. ``names`` are Arabic names of actors, places and outlets, where the caller knows more."""
    return Desk(dossier, words_in(lang, {**_arabic_names(dossier), **(names or {})}))


def _arabic_names(dossier: Dossier) -> dict[str, str]:
    """Canonical name → Arabic, as far as the dossier tells: what packs have, else the neutral words of a report."""
    people = (*dossier.parties, *dossier.mediators, *dossier.guarantors, *dossier.monitors)
    found = {party.name: party.name_ar for party in people if party.name_ar}
    for party in people:
        found.setdefault(party.name, _called(party))
    return found


def _called(party: Party) -> str:
    return next((one.words for one in party.called if one.naming == "neutral"), party.name)


def unique(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Quotes in their order; those that say the same in the same words are one, with all its places."""
    found: dict[tuple[str, str], Quote] = {}
    for one in quotes:
        key = (one.words, one.lead)
        known = found.get(key)
        found[key] = replace(known, at=tuple(dict.fromkeys((*known.at, *one.at)))) if known else one
    return tuple(replace(one, at=_short(one.at)) for one in found.values())


def _short(places: tuple[tuple[str, int | None], ...]) -> tuple[tuple[str, int | None], ...]:
    """The first places in words, of the others only the reports' numbers."""
    return (*places[:_PLACES], *(("", number) for _, number in places[_PLACES:] if number))
