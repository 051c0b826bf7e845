"""An empty case in each database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hudna.store import Store


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
