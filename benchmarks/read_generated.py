"""How much of the generated reports the reader understands: parties, place, start, and each speaker's act.

    python benchmarks/read_generated.py [--reports 1000] [--sample 300] [--seed 1]

A report counts for a row where it states the thing by the generator's truth. ``parties`` and ``place`` want one truce of
the reading that has them (exactly the two parties); ``start`` the very day; an act a claim with that act by a source that
is the speaker, in his words or by the name of whom he speaks for. A figure here says that a template is read, not how
good the reader is on real reports: see docs/evals.md for that.

As last measured (300 reports each of ``--seed 1`` and ``--seed 2``): parties 0.92 and 0.97, place 0.96 and 0.98, start 0.82
and 0.84; that there is a truce 1.00 and 1.00; no truce in the noise 0.96 and 1.00; "asserts (exists)" 0.97 and 0.83, "denies
(exists)" 0.90 and 0.75, "accuses" 0.90 and 1.00, "denies (breached)" 1.00 and 1.00, totals of breaches 0.71 and 0.62, tolls 1.00
and 1.00. What is missed is mostly good Arabic that the reader does not follow yet: a start told by what the morning was
like, a denial whose verb stands behind "before he", a total that opens its sentence. Those templates stay.
"""

import argparse
import json
import tempfile
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

from generated import write
from rich.console import Console
from rich.table import Table

import hudna
from hudna.types import Claim, Reading

_UNSCORED = {"started", "ended", "duration", "mediated"}  # values of a truce: scored by ``start`` alone


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def checks(reading: Reading, known: dict[str, Any], truce: dict[str, Any]) -> list[tuple[str, bool]]:
    """Each thing that the report states, and whether the reading has it."""
    found = [
        ("about a truce", reading.about_truce == "yes" and bool(reading.truces)),
        ("parties", any(set(one.parties) == set(truce["parties"]) for one in reading.truces)),
        ("place", any(truce["place"] in place for one in reading.truces for place in one.places)),
    ]
    starts = [claim["value"] for claim in known["claims"] if claim["kind"] == "started"]
    if starts:
        found.append(("start", any(one.start in starts for one in reading.truces)))
    found.extend(
        (f"{claim['act']} ({claim['kind']})", _stated(reading, claim))
        for claim in known["claims"]
        if claim["type"] != "resident" and claim["kind"] not in _UNSCORED
    )
    return found


def _stated(reading: Reading, claim: dict[str, Any]) -> bool:
    if claim["kind"] == "casualties":
        killed = int(claim["value"].split("=")[1])
        return any(event.killed is not None and event.killed.min == killed for event in reading.events)
    return any(one.act == claim["act"] and _by(one, claim) for one in reading.claims)


def _by(one: Claim, claim: dict[str, Any]) -> bool:
    if claim["type"] == "outlet":
        return one.source is None and one.about_truce
    if one.source is None:
        return False
    words: str = claim["source"]
    return one.source.text in words or words in one.source.text or one.source_name == claim["for"]


def measured(count: int, sample: int, seed: int) -> Counter[tuple[str, bool]]:
    """Hits and misses of a sample of a world."""
    hits: Counter[tuple[str, bool]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        told, truth = write(Path(folder), count, seed)
        reports, known = lines(told), lines(truth)
    about = {one["id"]: one for one in known if one["what"] == "report"}
    truces = {one["id"]: one for one in known if one["what"] == "truce"}
    for report in Random(seed).sample(reports, min(sample, len(reports))):
        reading = hudna.read(report["text"], published=report["published"], outlet=report["outlet"])
        one = about[report["id"]]
        if not one["truces"]:
            hits["no truce", reading.about_truce != "yes"] += 1
            continue
        hits.update(checks(reading, one, truces[one["truces"][0]]))
    return hits


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(description="How much of the generated reports the reader understands.")
    ask.add_argument("--reports", type=int, default=1000, help="size of the world")
    ask.add_argument("--sample", type=int, default=300, help="reports of it to read")
    ask.add_argument("--seed", type=int, default=1)
    options = ask.parse_args()
    hits = measured(options.reports, options.sample, options.seed)
    table = Table(box=None, pad_edge=False)
    for title in ("stated", "read", "n"):
        table.add_column(title, justify="left" if title == "stated" else "right")
    for name in dict.fromkeys(name for name, _ in hits):
        right, all_ = hits[name, True], hits[name, True] + hits[name, False]
        table.add_row(name, f"{right / all_:.2f}", str(all_))
    Console(soft_wrap=True).print(table)


if __name__ == "__main__":
    main()
