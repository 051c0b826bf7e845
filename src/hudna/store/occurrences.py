"""Events by place and day, and how much was reported from a country: what "did the fighting stop?" is asked of."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, delete, func, insert, select

from hudna.store import schema
from hudna.store.chunks import chunks
from hudna.types.event import VIOLENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One event of a case: ``killed`` is the least that any origin says, ``reported`` the first day of publication."""

    id: str
    country: str | None
    admin1: str | None
    day: str | None
    type: str
    killed: int | None
    reported: str | None

    @property
    def violent(self) -> bool:
        """Whether it is violence of one side against another."""
        return self.type in VIOLENT


class Occurrences:
    """The events and reports of a case, by country and day."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def replace(self, rows: Mapping[str, Occurrence | None]) -> None:
        """Set what is kept of events (``None``: the event is no more)."""
        table = schema.occurrence
        for some in chunks(sorted(rows)):
            self._connection.execute(delete(table).where(table.c.id.in_(some)))
        new = [asdict(row) for _, row in sorted(rows.items()) if row]
        for part in chunks(new):
            self._connection.execute(insert(table), list(part))

    def find(self, countries: Iterable[str], earliest: str, latest: str) -> Iterator[Occurrence]:
        """Events of countries from one day to another (ISO), by day."""
        table = schema.occurrence
        asked = select(table).where(table.c.country.in_(sorted(set(countries))), table.c.day.between(earliest, latest))
        for row in self._connection.execute(asked.order_by(table.c.day, table.c.id)).mappings():
            yield Occurrence(**row)

    def volume(self, countries: Iterable[str], earliest: str, latest: str) -> dict[str, int]:
        """How many reports that speak of these countries were published, by day."""
        table = schema.about
        asked = select(table.c.day, func.count(table.c.version.distinct())).where(
            table.c.country.in_(sorted(set(countries))), table.c.day.between(earliest, latest)
        )
        return {row[0]: row[1] for row in self._connection.execute(asked.group_by(table.c.day))}
