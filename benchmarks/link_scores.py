"""Origins and truces against known truth: precision and recall of pairs of reports, and how often the status is right.

    python benchmarks/link_scores.py TRUTH.jsonl [--origins ORIGINS.jsonl] [--truces TRUCES.jsonl]

TRUTH is what ``generated.py`` writes; ORIGINS and TRUCES what ``hudna origins --to jsonl`` and ``hudna truces --to
jsonl`` write: ``{"origin", "reports"}`` and ``{"id", "reports", "status"}``, reports by the ids given on input. A report
that no line names stands alone. Two reports are together where some line names both. Pairs that share a truce only in
somebody's background are not scored: either answer will do.

Pairs are never listed: reports that are in the same lines and the same truths form one cell, and cells are multiplied.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Groups = Mapping[str, frozenset[str]]  # report -> the groups that it is in
_Cell = tuple[frozenset[str], frozenset[str], frozenset[str]]  # given, true, true in the background


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of pairs, and what follows from them; a share of nothing is 1."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of the joined pairs that belong together."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of the pairs that belong together which were joined."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of a generated world."""

    reports: tuple[str, ...]
    origins: Groups
    truces: Groups
    background: Groups
    status: Mapping[str, str]
    also: Mapping[str, frozenset[str]]  # truce -> statuses that are as right
    about: Mapping[str, frozenset[str]]  # truce -> its reports


@dataclass(frozen=True, slots=True)
class StatusScore:
    """How many truces have the right status, of how many; ``given`` counts (true, given), ``None`` for no such truce."""

    right: int
    all: int
    given: Counter[tuple[str, str | None]]

    @property
    def accuracy(self) -> float:
        """Share of the true truces whose status is right."""
        return self.right / self.all if self.all else 1.0


def objects(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def read_truth(path: Path) -> Truth:
    """The truth of a world, as ``generated.py`` wrote it."""
    origins, truces, background = {}, {}, {}
    status, also, about = {}, {}, {}
    for one in objects(path):
        if one["what"] == "report":
            origins[one["id"]] = frozenset((one["origin"],))
            truces[one["id"]] = frozenset(one["truces"])
            background[one["id"]] = frozenset(one["background"])
        elif one["what"] == "truce":
            also[one["id"]] = frozenset(one["also"])
            status[one["id"]], about[one["id"]] = one["status"], frozenset(one["reports"])
    return Truth(tuple(origins), origins, truces, background, status, also, about)


def groups(lines: Iterable[Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """Report -> the lines that name it."""
    found: dict[str, set[str]] = defaultdict(set)
    for number, line in enumerate(lines):
        for report in line["reports"]:
            found[report].add(str(number))
    return {report: frozenset(names) for report, names in found.items()}


def origin_score(given: Groups, truth: Truth) -> Score:
    """Pairs of reports behind one origin."""
    return _score(truth.reports, given, truth.origins, {})


def truce_score(given: Groups, truth: Truth) -> Score:
    """Pairs of reports about one truce."""
    return _score(truth.reports, given, truth.truces, truth.background)


def status_score(lines: Iterable[Mapping[str, Any]], truth: Truth) -> StatusScore:
    """Each true truce takes the status of the line that shares most reports with it, the smaller line of equals."""
    shared: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for line in lines:
        reports = set(line["reports"])
        for truce, count in Counter(truce for one in reports for truce in truth.truces.get(one, ())).items():
            shared[truce].append((-count, len(reports), str(line["status"])))
    given: Counter[tuple[str, str | None]] = Counter()
    right = 0
    for truce, status in truth.status.items():
        said = min(shared[truce])[2] if truce in shared else None
        given[status, said] += 1
        right += said == status or said in truth.also.get(truce, ())
    return StatusScore(right, len(truth.status), given)


def _score(reports: Iterable[str], given: Groups, true: Groups, background: Groups) -> Score:
    cells = _cells(reports, given, true, background)
    right = wrong = missed = 0
    for one, two, pairs in _meetings(cells):
        joined, same = bool(one[0] & two[0]), bool(one[1] & two[1])
        if not same and (one[1] | one[2]) & (two[1] | two[2]):
            continue
        right += pairs * (joined and same)
        wrong += pairs * (joined and not same)
        missed += pairs * (same and not joined)
    return Score(right, wrong, missed)


def _cells(reports: Iterable[str], given: Groups, true: Groups, background: Groups) -> Counter[_Cell]:
    none: frozenset[str] = frozenset()
    return Counter((given.get(one, none), true.get(one, none), background.get(one, none)) for one in reports)


def _meetings(cells: Counter[_Cell]) -> Iterator[tuple[_Cell, _Cell, int]]:
    """Cells that share a group, each two once, and the number of pairs of reports between them."""
    order = list(cells)
    of: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, cell in enumerate(order):
        for name in cell[0]:
            of["given", name].append(number)
        for name in cell[1]:
            of["true", name].append(number)
    for number, cell in enumerate(order):
        size = cells[cell]
        if size > 1 and (cell[0] or cell[1]):
            yield cell, cell, size * (size - 1) // 2
        near = {other for name in cell[0] for other in of["given", name]}
        near |= {other for name in cell[1] for other in of["true", name]}
        for other in near:
            if other > number:
                yield cell, order[other], size * cells[order[other]]


def show(name: str, score: Score) -> str:
    """One line of figures."""
    pairs = score.right + score.missed
    return f"{name:8s} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}  {pairs:,} pairs"


def main() -> None:
    """Score and print."""
    ask = argparse.ArgumentParser(description="Origins and truces against known truth.")
    ask.add_argument("truth", type=Path)
    ask.add_argument("--origins", type=Path)
    ask.add_argument("--truces", type=Path)
    options = ask.parse_args()
    truth = read_truth(options.truth)
    if options.origins:
        print(show("origins", origin_score(groups(objects(options.origins)), truth)))
    if options.truces:
        lines = list(objects(options.truces))
        print(show("truces", truce_score(groups(lines), truth)))
        status = status_score(lines, truth)
        print(f"status   {status.accuracy:.3f} of {status.all} truces")


if __name__ == "__main__":
    main()
