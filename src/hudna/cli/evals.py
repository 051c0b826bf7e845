"""The command ``hudna eval``: labels, a reader, the figures."""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import typer

from hudna.api import knowledge
from hudna.cli.ending import FAILED, complain
from hudna.cli.output import write_out
from hudna.cli.reading import read_one
from hudna.errors import InputError, OptionError
from hudna.evals import Labelled, Names, Scores, intervals, load_labels, score
from hudna.evals.agreement import set_against
from hudna.evals.figures import Figure
from hudna.evals.floors import Floors, append, lowered, raised, read_floors
from hudna.evals.names import read_names
from hudna.ingest import Failure
from hudna.types import Report
from hudna.wire import to_wire

Readings = Mapping[str, Mapping[str, Any]]
_MEASURED = "measured"  # what a new floor stands for where nobody says


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the command line asks for."""

    labels: tuple[Path, ...]
    reader: str | None = None
    against: tuple[Path, ...] = ()
    names: Path | None = None
    conflicts: tuple[str, ...] = ()
    interval: bool = False
    misses: int = 0
    page: Path | None = None
    to: Literal["terminal", "json"] = "terminal"
    plain: bool = False
    floors: Path | None = None
    raises: bool = False
    lower: tuple[str, ...] = ()
    why: str | None = None

    def refuse_contradictions(self) -> None:
        """Raises ``OptionError`` for options that make no sense together."""
        if self.reader is not None and self.against:
            raise OptionError("--reader and --against are two questions. Ask one at a time.")
        if (self.raises or self.lower or self.why) and self.floors is None:
            raise OptionError("--raise, --lower and --why write floors. Name their file with --floors FILE.")


@dataclass(frozen=True, slots=True)
class Result:
    """Figures, what they were counted on, and their intervals where somebody asked."""

    what: str
    labels: Sequence[Labelled]
    scores: Scores
    bounds: Mapping[Figure, tuple[float, float]]


def run(request: Request) -> None:
    """Score and show; bad labels and figures below their floor get a sentence each, and go into the exit status."""
    request.refuse_contradictions()
    names = read_names(request.names) if request.names else Names()
    floors = _floors(request)
    labels, failures = load_labels(request.labels)
    what, labels, readings, more = _read(request, labels)
    for failure in (*failures, *more):
        complain(str(failure))
    if not labels:
        raise InputError("No labelled report is left to score. See docs/evals.md for what labels look like.")
    scores = score(labels, readings, names)
    result = Result(what, labels, scores, intervals(scores) if request.interval else {})
    _show(request, result)
    sunk = _floored(request, floors, scores) if floors else False
    if failures or more or sunk:
        raise typer.Exit(FAILED)


def _read(request: Request, labels: list[Labelled]) -> tuple[str, list[Labelled], Readings, list[Failure]]:
    """What is scored, on which labels, as which readings, and what could not be."""
    if request.against:
        others, failures = load_labels(request.against)
        kept, readings, lost = set_against(labels, others)
        named = ", ".join(str(path) for path in request.against)
        return f"Agreement with {named}", kept, readings, [*failures, *lost]
    if request.reader is None:
        found, failures = _by_hudna(request, labels)
        return "Hudna", labels, found, failures
    from hudna.evals.readers import read_with

    readings = read_with(request.reader, labels)
    lost = [Failure(f"{one.file}, report {one.id}", _UNREAD) for one in labels if one.id not in readings]
    return request.reader, labels, readings, lost


_UNREAD = "the reader gave no reading of it. It counts as if nothing had been found."


def _by_hudna(request: Request, labels: Sequence[Labelled]) -> tuple[Readings, list[Failure]]:
    known = knowledge(request.conflicts)
    readings: dict[str, Mapping[str, Any]] = {}
    failures: list[Failure] = []
    for one in labels:
        found = read_one(Report(one.id, one.text, one.published, one.outlet), known, one.file)
        if isinstance(found, Failure):
            failures.append(found)
        else:
            readings[one.id] = to_wire(found)
    return readings, failures


def _show(request: Request, result: Result) -> None:
    if request.page is not None:
        _write_page(request.page, result)
    if request.to == "json":
        from hudna.evals.json import as_json

        write_out(as_json(result.what, result.scores, result.bounds, request.misses))
        return
    from hudna.cli.console import page_width, print_lines
    from hudna.cli.figures import figure_lines

    print_lines(figure_lines(result, request.misses, page_width(), plain=request.plain), plain=request.plain)


def _write_page(path: Path, result: Result) -> None:
    from hudna.evals.page import render_misses

    page = render_misses(result.scores, result.labels, result.bounds, result.what)
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise OptionError(f"{path}: cannot be written ({error.strerror}). Name another file with --page.") from None


def _floors(request: Request) -> Floors | None:
    """The floors that were named; a file that is to be raised need not be there."""
    if request.floors is None:
        return None
    begun = request.raises and not request.floors.exists()
    return Floors(str(request.floors), ()) if begun else read_floors(request.floors)


def _floored(request: Request, floors: Floors, scores: Scores) -> bool:
    """Judge the figures by their floors, or write new ones first; whether one sank or outgrew its floor, or the history is
    broken."""
    broken = list(floors.broken())
    if not broken and (request.raises or request.lower) and request.floors is not None:
        _write_floors(request, request.floors, floors, scores)
        floors = read_floors(request.floors)
    below, outgrown = floors.below(scores), {} if broken else floors.outgrown(scores)
    for sentence in (*broken, *below.values(), *outgrown.values(), *_next_steps(request, list(below), list(outgrown))):
        complain(sentence)
    return bool(broken or below or outgrown)


def _next_steps(request: Request, below: Sequence[str], outgrown: Sequence[str]) -> Iterator[str]:
    """What to do about figures below and above their floors, as commands that can be copied."""
    if below:
        lower = [word for name in below for word in ("--lower", name)]
        yield (
            f"{len(below)} figure(s) sank. See what is missed: {_command(request, '--misses', '20')} and mend the rules. "
            f"Only where the loss is meant: {_command(request, '--floors', str(request.floors), *lower, '--why', _WHY)}"
        )
    if outgrown:
        yield (
            f"{len(outgrown)} figure(s) could sink unseen. Lay the floors anew and commit {request.floors}: "
            f"{_command(request, '--floors', str(request.floors), '--raise')}"
        )


_WHY = "why, in 30 characters or more"


def _command(request: Request, *more: str) -> str:
    """The same question asked again, with further words."""
    words = ["hudna", "eval", *(str(path) for path in request.labels)]
    words += ["--reader", request.reader] if request.reader is not None else []
    words += [word for path in request.against for word in ("--against", str(path))]
    words += ["--names", str(request.names)] if request.names else []
    words += [word for name in request.conflicts for word in ("--conflict", name)]
    return shlex.join([*words, *more])


def _write_floors(request: Request, path: Path, floors: Floors, scores: Scores) -> None:
    today = datetime.now(UTC).date()
    entries = lowered(floors, scores, request.lower, today, request.why or "") if request.lower else []
    if request.raises:
        longer = Floors(floors.file, (*floors.entries, *entries))
        entries = [*entries, *raised(longer, scores, today, request.why or _MEASURED)]
    append(path, entries)
    typer.echo(f"{path}: {len(entries)} new floor(s).", err=True)
