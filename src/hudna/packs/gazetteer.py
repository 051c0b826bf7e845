"""Places as entries: one CSV a country under ``places/`` and the curated additions beside them."""

import csv
from collections.abc import Iterator
from pathlib import Path

from hudna.packs.source import place_files
from hudna.rules.entry import Entry


def place_entries(folder: Path, root: Path) -> Iterator[Entry]:
    """Every place of every CSV below ``folder``, in file order."""
    for path in place_files(folder):
        shown = path.relative_to(root).as_posix()
        yield from (Entry("place", row["id"], shown, row) for row in rows_of(path))


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    """The rows of one CSV file."""
    with path.open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle)
