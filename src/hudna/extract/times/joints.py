"""Neighbouring times that are one expression, or that tell one another's year."""

from dataclasses import replace

from hudna.extract.times import calendar as cal
from hudna.extract.times.moments import NO_EVENT, Found, Moment, on, over, without
from hudna.extract.times.words import Clues

_BETWEEN = frozenset({"", "(", ")", "،", "-", "T"})  # T: 2021-03-02T14:05
_MORNING = 6  # hours: the small hours of a night belong to the day it leads to
_HIJRI_SLIP = 2  # days that a local sighting of the moon may differ from the calendar


def joined(clues: Clues, found: list[Found]) -> list[Found]:
    """Neighbours that are one expression made one: a clock time and its day; a date takes the year of the next."""
    out: list[Found] = []
    for item in map(_Told(), found):
        if out and (whole := _clock_and_day(clues, out[-1], item)) is not None:
            out[-1] = whole
            continue
        if out and (dated := _dated_by(clues, out[-1], item) or _equated(out[-1], item)) is not None:
            out[-1] = dated
        out.append(item)
    return out


class _Told:
    """Reads what is told from a time before it: "the following week" has no value, "of the same year" takes the year."""

    def __init__(self) -> None:
        self._known = False
        self._year: int | None = None

    def __call__(self, item: Found) -> Found:
        moment = self._of_same_year(item.moment) if item.moment.same_year else item.moment
        if moment.told and self._known:
            moment = without(NO_EVENT, moment.granularity)
        self._known = self._known or moment.earliest is not None
        if moment.dated and moment.earliest is not None:
            self._year = moment.earliest.year
        return replace(item, moment=moment)

    def _of_same_year(self, moment: Moment) -> Moment:
        if self._year is None:
            return without(NO_EVENT, moment.granularity)
        if moment.month is not None:
            return over(cal.month_span(self._year, moment.month), "month", dated=True)
        day = cal.valid(self._year, *moment.monthday) if moment.monthday is not None else None
        return on(day, dated=True)


def _clock_and_day(clues: Clues, left: Found, right: Found) -> Found | None:
    if left.moment.clock == right.moment.clock or not _is_close(clues, left.last, right.first):
        return None
    hour, day = (left.moment, right.moment) if left.moment.clock else (right.moment, left.moment)
    if day.granularity not in {"day", "hour"}:
        return None
    if hour.hour is not None and hour.hour < _MORNING and day.latest is not None:
        day = replace(day, earliest=day.latest)  # two in the night from Monday to Tuesday is Tuesday
    return Found(left.first, right.last, left.start, replace(day, clock=True))


def _is_close(clues: Clues, last: int, first: int) -> bool:
    """Nothing between but a preposition, "day" or a bracket."""
    gap = range(last, first)
    return len(gap) <= 2 and all(clues.form(at) in _BETWEEN or clues.word(at, "of", "day_word") for at in gap)


def _dated_by(clues: Clues, left: Found, right: Found) -> Found | None:
    """A date without a year takes that of the date which it is joined to: من 26 نيسان إلى 19 آب 2019, بين يناير ومارس 2020."""
    if not right.moment.dated or right.moment.earliest is None or not _leads_to(clues, left, right):
        return None
    year = right.moment.earliest.year
    if left.moment.month is not None and right.moment.granularity == "month":
        year -= left.moment.month > right.moment.earliest.month
        return replace(left, moment=over(cal.month_span(year, left.moment.month), "month", dated=True))
    day = cal.valid(year, *left.moment.monthday) if left.moment.monthday is not None else None
    return replace(left, moment=on(day, dated=True)) if day is not None else None


def _leads_to(clues: Clues, left: Found, right: Found) -> bool:
    """Whether the second is joined to the first: by "to", or by "and" after "between"."""
    if right.first - left.last == 1:
        return clues.word(left.last, "range_to") is not None
    between = clues.word(left.first - 1, "range_from")
    return right.first == left.last and between is not None and right.start > clues.page.tokens[right.first].start


def _equated(left: Found, right: Found) -> Found | None:
    """A Hijri date takes the Gregorian day that the text itself sets beside it."""
    if not left.moment.hijri or not right.moment.dated or not left.moment.earliest or not right.moment.earliest:
        return None
    apart = abs((left.moment.earliest - right.moment.earliest).days)
    if right.first - left.last > 2 or apart > _HIJRI_SLIP:
        return None
    return replace(left, moment=right.moment)
