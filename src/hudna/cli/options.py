"""Options that several commands have, and what they let one choose from."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class From(StrEnum):
    """What an input can be."""

    text = "text"
    html = "html"
    jsonl = "jsonl"


class Language(StrEnum):
    """The language of the page, not of the report."""

    en = "en"
    ar = "ar"


class RowsTo(StrEnum):
    """What rows can be written as."""

    terminal = "terminal"
    jsonl = "jsonl"


class WholeTo(StrEnum):
    """What one answer can be written as."""

    terminal = "terminal"
    json = "json"


CASE = "hudna.db"

Inputs = Annotated[
    list[str] | None,
    typer.Argument(metavar="INPUT", help="Text files, saved pages, http(s) addresses; - is standard input."),
]
Form = Annotated[From | None, typer.Option("--from", help="What the inputs are; told from the name if left out.")]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="The day of publication, YYYY-MM-DD. JSON lines that state one keep theirs."),
]
Outlet = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who published it. JSON lines that state one keep theirs.")
]
OnlyConflicts = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help="Read with this conflict pack only; may be given again. All, if left out."),
]
PageLanguage = Annotated[Language, typer.Option(help="The language of the page.")]
Out = Annotated[Path | None, typer.Option(metavar="FILE", help="Write to a file.")]
Rows = Annotated[RowsTo, typer.Option(help="What to write.")]
Whole = Annotated[WholeTo, typer.Option(help="What to write.")]
Redact = Annotated[
    bool, typer.Option("--redact", help="Leave out private notes and sources that are marked sensitive.")
]
Db = Annotated[
    str,
    typer.Option(
        "--db", metavar="CASE", envvar="HUDNA_DB", help="The case: a file, or postgresql+psycopg://… for a team."
    ),
]
Plain = Annotated[bool, typer.Option("--plain", help="No isolating marks around Arabic, and no colour.")]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", envvar="HUDNA_BY", help="Who says so. Your login name, if left out."),
]
Why = Annotated[str | None, typer.Option("--why", metavar="TEXT", help="Why: kept with it.")]
InAdvance = Annotated[
    bool, typer.Option("--in-advance", help="Though the case has no such name yet: it is not checked.")
]
KnownAt = Annotated[
    str | None,
    typer.Option("--known-at", metavar="MOMENT", help="As the case was then: a day, or a moment in UTC."),
]
Actor = Annotated[str | None, typer.Option(metavar="NAME", help="Only with this party or mediator.")]
Place = Annotated[str | None, typer.Option(metavar="NAME", help="Only at this place, or in this country (SY).")]
OfConflict = Annotated[str | None, typer.Option(metavar="NAME", help="Only of this conflict, by its pack.")]
InForce = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Only those that may have been in force on it: YYYY, YYYY-MM or YYYY-MM-DD."),
]
Status = Annotated[str | None, typer.Option(metavar="STATUS", help="Only those that stand so: in_force, collapsed …")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="As it could be known on that day: later reports left out."),
]
