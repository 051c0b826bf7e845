"""A real PostgreSQL for the tests: a server of their own in a scratch folder, on a socket, gone when they end."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from hudna.store import Store

_NUMBERS = count()


def _program(name: str) -> str | None:
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return shutil.which(name, path=os.pathsep.join([*map(str, places), os.environ.get("PATH", "")]))


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a fresh PostgreSQL, less the database."""
    initdb, control = _program("initdb"), _program("pg_ctl")
    if not initdb or not control:
        pytest.skip("PostgreSQL is not installed. On Debian or Ubuntu: apt install postgresql")
    # PostgreSQL refuses to run as root, and its user must reach the folder.
    base = Path("/tmp") / f"hudna-postgres-{os.getpid()}"  # noqa: S108 - a socket's path must be short
    base.mkdir()
    root = os.geteuid() == 0
    start: list[str] = []
    if root:
        shutil.chown(base, "postgres", "postgres")
        start = ["runuser", "-u", "postgres", "--"]
    data = base / "data"

    def run(*command: str) -> None:
        subprocess.run([*start, *command], check=True, stdout=subprocess.DEVNULL, cwd=base)

    run(initdb, "-D", str(data), "-U", "hudna", "--auth=trust", "--encoding=UTF8", "--locale=C")
    options = f"-c listen_addresses='' -c unix_socket_directories={base} -c fsync=off"
    run(control, "-D", str(data), "-w", "-l", str(base / "log"), "-o", options, "start")
    try:
        yield f"postgresql+psycopg://hudna@/{{}}?host={base}"
    finally:
        run(control, "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(base, ignore_errors=True)


@pytest.fixture
def fresh_database(server: str) -> str:
    """The address of an empty database of its own."""
    import psycopg

    name = f"case_{next(_NUMBERS)}"
    host = server.split("host=")[1]
    with psycopg.connect(f"host={host} user=hudna dbname=postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.format(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator["OpenCase"]:
    """Opens an empty case in each database."""
    where: str | Path = (
        tmp_path / "hudna.db" if request.param == "sqlite" else request.getfixturevalue("fresh_database")
    )
    case = OpenCase(where)
    yield case
    case.close()


class OpenCase:
    """A function that opens the case, and lets go of it at the end."""

    def __init__(self, where: str | Path) -> None:
        self.where, self._stores = where, list[Store]()

    def __call__(self) -> Store:
        self._stores.append(Store.open(self.where, create=True))
        return self._stores[-1]

    def close(self) -> None:
        for store in self._stores:
            store.close()
