"""What a view of a case sees of its rows."""

from typing import Any

from sqlalchemy import Connection


class View:
    """The rows of one kind in one view of a case; each kind is a class of its own on it."""

    def __init__(self, connection: Connection, run: int | None, horizon: int | None) -> None:
        """``run`` is the transaction that writes, ``horizon`` the last run whose rows are seen (``None``: all)."""
        self._connection, self._run, self._horizon = connection, run, horizon

    def _seen(self, column: Any) -> tuple[Any, ...]:
        """What a query of rows must ask, by their column of the run that wrote them."""
        return () if self._horizon is None else (column <= self._horizon,)
