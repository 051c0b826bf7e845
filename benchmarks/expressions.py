"""How well and how fast single expressions of time and number are read: Hudna beside what one would pick instead, in one run.

    python benchmarks/expressions.py [--rounds N] [--misses N] [--cache FOLDER]

Three sets: expressions of ``expressions.toml``, written for this benchmark, and, where the folder ``shared`` lies beside the
repository, the tests of another library for times and for numbers. dateparser is in the dependency group ``bench``. Maha and
Duckling pin what Hudna does not, so each gets an environment of its own, made by ``uv`` in the cache folder at the first run,
which needs the network; who cannot be installed is left out, and why is printed. An expression counts as read where one of
the answers is the first day, or the value, that is wanted. Never fails on a figure: it measures, the tests judge.
"""

import argparse
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import IO, Any, cast

from rich.console import Console
from rich.table import Table

HERE = Path(__file__).resolve().parent
LABELLED = HERE.parents[1] / "shared" / "eval" / "dev"
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "hudna-benchmarks"
# What each needs, the module that shows it is there, and the Pythons to try.
APART = {
    "maha": ("mahad==0.3.0", "maha.parsers.functions", ("3.11", "3.10", "3.9", "3.8")),
    "duckling": ("pyduckling-native-phihos==0.3.0", "duckling", ("3.11", "3.10", "3.9")),
}
WHAT = {"hudna": "Hudna", "dateparser": "dateparser", "maha": "Maha", "duckling": "Duckling"}
BASE = "hudna"


@dataclass(frozen=True, slots=True)
class Set:
    """Expressions of one task, with the answers that are right."""

    name: str
    rows: list[dict[str, Any]]


@dataclass(slots=True)
class Reader:
    """One contender on one set: its process, its answers, and seconds a round."""

    name: str
    process: "subprocess.Popen[str]"
    answers: list[list[Any]] = field(default_factory=list)
    rounds: list[float] = field(default_factory=list)

    def line(self) -> str:
        """The next line that the process says; empty if it has died."""
        return cast("IO[str]", self.process.stdout).readline().strip()

    def turn(self) -> None:
        """Let it do one round."""
        cast("IO[str]", self.process.stdin).write("\n")
        cast("IO[str]", self.process.stdin).flush()
        self.rounds.append(float(self.line()))


def sets() -> tuple[list[Set], list[str]]:
    """The sets that are there, and why others are not."""
    data = tomllib.loads((HERE / "expressions.toml").read_text(encoding="utf-8"))
    made = [
        Set(
            f"{task}s of expressions.toml",
            [
                {"task": task, "text": text, "published": data["published"], "wanted": wanted}
                for cases in data[task].values()
                for text, wanted in cases
            ],
        )
        for task in ("time", "number")
    ]
    notes = []
    for task, wanted in (("time", "iso"), ("number", "value")):
        file = LABELLED / f"{task}_maha.jsonl"
        if not file.exists():
            notes.append(f"{file.name} is not beside the repository: left out")
            continue
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        day = data["published"]
        made.append(
            Set(
                f"{task}s of Maha's tests",
                [
                    {"task": task, "text": row["text"], "published": row["published"] or day, "wanted": row[wanted]}
                    for row in rows
                ],
            )
        )
    return made, notes


def python_of(name: str, cache: Path) -> tuple[str | None, str]:
    """The Python that can load a contender, made if need be, or why there is none."""
    if name not in APART:
        found = name == BASE or _loads(sys.executable, name)
        return (sys.executable if found else None), "not installed: uv sync --inexact --group bench"
    package, module, versions = APART[name]
    beside = Path(sys.executable).with_name("uv")
    uv = str(beside) if beside.exists() else shutil.which("uv")
    why = "uv is not installed, which makes its environment"
    for version in versions:
        python = cache / f"{name}-{version}" / "bin" / "python"
        if python.exists() and _loads(str(python), module):
            return str(python), ""
        if uv is None:
            continue
        made = subprocess.run(
            [uv, "venv", "-q", "--clear", "--python", version, str(python.parents[1])], capture_output=True
        )
        put = subprocess.run(
            [uv, "pip", "install", "-q", "--python", str(python), package], capture_output=True, text=True
        )
        if made.returncode == 0 and put.returncode == 0 and _loads(str(python), module):
            return str(python), ""
        why = f"{package} cannot be installed on Python {', '.join(versions)}: {(put.stderr.strip() or 'it does not load').splitlines()[-1]}"
    return None, why


def _loads(python: str, module: str) -> bool:
    return subprocess.run([python, "-c", f"import {module}"], capture_output=True).returncode == 0


def measured(one: Set, pythons: dict[str, str], rounds: int) -> list[Reader]:
    """All contenders on a set, after their rounds in turn."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rows.json"
        file.write_text(json.dumps(one.rows, ensure_ascii=False), encoding="utf-8")
        readers = [_started(name, python, file) for name, python in pythons.items()]
        for reader in readers:
            reader.answers = json.loads(reader.line() or "[]")
        running = [reader for reader in readers if reader.answers]
        for _ in range(rounds):
            for reader in running:
                reader.turn()
        for reader in running:
            cast("IO[str]", reader.process.stdin).close()
            reader.process.wait()
    return running


def _started(name: str, python: str, file: Path) -> Reader:
    command = [python, "-W", "ignore", str(HERE / "expression_readers.py"), name, str(file)]
    pipe = subprocess.PIPE
    return Reader(name, subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True))


def is_right(row: dict[str, Any], answer: list[Any]) -> bool:
    """Whether one of the answers is wanted."""
    wanted = row["wanted"] if isinstance(row["wanted"], list) else [row["wanted"]]
    if row["task"] == "time":
        return any(day in wanted for day in answer)
    return any(math.isclose(value, one, rel_tol=1e-6, abs_tol=1e-9) for value in answer for one in wanted)


def table(one: Set, readers: list[Reader]) -> Table:
    """Right answers and speed of each, with ratios to Hudna."""
    made = Table(title=f"{one.name} (n={len(one.rows)})", title_justify="left", box=None, pad_edge=False)
    for title in ("", "right", "wrong", "no answer", "right / Hudna", "a second", "speed / Hudna"):
        made.add_column(title, justify="left" if not title else "right", no_wrap=True)
    rights = {reader.name: sum(map(is_right, one.rows, reader.answers)) for reader in readers}
    speeds = {reader.name: len(one.rows) / median(reader.rounds) for reader in readers}
    for reader in readers:
        right, none = rights[reader.name], sum(not answer for answer in reader.answers)
        share, speed = right / len(one.rows), speeds[reader.name]
        made.add_row(
            WHAT[reader.name], f"{share:.3f}", f"{len(one.rows) - right - none}", f"{none}",
            f"{right / max(rights[BASE], 1):.2f}", f"{speed:,.0f}", f"{speed / speeds[BASE]:.2f}",
        )  # fmt: skip
    return made


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(
        description="How single expressions of time and number are read, by Hudna and others."
    )
    ask.add_argument("--rounds", type=int, default=3)
    ask.add_argument("--misses", type=int, default=0, help="expressions that Hudna misses to show, of each set")
    ask.add_argument("--cache", type=Path, default=CACHE, help=f"environments of the others (default {CACHE})")
    options = ask.parse_args()
    console = Console(soft_wrap=True, highlight=False)
    found = {name: python_of(name, options.cache) for name in WHAT}
    made, notes = sets()
    for name, (python, why) in found.items():
        if python is None:
            notes.append(f"{WHAT[name]}: {why}")
    console.print(
        f"{options.rounds} rounds in turn; processor seconds of one core; Hudna does its whole reading each time"
    )
    for note in notes:
        console.print(note)
    for one in made:
        pythons = {name: python for name, (python, _) in found.items() if python is not None}
        if one.rows[0]["task"] == "number":
            pythons.pop("dateparser", None)  # it reads no numbers
        readers = measured(one, pythons, options.rounds)
        console.print()
        console.print(table(one, readers))
        missed = [row for row, answer in zip(one.rows, readers[0].answers, strict=True) if not is_right(row, answer)]
        for row in missed[: options.misses]:
            console.print(f"  missed: {row['text']} = {row['wanted']}")


if __name__ == "__main__":
    main()
