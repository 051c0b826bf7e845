"""Checks the rows of places: columns, ids, numbers, letters."""

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from hudna.packs.problem import Problem
from hudna.packs.schema import schema

_ID = re.compile(r"geonames/\d+|curated/[a-z]{2}-[a-z0-9-]+|country/[A-Z]{2}")
_ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a0-9A-Z -]+")
_POINT = ("lat", "lon", "uncertainty_km")
_LIMITS = {"lat": 90.0, "lon": 180.0, "uncertainty_km": 5000.0, "population": 1e10}


def check_places(folder: Path, root: Path) -> Iterator[Problem]:
    """What is wrong with the CSV files of places."""
    seen: dict[str, str] = {}
    for path in sorted(folder.rglob("*.csv")):
        shown = path.relative_to(root).as_posix()
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            yield Problem(shown, "", f"not UTF-8 (byte {error.start})", "Save the file as UTF-8.", blocks=True)
            continue
        yield from _file(text, shown, seen)


def _file(text: str, shown: str, seen: dict[str, str]) -> Iterator[Problem]:
    columns = list(schema().places)
    rows = csv.DictReader(text.splitlines(keepends=True))
    if rows.fieldnames is None or list(rows.fieldnames) != columns:
        yield Problem(
            f"{shown}:1", "", "another header than the places have", f"Write: {','.join(columns)}", blocks=True
        )
        return
    for row in rows:
        where = f"{shown}:{rows.line_num}"
        if None in row or None in row.values():
            yield Problem(
                where, "", f"not {len(columns)} columns", 'Put a value that holds a comma in "…".', blocks=True
            )
            continue
        entry = f'place "{row["id"]}"'
        yield from (Problem(where, entry, what, mend, blocks) for what, mend, blocks in _row(row))
        if row["id"] in seen:
            yield Problem(where, entry, f"the id stands in {seen[row['id']]} too", "Delete one of the two rows.")
        seen.setdefault(row["id"], where)


def _row(row: Mapping[str, str]) -> Iterator[tuple[str, str, bool]]:
    for name, key in schema().places.items():
        value = row[name]
        if key.must and not value.strip():
            yield f"no {name}", key.about, name == "names_ar"
        elif key.choices and value not in key.choices:
            yield f'{name} is "{value}"', f"Use one of: {', '.join(key.choices)}.", False
        elif key.kind == "number" and value and not _is_number(value, _LIMITS[name]):
            yield f'{name} is "{value}"', f"{key.about} Write a plain number.", True
    yield from _shape(row)


def _shape(row: Mapping[str, str]) -> Iterator[tuple[str, str, bool]]:
    if not _ID.fullmatch(row["id"]):
        yield "an id of another kind", schema().places["id"].about, False
    if not re.fullmatch("[A-Z]{2}", row["country"]):
        yield f'country "{row["country"]}"', "Write the two capital letters of ISO 3166-1, such as SY.", False
    for name in row["names_ar"].split("|"):
        if not _ARABIC.fullmatch(name.strip() or " "):
            yield (
                f'"{name}" has letters that are not plain Arabic',
                "Type it on an Arabic keyboard, without vowel marks.",
                False,
            )
    if len({bool(row[name]) for name in _POINT}) > 1:
        yield "a point by halves", f"Give all of {', '.join(_POINT)}, or none.", False
    if row["caution"] not in {"", "word", "verb"}:
        yield f'caution is "{row["caution"]}"', schema().places["caution"].about, False


def _is_number(value: str, limit: float) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", value) is not None and abs(float(value)) <= limit
