"""ISO dates of a day, a month or a year, as the days that they begin and end with."""

from calendar import monthrange
from datetime import date, timedelta


def first_day(iso: str) -> date:
    """The first day of ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""
    year, month, day = _parts(iso)
    return date(year, month or 1, day or 1)


def last_day(iso: str) -> date:
    """The last day of ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""
    year, month, day = _parts(iso)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def is_day(iso: str | None) -> bool:
    """Whether it gives a day, and not a month or a year alone."""
    return iso is not None and len(iso) == 10


def later(iso: str, days: int) -> str:
    """The day so many days after the first one of ``iso``. Raises ``OverflowError`` where the calendar has no such day."""
    return (first_day(iso) + timedelta(days=days)).isoformat()


def _parts(iso: str) -> tuple[int, int, int]:
    numbers = [int(part) for part in iso[:10].split("-")]
    year, month, day = (*numbers, 0, 0)[:3]
    return year, month, day
