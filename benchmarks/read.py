"""How fast Hudna reads, beside what one would pick for a part of its work, in one run.

    python benchmarks/read.py [--limit N] [--rounds N] [FILE]

FILE holds reports as JSON lines; without one, the reports beside the repository, and where there are none, the bundled
samples. The contenders take turns, so that a busy machine is busy for all; processor time is counted, of one core; each
has a process and so a memory of its own. dateparser is in the dependency group ``bench``: ``uv sync --group bench``.
Never fails on a figure: it measures, the tests judge.
"""

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import IO, cast

from rich.console import Console
from rich.table import Table

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parents[1] / "shared" / "corpus" / "reports.jsonl"
SAMPLES = HERE.parent / "src" / "hudna" / "samples"
WHAT = {
    "hudna": "Hudna: the whole reading",
    "dateparser": "dateparser: dates alone",
    "regex": "regex: words for truce",
}
BASE = "dateparser"


@dataclass(slots=True)
class Contender:
    """One process, its rounds in seconds and its peak memory in MB."""

    name: str
    process: "subprocess.Popen[str]"
    rounds: list[float] = field(default_factory=list)
    memory: float = 0.0

    def answer(self) -> str:
        """The next line that the process says; empty if it has died."""
        return cast("IO[str]", self.process.stdout).readline().strip()

    def turn(self) -> None:
        """Run one round."""
        pipe = cast("IO[str]", self.process.stdin)
        pipe.write("go\n")
        pipe.flush()
        self.rounds.append(float(self.answer()))

    def end(self) -> None:
        """Take the peak memory and let the process go."""
        cast("IO[str]", self.process.stdin).close()
        self.memory = float(self.answer())
        self.process.wait()


def reports(path: Path | None, limit: int) -> tuple[list[str], str]:
    """JSON lines, evenly taken from all, and where they are from."""
    source = path or CORPUS
    if path is None and not CORPUS.exists():
        texts = [one.read_text(encoding="utf-8") for one in sorted(SAMPLES.glob("*.txt"))]
        return [json.dumps({"text": text}) for text in texts * 20], "the bundled samples, 20 times"
    lines = source.read_text(encoding="utf-8").splitlines()
    step = max(1, len(lines) // limit) if limit else 1
    taken = lines[::step][: limit or None]
    return taken, f"{len(taken)} of {len(lines)} reports of {source.name}"


def start(name: str, file: Path) -> Contender:
    """A contender that has loaded what it needs."""
    command = [sys.executable, str(HERE / "contenders.py"), name, str(file)]
    return Contender(name, subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))


def timed(lines: list[str], rounds: int) -> list[Contender]:
    """All contenders that are installed, after their rounds."""
    names = [name for name in WHAT if importlib.util.find_spec(name) or name == "regex"]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "reports.jsonl"
        file.write_text("\n".join(lines), encoding="utf-8")
        contenders = [start(name, file) for name in names]
        running = [one for one in contenders if one.answer() == "ready"]
        for _ in range(rounds):
            for one in running:
                one.turn()
        for one in running:
            one.end()
    return running


def table(contenders: list[Contender], lines: list[str]) -> Table:
    """The figures, with ratios to the date search."""
    seconds = {one.name: median(one.rounds) for one in contenders}
    base = seconds.get(BASE)
    characters = sum(len(json.loads(line)["text"]) for line in lines)
    made = Table(box=None, pad_edge=False)
    for title in ("", "reports/s", "characters/s", f"speed / {BASE}", "peak MB"):
        made.add_column(title, justify="left" if not title else "right", no_wrap=True)
    for one in contenders:
        took = seconds[one.name]
        ratio = f"{base / took:,.2f}" if base else "not installed"
        speed, letters = f"{len(lines) / took:,.0f}", f"{characters / took:,.0f}"
        made.add_row(WHAT[one.name], speed, letters, ratio, f"{one.memory:,.0f}")
    return made


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(description="How fast Hudna reads, beside others, on one core.")
    ask.add_argument("file", nargs="?", type=Path, help="reports as JSON lines")
    ask.add_argument("--limit", type=int, default=300, help="reports to read; 0 for all (default 300)")
    ask.add_argument("--rounds", type=int, default=3)
    options = ask.parse_args()
    lines, source = reports(options.file, options.limit)
    console = Console(soft_wrap=True)
    console.print(f"{source}; {options.rounds} rounds in turn; processor seconds of one core", highlight=False)
    console.print(table(timed(lines, options.rounds), lines))


if __name__ == "__main__":
    main()
