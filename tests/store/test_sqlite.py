"""What only a file can suffer: processes killed at any moment, a full disk, copies taken while others write."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Event, Thread

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from hudna.errors import StoreError
from hudna.store import Store, engine, schema
from hudna.store.audit import audit
from hudna.store.backup import back_up
from hudna.testing.stores import STAMP, put, report

_WRITER = """
import sys
from hudna.store import Store
from hudna.testing.stores import STAMP, put, report
store = Store.open(sys.argv[1], create=True)
number = int(sys.argv[2])
while True:
    with store.write("add", STAMP) as session:
        for _ in range(5):
            number += 1
            put(session, report("text " * 200 + str(number), name=str(number)), shingles=tuple(range(40)))
    print(number, flush=True)
"""


def test_a_writer_may_be_killed_at_any_moment(tmp_path: Path) -> None:
    """What a writer said it stored is there; what it was storing is there whole or not at all."""
    case, chance = tmp_path / "hudna.db", random.Random(5)
    said = 0
    for _ in range(8):
        writer = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(case), str(said)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        said = int(writer.stdout.readline())  # it has begun
        time.sleep(chance.random() / 10)
        writer.send_signal(signal.SIGKILL)
        said = max([said, *(int(line) for line in writer.communicate()[0].split())])
        store = Store.open(case)
        with store.read() as session:
            names = {int(kept.name) for kept in session.reports.every_version()}
            assert set(range(1, said + 1)) <= names
            assert len(names) % 5 == 0
            assert list(audit(session)) == []
        store.close()
        said = max(names)


def test_a_full_disk_loses_nothing_and_says_so(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "hudna.db", create=True)
    with store.write("add", STAMP) as session:
        put(session, report())
    with store.write("limit", STAMP) as session:
        pages = session.execute(text("PRAGMA page_count")).scalar()
        session.execute(text(f"PRAGMA max_page_count = {pages + 4}"))  # of this connection, which the pool hands on
    with (
        pytest.raises(StoreError, match=r"no room left.*make room and run it again"),
        store.write("add", STAMP) as session,
    ):
        for number in range(100):
            put(session, report("text " * 2000 + str(number), name=f"n{number}"))
    store.close()
    store = Store.open(tmp_path / "hudna.db")
    with store.read() as session:
        assert session.reports.count() == 1
        assert list(audit(session)) == []


def test_a_copy_is_one_moment_of_a_case_in_use(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "hudna.db", create=True)
    stop, written = Event(), [0]

    def write() -> None:
        while not stop.is_set():
            with store.write("add", STAMP) as session:
                for _ in range(3):
                    written[0] += 1
                    put(session, report(f"text {written[0]}", name=str(written[0])))

    writer = Thread(target=write)
    writer.start()
    try:
        while written[0] < 30:
            time.sleep(0.01)
        back_up(store.engine, tmp_path / "copy.db", str.split)
    finally:
        stop.set()
        writer.join()
    copy = Store.open(tmp_path / "copy.db")
    with copy.read() as session:
        assert session.reports.count() >= 27
        assert session.reports.count() % 3 == 0
        assert list(audit(session)) == []
    with pytest.raises(StoreError, match="never replaces"):
        back_up(store.engine, tmp_path / "copy.db", str.split)


def test_a_server_is_copied_into_a_file(fresh_database: str, tmp_path: Path) -> None:
    store = Store.open(fresh_database, create=True)
    with store.write("add", STAMP) as session:
        name = put(session, report())
        session.groups.assign("origin", {name: "o-1"})
        session.groups.describe("origin", {"o-1": b"{}"})
        session.opinions.judge("truce", "a", "b", "same", by="Amal", at="2026-01-01", why=None)
    back_up(store.engine, tmp_path / "copy.db", str.split)
    copy = Store.open(tmp_path / "copy.db")
    with store.read() as one, copy.read() as other:
        assert list(one.reports.every_version()) == list(other.reports.every_version())
        assert list(one.readings.every()) == list(other.readings.every())
        assert one.runs() == other.runs()
        assert one.opinions.all_judgements() == other.opinions.all_judgements()
        assert list(audit(other)) == []
    store.close()


def test_the_migrations_make_the_schema(fresh_database: str, tmp_path: Path) -> None:
    folder = Path(engine.__file__).with_name("migrations")
    assert ScriptDirectory(str(folder)).get_current_head() == engine.HEAD
    for where in (fresh_database, tmp_path / "hudna.db"):
        store = Store.open(where, create=True)
        with store.engine.connect() as connection:
            context = MigrationContext.configure(
                connection,
                opts={"include_name": lambda name, kind, _: kind != "table" or name in schema.metadata.tables},
            )
            assert compare_metadata(context, schema.metadata) == []
        store.close()


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda _: None, "There is no case at"),
        (lambda path: path.write_text("not a database, but long enough to look at" * 9), "another kind of file"),
        (lambda path: path.mkdir(), "a case is one file"),
    ],
)
def test_what_is_no_case_is_refused(make: object, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "hudna.db"
    make(path)  # type: ignore[operator]
    with pytest.raises(StoreError, match=sentence):
        Store.open(path)


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    import sqlite3

    with sqlite3.connect(tmp_path / "theirs.db") as connection:
        connection.execute("CREATE TABLE people (name TEXT)")
    with pytest.raises(StoreError, match="another program"):
        Store.open(tmp_path / "theirs.db", create=True)


def test_a_password_is_never_told() -> None:
    with pytest.raises(StoreError) as told:
        Store.open("postgresql+psycopg://amal:secret@127.0.0.1:9/none", create=True)
    assert "secret" not in str(told.value)
    with pytest.raises(StoreError, match="SQLite and PostgreSQL"):
        Store.open("mysql://amal:secret@127.0.0.1/none")
