"""Rows and JSON onto a binary stream, one at a time."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

import msgspec

from hudna.export.formats.cells import Cell, guarded
from hudna.export.formats.columns import header, in_order

BOM = b"\xef\xbb\xbf"
_FLUSH = 1 << 16
# What JSON allows raw and a terminal, an editor or a browser might obey: bidi controls, line separators, DEL and C1.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]")
_LONE = re.compile("[\ud800-\udfff]")


def write_table(
    out: BinaryIO, table: str, rows: Iterable[Mapping[str, Cell]], *, bom: bool = False, second: list[str] | None = None
) -> None:
    """A CSV file (RFC 4180, UTF-8) with a header, and with a ``second`` row under it where one is given."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    if bom:
        out.write(BOM)
    writer.writerow(header(table))
    if second is not None:
        writer.writerow(second)
    for row in rows:
        writer.writerow([guarded(cell) for cell in in_order(table, row)])
        if buffer.tell() > _FLUSH:
            _drain(buffer, out)
    _drain(buffer, out)


def json_bytes(value: Any) -> bytes:
    """Compact JSON, whose raw characters nothing obeys; what was escaped is read back as it was."""
    text = msgspec.json.encode(_whole(value)).decode("utf-8")
    return _ESCAPED.sub(_escape, text).encode("utf-8")


def _whole(value: Any) -> Any:
    """The value with half characters replaced: JSON in UTF-8 cannot hold them."""
    if isinstance(value, str):
        return _LONE.sub("\ufffd", value)
    if isinstance(value, Mapping):
        return {key: _whole(one) for key, one in value.items()}
    return [_whole(one) for one in value] if isinstance(value, (list, tuple)) else value


def _escape(found: re.Match[str]) -> str:
    pairs = found.group().encode("utf-16-be")
    return "".join(f"\\u{pairs[at]:02x}{pairs[at + 1]:02x}" for at in range(0, len(pairs), 2))


def _drain(buffer: io.StringIO, out: BinaryIO) -> None:
    out.write(buffer.getvalue().encode("utf-8"))
    buffer.seek(0)
    buffer.truncate()
