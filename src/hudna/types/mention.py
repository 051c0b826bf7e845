"""Spans that name a person, organisation, group, place, time, duration or quantity."""

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from hudna.types.span import Span

Precision = Literal["site", "neighbourhood", "village", "town", "city", "district", "governorate", "region", "country"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of text and what was made of it. ``found_by`` says who found it: ``pack``, ``rule`` or a tagger."""

    KINDS: ClassVar[tuple[str, ...]] = ()

    kind: str
    start: int
    end: int
    text: str = field(default="", compare=False)
    found_by: str = "rule"

    @property
    def span(self) -> Span:
        """Where the mention stands."""
        return Span(self.start, self.end, self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Mention):
    """A person, organisation or group.

    ``entry`` is the pack entry it resolves to, ``None`` for a name that no pack knows. ``members`` holds the canonical
    names where a word stands for several actors ("the two sides"). ``role`` is the person's office as the text words it.
    ``generic`` marks a description that is no proper name ("an informed source", "residents").
    """

    KINDS: ClassVar[tuple[str, ...]] = ("person", "organisation", "group")

    name: str
    name_ar: str | None = None
    entry: str | None = None
    members: tuple[str, ...] = ()
    role: Span | None = None
    generic: bool = False
    anaphor: bool = False
    naming: str = "neutral"  # neutral, partisan or derogatory, as the pack marks the alias


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Mention):
    """A place. ``lat`` and ``lon`` are degrees (WGS 84), ``None`` where no point can be sourced or several are as likely.

    ``entry`` is ``None`` for a name that no pack knows, and for one that may be any of ``candidates``.
    """

    KINDS: ClassVar[tuple[str, ...]] = ("place",)

    kind: str = "place"
    name: str
    name_ar: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    admin1: str | None = None  # governorate, English name
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    uncertainty_km: float | None = None
    entry: str | None = None
    area: Span | None = None  # the wider phrase: "the eastern countryside of …"
    direction: str | None = None  # where the area lies as seen from the point: north, north-east …
    part: str | None = (
        None  # which area is meant: countryside, outskirts or vicinity of the place; None: the place itself
    )
    candidates: tuple[str, ...] = ()  # other entries of the same name that the text does not rule out


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(Mention):
    """A time expression as a closed interval of ISO dates; both are ``None`` where the text gives no anchor."""

    KINDS: ClassVar[tuple[str, ...]] = ("time",)

    kind: str = "time"
    earliest: str | None = None
    latest: str | None = None
    granularity: str = "day"  # day, week, month, year, hour, vague
    approximate: bool = False
    unknown: str | None = None  # why there is no value


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration(Mention):
    """A length of time. ``iso`` is ISO 8601 (P1M), days are given as a range because months differ."""

    KINDS: ClassVar[tuple[str, ...]] = ("duration",)

    kind: str = "duration"
    iso: str | None = None
    days_min: float | None = None
    days_max: float | None = None
    extendable: bool = False
    open_ended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Mention):
    """A number of something: ``low`` to ``high``; ``high`` is ``None`` for "at least"."""

    KINDS: ClassVar[tuple[str, ...]] = ("quantity",)

    kind: str = "quantity"
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    measure: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Mention):
    """A number that counts nothing of interest."""

    KINDS: ClassVar[tuple[str, ...]] = ("number",)

    kind: str = "number"
    low: float | None = None
    high: float | None = None
    ordinal: bool = False  # الحادي والعشرون: a place in a row
