"""How long Hudna takes to start: the command on one small report, and import and first reading in Python.

    python benchmarks/start.py [--times N]

Each figure is a median over new processes, on the clock, in three states of the cache of compiled packs: ``kept`` (the usual
one), ``empty`` (the first start after an installation) and ``off``. The cache is in a folder of its own, so that yours is
left as it is. Never fails on a figure: it measures, the tests judge.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree
from statistics import median

from rich.console import Console
from rich.table import Table

SAMPLE = Path(__file__).resolve().parent.parent / "src" / "hudna" / "samples"
COMMAND = [sys.executable, "-c", "from hudna.cli import main; main()", "read"]
PROGRAM = """
import sys, time
text = sys.stdin.read()
began = time.perf_counter()
import hudna
imported = time.perf_counter()
hudna.read(text)
print(imported - began, time.perf_counter() - imported)
"""
STATES = ("kept", "empty", "off")
Figures = tuple[float, float, float]  # seconds: the command, the import, the first reading


def measured(state: str, report: Path, folder: Path, times: int) -> Figures:
    """The medians in one state of the cache."""
    where = {**os.environ, "HUDNA_CACHE": "off" if state == "off" else str(folder)}

    def prepare() -> None:
        if state == "empty":
            rmtree(folder, ignore_errors=True)

    def once() -> Figures:
        prepare()
        command = timed(
            lambda: subprocess.run([*COMMAND, str(report)], env=where, check=True, stdout=subprocess.DEVNULL)
        )
        prepare()
        text = report.read_bytes()
        told = subprocess.run([sys.executable, "-c", PROGRAM], env=where, check=True, input=text, capture_output=True)
        imported, read = (float(one) for one in told.stdout.split())
        return command, imported, read

    once()  # the files of Python and of the cache are there from now on
    rows = [once() for _ in range(times)]
    return median(row[0] for row in rows), median(row[1] for row in rows), median(row[2] for row in rows)


def timed(work: Callable[[], object]) -> float:
    """Seconds on the clock."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(description="How long Hudna takes to start.")
    ask.add_argument("--times", type=int, default=7, help="processes a figure (default 7)")
    options = ask.parse_args()
    report = min(SAMPLE.glob("*.txt"), key=lambda path: path.stat().st_size)
    made = Table(box=None, pad_edge=False)
    for title in ("compiled packs", "hudna read FILE", "import", "first reading"):
        made.add_column(title, justify="left" if title == "compiled packs" else "right", no_wrap=True)
    with tempfile.TemporaryDirectory() as folder:
        for state in STATES:
            figures = measured(state, report, Path(folder) / "hudna", options.times)
            made.add_row(state, *(f"{figure:.2f} s" for figure in figures))
    console = Console(soft_wrap=True)
    console.print(f"{report.name}, all packs; medians of {options.times} new processes, on the clock", highlight=False)
    console.print(made)


if __name__ == "__main__":
    main()
