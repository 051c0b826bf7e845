"""Neighbouring times that are one expression, or that tell one another's year."""

from dataclasses import replace

from hudna.extract.times import calendar as cal
from hudna.extract.times.moments import Found, on
from hudna.extract.times.words import Clues

_MORNING = 6  # hours: the small hours of a night belong to the day it leads to
_HIJRI_SLIP = 2  # days that a local sighting of the moon may differ from the calendar


def joined(clues: Clues, found: list[Found]) -> list[Found]:
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
