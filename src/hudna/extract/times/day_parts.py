"""Parts of a day and nights: فجر اليوم, ليلة الاثنين, ليل الأحد - الاثنين."""

from dataclasses import replace
from datetime import timedelta

from hudna.extract.times import calendar as cal
from hudna.extract.times.calendar import Span
from hudna.extract.times.days import read_day
from hudna.extract.times.feasts import read_feast
from hudna.extract.times.moments import NO_ANCHOR, NO_EVENT, Found, on, over, without
from hudna.extract.times.seen import Seen
from hudna.extract.vocabulary import Word

_A_DAY = timedelta(days=1)


def read_part_of_day(seen: Seen, at: int) -> Found | None:
    """فجر اليوم, مساء يوم السبت, ليلة الاثنين, منتصف الليلة الماضية."""
    clues = seen.clues
    midnight = clues.word(at, "midnight", "midnight_word")
    night = clues.word(at, "night") or midnight or clues.word(at, "parts")
    if night is None:
        return None
    inner = clues.after(clues.after(night.last, "of"), "parts", "night")
    item = read_day(seen, inner)
    if item is None or item.moment.granularity != "day":
        return None
    item = _night_pair(seen, item, midnight is not None) or _eve(item, night, seen.weekday_word(inner))
    if midnight is not None and midnight.kind == "midnight_word":
        item = _midnight_of(item, clues.form(inner))
    return None if item is None else item.moved(at, night.start)


def read_night_between(seen: Seen, at: int) -> Found | None:
    """الليلة الفاصلة بين السبت والأحد."""
    clues = seen.clues
    head = clues.word(at, "night_between")
    evening = seen.weekday_word(head.last) if head is not None else None
    morning = seen.weekday_word(clues.past(evening.last, "و")) if evening is not None else None
    if head is None or evening is None or morning is None or (evening.value + 1) % 7 != morning.value:
        return None
    if seen.anchor is None:
        return seen.found(head, morning.last, without(NO_ANCHOR))
    day = cal.weekday_near(seen.anchor, morning.value, 0, future=seen.looks_ahead(at))
    return seen.found(head, morning.last, over(Span(cal.days(day, -1), day), "day"))


def read_eve(seen: Seen, at: int) -> Found | None:
    """عشية عيد الأضحى, غداة الهجوم: the day before or after; of an event, the text alone does not say which."""
    clues = seen.clues
    word = clues.word(at, "eve")
    if word is None:
        return None
    item = read_feast(seen, word.last) or read_day(seen, word.last)
    if item is None:
        named = clues.page.tokens[word.last : word.last + 1]
        return seen.found(word, word.last + 1, without(NO_EVENT)) if named and named[0].kind == "word" else None
    first = item.moment.earliest
    if first is None:
        return item.moved(at, word.start)
    return replace(item, moment=over(Span(cal.days(first, -1), first), "day", approximate=True)).moved(at, word.start)


def _night_pair(seen: Seen, item: Found, midnight: bool) -> Found | None:
    """The night from one day to the next: ليل الأحد - الاثنين."""
    clues = seen.clues
    second = seen.weekday_word(clues.past(clues.after(item.last, "night_to"), "-–/ـ"))
    if second is None or seen.weekday_word(item.last - 1) is None:
        return None
    if item.moment.earliest is None:
        return replace(item, last=second.last)
    if (item.moment.earliest.weekday() + 1) % 7 != second.value:
        return None
    morning = cal.days(item.moment.earliest, 1)
    if seen.anchor is not None and morning > seen.anchor and not seen.looks_ahead(item.first):
        morning = cal.days(morning, -7 * (morning - seen.anchor > _A_DAY))
    evening = morning if midnight else cal.days(morning, -1)
    return replace(item, last=second.last, moment=over(Span(evening, morning), "day"))


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
