"""Where candidates are looked for: groups that share a land and adversaries, about one time. Nothing is compared with all.

A group stands under every key of its items. Keys of time are days for what has a window, and stretches of sixteen days for
what a report of a day may speak of.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from hudna.link.truces.days import Days
from hudna.link.truces.grounds import ALIVE, GRACE, NEAR
from hudna.link.truces.profile import Summary

STRETCH = 16
CROWDED = 64  # a key without parties that so many groups share tells nothing
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


class Index:
    """Groups by key and time."""

    def __init__(self) -> None:
        self._openings: dict[Key, set[int]] = defaultdict(set)
        self._stretches: dict[Key, set[int]] = defaultdict(set)
        self._timeless: dict[Key, set[int]] = defaultdict(set)

    def put(self, group: int, summary: Summary) -> None:
        """Puts a group under the keys of a summary: its own or that of an item that joined it."""
        narrow, wide = who_and_where(summary), broad(summary)
        for key in (*narrow, *wide):
            for moment in _moments(summary):
                self._openings[(*key, *moment)].add(group)
            for stretch in _stretches(summary):
                self._stretches[(*key, stretch)].add(group)
        for key in timeless(summary):
            self._timeless[key].add(group)

    def openings(self, summary: Summary) -> set[int]:
        """Groups that begin, or end where an extension begins, about when this one does."""
        assert summary.opening is not None  # noqa: S101 - the caller asked
        moments = list(_around(summary))
        return self._found(summary, self._openings, moments)

    def spoken(self, summary: Summary) -> set[int]:
        """Groups that a report of this day may mean."""
        days = [day for day in (summary.first_written, summary.last_written) if day is not None]
        return self._found(summary, self._stretches, [(day // STRETCH,) for day in sorted(set(days))])

    def any_time(self, summary: Summary) -> set[int]:
        """Groups that share a mediator, place, agreement or origin, whatever the time."""
        found: set[int] = set()
        for key in timeless(summary):
            groups = self._timeless.get(key, set())
            found |= groups if len(groups) <= CROWDED else set()
        return found

    def copies(self, summary: Summary) -> set[int]:
        """Groups that hold a report of the same origin."""
        return {group for origin in summary.origins for group in self._timeless.get(("origin", origin), ())}

    def _found(self, summary: Summary, index: dict[Key, set[int]], moments: list[Key]) -> set[int]:
        found: set[int] = set()
        for key in who_and_where(summary):
            for moment in moments:
                found |= index.get((*key, *moment), set())
        for key in broad(summary):
            for moment in moments:
                groups = index.get((*key, *moment), set())
                found |= groups if len(groups) <= CROWDED else set()
        return found


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
