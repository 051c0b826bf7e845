"""Days, months and years: the arithmetic that time expressions need, Gregorian and Hijri."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

# Days around publication in which a date without a year lies likelier than in the year before or after: "reopens on 3
# May", read on 10 March, is no day of last year; "begins on 5 October", read on 5 or 7 October, none of next year.
_AHEAD = 31
_HIJRI_YEARS = range(1343, 1501)  # what hijridate converts
_OLDEST, _NEWEST = 1, 9999


@dataclass(frozen=True, slots=True)
class Span:
    """A closed interval of days."""

    first: date
    last: date


def days(day: date, count: int) -> date:
    """``count`` days after ``day``, kept within the years that a date can hold."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return day


def months(day: date, count: int) -> date:
    """``count`` months after ``day``; the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + count
    year, month = _held(index // 12), index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def month_span(year: int, month: int) -> Span:
    """All days of a month."""
    year = _held(year)
    return Span(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def year_span(first: int, last: int | None = None) -> Span:
    """All days of a year, or of a row of years."""
    return Span(date(_held(first), 1, 1), date(_held(last or first), 12, 31))


def _held(year: int) -> int:
    """A year that a date can hold."""
    return min(max(year, _OLDEST), _NEWEST)


def week_span(day: date, offset: int) -> Span:
    """The week of ``day``, Sunday to Saturday, ``offset`` weeks on."""
    sunday = days(day, -((day.weekday() + 1) % 7) + 7 * offset)
    return Span(sunday, days(sunday, 6))


def in_week(week: Span, weekday: int) -> date:
    """The weekday of a week that begins on Sunday."""
    return days(week.first, (weekday + 1) % 7)


def valid(year: int, month: int, day: int) -> date | None:
    """The date, or ``None`` where the calendar has no such day."""
    if not (_OLDEST <= year <= _NEWEST and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def weekday_near(anchor: date, weekday: int, shift: int, *, future: bool) -> date:
    """The weekday as a report means it: the last one on or before ``anchor`` (the first one on or after it, if ``future``:
    a report that calls its own day by its weekday means that day, "the truce begins on Friday evening").

    ``shift`` is 0 for the bare word; -1 and -2 for "last" and the one before, 1 and 2 for "next" and the one after:
    these never mean the day itself.
    """
    back = (anchor.weekday() - weekday) % 7
    if shift == 0 and not future:
        return days(anchor, -back)
    if shift < 0:
        return days(anchor, -(back or 7) + 7 * (shift + 1))
    ahead = (weekday - anchor.weekday()) % 7
    return days(anchor, ahead if shift == 0 else (ahead or 7) + 7 * (shift - 1))


def day_near(anchor: date, day: int, weekday: int | None, *, future: bool) -> date | None:
    """The last day of that number on or before ``anchor``; if ``future``, the nearest one, later rather than earlier.

    With a weekday, the nearest within a month on either side that falls on it; ``None`` where there is none.
    """
    near = [
        found for offset in (-1, 0, 1) if (found := _of_month(months(anchor.replace(day=1), offset), day)) is not None
    ]
    if weekday is not None:
        near = [found for found in near if found.weekday() == weekday and abs((found - anchor).days) <= _AHEAD]
        return min(near, key=lambda found: abs((found - anchor).days), default=None)
    if future:
        return min(near, key=lambda found: (abs((found - anchor).days), found < anchor), default=None)
    return next((found for found in reversed(near) if found <= anchor), None)


def _of_month(first: date, day: int) -> date | None:
    return valid(first.year, first.month, day)


def nearest_weekday(day: date, weekday: int) -> date:
    """The weekday within three days of ``day``."""
    ahead = (weekday - day.weekday()) % 7
    return days(day, ahead if ahead <= 3 else ahead - 7)


def year_for(anchor: date, month: int, day: int, shift: int, weekday: int | None, *, future: bool) -> date | None:
    """The year that a day and month without one belong to; a weekday beside them decides where it fits one year only."""
    near = [found for year in (-1, 0, 1) if (found := valid(anchor.year + year, month, day)) is not None]
    if not near:
        return None
    fitting = [found for found in near if weekday is None or found.weekday() == weekday] or near
    return _chosen(anchor, fitting, shift, future=future)


def _chosen(anchor: date, near: list[date], shift: int, *, future: bool) -> date:
    before = [found for found in near if found <= anchor]
    after = [found for found in near if found > anchor]
    just_past = bool(before) and (anchor - before[-1]).days <= _AHEAD
    if after and (shift > 0 or (future and not just_past)):
        return after[0]
    if shift < 0 and before:
        return before[-1]
    soon = bool(after) and (after[0] - anchor).days <= _AHEAD
    if soon and (not before or (anchor - before[-1]).days > (after[0] - anchor).days):
        return after[0]
    return before[-1] if before else after[0]


def month_near(anchor: date, month: int, shift: int, *, future: bool) -> Span:
    """The month as a report means it: this year's unless it lies ahead; ``shift`` as for weekdays."""
    year = anchor.year
    if shift < 0:
        year += (shift + 1) - (month >= anchor.month)
    elif shift > 0 or future:
        year += max(shift - 1, 0) + ((month <= anchor.month and shift > 0) or month < anchor.month)
    elif month > anchor.month:
        year -= 1
    return month_span(year, month)


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Hijri date (Umm al-Qura), ``None`` outside the converter's years."""
    from hijridate import Hijri  # only texts with a Hijri date pay for the tables

    if year not in _HIJRI_YEARS or not 1 <= month <= 12:
        return None
    length = Hijri(year, month, 1).month_length()
    return Hijri(year, month, day).to_gregorian() if 1 <= day <= length else None


def hijri_month(year: int, month: int) -> Span | None:
    """The Gregorian days of a Hijri month."""
    first = hijri_day(year, month, 1)
    last = hijri_day(year + month // 12, month % 12 + 1, 1)
    return Span(first, days(last, -1)) if first and last else None


def hijri_year(year: int) -> Span | None:
    """The Gregorian days of a Hijri year; by the mean year outside the converter's table."""
    first, last = hijri_day(year, 1, 1), hijri_day(year + 1, 1, 1)
    if first and last:
        return Span(first, days(last, -1))
    mean = round(year * 0.970224 + 621.5774)
    return year_span(mean) if 622 <= mean <= _NEWEST else None


def hijri_near(anchor: date, month: int, first: int, last: int | None, shift: int) -> Span | None:
    """Days of a Hijri month of the year nearest to ``anchor``; ``shift`` -1 and 1 for "last" and "next"."""
    guess = int((anchor.year - 621.5774) / 0.970224)
    spans = [found for year in range(guess - 1, guess + 3) if (found := _hijri_days(year, month, first, last))]
    if shift < 0:
        spans = [span for span in spans if span.last < anchor]
    elif shift > 0:
        spans = [span for span in spans if span.first > anchor]
    return min(spans, key=lambda span: distance(span, anchor), default=None)


def _hijri_days(year: int, month: int, first: int, last: int | None) -> Span | None:
    whole = hijri_month(year, month)
    if whole is None:
        return None
    start = days(whole.first, first - 1)
    end = whole.last if last is None else min(days(whole.first, last - 1), whole.last)
    return Span(start, end) if start <= end else None


def distance(span: Span, anchor: date) -> int:
    """Days from an interval to a day; 0 within it."""
    return max((span.first - anchor).days, (anchor - span.last).days, 0)
