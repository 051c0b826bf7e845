"""Rows of JSON, one a line, as they come."""

from collections.abc import Iterable
from typing import Any

import msgspec

from hudna.cli.output import opened


def write_rows(rows: Iterable[Any]) -> None:
    """Each row as a line of JSON on standard output, at once: whoever reads can begin."""
    with opened(None) as stream:
        for row in rows:
            stream.write(msgspec.json.encode(row) + b"\n")
