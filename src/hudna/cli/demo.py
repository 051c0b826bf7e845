"""The command ``hudna demo``: the bundled sample reports, read and shown."""

import os
import sys
import webbrowser
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

import typer

from hudna.api import knowledge
from hudna.cli.console import page_width, print_lines
from hudna.errors import OptionError
from hudna.export.answer import answer
from hudna.export.html import render
from hudna.export.labels import Lang
from hudna.export.lines import Paper
from hudna.pipeline import analyze
from hudna.types import Report

_CONFLICT = "sample"
_OUTLET = "Valley Post"
_PUBLISHED = date(2019, 5, 14)  # the invented day on which the samples say they appeared


def samples() -> Iterator[Report]:
    """The bundled reports, in the order of their names; all are invented and say so."""
    for one in sorted(files("hudna.samples").iterdir(), key=lambda entry: entry.name):
        if one.name.endswith(".txt"):
            yield Report(one.name.removesuffix(".txt"), one.read_text(encoding="utf-8"), _PUBLISHED, _OUTLET)


def run_demo(folder: Path, lang: Lang, *, show: bool) -> None:
    """Read the samples, print an answer for each, write ``index.html`` and open it where there is a screen."""
    known = knowledge([_CONFLICT])
    readings = [analyze(report, known) for report in samples()]
    answers = [answer(reading, lang) for reading in readings]
    page = _written(folder, render(readings, lang=lang, answers=answers))
    paper = Paper(page_width(), lang)
    for reading, said in zip(readings, answers, strict=True):
        paper.heading(reading.id)
        paper.paragraph(said)
    print_lines(paper.lines)
    typer.echo()
    typer.echo("These reports are invented. The page with all the words that the answers stand on:")
    typer.echo(str(page))
    if show and _has_screen():
        webbrowser.open(page.as_uri())


def _written(folder: Path, page: str) -> Path:
    path = folder / "index.html"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise OptionError(f"{path}: cannot be written ({error.strerror}). Name another folder with --out.") from None
    return path.resolve()


def _has_screen() -> bool:
    """Whether somebody sits before a screen: a person at a terminal, with a desktop around it."""
    desktop = sys.platform in ("darwin", "win32") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
    return desktop and sys.stdout.isatty()
