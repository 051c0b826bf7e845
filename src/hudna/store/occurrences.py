"""Events by place and day, and how much was reported from a country: what "did the fighting stop?" is asked of."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

from sqlalchemy import delete, func, insert, select

from hudna.store import schema
from hudna.store.chunks import chunks
from hudna.store.view import View
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


class Occurrences(View):
    """The events and reports of a case, by country and day.

    Events are those of the last linking, whatever the view; reports are those that the view sees.
    """

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
        """How many reports that speak of these countries were published, by day; a page counts once, however it changed."""
        table, version = schema.about, schema.version
        asked = select(table.c.day, func.count(version.c.report.distinct())).join_from(table, version)
        asked = asked.where(
            table.c.country.in_(sorted(set(countries))),
            table.c.day.between(earliest, latest),
            *self._seen(version.c.run),
        )
        return {row[0]: row[1] for row in self._connection.execute(asked.group_by(table.c.day))}
