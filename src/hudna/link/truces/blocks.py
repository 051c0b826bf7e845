"""Where candidates are looked for: groups that share a land and adversaries, about one time. Nothing is compared with all.

A group stands under every key of its items. Keys of time are days for what has a window, and stretches of sixteen days for
what a report of a day may speak of.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from heapq import nlargest
from itertools import combinations

from hudna.link.truces.days import Days
from hudna.link.truces.grounds import ALIVE, GRACE, NEAR
from hudna.link.truces.profile import Summary

STRETCH = 16
CROWDED = 64  # a key without parties that so many groups share tells nothing; of others no more are looked at
_GROWN = 1.25  # by so much a crowd grows before it is looked through again
_MANY_PARTIES = 6
Key = tuple[object, ...]


def who_and_where(summary: Summary) -> list[Key]:
    """Land with front, or with each pair of parties; what has neither stands under its land alone."""
    lands = sorted(summary.lands) or [""]
    sides = [*sorted(summary.fronts), *_pairs(summary)]
    return [(land, side) for land in lands for side in sides]


def _pairs(summary: Summary) -> Iterator[str]:
    if len(summary.parties) <= _MANY_PARTIES:
        for pair in combinations(sorted(summary.parties), 2):
            yield "|".join(pair)


def broad(summary: Summary) -> list[Key]:
    """Keys that say less: the land, its areas, each party; followed only while few groups share them."""
    lands = sorted(summary.lands)
    yielded: list[Key] = [(land,) for land in lands]
    yielded += [("area", area) for area in sorted(summary.areas)]
    yielded += [(land, "party", party) for land in lands for party in sorted(summary.parties)]
    return yielded


def timeless(summary: Summary) -> list[Key]:
    """Keys for what has no time: adversaries with mediator, place or name of the agreement; an origin."""
    found: list[Key] = [("origin", origin) for origin in sorted(summary.origins)]
    tokens = [*sorted(summary.mediators - summary.neutral), *sorted(summary.spots), *sorted(summary.deals)]
    found += [(*key, "with", token) for key in who_and_where(summary) for token in tokens]
    return found


@dataclass(slots=True)
class _Shelf:
    """The groups under one key. Of a crowd only those that most reports date are looked at, chosen anew as it grows."""

    groups: dict[int, None] = field(default_factory=dict)  # in the order in which they came
    chosen: list[int] = field(default_factory=list)
    counted: int = 0

    def most_dated(self, dated: Callable[[int], int]) -> Iterable[int]:
        if len(self.groups) <= CROWDED:
            return self.groups
        if len(self.groups) > _GROWN * self.counted:
            self.counted = len(self.groups)
            self.chosen = nlargest(CROWDED, self.groups, key=lambda group: (dated(group), group))
        return self.chosen


class Index:
    """Groups by key and time. ``dated`` says how many items of a group give its beginning."""

    def __init__(self, dated: Callable[[int], int]) -> None:
        self._dated = dated
        self._openings: dict[Key, _Shelf] = {}
        self._stretches: dict[Key, _Shelf] = {}
        self._timeless: dict[Key, _Shelf] = {}

    def put(self, group: int, summary: Summary) -> None:
        """Puts a group under the keys of a summary: its own or that of an item that joined it."""
        moments, stretches = list(_moments(summary)), _stretches(summary)
        for key in (*who_and_where(summary), *broad(summary)):
            for moment in moments:
                _shelf(self._openings, (*key, *moment)).groups[group] = None
            for stretch in stretches:
                _shelf(self._stretches, (*key, stretch)).groups[group] = None
        for key in timeless(summary):
            _shelf(self._timeless, key).groups[group] = None

    def openings(self, summary: Summary) -> set[int]:
        """Groups that begin, or end where an extension begins, about when this one does."""
        return self._found(summary, self._openings, list(_around(summary)))

    def spoken(self, summary: Summary) -> set[int]:
        """Groups that a report of this day may mean."""
        days = {day // STRETCH for day in (summary.first_written, summary.last_written) if day is not None}
        return self._found(summary, self._stretches, [(stretch,) for stretch in sorted(days)])

    def any_time(self, summary: Summary) -> set[int]:
        """Groups that share a mediator, place, agreement or origin, whatever the time."""
        return {group for key in timeless(summary) for group in self._few(self._timeless, key)}

    def copies(self, summary: Summary) -> set[int]:
        """Groups that hold a report of the same origin."""
        return {group for origin in sorted(summary.origins) for group in self._few(self._timeless, ("origin", origin))}

    def _found(self, summary: Summary, index: dict[Key, _Shelf], moments: list[Key]) -> set[int]:
        found: set[int] = set()
        for moment in moments:
            for key in who_and_where(summary):
                shelf = index.get((*key, *moment))
                if shelf is not None:
                    found.update(shelf.most_dated(self._dated))
            for key in broad(summary):
                found.update(self._few(index, (*key, *moment)))
        return found

    def _few(self, index: dict[Key, _Shelf], key: Key) -> Iterable[int]:
        shelf = index.get(key)
        return () if shelf is None or len(shelf.groups) > CROWDED else shelf.groups


def _shelf(index: dict[Key, _Shelf], key: Key) -> _Shelf:
    shelf = index.get(key)
    if shelf is None:
        shelf = index[key] = _Shelf()
    return shelf


def _moments(summary: Summary) -> Iterator[Key]:
    """The days, month or year of the beginning; the last day too, where an extension may go on."""
    for days in _beginnings(summary):
        yield from _spelled(days)
    if summary.last_day is not None:
        yield ("end", summary.last_day)


def _spelled(days: Days) -> Iterator[Key]:
    """Under which day, month and year a beginning stands; "coarse" where it is no finer than that."""
    year, month = _year_month(days)
    if days.is_day:
        yield ("day", days.first)
    elif days.is_fine:
        yield ("coarse month", year, month)
    else:
        yield ("coarse year", year)
    if days.is_fine:
        yield ("month", year, month)
    yield ("year", year)


def _around(summary: Summary) -> Iterator[Key]:
    """Under which keys something stands that may begin when this does."""
    for days in _beginnings(summary):
        year, month = _year_month(days)
        if days.is_day:
            yield from (("day", days.first + shift) for shift in range(-NEAR, NEAR + 1))
            yield ("coarse month", year, month)
        elif days.is_fine:
            yield ("month", year, month)
        yield ("coarse year", year) if days.is_fine else ("year", year)
        if summary.extends:
            yield from (("end", days.first + shift) for shift in range(-GRACE, GRACE + 1))


def _beginnings(summary: Summary) -> list[Days]:
    return sorted({days for days in (summary.start, summary.declared) if days is not None})


def _year_month(days: Days) -> tuple[int, int]:
    middle = date.fromordinal((days.first + days.last) // 2)
    return middle.year, middle.month


def _stretches(summary: Summary) -> range:
    """The stretches of days in which a report may speak of it without a date."""
    window = summary.window
    if window is not None:
        heard = max(window.last, summary.last_written or 0)
        last = window.last + GRACE if summary.last_day is not None else heard + ALIVE[1]
        first = window.first - GRACE
    elif summary.first_written is not None and summary.last_written is not None:
        first, last = summary.first_written - ALIVE[0], summary.last_written + ALIVE[0]
    else:
        return range(0)
    return range(first // STRETCH, min(last, first + 4000) // STRETCH + 1)
