"""Days: اليوم, أمس, weekdays, and dates with all that may stand around them."""

from dataclasses import replace
from datetime import date

from hudna.extract.times import calendar as cal
from hudna.extract.times.dates import checked, read_date, read_day_of_weekday, read_monthless, read_short_numeric
from hudna.extract.times.distances import shifted, told_amount
from hudna.extract.times.moments import NO_ANCHOR, NO_EVENT, Found, on, over, without
from hudna.extract.times.periods import read_period
from hudna.extract.times.seen import Seen
from hudna.extract.vocabulary import Word


def read_day(seen: Seen, at: int) -> Found | None:
    """A day with every_time that may stand around it: يوم, a weekday, a date in brackets."""
    word = seen.clues.word(at, "day_word")
    if word is not None:
        inner = _day(seen, word.last) or _clause_day(seen, word.last)
        if inner is not None:
            return inner.moved(at, word.start)
    return _day(seen, at)


def _clause_day(seen: Seen, at: int) -> Found | None:
    """A bare day in digits, with its month or without, which only a word before it makes a date: يوم 6/8, يوم 27."""
    return read_short_numeric(seen, at) or read_monthless(seen, at)


def _day(seen: Seen, at: int) -> Found | None:
    return _deictic(seen, at) or _weekday(seen, at) or read_date(seen, at, None) or _lone_numeric(seen, at)


def _lone_numeric(seen: Seen, at: int) -> Found | None:
    """9/2021 anywhere; 1/9 only on a line of its own or after a preposition."""
    item = read_short_numeric(seen, at)
    if item is None or item.moment.granularity == "month":
        return item
    clues = seen.clues
    before, after = clues.form(at - 1), clues.form(item.last)
    alone = before in {"", "\n"} and after in {"", "\n"}
    return item if alone or clues.word(at - 1, "year_context") is not None else None


def _deictic(seen: Seen, at: int) -> Found | None:
    clues = seen.clues
    following = clues.word(at, "following_day")
    word = clues.word(at, "deictic")
    if following is not None and (word is None or following.last > word.last):
        counted = clues.word(following.last - 1, "ordinal") is not None
        if following.sense.proclitic.endswith("ل") or (counted and _date_follows(seen, following.last)):
            return None
        return seen.found(following, following.last, without(NO_EVENT))
    if word is None or _is_other_today(seen, word) or word.sense.proclitic.endswith("ل"):
        return None  # "for the second day running" is no day
    day = cal.days(seen.anchor, word.value) if seen.anchor else None
    plain = seen.found(word, word.last, on(day) if day else without(NO_ANCHOR))
    return _with_weekday(seen, word, plain, day)


def _date_follows(seen: Seen, at: int) -> bool:
    return seen.clues.word(at, "of", "month") is not None


def _is_other_today(seen: Seen, word: Word) -> bool:
    """ "The day" with an adjective is a period; after a hyphen or a noun of a name it is no time (عين اليوم)."""
    return word.value == 0 and seen.clues.shift(word.last) is not None


def _with_weekday(seen: Seen, word: Word, plain: Found, day: date | None) -> Found:
    """أمس الخميس, اليوم (الأحد) 3 أيار: the weekday decides, a date beside it more so."""
    clues = seen.clues
    opened = clues.past(clues.past(word.last, "،,"), "(")
    weekday = seen.weekday_word(opened)
    dated = read_date(seen, clues.past(opened, "("), None) if weekday is None else None
    if dated is not None and not (opened > word.last and clues.form(opened - 1) in "،,"):
        return replace(dated, first=plain.first, start=plain.start, last=clues.past(dated.last, ")"))
    if weekday is None:
        return plain
    after = read_date(seen, clues.past(weekday.last, "،,("), weekday.value)
    if after is not None:
        return replace(after, first=plain.first, start=plain.start)
    moment = on(cal.nearest_weekday(day, weekday.value)) if day else without(NO_ANCHOR)
    return replace(plain, last=clues.past(weekday.last, ")"), moment=moment)


def _weekday(seen: Seen, at: int) -> Found | None:
    word = seen.weekday_word(at)
    if word is None:
        return None
    dated = _date_of_weekday(seen, word)
    if dated is not None:
        return dated
    week = _week_of(seen, word.last)
    if week is not None and week.moment.span is not None:
        return seen.found(word, week.last, on(cal.in_week(week.moment.span, word.value)))
    shift = seen.clues.shift(word.last) or _shift_before(seen, at)
    last = max(shift[1], word.last) if shift else word.last
    if seen.anchor is None:
        return seen.found(word, last, without(NO_ANCHOR))
    future = shift is None and seen.looks_ahead(word.first)
    day = cal.weekday_near(seen.anchor, word.value, shift[0] if shift else 0, future=future)
    return seen.found(word, last, on(day))


def _shift_before(seen: Seen, at: int) -> tuple[int, int] | None:
    return (0, at) if seen.clues.word(at - 1, "this_before") else None


def _date_of_weekday(seen: Seen, word: Word) -> Found | None:
    """الاثنين 2019/05/13; الأحد، 3 آذار; الجمعة (9 شباط)."""
    clues = seen.clues
    after = clues.past(word.last, "،,(-–ـ")
    after = clues.after(after, "day_word")
    dated = read_date(seen, after, word.value) or read_short_numeric(seen, after)
    if dated is None and (dated := read_day_of_weekday(seen, word.last, word.value)) is None:
        return None
    last = clues.past(dated.last, ")") if clues.form(word.last) == "(" else dated.last
    return Found(word.first, last, word.start, checked(dated.moment, word.value))


def _week_of(seen: Seen, at: int) -> Found | None:
    """The week beside a weekday: الأسبوع الماضي, بعد أسبوعين."""
    item = read_period(seen, at)
    if item is not None and item.moment.granularity == "week":
        return item
    amount = told_amount(seen, at, "after")
    if amount is None or amount.letter not in {"W", "MO"} or seen.anchor is None:
        return None
    day = shifted(seen.anchor, amount, 1)
    return Found(at, amount.last, seen.clues.page.tokens[at].start, over(cal.week_span(day, 0), "week"))
