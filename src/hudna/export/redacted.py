"""A case with what must not be told left out: formats are given this one and know of no other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from hudna.export.redaction import Redaction, coarser, redact, redact_event
from hudna.export.source import PlaceFacts, ReportFacts, Source
from hudna.export.withheld_names import Names
from hudna.types.dossier import Dossier
from hudna.types.event_group import EventGroup


@dataclass(frozen=True, slots=True)
class Redacted:
    """A `Source` over another one."""

    whole: Source
    redaction: Redaction
    names: tuple[str, ...] = field(init=False)
    hidden: Names = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", tuple(sorted({*self.whole.sensitive(), *self.redaction.sources})))
        object.__setattr__(self, "hidden", Names(self.names))

    def dossiers(self) -> Iterator[Dossier]:
        """The truces, redacted."""
        for dossier in self.whole.dossiers():
            yield redact(
                dossier, self.redaction, names=self.names, place_of=self.whole.place, text_of=self._text
            )  # fmt: skip

    def events(self) -> Iterator[EventGroup]:
        """The events, redacted."""
        for event in self.whole.events():
            yield redact_event(event, self.redaction, names=self.names, text_of=self._text)

    def reports(self) -> Iterator[ReportFacts]:
        """The reports, redacted."""
        return map(self._facts, self.whole.reports())

    def report(self, version: str) -> ReportFacts:
        """The report of a version, redacted, without its text: quotes carry the words that may be shown."""
        return self._facts(self.whole.report(version))

    def place(self, name: str) -> PlaceFacts | None:
        """The place, where it is not too precise."""
        found = self.whole.place(name)
        return coarser(found, self.redaction) if found else None

    def sensitive(self) -> Iterable[str]:
        """Nothing: who is withheld is not told."""
        return ()

    def _text(self, version: str) -> str:
        return self.whole.report(version).text

    def _facts(self, facts: ReportFacts) -> ReportFacts:
        names, redaction = self.hidden, self.redaction
        hidden = (facts.outlet or "") in names
        coarse = redaction.finest is not None
        url = None if hidden or coarse or not redaction.urls or (facts.url or "") in names else facts.url
        told = redaction.shows_quotes and not hidden
        title = facts.title if facts.title and told and facts.title not in names else None
        return replace(
            facts,
            name=facts.version if hidden or facts.name in names else facts.name,
            outlet=None if hidden or not redaction.outlets else facts.outlet,
            url=url,
            title=title,
            text="",
        )
