"""How a case grows: adding, linking, dossiers, search, memory, size, and whether origins, truces and statuses are right.

    python benchmarks/case.py [--reports 1000 10000 100000] [--seed 1] [--keep FOLDER]

Each size is a generated world (``generated.py``) in a process of its own, so that its peak memory is its own. Reports are
read and added in one process, then linked; dossiers and searches are timed one after the other on the finished case,
the first of each left out, in wall time. The last line says by which power of the number of reports linking grows.
Figures of right and wrong are against the generator's truth, on invented texts: they show what breaks, and are no
promise for real reports. Never fails on a figure: it measures, the tests judge.
"""

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from generated import write
from link_scores import StatusScore, Truth, groups, origin_score, read_truth, status_score, truce_score
from rich.console import Console
from rich.table import Table

DOSSIERS, SEARCHES = 60, 120
TOLD = 2000  # reports between two words on how far it is


@dataclass(slots=True)
class Figures:
    """What was measured of one case. Times in seconds, of dossiers and searches in milliseconds; memory and size in MB."""

    reports: int
    failed: int = 0
    add: float = 0.0
    link: float = 0.0
    dossier_ms: list[float] = field(default_factory=list)
    largest_ms: float = 0.0  # the dossier of the truce with most reports
    search_ms: list[float] = field(default_factory=list)
    memory: float = 0.0
    size: float = 0.0
    origins: tuple[float, float] = (0.0, 0.0)  # precision, recall
    truces: tuple[float, float] = (0.0, 0.0)
    status: float = 0.0
    statuses: dict[str, int] = field(default_factory=dict)


def timed(what: Callable[[], object]) -> float:
    """Milliseconds that a call takes."""
    began = time.perf_counter()
    what()
    return (time.perf_counter() - began) * 1000


def share(values: Sequence[float], part: float) -> float:
    """The value below which a part of the values lies; 0 where there are none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else 0.0


def measured(count: int, seed: int, folder: Path) -> Figures:
    """Build a case of one world and measure it."""
    told, known = write(folder, count, seed)
    truth = read_truth(known)
    file = folder / "case.db"
    file.unlink(missing_ok=True)
    figures = Figures(count)
    _build(figures, told, file)
    figures.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    _ask(figures, told, file, truth, seed)
    figures.size = sum(one.stat().st_size for one in folder.glob("case.db*")) / 1e6
    return figures


def _build(figures: Figures, told: Path, file: Path) -> None:
    from hudna.case import Case
    from hudna.ingest import Failure, read_jsonl
    from hudna.packs.knowledge import load_knowledge

    load_knowledge()  # packs are loaded before the clock runs: a case of any size pays it once
    with Case.open(file, create=True) as case, told.open("rb") as stream:
        began = time.perf_counter()
        for number, outcome in enumerate(case.add_reports(read_jsonl(stream, told.name)), start=1):
            figures.failed += isinstance(outcome, Failure) or bool(outcome.failed)
            if number % TOLD == 0:
                print(f"  {number:,} added, {number / (time.perf_counter() - began):,.0f}/s", file=sys.stderr)
        figures.add = time.perf_counter() - began
        began = time.perf_counter()
        case.link()
        figures.link = time.perf_counter() - began
        print(f"  linked in {figures.link:,.1f} s", file=sys.stderr)


def _ask(figures: Figures, told: Path, file: Path, truth: Truth, seed: int) -> None:
    from hudna.case import Case

    with Case.open(file) as case:
        lines = case.truces()
        with case.view() as session:
            versions = [version for origin in case.origins() for version in origin.reports]
            versions += [version for line in lines for version in line.group.reports]
            names = {kept.id: kept.name for kept in session.reports.by_ids(versions).values()}
        origins = [{"reports": [names[one] for one in origin.reports]} for origin in case.origins()]
        truces = [{"reports": [names[one] for one in line.group.reports], "status": line.now} for line in lines]
        _score(figures, origins, truces, truth)
        random = Random(seed)
        if lines:
            largest = max(lines, key=lambda line: (len(line.group.reports), line.group.id))
            asked = random.sample(sorted(line.group.id for line in lines), min(DOSSIERS, len(lines)))
            case.dossier(asked[0])
            figures.dossier_ms = [timed(partial(case.dossier, one)) for one in asked]
            figures.largest_ms = timed(partial(case.dossier, largest.group.id))
        words = queries(told, random)
        case.search(words[0])
        figures.search_ms = [timed(partial(case.search, one)) for one in words]


def _score(figures: Figures, origins: list[dict[str, Any]], truces: list[dict[str, Any]], truth: Truth) -> None:
    one, two = origin_score(groups(origins), truth), truce_score(groups(truces), truth)
    status: StatusScore = status_score(truces, truth)
    figures.origins, figures.truces = (one.precision, one.recall), (two.precision, two.recall)
    figures.status = status.accuracy
    figures.statuses = {f"{true} -> {said}": count for (true, said), count in sorted(status.given.items(), key=str)}


def queries(told: Path, random: Random) -> list[str]:
    """Single words, pairs and phrases of the reports: rare ones and the commonest alike."""
    with told.open(encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for _, line in zip(range(5000), file, strict=False)]
    made = []
    for number in range(SEARCHES):
        words = random.choice(texts).translate({ord(sign): " " for sign in '«»"()[]،.؟:؛*-'}).split()
        at = random.randrange(max(1, len(words) - 3))
        made.append((words[at], " ".join(words[at : at + 2]), '"' + " ".join(words[at : at + 3]) + '"')[number % 3])
    return made


def apart(count: int, seed: int, folder: Path) -> Figures:
    """The figures of one size, from a process of its own."""
    command = [sys.executable, __file__, "--one", str(count), "--seed", str(seed), "--keep", str(folder)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(f"The run with {count:,} reports ended with {done.returncode}; see above.")
    return Figures(**json.loads(done.stdout))


def table(all_: list[Figures]) -> Table:
    """One column a size."""
    rows: list[tuple[str, Callable[[Figures], str]]] = [
        ("added, reports/s (with reading, one process)", lambda one: f"{one.reports / one.add:,.0f}"),
        ("could not be read", lambda one: f"{one.failed:,}"),
        ("linked, s", lambda one: f"{one.link:,.1f}"),
        ("linked, ms a report", lambda one: f"{one.link / one.reports * 1000:,.2f}"),
        ("dossier, median ms", lambda one: f"{share(one.dossier_ms, 0.5):,.0f}"),
        ("dossier, 95th percentile ms", lambda one: f"{share(one.dossier_ms, 0.95):,.0f}"),
        ("dossier of the largest truce, ms", lambda one: f"{one.largest_ms:,.0f}"),
        ("search, median ms", lambda one: f"{share(one.search_ms, 0.5):,.1f}"),
        ("search, 95th percentile ms", lambda one: f"{share(one.search_ms, 0.95):,.1f}"),
        ("peak memory, MB", lambda one: f"{one.memory:,.0f}"),
        ("database, MB", lambda one: f"{one.size:,.0f}"),
        ("origins, precision / recall", lambda one: "{:.3f} / {:.3f}".format(*one.origins)),
        ("truces, precision / recall", lambda one: "{:.3f} / {:.3f}".format(*one.truces)),
        ("status right", lambda one: f"{one.status:.3f}"),
    ]
    made = Table(box=None, pad_edge=False)
    made.add_column("reports")
    for one in all_:
        made.add_column(f"{one.reports:,}", justify="right")
    for name, value in rows:
        made.add_row(name, *(value(one) for one in all_))
    return made


def growth(all_: list[Figures]) -> str:
    """By which power of the number of reports linking grows, from each size to the next."""
    powers = [
        math.log(two.link / one.link) / math.log(two.reports / one.reports)
        for one, two in pairwise(all_)
        if one.link > 0 and two.reports != one.reports
    ]
    return "linking grows by the power of " + ", ".join(f"{power:.2f}" for power in powers) if powers else ""


def main() -> None:
    """Measure each size and print."""
    ask = argparse.ArgumentParser(description="How a case grows, on generated reports with known truth.")
    ask.add_argument("--reports", type=int, nargs="+", default=[1000, 10000], help="sizes (default 1000 10000)")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--keep", type=Path, help="folder in which worlds and cases are kept")
    ask.add_argument("--statuses", action="store_true", help="also say which status was given for which")
    ask.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = ask.parse_args()
    if options.one:
        print(json.dumps(asdict(measured(options.one, options.seed, options.keep))))
        return
    console = Console(soft_wrap=True)
    with tempfile.TemporaryDirectory() as scratch:
        all_ = [apart(count, options.seed, (options.keep or Path(scratch)) / str(count)) for count in options.reports]
    console.print(table(all_))
    console.print(growth(all_), highlight=False)
    for one in all_ if options.statuses else ():
        console.print(f"{one.reports:,}: " + ", ".join(f"{pair} {count}" for pair, count in one.statuses.items()))


if __name__ == "__main__":
    main()
