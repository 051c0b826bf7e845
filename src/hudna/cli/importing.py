"""The command ``hudna import``: rows of other people's datasets, kept with their owner and beside the claims."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import typer

from hudna.case import Case
from hudna.cli.ending import FAILED, complain
from hudna.cli.progress import counting
from hudna.errors import OptionError
from hudna.ingest import Failure
from hudna.ingest.external import read_acled, read_cf, read_table, read_ucdp
from hudna.types.external import ExternalRecord

_SHOWN = 20
_READERS = {"ucdp": read_ucdp, "acled": read_acled, "cf": read_cf}


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the command line asks for."""

    form: str
    file: Path
    db: str
    by: str
    columns: Sequence[str] = ()
    owner: str | None = None
    dataset: str | None = None
    terms: str | None = None


def run(request: Request) -> None:
    """Keep every record; rows that cannot be read go to standard error and into the exit status."""
    failures = 0
    try:
        stream = request.file.open("rb")
    except OSError as error:
        raise OptionError(f"{request.file}: cannot be read ({error.strerror}). Name another file.") from None
    with stream, Case.open(request.db, create=True) as case, counting("rows") as count:
        tally = {True: 0, False: 0}
        for outcome in case.import_records(_records(request, stream), by=request.by):
            count()
            if isinstance(outcome, Failure):
                failures += 1
                if failures <= _SHOWN:
                    complain(str(outcome))
            else:
                tally[outcome] += 1
    typer.echo(
        f"{tally[True]:,} record(s) kept, {tally[False]:,} already there; they are their owner's, and no claims.",
        err=True,
    )
    if failures:
        if failures > _SHOWN:
            complain(f"{failures - _SHOWN:,} more row(s) could not be read.")
        raise typer.Exit(FAILED)


def _records(request: Request, stream: BinaryIO) -> Iterator[ExternalRecord | Failure]:
    where = request.file.name
    if request.form in _READERS:
        return _READERS[request.form](stream, where)
    columns = dict(_pair(one) for one in request.columns)
    if not request.owner:
        raise OptionError("Say whose table it is, with --owner NAME: it is kept under that name.")
    terms = {"terms": request.terms} if request.terms else {}
    return read_table(stream, where, columns, request.owner, request.dataset or request.file.stem, **terms)


def _pair(text: str) -> tuple[str, str]:
    field, mark, column = text.partition("=")
    if not mark or not field or not column:
        raise OptionError(f'"{text}" maps nothing. Write FIELD=COLUMN, for example date=Day.')
    return field, column
