"""A copy of a case while others work on it: one moment of it, in one file of SQLite."""

import os
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, select, text

from hudna.errors import StoreError
from hudna.store import schema
from hudna.store.engine import begin_read, begin_write, open_engine
from hudna.store.words import Words

_BATCH = 500
TokensOf = Callable[[str], Sequence[str]]


def back_up(engine: Engine, target: Path, tokens_of: TokensOf) -> None:
    """Write a copy of the case to ``target``; it appears there whole or not at all.

    Of a file, page by page as SQLite copies itself; of a server, row by row within one view of it. ``tokens_of`` gives the
    words of a text, for the index of the copy. Raises ``StoreError``.
    """
    if target.exists():
        raise StoreError(f"{target} is there already, and a copy never replaces a file. Name another one.")
    partial = target.with_name(target.name + ".part")
    partial.unlink(missing_ok=True)
    try:
        if engine.dialect.name == "sqlite":
            _copy_file(engine, partial)
        else:
            _copy_rows(engine, partial, tokens_of)
        os.replace(partial, target)  # noqa: PTH105 - the name says what it does
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{target} could not be written ({error}). Make room, or name another place.") from None
    finally:
        for rest in (partial, Path(f"{partial}-wal"), Path(f"{partial}-shm")):
            rest.unlink(missing_ok=True)


def _copy_file(engine: Engine, target: Path) -> None:
    with engine.connect() as connection:
        source = connection.connection.driver_connection
        copy = sqlite3.connect(target)
        try:
            if isinstance(source, sqlite3.Connection):
                source.backup(copy)
        finally:
            copy.close()


def _copy_rows(engine: Engine, target: Path, tokens_of: TokensOf) -> None:
    copy = open_engine(target, create=True)
    try:
        with engine.connect() as source, copy.connect() as sink:
            begin_read(source)
            begin_write(sink)
            # Rows may refer to later rows of their own table (a reading that is the same as another).
            sink.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            for table in schema.metadata.sorted_tables:
                rows = source.execute(select(table), execution_options={"yield_per": _BATCH}).mappings()
                for part in rows.partitions(_BATCH):
                    sink.execute(insert(table), [dict(row) for row in part])
            _index(sink, tokens_of)
            sink.commit()
        with copy.connect() as sink:
            sink.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            sink.exec_driver_sql("PRAGMA journal_mode = DELETE")
    finally:
        copy.dispose()


def _index(connection: Connection, tokens_of: TokensOf) -> None:
    words = Words(connection)
    for number, written in connection.execute(text("SELECT n, text FROM version ORDER BY n")).all():
        words.add(number, tokens_of(written))
