"""Readings written as the page that was asked for."""

import sys
from collections.abc import Iterable
from itertools import chain, islice
from typing import BinaryIO

from hudna.cli.output import opened
from hudna.cli.reading import Read, Request
from hudna.errors import OptionError
from hudna.export.json import pretty
from hudna.wire import dumps

_RULE = f"\n{'─' * 80}\n\n"


def write(request: Request, reads: Iterable[Read]) -> None:
    """Write the readings as ``request.to``."""
    if request.to == "terminal" and request.out is None:
        _to_console(request, reads)
        return
    if request.to == "html" and request.out is None and sys.stdout.isatty():
        raise OptionError("A page of HTML is of no use on a terminal. Add --out FILE.")
    # The first reading is made before the file is opened: what cannot be read must not empty one.
    waiting = iter(reads)
    begun = list(islice(waiting, 1))
    if not begun and request.out is not None:
        return
    with opened(request.out, request.inputs) as stream:
        _WRITERS[request.to](request, chain(begun, waiting), stream)


def _to_jsonl(_request: Request, reads: Iterable[Read], stream: BinaryIO) -> None:
    for one in reads:
        stream.write(dumps(one.reading) + b"\n")
        stream.flush()


def _to_json(request: Request, reads: Iterable[Read], stream: BinaryIO) -> None:
    """One input gives one object; several, or JSON lines, give a list."""
    several = len(request.sources) > 1 or request.form == "jsonl"
    start, between, end = (b"[\n", b",\n", b"\n]\n") if several else (b"", b"\n", b"\n")
    count = 0
    for count, one in enumerate(reads, start=1):
        if count == 1 and one.lines and not several:
            start, between, end = b"[\n", b",\n", b"\n]\n"
        stream.write((start if count == 1 else between) + pretty(one.reading))
    if count or several:
        stream.write(end if count else b"[]\n")


def _to_html(request: Request, reads: Iterable[Read], stream: BinaryIO) -> None:
    from hudna.export.answer import answer
    from hudna.export.html import render

    readings = [one.reading for one in reads]
    if readings:
        answers = [answer(reading, request.lang) for reading in readings]
        stream.write(render(readings, lang=request.lang, answers=answers).encode("utf-8", "replace"))


def _to_text(request: Request, reads: Iterable[Read], stream: BinaryIO) -> None:
    from hudna.export.terminal import as_text, render

    for number, one in enumerate(reads):
        lines = render(one.reading, lang=request.lang, plain=request.plain, name=_name(one))
        stream.write((_RULE if number else "").encode() + as_text(lines).encode("utf-8", "replace"))


def _to_console(request: Request, reads: Iterable[Read]) -> None:
    from hudna.cli.console import page_width, print_lines
    from hudna.export.terminal import render

    width = page_width()
    for number, one in enumerate(reads):
        if number:
            print_lines([(), (("─" * width, "dim"),), ()], plain=request.plain)
        lines = render(one.reading, width=width, lang=request.lang, plain=request.plain, name=_name(one))
        print_lines(lines, plain=request.plain)


def _name(one: Read) -> str:
    return one.reading.id if one.lines or one.source == "-" else one.source


_WRITERS = {"json": _to_json, "jsonl": _to_jsonl, "html": _to_html, "terminal": _to_text}
