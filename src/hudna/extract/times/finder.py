"""Every time of a page: each reader is asked at each token where a time may begin, and the longest answer is taken."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from hudna.extract.times.centuries import read_century, read_decade
from hudna.extract.times.clocks import read_bare_clock, read_clock
from hudna.extract.times.dates import read_range
from hudna.extract.times.day_parts import read_eve, read_night_between, read_part_of_day
from hudna.extract.times.days import read_day
from hudna.extract.times.distances import read_distance, read_now, read_stretch
from hudna.extract.times.durations import find_durations
from hudna.extract.times.feasts import read_feast
from hudna.extract.times.joints import joined
from hudna.extract.times.moments import RECURRING, Found, without
from hudna.extract.times.periods import read_period
from hudna.extract.times.seen import Seen
from hudna.extract.times.words import Clues
from hudna.extract.times.year_parts import read_edge, read_nth_week, read_nth_weekday, read_part, read_season
from hudna.extract.times.years import read_year, read_years
from hudna.packs.knowledge import Knowledge
from hudna.text.page import Page
from hudna.types import Duration, Time

# In this order: of two readers that take as many tokens, the first is believed.
_READERS: tuple[Callable[[Seen, int], Found | None], ...] = (
    read_part_of_day, read_night_between, read_range, read_day, read_nth_weekday, read_edge, read_period, read_distance,
    read_stretch, read_years, read_year, read_part, read_nth_week, read_season, read_feast, read_eve, read_decade, read_century,
    read_clock, read_bare_clock, read_now,
)  # fmt: skip


def find_times(page: Page, knowledge: Knowledge, anchor: date | None) -> tuple[Time | Duration, ...]:
    """Every time expression and duration of a page, in order; ``anchor`` is the day of publication.

    Without an anchor, what is told from publication has no value and says so; an explicit date needs none.
    """
    clues = Clues.of(page, knowledge)
    found = joined(clues, list(_every_time(Seen(clues, anchor))))
    taken = frozenset(token for item in found for token in range(item.first, item.last))
    out: list[Time | Duration] = [_time(page, item) for item in found]
    out.extend(find_durations(clues, taken | _furniture(page)))
    return tuple(sorted(out, key=lambda mention: mention.start))


def _every_time(seen: Seen) -> Iterator[Found]:
    """Every time of the page but those in furniture."""
    for part in seen.clues.page.sentences:
        if part.kind != "furniture":
            yield from within(seen, part.first, part.last)


def within(seen: Seen, first: int, last: int) -> Iterator[Found]:
    """Every time in a range of tokens, none overlapping."""
    at, clues, begins = first, seen.clues, seen.clues.begins
    while at < last:
        if at not in begins:
            at += 1
            continue
        name = clues.word(at, "no_time")
        if name is not None:
            at = name.last
            continue
        item = _longest(seen, at)
        if item is None or item.last > last:
            at += 1
            continue
        yield _once(seen, item)
        at = item.last


def _once(seen: Seen, item: Found) -> Found:
    """The item, without a value where it is told of many: كل يوم جمعة, آذار من كل عام."""
    clues = seen.clues
    before = clues.word(item.first - 1, "every") is not None and not clues.form(item.first).startswith("ال")
    after = clues.word(clues.after(item.last, "of"), "every") if clues.word(item.last, "of") is not None else None
    if not before and (after is None or clues.word(after.last, "unit", "day_word", "year_word") is None):
        return item
    return replace(item, moment=without(RECURRING, item.moment.granularity))


def _longest(seen: Seen, at: int) -> Found | None:
    best: Found | None = None
    for reader in _READERS:
        item = reader(seen, at)
        if item is not None and (best is None or item.last > best.last):
            best = item
    return best


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
