"""The commands and their options."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from hudna.cli.case_commands import COMMANDS
from hudna.cli.ending import careful
from hudna.cli.options import (
    Form,
    Inputs,
    Language,
    OnlyConflicts,
    Out,
    Outlet,
    PageLanguage,
    Plain,
    Published,
    Whole,
    WholeTo,
)

app = typer.Typer(
    help="Reads reports of armed conflict, Arabic first: is there a truce, who says so, who denies it, on what terms?",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


places_app = typer.Typer(
    help="What names of places stand for, and places of your own.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(places_app, name="places")


class To(StrEnum):
    """What a reading can be written as."""

    terminal = "terminal"
    json = "json"
    jsonl = "jsonl"
    html = "html"


@app.callback(invoke_without_command=True)
def start(
    *, version: Annotated[bool, typer.Option("--version", help="Print the version and leave.", is_eager=True)] = False
) -> None:
    """Reads reports of armed conflict, Arabic first: is there a truce, who says so, who denies it, on what terms?"""
    if version:
        import hudna

        typer.echo(f"hudna {hudna.version()}")
        raise typer.Exit


@app.command()
def read(
    inputs: Inputs = None,
    *,
    to: Annotated[To, typer.Option(help="What to write.")] = To.terminal,
    form: Form = None,
    published: Published = None,
    outlet: Outlet = None,
    conflict: OnlyConflicts = None,
    lang: PageLanguage = Language.en,
    plain: Plain = False,
    out: Out = None,
) -> None:
    """Read reports and show what they say of a truce, with the words it stands on."""
    with careful():
        from hudna.cli.reading import Request, run

        run(
            Request(
                inputs=tuple(inputs or ()),
                to=to.value,
                form=form.value if form else None,
                published=published,
                outlet=outlet,
                conflicts=tuple(conflict or ()),
                lang=lang.value,
                plain=plain,
                out=out,
            )
        )


@app.command()
def schema() -> None:
    """Print the JSON Schema of a reading."""
    with careful():
        from hudna.cli.output import write_out
        from hudna.wire import schema_bytes

        write_out(schema_bytes())


@app.command()
def demo(
    *,
    out: Annotated[Path, typer.Option(metavar="DIR", help="The folder to write into.")] = Path("hudna-demo"),
    lang: PageLanguage = Language.en,
    show: Annotated[bool, typer.Option("--open/--no-open", help="Open the page where there is a screen.")] = True,
) -> None:
    """Read the bundled sample reports (invented) and write a page."""
    with careful():
        from hudna.cli.demo import run_demo

        run_demo(out, lang.value, show=show)


@app.command()
def explain(
    sentence: Annotated[str, typer.Argument(help="A sentence in Arabic.")],
) -> None:
    """Show which rules match a sentence, over which words, from which pack entry."""
    with careful():
        from hudna.cli.packs import show_explanation

        show_explanation(sentence)


@app.command()
def check(
    packs: Annotated[
        list[str] | None,
        typer.Argument(metavar="PACK", help="Packs such as lang/ar or conflicts/syria; all, if left out."),
    ] = None,
) -> None:
    """Check packs and run their examples and counterexamples."""
    with careful():
        from hudna.cli.packs import check_packs

        check_packs(tuple(packs or ()))


@app.command()
def eval(  # noqa: A001 - the name of the command
    labels: Annotated[
        list[Path],
        typer.Argument(metavar="LABELS…", help="Labelled reports: .toml or .jsonl files, or folders of them."),
    ],
    *,
    reader: Annotated[
        str | None,
        typer.Option(metavar="COMMAND", help="Score this command, JSON lines in and out. Hudna itself, if left out."),
    ] = None,
    against: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Labels of a second person: how far the two agree. May be given again."),
    ] = None,
    names: Annotated[
        Path | None, typer.Option(metavar="FILE", help="JSON {name: [other names]}: names that count as the same.")
    ] = None,
    conflict: OnlyConflicts = None,
    interval: Annotated[
        bool, typer.Option("--interval", help="Add the 95 % bootstrap interval of each figure, drawn by report.")
    ] = False,
    misses: Annotated[int, typer.Option(metavar="N", min=0, help="Show the first N misses of each figure.")] = 0,
    page: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write all misses as one HTML page that works offline.")
    ] = None,
    to: Whole = WholeTo.terminal,
    plain: Plain = False,
    floors: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Fail where a figure is below its floor in this file, or well above it."),
    ] = None,
    raise_: Annotated[
        bool, typer.Option("--raise", help="Append to the floors what is measured, a little below it.")
    ] = False,
    lower: Annotated[
        list[str] | None,
        typer.Option(metavar="FIGURE", help="Append a lower floor of this figure, with --why. May be given again."),
    ] = None,
    why: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What the new floors stand for, or why one is lowered.")
    ] = None,
) -> None:
    """Score a reader on labelled reports of your own, or two people's labels against each other."""
    with careful():
        from hudna.cli.evals import Request, run

        run(
            Request(
                labels=tuple(labels),
                reader=reader,
                against=tuple(against or ()),
                names=names,
                conflicts=tuple(conflict or ()),
                interval=interval,
                misses=misses,
                page=page,
                to=to.value,
                plain=plain,
                floors=floors,
                raises=raise_,
                lower=tuple(lower or ()),
                why=why,
            )
        )


@places_app.command("find")
def find_place(
    name: Annotated[str, typer.Argument(help="A name of a place, in Arabic or in English.")],
    *,
    country: Annotated[
        str | None, typer.Option(metavar="COUNTRY", help="Only places of this country: SY, or its English name.")
    ] = None,
    text: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The report it stands in, or names near it: they may decide.")
    ] = None,
    to: Whole = WholeTo.terminal,
    plain: Plain = False,
) -> None:
    """Show every place that a name may stand for, and why the first is first."""
    with careful():
        from hudna.cli.places import Question, find

        find(Question(name, country, text, to.value, plain))


@places_app.command("add")
def add_places(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A GeoNames country file, such as SY.txt.")],
) -> None:
    """Add the places of a GeoNames country file to your own places."""
    with careful():
        from hudna.cli.places import add

        add(file)


@places_app.command("list")
def list_places() -> None:
    """List your own places, by country."""
    with careful():
        from hudna.cli.places import show

        show()


@places_app.command("remove")
def remove_places(
    country: Annotated[str, typer.Argument(metavar="COUNTRY", help="Two letters, as the list shows them.")],
) -> None:
    """Take your own places of a country away."""
    with careful():
        from hudna.cli.places import remove

        remove(country)


for _name, _command in COMMANDS.items():
    app.command(_name)(_command)
