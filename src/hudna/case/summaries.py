"""The truces of a case, a line each."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from hudna.case.names import nearest
from hudna.case.truces import lines_in
from hudna.errors import OptionError
from hudna.link.truces.days import days_of
from hudna.store import Session
from hudna.text.fold import caseless_key
from hudna.types import TruceGroup
from hudna.types.dossier import TruceLine

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which truces to list. Names match where they are part of one, whatever their spelling; days are ISO.

    ``status`` is a state of the life cycle (in_force, collapsed, denied …)."""

    actor: str | None = None
    place: str | None = None
    conflict: str | None = None
    date: str | None = None  # a day (or month, or year) on which it was in force, or announced
    status: str | None = None

    def __post_init__(self) -> None:
        """Raises ``OptionError`` for a date that is none: it would be compared as it stands, and mean no truce."""
        if self.date is not None and days_of(self.date if _DATE.fullmatch(self.date) else None) is None:
            raise OptionError(f'"{self.date}" is no date. Write YYYY, YYYY-MM or YYYY-MM-DD.')

    def __call__(self, group: TruceGroup) -> bool:
        """Whether a truce is meant, its status left aside."""
        return (
            _names(self.actor, _actors(group))
            and _names(self.place, _places(group))
            and (self.conflict is None or self.conflict == group.conflict)
            and (self.date is None or _covers(group, self.date))
        )


def matching(session: Session, wanted: Filter) -> list[TruceLine]:
    """The truces that a filter means, the latest first, those without a day last."""
    found = [line for line in lines_in(session) if wanted(line.group) and wanted.status in (None, line.now)]
    origins = session.groups.of("origin", {report for line in found for report in line.group.reports})
    counted = [
        replace(line, origins=len({origins.get(report, report) for report in line.group.reports})) for line in found
    ]
    return sorted(counted, key=_latest, reverse=True)


def unknown_in(session: Session, wanted: Filter) -> str | None:
    """A sentence on the first name of a filter that no truce of the case has, with those nearest to it."""
    groups = [line.group for line in lines_in(session)]
    asked: list[tuple[str, str | None, Callable[[TruceGroup], Iterable[str]]]] = [
        ("a party or mediator", wanted.actor, _actors),
        ("a place", wanted.place, _places),
        ("a conflict", wanted.conflict, lambda group: (group.conflict,) if group.conflict else ()),
    ]
    for what, name, names_of in asked:
        known = {one for group in groups for one in names_of(group)}
        if name is not None and not _names(name, tuple(known)):
            return f'No truce of this case has {what} "{name}". {nearest(name, known)}List them with: hudna truces'
    return None


def _actors(group: TruceGroup) -> tuple[str, ...]:
    return (*group.parties, *group.mediators)


def _places(group: TruceGroup) -> tuple[str, ...]:
    return (*group.places, *group.lands)


def _latest(line: TruceLine) -> tuple[str, str, str]:
    return day_of(line.group) or "", line.group.last or "", line.group.id


def day_of(group: TruceGroup) -> str | None:
    """The day by which a truce is placed in time: its start, else its declaration."""
    return group.start or group.declared


def _names(wanted: str | None, names: tuple[str, ...]) -> bool:
    if wanted is None:
        return True
    key = caseless_key(wanted)
    return any(key in caseless_key(name) for name in names)


def _covers(group: TruceGroup, day: str) -> bool:
    """Whether a truce may have been in force on a day (or in a month, a year), by the periods that reports give."""
    for period in group.periods:
        start, end = period.start or group.declared, period.end
        if start is None:
            continue
        least = min(len(start), len(day))
        if start[:least] <= day[:least] and (end is None or day[: len(end)] <= end[: len(day)]):
            return True
    return (group.start or group.declared or "none").startswith(day)
