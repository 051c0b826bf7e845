"""Opening the database of a case, and bringing its schema up to date."""

import os
import re
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, NoSuchModuleError, OperationalError

from hudna.errors import StoreError

HEAD = "0001"  # the newest migration; tests hold it to the folder of migrations
_VERSION_TABLE = "hudna_version"
_WAIT_MS = 300_000  # how long a writer waits for another one: linking a large case takes minutes
_ADDRESS = re.compile(r"[a-z][a-z0-9+]*://", re.IGNORECASE)
_LOCK = 0x48756464E  # names the one lock of a case among PostgreSQL's advisory locks
APPLICATION_ID = 0x48756464  # marks a file of SQLite as a case ("Hudd")


def open_engine(where: str | Path, *, create: bool) -> Engine:
    """The engine of a case: a file of SQLite, or a ``postgresql+psycopg://`` address. Its schema is up to date.

    Raises ``StoreError`` where there is no case (and none may be made), where it is another kind of file, where the
    server cannot be reached, or where a newer Hudna has made it.
    """
    engine = _server(str(where)) if _ADDRESS.match(str(where)) else _file(Path(where), create=create)
    try:
        with engine.connect() as connection:
            _bring_up(connection, str(where), create=create)
    except (OperationalError, DatabaseError) as error:
        engine.dispose()
        raise StoreError(_told(str(where), error)) from None
    except BaseException:
        engine.dispose()
        raise
    return engine


def begin_write(connection: Connection) -> None:
    """Take the one place of a writer: others wait. Ends with the transaction."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})


def begin_read(connection: Connection) -> None:
    """Begin a view of the case that does not change while it is looked at."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN")
    else:
        connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))


def _file(path: Path, *, create: bool) -> Engine:
    if str(path) == ":memory:":
        raise StoreError("A case in memory would be gone at once. Name a file with --db.")
    try:
        there = path.exists()
    except (OSError, ValueError):  # a name that is too long, or no name at all
        raise StoreError("No file can have that name. Name another with --db.") from None
    if not create and not there:
        raise StoreError(f"There is no case at {path}. Make one with: hudna add REPORT --db {path}")
    if path.is_dir() or not path.absolute().parent.is_dir():
        raise StoreError(f"{path}: a case is one file in a folder that exists. Name another with --db.")
    # A crash of the machine must not lose what was said to be stored: FULL costs one flush a batch.
    how: dict[str, Any] = {"timeout": _WAIT_MS / 1000, "check_same_thread": False}
    address = URL.create("sqlite", database=str(path))
    if create or not is_read_only(path):
        engine = create_engine(address, connect_args=how)
    else:
        engine = create_engine(address, creator=lambda: sqlite3.connect(_to_read(path), uri=True, **how))
    event.listen(engine, "connect", _set_up_sqlite)
    return engine


def is_read_only(path: Path) -> bool:
    """Whether a case in a file can be read and no more: writing takes the file, and files beside it."""
    return path.exists() and not (os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK))


def _to_read(path: Path) -> str:
    """The address under which SQLite reads a file without writing anywhere."""
    # Without its log a file is whole as it is. Where there is a log, somebody is at work, and what they wrote is in it.
    alone = not path.with_name(f"{path.name}-wal").exists()
    return f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if alone else ''}"


def _set_up_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun here, not by the driver
    for pragma in ("foreign_keys = ON", f"busy_timeout = {_WAIT_MS}", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _server(address: str) -> Engine:
    try:
        url = make_url(address)
        if url.get_backend_name() != "postgresql":
            raise StoreError(
                f"{url.drivername}: Hudna keeps cases in SQLite and PostgreSQL. "
                "Give a file, or an address that begins with postgresql+psycopg://"
            )
        return create_engine(url.set(drivername="postgresql+psycopg"))
    except (ArgumentError, NoSuchModuleError, ValueError):  # a port that is no number is a bare ValueError
        raise StoreError(
            "The address of the case cannot be read. Write postgresql+psycopg://USER:PASSWORD@HOST/DATABASE"
        ) from None
    except ImportError:
        raise StoreError("PostgreSQL needs the extra package. Install it with: pip install 'hudna[postgres]'") from None


def _bring_up(connection: Connection, where: str, *, create: bool) -> None:
    found = _version(connection)
    connection.rollback()
    if found == HEAD:
        return
    if found is None and not create:
        raise StoreError(f"{_shown(where)} holds no case. Make one with: hudna add REPORT --db {_shown(where)}")
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")  # lasts, and can be set only outside a transaction
        connection.rollback()
    begin_write(connection)
    if _version(connection) != HEAD:  # another process may have been first
        _migrate(connection, where)
    connection.commit()


def _version(connection: Connection) -> str | None:
    """The migration the schema is at; ``None`` for an empty database."""
    tables = set(inspect(connection).get_table_names())
    if _VERSION_TABLE in tables:
        found: str | None = connection.execute(text(f"SELECT version_num FROM {_VERSION_TABLE}")).scalar()  # noqa: S608
        return found
    if tables & {"report", "version", "member"} or (tables and connection.dialect.name == "sqlite"):
        raise StoreError("This database is of another program. Name another file with --db.")
    return None


def _migrate(connection: Connection, where: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError:
        raise StoreError(f"{_shown(where)} was made by a newer Hudna. Update Hudna and try again.") from None
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def _shown(where: str) -> str:
    """The address without its password."""
    return make_url(where).render_as_string() if _ADDRESS.match(where) else where


def _told(where: str, error: DBAPIError) -> str:
    cause = error.orig
    name = _shown(where)
    if isinstance(cause, sqlite3.DatabaseError) and "not a database" in str(cause):
        return f"{name} is no case of Hudna but another kind of file. Name another file with --db."
    if isinstance(cause, sqlite3.Error):
        return f"{name} cannot be opened ({cause}). Look at the rights of the file and its folder."
    first = str(cause).strip().splitlines()[0] if str(cause).strip() else "no answer"
    return f"{name} cannot be reached ({first}). Is the server running, and are name and password right?"
