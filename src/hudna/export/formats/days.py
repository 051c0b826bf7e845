"""Days of other datasets: intervals, and year, month and day apart."""

from calendar import monthrange
from datetime import date


def interval(earliest: str | None, latest: str | None = None) -> tuple[date, date] | None:
    """The first and last day that ISO dates (days, months or years) allow; ``None`` where there is none."""
    first = latest if earliest is None else earliest
    last = earliest if latest is None else latest
    if first is None or last is None:
        return None
    begin, end = _first(first), _last(last)
    return (begin, end) if begin <= end else (end, begin)


def apart(value: str | None, unknown: int) -> tuple[int, int, int]:
    """Year, month and day of an ISO date, each ``unknown`` where it is not given."""
    parts = [int(part) for part in value[:10].split("-")] if value else []
    year, month, day = (parts + [-1] * 3)[:3] if parts else (unknown,) * 3
    return year, month, day


def _first(value: str) -> date:
    year, month, day = apart(value, -1)
    return date(year, max(month, 1), max(day, 1))


def _last(value: str) -> date:
    year, month, day = apart(value, -1)
    month = month if month > 0 else 12
    return date(year, month, day if day > 0 else monthrange(year, month)[1])
