"""Months: their names in every Arabic country, doubled names, Hijri months, numbered months."""

from dataclasses import dataclass, replace

from hudna.extract.times import calendar as cal
from hudna.extract.times.moments import NO_ANCHOR, Found, Moment, over, without
from hudna.extract.times.periods import year_period
from hudna.extract.times.seen import Seen
from hudna.extract.times.years import same_year, year_number
from hudna.extract.vocabulary import Word

_DOUBLED_MARKS = "/\\-("


@dataclass(frozen=True, slots=True)
class Month:
    number: int
    last: int
    start: int
    hijri: bool
    alone: bool


def read_month(seen: Seen, at: int, *, sure: bool = False) -> Found | None:
    """A month alone, with its year, or with "last" and "next"."""
    month = month_name(seen, at, beside_day=False, sure=sure)
    if month is None:
        return None
    year = year_number(seen, month.last) or year_period(seen, month.last)
    if month.hijri:
        return _hijri_month(seen, at, month, year)
    if year is not None:
        return Found(at, year[1], month.start, over(cal.month_span(year[0], month.number), "month", dated=True))
    if (same := same_year(seen, month.last)) is not None:
        return Found(at, same, month.start, Moment(granularity="month", month=month.number, same_year=True))
    shift = seen.clues.shift(month.last)
    last, number = shift[1] if shift else month.last, None if shift else month.number
    if seen.anchor is None:
        return Found(at, last, month.start, replace(without(NO_ANCHOR, "month"), month=number))
    ahead = shift is None and seen.looks_ahead(at)
    span = cal.month_near(seen.anchor, month.number, shift[0] if shift else 0, future=ahead)
    return Found(at, last, month.start, replace(over(span, "month"), month=number))


def _hijri_month(seen: Seen, at: int, month: Month, year: tuple[int, int] | None) -> Found:
    shift = seen.clues.shift(month.last)
    last = year[1] if year else shift[1] if shift else month.last
    if year is not None:
        return Found(at, last, month.start, over(cal.hijri_month(year[0], month.number), "month", dated=True))
    if seen.anchor is None:
        return Found(at, last, month.start, without(NO_ANCHOR, "month"))
    span = cal.hijri_near(seen.anchor, month.number, 1, None, shift[0] if shift else 0)
    return Found(at, last, month.start, over(span, "month"))


def month_name(seen: Seen, at: int, *, beside_day: bool, sure: bool = False) -> Month | None:
    """A month with its second name: تشرين الثاني/نوفمبر, مايو (أيار), شهر 9."""
    clues = seen.clues
    head = clues.word(at, "month_word")
    inner = head.last if head is not None else at
    word = clues.word(inner, "month", "hijri")
    if word is None:
        return _numbered_month(seen, head)
    hijri = word.kind == "hijri"
    last, doubled = (word.last, False) if hijri else _second_name(seen, word)
    shy = hijri or word.sense.form in clues.words.shy_months
    known = beside_day or sure or head is not None or doubled or _is_shifted(seen, last)
    if shy and not known and year_number(seen, last) is None:
        return None
    if word.sense.proclitic and beside_day and word.sense.proclitic not in {"ب", "ل"}:
        return None
    start = head.start if head is not None else word.start
    return Month(word.value, last, start, hijri, not beside_day)


def _is_shifted(seen: Seen, at: int) -> bool:
    """Whether الماضي and the like follow, and not هذا, which may begin something else."""
    return seen.clues.shift(at) is not None and seen.clues.form(at).startswith("ال")


def _numbered_month(seen: Seen, head: Word | None) -> Month | None:
    numeral = seen.clues.whole(head.last) if head is not None else None
    if head is None or numeral is None or not 1 <= numeral.low <= 12 or head.sense.form != "شهر":
        return None
    return Month(int(numeral.low), numeral.last, head.start, False, True)


def _second_name(seen: Seen, word: Word) -> tuple[int, bool]:
    clues = seen.clues
    after = clues.past(word.last, _DOUBLED_MARKS)
    second = clues.word(after, "month")
    if second is None or second.value != word.value or second.first == word.first:
        return word.last, False
    closed = clues.past(second.last, ")") if clues.form(after - 1) == "(" else second.last
    return closed, True
