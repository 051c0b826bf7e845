"""Reports and their versions, as they were met."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

import msgspec
from sqlalchemy import RowMapping, Select, func, insert, select

from hudna.errors import StoreError
from hudna.store import schema
from hudna.store.chunks import chunks
from hudna.store.rows import insert_row
from hudna.store.view import View
from hudna.types import Report

ID_LENGTH = 16  # of an id, the beginning of its identity
_LINES = (".jsonl", ".ndjson")  # files of many reports: their name is no report's


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A version of a report as it is kept. ``name`` is the id it was given on input, else its own."""

    n: int
    id: str
    report: str
    given: str | None
    text: str
    published: str | None
    outlet: str | None
    url: str | None
    title: str | None
    byline: str | None
    notes: tuple[str, ...]
    sha256: str
    input: str | None
    run: int

    @property
    def name(self) -> str:
        """What the user calls it: the id that was given, else the file or address of a single report, else its own id."""
        if self.given:
            return self.given
        source = self.input or ""
        return (
            self.report
            if not source or source == "-" or source.endswith(_LINES)
            else source.rsplit("/", 1)[-1] or source
        )

    def as_report(self) -> Report:
        """The report to be read; its id is the version's, which is unique in the case."""
        day = date.fromisoformat(self.published) if self.published else None
        return Report(self.id, self.text, day, self.outlet, self.url, self.title, self.byline, self.notes)


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding a report: ``new``, ``changed`` (another version of one that is there), ``again`` (nothing new),
    or ``returned`` (the page says again what an older version said)."""

    version: Kept
    outcome: Literal["new", "changed", "again", "returned"]

    @property
    def to_read(self) -> bool:
        """Whether the version has not been met before."""
        return self.outcome in ("new", "changed")


class Reports(View):
    """The reports of one view of a case."""

    def add(self, report: Report, *, given: str | None, source: str | None = None, apart: bool = False) -> Added:
        """Keep a report. Its id comes from its content and from what names it; one that is there is not kept twice.

        ``apart``: its id was given before to another text, so it is a report of its own and no new version of that.
        """
        identity = version_identity(report, given)
        known = self.by_id(identity[:ID_LENGTH])
        if known is not None:
            return self._seen_again(known)
        key = report_key(report, given) + (f"\x1f{identity[:ID_LENGTH]}" if apart else "")
        owner = self._connection.execute(select(schema.report.c.id).where(schema.report.c.key == key)).scalar()
        owner = owner or self._without_outlet(report, given, source)
        kept = self._keep(report, identity, owner, key, given, source)
        return Added(kept, "changed" if owner else "new")

    def _without_outlet(self, report: Report, given: str | None, source: str | None) -> str | None:
        """The report that is this one, told again with its outlet: the same text of the same file or id, which had none."""
        if not report.outlet or report.url:
            return None
        bare = self.owner_of(report_key(replace(report, outlet=None), given))
        if bare is None or bare.outlet not in (None, report.outlet) or bare.text != report.text:
            return None
        return bare.report if given or (source not in (None, "-") and bare.input == source) else None

    def _keep(
        self, report: Report, identity: str, owner: str | None, key: str, given: str | None, source: str | None
    ) -> Kept:
        name = identity[:ID_LENGTH]
        if owner is None:
            row = {"id": name, "key": key, "given": given, "run": self._run}
            self._connection.execute(insert(schema.report), row)
        values: dict[str, Any] = {
            "id": name,
            "report": owner or name,
            "sha256": identity,
            "text": report.text,
            "published": report.published.isoformat() if report.published else None,
            "outlet": report.outlet,
            "url": report.url,
            "title": report.title,
            "byline": report.byline,
            "notes": list(report.notes),
            "input": source,
            "run": self._run,
        }
        number = insert_row(self._connection, schema.version, values)
        self._sight(owner or name, number)
        return Kept(**{**values, "n": number, "given": given, "notes": report.notes})

    def _seen_again(self, known: Kept) -> Added:
        last = self._connection.execute(
            select(schema.sighting.c.version)
            .where(schema.sighting.c.report == known.report)
            .order_by(schema.sighting.c.n.desc())
            .limit(1)
        ).scalar()
        if last == known.n:
            return Added(known, "again")
        self._sight(known.report, known.n)
        return Added(known, "returned")

    def _sight(self, report: str, version: int) -> None:
        self._connection.execute(insert(schema.sighting), {"report": report, "version": version, "run": self._run})

    def owner_of(self, key: str) -> Kept | None:
        """The current version of the report that a key names."""
        found = self._connection.execute(select(schema.report.c.id).where(schema.report.c.key == key)).scalar()
        return self.current_of(found) if found else None

    def others_given(self, report: Report, given: str) -> list[Kept]:
        """Current versions of the reports of the same id and outlet that are kept under something else, an address say."""
        table, key = schema.report, report_key(report, given)
        found = self._connection.execute(select(table.c.id).where(table.c.given == given, table.c.key != key).limit(20))
        current = (self.current_of(one) for one in found.scalars().all())
        return [kept for kept in current if kept and kept.outlet == report.outlet]

    def by_id(self, version: str) -> Kept | None:
        """The version of that id."""
        return next(self._kept(_versions().where(schema.version.c.id == version)), None)

    def by_ids(self, versions: Iterable[str]) -> dict[str, Kept]:
        """Versions by id; ids that are not there are left out."""
        found: dict[str, Kept] = {}
        for some in chunks(sorted(set(versions))):
            found.update((kept.id, kept) for kept in self._kept(_versions().where(schema.version.c.id.in_(some))))
        return found

    def by_number(self, numbers: Iterable[int]) -> dict[int, Kept]:
        """Versions by number."""
        found: dict[int, Kept] = {}
        for some in chunks(sorted(set(numbers))):
            found.update((kept.n, kept) for kept in self._kept(_versions().where(schema.version.c.n.in_(some))))
        return found

    def named(self, name: str) -> tuple[Kept, ...]:
        """Current versions of the reports that a user may mean: by given id, by own id, by the name of its
        file, or by the beginning of an id.
        """
        table = schema.report
        found = self._connection.execute(select(table.c.id).where((table.c.given == name) | (table.c.id == name)))
        ids = [row[0] for row in found]
        if not ids:
            ids = self._from_source(name)
        if not ids and len(name) >= 4:
            begun = table.c.id.startswith(name, autoescape=True) | table.c.given.startswith(name, autoescape=True)
            ids = [row[0] for row in self._connection.execute(select(table.c.id).where(begun).limit(20))]
        current = (self.current_of(one) for one in ids)
        return tuple(sorted((kept for kept in current if kept), key=lambda kept: kept.id))

    def _from_source(self, name: str) -> list[str]:
        """Reports without a given id that came from a file or an address of this name."""
        source = schema.version.c.input
        ends = (source == name) | source.endswith(f"/{name}", autoescape=True)
        asked = (
            select(schema.report.c.id)
            .join_from(schema.version, schema.report)
            .where(ends, schema.report.c.given.is_(None))
        )
        return sorted(set(self._connection.execute(asked.limit(20)).scalars()))

    def current_of(self, report: str) -> Kept | None:
        """The version of a report that was met last, as far as this view sees."""
        table = schema.sighting
        newest = select(table.c.version).where(table.c.report == report, *self._seen(table.c.run))
        number = self._connection.execute(newest.order_by(table.c.n.desc()).limit(1)).scalar()
        return self.by_number([number])[number] if number is not None else None

    def current_ids(self, versions: Iterable[str]) -> set[str]:
        """Those of the version ids that are the current ones of their reports."""
        table, wanted = schema.sighting, sorted(set(versions))
        newest: dict[str, str] = {}
        for some in chunks(wanted):
            reports = select(schema.version.c.report).where(schema.version.c.id.in_(some))
            asked = select(table.c.report, schema.version.c.id).join_from(table, schema.version)
            asked = asked.where(table.c.report.in_(reports), *self._seen(table.c.run)).order_by(table.c.n)
            newest.update((report, version) for report, version in self._connection.execute(asked))
        return set(newest.values()) & set(wanted)

    def current_version_of(self, reports: Iterable[str]) -> dict[str, str]:
        """Id of a report → id of its current version; reports that are not there are left out."""
        table = schema.sighting
        newest: dict[str, str] = {}
        for some in chunks(sorted(set(reports))):
            asked = select(table.c.report, schema.version.c.id).join_from(table, schema.version)
            asked = asked.where(table.c.report.in_(some), *self._seen(table.c.run)).order_by(table.c.n)
            newest.update((report, version) for report, version in self._connection.execute(asked))
        return newest

    def version_counts(self, reports: Iterable[str]) -> dict[str, int]:
        """How many versions of each report are kept."""
        table, found = schema.version, dict[str, int]()
        for some in chunks(sorted(set(reports))):
            asked = select(table.c.report, func.count()).where(table.c.report.in_(some), *self._seen(table.c.run))
            found.update((report, count) for report, count in self._connection.execute(asked.group_by(table.c.report)))
        return found

    def versions_of(self, report: str) -> tuple[Kept, ...]:
        """All versions of a report in the order in which they came."""
        asked = _versions().where(schema.version.c.report == report, *self._seen(schema.version.c.run))
        return tuple(self._kept(asked.order_by(schema.version.c.n)))

    def current_by_day(self) -> Iterator[Kept]:
        """Every current version by day of publication (unknown days last) and id; streams."""
        table = schema.sighting
        newest = select(func.max(table.c.n)).where(*self._seen(table.c.run)).group_by(table.c.report)
        current = select(table.c.version).where(table.c.n.in_(newest))
        day = func.coalesce(schema.version.c.published, "9999")
        return self._kept(_versions().where(schema.version.c.n.in_(current)).order_by(day, schema.version.c.id))

    def all_current(self) -> Iterator[Kept]:
        """Every current version, in the order of numbers; streams."""
        table = schema.sighting
        newest = select(func.max(table.c.n)).where(*self._seen(table.c.run)).group_by(table.c.report)
        current = select(table.c.version).where(table.c.n.in_(newest))
        return self._kept(_versions().where(schema.version.c.n.in_(current)).order_by(schema.version.c.n))

    def every_version(self) -> Iterator[Kept]:
        """Every version; streams."""
        return self._kept(_versions().where(*self._seen(schema.version.c.run)).order_by(schema.version.c.n))

    def since(self, run: int | None) -> Iterator[Kept]:
        """Versions that came with this run or later, in order; none for ``None``."""
        if run is not None:
            yield from self._kept(_versions().where(schema.version.c.run >= run).order_by(schema.version.c.n))

    def count(self) -> int:
        """How many reports this view sees."""
        table = schema.report
        return int(
            self._connection.execute(
                select(func.count()).select_from(table).where(*self._seen(table.c.run))
            ).scalar_one()
        )

    def _kept(self, asked: Select[Any]) -> Iterator[Kept]:
        for row in self._connection.execute(asked).mappings():
            yield _kept(row)


def report_key(report: Report, given: str | None) -> str:
    """What makes two texts versions of one report: the address, else the id it was given with the outlet, else the text."""
    if report.url:
        return f"url:{report.url}"
    if given:
        return f"id:{given}\x1f{report.outlet or ''}"
    return f"text:{hashlib.sha256(report.text.encode('utf-8', 'surrogatepass')).hexdigest()}\x1f{report.outlet or ''}"


def version_identity(report: Report, given: str | None) -> str:
    """SHA-256 over the text and all that was said of it: equal for the same report, met twice.

    Raises ``StoreError`` for characters that a database cannot keep: half of one, and NUL.
    """
    day = report.published.isoformat() if report.published else None
    # A page is named by its address: the id that it also bears is its first version's, and may be another the next time.
    parts = [None if report.url else given, report.url, report.outlet, day, report.title, report.byline, report.text]
    try:
        data = msgspec.json.encode(parts)
    except UnicodeEncodeError:
        raise StoreError("The text holds half a character (a lone surrogate). Save the file again as UTF-8.") from None
    if any("\x00" in part for part in parts if part):
        raise StoreError("The report holds a NUL character, which no database keeps. Take it out and add it again.")
    return hashlib.sha256(data).hexdigest()


def identity_of(kept: Kept) -> str:
    """The identity worked out again from what is kept: equal to ``sha256`` unless something was altered."""
    return version_identity(kept.as_report(), kept.given)


def _versions() -> Select[Any]:
    return select(schema.version, schema.report.c.given).join_from(schema.version, schema.report)


def _kept(row: RowMapping) -> Kept:
    return Kept(**{**row, "notes": tuple(row["notes"])})
