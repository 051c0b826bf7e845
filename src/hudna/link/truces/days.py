"""Partial ISO dates as closed ranges of days."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_DAY, _MONTH = 1, 31
LAST = date.max.toordinal()  # of the calendar: a length that somebody invented may lead past it


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """From ``first`` to ``last``, both proleptic Gregorian ordinals: one day, a month or a year."""

    first: int
    last: int

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.last - self.first < _DAY

    @property
    def is_fine(self) -> bool:
        """Whether it is no longer than a month."""
        return self.last - self.first < _MONTH

    def gap(self, other: "Days") -> int:
        """Days between the two; 0 where they touch."""
        return max(0, other.first - self.last, self.first - other.last)


def days_of(stamp: str | None) -> Days | None:
    """The days of ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; ``None`` for anything else."""
    if not stamp:
        return None
    try:
        numbers = [int(part) for part in stamp.split("-")]
    except ValueError:
        return None
    try:
        return _range(numbers)
    except ValueError:  # 30 February, month 13
        return None


def _range(numbers: list[int]) -> Days | None:
    match numbers:
        case [year]:
            return Days(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
        case [year, month]:
            return Days(date(year, month, 1).toordinal(), date(year, month, monthrange(year, month)[1]).toordinal())
        case [year, month, day]:
            return Days(*[date(year, month, day).toordinal()] * 2)
        case _:
            return None


def stamp_of(day: int) -> str:
    """A day as ``YYYY-MM-DD``."""
    return date.fromordinal(day).isoformat()
