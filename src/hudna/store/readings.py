"""Readings of versions, and what the stages made of each."""

import hashlib
import zlib
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import Select, TextClause, delete, func, insert, select, text, update

from hudna import wire
from hudna.store import schema
from hudna.store.chunks import chunks
from hudna.store.reports import Kept
from hudna.store.rows import insert_row
from hudna.store.view import View
from hudna.types import Reading

_HASH_BYTES = 8
_LOOKED_UP = 64  # hashes a statement
_FIRST = (
    "SELECT hash, version FROM "
    "(SELECT hash, version FROM shingle WHERE hash = :h{n} ORDER BY version LIMIT :most) AS p{n}"
)
_LEVEL = 3  # of compression: most of the gain at a third of the time of the default


@cache
def _postings(hashes: int) -> TextClause:
    return text(" UNION ALL ".join(_FIRST.format(n=n) for n in range(hashes)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What the stages need of a reading, as bytes that their own modules encode. ``None``: there is nothing."""

    sketch: bytes
    truces: bytes | None = None
    events: bytes | None = None
    testimonies: bytes | None = None
    shingles: tuple[int, ...] = ()
    countries: tuple[str, ...] = ()  # ISO codes of the countries that the report speaks of
    day: str | None = None  # of publication
    credits: tuple[str, ...] = ()  # agencies whose words it says it prints


@dataclass(frozen=True, slots=True)
class Row:
    """One part of a derived row, with the version it belongs to."""

    reading: int
    version: int
    version_id: str
    body: bytes


class Readings(View):
    """The readings of one view of a case."""

    def add(self, version: int, reading: Reading, derived: Derived) -> int:
        """Keep a reading beside the older ones of its version; returns its number. Equal bytes are kept once."""
        data = wire.dumps(reading)
        digest = hashlib.sha256(data).hexdigest()
        table = schema.reading
        twin = self._connection.execute(
            select(func.coalesce(table.c.same_as, table.c.n)).where(
                table.c.version == version, table.c.sha256 == digest
            )
        ).scalar()
        row = {
            "version": version,
            "sha256": digest,
            "wire": None if twin else zlib.compress(data, _LEVEL),
            "same_as": twin,
            "about_truce": reading.about_truce,
            "language": reading.language,
            "run": self._run,
        }
        number = insert_row(self._connection, table, row)
        self._derive(number, version, derived)
        return number

    def _derive(self, number: int, version: int, derived: Derived) -> None:
        shingles, hashes = schema.shingle, sorted(set(derived.shingles))
        for old in self._old_shingles(version):
            for some in chunks(old):
                these = (shingles.c.hash.in_(some), shingles.c.version == version)
                self._connection.execute(delete(shingles).where(*these))
        row = {
            "reading": number,
            "sketch": derived.sketch,
            "shingles": array("q", hashes).tobytes(),
            "truces": derived.truces,
            "events": derived.events,
            "testimonies": derived.testimonies,
        }
        self._connection.execute(insert(schema.derived), row)
        if hashes:
            self._connection.execute(insert(shingles), [{"hash": one, "version": version} for one in hashes])
        credit = schema.credit
        self._connection.execute(credit.delete().where(credit.c.version == version))
        if derived.credits:
            owed = [{"version": version, "name": one, "day": derived.day} for one in sorted(set(derived.credits))]
            self._connection.execute(insert(credit), owed)
        about = schema.about
        self._connection.execute(about.delete().where(about.c.version == version))
        if derived.countries:
            named = [{"version": version, "country": one, "day": derived.day} for one in sorted(set(derived.countries))]
            self._connection.execute(insert(about), named)

    def _old_shingles(self, version: int) -> Iterator["array[int]"]:
        """Those of the older readings of a version, which the index still has."""
        table = schema.derived
        asked = select(table.c.shingles).join_from(table, schema.reading).where(schema.reading.c.version == version)
        for data in self._connection.execute(asked).scalars().all():
            yield array("q", data)

    def crediting(self, names: Iterable[str], earliest: str, latest: str, most: int) -> list[str]:
        """Ids of versions that credit one of these from one day to another, the first ones."""
        table = schema.credit
        asked = select(schema.version.c.id).join_from(table, schema.version, table.c.version == schema.version.c.n)
        asked = asked.where(table.c.name.in_(sorted(set(names))), table.c.day.between(earliest, latest))
        return list(self._connection.execute(asked.distinct().order_by(schema.version.c.id).limit(most)).scalars())

    def sketch_sizes(self, versions: Iterable[int]) -> dict[int, tuple[str, int]]:
        """Of each version, by number: its id, and how many shingles its sketch has."""
        found: dict[int, tuple[str, int]] = {}
        version, derived = schema.version, schema.derived
        asked = select(version.c.n, version.c.id, func.length(derived.c.shingles)).join_from(derived, schema.reading)
        asked = asked.join(version, schema.reading.c.version == version.c.n).order_by(schema.reading.c.n)
        for some in chunks(sorted(set(versions))):
            rows = self._connection.execute(asked.where(version.c.n.in_(some)))
            found.update((number, (name, length // _HASH_BYTES)) for number, name, length in rows)
        return found

    def languages(self) -> dict[int, str]:
        """The language of each version by its number, as its latest reading has it."""
        table = schema.reading
        asked = select(table.c.version, table.c.language).where(*self._seen(table.c.run)).order_by(table.c.n)
        return {row.version: row.language for row in self._connection.execute(asked)}

    def of(self, version: int) -> Reading | None:
        """The latest reading of a version, as it was written, without the words of the report."""
        data = self.bytes_of(version)
        return wire.from_wire(msgspec.json.decode(data)) if data else None

    def bytes_of(self, version: int) -> bytes | None:
        """The latest reading of a version as the bytes of the contract."""
        table = schema.reading
        asked = select(table.c.wire, table.c.same_as).where(table.c.version == version, *self._seen(table.c.run))
        row = self._connection.execute(asked.order_by(table.c.n.desc()).limit(1)).first()
        if row is None:
            return None
        body = row.wire if row.wire is not None else self._body(row.same_as)
        return zlib.decompress(body)

    def _body(self, number: int) -> bytes:
        return bytes(
            self._connection.execute(select(schema.reading.c.wire).where(schema.reading.c.n == number)).scalar_one()
        )

    def made_with(self, version: int) -> tuple[str, str | None, str | None] | None:
        """Code, packs and model that made the latest reading of a version; ``None`` where it has none."""
        table, run = schema.reading, schema.run
        asked = select(run.c.hudna, run.c.packs, run.c.model).join_from(table, run, table.c.run == run.c.n)
        asked = asked.where(table.c.version == version, *self._seen(table.c.run)).order_by(table.c.n.desc()).limit(1)
        row = self._connection.execute(asked).first()
        return (row.hudna, row.packs, row.model) if row else None

    def wired(self, kept: Kept) -> Reading | None:
        """The latest reading of a version, with its words."""
        data = self.bytes_of(kept.n)
        return wire.from_wire(msgspec.json.decode(data), kept.text) if data else None

    def wired_all(self, versions: Iterable[Kept]) -> Iterator[tuple[Kept, Reading]]:
        """The latest reading of each of these versions that has one, with its words."""
        table, twin = schema.reading, schema.reading.alias()
        kept = {one.n: one for one in versions}
        asked = select(table.c.version, func.coalesce(table.c.wire, twin.c.wire))
        asked = asked.outerjoin_from(table, twin, table.c.same_as == twin.c.n)
        for some in chunks(sorted(kept)):
            newest = select(func.max(table.c.n)).where(table.c.version.in_(some), *self._seen(table.c.run))
            for version, data in self._connection.execute(asked.where(table.c.n.in_(newest.group_by(table.c.version)))):
                one = kept[version]
                yield one, wire.from_wire(msgspec.json.decode(zlib.decompress(data)), one.text)

    def every(self) -> Iterator[tuple[int, int, str, bytes]]:
        """Number, version, SHA-256 and bytes of every reading; streams."""
        table = schema.reading
        for row in self._connection.execute(select(table).order_by(table.c.n)):
            body = row.wire if row.wire is not None else self._body(row.same_as)
            yield row.n, row.version, row.sha256, zlib.decompress(body)

    def unread(self) -> list[int]:
        """Numbers of versions without any reading: a run was cut short."""
        read = select(schema.reading.c.version)
        return list(
            self._connection.execute(select(schema.version.c.n).where(schema.version.c.n.not_in(read))).scalars()
        )

    def part(self, name: str, versions: Iterable[str] | None = None) -> Iterator[Row]:
        """One part (``sketch``, ``truces`` …) of the latest reading of each of these versions that has it; streams.

        ``versions`` are ids; ``None`` means all current versions.
        """
        column, table = schema.derived.c[name], schema.reading
        newest = select(func.max(table.c.n)).where(*self._seen(table.c.run)).group_by(table.c.version)
        asked = (
            select(schema.derived.c.reading, schema.version.c.n, schema.version.c.id, column)
            .join_from(schema.derived, table, schema.derived.c.reading == table.c.n)
            .join(schema.version, table.c.version == schema.version.c.n)
            .where(column.is_not(None))
            .order_by(schema.version.c.n)
        )
        if versions is None:
            yield from self._rows(asked.where(table.c.n.in_(newest), schema.version.c.n.in_(self._current())))
            return
        for some in chunks(sorted(set(versions))):
            named = select(schema.version.c.n).where(schema.version.c.id.in_(some))
            latest = select(func.max(table.c.n)).where(table.c.version.in_(named), *self._seen(table.c.run))
            yield from self._rows(asked.where(table.c.n.in_(latest.group_by(table.c.version))))

    def _current(self) -> Select[tuple[int]]:
        """A query of the numbers of all current versions."""
        table = schema.sighting
        newest = select(func.max(table.c.n)).where(*self._seen(table.c.run)).group_by(table.c.report)
        return select(table.c.version).where(table.c.n.in_(newest))

    def _rows(self, asked: Select[Any]) -> Iterator[Row]:
        for row in self._connection.execute(asked, execution_options={"stream_results": True}):
            yield Row(*row)

    def unlinked(self) -> list[int]:
        """Numbers of readings that no linking has taken in yet."""
        table = schema.derived
        return list(
            self._connection.execute(select(table.c.reading).where(~table.c.linked).order_by(table.c.reading)).scalars()
        )

    def versions_of(self, readings: Iterable[int]) -> list[int]:
        """The versions that readings belong to."""
        found: list[int] = []
        for some in chunks(sorted(set(readings))):
            asked = select(schema.reading.c.version).where(schema.reading.c.n.in_(some))
            found += self._connection.execute(asked).scalars()
        return sorted(set(found))

    def mark_linked(self, readings: Iterable[int]) -> None:
        """Say that these readings have been linked."""
        for some in chunks(sorted(set(readings))):
            self._connection.execute(
                update(schema.derived).where(schema.derived.c.reading.in_(some)).values(linked=True)
            )

    def wait(self, version: int) -> None:
        """Say that the latest reading of a version is to be linked again."""
        table = schema.reading
        newest = select(func.max(table.c.n)).where(table.c.version == version)
        derived = schema.derived
        self._connection.execute(
            update(derived).where(derived.c.reading == newest.scalar_subquery()).values(linked=False)
        )

    def postings(self, hashes: Iterable[int], *, most: int) -> dict[int, list[int]]:
        """The numbers of the first versions, up to ``most``, that have each of these shingles."""
        found: dict[int, list[int]] = {}
        for some in chunks(sorted(set(hashes)), _LOOKED_UP):
            # One look-up a hash, each with its own limit: a shingle of ten thousand reports costs what a rare one does.
            bound = {f"h{n}": one for n, one in enumerate(some)}
            for number, version in self._connection.execute(_postings(len(some)), {**bound, "most": most}):
                found.setdefault(number, []).append(version)
        return found
