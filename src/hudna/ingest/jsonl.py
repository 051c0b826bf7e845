"""Reports as JSON lines: ``{"id", "text", "published", "outlet", "url"}``, one a line, of any length of file."""

import codecs
import json
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from hudna.errors import InputError, OptionError
from hudna.ingest.dates import parse_date
from hudna.ingest.encoding import MAX_BYTES, decode, refuse_known_binary, refuse_size, tidy
from hudna.ingest.failure import Failure
from hudna.ingest.identity import content_id
from hudna.types import Report

_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_jsonl(stream: BinaryIO, where: str) -> Iterator[Report | Failure]:
    """One report or failure for each line that is not blank; memory stays that of one line."""
    empty = True
    for number, line in enumerate(_lines(stream), start=1):
        unusable = _whole_file_fault(line) if number == 1 else None
        if unusable:
            yield Failure(where, unusable)
            return
        if line.strip():
            empty = False
            yield read_line(line, f"{where}, line {number}")
    if empty:
        yield Failure(where, "is empty. Give a file with one JSON object a line.")


def read_line(line: bytes, where: str) -> Report | Failure:
    """The report of one line, or why there is none."""
    try:
        return _report(line)
    except (InputError, OptionError) as error:
        return Failure(where, str(error))


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines, each cut one byte past the limit, so that one endless line fails alone."""
    while line := stream.readline(MAX_BYTES + 1):
        cut = line
        while len(cut) > MAX_BYTES and not cut.endswith(b"\n"):
            cut = stream.readline(MAX_BYTES + 1)
        yield line


def _whole_file_fault(first: bytes) -> str | None:
    if first.startswith(_WIDE_MARKS):
        return "is UTF-16. Save JSON lines as UTF-8."
    try:
        refuse_known_binary(first)
    except InputError as error:
        return str(error)
    return None


def _report(line: bytes) -> Report:
    refuse_size(len(line))
    decoded, assumed = decode(line)
    record = _object(decoded)
    name = _identity(record)
    about = f'report "{name}"' if name else "this report"
    text, changed = tidy(_text(record, about))
    return Report(
        id=name or content_id(text),
        text=text,
        published=_published(record, about),
        outlet=_optional(record, "outlet", about),
        url=_optional(record, "url", about),
        title=_optional(record, "title", about),
        notes=(*assumed, *changed),
    )


def _object(line: str) -> dict[str, object]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"not JSON: {error.msg} (column {error.colno}). Fix or remove the line.") from None
    except (ValueError, RecursionError):  # a number of thousands of digits; brackets nested thousands deep
        raise InputError("not usable JSON: nested too deep, or a number too long. Fix or remove the line.") from None
    if not isinstance(record, dict):
        raise InputError('not a JSON object. Write {"id": …, "text": …} on the line.')
    return record


def _identity(record: dict[str, object]) -> str | None:
    value = record.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or isinstance(value, str):
        return tidy(value)[0] if value and value.strip() else None
    raise InputError('"id" is neither text nor a whole number. Write it in quotes, or leave it out.')


def _text(record: dict[str, object], about: str) -> str:
    value = record.get("text")
    if value is None:
        raise InputError(f'{about} has no "text". Add the published text under "text".')
    if not isinstance(value, str):
        raise InputError(f'the "text" of {about} is not a string. Write the published text in quotes.')
    if not value.replace("\x00", "").strip():
        raise InputError(f'the "text" of {about} is empty. Add the published text, or remove the line.')
    return value


def _published(record: dict[str, object], about: str) -> date | None:
    value = record.get("published")
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise InputError(f'"published" of {about} is not a date. Write it as "YYYY-MM-DD", or null.')
    try:
        return parse_date(value)
    except OptionError as error:
        raise OptionError(f'"published" of {about}: {error}') from None


def _optional(record: dict[str, object], key: str, about: str) -> str | None:
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f'"{key}" of {about} is not a string. Write it in quotes, or null.')
    return tidy(value)[0].strip() or None
