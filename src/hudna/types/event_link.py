"""Events of many reports: one event of one report, and those that are one and the same."""

from dataclasses import dataclass
from typing import Literal

from hudna.types.claim import SourceType
from hudna.types.event import EventType, Realis, Toll
from hudna.types.judgement import Judgement
from hudna.types.span import Span

Measure = Literal["killed", "wounded", "displaced"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventItem:
    """One event as one report has it, with what is needed to compare it without the report.

    ``id`` is ``<report>#e<number in the reading>``. ``place`` is the name as readings give it, ``entry`` the pack entry it
    resolves to, ``within`` the entries that it lies in, nearest first. ``sides`` holds the names under which the actors
    may also be reported: the party that an army is counted to. ``source`` is who tells of it, the outlet where
    ``own_voice``; ``breach_of`` the ids of truce items (``<report>#<number>``) that it is said to break.
    """

    id: str
    report: str
    published: str | None
    outlet: str | None
    type: EventType
    trigger: Span
    realis: Realis
    source: str
    source_type: SourceType
    own_voice: bool
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
    precision: str | None = None
    date: str | None = None
    date_latest: str | None = None
    date_precision: str | None = None
    killed: Toll | None = None
    wounded: Toll | None = None
    displaced: Toll | None = None
    civilians: bool | None = None
    alleged: bool = False
    breach_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One stated figure with its owner. ``origin`` is the origin of the report, or the report itself."""

    measure: Measure
    toll: Toll
    source: str
    own_voice: bool
    report: str
    origin: str
    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A figure as the Uppsala conflict data state theirs: the lowest and the highest stated, and the one stated by most
    origins (the lower of two). ``open``: the highest was stated as "at least"."""

    measure: Measure
    low: int
    best: int
    high: int
    origins: int  # that state a figure at all
    open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventGroup:
    """One event across reports. ``place`` is the most precise one that no member contradicts; where none is, what they
    have in common. ``first`` and ``last`` are the ISO days between which its dates lie."""

    id: str
    items: tuple[str, ...]
    reports: tuple[str, ...]
    origins: tuple[str, ...]
    type: EventType
    realis: Realis
    first: str | None = None
    last: str | None = None
    place: str | None = None
    entry: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    civilians: bool | None = None
    figures: tuple[Figure, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    sources: tuple[str, ...] = ()
    alleged: bool = False
    breach_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLinks:
    """Groups by id; pairs of groups that may be one, for a person to judge; judgements that others overrule."""

    groups: tuple[EventGroup, ...]
    proposals: tuple[Judgement, ...] = ()
    unheeded: tuple[Judgement, ...] = ()
