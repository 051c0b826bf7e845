"""The command ``hudna add``: reports into a case."""

from collections.abc import Iterator
from dataclasses import dataclass

import typer

from hudna.case import Case
from hudna.case.adding import Incoming, Outcome
from hudna.cli.ending import FAILED, complain
from hudna.cli.progress import counting
from hudna.cli.reading import Request as Inputs
from hudna.cli.reading import reports_of
from hudna.ingest import Failure, Format


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for."""

    inputs: tuple[str, ...]
    db: str
    form: Format | None
    published: str | None
    outlet: str | None
    conflicts: tuple[str, ...]


def run(request: Request) -> None:
    """Add every report and link the case; what could not be taken in goes to standard error and into the exit status."""
    inputs = Inputs(inputs=request.inputs, form=request.form, published=request.published, outlet=request.outlet)
    _ = inputs.sources  # nothing to read is said before a case is made
    tally = {"new": 0, "changed": 0, "again": 0, "returned": 0}
    failures = 0
    with Case.open(request.db, create=True, conflicts=request.conflicts) as case, counting("reports") as count:
        for outcome in case.add_reports(_incoming(inputs)):
            count()
            failures += _told(outcome)
            if isinstance(outcome, Outcome):
                tally[outcome.outcome] += 1
        case.link()
        counts = case.count()
    typer.echo(_sum(request.db, tally, counts), err=True)
    if failures:
        raise typer.Exit(FAILED)


def _incoming(inputs: Inputs) -> Iterator[Incoming | Failure]:
    for item, source in reports_of(inputs):
        yield item if isinstance(item, Failure) else Incoming(report=item, source=source)


def _told(outcome: Outcome | Failure) -> int:
    """Say what a person must know of one report; 1 where it failed."""
    if isinstance(outcome, Failure):
        complain(str(outcome))
        return 1
    if outcome.failed:
        complain(f"{outcome.name}: kept, but {outcome.failed}")
        return 1
    if outcome.remark:
        complain(f"{outcome.name}: {outcome.remark}")
    return 0


def _sum(where: str, tally: dict[str, int], counts: tuple[int, int, int]) -> str:
    said = {"new": "new", "changed": "changed", "again": "already there", "returned": "as once before"}
    reports, origins, truces = counts
    parts = [f"{tally[key]:,} {words}" for key, words in said.items() if tally[key] or key == "new"]
    return f"{', '.join(parts)}. {where} now holds {reports:,} report(s), {origins:,} origin(s), {truces:,} truce(s)."
