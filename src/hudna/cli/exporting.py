"""The command ``hudna export``: a case in a format of coders, mappers and archives."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from hudna.case import Case
from hudna.case.exporting import CaseSource
from hudna.case.summaries import Filter
from hudna.cli.ending import complain
from hudna.cli.linking import bring_up_to_date
from hudna.cli.output import opened
from hudna.errors import OptionError
from hudna.export.formats import FORMATS, WHATS, Options, export
from hudna.export.redaction import Redaction
from hudna.types.mention import Precision

_TABLES = ("csv", "hxl", "parquet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the command line asks for."""

    form: str
    db: str
    wanted: Filter | None = None
    what: str | None = None
    as_of: str | None = None
    known_at: str | None = None
    redact: bool = False
    precision: str | None = None
    lang: str = "en"
    out: Path | None = None


def run(request: Request) -> None:
    """Write the case to standard output or a file; what a format left out goes to standard error."""
    if request.form not in FORMATS:
        raise OptionError(f'There is no format "{request.form}". Use one of: {", ".join(sorted(FORMATS))}.')
    if request.what is not None and request.what not in WHATS:
        raise OptionError(f'There is no table "{request.what}". Use one of: {", ".join(WHATS)}.')
    if request.what is not None and request.form not in _TABLES:
        raise OptionError(
            f"{request.form} has no tables to choose from. Leave out --what, or use: {', '.join(_TABLES)}."
        )
    if FORMATS[request.form].binary and request.out is None and sys.stdout.isatty():
        raise OptionError(f"{request.form} is of no use on a terminal. Add --out FILE.")
    options = Options(redact=_redaction(request), lang=request.lang, what=request.what, told=complain)  # type: ignore[arg-type]
    with Case.open(request.db) as case:
        bring_up_to_date(case)
        with case.view(request.known_at) as session, opened(request.out, (request.db,)) as stream:
            source = CaseSource(session, case.knowledge, request.wanted, request.as_of, request.known_at)
            export(request.form, source, stream, options)


def _redaction(request: Request) -> Redaction | None:
    precision = request.precision
    if precision is not None and precision not in get_args(Precision):
        raise OptionError(f'"{precision}" is no precision. Use one of: {", ".join(get_args(Precision))}.')
    if not request.redact and precision is None:
        return None
    return Redaction(finest=precision)  # type: ignore[arg-type]
