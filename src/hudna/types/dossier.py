"""The compiled page of one truce across reports, as of a day."""

from dataclasses import dataclass
from typing import Literal

from hudna.types.assessment import Assessment, Rating
from hudna.types.coding import Coding
from hudna.types.event_group import EventGroup
from hudna.types.external import ExternalRecord
from hudna.types.judgement import Judgement
from hudna.types.life_cycle import ChangeInViolence, DayCount, LifeCycle, State
from hudna.types.origin import Likeness, Origin
from hudna.types.truce import Truce
from hudna.types.truce_link import Bond, TruceGroup

Naming = Literal["neutral", "partisan", "derogatory"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """What a party is called in a report: the words, and whose words they are."""

    name: str  # the canonical name
    words: str
    naming: Naming
    outlets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party, mediator, guarantor or monitor: as it calls itself, and as others call it."""

    name: str
    name_ar: str | None
    called: tuple[Called, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """A report that speaks of the truce. ``name`` is what the user calls it, ``version`` what the testimonies call it.

    ``versions`` is how many versions of the page are kept; ``truces`` what its reading makes of this truce (more than one
    where it tells of several rounds of it).
    """

    report: str
    version: str
    name: str
    outlet: str | None
    published: str | None
    url: str | None
    title: str
    origin: str
    versions: int
    central: bool
    truces: tuple[Truce, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginLine:
    """An origin of reports of this truce, and how they repeat one another."""

    origin: Origin
    likenesses: tuple[Likeness, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TruceLine:
    """A truce of a case in a line: how it stands by the last word on it, and how many reports and origins tell of it."""

    group: TruceGroup
    now: State
    why: str
    origins: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note of an analyst; a private one is for the team alone."""

    n: int
    body: str
    private: bool
    by: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another truce of the case, and how it belongs to this one: it ``follows`` or ``precedes`` it, is ``part_of`` it or
    ``holds`` it."""

    how: Literal["follows", "precedes", "part_of", "holds"]
    bond: Bond
    group: TruceGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Perhaps:
    """A truce that may be the same as this one, for a person to judge; never merged silently."""

    judgement: Judgement
    group: TruceGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything a case holds of one truce, weighed. ``as_of`` (ISO day) leaves out what was published later or on an
    unknown day (``left_out`` reports); ``known_at`` what the case did not know then.

    ``days`` counts violent events and reports around the truce, by day; ``violence`` compares windows before and after.
    ``sensitive`` are sources that somebody marked so.
    """

    group: TruceGroup
    as_of: str | None
    known_at: str | None
    made_with: str
    parties: tuple[Party, ...]
    mediators: tuple[Party, ...]
    guarantors: tuple[Party, ...]
    monitors: tuple[Party, ...]
    assessments: tuple[Assessment, ...]
    life: LifeCycle
    coding: Coding
    reports: tuple[ReportLine, ...]
    origins: tuple[OriginLine, ...]
    events: tuple[EventGroup, ...] = ()
    days: tuple[DayCount, ...] = ()
    violence: tuple[ChangeInViolence, ...] = ()
    related: tuple[Related, ...] = ()
    perhaps: tuple[Perhaps, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    ratings: tuple[Rating, ...] = ()
    notes: tuple[Note, ...] = ()
    sensitive: tuple[str, ...] = ()
    external: tuple[ExternalRecord, ...] = ()  # what others recorded of the same lands and days: theirs, and no claims
    left_out: int = 0
    undated: int = 0  # of the reports shown, those of an unknown day

    @property
    def id(self) -> str:
        """The id of the truce."""
        return self.group.id
