"""Rows of JSON, one a line, as they come."""

from collections.abc import Iterable
from typing import Any

import msgspec

from hudna.cli.output import opened


def write_rows(rows: Iterable[Any]) -> int:
    """Each row as a line of JSON on standard output, at once: whoever reads can begin. How many there were."""
    count = 0
    with opened(None) as stream:
        for row in rows:
            stream.write(msgspec.json.encode(row) + b"\n")
            count += 1
    return count
