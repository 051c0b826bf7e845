"""Parts of a year or month: edges, halves and quarters, weeks, seasons, the nth day."""

from dataclasses import replace
from datetime import date

from hudna.extract.times import calendar as cal
from hudna.extract.times.calendar import Span
from hudna.extract.times.centuries import read_century, read_decade
from hudna.extract.times.moments import NO_ANCHOR, Found, Moment, on, over, without
from hudna.extract.times.months import read_month
from hudna.extract.times.periods import read_period, read_this_period, year_period
from hudna.extract.times.seen import Seen
from hudna.extract.times.years import RECENT, read_year, year_number
from hudna.extract.vocabulary import Word

_SHORTEST_PARTED = 6  # days: a week is parted into its beginning, middle and end
_HALF_MONTH = 15  # days


def read_edge(seen: Seen, at: int) -> Found | None:
    """مطلع الشهر الماضي, أواخر آذار 2015, منتصف عام 2014, نهاية الشهر, أوائل السبعينيات."""
    word = seen.clues.word(at, "edge")
    if word is None:
        return None
    inner = seen.clues.after(word.last, "of")
    sure = word.sense.form not in seen.clues.words.shy_edges
    item = (
        read_month(seen, inner, sure=sure) or read_period(seen, inner) or read_year(seen, inner)
        or read_decade(seen, inner) or read_century(seen, inner) or _this_period(seen, inner, word)
    )  # fmt: skip
    if item is None:
        return None
    span = item.moment.span
    if span is None or (span.last - span.first).days < _SHORTEST_PARTED:
        return Found(at, item.last, word.start, replace(item.moment, approximate=True))
    moment = over(_third(span, word.value), item.moment.granularity, approximate=True)
    return Found(at, item.last, word.start, replace(moment, dated=item.moment.dated, told=item.moment.told))


def _this_period(seen: Seen, at: int, edge: Word) -> Found | None:
    """نهاية الشهر; the end of a week is the last one, where the clause does not look ahead."""
    item = read_this_period(seen, at)
    if item is None or item.moment.earliest is None or item.moment.granularity != "week" or edge.value != "end":
        return item
    if seen.anchor is None or seen.looks_ahead(edge.first) or _third_begun(item.moment.span, seen.anchor):
        return item
    return replace(item, moment=over(cal.week_span(seen.anchor, -1), "week"))


def _third_begun(span: Span | None, anchor: date) -> bool:
    return span is not None and _third(span, "end").first <= anchor


def read_part(seen: Seen, at: int) -> Found | None:
    """الربع الأول من عام 2016, النصف الثاني من آذار, الثلث الأخير من رمضان."""
    clues = seen.clues
    word = clues.word(at, "fraction_of")
    which = clues.word(word.last, "ordinal", "final") if word is not None else None
    if word is None or which is None or word.sense.proclitic.endswith("ل"):
        return None
    number = word.value if which.kind == "final" else which.value
    item = _whole(seen, which.last)
    if item is None or not 1 <= number <= word.value:
        return None
    if item.moment.span is None:
        return seen.found(word, item.last, item.moment)
    span = _part(item.moment, number, word.value)
    return None if span is None else seen.found(word, item.last, over(span, "vague", dated=item.moment.dated))


def _part(moment: Moment, number: int, count: int) -> Span | None:
    """The nth of so many parts of a year (in months) or of a month (in days)."""
    span = moment.span
    if span is None:
        return None
    if moment.granularity == "year" and span.first.day == 1 and span.first.month == 1:
        size = 12 // count
        first = date(span.first.year, size * (number - 1) + 1, 1)
        return Span(first, cal.month_span(first.year, size * number).last)
    if moment.granularity != "month":
        return None
    size = _HALF_MONTH if count == 2 else ((span.last - span.first).days + 1) // count
    first = cal.days(span.first, size * (number - 1))
    return Span(first, span.last if number == count else cal.days(first, size - 1))


def _whole(seen: Seen, at: int) -> Found | None:
    """The month or year that something is a part of."""
    inner = seen.clues.after(at, "of")
    item = read_month(seen, inner, sure=inner > at) or read_period(seen, inner) or read_year(seen, inner)
    if item is None and (year := year_number(seen, inner)) is not None and year[0] in RECENT:
        start = seen.clues.page.tokens[inner].start
        return Found(inner, year[1], start, over(cal.year_span(year[0]), "year", dated=True))
    return item or read_this_period(seen, inner)


def read_nth_week(seen: Seen, at: int) -> Found | None:
    """الأسبوع الأول من أكتوبر, الشهر الثالث من عام 2020: seven days from the first, about; a month by its number."""
    clues = seen.clues
    word = clues.word(at, "unit")
    which = clues.word(word.last, "ordinal", "final") if word is not None else None
    if word is None or which is None or word.value not in {"W", "MO"} or not word.sense.definite:
        return None
    item = _whole(seen, which.last) if clues.word(which.last, "of") is not None else None
    if item is None or item.moment.granularity not in {"month", "year"}:
        return None
    span = item.moment.span
    if span is None:
        return seen.found(word, item.last, replace(item.moment, granularity="week" if word.value == "W" else "month"))
    if word.value == "MO":
        return _numbered_month(seen, word, which, item, span)
    first = cal.days(span.first, 7 * (which.value - 1)) if which.kind == "ordinal" else cal.days(span.last, -6)
    if which.value == -1 or first > span.last:
        return None
    week = Span(first, min(cal.days(first, 6), span.last))
    return seen.found(word, item.last, over(week, "week", dated=item.moment.dated, approximate=True))


def _numbered_month(seen: Seen, word: Word, which: Word, item: Found, span: Span) -> Found | None:
    number = 12 if which.kind == "final" else which.value
    if item.moment.granularity != "year" or not 1 <= number <= 12 or span.first.month != 1 or span.first.day != 1:
        return None
    return seen.found(word, item.last, over(cal.month_span(span.first.year, number), "month", dated=item.moment.dated))


def read_season(seen: Seen, at: int) -> Found | None:
    """صيف 2016, صيف العام الماضي, الشتاء المقبل, هذا الصيف: its months, about."""
    clues = seen.clues
    before = clues.word(at, "this_before")
    word = clues.word(before.last if before is not None else at, "season")
    if word is None:
        return None
    start = before.start if before is not None else word.start
    year = year_number(seen, word.last) or year_period(seen, word.last)
    if year is not None:
        return Found(at, year[1], start, over(_season(year[0], word.value), "vague", dated=True, approximate=True))
    shift = clues.shift(word.last) if word.sense.definite else None
    if shift is None and not (before is not None and word.sense.definite):
        return None
    offset, last = shift or (0, word.last)
    if seen.anchor is None:
        return Found(at, last, start, without(NO_ANCHOR, "vague"))
    span = _season_near(seen.anchor, word.value, offset)
    return Found(at, last, start, over(span, "vague", approximate=True))


def _season(year: int, months: tuple[int, int]) -> Span:
    """A season by its first and last month; winter runs into the next year."""
    first, last = months
    return Span(date(year, first, 1), cal.month_span(year + (last < first), last).last)


def _season_near(anchor: date, months: tuple[int, int], shift: int) -> Span:
    """The season that ended last, begins next, or is nearest."""
    spans = [_season(year, months) for year in range(anchor.year - 3, anchor.year + 3)]
    if shift < 0:
        return [span for span in spans if span.last < anchor][shift]
    if shift > 0:
        return [span for span in spans if span.first > anchor][shift - 1]
    return min(spans, key=lambda span: cal.distance(span, anchor))


def read_nth_weekday(seen: Seen, at: int) -> Found | None:
    """آخر خميس من شهر 9, أول يوم من الشهر الماضي."""
    clues = seen.clues
    word = clues.word(at, "ordinal")
    if word is None or word.value > 5:
        return None
    any_day = clues.word(word.last, "unit")
    weekday = clues.word(word.last, "weekday")
    named = weekday or (any_day if any_day is not None and any_day.value == "D" else None)
    if any_day is not None and weekday is None and (weekday := clues.word(any_day.last, "weekday")) is not None:
        named = weekday if any_day.value == "D" else None  # أول يوم جمعة
    if named is None or named.sense.proclitic:
        return None
    inner = clues.after(named.last, "of")
    item = read_month(seen, inner) or read_period(seen, inner)
    item = item or (read_this_period(seen, inner) if inner > named.last else None)
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
