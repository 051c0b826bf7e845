"""Feasts: عيد الفطر, ثاني أيام عيد الأضحى, رأس السنة. Those of the Hijri calendar hang on a sighting of the moon."""

from datetime import date

from hudna.extract.times import calendar as cal
from hudna.extract.times.calendar import Span
from hudna.extract.times.moments import NO_ANCHOR, Found, on, over, without
from hudna.extract.times.seen import Seen
from hudna.extract.times.years import RECENT, year_number
from hudna.extract.vocabulary import Word

_MID_YEAR = (7, 1)


def read_feast(seen: Seen, at: int) -> Found | None:
    """عيد الفطر, رمضان 1436, عيد الأضحى المقبل, اليوم الثالث من عيد الفطر, رأس السنة."""
    return _fixed(seen, at) or _nth_day(seen, at) or _feast(seen, at, None)


def _feast(seen: Seen, at: int, day: int | None) -> Found | None:
    """All its days, or the nth (-1: the last) of them, of the Hijri year that is nearest or named."""
    word = seen.clues.word(at, "feast")
    if word is None:
        return None
    year = year_number(seen, word.last)
    shift = seen.clues.shift(word.last)
    end = year[1] if year is not None else shift[1] if shift else word.last
    if year is None and seen.anchor is None:
        return seen.found(word, end, without(NO_ANCHOR, "vague" if day is None else "day"))
    span = _days(seen, word, year[0] if year is not None else None, shift[0] if shift else 0)
    dated = year is not None
    if span is None or day is None or span.first == span.last:
        granularity = "vague" if span is None or span.first != span.last else "day"
        return seen.found(word, end, over(span, granularity, dated=dated, approximate=True))
    chosen = span.last if day < 0 else cal.days(span.first, day - 1)
    return seen.found(word, end, on(chosen, dated=dated, approximate=True)) if chosen <= span.last else None


def _days(seen: Seen, word: Word, year: int | None, shift: int) -> Span | None:
    month, first, last = word.value
    if year is not None and year < RECENT.start:
        start, close = cal.hijri_day(year, month, first), cal.hijri_day(year, month, min(last, 29))
        return Span(start, close) if start and close else None
    if year is not None:
        return cal.hijri_near(date(year, *_MID_YEAR), month, first, last, 0)
    return cal.hijri_near(seen.anchor, month, first, last, shift) if seen.anchor is not None else None


def _nth_day(seen: Seen, at: int) -> Found | None:
    """أول أيام عيد الفطر, اليوم الثالث من أيام عيد الأضحى."""
    clues = seen.clues
    unit = clues.word(at, "unit")
    head = unit.last if unit is not None and unit.value == "D" and unit.sense.definite else at
    which = clues.word(head, "ordinal")
    if which is None:
        return None
    inner = clues.after(which.last, "feast_day")
    item = _feast(seen, inner, which.value) if inner > which.last or head > at else None
    return None if item is None else item.moved(at, unit.start if unit is not None and head > at else which.start)


def _fixed(seen: Seen, at: int) -> Found | None:
    """A feast of the Gregorian calendar: the nearest one, or that of the year beside it."""
    word, hijri = seen.clues.word(at, "fixed_feast"), seen.clues.word(at, "feast")
    if word is None or (hijri is not None and hijri.last > word.last):  # رأس السنة الهجرية
        return None
    year = year_number(seen, word.last)
    if year is not None:
        return seen.found(word, year[1], on(cal.valid(year[0], *word.value), dated=True))
    shift = seen.clues.shift(word.last)
    last = shift[1] if shift is not None else word.last
    if seen.anchor is None:
        return seen.found(word, last, without(NO_ANCHOR))
    near = [day for offset in (-2, -1, 0, 1, 2) if (day := cal.valid(seen.anchor.year + offset, *word.value))]
    return seen.found(word, last, on(_chosen(seen.anchor, near, shift[0] if shift is not None else 0)))


def _chosen(anchor: date, near: list[date], shift: int) -> date | None:
    if shift < 0:
        near = [day for day in near if day < anchor]
    elif shift > 0:
        near = [day for day in near if day > anchor]
    return min(near, key=lambda day: abs((day - anchor).days), default=None)
