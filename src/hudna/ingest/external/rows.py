"""Rows of a delimited file: encodings, delimiters and damage, one row at a time."""

import codecs
import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import BinaryIO

from hudna.errors import InputError
from hudna.ingest.encoding import decode, refuse_known_binary, tidy
from hudna.ingest.failure import Failure
from hudna.types.external import ExternalRecord

Row = Mapping[str, str]  # column, lower-case -> cell as it stands, without spaces around it
Reader = Callable[[Row], ExternalRecord]

_SAMPLE = 4096
_LONGEST = 1_000_000  # characters of a header; what is longer is no table
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DELIMITERS = (",", ";", "\t", "|")
# What a cell that is not UTF-8 is taken for where it is not Arabic either: the code page of Western spreadsheets.
_WESTERN = "windows-1252"
_SHOWN = 8  # missing columns that are named


class RowError(ValueError):
    """A row that cannot be used; the text says why and what to do."""


def read_rows(
    stream: BinaryIO, where: str, needed: Sequence[str], dataset: str, make: Reader
) -> Iterator[ExternalRecord | Failure]:
    """A record or a failure for each row under the header; ``make`` turns one row into a record.

    ``needed`` are the columns without which the file is not one of ``dataset``; case and order do not matter.
    """
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(_Raw(stream))
    fault = _fault(buffered.peek(_SAMPLE)[:_SAMPLE])
    if fault:
        yield Failure(where, fault)
        return
    # Bytes that are not UTF-8 are kept as half characters, and their cells decoded one by one: exports are often joined
    # from files of several encodings, and one bad cell must not spoil the rest.
    text = io.TextIOWrapper(buffered, encoding="utf-8-sig", errors="surrogateescape", newline="")
    try:
        yield from _rows(text, where, needed, dataset, make)
    finally:
        text.detach()


def number(row: Row, column: str) -> float | None:
    """The number in a cell, ``None`` where it is empty. Raises ``RowError`` for anything else."""
    cell = row.get(column, "")
    if not cell:
        return None
    try:
        value = float(cell)
    except ValueError:
        raise RowError(f'{column} is "{_short(cell)}", not a number. Correct the cell, or remove the row.') from None
    if value != value or value in (float("inf"), float("-inf")):
        raise RowError(f"{column} is no finite number. Correct the cell, or remove the row.")
    return value


def count(row: Row, column: str) -> int | None:
    """The whole number of people in a cell, ``None`` where it is empty. Raises ``RowError`` for anything else."""
    value = number(row, column)
    if value is None:
        return None
    if value < 0 or value != int(value):
        raise RowError(f'{column} is "{_short(row[column])}", not a count. Correct the cell, or remove the row.')
    return int(value)


def point(row: Row, latitude: str, longitude: str) -> tuple[float | None, float | None]:
    """Latitude and longitude in degrees, both or none. Raises ``RowError`` for what lies on no globe."""
    lat, lon = number(row, latitude), number(row, longitude)
    if lat is None or lon is None:
        return None, None
    if abs(lat) > 90 or abs(lon) > 180:
        raise RowError(
            f"{latitude}, {longitude} are {lat}, {lon}, which is no point on Earth. Correct them, or remove the row."
        )
    return lat, lon


def required(row: Row, column: str) -> str:
    """The text of a cell that a row cannot be without. Raises ``RowError`` where it is empty."""
    cell = row.get(column, "")
    if not cell:
        raise RowError(f"{column} is empty. Fill it in, or remove the row.")
    return cell


def _fault(head: bytes) -> str | None:
    if not head.strip():
        return "is empty. Give a CSV file with a header."
    if head.startswith(_WIDE):
        return "is UTF-16. Save the table as CSV in UTF-8."
    try:
        refuse_known_binary(head)
    except InputError as error:
        return str(error)
    return None


def _rows(
    text: io.TextIOWrapper, where: str, needed: Sequence[str], dataset: str, make: Reader
) -> Iterator[ExternalRecord | Failure]:
    first = text.readline(_LONGEST)
    delimiter = max(_DELIMITERS, key=first.count)  # the first of equals: a file of one column has none
    try:
        names = _header(first, delimiter)
    except InputError as error:
        yield Failure(where, str(error))
        return
    header = [name.lower() for name in names]
    missing = [column for column in needed if column.lower() not in header]
    if missing:
        yield Failure(where, _missing(missing, dataset))
        return
    table = csv.reader(text, delimiter=delimiter)
    found = False
    while True:
        line = table.line_num + 2  # the header is line 1
        try:
            cells = next(table)
        except StopIteration:
            break
        except csv.Error as error:
            yield Failure(f"{where}, line {line}", f"cannot be split into cells ({error}). Check its quotation marks.")
            continue
        if any(cell.strip() for cell in cells):
            found = True
            yield _record(cells, header, names, f"{where}, line {line}", make)
    if not found:
        yield Failure(where, f"has a header and no rows. Give a file with rows of {dataset}.")


def _record(
    cells: list[str], header: list[str], names: list[str], where: str, make: Reader
) -> ExternalRecord | Failure:
    if len(cells) != len(header):
        return Failure(
            where, f"has {len(cells)} cells, the header {len(header)}. Check its quotation marks, or remove the row."
        )
    try:
        decoded = [_cell(cell) for cell in cells]
        record = make({column: cell.strip() for column, cell in zip(header, decoded, strict=True)})
    except (RowError, InputError) as error:
        return Failure(where, str(error))
    return replace(record, raw=dict(zip(names, decoded, strict=True)))


def _header(line: str, delimiter: str) -> list[str]:
    try:
        cells = next(csv.reader([line], delimiter=delimiter))
    except (csv.Error, StopIteration):
        raise InputError(
            "has a first line that is no header. Give a CSV file whose first line names the columns."
        ) from None
    names = [_cell(cell).strip() for cell in cells]
    lower = [name.lower() for name in names]
    twice = sorted({name for name in lower if name and lower.count(name) > 1})
    if twice:
        raise InputError(f'has the column "{twice[0]}" twice. Rename or remove one of them.')
    return names


def _cell(cell: str) -> str:
    """The text of a cell. Raises ``InputError`` where its bytes are in no encoding that can be told."""
    if any("\udc80" <= letter <= "\udcff" for letter in cell):
        cell = decode(cell.encode("utf-8", "surrogateescape"), _WESTERN)[0]
    return tidy(cell)[0]


def _missing(columns: Sequence[str], dataset: str) -> str:
    named = ", ".join(columns[:_SHOWN]) + (f" and {len(columns) - _SHOWN} more" if len(columns) > _SHOWN else "")
    word = "column" if len(columns) == 1 else "columns"
    return f"is no {dataset} table: it lacks the {word} {named}. Give the file as {dataset} publishes it, or map its columns as CSV."


def _short(cell: str) -> str:
    return cell if len(cell) <= 40 else cell[:39] + "…"


class _Raw(io.RawIOBase):
    """Any binary stream with ``read``, such as one in memory or a pipe, as a raw one."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self.stream.read(len(view))
        view[: len(data)] = data
        return len(data)
