"""How long ago or ahead: قبل أيام, منذ أسبوعين, خلال الأيام الماضية."""

from dataclasses import replace
from datetime import date

from hudna.extract.times import calendar as cal
from hudna.extract.times.amounts import Amount, read_amount
from hudna.extract.times.calendar import Span
from hudna.extract.times.moments import NO_ANCHOR, NO_EVENT, PERIODS, Found, Moment, on, over, without
from hudna.extract.times.seen import Seen
from hudna.extract.vocabulary import Word

_DAYS = {"S": 1 / 86400, "M": 1 / 1440, "H": 1 / 24, "D": 1, "W": 7}
_MONTHS = {"MO": 1, "Y": 12, "X": 120, "C": 1200}
_HOURS = frozenset("SMH")
_YEARS = frozenset("YXC")
_EXACT = frozenset("SMD")  # what is told in other units is rounded


def read_distance(seen: Seen, at: int) -> Found | None:
    """قبل أيام, منذ أسبوعين, بعد شهر, 3 أيام مضت."""
    past = read_amount(seen.clues, at)
    if past is not None and seen.clues.word(past.last, "ago_after") and not past.definite:
        moment = _told(seen, past, -1)
        return Found(at, past.last + 1, past.start, moment)
    if (coming := _within(seen, at)) is not None:
        return coming
    for kind, sign in (("before", -1), ("after", 1)):
        amount = told_amount(seen, at, kind)
        word = seen.clues.word(at, kind)
        if amount is None or word is None:
            continue
        return _told_found(seen, word, amount, sign)
    return None


def _within(seen: Seen, at: int) -> Found | None:
    """خلال شهر من الآن."""
    word = seen.clues.word(at, "within")
    amount = read_amount(seen.clues, word.last) if word is not None else None
    last = _of_now(seen, amount.last) if amount is not None else None
    if word is None or amount is None or last is None:
        return None
    if seen.anchor is None:
        return seen.found(word, last, without(NO_ANCHOR, "vague"))
    latest = shifted(seen.anchor, replace(amount, low=amount.high), 1)
    return seen.found(word, last, over(Span(seen.anchor, latest), "vague", approximate=not amount.exact))


def told_amount(seen: Seen, at: int, kind: str) -> Amount | None:
    """The amount of time behind a word of the kind ``before`` or ``after``."""
    word = seen.clues.word(at, kind)
    if word is None:
        return None
    amount = read_amount(seen.clues, seen.clues.after(word.last, "count_about", "count_least", "count_most"))
    return None if amount is None or amount.definite or amount.proclitic else amount


def _told_found(seen: Seen, word: Word, amount: Amount, sign: int) -> Found | None:
    clues = seen.clues
    last = _of_now(seen, amount.last)
    if last is None and sign < 0 and (of_time := clues.word(amount.last, "of_time")) is not None:
        last = of_time.last  # قبل عقد من الزمن
    if last is None and clues.form(amount.last) in clues.words.after_event and word.sense.form != "منذ":
        if sign > 0 and not amount.exact and clues.form(amount.last + 1).startswith("ال"):
            return None  # "after days of fighting" is a length, "after days of announcing it" is none
        return seen.found(word, amount.last, without(NO_EVENT))
    moment = _told(seen, amount, sign)
    if amount.first > word.last:
        moment = replace(moment, approximate=True)
    if last is not None:
        return seen.found(word, last, moment)
    weekday = seen.weekday_word(clues.after(amount.last, "day_word"))
    if weekday is not None and moment.earliest is not None and amount.letter in {"W", "MO"}:
        day = cal.in_week(cal.week_span(moment.earliest, 0), weekday.value)
        return seen.found(word, weekday.last, on(day))
    return seen.found(word, amount.last, moment)


def _of_now(seen: Seen, at: int) -> int | None:
    """The token after "from now", "from today": what is told from publication by name."""
    clues = seen.clues
    if clues.form(at) not in clues.words.after_event:
        return None
    word = clues.word(at + 1, "now", "this_day")
    return None if word is None else word.last


def _told(seen: Seen, amount: Amount, sign: int) -> Moment:
    granularity = PERIODS.get(amount.letter, "vague")
    if seen.anchor is None:
        return without(NO_ANCHOR, granularity if amount.exact else "vague")
    if not amount.exact:
        return _vague(seen.anchor, amount, sign)
    day = shifted(seen.anchor, amount, sign)
    if amount.letter in _YEARS and amount.more is None:
        return over(cal.year_span(day.year), "year", approximate=True)
    return replace(on(day, approximate=amount.letter not in _EXACT), granularity=granularity)


def read_stretch(seen: Seen, at: int) -> Found | None:
    """الأيام الماضية, الساعات الـ24 الماضية, الأشهر الثلاثة المقبلة, 24 ساعة الماضية, آخر ثلاثة أيام."""
    return _last_of(seen, at) or _shifted_stretch(seen, at)


def _last_of(seen: Seen, at: int) -> Found | None:
    """آخر ثلاثة أيام: up to publication; of what follows "of", the text does not say when it ended."""
    clues = seen.clues
    word = clues.word(at, "ordinal")
    if word is None or word.value != -1:
        return None
    amount = read_amount(clues, word.last)
    if amount is None or not amount.stated or amount.proclitic or amount.definite:
        return None
    if clues.form(amount.last) in clues.words.after_event:
        return seen.found(word, amount.last, without(NO_EVENT, "vague"))
    if seen.anchor is None:
        return seen.found(word, amount.last, without(NO_ANCHOR, "vague"))
    first = shifted(seen.anchor, replace(amount, low=amount.high), -1)
    return seen.found(word, amount.last, over(Span(min(first, seen.anchor), seen.anchor), "vague"))


def _shifted_stretch(seen: Seen, at: int) -> Found | None:
    amount = _counted_period(seen, at)
    if amount is None:
        return None
    shift = seen.clues.shift(seen.clues.after(amount.last, "few_adjectives"))
    if shift is None or shift[0] == 0:
        return None
    if seen.anchor is None:
        return Found(at, shift[1], amount.start, without(NO_ANCHOR, "vague"))
    edge = shifted(seen.anchor, replace(amount, low=amount.high), -1 if shift[0] < 0 else 1)
    edge = _at_least_a_day(seen.anchor, edge, shift[0])
    first, latest = sorted((edge, seen.anchor))
    return Found(at, shift[1], amount.start, over(Span(first, latest), "vague", approximate=not amount.exact))


def _at_least_a_day(anchor: date, edge: date, sign: int) -> date:
    """The hours before or after a moment may lie on the day beside it."""
    return edge if edge != anchor else cal.days(anchor, -1 if sign < 0 else 1)


def _counted_period(seen: Seen, at: int) -> Amount | None:
    clues = seen.clues
    amount = read_amount(clues, at)
    if amount is None or not (amount.stated or amount.definite) or (amount.bare and amount.low == 1):
        return None
    after = clues.past(amount.last, "(")
    after = after + 1 if clues.form(after) == "ال" else after
    numeral = clues.whole(after) if not amount.exact else None
    if numeral is None or numeral.proclitic:
        return amount
    return replace(amount, low=numeral.low, high=numeral.low, last=clues.past(numeral.last, ")"))


def read_now(seen: Seen, at: int) -> Found | None:
    """الآن, حتى اللحظة: the day of publication."""
    word = seen.clues.word(at, "now")
    if word is None:
        return None
    later = read_distance(seen, word.last)
    if later is not None:
        return later.moved(at, word.start)
    return seen.found(word, word.last, on(seen.anchor) if seen.anchor else without(NO_ANCHOR))


def shifted(anchor: date, amount: Amount, sign: int) -> date:
    """The day that lies an amount of time after ``anchor`` (``sign`` -1: before it)."""
    day = _moved(anchor, sign * amount.low, amount.letter)
    return day if amount.more is None else shifted(day, amount.more, sign)


def _moved(day: date, count: float, letter: str) -> date:
    if letter in _MONTHS:
        return cal.months(day, round(count * _MONTHS[letter]))
    return cal.days(day, int(count * _DAYS[letter]) if letter in _HOURS else round(count * _DAYS[letter]))


def _vague(anchor: date, amount: Amount, sign: int) -> Moment:
    """Some days, weeks … ago or ahead, as an interval."""
    if amount.letter in _HOURS:
        first, last = sorted((anchor, cal.days(anchor, sign)))
    else:
        near, far = (_moved(anchor, sign * int(count), amount.letter) for count in (amount.low, amount.high))
        first, last = sorted((near, far))
    return over(Span(first, last), "vague", approximate=True)
