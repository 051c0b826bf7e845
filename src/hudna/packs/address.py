"""Where an entry stands in its file: a line that an editor can be sent to."""

import re
from functools import lru_cache
from pathlib import Path

from hudna.packs.source import ROOT
from hudna.rules.entry import Entry

_TABLE = re.compile(r"\s*\[\[(\w+)\]\]")
_KEY = re.compile(r"""\s*(?:lemma|id)\s*=\s*["'](.*?)["']\s*(?:#.*)?$""")


def line_of(entry: Entry, root: Path = ROOT) -> int | None:
    """The line of an entry's ``lemma`` or ``id``, counted from 1; ``None`` where its file no longer has it."""
    known = _lines(root / entry.file)
    return known.get((entry.table, entry.key)) or known.get(("", entry.key))  # nominals are listed with their actor


def shown_address(entry: Entry, root: Path = ROOT) -> str:
    """File, line and key: ``lang/ar/cues.toml:412 نفى``."""
    line = line_of(entry, root)
    return f"{entry.file}{f':{line}' if line else ''} {entry.key}"


@lru_cache(maxsize=256)
def _lines(path: Path) -> dict[tuple[str, str], int]:
    rows = path.read_text(encoding="utf-8").splitlines()
    if path.suffix == ".csv":
        return {("place", row.partition(",")[0]): number for number, row in enumerate(rows, start=1)}
    found: dict[tuple[str, str], int] = {}
    table = ""
    for number, row in enumerate(rows, start=1):
        if head := _TABLE.match(row):
            table = head[1]
        elif key := _KEY.match(row):
            found.setdefault((table, key[1]), number)
            found.setdefault(("", key[1]), number)
    return found
