"""Proof that a case is whole: hashes, spans, references, indexes."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import func, select, text

from hudna.store import schema
from hudna.store.reports import identity_of
from hudna.store.store import Session

_ITEM_MARK = "#"  # <id of a version>#<number of the truce or event in its reading>


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it should be: where, and what."""

    where: str
    what: str


def audit(session: Session, told: Callable[[str], None] = lambda _: None) -> Iterator[Fault]:
    """Every fault of a case. ``told`` hears what is being looked at."""
    for name, check in _CHECKS.items():
        told(name)
        yield from check(session)


def _database(session: Session) -> Iterator[Fault]:
    """What the database itself can say of its pages and references."""
    if session.dialect != "sqlite":
        return
    for (answer,) in session.execute(text("PRAGMA integrity_check")):
        if answer != "ok":
            yield Fault("database", answer)
    for table, row, *_ in session.execute(text("PRAGMA foreign_key_check")):
        yield Fault(f"{table} {row}", "refers to a row that is not there")


def _versions(session: Session) -> Iterator[Fault]:
    """Every text is the one that was published: its hash says so."""
    for kept in session.reports.every_version():
        identity = identity_of(kept)
        if identity != kept.sha256 or not identity.startswith(kept.id):
            yield Fault(f"report {kept.name}", "is not what was stored: its text or what is said of it was altered")


def _readings(session: Session) -> Iterator[Fault]:
    """Every reading is whole and every span of it lies in its text."""
    asked = select(schema.version.c.n, func.length(schema.version.c.text))
    lengths = {row[0]: row[1] for row in session.execute(asked)}
    for number, version, digest, data in session.readings.every():
        where = f"reading {number}"
        if hashlib.sha256(data).hexdigest() != digest:
            yield Fault(where, "is not what was stored: its hash differs")
        elif version not in lengths:
            yield Fault(where, "has no report")
        else:
            wrong = sum(not 0 <= start <= end <= lengths[version] for start, end in _spans(msgspec.json.decode(data)))
            if wrong:
                yield Fault(where, f"has {wrong} span(s) outside its text")


def _spans(value: Any) -> Iterator[tuple[int, int]]:
    if isinstance(value, dict):
        start, end = value.get("start"), value.get("end")
        if isinstance(start, int) and isinstance(end, int):
            yield start, end
        for one in value.values():
            yield from _spans(one)
    elif isinstance(value, list):
        for one in value:
            yield from _spans(one)


def _complete(session: Session) -> Iterator[Fault]:
    """No report is half stored: each has a reading, what was derived from it, its words and its place in the order."""
    for number in session.readings.unread():
        yield Fault(f"version {number}", "has no reading. Make one with: hudna reread")
    version, reading = schema.version, schema.reading
    derived = select(schema.derived.c.reading)
    for (number,) in session.execute(select(reading.c.n).where(reading.c.n.not_in(derived))):
        yield Fault(f"reading {number}", "was never prepared for linking. Mend it with: hudna reread")
    for (number,) in session.execute(select(version.c.n).where(version.c.n.not_in(select(schema.sighting.c.version)))):
        yield Fault(f"version {number}", "was stored without the moment at which it was met")
    indexed = "words_docsize" if session.dialect == "sqlite" else "words"
    column = "id" if session.dialect == "sqlite" else "rowid"
    missing = text(f"SELECT n FROM version WHERE n NOT IN (SELECT {column} FROM {indexed})")  # noqa: S608 - two fixed names
    for (number,) in session.execute(missing):
        yield Fault(f"version {number}", "cannot be found by its words")


def _references(session: Session) -> Iterator[Fault]:
    """Every item of a group is of a report that is there, and every group is described."""
    known = {row[0] for row in session.execute(select(schema.version.c.id))}
    described = {
        (thing, name) for thing, name in session.execute(select(schema.grouping.c.thing, schema.grouping.c.id))
    }
    member = schema.member
    for thing, item, group in session.execute(select(member.c.thing, member.c.item, member.c.grp)):
        if item.split(_ITEM_MARK)[0] not in known:
            yield Fault(f"{thing} {group}", f"holds {item}, which is of no report")
        if (thing, group) not in described:
            yield Fault(f"{thing} {group}", "is a group that nothing describes")


_CHECKS: dict[str, Callable[[Session], Iterator[Fault]]] = {
    "database": _database,
    "reports": _versions,
    "readings": _readings,
    "completeness": _complete,
    "references": _references,
}
