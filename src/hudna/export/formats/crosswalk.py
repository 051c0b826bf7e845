"""Hudna's words in those of other datasets; the tables are crosswalk.toml and countries.toml, beside this file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hudna.types.claim import Act
from hudna.types.event import EventType
from hudna.types.proposition import PropositionKind

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Country:
    """A country: English name, ISO 3166-1 codes, and its number in Gleditsch and Ward's list where it has one."""

    name: str
    iso3: str
    numeric: int | None = None
    gw: int | None = None


@dataclass(frozen=True, slots=True)
class PloverCode:
    """A PLOVER type and mode, and who its actor is: "value", "parties", "source", or "" for an event's own actors."""

    event: str
    mode: str
    actor: str = ""


@cache
def crosswalk() -> Mapping[str, Any]:
    """The tables."""
    return tomllib.loads((_HERE / "crosswalk.toml").read_text(encoding="utf-8"))


@cache
def countries() -> Mapping[str, Country]:
    """ISO 3166-1 alpha-2 → country."""
    rows = tomllib.loads((_HERE / "countries.toml").read_text(encoding="utf-8"))
    return {code: Country(**row) for code, row in rows.items()}


def country_name(code: str) -> str:
    """The English name; the code itself where it is unknown."""
    found = countries().get(code)
    return found.name if found else code


@cache
def plover_of_act(kind: PropositionKind, act: Act) -> PloverCode | None:
    """What a testimony is in PLOVER; ``None``: nothing there says it."""
    row = _first("plover", kind, act)
    return PloverCode(row["event"], row["mode"], row["actor"]) if row else None


@cache
def plover_of_event(kind: EventType) -> PloverCode | None:
    """What an event is in PLOVER; ``None``: nothing there says it."""
    row = crosswalk()["plover"]["event"].get(kind)
    return PloverCode(row["event"], row["mode"]) if row else None


@cache
def cameo_of_act(kind: PropositionKind, act: Act) -> str | None:
    """The CAMEO code of a testimony; ``None``: there is none."""
    row = _first("cameo", kind, act)
    return str(row["code"]) if row else None


def acled_of_event(kind: EventType, civilians: bool | None) -> Mapping[str, str] | None:
    """ACLED's event_type, sub_event_type, disorder_type and, where one is blank, ``why``; ``None``: ACLED records no such."""
    row: Mapping[str, Any] | None = crosswalk()["acled"]["event"].get(kind)
    if row is None:
        return None
    chosen: Mapping[str, str] = row["civilians"] if civilians and "civilians" in row else row
    return chosen


def step(table: Mapping[str, int], days: int) -> int | None:
    """The figure for an interval of some days, from a table "at most so many days" → figure."""
    return next((figure for most, figure in table.items() if days <= int(most)), None)


def _first(dataset: str, kind: str, act: str) -> Mapping[str, Any] | None:
    rows = crosswalk()[dataset]["act"]
    return next((row for row in rows if act in row["acts"] and kind in row.get("kinds", (kind,))), None)
