"""What may stand in a pack, as ``tables.toml`` beside this file states it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args

from hudna.types.claim import Act, Factuality, SourceType
from hudna.types.event import EventType
from hudna.types.mention import Precision
from hudna.types.truce import Status

_FILE = Path(__file__).with_name("tables.toml")
_OF_TYPES = {
    "act": Act,
    "factuality": Factuality,
    "source_type": SourceType,
    "event_type": EventType,
    "precision": Precision,
    "status": Status,
}


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a table: what its value is, whether an entry must have it, and what it means."""

    kind: str
    must: bool
    about: str
    choices: tuple[str, ...] = ()
    rows: Mapping[str, "Key"] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the packs. ``marks`` are the roles its examples may mark, its own first."""

    name: str
    about: str
    marks: tuple[str, ...]
    keys: Mapping[str, Key]
    named: bool
    shared: bool = False
    quiet: bool = False

    @property
    def id_key(self) -> str:
        """The key that names an entry."""
        return "id" if self.named else "lemma"


@dataclass(frozen=True, slots=True)
class Schema:
    """All tables of word files and conflict packs, the keys of ``pack.toml`` and the columns of places."""

    tables: Mapping[str, Table]
    pack: Mapping[str, Key]
    places: Mapping[str, Key]
    settings: Mapping[str, tuple[str, ...]]  # file of a language → what must stand in it
    settings_rows: Mapping[str, tuple[str, ...]]  # array of such a file → what each of its tables must have


@cache
def schema() -> Schema:
    """The schema of packs."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    choices = {**data["choices"], **{name: get_args(kind) for name, kind in _OF_TYPES.items()}}
    rows = {name: _keys(keys, choices, {}) for name, keys in data["rows"].items()}
    tables = {name: _table(name, row, data, choices, rows) for name, row in data["tables"].items()}
    return Schema(
        tables,
        _keys(data["pack"], choices, rows),
        _keys(data["places"], choices, {}),
        {name: tuple(keys) for name, keys in data["settings"].items()},
        {name: tuple(keys) for name, keys in data["settings_rows"].items()},
    )


def _table(
    name: str,
    row: Mapping[str, Any],
    data: Mapping[str, Any],
    choices: Mapping[str, Any],
    rows: Mapping[str, Mapping[str, Key]],
) -> Table:
    named = row.get("marks") == ["actor"]
    keys = _keys({**data["named" if named else "words"], **row["keys"]}, choices, rows)
    return Table(
        name, row["about"], tuple(row["marks"]), keys, named, row.get("shared", False), row.get("quiet", False)
    )


def _keys(
    stated: Mapping[str, Any], choices: Mapping[str, Any], rows: Mapping[str, Mapping[str, Key]]
) -> dict[str, Key]:
    return {name: _key(row, choices, rows) for name, row in stated.items()}


def _key(row: Mapping[str, Any], choices: Mapping[str, Any], rows: Mapping[str, Mapping[str, Key]]) -> Key:
    kind, _, name = row["is"].partition(":")
    allowed = tuple(choices[name]) if kind in {"one", "some"} else ()
    return Key(kind, row.get("must", False), row["about"], allowed, rows[name] if kind == "rows" else None)
