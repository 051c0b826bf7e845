"""The command ``hudna dossier``: all that a case holds of one truce, on a terminal, as a page, as a PDF, as JSON."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from hudna.case import Case
from hudna.case.exporting import CaseSource
from hudna.cli.console import page_width, print_lines
from hudna.cli.linking import bring_up_to_date
from hudna.cli.output import opened
from hudna.errors import OptionError
from hudna.export.dossier.names import arabic_names
from hudna.export.redaction import Redaction, redact
from hudna.ingest import parse_date
from hudna.types.dossier import Dossier
from hudna.wire import to_plain

Target = Literal["terminal", "html", "pdf", "json"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the command line asks for."""

    name: str
    db: str
    to: Target = "terminal"
    lang: Literal["en", "ar"] = "en"
    as_of: str | None = None
    known_at: str | None = None
    redact: bool = False
    plain: bool = False
    out: Path | None = None


def run(request: Request) -> None:
    """Write the dossier as it was asked for."""
    if request.as_of is not None:
        parse_date(request.as_of)
    if request.out is None and request.to in ("html", "pdf") and sys.stdout.isatty():
        raise OptionError(f"A page of {request.to.upper()} is of no use on a terminal. Add --out FILE.")
    with Case.open(request.db) as case:
        bring_up_to_date(case)
        dossier = case.dossier(request.name, as_of=request.as_of, known_at=request.known_at)
        if request.redact:
            dossier = _redacted(case, dossier, request)
        names = arabic_names(case.knowledge) if request.lang == "ar" else None
    if request.to == "terminal" and request.out is None:
        from hudna.export.dossier.terminal import terminal

        width = page_width()
        print_lines(terminal(dossier, request.lang, width, request.plain, names), plain=request.plain)
        return
    data = _written(dossier, request, names)
    with opened(request.out, (request.db,)) as stream:
        stream.write(data)


def _redacted(case: Case, dossier: Dossier, request: Request) -> Dossier:
    with case.view(request.known_at) as session:
        source = CaseSource(session, case.knowledge)
        names = tuple(source.sensitive())
        return redact(
            dossier,
            Redaction(),
            names=names,
            place_of=source.place,
            text_of=lambda version: source.report(version).text,
        )


def _written(dossier: Dossier, request: Request, names: Mapping[str, str] | None) -> bytes:
    if request.to == "html":
        from hudna.export.dossier.html import html

        return html(dossier, request.lang, names).encode("utf-8", "replace")
    if request.to == "pdf":
        from hudna.export.dossier.pdf import pdf

        return pdf(dossier, request.lang, names)
    if request.to == "json":
        return msgspec.json.format(msgspec.json.encode(to_plain(dossier)), indent=2) + b"\n"
    from hudna.export.dossier.terminal import terminal
    from hudna.export.terminal import as_text

    lines = terminal(dossier, request.lang, page_width(), request.plain, names)
    return as_text(lines).encode("utf-8", "replace")
