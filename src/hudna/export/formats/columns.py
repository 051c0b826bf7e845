"""The columns of the tables: order, meaning, kind, HXL tag. The words stand in columns.toml, beside this file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from hudna.export.formats.cells import Cell

Kind = Literal["text", "int", "float", "bool", "date"]
_FILE = Path(__file__).with_name("columns.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column. ``blank`` says why it is always empty; ``ar`` is its heading in Arabic, ``hxl`` its tag, where it has one.

    A ``date`` is ISO: a day, or a month or a year where no more is known.
    """

    name: str
    about: str
    kind: Kind = "text"
    hxl: str = ""
    ar: str = ""
    blank: str = ""


@cache
def columns(table: str) -> tuple[Column, ...]:
    """The columns of a table, in order."""
    return tuple(Column(name=name, **_parts(told)) for name, told in _tables()[table].items())


def header(table: str) -> list[str]:
    """The names of the columns of a table, in order."""
    return [column.name for column in columns(table)]


def in_order(table: str, row: Mapping[str, Cell]) -> list[Cell]:
    """The cells of a row in the order of its table. Raises ``KeyError`` for a cell that no column is for."""
    names = header(table)
    if stray := row.keys() - set(names):
        raise KeyError(f"no column of {table} for {sorted(stray)}")
    return [row.get(name) for name in names]


@cache
def _tables() -> Mapping[str, Mapping[str, str | Mapping[str, str]]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def _parts(told: str | Mapping[str, str]) -> dict[str, Any]:
    return {"about": told} if isinstance(told, str) else dict(told)
