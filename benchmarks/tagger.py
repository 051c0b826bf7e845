"""How well names are found: packs and rules alone, with the tagger, the tagger alone, and a small neural network.

    uv sync --inexact --group train
    python benchmarks/tagger.py DATA [--neural] [--keep FOLDER]

DATA is the folder that ``tools/train_tagger.py`` takes. The tagger is trained on nine tenths of it and all are judged on
the tenth that was held back, in one run, by spans that are the same and by spans that overlap. ``--neural`` also trains a
convolutional network of spaCy's (hash embeddings, four layers of width 96) on the same words and marks, in an environment
of its own; that takes minutes and some 400 MB. Never fails on a figure: it measures, the tests judge.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table

from hudna.packs.knowledge import Knowledge, load_knowledge
from hudna.pipeline import named
from hudna.tagger.model import WEIGHTS, load_tagger
from hudna.text.page import read_page
from hudna.types import Name, Report

HERE = Path(__file__).resolve().parent
TRAIN = HERE.parent / "tools" / "train_tagger.py"
NEURAL = HERE / "tagger_neural.py"
KINDS = ("person", "organisation", "place")
ROUNDS = 3

Names = list[tuple[int, int, str]]
"""First and last token and kind of each name of a sentence."""


class Sentence(msgspec.Struct, frozen=True):
    """The words of one sentence, what the packs know of each, and its labels."""

    forms: list[str]
    marks: list[str]
    labels: list[str]


@dataclass(frozen=True, slots=True)
class Result:
    """What one contender found in each sentence, and its processor seconds for all words."""

    title: str
    found: list[Names]
    seconds: float


def names_of(labels: Sequence[str]) -> Names:
    """The names that a row of labels marks."""
    out: Names = []
    for at, label in enumerate(labels):
        if label.startswith("B-"):
            out.append((at, at + 1, label[2:]))
        elif label.startswith("I-") and out:
            out[-1] = (out[-1][0], at + 1, out[-1][2])
    return out


def timed(title: str, find: Callable[[Sentence], Names], rows: Sequence[Sentence]) -> Result:
    """The best of some rounds, the first to warm up."""
    seconds = []
    found: list[Names] = []
    for _ in range(ROUNDS):
        began = time.process_time()
        found = [find(row) for row in rows]
        seconds.append(time.process_time() - began)
    return Result(title, found, min(seconds))


def reader(knowledge: Knowledge) -> Callable[[Sentence], Names]:
    """Names and places as a reading has them; descriptions and groups are none.

    A state that acts is an organisation in a reading and a place in the data: it is counted as a place.
    """

    def kind_of(name: Name) -> str:
        entry = knowledge.by_wire.get(name.entry or "")
        return "place" if entry is not None and entry.get("kind") == "state" else name.kind

    def find(row: Sentence) -> Names:
        page = read_page(Report("sentence", " ".join(row.forms)), knowledge.layout)
        hits = knowledge.lexicon.scan(page.folded, page.tokens)
        people, places = named(page, hits, knowledge, None)
        proper = [(name, kind_of(name)) for name in people if not name.generic and name.kind in KINDS]
        both = [*proper, *((place, "place") for place in places)]
        return [(*page.tokens_in(one.start, one.end), kind) for one, kind in both]

    return find


def neural(folder: Path) -> Result:
    """Trains and runs the network in an environment of its own, kept for the next time beside uv's other things."""
    home = Path.home() / ".cache" / "hudna-bench" / "spacy"
    python = home / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-qq", "spacy>=3.8,<3.9"], check=True)
    done = subprocess.run([str(python), str(NEURAL), str(folder)], check=True, stdout=subprocess.PIPE)
    seconds, found = msgspec.json.decode(done.stdout, type=tuple[float, list[list[tuple[int, int, str]]]])
    return Result("a small neural network alone", found, seconds)


def scores(rows: Sequence[Sentence], found: Sequence[Names]) -> list[str]:
    """For each kind the F1 of the same spans and of overlapping ones."""
    count: Counter[tuple[str, str]] = Counter()
    for row, names in zip(rows, found, strict=True):
        for kind in KINDS:
            gold = [name for name in names_of(row.labels) if name[2] == kind]
            left = [name for name in names if name[2] == kind]
            count[kind, "all"] += len(gold) + len(left)
            count[kind, "same"] += len(set(gold) & set(left))
            for first, last, _ in gold:
                met = next((name for name in left if name[0] < last and first < name[1]), None)
                if met is not None:
                    left.remove(met)
                    count[kind, "overlap"] += 1
    return [f"{2 * count[kind, how] / (count[kind, 'all'] or 1):.3f}" for kind in KINDS for how in ("same", "overlap")]


def table(rows: Sequence[Sentence], results: Sequence[Result]) -> Table:
    """A line for each contender."""
    words = sum(len(row.forms) for row in rows)
    made = Table(box=None, pad_edge=False)
    for title in ("", "person", "overlap", "organisation", "overlap", "place", "overlap", "us/word"):
        made.add_column(title, justify="left" if not title else "right", no_wrap=True)
    for result in results:
        made.add_row(result.title, *scores(rows, result.found), f"{result.seconds / words * 1e6:.1f}")
    return made


def run(data: Path, folder: Path, *, with_network: bool) -> None:
    """Train, find, print."""
    subprocess.run([sys.executable, str(TRAIN), str(data), "--split", str(folder)], check=True)
    lines = (folder / "test.jsonl").read_bytes().splitlines()
    rows = [msgspec.json.decode(line, type=Sentence) for line in lines]
    tagger = load_tagger(folder / WEIGHTS.name)
    if tagger is None:
        sys.exit("The training wrote no weights.")
    alone = replace(load_knowledge(), tagger=None)
    results = [
        timed("packs and rules alone", reader(alone), rows),
        timed("packs, rules and tagger", reader(replace(alone, tagger=tagger)), rows),
        timed(
            "the tagger alone",
            lambda row: [(name.first, name.last, name.kind) for name in tagger.tag(row.forms, row.marks)],
            rows,
        ),
    ]
    if with_network:
        results.append(neural(folder))
    console = Console(width=110)
    console.print(f"{len(rows)} sentences held back; F1 of the same and of overlapping spans", highlight=False)
    console.print(table(rows, results))


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("data", type=Path)
    ask.add_argument("--neural", action="store_true")
    ask.add_argument("--keep", type=Path)
    asked = ask.parse_args()
    if asked.keep:
        run(asked.data, asked.keep, with_network=asked.neural)
        return
    with tempfile.TemporaryDirectory() as folder:
        run(asked.data, Path(folder), with_network=asked.neural)


if __name__ == "__main__":
    main()
