"""Records that others made: kept with their owner, never mixed with claims."""

import hashlib
from collections.abc import Iterable, Iterator

from sqlalchemy import func, insert, select

from hudna.store import schema
from hudna.store.view import View


class Externals(View):
    """The external records of one view of a case."""

    def add(self, *, owner: str, dataset: str, key: str, country: str | None, date: str | None, body: bytes) -> bool:
        """Keep a record; ``False`` where the same is there. A record of the same key that says otherwise is a new row."""
        digest = hashlib.sha256(body).hexdigest()
        table = schema.external
        named = (table.c.owner == owner, table.c.dataset == dataset, table.c.key == key, table.c.sha256 == digest)
        if self._connection.execute(select(table.c.n).where(*named)).first():
            return False
        row = {"owner": owner, "dataset": dataset, "key": key, "sha256": digest, "country": country, "date": date}
        self._connection.execute(insert(table), {**row, "body": body, "run": self._run})
        return True

    def find(
        self, *, countries: Iterable[str] = (), earliest: str | None = None, latest: str | None = None
    ) -> Iterator[bytes]:
        """Bodies of the newest record of each key, narrowed by country and day."""
        table = schema.external
        asked = select(table.c.n, table.c.owner, table.c.dataset, table.c.key, table.c.body).order_by(table.c.n)
        asked = asked.where(*self._seen(table.c.run))
        if wanted := sorted(set(countries)):
            asked = asked.where(table.c.country.in_(wanted))
        if earliest:
            asked = asked.where(table.c.date >= earliest)
        if latest:
            asked = asked.where(table.c.date <= latest)
        found = {(row.owner, row.dataset, row.key): (row.n, row.body) for row in self._connection.execute(asked)}
        newest = self._newest() if wanted or earliest or latest else {}
        # One that was corrected since, to another day or country, is not that record any more.
        return (body for key, (n, body) in sorted(found.items()) if newest.get(key, n) == n)

    def _newest(self) -> dict[tuple[str, str, str], int]:
        """The number of the newest record of each key that has several."""
        table = schema.external
        key = (table.c.owner, table.c.dataset, table.c.key)
        asked = (
            select(*key, func.max(table.c.n)).where(*self._seen(table.c.run)).group_by(*key).having(func.count() > 1)
        )
        return {(owner, dataset, name): n for owner, dataset, name, n in self._connection.execute(asked)}
