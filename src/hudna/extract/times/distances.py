"""How long ago or ahead: قبل أيام, منذ أسبوعين, خلال الأيام الماضية."""

from dataclasses import replace
from datetime import date

from hudna.extract.times import calendar as cal
from hudna.extract.times.calendar import Span
from hudna.extract.times.moments import NO_ANCHOR, NO_EVENT, PERIODS, Found, Moment, on, over, without
from hudna.extract.times.seen import Seen
from hudna.extract.times.words import Amount
from hudna.extract.vocabulary import Word

_VAGUE_DAYS = {"M": 0, "H": 0, "D": 1, "W": 7, "MO": 30, "Y": 365, "X": 3652}


def read_distance(seen: Seen, at: int) -> Found | None:
    """قبل أيام, منذ أسبوعين, بعد شهر, 3 أيام مضت."""
    past = seen.clues.amount(at)
    if past is not None and seen.clues.word(past.last, "ago_after") and not past.definite:
        moment = _told(seen, past, -1)
        return Found(at, past.last + 1, past.start, moment)
    for kind, sign in (("before", -1), ("after", 1)):
        amount = told_amount(seen, at, kind)
        word = seen.clues.word(at, kind)
        if amount is None or word is None:
            continue
        return _told_found(seen, word, amount, sign)
    return None


def told_amount(seen: Seen, at: int, kind: str) -> Amount | None:
    """The amount of time behind a word of the kind ``before`` or ``after``."""
    word = seen.clues.word(at, kind)
    if word is None:
        return None
    amount = seen.clues.amount(seen.clues.after(word.last, "count_about"))
    return None if amount is None or amount.definite or amount.proclitic else amount


def _told_found(seen: Seen, word: Word, amount: Amount, sign: int) -> Found | None:
    clues = seen.clues
    if clues.form(amount.last) in clues.words.after_event and word.sense.form != "منذ":
        if sign > 0 and amount.low != amount.high:
            return None  # "after days of fighting" is a length
        return seen.found(word, amount.last, without(NO_EVENT))
    moment = _told(seen, amount, sign)
    if amount.first > word.last:
        moment = replace(moment, approximate=True)
    weekday = seen.weekday_word(clues.after(amount.last, "day_word"))
    if weekday is not None and moment.earliest is not None and amount.letter in {"W", "MO"}:
        day = cal.in_week(cal.week_span(moment.earliest, 0), weekday.value)
        return seen.found(word, weekday.last, on(day))
    return seen.found(word, amount.last, moment)


def _told(seen: Seen, amount: Amount, sign: int) -> Moment:
    granularity = PERIODS.get(amount.letter, "vague")
    if seen.anchor is None:
        return without(NO_ANCHOR, "vague" if amount.low != amount.high else granularity)
    if amount.low != amount.high:
        return _vague(seen.anchor, amount, sign)
    if amount.letter in {"Y", "X"}:
        year = cal.months(seen.anchor, round(sign * amount.low * (12 if amount.letter == "Y" else 120))).year
        return over(cal.year_span(year), "year", approximate=True)
    day = shifted(seen.anchor, amount, sign)
    return replace(on(day, approximate=amount.letter in {"W", "MO", "H"}), granularity=granularity)


def read_stretch(seen: Seen, at: int) -> Found | None:
    """الأيام الماضية, الساعات الـ24 الماضية, الأشهر الثلاثة المقبلة, 24 ساعة الماضية."""
    counted = _counted_period(seen, at)
    if counted is None:
        return None
    amount_low, amount_high, letter, last, start = counted
    last = seen.clues.after(last, "few_adjectives")
    shift = seen.clues.shift(last)
    if shift is None or shift[0] == 0:
        return None
    if seen.anchor is None:
        return Found(at, shift[1], start, without(NO_ANCHOR, "vague"))
    edge = cal.days(seen.anchor, round(shift[0] * _unit_days(amount_high, letter)))
    first, latest = sorted((edge, seen.anchor))
    return Found(at, shift[1], start, over(Span(first, latest), "vague", approximate=amount_low != amount_high))


def _counted_period(seen: Seen, at: int) -> tuple[float, float, str, int, int] | None:
    clues = seen.clues
    amount = clues.amount(at)
    if amount is not None and (amount.stated or amount.definite) and not (amount.bare and amount.low == 1):
        after = clues.past(amount.last, "(")
        after = after + 1 if clues.form(after) == "ال" else after
        numeral = clues.whole(after) if amount.low != amount.high else None
        if numeral is not None and not numeral.proclitic:
            return numeral.low, numeral.low, amount.letter, clues.past(numeral.last, ")"), amount.start
        return amount.low, amount.high, amount.letter, amount.last, amount.start
    return None


def read_now(seen: Seen, at: int) -> Found | None:
    """الآن, حتى اللحظة: the day of publication."""
    word = seen.clues.word(at, "now")
    if word is None:
        return None
    later = read_distance(seen, word.last)
    if later is not None:
        return later.moved(at, word.start)
    return seen.found(word, word.last, on(seen.anchor) if seen.anchor else without(NO_ANCHOR))


def _unit_days(count: float, letter: str) -> float:
    if letter == "H":
        return max(1.0, count / 24)
    return count * _VAGUE_DAYS[letter]


def shifted(anchor: date, amount: Amount, sign: int) -> date:
    """The day that lies an amount of time after ``anchor`` (``sign`` -1: before it)."""
    if amount.letter == "MO":
        return cal.months(anchor, round(sign * amount.low))
    if amount.letter in {"H", "M"}:
        return cal.days(anchor, sign * int(amount.low / (24 if amount.letter == "H" else 1440)))
    return cal.days(anchor, round(sign * amount.low * _VAGUE_DAYS[amount.letter]))


def _vague(anchor: date, amount: Amount, sign: int) -> Moment:
    """Some days, weeks … ago or ahead, as an interval."""
    if amount.letter in {"H", "M"}:
        first, last = sorted((anchor, cal.days(anchor, sign)))
    else:
        size = _VAGUE_DAYS[amount.letter]
        near, far = cal.days(anchor, sign * int(amount.low) * size), cal.days(anchor, sign * int(amount.high) * size)
        first, last = sorted((near, far))
    return over(Span(first, last), "vague", approximate=True)
