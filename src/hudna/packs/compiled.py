"""Packs worked out as plain data: entries, settings, and each spelling in all its forms. A cache can keep it as it is."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from hudna.packs.gazetteer import place_entries
from hudna.packs.inflection import Inflection
from hudna.packs.own_places import own_entries
from hudna.packs.source import LANGUAGE, about, chosen_conflicts, is_settings, pack_files, read_toml
from hudna.packs.spellings import Kind, Spelling
from hudna.rules.entry import Entry

Row = tuple[str, int, int]
"""One spelling: its folded words after the first, the number of its entry, the number of its kind."""


class Compiled(msgspec.Struct, frozen=True):
    """What the packs hold. ``rows`` are the spellings by their first word."""

    conflicts: tuple[str, ...]
    settings: dict[str, dict[str, Any]]
    packs: dict[str, dict[str, Any]]  # conflict → its pack.toml
    entries: list[tuple[str, str, str, dict[str, Any]]]  # table, key, file, what it states
    kinds: list[Kind]
    rows: dict[str, list[Row]]


def compile_packs(conflicts: tuple[str, ...] | None, root: Path) -> Compiled:
    """The packs of a language and some conflicts, and all places, read and worked out.

    Raises ``PackError`` where a file cannot be read.
    """
    words = {path.stem: (path, read_toml(path, root)) for path in pack_files(root / "lang" / LANGUAGE)}
    settings = {stem: dict(data) for stem, (_path, data) in words.items() if is_settings(data)}
    chosen = chosen_conflicts(conflicts, root)
    entries = [entry for path, data in words.values() for entry in _entries(path, data, root)]
    for name in chosen:
        for path in pack_files(root / "conflicts" / name):
            entries += _entries(path, read_toml(path, root), root)
    places = list(place_entries(root / "places", root))
    entries += places
    entries += own_entries({place.key for place in places}, root)
    kinds: dict[Kind, int] = {}
    spelling = Spelling(Inflection(settings["inflection"]), settings["orthography"]["joined_heads"])
    rows = _rows(entries, spelling, kinds)
    return Compiled(
        conflicts=chosen,
        settings=settings,
        packs={name: dict(about(name, root)) for name in chosen},
        entries=[(entry.table, entry.key, entry.file, dict(entry.data)) for entry in entries],
        kinds=list(kinds),
        rows=rows,
    )


def _rows(entries: list[Entry], spelling: Spelling, kinds: dict[Kind, int]) -> dict[str, list[Row]]:
    """The rows of all entries by their first word; ``kinds`` is filled with the kinds that are met."""
    rows: dict[str, list[Row]] = {}
    for number, entry in enumerate(entries):
        for words, kind in spelling.of(entry):
            rows.setdefault(words[0], []).append((" ".join(words[1:]), number, kinds.setdefault(kind, len(kinds))))
    return rows


def _entries(path: Path, data: Mapping[str, Any], root: Path) -> Iterator[Entry]:
    if is_settings(data):
        return
    shown = path.relative_to(root).as_posix()
    for table, rows in data.items():
        for row in rows:
            yield Entry(table, row.get("id") or row["lemma"], shown, row)
