"""How fast claims about truces become testimonies, where they land, and whether any is left without a place.

    hudna read --from jsonl --to jsonl reports.jsonl > readings.jsonl
    python benchmarks/testimonies.py reports.jsonl readings.jsonl

Both hold the same reports, one a line.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from hudna.link.testimonies import testimonies_of
from hudna.packs.knowledge import load_knowledge
from hudna.types import Reading
from hudna.wire import from_wire


def readings(reports: Path, made: Path) -> Iterator[Reading]:
    """The readings that speak of a truce, with their words."""
    texts = {}
    for line in reports.read_text("utf-8").splitlines():
        row = json.loads(line)
        texts[row["id"]] = row["text"]
    for line in made.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row.get("truces"):
            yield from_wire(row, texts[row["id"]])


def main() -> None:
    """Prints the time, what landed where, and how many claims did not land."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("reports", type=Path)
    parser.add_argument("readings", type=Path)
    given = parser.parse_args()
    knowledge = load_knowledge()
    rows = list(readings(given.reports, given.readings))
    for reading in rows[:20]:
        testimonies_of(reading, knowledge)  # words are looked up once in a process
    begun = time.perf_counter()
    said = [testimonies_of(reading, knowledge) for reading in rows]
    spent = time.perf_counter() - begun
    about = landed = 0
    counts: Counter[tuple[str, str]] = Counter()
    for reading, told in zip(rows, said, strict=True):
        places = {(one.truce, one.claim) for one in told}
        wanted = {(truce, claim.id) for claim in reading.claims for truce in claim.truces}
        about += len(wanted)
        landed += len(wanted & places)
        for one in told:
            counts[one.proposition.kind, "open" if one.factuality == "unknown" else one.act] += 1
    console = Console(width=120)
    console.print(
        f"{len(rows)} reports with a truce, {1000 * spent / max(1, len(rows)):.1f} ms each, {sum(counts.values())} testimonies; "
        f"{landed} of {about} claims about a truce land on a proposition"
    )
    acts = ("asserts", "denies", "refuses", "accuses", "calls_for", "declines_to_comment", "open")
    table = Table("proposition", *acts, "other")
    for kind in sorted({kind for kind, _act in counts}):
        row = [counts[kind, act] for act in acts]
        rest = sum(count for (name, act), count in counts.items() if name == kind and act not in acts)
        table.add_row(kind, *(str(count or "") for count in (*row, rest)))
    console.print(table)


if __name__ == "__main__":
    main()
