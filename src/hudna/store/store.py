"""A case as it is kept: sessions that write, views that read, and its state at any earlier moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.exc import DBAPIError, OperationalError

from hudna.errors import OptionError, StoreError
from hudna.store import schema
from hudna.store.engine import begin_read, begin_write, is_read_only, open_engine
from hudna.store.external import Externals
from hudna.store.groups import Groups
from hudna.store.likenesses import Likenesses
from hudna.store.occurrences import Occurrences
from hudna.store.opinions import Opinions
from hudna.store.readings import Readings
from hudna.store.reports import Reports
from hudna.store.rows import insert_row
from hudna.store.words import Words

_DAY = len("2026-11-21")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a run was done with: the version of the code, and the hashes of packs and model where it read reports."""

    hudna: str
    packs: str | None = None
    model: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One transaction that wrote: when, what, by whom, with what."""

    n: int
    at: str
    what: str
    by: str
    hudna: str
    packs: str | None
    model: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """What could not be taken in, and why."""

    source: str
    stage: str
    reason: str
    run: int


class Session:
    """One transaction on a case: everything in it happens, or nothing does.

    ``run`` is its number where it writes; ``horizon`` the last run that it sees, ``None`` for all.
    """

    def __init__(self, connection: Connection, run: int | None = None, horizon: int | None = None) -> None:
        self._connection, self.run, self.horizon = connection, run, horizon
        self.reports = Reports(connection, run, horizon)
        self.readings = Readings(connection, run, horizon)
        self.groups = Groups(connection, run, horizon)
        self.likenesses = Likenesses(connection, run, horizon)
        self.opinions = Opinions(connection, run, horizon)
        self.externals = Externals(connection, run, horizon)
        self.occurrences = Occurrences(connection, run, horizon)
        self.words = Words(connection)

    def at_run(self, number: int) -> "Session":
        """The same view as it was after a run; for reading."""
        return Session(self._connection, None, number)

    @property
    def dialect(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self._connection.dialect.name

    def runs(self, *, since: str | None = None) -> list[Run]:
        """The runs of the case in order; ``since`` an ISO day or moment."""
        table = schema.run
        asked = select(table).order_by(table.c.n)
        if self.horizon is not None:
            asked = asked.where(table.c.n <= self.horizon)
        if since is not None:
            asked = asked.where(table.c.at >= since)
        return [Run(**row) for row in self._connection.execute(asked).mappings()]

    def last_reading_run(self) -> Run | None:
        """The last run in which reports were read."""
        table = schema.run
        asked = select(table).where(table.c.what.in_(("add", "reread"))).order_by(table.c.n.desc()).limit(1)
        if self.horizon is not None:
            asked = asked.where(table.c.n <= self.horizon)
        row = self._connection.execute(asked).mappings().first()
        return Run(**row) if row else None

    def last_run(self, *whats: str, before: int | None = None) -> int:
        """The number of the last run (before another) that did one of these; 0 where none did."""
        table = schema.run
        asked = select(func.coalesce(func.max(table.c.n), 0)).where(table.c.what.in_(whats))
        if before is not None:
            asked = asked.where(table.c.n < before)
        return int(self._connection.execute(asked).scalar_one())

    def runs_of(self, what: str, *, after: int) -> set[int]:
        """The numbers of the runs behind another that did this."""
        table = schema.run
        return set(self._connection.execute(select(table.c.n).where(table.c.what == what, table.c.n > after)).scalars())

    def setting(self, name: str) -> Any:
        """What the case was begun with under a name; ``None`` where nothing was said."""
        table = schema.setting
        return self._connection.execute(select(table.c.value).where(table.c.name == name)).scalar()

    def settle(self, name: str, value: Any) -> None:
        """Keep what the case is begun with; it is said once."""
        self._connection.execute(insert(schema.setting), {"name": name, "value": value, "run": self.run})

    def fail(self, source: str, stage: str, reason: str) -> None:
        """Keep what could not be taken in: nothing is lost without a trace."""
        row = {"source": source, "stage": stage, "reason": reason, "run": self.run}
        self._connection.execute(insert(schema.failure), row)

    def failures(self) -> list[Met]:
        """What could not be taken in."""
        table = schema.failure
        asked = select(table.c.source, table.c.stage, table.c.reason, table.c.run).order_by(table.c.n)
        return [Met(**row) for row in self._connection.execute(asked).mappings()]

    def execute(self, statement: Any, parameters: Any = None) -> Any:
        """Run a statement of SQLAlchemy within the transaction; for checks that look at tables themselves."""
        return self._connection.execute(statement, parameters)


class Store:
    """A case on disk or on a server."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine, self.where = engine, where

    @classmethod
    def open(cls, where: str | Path, *, create: bool = False) -> Self:
        """Open the case at a path or a ``postgresql+psycopg://`` address. Raises ``StoreError``."""
        engine = open_engine(where, create=create)
        server = engine.dialect.name != "sqlite"
        return cls(engine, engine.url.render_as_string(hide_password=True) if server else str(where))

    @property
    def read_only(self) -> bool:
        """Whether the case lies in a file or a folder that cannot be written; what a server allows is not known before."""
        name = self._engine.url.database
        return self._engine.dialect.name == "sqlite" and name is not None and is_read_only(Path(name))

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @property
    def engine(self) -> Engine:
        """The engine, for backups and checks."""
        return self._engine

    @contextmanager
    def write(self, what: str, stamp: Stamp, *, by: str = "hudna", at: str | None = None) -> Iterator[Session]:
        """A transaction that writes, kept as one run. Other writers wait; on any error nothing of it stays."""
        with self._engine.connect() as connection:
            try:
                begin_write(connection)
                row = {"at": at or now(), "what": what, "by": by, "hudna": stamp.hudna}
                number = insert_row(connection, schema.run, {**row, "packs": stamp.packs, "model": stamp.model})
                yield Session(connection, number)
                connection.commit()
            except DBAPIError as error:
                _roll_back(connection)
                raise StoreError(_told(self.where, error)) from error
            except BaseException:
                _roll_back(connection)
                raise

    @contextmanager
    def read(self, *, known_at: str | None = None, before: str | None = None) -> Iterator[Session]:
        """A view that does not change while it is looked at.

        ``known_at`` (ISO day or moment, UTC): as it was then, a day counted to its end; ``before``: as it was just before.
        """
        with self._engine.connect() as connection:
            begin_read(connection)
            moment = _until(known_at) if known_at is not None else _moment(before) if before is not None else None
            horizon = None if moment is None else _horizon(connection, moment)
            try:
                yield Session(connection, None, horizon)
            except DBAPIError as error:
                raise StoreError(_told(self.where, error)) from error
            finally:
                _roll_back(connection)


def now() -> str:
    """The moment, in UTC, as it is kept."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _horizon(connection: Connection, until: str) -> int:
    """The last run up to a moment."""
    table = schema.run
    asked = select(func.coalesce(func.max(table.c.n), 0)).where(table.c.at <= until)
    return int(connection.execute(asked).scalar_one())


def _until(moment: str) -> str:
    """The end of a day, or the moment itself, as runs are dated."""
    read = _moment(moment)
    return f"{read[:_DAY]}T99" if _is_day(moment) else read


def _is_day(text: str) -> bool:
    """Whether it gives a day alone, in any spelling of ISO 8601."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _moment(text: str) -> str:
    """A day's beginning or a moment, in UTC, as runs are dated. Raises ``OptionError``."""
    try:
        read = datetime.fromisoformat(text)
        aware = read if read.tzinfo else read.replace(tzinfo=UTC)
        return aware.astimezone(UTC).isoformat(timespec="microseconds")
    except (ValueError, OverflowError):
        raise OptionError(f'"{text}" is neither a day nor a moment. Write 2026-11-21 or 2026-11-21T14:30.') from None


def _roll_back(connection: Connection) -> None:
    """End the transaction; where the disk is full even that may fail, and the database does it at its next start."""
    try:
        connection.rollback()
    except OperationalError:
        connection.invalidate()


def _told(where: str, error: DBAPIError) -> str:
    cause = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else type(error.orig).__name__
    if "full" in cause or "No space" in cause:
        return f"{where}: there is no room left ({cause}). Nothing of this step was stored; make room and run it again."
    if "locked" in cause:
        return f"{where}: another program has been writing for five minutes. Wait for it and run this again."
    if "readonly" in cause or "read-only" in cause:
        return f"{where}: may only be read. Look at the rights of the file and its folder."
    return f"{where}: the database refused ({cause}). Nothing of this step was stored. Check it with: hudna verify"
