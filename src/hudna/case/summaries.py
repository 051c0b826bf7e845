"""The truces of a case, a line each."""

from collections.abc import Iterator
from dataclasses import dataclass

from hudna.case.truces import groups_in
from hudna.store import Session
from hudna.text.fold import fold_key
from hudna.types.truce_link import TruceGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which truces to list. Names match where they are part of one, whatever their spelling; days are ISO."""

    actor: str | None = None
    place: str | None = None
    conflict: str | None = None
    date: str | None = None  # a day on which it was in force, or announced
    status: str | None = None

    def __call__(self, group: TruceGroup) -> bool:
        """Whether a truce is meant, its status left aside: that takes an assessment."""
        return (
            _names(self.actor, (*group.parties, *group.mediators))
            and _names(self.place, (*group.places, *group.lands))
            and (self.conflict is None or self.conflict == group.conflict)
            and (self.date is None or _covers(group, self.date))
        )


def matching(session: Session, wanted: Filter) -> Iterator[TruceGroup]:
    """The truces that a filter means, the latest first, those without a day last."""
    found = [group for group in groups_in(session) if wanted(group)]
    yield from sorted(found, key=lambda group: (day_of(group) or "", group.last or "", group.id), reverse=True)


def day_of(group: TruceGroup) -> str | None:
    """The day by which a truce is placed in time: its start, else its declaration."""
    return group.start or group.declared


def _names(wanted: str | None, names: tuple[str, ...]) -> bool:
    if wanted is None:
        return True
    key = fold_key(wanted).casefold()
    return any(key in fold_key(name).casefold() for name in names)


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
