"""The commands that work on a case."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from hudna.cli.ending import careful
from hudna.cli.options import (
    CASE,
    Actor,
    AsOf,
    By,
    Db,
    Form,
    InAdvance,
    InForce,
    Inputs,
    KnownAt,
    Language,
    OfConflict,
    Out,
    Outlet,
    PageLanguage,
    Place,
    Plain,
    Published,
    Redact,
    Rows,
    RowsTo,
    Status,
    Why,
)


def add(
    inputs: Inputs = None,
    *,
    db: Db = CASE,
    form: Form = None,
    published: Published = None,
    outlet: Outlet = None,
    conflict: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="Begin the case with this conflict pack only; may be given again. All, if left out."
        ),
    ] = None,
) -> None:
    """Read reports into a case, and link them with those that are there."""
    with careful():
        from hudna.cli.adding import Request, run

        run(Request(tuple(inputs or ()), db, form.value if form else None, published, outlet, tuple(conflict or ())))


def reread(
    *,
    db: Db = CASE,
    everything: Annotated[
        bool, typer.Option("--all", help="Also reports that this very Hudna, with these packs, has read.")
    ] = False,
    to: Rows = RowsTo.terminal,
) -> None:
    """Read the reports of a case anew, beside the older readings, and say what changed."""
    with careful():
        from hudna.cli.rereading import run

        run(db, everything=everything, to=to.value)


def verify(*, db: Db = CASE) -> None:
    """Prove that a case is whole: hashes, spans, references, indexes."""
    with careful():
        from hudna.cli.keeping import verify_case

        verify_case(db)


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write; it must not be there.")],
    *,
    db: Db = CASE,
) -> None:
    """Copy a case into one file while others work on it."""
    with careful():
        from hudna.cli.keeping import back_up_case

        back_up_case(db, file)


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help='Words, "words in a row", beginnings with *.')],
    *,
    db: Db = CASE,
    most: Annotated[int, typer.Option("--most", metavar="N", min=1, help="How many reports.")] = 20,
    to: Rows = RowsTo.terminal,
    plain: Plain = False,
) -> None:
    """Find reports by their words, whatever their spelling."""
    with careful():
        from hudna.cli.searching import run

        run(db, " ".join(words), most, to.value, plain=plain)


def origins(
    *,
    db: Db = CASE,
    least: Annotated[int, typer.Option("--least", metavar="N", min=1, help="Only origins of so many reports.")] = 1,
    known_at: KnownAt = None,
    to: Rows = RowsTo.terminal,
    plain: Plain = False,
) -> None:
    """Show which reports repeat one another: "12 reports, 3 origins"."""
    with careful():
        from hudna.cli.origins import run

        run(db, least, known_at, to.value, plain=plain)


def truces(
    *,
    db: Db = CASE,
    actor: Actor = None,
    place: Place = None,
    conflict: OfConflict = None,
    date: InForce = None,
    status: Status = None,
    known_at: KnownAt = None,
    to: Rows = RowsTo.terminal,
    plain: Plain = False,
) -> None:
    """List the truces of a case, the latest first."""
    with careful():
        from hudna.case.summaries import Filter
        from hudna.cli.truces import run

        wanted = Filter(actor=actor, place=place, conflict=conflict, date=date, status=status)
        run(db, wanted, known_at, to.value, plain=plain)


def claims(
    *,
    db: Db = CASE,
    truce: Annotated[
        str | None, typer.Option(metavar="TRUCE", help="Only on this truce: its id, or the beginning.")
    ] = None,
    source: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only of this source, or of those who speak for it.")
    ] = None,
    act: Annotated[str | None, typer.Option(metavar="ACT", help="Only this act: asserts, denies, refuses …")] = None,
    about: Annotated[
        str | None, typer.Option(metavar="KIND", help="Only on this kind of proposition: exists, started …")
    ] = None,
    known_at: KnownAt = None,
    to: Rows = RowsTo.terminal,
    plain: Plain = False,
) -> None:
    """List who says what about truces, with the words."""
    with careful():
        from hudna.cli.asking import ClaimFilter, list_claims

        list_claims(db, ClaimFilter(truce, source, act, about), known_at, to.value, plain=plain)


def sources(
    *,
    db: Db = CASE,
    known_at: KnownAt = None,
    to: Rows = RowsTo.terminal,
    plain: Plain = False,
) -> None:
    """List who speaks in a case, and how reliable somebody calls them."""
    with careful():
        from hudna.cli.asking import list_sources

        list_sources(db, known_at, to.value, plain=plain)


def changes(
    *,
    since: Annotated[str, typer.Option(metavar="DATE", help="A day, or a moment in UTC.")],
    db: Db = CASE,
    to: Rows = RowsTo.terminal,
    plain: Plain = False,
) -> None:
    """Show what is new in a case since a day."""
    with careful():
        from hudna.cli.asking import list_changes

        list_changes(db, since, to.value, plain=plain)


class DossierTo(StrEnum):
    """What a dossier can be written as."""

    terminal = "terminal"
    html = "html"
    pdf = "pdf"
    json = "json"


def dossier(
    truce: Annotated[str, typer.Argument(metavar="TRUCE", help="The id of a truce, or the beginning of it.")],
    *,
    db: Db = CASE,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    lang: PageLanguage = Language.en,
    to: Annotated[DossierTo, typer.Option(help="What to write.")] = DossierTo.terminal,
    redact: Redact = False,
    plain: Plain = False,
    out: Out = None,
) -> None:
    """Show all that a case holds of one truce: who affirms, who denies, on what grounds, and did the fighting stop."""
    with careful():
        from hudna.cli.dossiers import Request, run

        run(
            Request(
                name=truce,
                db=db,
                to=to.value,
                lang=lang.value,
                as_of=as_of,
                known_at=known_at,
                redact=redact,
                plain=plain,
                out=out,
            )
        )


def export(
    form: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT", help="cf, ged, acled, plover, geojson, csv, xlsx, hxl, jsonld, ftm or parquet."
        ),
    ],
    *,
    db: Db = CASE,
    what: Annotated[
        str | None, typer.Option(metavar="TABLE", help="For csv, hxl and parquet: claims, truces, events or reports.")
    ] = None,
    actor: Actor = None,
    place: Place = None,
    conflict: OfConflict = None,
    date: InForce = None,
    status: Status = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    redact: Redact = False,
    precision: Annotated[
        str | None,
        typer.Option(metavar="LEVEL", help="Leave out places finer than this (city, governorate …); redacts too."),
    ] = None,
    lang: Annotated[Language, typer.Option(help="The language of words of our own.")] = Language.en,
    out: Out = None,
) -> None:
    """Write a case in a format of coders, mappers and archives."""
    with careful():
        from hudna.case.summaries import Filter
        from hudna.cli.exporting import Request, run

        wanted = Filter(actor=actor, place=place, conflict=conflict, date=date, status=status)
        run(
            Request(
                form=form,
                db=db,
                wanted=wanted if wanted != Filter() else None,
                what=what,
                as_of=as_of,
                known_at=known_at,
                redact=redact,
                precision=precision,
                lang=lang.value,
                out=out,
            )
        )


class ImportForm(StrEnum):
    """Whose dataset a file is."""

    ucdp = "ucdp"
    acled = "acled"
    cf = "cf"
    csv = "csv"


def import_(
    form: Annotated[ImportForm, typer.Argument(help="UCDP GED, ACLED, ETH/PRIO CF, or any table.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV file.")],
    *,
    db: Db = CASE,
    columns: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="FIELD=COLUMN", help="For csv: which column is which. May be given again."),
    ] = None,
    owner: Annotated[str | None, typer.Option(metavar="NAME", help="For csv: whose table it is.")] = None,
    dataset: Annotated[str | None, typer.Option(metavar="NAME", help="For csv: what it is called.")] = None,
    terms: Annotated[str | None, typer.Option(metavar="TEXT", help="For csv: what its owner allows.")] = None,
    by: By = None,
) -> None:
    """Keep rows of somebody else's dataset beside the claims, under their owner's name and terms."""
    with careful():
        from hudna.cli.importing import Request, run
        from hudna.cli.judging import who

        run(
            Request(
                form=form.value,
                file=file,
                db=db,
                by=who(by),
                columns=tuple(columns or ()),
                owner=owner,
                dataset=dataset,
                terms=terms,
            )
        )


class Thing(StrEnum):
    """What a judgement may be about."""

    truce = "truce"
    origin = "origin"
    event = "event"
    actor = "actor"
    place = "place"


class Verdict(StrEnum):
    """How a judgement may end."""

    same = "same"
    different = "different"
    unsure = "unsure"


def judge(
    thing: Annotated[
        Thing,
        typer.Argument(
            help="What is judged: two truces, two reports (origin), two events, or two names of an actor or a place."
        ),
    ],
    first: Annotated[
        str, typer.Argument(metavar="A", help="Its id or the beginning of it; REPORT#0 for one report's.")
    ],
    second: Annotated[str, typer.Argument(metavar="B", help="The other one.")],
    verdict: Annotated[Verdict, typer.Argument(help="Whether they are one.")],
    *,
    db: Db = CASE,
    by: By = None,
    why: Why = None,
) -> None:
    """Judge whether two truces, reports or events are one. A person's judgement stands before Hudna's."""
    with careful():
        from hudna.cli.judging import judge as run

        run(db, thing.value, (first, second), verdict.value, by, why)


def undo(
    number: Annotated[int, typer.Argument(metavar="N", help="The number of the judgement.")],
    *,
    db: Db = CASE,
    by: By = None,
    why: Why = None,
) -> None:
    """Take a judgement back."""
    with careful():
        from hudna.cli.judging import undo as run

        run(db, number, by, why)


def judgements(*, db: Db = CASE, to: Rows = RowsTo.terminal, plain: Plain = False) -> None:
    """List judgements, and what waits for one."""
    with careful():
        from hudna.cli.judging import list_judgements as run

        run(db, to.value, plain=plain)


def rate(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The name of a source, as hudna sources shows it.")],
    reliability: Annotated[str, typer.Argument(metavar="A–F", help="Admiralty reliability; none takes it back.")],
    *,
    db: Db = CASE,
    by: By = None,
    why: Why = None,
    in_advance: InAdvance = False,
) -> None:
    """Say how reliable a source is: A completely, to E not, F cannot be judged."""
    with careful():
        from hudna.cli.judging import rate as run

        run(db, source, reliability, by, why, in_advance=in_advance)


def note(
    truce: Annotated[str, typer.Argument(metavar="TRUCE", help="The id of a truce, or the beginning of it.")],
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The note.")],
    *,
    db: Db = CASE,
    by: By = None,
    private: Annotated[bool, typer.Option("--private", help="For the team alone: --redact leaves it out.")] = False,
) -> None:
    """Keep a note on a truce."""
    with careful():
        from hudna.cli.judging import note as run

        run(db, truce, text, by, private=private)


def sensitive(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The name of a source, as hudna sources shows it.")],
    *,
    db: Db = CASE,
    by: By = None,
    in_advance: InAdvance = False,
) -> None:
    """Mark a source as sensitive: --redact leaves its name out."""
    with careful():
        from hudna.cli.judging import mark_sensitive as run

        run(db, source, by, in_advance=in_advance)


def notes(*, db: Db = CASE, known_at: KnownAt = None, to: Rows = RowsTo.terminal, plain: Plain = False) -> None:
    """List notes, sensitive sources and ratings, with who and when, and the number by which to unmark."""
    with careful():
        from hudna.cli.judging import list_notes as run

        run(db, known_at, to.value, plain=plain)


def unmark(
    number: Annotated[int, typer.Argument(metavar="N", help="The number of the note or mark.")],
    *,
    db: Db = CASE,
    by: By = None,
) -> None:
    """Take a note, or the mark of a sensitive source, back."""
    with careful():
        from hudna.cli.judging import unmark as run

        run(db, number, by)


COMMANDS: dict[str, Callable[..., Any]] = {
    "add": add,
    "truces": truces,
    "dossier": dossier,
    "claims": claims,
    "sources": sources,
    "origins": origins,
    "changes": changes,
    "export": export,
    "import": import_,
    "search": search,
    "judge": judge,
    "undo": undo,
    "judgements": judgements,
    "rate": rate,
    "note": note,
    "sensitive": sensitive,
    "notes": notes,
    "unmark": unmark,
    "reread": reread,
    "verify": verify,
    "backup": backup,
}
