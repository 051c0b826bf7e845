"""Dates: a day and its month in digits or words, Gregorian and Hijri, and days that share a month."""

import re
from dataclasses import replace
from datetime import date

from hudna.extract.numbers import Numeral
from hudna.extract.times import calendar as cal
from hudna.extract.times.calendar import Span
from hudna.extract.times.moments import MISFIT, NO_ANCHOR, Found, Moment, on, over, without
from hudna.extract.times.months import Month, month_name, read_month
from hudna.extract.times.periods import read_period, year_period
from hudna.extract.times.seen import Seen
from hudna.extract.times.years import RECENT, same_year, year_number

_DOTTED = re.compile(r"(\d{1,4})[.,](\d{1,2})[.,](\d{1,4})$")
_HIJRI = range(1343, 1501)
_CENTURY = 2000  # 5/3/15
_DATE_MARKS = "/-\\"
_ENDS = frozenset({"", "\n", ".", "،", "؛", "؟", "!", ":", ")"})


def read_date(seen: Seen, at: int, weekday: int | None) -> Found | None:
    return _numeric(seen, at) or _day_month(seen, at, weekday) or _month_day(seen, at) or read_month(seen, at)


def _numeric(seen: Seen, at: int) -> Found | None:
    """2017/11/29, 29-11-2017, 30.08.2023."""
    tokens = seen.clues.page.tokens
    if at >= len(tokens) or tokens[at].kind != "number":
        return None
    dotted = _DOTTED.match(tokens[at].form)
    parts, last = (dotted.groups(), at + 1) if dotted else _parts(seen, at)
    if len(parts) != 3:
        return None
    day = _numeric_day([int(part) for part in parts])
    if day is None:
        return None
    return Found(at, seen.clues.after(last, "era", "hijri_era"), tokens[at].start, on(day, dated=True))


def _parts(seen: Seen, at: int) -> tuple[tuple[str, ...], int]:
    """Digits joined by one kind of mark, and the token after them."""
    tokens, out, last = seen.clues.page.tokens, [seen.clues.form(at)], at + 1
    mark = seen.clues.form(last)
    while len(out) < 3 and mark and mark in _DATE_MARKS and seen.clues.form(last) == mark:
        after = seen.clues.form(last + 1)
        if not after.isdecimal() or tokens[last + 1].start - tokens[last - 1].end > 3:
            break
        out.append(after)
        last += 2
    return (tuple(out), last) if all(len(part) <= 4 and part.isdecimal() for part in out) else ((), at)


def read_short_numeric(seen: Seen, at: int) -> Found | None:
    """6/8, 9/2021: too common as a fraction or a score to stand without a word before it."""
    parts, last = _parts(seen, at)
    if len(parts) != 2:
        return None
    left, right = int(parts[0]), int(parts[1])
    start = seen.clues.page.tokens[at].start
    if 1 <= left <= 12 and right in RECENT:
        return Found(at, last, start, over(cal.month_span(right, left), "month", dated=True))
    if left in RECENT and 1 <= right <= 12 and len(parts[1]) == 2:
        return Found(at, last, start, over(cal.month_span(left, right), "month", dated=True))
    if right > 12:
        left, right = right, left  # 4/22: nothing but the American order fits
    if not (1 <= left <= 31 and 1 <= right <= 12):
        return None
    return Found(at, last, start, _in_year(seen, right, left, 0, _weekday_before(seen, at), ahead=False))


def _weekday_before(seen: Seen, at: int) -> int | None:
    word = seen.weekday_word(at - 1) or seen.weekday_word(at - 2)
    return word.value if word is not None else None


def _day_month(seen: Seen, at: int, weekday: int | None) -> Found | None:
    """28 تشرين الثاني 2017, الأول من أيار, 14 من الشهر الماضي."""
    number = _day_number(seen, at)
    if number is None:
        return None
    day, after, start = number
    joint = seen.clues.after(_past_joint(seen, after), "of")
    month = month_name(seen, joint, beside_day=True)
    if month is not None and month.hijri and seen.clues.form(after) in _DATE_MARKS and joint == after + 1:
        return None  # 1-صفر is how a match ended
    if month is not None:
        return _dated(seen, at, start, day, month, weekday)
    return _day_of_period(seen, at, start, day, joint)


def _past_joint(seen: Seen, at: int) -> int:
    """The token after a comma or slash, or after a hyphen that touches the next word: 2/ أكتوبر, 2-أكتوبر."""
    clues, tokens = seen.clues, seen.clues.page.tokens
    if clues.form(at) == "-" and at + 1 < len(tokens) and tokens[at].end == tokens[at + 1].start:
        return at + 1
    return clues.past(at, ",،/")


def _day_number(seen: Seen, at: int) -> tuple[int, int, int] | None:
    """(day of a month, token after it, source offset) of a number or an ordinal."""
    clues = seen.clues
    word, ordinal = clues.word(at, "ordinal"), clues.ordinals.get(at)
    if ordinal is not None and ordinal.low <= 31 and (word is None or ordinal.last > word.last):
        return int(ordinal.low), ordinal.last, ordinal.start
    if word is not None and word.value > 0:
        return word.value, word.last, word.start
    numeral = clues.whole(at)
    if numeral is None or not 1 <= numeral.low <= 31 or clues.form(at - 1) == "/":
        return None
    return int(numeral.low), numeral.last, numeral.start


def _day_of_period(seen: Seen, at: int, start: int, day: int, joint: int) -> Found | None:
    """14 من الشهر الماضي, 5 الجاري."""
    this = seen.clues.word(joint, "this")
    if this is not None and seen.clues.form(joint).startswith("ال") and not seen.clues.form(joint).endswith("ه"):
        anchor = seen.anchor
        moment = on(cal.valid(anchor.year, anchor.month, day)) if anchor is not None else without(NO_ANCHOR)
        return Found(at, this.last, start, moment)
    item = read_period(seen, joint)
    if item is None or item.moment.granularity != "month":
        return None
    span = item.moment.span
    if span is None:
        return Found(at, item.last, start, item.moment)
    return Found(at, item.last, start, on(cal.valid(span.first.year, span.first.month, day)))


def _dated(seen: Seen, at: int, start: int, day: int, month: Month, weekday: int | None) -> Found:
    year = year_number(seen, month.last) or year_period(seen, month.last)
    last = year[1] if year else month.last
    if month.hijri:
        return Found(at, last, start, checked(_sighted(_hijri_date(seen, day, month, year), weekday), weekday))
    if year is not None:
        return Found(at, last, start, checked(on(cal.valid(year[0], month.number, day), dated=True), weekday))
    if (same := same_year(seen, last)) is not None:
        return Found(at, same, start, Moment(monthday=(month.number, day), same_year=True))
    shift = seen.clues.shift(last)
    ahead = shift is None and seen.looks_ahead(at)
    moment = _in_year(seen, month.number, day, shift[0] if shift else 0, weekday, ahead=ahead)
    return Found(at, shift[1] if shift else last, start, moment)


def _hijri_date(seen: Seen, day: int, month: Month, year: tuple[int, int] | None) -> Moment:
    if year is not None and year[0] not in _HIJRI:
        return over(cal.hijri_year(year[0]), "year", dated=True, approximate=True)
    if year is not None:
        return replace(on(cal.hijri_day(year[0], month.number, day), dated=True), hijri=True)
    if seen.anchor is None:
        return without(NO_ANCHOR)
    span = cal.hijri_near(seen.anchor, month.number, day, day, 0)
    return on(span.first if span else None)


def _sighted(moment: Moment, weekday: int | None) -> Moment:
    """A Hijri day as the moon was sighted where it was written: the weekday beside it decides between neighbours."""
    if weekday is None or moment.earliest is None or moment.granularity != "day":
        return moment
    near = cal.nearest_weekday(moment.earliest, weekday)
    if abs((near - moment.earliest).days) != 1:
        return moment
    return replace(moment, earliest=near, latest=near, approximate=True)


def _in_year(seen: Seen, month: int, day: int, shift: int, weekday: int | None, *, ahead: bool) -> Moment:
    if seen.anchor is None:
        return replace(without(NO_ANCHOR), monthday=(month, day))
    moment = on(cal.year_for(seen.anchor, month, day, shift, weekday, future=ahead))
    return replace(moment, monthday=(month, day))


def _month_day(seen: Seen, at: int) -> Found | None:
    """July 16, 2025; شباط 13."""
    month = month_name(seen, at, beside_day=True)
    if month is None or month.hijri:
        return None
    number = _day_number(seen, _past_joint(seen, month.last))
    if number is None or _counts_something(seen, number[1]):
        return None
    if (days := _days_behind(seen, at, month, number)) is not None:
        return days
    year = year_number(seen, seen.clues.past(number[1], ",،"))
    if year is not None:
        return Found(at, year[1], month.start, on(cal.valid(year[0], month.number, number[0]), dated=True))
    return Found(at, number[1], month.start, _in_year(seen, month.number, number[0], 0, None, ahead=False))


def _days_behind(seen: Seen, at: int, month: Month, number: tuple[int, int, int]) -> Found | None:
    """أيار 3-7, شباط 13 إلى 15."""
    clues = seen.clues
    to = clues.word(number[1], "range_to")
    end = _day_number(seen, to.last) if to is not None and to.sense.form != "و" and not to.sense.proclitic else None
    if end is None or end[0] <= number[0] or _counts_something(seen, end[1]):
        return None
    year = year_number(seen, clues.past(end[1], ",،"))
    if year is not None:
        latest, dated, last = on(cal.valid(year[0], month.number, end[0])), True, year[1]
    else:
        latest, dated, last = _in_year(seen, month.number, end[0], 0, None, ahead=seen.looks_ahead(at)), False, end[1]
    if latest.earliest is None:
        return Found(at, last, month.start, latest)
    first = cal.valid(latest.earliest.year, month.number, number[0])
    span = Span(first, latest.earliest) if first is not None else None
    return Found(at, last, month.start, over(span, "day", dated=dated))


def read_monthless(seen: Seen, at: int) -> Found | None:
    """يوم 27: the last such day, or the next where the clause looks ahead."""
    numeral = seen.clues.whole(at)
    if numeral is None or not numeral.digits or not 1 <= numeral.low <= 31 or numeral.proclitic:
        return None
    if not _ends(seen, numeral):
        return None
    if seen.anchor is None:
        return Found(at, numeral.last, numeral.start, without(NO_ANCHOR))
    day = cal.day_near(seen.anchor, int(numeral.low), None, future=seen.looks_ahead(at))
    return Found(at, numeral.last, numeral.start, on(day))


def read_day_of_weekday(seen: Seen, at: int, weekday: int) -> Found | None:
    """الخميس 25, الخميس في الحادي والعشرين: only where a month near publication has such a day."""
    inner = seen.clues.after(at, "of")
    number = _day_number(seen, inner)
    if number is None or seen.anchor is None or _counts_something(seen, number[1]):
        return None
    if not seen.clues.form(inner).isdecimal() and (inner == at or inner in seen.clues.numerals):
        return None  # ليل الأحد الاثنين holds no "two"
    day = cal.day_near(seen.anchor, number[0], weekday, future=seen.looks_ahead(at))
    return Found(at, number[1], number[2], on(day)) if day is not None else None


def _ends(seen: Seen, numeral: Numeral) -> bool:
    """Whether the sentence or clause ends with a number."""
    return seen.clues.form(numeral.last) in _ENDS


def _counts_something(seen: Seen, at: int) -> bool:
    """Whether a number that ended here counts the word that follows: in May 13 civilians …"""
    tokens = seen.clues.page.tokens
    return at < len(tokens) and tokens[at].kind == "word"


def read_range(seen: Seen, at: int) -> Found | None:
    """3 إلى 5 أيار, بين 3 و5 أيار, يومي 3 و4 أيار: days that share one month."""
    clues = seen.clues
    number = _day_number(seen, at)
    to = clues.word(number[1], "range_to") if number is not None else None
    if number is None or to is None:
        return None
    end = _day_month(seen, to.last, None)
    if end is None or end.moment.earliest is None or end.moment.granularity != "day":
        return None
    latest = end.moment.earliest
    first = cal.valid(latest.year, latest.month, number[0])
    if first is None or first > latest:
        return None
    listed = clues.word(at - 1, "two_days", "year_context") is not None
    two = clues.word(at - 1, "two_days") is not None and (latest - first).days == 1
    joined = to.sense.form == "و" and not (two or clues.word(at - 1, "range_from"))
    if joined and not listed:
        return None
    span = Span(first, latest)  # in 3 and 5 May: within these days
    return Found(at, end.last, number[2], over(span, "day", dated=end.moment.dated, approximate=joined))


def _numeric_day(parts: list[int]) -> date | None:
    """Day first, as Arabic writes; year first where it stands first; month first only where nothing else fits."""
    first, second, third = parts
    if third in _HIJRI:
        return cal.hijri_day(third, second, first)
    if first in _HIJRI:
        return cal.hijri_day(first, second, third)
    if first in RECENT:
        return cal.valid(first, second, third)
    year = third + _CENTURY if third < 100 else third
    if year not in RECENT:
        return None
    return cal.valid(year, second, first) or cal.valid(year, first, second)


def checked(moment: Moment, weekday: int | None) -> Moment:
    """A moment whose weekday is stated beside it; a slip of the pen is shown, not mended."""
    if weekday is None or moment.earliest is None or moment.granularity != "day":
        return moment
    if moment.earliest.weekday() == weekday:
        return moment
    return replace(moment, approximate=True, unknown=MISFIT)
