"""Single rows."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, insert


def insert_row(connection: Connection, table: Table, row: Mapping[str, Any]) -> int:
    """Add a row; returns the number that the database gave it."""
    made = connection.execute(insert(table), dict(row)).inserted_primary_key
    return int(made[0]) if made is not None else 0
