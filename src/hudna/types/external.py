"""A row of somebody else's dataset: theirs, under their terms, and never a claim of a report."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

ExternalKind = Literal["event", "ceasefire", "row"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalRecord:
    """One row as its owner published it, with the few fields that can be set beside a dossier.

    ``key`` is the owner's id, unique in its dataset. Dates are ISO (YYYY, YYYY-MM or YYYY-MM-DD) and never finer than
    the owner's own precision; of a ceasefire ``declared``, ``date`` (in force) and ``date_latest`` (its end) are kept
    apart. ``lat`` and ``lon`` are degrees (WGS 84). ``deaths_*`` count people. ``raw`` has every column under its own
    name and in its own spelling. Every other field that is ``None`` has its reason in ``unknown``. ``terms`` says what
    the owner allows.
    """

    owner: str
    dataset: str
    key: str
    kind: ExternalKind
    terms: str
    country: str | None = None
    place: str | None = None
    place_precision: str | None = None
    lat: float | None = None
    lon: float | None = None
    declared: str | None = None
    date: str | None = None
    date_latest: str | None = None
    date_precision: str | None = None  # day, days, week, month, year
    actors: tuple[str, ...] = ()
    type: str | None = None
    deaths_low: int | None = None
    deaths_best: int | None = None
    deaths_high: int | None = None
    status: str | None = None
    source: str | None = None  # whom the owner names as having reported it
    words: str | None = None  # the owner's own account, or the headline it was coded from
    raw: Mapping[str, str] = field(default_factory=dict)
    unknown: Mapping[str, str] = field(default_factory=dict)
