"""Files and standard input as reports."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Literal

from hudna.errors import InputError
from hudna.ingest.encoding import MAX_BYTES, decode, refuse_size
from hudna.ingest.failure import Failure
from hudna.ingest.html import looks_like_html, read_page
from hudna.ingest.identity import content_id
from hudna.ingest.jsonl import read_jsonl
from hudna.types import Report

Format = Literal["text", "html", "jsonl"]

STDIN = "-"
_SUFFIXES: dict[str, Format] = {
    ".txt": "text", ".text": "text", ".md": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip


def read_path(path: str, form: Format | None = None) -> Iterator[Report | Failure]:
    """The reports of a file (``-``: standard input), or why there is none. Never raises for what is in the file.

    Without a format the file's suffix decides, then whether it begins as a page does.
    """
    if path == STDIN:
        yield from read_stream(sys.stdin.buffer, "standard input", form)
        return
    form = form or _SUFFIXES.get(Path(path).suffix.lower())
    try:
        with _opened(path, form) as stream:
            yield from read_stream(stream, path, form)
    except InputError as error:
        yield Failure(path, str(error))
    except OSError as error:  # a disk or network share that fails while being read
        yield Failure(path, _unreadable(error))


def read_stream(stream: BinaryIO, where: str, form: Format | None = None) -> Iterator[Report | Failure]:
    """The reports of an open binary stream."""
    if form == "jsonl":
        yield from read_jsonl(stream, where)
        return
    try:
        yield read_bytes(stream.read(MAX_BYTES + 1), form)
    except InputError as error:
        yield Failure(where, str(error))


def read_bytes(data: bytes, form: Format | None = None) -> Report:
    """The report in some bytes, as a page or as plain text. Raises ``InputError``."""
    refuse_size(len(data))
    if form == "html" or (form is None and looks_like_html(data)):
        return read_page(data)
    if form is None and data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        raise InputError("looks like JSON. Read one JSON object a line with --from jsonl, or text with --from text.")
    return read_text(data)


def read_text(data: bytes, *, charset: str | None = None, url: str | None = None) -> Report:
    """The report in the bytes of a plain text. Raises ``InputError``."""
    text, notes = decode(data, charset)
    if not any(map(str.isalpha, text)):
        raise InputError("has no letter in it. Give a file that has text in it.")
    return Report(id=content_id(text), text=text, url=url, notes=notes)


def _opened(path: str, form: Format | None) -> BinaryIO:
    try:
        file = Path(path)
        if file.is_dir():
            raise InputError(f"is a folder. Give its files, for example {path.rstrip('/')}/*.txt.")
        if form != "jsonl" and file.is_file():
            refuse_size(file.stat().st_size)
        return file.open("rb")
    except OSError as error:
        raise InputError(_unreadable(error)) from None
    except ValueError:  # a NUL in the name
        raise InputError("is not a file name. Check the spelling.") from None


def _unreadable(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "does not exist. Check the spelling and the folder."
    if isinstance(error, PermissionError):
        return "may not be read. Check its permissions."
    return f"cannot be read ({error.strerror or 'unknown reason'}). Check the file and its disk."
