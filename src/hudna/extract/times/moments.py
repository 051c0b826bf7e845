"""What a time expression amounts to: an interval of days, or the reason why there is none."""

from dataclasses import dataclass, replace
from datetime import date

from hudna.extract.times.calendar import Span

NO_ANCHOR = "no publication date"
NO_EVENT = "told from another event"
RECURRING = "told of every one of its kind"
MISFIT = "the weekday does not fit the date"
NO_SUCH_DAY = "no such day in the calendar"
PERIODS = {"D": "day", "W": "week", "MO": "month", "Y": "year", "H": "hour"}  # granularity by the letter of a unit


@dataclass(frozen=True, slots=True)
class Moment:
    """A value on its way to a ``Time``. ``monthday`` is kept where the year is not stated, ``clock`` for an hour."""

    earliest: date | None = None
    latest: date | None = None
    granularity: str = "day"
    approximate: bool = False
    unknown: str | None = None
    monthday: tuple[int, int] | None = None
    clock: bool = False
    dated: bool = False  # stated with a year, needs no anchor
    hijri: bool = False
    hour: int | None = None
    month: int | None = None  # of a month whose year is not stated
    same_year: bool = False  # 15 آذار من العام نفسه
    told: bool = False  # "the following": told from a time before it, where the text has one

    @property
    def span(self) -> Span | None:
        """Its interval."""
        return Span(self.earliest, self.latest) if self.earliest and self.latest else None


@dataclass(frozen=True, slots=True)
class Found:
    """A moment at tokens ``[first, last)``; ``start`` is a source offset."""

    first: int
    last: int
    start: int
    moment: Moment

    def moved(self, first: int, start: int) -> "Found":
        """The same, with words before it taken in."""
        return replace(self, first=first, start=start)


def on(day: date | None, *, dated: bool = False, approximate: bool = False, unknown: str | None = None) -> Moment:
    """The moment of one day."""
    if day is None:
        return Moment(unknown=NO_SUCH_DAY)
    return Moment(day, day, "day", approximate, unknown, dated=dated)


def over(span: Span | None, granularity: str, *, dated: bool = False, approximate: bool = False) -> Moment:
    """The moment of an interval."""
    if span is None:
        return Moment(unknown=NO_SUCH_DAY, granularity=granularity)
    return Moment(span.first, span.last, granularity, approximate, dated=dated)


def without(reason: str, granularity: str = "day") -> Moment:
    """A moment that has no value, and why."""
    return Moment(unknown=reason, granularity=granularity)
