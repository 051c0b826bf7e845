"""Parts of a year or month: edges, seasons, feasts, the nth day."""

from dataclasses import replace
from datetime import date

from hudna.extract.times import calendar as cal
from hudna.extract.times.calendar import Span
from hudna.extract.times.moments import NO_ANCHOR, Found, on, over, without
from hudna.extract.times.months import read_month
from hudna.extract.times.periods import read_period
from hudna.extract.times.seen import Seen
from hudna.extract.times.years import RECENT, read_year, year_number


def read_edge(seen: Seen, at: int) -> Found | None:
    """مطلع الشهر الماضي, أواخر آذار 2015, منتصف عام 2014."""
    word = seen.clues.word(at, "edge")
    if word is None:
        return None
    inner = seen.clues.after(word.last, "of")
    item = read_month(seen, inner) or read_period(seen, inner) or read_year(seen, inner)
    if item is None:
        return None
    span = item.moment.span
    if span is None or item.moment.granularity not in {"month", "year", "week"}:
        return Found(at, item.last, word.start, replace(item.moment, approximate=True))
    moment = replace(over(_third(span, word.value), item.moment.granularity, approximate=True))
    return Found(at, item.last, word.start, replace(moment, dated=item.moment.dated))


def read_season(seen: Seen, at: int) -> Found | None:
    """صيف 2016: its months, about."""
    word = seen.clues.word(at, "season")
    year = year_number(seen, word.last) if word is not None else None
    if word is None or year is None:
        return None
    first, last = word.value
    end = cal.month_span(year[0] + (last < first), last).last
    span = Span(date(year[0], first, 1), end)
    return seen.found(word, year[1], over(span, "month", dated=True, approximate=True))


def read_feast(seen: Seen, at: int) -> Found | None:
    """عيد الفطر, رمضان 1436: days of the Hijri year that is nearest or named."""
    word = seen.clues.word(at, "feast")
    if word is None:
        return None
    month, first, last = word.value
    year = year_number(seen, word.last)
    shift = seen.clues.shift(word.last)
    end = shift[1] if shift else word.last
    if year is not None and year[0] < RECENT.start:
        start, close = cal.hijri_day(year[0], month, first), cal.hijri_day(year[0], month, min(last, 29))
        span = Span(start, close) if start and close else None
        return seen.found(word, year[1], over(span, "vague", dated=True))
    if seen.anchor is None:
        return seen.found(word, end, without(NO_ANCHOR, "vague"))
    span = cal.hijri_near(seen.anchor, month, first, last, shift[0] if shift else 0)
    return seen.found(word, end, over(span, "vague", approximate=True))


def read_nth_weekday(seen: Seen, at: int) -> Found | None:
    """آخر خميس من شهر 9, أول يوم من الشهر الماضي."""
    clues = seen.clues
    word = clues.word(at, "ordinal")
    if word is None or word.value > 5:
        return None
    any_day = clues.word(word.last, "unit")
    weekday = clues.word(word.last, "weekday")
    named = weekday or (any_day if any_day is not None and any_day.value == "D" else None)
    if named is None or named.sense.proclitic:
        return None
    inner = clues.after(named.last, "of")
    item = read_month(seen, inner) or read_period(seen, inner)
    if item is None and weekday is not None and word.value == -1 and seen.anchor is not None:
        return Found(at, weekday.last, word.start, on(cal.weekday_near(seen.anchor, weekday.value, 0, future=False)))
    if item is None or item.moment.granularity != "month" or item.moment.span is None:
        return None
    day = _nth(item.moment.span, weekday.value if weekday else None, word.value)
    return Found(at, item.last, word.start, on(day))


def _third(span: Span, edge: str) -> Span:
    """The first, middle or last third of an interval."""
    third = ((span.last - span.first).days + 1) // 3
    if edge == "start":
        return Span(span.first, cal.days(span.first, third - 1))
    if edge == "end":
        return Span(cal.days(span.last, 1 - third), span.last)
    return Span(cal.days(span.first, third), cal.days(span.last, -third))


def _nth(month: Span, weekday: int | None, number: int) -> date | None:
    """The nth (-1: last) day or weekday of a month."""
    length = (month.last - month.first).days + 1
    fitting = [cal.days(month.first, at) for at in range(length)]
    if weekday is not None:
        fitting = [day for day in fitting if day.weekday() == weekday]
    index = number - 1 if number > 0 else number
    return fitting[index] if index < len(fitting) else None
