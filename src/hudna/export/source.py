"""What an export is written from: a case, asked piece by piece, so that nothing need be in memory whole."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from hudna.types.dossier import Dossier
from hudna.types.event_group import EventGroup
from hudna.types.mention import Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """One version of a report: what an export says of it. ``name`` is what the user calls it.

    ``published`` is an ISO day, ``sha256`` that of the text in UTF-8 (hexadecimal), ``origin`` the id of the origin that
    the report is counted under. ``text`` is empty where it must not be shown. ``None``: nobody said.
    """

    version: str
    name: str
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None
    text: str = ""
    sha256: str | None = None
    language: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFacts:
    """A place that a truce covers, by the name that the dossier gives it. ``lat`` and ``lon`` are degrees (WGS 84)."""

    name: str
    name_ar: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    uncertainty_km: float | None = None


class Source(Protocol):
    """A case as exports see it. Every iterator can be had again from its start, and gives the same order each time."""

    def dossiers(self) -> Iterator[Dossier]:
        """The truces, by id."""

    def events(self) -> Iterator[EventGroup]:
        """The events, by id."""

    def reports(self) -> Iterator[ReportFacts]:
        """The reports in their current versions, by (day, id of the version); ``text`` may be left empty here."""

    def report(self, version: str) -> ReportFacts:
        """The report of a version, with its text."""

    def place(self, name: str) -> PlaceFacts | None:
        """What is known of a place that a dossier names; ``None`` where no one place is meant."""

    def sensitive(self) -> Iterable[str]:
        """Every name and spelling of the sources marked sensitive: canonical names and the words of reports for them."""
