"""The testimonies of a case, with their words or to be counted."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from hudna.case.derive import testimonies_in
from hudna.case.names import MARK
from hudna.store import Kept, Session
from hudna.types import Testimony

_BATCH = 200  # reports read at a time


@dataclass(frozen=True, slots=True)
class Told:
    """A testimony with the report it stands in and the truce it is about."""

    testimony: Testimony
    report: Kept
    truce: str | None  # id of the group


def testimonies(session: Session) -> Iterator[Told]:
    """Every testimony of the current readings; streams, by report."""
    rows = session.readings.part("testimonies")
    while some := list(islice(rows, _BATCH)):
        kept = session.reports.by_number(row.version for row in some)
        told = [
            (kept[row.version], by_name(one, kept[row.version]))
            for row in some
            for one in testimonies_in(row.body, kept[row.version].text)
        ]
        groups = session.groups.of("truce", {_item(report.id, one) for report, one in told})
        yield from (Told(one, report, groups.get(_item(report.id, one))) for report, one in told)


def bare_testimonies(session: Session) -> Iterator[tuple[Testimony, str | None]]:
    """Every testimony of the current readings and the id of its truce; without the words, which take most of the time."""
    groups = session.groups.of("truce")
    rows = session.readings.part("testimonies")
    while some := list(islice(rows, _BATCH)):
        told = [one for row in some for one in testimonies_in(row.body)]
        unnamed = session.reports.by_ids(one.report for one in told if one.source == one.report)
        for one in told:
            named = by_name(one, unnamed[one.report]) if one.report in unnamed else one
            yield named, groups.get(_item(one.report, one))


def by_name(one: Testimony, report: Kept) -> Testimony:
    """A testimony of a report that nobody is known to have published goes by the name of the report."""
    return replace(one, source=report.name) if one.source == report.id else one


def _item(version: str, one: Testimony) -> str:
    return f"{version}{MARK}{one.truce}"
