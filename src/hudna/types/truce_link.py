"""The truces of many reports: one slim value per truce of a report, groups that are one truce, and what joins groups."""

from dataclasses import dataclass
from typing import Literal

from hudna.types.judgement import Ground, Judgement
from hudna.types.truce import Status, TruceKind

Tie = Literal["successor", "part_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TruceItem:
    """One truce of one report, with what tells it from others. ``id`` is ``<report id>#<index>``.

    ``parties`` and ``mediators`` are canonical names, folded to the name under which packs have them as parties.
    ``camps`` are the sides of fronts that the parties stand on (``yemen/0/1``: the other side of Yemen's first front).
    ``earliest`` and ``latest`` bound the day on which the report can have been written: both are ``published`` where that
    is known, else what its dates, its speakers' offices and its parties' years allow; ``None``: no bound.
    Dates are ISO (YYYY, YYYY-MM or YYYY-MM-DD) as the reading gives them.
    """

    id: str
    report: str
    published: str | None = None
    outlet: str | None = None
    kind: TruceKind = "agreement"
    status: Status = "announced"
    name: str | None = None
    parties: tuple[str, ...] = ()
    camps: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    neutral: tuple[str, ...] = ()  # those of the mediators that mediate everywhere: the United Nations
    guarantors: tuple[str, ...] = ()
    declared_by: tuple[str, ...] = ()
    accepted_by: tuple[str, ...] = ()
    places: tuple[str, ...] = ()  # as the reading names them
    areas: tuple[str, ...] = ()  # "SY/Idlib": country and governorate of the places that are smaller than a country
    spots: tuple[str, ...] = ()  # entries of the places that are smaller than a country
    nationwide: bool = False  # a country is among the places
    lands: tuple[str, ...] = ()  # ISO 3166-1 alpha-2
    conflict: str | None = None  # the pack of the conflict
    deals: tuple[str, ...] = ()  # agreements named after a place: "Minsk"
    declared: str | None = None
    start: str | None = None
    end: str | None = None
    duration_days: float | None = None
    purposes: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    round: int | None = None  # "the second truce"
    past: bool = False  # called a former one: "the previous truce"
    new: bool = False  # called a new one
    several: bool = False  # the words mean any truce or more than one: "every truce", "the truces"
    central: bool = True  # in the title or the lead, or spoken of more than once
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of one truce: the first, or one by which it was extended. ``items`` are those that give it."""

    start: str | None
    end: str | None
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TruceGroup:
    """Items of several reports that speak of one truce, and what most of them say of it.

    ``start``, ``end`` and ``declared`` are the best supported ones; others are kept in the items. ``periods`` has one
    entry for the truce and one for each extension.
    """

    id: str
    items: tuple[str, ...]
    reports: tuple[str, ...]
    parties: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    lands: tuple[str, ...] = ()
    conflict: str | None = None
    name: str | None = None
    deals: tuple[str, ...] = ()
    declared: str | None = None
    start: str | None = None
    end: str | None = None
    periods: tuple[Period, ...] = ()
    first: str | None = None  # first and last day of publication, as far as they are known
    last: str | None = None
    proposed: bool = False  # nobody says more than that it is called for, offered or refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """Two groups that are two truces and belong together: ``a`` follows ``b``, or is part of ``b``."""

    tie: Tie
    a: str
    b: str
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TruceLinks:
    """The groups, what may be the same and was not merged, and the bonds between groups.

    ``proposals`` are judgements ``unsure`` on two group ids. ``unheeded`` are the analysts' judgements that could not be
    followed: newer ones contradict them, or they name what is no longer there.
    """

    groups: tuple[TruceGroup, ...]
    proposals: tuple[Judgement, ...] = ()
    bonds: tuple[Bond, ...] = ()
    unheeded: tuple[Judgement, ...] = ()
