"""A case as exports see it: piece by piece, from one unchanging view."""

import hashlib
from collections.abc import Iterable, Iterator

from hudna.case.dossiers import day_asked, dossier_of
from hudna.case.events import events_in
from hudna.case.summaries import Filter, matching
from hudna.case.withheld import withheld
from hudna.export.source import PlaceFacts, ReportFacts
from hudna.link.events.describe import as_told
from hudna.packs.knowledge import Knowledge
from hudna.rules.entry import Entry
from hudna.store import Kept, Session
from hudna.types.dossier import Dossier
from hudna.types.event_group import EventGroup


class CaseSource:
    """A view of a case, narrowed to the truces that a filter means and the events and reports of these.

    Without a filter it is the whole case. ``as_of`` and ``known_at`` are those of its dossiers. Raises ``OptionError`` for an
    ``as_of`` that is no day.
    """

    def __init__(
        self,
        session: Session,
        knowledge: Knowledge,
        wanted: Filter | None = None,
        as_of: str | None = None,
        known_at: str | None = None,
    ) -> None:
        self._session, self._knowledge, self._as_of, self._known_at = session, knowledge, day_asked(as_of), known_at
        lines = matching(session, wanted or Filter())
        self._truces = sorted(line.group.id for line in lines)
        self._versions = {one for line in lines for one in line.group.reports} if wanted else None
        self._places: dict[str, list[Entry]] | None = None

    def dossiers(self) -> Iterator[Dossier]:
        """The truces, by id; as of a day those that some report spoke of by then."""
        for name in self._truces:
            dossier = dossier_of(self._session, name, self._knowledge, self._as_of, self._known_at)
            if self._as_of is None or dossier.reports:
                yield dossier

    def events(self) -> Iterator[EventGroup]:
        """The events, by id."""
        origins = {} if self._as_of is None else self._session.groups.of("origin")
        for whole in events_in(self._session):
            group = as_told(whole, self._as_of, origins)
            if group and (self._versions is None or any(item.report in self._versions for item in group.items)):
                yield group

    def reports(self) -> Iterator[ReportFacts]:
        """The reports in their current versions, by day and id, without their text."""
        origins = self._session.groups.of("origin")
        languages = self._session.readings.languages()
        for kept in self._session.reports.current_by_day():
            if self._is_told(kept.published) and (self._versions is None or kept.id in self._versions):
                yield _facts(kept, origins.get(kept.id), languages.get(kept.n), text="")

    def _is_told(self, day: str | None) -> bool:
        """Whether a report of a day counts as of the day that was asked for."""
        return self._as_of is None or (day is not None and day <= self._as_of)

    def report(self, version: str) -> ReportFacts:
        """The report of a version, with its text."""
        kept = self._session.reports.by_id(version)
        if kept is None:
            return ReportFacts(version=version, name=version)
        reading = self._session.readings.of(kept.n)
        origin = self._session.groups.of("origin", [version]).get(version)
        return _facts(kept, origin, reading.language if reading else None, text=kept.text)

    def place(self, name: str) -> PlaceFacts | None:
        """The one place of that English name that the packs have; ``None`` where there are none or several."""
        if self._places is None:
            self._places = {}
            for entry in self._knowledge.of_table("place"):
                self._places.setdefault(entry.data["name"], []).append(entry)
        found = self._places.get(name, [])
        if len(found) != 1:
            return None
        data = found[0].data
        return PlaceFacts(
            name=name,
            name_ar=data.get("name_ar"),
            country=data.get("country"),
            admin1=data.get("admin1"),
            lat=data.get("lat"),
            lon=data.get("lon"),
            precision=data.get("precision"),
            uncertainty_km=data.get("uncertainty_km"),
        )

    def sensitive(self) -> Iterable[str]:
        """Names of the sources marked sensitive: as marked, as packs and reports write them, and what is short for them."""
        return withheld(self._session, self._knowledge)


def _facts(kept: Kept, origin: str | None, language: str | None, *, text: str) -> ReportFacts:
    return ReportFacts(
        version=kept.id,
        name=kept.name,
        outlet=kept.outlet,
        published=kept.published,
        url=kept.url,
        title=kept.title,
        text=text,
        sha256=hashlib.sha256(kept.text.encode()).hexdigest(),
        language=language,
        origin=origin,
    )
