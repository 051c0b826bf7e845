"""The events of many reports: one slim value per event of a report, and groups that are one event."""

from dataclasses import dataclass
from typing import Literal

from hudna.types.claim import SourceType
from hudna.types.event import EventType, Realis, Toll
from hudna.types.mention import Precision
from hudna.types.span import Span

Measure = Literal["killed", "wounded", "displaced"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventItem:
    """One event of one report. ``id`` is ``<report id>#e<number in its reading>``; ``report`` is that of a version.

    ``sides`` are all names under which its actors may be reported (an army's, and that of the party it is counted to),
    ``within`` the pack entries that the place's ``entry`` lies in, nearest first: what comparing asks for.
    ``source`` is who says so, ``None`` for the outlet's own voice. ``breach_of`` are ids of truce items of the same report.
    Dates are ISO (YYYY, YYYY-MM or YYYY-MM-DD) as the reading gives them.
    """

    id: str
    report: str
    published: str | None
    outlet: str | None
    type: EventType
    trigger: Span
    actors: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    place: str | None = None
    entry: str | None = None
    within: tuple[str, ...] = ()
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    date: str | None = None
    date_latest: str | None = None
    killed: Toll | None = None
    wounded: Toll | None = None
    displaced: Toll | None = None
    civilians: bool | None = None
    realis: Realis = "asserted"
    source: str | None = None
    source_type: SourceType = "media"
    speaks_for: str | None = None
    alleged: bool = False
    breach_of: tuple[str, ...] = ()
    sentence: Span | None = None  # the words of the claim, or the trigger's sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How many, by whose account: the sources that say so and the number of origins behind them."""

    measure: Measure
    toll: Toll
    sources: tuple[str, ...]
    items: tuple[str, ...]
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Deaths:
    """Low, best and high as UCDP has them: the lowest and highest figure of any origin, and the one with most origins
    (the lower of two). ``None``: no figure."""

    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventGroup:
    """Items of several reports that tell of one event, and what they allow to be said of it.

    The place is the most precise that no item contradicts; where they contradict one another, what holds them all, without
    a point. ``date`` to ``date_latest`` holds all days that are given. Every figure is kept with its owner.
    """

    id: str
    type: EventType
    items: tuple[EventItem, ...]
    origins: int
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    place: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    date: str | None = None
    date_latest: str | None = None
    figures: tuple[Figure, ...] = ()
    deaths: Deaths = Deaths(low=None, best=None, high=None)
    civilians: bool | None = None
    alleged: bool = False  # only interested sources say so
    breach_of: tuple[str, ...] = ()  # truce items
