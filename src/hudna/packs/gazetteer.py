"""Places as entries: one CSV a country under ``places/`` and the curated additions beside them."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from hudna.rules.entry import Entry, Surface
from hudna.text.fold import fold_key


def place_entries(folder: Path, root: Path) -> Iterator[Entry]:
    """Every place of every CSV below ``folder``, in file order."""
    for path in sorted(folder.rglob("*.csv")):
        shown = path.relative_to(root).as_posix()
        with path.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                yield Entry("place", row["id"], shown, row)


def place_surfaces(entry: Entry, heads: Sequence[str]) -> Iterator[Surface]:
    """The Arabic names of a place, with the one-word spellings of compound names."""
    seen = set()
    for name in entry.data["names_ar"].split("|"):
        words = tuple(fold_key(name).split())
        for spelling in (words, (words[0] + words[1], *words[2:]) if len(words) > 1 and words[0] in heads else words):
            if spelling and spelling not in seen:
                seen.add(spelling)
                yield Surface(spelling, entry, "noun", "place")
