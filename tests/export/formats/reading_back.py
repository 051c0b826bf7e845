"""An export into memory, and read back."""

import csv
import io
import json
from typing import Any

from hudna.export.formats import Options, export
from tests.export.formats.invented import Case


def exported(name: str, options: Options | None = None, source: Any = None) -> bytes:
    """The bytes of an export of the invented case."""
    out = io.BytesIO()
    export(name, source or Case(), out, options)
    return out.getvalue()


def table(data: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def lines(data: bytes) -> list[dict[str, Any]]:
    """The objects of JSON lines."""
    return [json.loads(line) for line in data.decode("utf-8").splitlines()]
