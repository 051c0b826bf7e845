"""The command ``hudna read``: every input to its reading, every reading to the page that was asked for."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

import typer

from hudna.api import knowledge
from hudna.cli.ending import FAILED, complain, fault
from hudna.errors import HudnaError, OptionError
from hudna.ingest import Failure, Format, parse_date, read_source
from hudna.ingest.script import NO_ARABIC, foreign
from hudna.packs.knowledge import Knowledge
from hudna.pipeline import analyze
from hudna.types import Reading, Report

Target = Literal["terminal", "json", "jsonl", "html"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the command line asks for."""

    inputs: tuple[str, ...]
    to: Target = "terminal"
    form: Format | None = None
    published: str | None = None
    outlet: str | None = None
    conflicts: tuple[str, ...] = ()
    lang: Literal["en", "ar"] = "en"
    plain: bool = False
    out: Path | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """The inputs; standard input where JSON lines were asked for and none is named."""
        if not self.inputs and self.form == "jsonl":
            return ("-",)
        if not self.inputs:
            raise OptionError("Nothing to read. Name a file or an address, or - for standard input.")
        return self.inputs


@dataclass(frozen=True, slots=True)
class Read:
    """A reading and the input it came from."""

    reading: Reading
    source: str
    lines: bool  # one of a file of JSON lines
    remark: Failure | None = None  # why nothing was found, where the reading is handed on all the same


def run(request: Request) -> None:
    """Read every input and write the page; failures go to standard error, a sentence each, and into the exit status."""
    from hudna.cli.pages import write

    failures = 0

    def told() -> Iterator[Read]:
        nonlocal failures
        for result in read_all(request):
            if isinstance(result, Failure):
                failures += 1
                complain(str(result))
            else:
                if result.remark:
                    complain(str(result.remark))
                yield result

    write(request, told())
    if failures:
        raise typer.Exit(FAILED)


def reports_of(request: Request) -> Iterator[tuple[Report | Failure, str]]:
    """Every report of the inputs with its source, or why there is none; options are judged before anything is read."""
    sources = request.sources
    day = parse_date(request.published) if request.published is not None else None
    for source in sources:
        for item in read_source(source, request.form):
            told = (
                item
                if isinstance(item, Failure)
                else _told(item, day, request.outlet, keep=_has_lines(request, source))
            )
            yield told, source


def _has_lines(request: Request, source: str) -> bool:
    return request.form == "jsonl" or (request.form is None and source.endswith((".jsonl", ".ndjson")))


def read_all(request: Request) -> Iterator[Read | Failure]:
    """Every reading or failure, one at a time."""
    _ = request.sources
    known = knowledge(request.conflicts)
    for report, source in reports_of(request):
        if isinstance(report, Failure):
            yield report
            continue
        lines = _has_lines(request, source)
        remark = Failure(_where(source, report, lines=lines), NO_ARABIC) if foreign(report) else None
        # A program that sends lines waits for a reading of each; a page would tell a person "no truce".
        if remark and not (lines and request.to in ("json", "jsonl")):
            yield remark
            continue
        result = read_one(_noted(report) if remark else report, known, source)
        yield result if isinstance(result, Failure) else Read(result, source, lines, remark)


def _where(source: str, report: Report, *, lines: bool) -> str:
    name = "standard input" if source == "-" else source
    return f"{name}, report {report.id}" if lines else name


def _noted(report: Report) -> Report:
    return replace(report, notes=(*report.notes, NO_ARABIC))


def read_one(report: Report, known: Knowledge, source: str) -> Reading | Failure:
    """The reading of a report, or why there is none: one bad report must not stop a thousand."""
    where = f"{source}, report {report.id}"
    try:
        return analyze(report, known)
    except HudnaError as error:
        return Failure(where, str(error))
    # A fault of ours in one report: said, and the next one is read.
    except Exception as error:
        return Failure(where, f"could not be read because of {fault(error)}")


def _told(report: Report, day: date | None, outlet: str | None, *, keep: bool) -> Report:
    """The report with what the command line says of it; a record of JSON lines keeps what it says itself."""
    stated_day, stated_outlet = (report.published, report.outlet) if keep else (None, None)
    return replace(
        report,
        published=stated_day or day or report.published,
        outlet=stated_outlet or outlet or report.outlet,
    )
