"""Weeks, months and years as seen from publication: الشهر الماضي, هذا الأسبوع."""

from dataclasses import replace
from datetime import date

from hudna.extract.times import calendar as cal
from hudna.extract.times.moments import NO_ANCHOR, PERIODS, Found, Moment, on, over, without
from hudna.extract.times.seen import Seen
from hudna.extract.times.years import year_number

_ARTICLE = "ال"


def read_period(seen: Seen, at: int) -> Found | None:
    """الشهر الماضي, هذا الأسبوع, العام الحالي 2023."""
    clues = seen.clues
    before = clues.word(at, "this_before")
    word = clues.word(before.last if before else at, "unit")
    if word is None or not word.sense.definite or word.value not in PERIODS or word.value == "H":
        return None
    shift = clues.shift(word.last)
    if shift is None and before is None:
        return None
    offset, last = shift if shift is not None else (0, word.last)
    start = before.start if before else word.start
    if word.value == "Y" and (year := year_number(seen, last)) is not None:
        return Found(at, year[1], start, over(cal.year_span(year[0]), "year", dated=True))
    moment = replace(_period_moment(seen.anchor, word.value, offset), told=clues.is_told(word.last))
    return _weekday_in(seen, Found(at, last, start, moment), word.value)


def read_this_period(seen: Seen, at: int) -> Found | None:
    """الشهر alone, which only a word before it (نهاية, آخر يوم من) makes the one of publication; no العام الدراسي."""
    clues = seen.clues
    word = clues.word(at, "unit")
    if word is None or not word.sense.definite or word.value not in {"W", "MO", "Y"} or word.sense.proclitic:
        return None
    if clues.form(word.last).startswith(_ARTICLE) or clues.whole(word.last) is not None:
        return None
    return Found(at, word.last, word.start, _period_moment(seen.anchor, word.value, 0))


def _weekday_in(seen: Seen, item: Found, letter: str) -> Found:
    """الأسبوع القادم يوم الأحد."""
    after = seen.clues.after(item.last, "day_word")
    word = seen.weekday_word(after) if letter == "W" else None
    if word is None or item.moment.span is None:
        return item
    return replace(item, last=word.last, moment=on(cal.in_week(item.moment.span, word.value)))


def year_period(seen: Seen, at: int) -> tuple[int, int] | None:
    """The year of "next year" after a month."""
    item = read_period(seen, seen.clues.after(at, "of"))
    if item is None or item.moment.granularity != "year" or item.moment.earliest is None:
        return None
    return item.moment.earliest.year, item.last


def _period_moment(anchor: date | None, letter: str, offset: int) -> Moment:
    granularity = PERIODS[letter]
    if anchor is None:
        return without(NO_ANCHOR, granularity)
    if letter == "D":
        return on(cal.days(anchor, offset))
    if letter == "W":
        return over(cal.week_span(anchor, offset), granularity)
    if letter == "MO":
        month = cal.months(anchor, offset)
        return over(cal.month_span(month.year, month.month), granularity)
    return over(cal.year_span(anchor.year + offset), granularity)
