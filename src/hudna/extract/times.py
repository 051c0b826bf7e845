"""Time expressions of Arabic reports as closed intervals of days, told from the day of publication."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from hudna.extract import calendar as cal
from hudna.extract.calendar import Span
from hudna.extract.durations import find_durations
from hudna.extract.moments import MISFIT, NO_ANCHOR, NO_EVENT, Found, Moment, on, over, without
from hudna.extract.time_words import Amount, Clues
from hudna.extract.vocabulary import Word
from hudna.packs.knowledge import Knowledge
from hudna.text.page import Page
from hudna.types import Duration, Published, Time

_DOTTED = re.compile(r"(\d{1,4})[.,](\d{1,2})[.,](\d{1,4})$")
_YEARS = range(1000, 2200)
_RECENT = range(1900, 2101)
_HIJRI = range(1343, 1501)
_CENTURY = 2000  # 5/3/15
_DATE_MARKS = "/-\\"
_DOUBLED_MARKS = "/\\-("
_CLAUSE_ENDS = frozenset(".،؛؟!?:…,;")
_CLAUSE_REACH = 14  # tokens
_PERIODS = {"D": "day", "W": "week", "MO": "month", "Y": "year", "H": "hour"}
_VAGUE_DAYS = {"M": 0, "H": 0, "D": 1, "W": 7, "MO": 30, "Y": 365, "X": 3652}
_SHORTEST_FUTURE = 4  # letters: سيصل
_DATELINE_LINES = 6
_OPENER_TOKENS = 14
_SHORT_LINE = 16  # tokens
_MORNING = 6  # hours: the small hours of a night belong to the day it leads to
_HIJRI_SLIP = 2  # days that a local sighting of the moon may differ from the calendar


def find_times(page: Page, knowledge: Knowledge, anchor: date | None) -> tuple[Time | Duration, ...]:
    """Every time expression and duration of a page, in order; ``anchor`` is the day of publication.

    Without an anchor, what is told from publication has no value and says so; an explicit date needs none.
    """
    clues = Clues.of(page, knowledge)
    found = _joined(clues, list(_Reader(clues, anchor).all()))
    taken = frozenset(token for item in found for token in range(item.first, item.last))
    out: list[Time | Duration] = [_time(page, item) for item in found]
    out.extend(find_durations(clues, taken | _furniture(page)))
    return tuple(sorted(out, key=lambda mention: mention.start))


def find_publication(page: Page, knowledge: Knowledge) -> Published | None:
    """The day of publication as the text states it: a dateline, a short line with a full date, or the opening words."""
    lines = tuple(_publication_lines(page))
    if not lines:
        return None
    head = replace(page, tokens=page.tokens[: max(last for _, last in lines)])  # the rest of the page has no say
    reader = _Reader(Clues.of(head, knowledge), None)
    for first, last in lines:
        for item in reader.within(first, last):
            if _states_publication(page, reader.clues, item):
                span = page.span(item.start, page.tokens[item.last - 1].end)
                return Published(str(item.moment.earliest), span)
    return None


def _states_publication(page: Page, clues: Clues, item: Found) -> bool:
    """Whether a full date says when the page was published, and not when something happened."""
    moment = item.moment
    if not moment.dated or moment.granularity != "day" or moment.earliest is None:
        return False
    today = clues.word(item.first, "deictic")
    if today is not None:
        return bool(today.value == 0)
    sentence = page.sentences[page.sentence_of(item.first)]
    told = clues.word(item.first, "day_word") or clues.word(item.first - 1, "of", "year_context", "range_from")
    return sentence.kind == "dateline" or told is None


def _publication_lines(page: Page) -> Iterator[tuple[int, int]]:
    """Token ranges in which a page states its day, likeliest first; never furniture."""
    lines = [line for line in page.lines if not line.furniture]
    for line in lines:
        if line.kind == "dateline":
            yield line.first, line.last
    for line in lines[:_DATELINE_LINES]:
        if line.last - line.first <= _SHORT_LINE:
            yield line.first, line.last
    for line in lines[:3]:
        yield line.first, min(line.last, line.first + _OPENER_TOKENS)


def _furniture(page: Page) -> frozenset[int]:
    return frozenset(
        token for part in page.sentences if part.kind == "furniture" for token in range(part.first, part.last)
    )


def _time(page: Page, item: Found) -> Time:
    moment, end = item.moment, page.tokens[item.last - 1].end
    return Time(
        start=item.start,
        end=end,
        text=page.text[item.start : end],
        earliest=moment.earliest.isoformat() if moment.earliest else None,
        latest=moment.latest.isoformat() if moment.latest else None,
        granularity="hour" if moment.clock else moment.granularity,
        approximate=moment.approximate,
        unknown=moment.unknown,
    )


def _joined(clues: Clues, found: list[Found]) -> list[Found]:
    """Neighbours that are one expression made one: a clock time and its day; a date takes the year of the next."""
    out: list[Found] = []
    for item in found:
        if out and (whole := _clock_and_day(clues, out[-1], item)) is not None:
            out[-1] = whole
            continue
        if out and (dated := _dated_by(clues, out[-1], item) or _equated(out[-1], item)) is not None:
            out[-1] = dated
        out.append(item)
    return out


def _clock_and_day(clues: Clues, left: Found, right: Found) -> Found | None:
    if left.moment.clock == right.moment.clock or not _close(clues, left.last, right.first):
        return None
    hour, day = (left.moment, right.moment) if left.moment.clock else (right.moment, left.moment)
    if day.granularity not in {"day", "hour"}:
        return None
    if hour.hour is not None and hour.hour < _MORNING and day.latest is not None:
        day = replace(day, earliest=day.latest)  # two in the night from Monday to Tuesday is Tuesday
    return Found(left.first, right.last, left.start, replace(day, clock=True))


def _close(clues: Clues, last: int, first: int) -> bool:
    """Nothing between but a preposition, "day" or a bracket."""
    gap = range(last, first)
    return len(gap) <= 2 and all(clues.form(at) in "()،-" or clues.word(at, "of", "day_word") for at in gap)


def _dated_by(clues: Clues, left: Found, right: Found) -> Found | None:
    if left.moment.monthday is None or not right.moment.dated or right.moment.earliest is None:
        return None
    if right.first - left.last != 1 or clues.word(left.last, "range_to") is None:
        return None
    day = cal.valid(right.moment.earliest.year, *left.moment.monthday)
    return replace(left, moment=on(day, dated=True)) if day is not None else None


def _equated(left: Found, right: Found) -> Found | None:
    """A Hijri date takes the Gregorian day that the text itself sets beside it."""
    if not left.moment.hijri or not right.moment.dated or not left.moment.earliest or not right.moment.earliest:
        return None
    apart = abs((left.moment.earliest - right.moment.earliest).days)
    if right.first - left.last > 2 or apart > _HIJRI_SLIP:
        return None
    return replace(left, moment=right.moment)


@dataclass(slots=True)
class _Reader:
    """Reads time expressions token by token; every reader takes a token and gives what begins there, or ``None``."""

    clues: Clues
    anchor: date | None

    def all(self) -> Iterator[Found]:
        """Every time of the page but those in furniture."""
        for part in self.clues.page.sentences:
            if part.kind != "furniture":
                yield from self.within(part.first, part.last)

    def within(self, first: int, last: int) -> Iterator[Found]:
        """Every time in a range of tokens, none overlapping."""
        at, clues, begins = first, self.clues, self.clues.begins
        while at < last:
            if at not in begins:
                at += 1
                continue
            name = clues.word(at, "no_time")
            if name is not None:
                at = name.last
                continue
            item = self._longest(at)
            if item is None or item.last > last:
                at += 1
                continue
            yield item
            at = item.last

    def _longest(self, at: int) -> Found | None:
        readers: tuple[Callable[[int], Found | None], ...] = (
            self._with_part, self._range, self._whole_day, self._nth_weekday, self._edge, self._period, self._relative,
            self._past_plural, self._year, self._season, self._feast, self._clock, self._bare_clock, self._now,
        )  # fmt: skip
        best: Found | None = None
        for reader in readers:
            item = reader(at)
            if item is not None and (best is None or item.last > best.last):
                best = item
        return best

    # --- days ---------------------------------------------------------------------------------------------------

    def _whole_day(self, at: int) -> Found | None:
        """A day with all that may stand around it: يوم, a weekday, a date in brackets."""
        word = self.clues.word(at, "day_word")
        if word is not None:
            inner = self._day(word.last) or self._clause_day(word.last)
            if inner is not None:
                return inner.moved(at, word.start)
        return self._day(at)

    def _clause_day(self, at: int) -> Found | None:
        """A bare day and month in digits, which only a word before it makes a date: يوم 6/8."""
        return self._short_numeric(at)

    def _day(self, at: int) -> Found | None:
        return self._deictic(at) or self._weekday(at) or self._date(at, None) or self._lone_numeric(at)

    def _lone_numeric(self, at: int) -> Found | None:
        """9/2021 anywhere; 1/9 only on a line of its own or after a preposition."""
        item = self._short_numeric(at)
        if item is None or item.moment.granularity == "month":
            return item
        clues = self.clues
        before, after = clues.form(at - 1), clues.form(item.last)
        alone = before in {"", "\n"} and after in {"", "\n"}
        return item if alone or clues.word(at - 1, "year_context") is not None else None

    def _deictic(self, at: int) -> Found | None:
        clues = self.clues
        following = clues.word(at, "following_day")
        word = clues.word(at, "deictic")
        if following is not None and (word is None or following.last > word.last):
            counted = clues.word(following.last - 1, "ordinal") is not None
            if following.sense.proclitic.endswith("ل") or (counted and self._date_follows(following.last)):
                return None
            return self._found(following, following.last, without(NO_EVENT))
        if word is None or self._is_other_today(word) or word.sense.proclitic.endswith("ل"):
            return None  # "for the second day running" is no day
        day = cal.days(self.anchor, word.value) if self.anchor else None
        plain = self._found(word, word.last, on(day) if day else without(NO_ANCHOR))
        return self._with_weekday(word, plain, day)

    def _date_follows(self, at: int) -> bool:
        return self.clues.word(at, "of", "month") is not None

    def _is_other_today(self, word: Word) -> bool:
        """ "The day" with an adjective is a period; after a hyphen or a noun of a name it is no time (عين اليوم)."""
        return word.value == 0 and self.clues.shift(word.last) is not None

    def _with_weekday(self, word: Word, plain: Found, day: date | None) -> Found:
        """أمس الخميس, اليوم (الأحد) 3 أيار: the weekday decides, a date beside it more so."""
        clues = self.clues
        opened = clues.past(clues.past(word.last, "،,"), "(")
        weekday = self._weekday_word(opened)
        dated = self._date(clues.past(opened, "("), None) if weekday is None else None
        if dated is not None and not (opened > word.last and clues.form(opened - 1) in "،,"):
            return replace(dated, first=plain.first, start=plain.start, last=clues.past(dated.last, ")"))
        if weekday is None:
            return plain
        after = self._date(clues.past(weekday.last, "،,("), weekday.value)
        if after is not None:
            return replace(after, first=plain.first, start=plain.start)
        moment = on(cal.nearest_weekday(day, weekday.value)) if day else without(NO_ANCHOR)
        return replace(plain, last=clues.past(weekday.last, ")"), moment=moment)

    def _weekday_word(self, at: int) -> Word | None:
        """A weekday, but not a common word that is spelled alike (أحد: "one of")."""
        word = self.clues.word(at, "weekday")
        if word is None:
            return None
        if word.sense.form in self.clues.words.shy_weekdays:
            named = self.clues.word(at - 1, "day_word", "parts", "night", "ordinal") is not None
            return word if named and word.sense.proclitic == "" else None
        return word

    def _weekday(self, at: int) -> Found | None:
        word = self._weekday_word(at)
        if word is None:
            return None
        dated = self._date_of_weekday(word)
        if dated is not None:
            return dated
        week = self._week_of(word.last)
        if week is not None and week.moment.span is not None:
            return self._found(word, week.last, on(cal.in_week(week.moment.span, word.value)))
        shift = self.clues.shift(word.last) or self._shift_before(at)
        last = max(shift[1], word.last) if shift else word.last
        if self.anchor is None:
            return self._found(word, last, without(NO_ANCHOR))
        future = shift is None and self._looks_ahead(word.first)
        day = cal.weekday_near(self.anchor, word.value, shift[0] if shift else 0, future=future)
        return self._found(word, last, on(day))

    def _shift_before(self, at: int) -> tuple[int, int] | None:
        return (0, at) if self.clues.word(at - 1, "this_before") else None

    def _date_of_weekday(self, word: Word) -> Found | None:
        """الاثنين 2019/05/13; الأحد، 3 آذار; الجمعة (9 شباط)."""
        clues = self.clues
        after = clues.past(word.last, "،,(-–ـ")
        after = clues.after(after, "day_word")
        dated = self._date(after, word.value) or self._short_numeric(after)
        if dated is None:
            return None
        last = clues.past(dated.last, ")") if clues.form(word.last) == "(" else dated.last
        return Found(word.first, last, word.start, _checked(dated.moment, word.value))

    def _week_of(self, at: int) -> Found | None:
        """The week beside a weekday: الأسبوع الماضي, بعد أسبوعين."""
        item = self._period(at)
        if item is not None and item.moment.granularity == "week":
            return item
        amount = self._told_amount(at, "after")
        if amount is None or amount.letter not in {"W", "MO"} or self.anchor is None:
            return None
        day = _shifted(self.anchor, amount, 1)
        return Found(at, amount.last, self.clues.page.tokens[at].start, over(cal.week_span(day, 0), "week"))

    def _date(self, at: int, weekday: int | None) -> Found | None:
        return self._numeric(at) or self._day_month(at, weekday) or self._month_day(at) or self._month(at)

    def _numeric(self, at: int) -> Found | None:
        """2017/11/29, 29-11-2017, 30.08.2023."""
        tokens = self.clues.page.tokens
        if at >= len(tokens) or tokens[at].kind != "number":
            return None
        dotted = _DOTTED.match(tokens[at].form)
        parts, last = (dotted.groups(), at + 1) if dotted else self._parts(at)
        if len(parts) != 3:
            return None
        day = _numeric_day([int(part) for part in parts])
        if day is None:
            return None
        return Found(at, self.clues.after(last, "era", "hijri_era"), tokens[at].start, on(day, dated=True))

    def _parts(self, at: int) -> tuple[tuple[str, ...], int]:
        """Digits joined by one kind of mark, and the token after them."""
        tokens, out, last = self.clues.page.tokens, [self.clues.form(at)], at + 1
        mark = self.clues.form(last)
        while len(out) < 3 and mark and mark in _DATE_MARKS and self.clues.form(last) == mark:
            after = self.clues.form(last + 1)
            if not after.isdecimal() or tokens[last + 1].start - tokens[last - 1].end > 3:
                break
            out.append(after)
            last += 2
        return (tuple(out), last) if all(len(part) <= 4 and part.isdecimal() for part in out) else ((), at)

    def _short_numeric(self, at: int) -> Found | None:
        """6/8, 9/2021: too common as a fraction or a score to stand without a word before it."""
        parts, last = self._parts(at)
        if len(parts) != 2:
            return None
        left, right = int(parts[0]), int(parts[1])
        start = self.clues.page.tokens[at].start
        if 1 <= left <= 12 and right in _RECENT:
            return Found(at, last, start, over(cal.month_span(right, left), "month", dated=True))
        if not (1 <= left <= 31 and 1 <= right <= 12):
            return None
        return Found(at, last, start, self._in_year(right, left, 0, self._weekday_before(at), ahead=False))

    def _weekday_before(self, at: int) -> int | None:
        word = self._weekday_word(at - 1) or self._weekday_word(at - 2)
        return word.value if word is not None else None

    def _day_month(self, at: int, weekday: int | None) -> Found | None:
        """28 تشرين الثاني 2017, الأول من أيار, 14 من الشهر الماضي."""
        number = self._day_number(at)
        if number is None:
            return None
        day, after, start = number
        joint = self.clues.after(self.clues.past(after, ",،"), "of")
        month = self._month_name(joint, beside_day=True)
        if month is not None:
            return self._dated(at, start, day, month, weekday)
        return self._day_of_period(at, start, day, joint)

    def _day_number(self, at: int) -> tuple[int, int, int] | None:
        """(day of a month, token after it, source offset) of a number or an ordinal."""
        clues = self.clues
        word = clues.word(at, "ordinal")
        if word is not None and word.value > 0:
            return word.value, word.last, word.start
        numeral = clues.whole(at)
        if numeral is None or not 1 <= numeral.low <= 31 or clues.form(at - 1) == "/":
            return None
        return int(numeral.low), numeral.last, numeral.start

    def _day_of_period(self, at: int, start: int, day: int, joint: int) -> Found | None:
        item = self._period(joint)
        if item is None or item.moment.granularity != "month":
            return None
        span = item.moment.span
        if span is None:
            return Found(at, item.last, start, item.moment)
        return Found(at, item.last, start, on(cal.valid(span.first.year, span.first.month, day)))

    def _dated(self, at: int, start: int, day: int, month: "_Month", weekday: int | None) -> Found:
        year = self._year_number(month.last) or self._year_period(month.last)
        last = year[1] if year else month.last
        if month.hijri:
            return self._and_gregorian(Found(at, last, start, self._hijri_date(day, month, year)), weekday)
        if year is not None:
            return Found(at, last, start, _checked(on(cal.valid(year[0], month.number, day), dated=True), weekday))
        shift = self.clues.shift(last)
        ahead = shift is None and self._looks_ahead(at)
        moment = self._in_year(month.number, day, shift[0] if shift else 0, weekday, ahead=ahead)
        return Found(at, shift[1] if shift else last, start, moment)

    def _hijri_date(self, day: int, month: "_Month", year: tuple[int, int] | None) -> Moment:
        if year is not None:
            return replace(on(cal.hijri_day(year[0], month.number, day), dated=True), hijri=True)
        if self.anchor is None:
            return without(NO_ANCHOR)
        span = cal.hijri_near(self.anchor, month.number, day, day, 0)
        return on(span.first if span else None)

    def _and_gregorian(self, item: Found, weekday: int | None) -> Found:
        """A Hijri date beside the Gregorian one stays a time of its own; it only checks the weekday."""
        return replace(item, moment=_checked(item.moment, weekday))

    def _in_year(self, month: int, day: int, shift: int, weekday: int | None, *, ahead: bool) -> Moment:
        if self.anchor is None:
            return replace(without(NO_ANCHOR), monthday=(month, day))
        moment = on(cal.year_for(self.anchor, month, day, shift, weekday, future=ahead))
        return replace(moment, monthday=(month, day))

    def _month_day(self, at: int) -> Found | None:
        """July 16, 2025; شباط 13."""
        month = self._month_name(at, beside_day=True)
        if month is None or month.hijri:
            return None
        number = self._day_number(self.clues.past(month.last, ",،"))
        if number is None or self._counts_something(number[1]):
            return None
        year = self._year_number(self.clues.past(number[1], ",،"))
        if year is not None:
            return Found(at, year[1], month.start, on(cal.valid(year[0], month.number, number[0]), dated=True))
        return Found(at, number[1], month.start, self._in_year(month.number, number[0], 0, None, ahead=False))

    def _counts_something(self, at: int) -> bool:
        """Whether a number that ended here counts the word that follows: in May 13 civilians …"""
        tokens = self.clues.page.tokens
        return at < len(tokens) and tokens[at].kind == "word"

    # --- months, years, periods ----------------------------------------------------------------------------------

    def _month_name(self, at: int, *, beside_day: bool) -> "_Month | None":
        """A month with its second name: تشرين الثاني/نوفمبر, مايو (أيار), شهر 9."""
        clues = self.clues
        head = clues.word(at, "month_word")
        inner = head.last if head is not None else at
        word = clues.word(inner, "month", "hijri")
        if word is None:
            return self._numbered_month(head)
        hijri = word.kind == "hijri"
        last, doubled = (word.last, False) if hijri else self._second_name(word)
        shy = hijri or word.sense.form in clues.words.shy_months
        if shy and not (beside_day or head is not None or doubled or self._year_number(last)):
            return None
        if word.sense.proclitic and beside_day and word.sense.proclitic not in {"ب", "ل"}:
            return None
        start = head.start if head is not None else word.start
        return _Month(word.value, last, start, hijri, not beside_day)

    def _numbered_month(self, head: Word | None) -> "_Month | None":
        numeral = self.clues.whole(head.last) if head is not None else None
        if head is None or numeral is None or not 1 <= numeral.low <= 12 or head.sense.form != "شهر":
            return None
        return _Month(int(numeral.low), numeral.last, head.start, False, True)

    def _second_name(self, word: Word) -> tuple[int, bool]:
        clues = self.clues
        after = clues.past(word.last, _DOUBLED_MARKS)
        second = clues.word(after, "month")
        if second is None or second.value != word.value or second.first == word.first:
            return word.last, False
        closed = clues.past(second.last, ")") if clues.form(after - 1) == "(" else second.last
        return closed, True

    def _month(self, at: int) -> Found | None:
        """A month alone, with its year, or with "last" and "next"."""
        month = self._month_name(at, beside_day=False)
        if month is None:
            return None
        year = self._year_number(month.last) or self._year_period(month.last)
        if month.hijri:
            return self._hijri_month(at, month, year)
        if year is not None:
            return Found(at, year[1], month.start, over(cal.month_span(year[0], month.number), "month", dated=True))
        shift = self.clues.shift(month.last)
        if self.anchor is None:
            return Found(at, shift[1] if shift else month.last, month.start, without(NO_ANCHOR, "month"))
        ahead = shift is None and self._looks_ahead(at)
        span = cal.month_near(self.anchor, month.number, shift[0] if shift else 0, future=ahead)
        return Found(at, shift[1] if shift else month.last, month.start, over(span, "month"))

    def _hijri_month(self, at: int, month: "_Month", year: tuple[int, int] | None) -> Found:
        shift = self.clues.shift(month.last)
        last = year[1] if year else shift[1] if shift else month.last
        if year is not None:
            return Found(at, last, month.start, over(cal.hijri_month(year[0], month.number), "month", dated=True))
        if self.anchor is None:
            return Found(at, last, month.start, without(NO_ANCHOR, "month"))
        span = cal.hijri_near(self.anchor, month.number, 1, None, shift[0] if shift else 0)
        return Found(at, last, month.start, over(span, "month"))

    def _year_number(self, at: int) -> tuple[int, int] | None:
        """(year, token after it): 2017, عام 2017, من العام 2017م, 1439هـ."""
        clues = self.clues
        inner = clues.past(at, ",،")
        inner = clues.after(inner, "of")
        head = clues.word(inner, "year_word")
        numeral = clues.whole(head.last if head is not None else inner)
        if numeral is None or int(numeral.low) not in _YEARS or numeral.proclitic:
            return None
        if not numeral.digits and head is None:
            return None
        hijri = clues.word(numeral.last, "hijri_era")
        era = clues.word(numeral.last, "era")
        if head is None and inner > at and clues.form(at) not in {",", "،"} and hijri is None and era is None:
            return None  # "May, of 2017 families"
        closed = next((word.last for word in (hijri, era) if word and not word.sense.proclitic), numeral.last)
        return int(numeral.low), closed

    def _year_period(self, at: int) -> tuple[int, int] | None:
        """The year of "next year" after a month."""
        item = self._period(self.clues.after(at, "of"))
        if item is None or item.moment.granularity != "year" or item.moment.earliest is None:
            return None
        return item.moment.earliest.year, item.last

    def _year(self, at: int) -> Found | None:
        """عام 2014, سنة 1436هـ, في 2019."""
        clues = self.clues
        head = clues.word(at, "year_word")
        numeral = clues.whole(head.last) if head is not None else clues.whole(at)
        if numeral is None:
            return None
        year, start = int(numeral.low), head.start if head is not None else numeral.start
        hijri = clues.word(numeral.last, "hijri_era") if head is not None else None
        if hijri is not None and not hijri.sense.proclitic:
            return self._hijri_year(at, start, year, hijri.last)
        if year not in (_YEARS if head is not None else _RECENT):
            return None
        if head is None and not (numeral.digits and self._year_in_context(at, numeral.last)):
            return None
        era = clues.word(numeral.last, "era")
        last = era.last if era is not None and not era.sense.proclitic else numeral.last
        return Found(at, last, start, over(cal.year_span(year), "year", dated=True))

    def _hijri_year(self, at: int, start: int, year: int, last: int) -> Found:
        """A Hijri year, with the Gregorian one that may stand beside it: 666هـ / 1268م."""
        clues = self.clues
        numeral = clues.whole(clues.past(last, "/-(–"))
        if numeral is not None and int(numeral.low) in _YEARS:
            closed = clues.after(clues.past(numeral.last, "/"), "era")
            return Found(at, closed, start, over(cal.year_span(int(numeral.low)), "year", dated=True))
        return Found(at, last, start, over(cal.hijri_year(year), "year", dated=True))

    def _year_in_context(self, at: int, last: int) -> bool:
        """A bare year stands after a preposition and counts nothing."""
        clues = self.clues
        if clues.word(last, "era") is not None and len(clues.form(last)) == 1:
            return True
        tokens = clues.page.tokens
        counts = (
            last < len(tokens)
            and tokens[last].kind == "word"
            and not clues.form(last).startswith(("و", "ب", "ا", "ل", "ك", "م", "ف"))
        )
        return clues.word(at - 1, "year_context") is not None and not counts and clues.form(at).isdecimal()

    def _period(self, at: int) -> Found | None:
        """الشهر الماضي, هذا الأسبوع, العام الحالي 2023."""
        clues = self.clues
        before = clues.word(at, "this_before")
        word = clues.word(before.last if before else at, "unit")
        if word is None or not word.sense.definite or word.value not in _PERIODS or word.value == "H":
            return None
        shift = clues.shift(word.last)
        if shift is None and before is None:
            return None
        offset, last = shift if shift is not None else (0, word.last)
        start = before.start if before else word.start
        if word.value == "Y" and (year := self._year_number(last)) is not None:
            return Found(at, year[1], start, over(cal.year_span(year[0]), "year", dated=True))
        moment = _period_moment(self.anchor, word.value, offset)
        return self._weekday_in(Found(at, last, start, moment), word.value)

    def _weekday_in(self, item: Found, letter: str) -> Found:
        """الأسبوع القادم يوم الأحد."""
        after = self.clues.after(item.last, "day_word")
        word = self._weekday_word(after) if letter == "W" else None
        if word is None or item.moment.span is None:
            return item
        return replace(item, last=word.last, moment=on(cal.in_week(item.moment.span, word.value)))

    def _edge(self, at: int) -> Found | None:
        """مطلع الشهر الماضي, أواخر آذار 2015, منتصف عام 2014."""
        word = self.clues.word(at, "edge")
        if word is None:
            return None
        inner = self.clues.after(word.last, "of")
        item = self._month(inner) or self._period(inner) or self._year(inner)
        if item is None:
            return None
        span = item.moment.span
        if span is None or item.moment.granularity not in {"month", "year", "week"}:
            return Found(at, item.last, word.start, replace(item.moment, approximate=True))
        moment = replace(over(_third(span, word.value), item.moment.granularity, approximate=True))
        return Found(at, item.last, word.start, replace(moment, dated=item.moment.dated))

    def _season(self, at: int) -> Found | None:
        word = self.clues.word(at, "season")
        year = self._year_number(word.last) if word is not None else None
        if word is None or year is None:
            return None
        first, last = word.value
        end = cal.month_span(year[0] + (last < first), last).last
        span = Span(date(year[0], first, 1), end)
        return self._found(word, year[1], over(span, "month", dated=True, approximate=True))

    def _feast(self, at: int) -> Found | None:
        word = self.clues.word(at, "feast")
        if word is None:
            return None
        month, first, last = word.value
        year = self._year_number(word.last)
        shift = self.clues.shift(word.last)
        end = shift[1] if shift else word.last
        if year is not None and year[0] < _RECENT.start:
            start, close = cal.hijri_day(year[0], month, first), cal.hijri_day(year[0], month, min(last, 29))
            span = Span(start, close) if start and close else None
            return self._found(word, year[1], over(span, "vague", dated=True))
        if self.anchor is None:
            return self._found(word, end, without(NO_ANCHOR, "vague"))
        span = cal.hijri_near(self.anchor, month, first, last, shift[0] if shift else 0)
        return self._found(word, end, over(span, "vague", approximate=True))

    def _nth_weekday(self, at: int) -> Found | None:
        """آخر خميس من شهر 9, أول يوم من الشهر الماضي."""
        clues = self.clues
        word = clues.word(at, "ordinal")
        if word is None or word.value > 5:
            return None
        any_day = clues.word(word.last, "unit")
        weekday = clues.word(word.last, "weekday")
        named = weekday or (any_day if any_day is not None and any_day.value == "D" else None)
        if named is None or named.sense.proclitic:
            return None
        inner = clues.after(named.last, "of")
        item = self._month(inner) or self._period(inner)
        if item is None and weekday is not None and word.value == -1 and self.anchor is not None:
            return Found(
                at, weekday.last, word.start, on(cal.weekday_near(self.anchor, weekday.value, 0, future=False))
            )
        if item is None or item.moment.granularity != "month" or item.moment.span is None:
            return None
        day = _nth(item.moment.span, weekday.value if weekday else None, word.value)
        return Found(at, item.last, word.start, on(day))

    # --- told from publication -----------------------------------------------------------------------------------

    def _relative(self, at: int) -> Found | None:
        """قبل أيام, منذ أسبوعين, بعد شهر, 3 أيام مضت."""
        past = self.clues.amount(at)
        if past is not None and self.clues.word(past.last, "ago_after") and not past.definite:
            moment = self._told(past, -1)
            return Found(at, past.last + 1, past.start, moment)
        for kind, sign in (("before", -1), ("after", 1)):
            amount = self._told_amount(at, kind)
            word = self.clues.word(at, kind)
            if amount is None or word is None:
                continue
            return self._told_found(word, amount, sign)
        return None

    def _told_amount(self, at: int, kind: str) -> Amount | None:
        word = self.clues.word(at, kind)
        if word is None:
            return None
        amount = self.clues.amount(self.clues.after(word.last, "count_about"))
        return None if amount is None or amount.definite or amount.proclitic else amount

    def _told_found(self, word: Word, amount: Amount, sign: int) -> Found | None:
        clues = self.clues
        if clues.form(amount.last) in clues.words.after_event and word.sense.form != "منذ":
            if sign > 0 and amount.low != amount.high:
                return None  # "after days of fighting" is a length
            return self._found(word, amount.last, without(NO_EVENT))
        moment = self._told(amount, sign)
        if amount.first > word.last:
            moment = replace(moment, approximate=True)
        weekday = self._weekday_word(clues.after(amount.last, "day_word"))
        if weekday is not None and moment.earliest is not None and amount.letter in {"W", "MO"}:
            day = cal.in_week(cal.week_span(moment.earliest, 0), weekday.value)
            return self._found(word, weekday.last, on(day))
        return self._found(word, amount.last, moment)

    def _told(self, amount: Amount, sign: int) -> Moment:
        granularity = _PERIODS.get(amount.letter, "vague")
        if self.anchor is None:
            return without(NO_ANCHOR, "vague" if amount.low != amount.high else granularity)
        if amount.low != amount.high:
            return _vague(self.anchor, amount, sign)
        if amount.letter in {"Y", "X"}:
            year = cal.months(self.anchor, round(sign * amount.low * (12 if amount.letter == "Y" else 120))).year
            return over(cal.year_span(year), "year", approximate=True)
        day = _shifted(self.anchor, amount, sign)
        return replace(on(day, approximate=amount.letter in {"W", "MO", "H"}), granularity=granularity)

    def _past_plural(self, at: int) -> Found | None:
        """الأيام الماضية, الساعات الـ24 الماضية, الأشهر الثلاثة المقبلة, 24 ساعة الماضية."""
        counted = self._counted_period(at)
        if counted is None:
            return None
        amount_low, amount_high, letter, last, start = counted
        last = self.clues.after(last, "few_adjectives")
        shift = self.clues.shift(last)
        if shift is None or shift[0] == 0:
            return None
        if self.anchor is None:
            return Found(at, shift[1], start, without(NO_ANCHOR, "vague"))
        edge = cal.days(self.anchor, round(shift[0] * _unit_days(amount_high, letter)))
        first, latest = sorted((edge, self.anchor))
        return Found(at, shift[1], start, over(Span(first, latest), "vague", approximate=amount_low != amount_high))

    def _counted_period(self, at: int) -> tuple[float, float, str, int, int] | None:
        clues = self.clues
        amount = clues.amount(at)
        if amount is not None and (amount.stated or amount.definite) and not (amount.bare and amount.low == 1):
            after = clues.past(amount.last, "(")
            after = after + 1 if clues.form(after) == "ال" else after
            numeral = clues.whole(after) if amount.low != amount.high else None
            if numeral is not None and not numeral.proclitic:
                return numeral.low, numeral.low, amount.letter, clues.past(numeral.last, ")"), amount.start
            return amount.low, amount.high, amount.letter, amount.last, amount.start
        return None

    def _now(self, at: int) -> Found | None:
        word = self.clues.word(at, "now")
        if word is None:
            return None
        later = self._relative(word.last)
        if later is not None:
            return later.moved(at, word.start)
        return self._found(word, word.last, on(self.anchor) if self.anchor else without(NO_ANCHOR))

    # --- parts of a day, clock times, ranges ----------------------------------------------------------------------

    def _with_part(self, at: int) -> Found | None:
        """فجر اليوم, مساء يوم السبت, ليلة الاثنين, منتصف الليلة الماضية."""
        clues = self.clues
        midnight = clues.word(at, "midnight", "midnight_word")
        night = clues.word(at, "night") or midnight or clues.word(at, "parts")
        if night is None:
            return None
        inner = clues.after(clues.after(night.last, "of"), "parts", "night")
        item = self._whole_day(inner)
        if item is None or item.moment.granularity != "day":
            return None
        item = self._night_pair(item, midnight is not None) or _eve(item, night, self._weekday_word(inner))
        if midnight is not None and midnight.kind == "midnight_word":
            item = _midnight_of(item, clues.form(inner))
        return None if item is None else item.moved(at, night.start)

    def _night_pair(self, item: Found, midnight: bool) -> Found | None:
        """The night from one day to the next: ليل الأحد - الاثنين."""
        clues = self.clues
        second = self._weekday_word(clues.past(item.last, "-–/ـ"))
        if second is None or self._weekday_word(item.last - 1) is None:
            return None
        if item.moment.earliest is None:
            return replace(item, last=second.last)
        if (item.moment.earliest.weekday() + 1) % 7 != second.value:
            return None
        morning = cal.days(item.moment.earliest, 1)
        if self.anchor is not None and morning > self.anchor and not self._looks_ahead(item.first):
            morning = cal.days(morning, -7 * (morning - self.anchor > _A_DAY))
        evening = morning if midnight else cal.days(morning, -1)
        return replace(item, last=second.last, moment=over(Span(evening, morning), "day"))

    def _clock(self, at: int) -> Found | None:
        """الساعة 11:59 مساء, الساعة (11) ليلا, الساعة الثانية عشرة والنصف."""
        clues = self.clues
        head = clues.word(at, "clock")
        if head is None:
            return None
        last = self._hour(clues.past(head.last, "("))
        if last is None:
            return None
        hour = clues.form(clues.past(head.last, "("))
        moment = self._at_clock(int(hour) if hour.isdecimal() else None)
        return self._found(head, self._clock_end(clues.past(last, ")")), moment)

    def _hour(self, at: int) -> int | None:
        """The token after an hour with its minutes."""
        clues = self.clues
        word = clues.word(at, "ordinal")
        if (minutes := self._minutes(at)) is not None:
            return minutes
        numeral = clues.numerals.get(at)  # "four and a half" is an hour too
        if numeral is not None and not numeral.percent and numeral.high is not None and 0 <= numeral.low <= 24:
            return numeral.last
        return word.last if word is not None and 1 <= word.value <= 12 else None

    def _minutes(self, at: int) -> int | None:
        """The token after 11:59 or 11:59:30."""
        clues, tokens, last = self.clues, self.clues.page.tokens, at
        hour = clues.form(at)
        if not (hour.isdecimal() and len(hour) <= 2 and int(hour) <= 24):
            return None
        while clues.form(last + 1) == ":" and clues.form(last + 2).isdecimal() and len(clues.form(last + 2)) <= 2:
            if tokens[last + 2].start - tokens[last].end > 1:
                break
            last += 2
        return last + 1 if last > at else None

    def _clock_end(self, last: int) -> int:
        clues = self.clues
        last = clues.after(last, "half")
        minutes = clues.numerals.get(last + 1) if clues.form(last) == "و" else clues.numerals.get(last)
        if minutes is not None and clues.word(minutes.last, "clock_units"):
            last = minutes.last + 1
        last = clues.after(clues.past(last, "،"), "clock_tail")
        zone = clues.word(last, "zone")
        if zone is None:
            return last
        return zone.last + 1 if zone.sense.form == "بتوقيت" and zone.last < len(clues.page.tokens) else zone.last

    def _bare_clock(self, at: int) -> Found | None:
        """3:20, 12 ونصف مساء, الثانية عشرة ظهرا: a clock time by its colon or by the part of the day after it."""
        clues = self.clues
        tokens = clues.page.tokens
        minutes = self._minutes(at) if clues.form(at).isdecimal() else None
        if minutes is not None and clues.form(at - 1) != ":":
            return Found(at, self._clock_end(minutes), tokens[at].start, self._at_clock())
        last = self._hour(at)
        if last is None:
            return None
        half = clues.after(last, "half")
        tail = clues.word(half, "clock_tail")
        if tail is None or len(tail.sense.form) == 1 or tail.sense.proclitic:
            return None
        return Found(at, tail.last, tokens[at].start, self._at_clock())

    def _at_clock(self, hour: int | None = None) -> Moment:
        if self.anchor is None:
            return Moment(unknown=NO_ANCHOR, granularity="hour", clock=True, hour=hour)
        return Moment(self.anchor, self.anchor, "hour", clock=True, hour=hour)

    def _range(self, at: int) -> Found | None:
        """3 إلى 5 أيار, بين 3 و5 أيار: days that share one month."""
        clues = self.clues
        number = self._day_number(at)
        to = clues.word(number[1], "range_to") if number is not None else None
        if number is None or to is None:
            return None
        end = self._day_month(to.last, None)
        if end is None or end.moment.earliest is None or end.moment.granularity != "day":
            return None
        latest = end.moment.earliest
        first = cal.valid(latest.year, latest.month, number[0])
        if first is None or first > latest or (to.sense.form == "و" and not clues.word(at - 1, "range_from")):
            return None
        return Found(at, end.last, number[2], over(Span(first, latest), "day", dated=end.moment.dated))

    # --- helpers -------------------------------------------------------------------------------------------------

    def _found(self, word: Word, last: int, moment: Moment) -> Found:
        return Found(word.first, last, word.start, moment)

    def _looks_ahead(self, first: int) -> bool:
        """Whether the clause around a time speaks of what is to come."""
        tokens, clues = self.clues.page.tokens, self.clues
        at = first - 1
        while at >= 0 and first - at <= _CLAUSE_REACH and tokens[at].form not in _CLAUSE_ENDS:
            if tokens[at].kind == "break":
                break
            if clues.word(at, "future") or self._is_future(tokens[at].form):
                return True
            at -= 1
        return False

    def _is_future(self, form: str) -> bool:
        words = self.clues.words
        if len(form) < _SHORTEST_FUTURE or not form.startswith(words.future_prefixes):
            return False
        stem = form[1:] if form.startswith("و") else form
        return not stem.startswith(words.future_not)


_A_DAY = cal.days(date(2000, 1, 2), 0) - date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class _Month:
    number: int
    last: int
    start: int
    hijri: bool
    alone: bool


def _numeric_day(parts: list[int]) -> date | None:
    """Day first, as Arabic writes; year first where it stands first; month first only where nothing else fits."""
    first, second, third = parts
    if third in _HIJRI:
        return cal.hijri_day(third, second, first)
    if first in _HIJRI:
        return cal.hijri_day(first, second, third)
    if first in _RECENT:
        return cal.valid(first, second, third)
    year = third + _CENTURY if third < 100 else third
    if year not in _RECENT:
        return None
    return cal.valid(year, second, first) or cal.valid(year, first, second)


def _checked(moment: Moment, weekday: int | None) -> Moment:
    """A moment whose weekday is stated beside it; a slip of the pen is shown, not mended."""
    if weekday is None or moment.earliest is None or moment.granularity != "day":
        return moment
    if moment.earliest.weekday() == weekday:
        return moment
    return replace(moment, approximate=True, unknown=MISFIT)


def _period_moment(anchor: date | None, letter: str, offset: int) -> Moment:
    granularity = _PERIODS[letter]
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


def _unit_days(count: float, letter: str) -> float:
    if letter == "H":
        return max(1.0, count / 24)
    return count * _VAGUE_DAYS[letter]


def _shifted(anchor: date, amount: Amount, sign: int) -> date:
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


def _eve(item: Found, night: Word, weekday: Word | None) -> Found:
    """ليلة with a weekday is the evening before it."""
    if night.kind != "night" or weekday is None or item.moment.earliest is None:
        return item
    latest = item.moment.latest or item.moment.earliest
    return replace(
        item, moment=replace(item.moment, earliest=cal.days(item.moment.earliest, -1), latest=cal.days(latest, -1))
    )


def _midnight_of(item: Found, inner: str) -> Found | None:
    """The middle of last night is the beginning of today; the middle of anything else is no midnight."""
    if not inner.removeprefix("ال").startswith("ليل"):
        return None
    if item.moment.earliest is None:
        return item
    return replace(item, moment=on(cal.days(item.moment.earliest, 1)))
