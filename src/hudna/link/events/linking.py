"""From the events of many reports to groups: each group is one event.

Events are taken in order of publication and compared with the groups of the same family, place and day only. One joins a
group when it is the same as most of its members and different from none: nothing is merged because of a third. What has
no place or no day is joined only to its like in a copy of the report.
"""

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from hudna.link.events.describe import described
from hudna.link.events.grounds import DIFFERENT, SAME, day_of, family_of, grounds_of, is_placed, score_of
from hudna.link.events.judging import Bounds, bounds_of
from hudna.types import Judgement
from hudna.types.event_group import EventItem
from hudna.types.event_link import EventLinks

_NONE: Mapping[str, str] = {}
_CELL = 0.03  # degrees: 3.3 km north to south
_SHOWN = 3  # proposals for one event
_COMPARED = 12  # different accounts of a group that an event is compared with
_PROPOSED = (SAME + DIFFERENT) / 2  # what is likelier two than one is not put before a person
_MARGIN = 0.5  # by which one group must fit better than the next


def link_events(
    items: Iterable[EventItem],
    judgements: Iterable[Judgement] = (),
    known: Mapping[str, str] = _NONE,
    *,
    origins: Mapping[str, str] = _NONE,
) -> EventLinks:
    """Groups and proposals; the same for any order of the items.

    ``judgements`` of persons, on ids of items or of groups, win over everything. ``known`` (item → group of last time)
    lets groups keep their ids. ``origins``: report → its origin; reports that repeat one another count once.
    """
    ordered = sorted({item.id: item for item in items}.values(), key=_order)
    bounds = bounds_of((item.id for item in ordered), judgements, known)
    linker = _Linker(bounds, origins)
    for unit in _units(ordered, bounds, origins):
        linker.place(unit)
    return linker.links(known)


def _order(item: EventItem) -> tuple[str, str]:
    return item.published or "9999", item.id


@dataclass(frozen=True, slots=True)
class _Unit:
    """Items that are together before anything is compared: judged the same, or the same in copies of one report."""

    items: tuple[EventItem, ...]
    reports: frozenset[str]
    apart: frozenset[str]  # roots of judgements that it must not meet
    roots: frozenset[str]


def _units(items: Sequence[EventItem], bounds: Bounds, origins: Mapping[str, str]) -> Iterator[_Unit]:
    """The units in order of their first item."""
    names = _copied(items, bounds, origins)
    members: dict[str, list[EventItem]] = defaultdict(list)
    for item in items:
        members[names[item.id]].append(item)
    for row in members.values():
        roots = frozenset(bounds.of(item.id) for item in row)
        apart = frozenset(other for root in roots for other in bounds.apart.get(root, ()))
        yield _Unit(tuple(row), frozenset(item.report for item in row), apart, roots)


def _copied(items: Sequence[EventItem], bounds: Bounds, origins: Mapping[str, str]) -> dict[str, str]:
    """Item → the unit it is of. The first, second … event of one kind in a report is that of its copies."""
    keys = dict(_copy_keys(items, origins))
    judged = {*bounds.root, *bounds.root.values(), *bounds.apart}
    first: dict[tuple[object, ...], str] = {}
    for item in items:  # what a person judged stays where it was put; its copies go with it
        if item.id in keys and item.id in judged:
            first.setdefault(keys[item.id], bounds.of(item.id))
    names: dict[str, str] = {}
    for item in items:
        root = bounds.of(item.id)
        loose = item.id in keys and item.id not in judged
        names[item.id] = first.setdefault(keys[item.id], root) if loose else root
    return names


def _copy_keys(items: Sequence[EventItem], origins: Mapping[str, str]) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Item → what it shares with its copies alone: the origin, the account, and which of its kind it is in its report."""
    seen: Counter[tuple[object, ...]] = Counter()
    for item in items:
        origin = origins.get(item.report)
        if origin is not None and item.realis == "asserted":
            account = _account(item)
            seen[item.report, account] += 1
            yield item.id, (origin, account, seen[item.report, account])


def _account(item: EventItem) -> tuple[object, ...]:
    """What a report says of an event, but for its words: equal in copies."""
    return (
        item.type, item.actors, item.targets, item.entry or item.place, item.date, item.date_latest,
        item.killed, item.wounded, item.displaced,
    )  # fmt: skip


@dataclass(slots=True)
class _Group:
    """An event in the making. ``accounts``: one member for each different account of it."""

    number: int
    items: list[EventItem] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)
    roots: set[str] = field(default_factory=set)
    apart: set[str] = field(default_factory=set)
    accounts: dict[tuple[object, ...], EventItem] = field(default_factory=dict)


@dataclass(slots=True)
class _Linker:
    bounds: Bounds
    origins: Mapping[str, str]
    groups: list[_Group] = field(default_factory=list)
    index: dict[tuple[object, ...], dict[int, None]] = field(default_factory=lambda: defaultdict(dict))
    doubts: dict[tuple[int, int], float] = field(default_factory=dict)

    def place(self, unit: _Unit) -> None:
        """Puts a unit into the one group that it is the same event as, else into one of its own."""
        rated = sorted(self._rated(unit), reverse=True)
        sure = [row for row in rated if row[1]]
        alone = not sure or (len(sure) > 1 and sure[0][0] - sure[1][0] < _MARGIN and self._are_two(sure[0], sure[1]))
        group = self._new() if alone else self.groups[-sure[0][2]]
        if alone:
            for score, _sure, number in rated[:_SHOWN]:
                if score >= _PROPOSED:
                    self.doubts[-number, group.number] = score
        self._join(group, unit)

    def _are_two(self, one: tuple[float, bool, int], other: tuple[float, bool, int]) -> bool:
        """Whether two groups that fit a unit alike are plainly two events; if they may be one, the older takes it."""
        a, b = (next(iter(self.groups[-row[2]].accounts.values())) for row in (one, other))
        return score_of(grounds_of(a, b, self.origins)) < DIFFERENT

    def _rated(self, unit: _Unit) -> Iterator[tuple[float, bool, int]]:
        """Mean score, whether it is the same, and number (negative: the oldest first) of groups it may belong to."""
        seen: set[int] = set()
        for item in _distinct(unit.items):
            for number in self._candidates(item):
                if number in seen:
                    continue
                seen.add(number)
                row = self._rate(unit, self.groups[number])
                if row is not None:
                    yield row

    def _rate(self, unit: _Unit, group: _Group) -> tuple[float, bool, int] | None:
        if not unit.reports.isdisjoint(group.reports) or unit.apart & group.roots or group.apart & unit.roots:
            return None
        members = list(group.accounts.values())[:_COMPARED]
        scores = [
            score_of(grounds_of(item, member, self.origins)) for item in _distinct(unit.items) for member in members
        ]
        if min(scores) < DIFFERENT:
            return None
        same = sum(score >= SAME for score in scores)
        return math.fsum(scores) / len(scores), 2 * same >= len(scores), -group.number

    def _candidates(self, item: EventItem) -> Iterator[int]:
        """Groups of the family with an account in the same place, in one that holds it or lies in it, or near by, on the
        same day or the next."""
        for key in _asked(item):
            yield from self.index.get(key, ())

    def _new(self) -> _Group:
        group = _Group(len(self.groups))
        self.groups.append(group)
        return group

    def _join(self, group: _Group, unit: _Unit) -> None:
        group.items += unit.items
        group.reports |= unit.reports
        group.roots |= unit.roots
        group.apart |= unit.apart
        for item in unit.items:
            account = _account(item)
            if account not in group.accounts:
                group.accounts[account] = item
                for key in _filed(item):
                    self.index[key][group.number] = None

    def links(self, known: Mapping[str, str]) -> EventLinks:
        """The groups under their ids, and what is only proposed."""
        ids = _ids(self.groups, known)
        groups = (described(ids[one.number], one.items, self.origins) for one in self.groups)
        return EventLinks(
            groups=tuple(sorted(groups, key=lambda group: group.id)),
            proposals=tuple(sorted(self._proposals(ids), key=lambda one: (one.a, one.b))),
            unheeded=tuple(self.bounds.unheeded),
        )

    def _proposals(self, ids: Mapping[int, str]) -> Iterator[Judgement]:
        for first, second in self.doubts:
            a, b = sorted((first, second), key=lambda number: ids[number])
            one, other = self.groups[a], self.groups[b]
            if one.apart & other.roots or other.apart & one.roots:
                continue
            pair = [next(iter(group.accounts.values())) for group in (one, other)]
            grounds = grounds_of(pair[0], pair[1], self.origins)
            yield Judgement(thing="event", a=ids[a], b=ids[b], verdict="unsure", grounds=grounds)


def _distinct(items: Sequence[EventItem]) -> list[EventItem]:
    """One item for each different account, a few of them."""
    return list({_account(item): item for item in reversed(items)}.values())[::-1][:_COMPARED]


def _filed(item: EventItem) -> Iterator[tuple[object, ...]]:
    """The keys under which an event is found: its place, what that lies in, and its square of the map, by day."""
    window = day_of(item)
    if window is None or not is_placed(item) or item.realis != "asserted":
        return
    family = family_of(item)
    days = sorted({window[0], window[1]})
    for day in days:
        yield "at", family, day, item.entry or item.place
        for wider in item.within:
            yield "in", family, day, wider
        if item.lat is not None and item.lon is not None:
            yield "cell", family, day, *_cell(item.lat, item.lon)


def _asked(item: EventItem) -> Iterator[tuple[object, ...]]:
    """The keys under which events are filed that may be this one."""
    window = day_of(item)
    if window is None or not is_placed(item) or item.realis != "asserted":
        return
    family = family_of(item)
    day = timedelta(days=1)
    for on in sorted({window[0] - day, window[0], window[0] + day, window[1], window[1] + day}):
        here = item.entry or item.place
        yield "at", family, on, here
        yield "in", family, on, here
        for wider in item.within:
            yield "at", family, on, wider
        if item.lat is not None and item.lon is not None:
            north, east = _cell(item.lat, item.lon)
            for up in (-1, 0, 1):
                for right in (-1, 0, 1):
                    yield "cell", family, on, north + up, east + right


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return math.floor(lat / _CELL), math.floor(lon / _CELL)


def _ids(groups: Sequence[_Group], known: Mapping[str, str]) -> dict[int, str]:
    """An id for each group: the one that most of its items had, if no other has more of them; else one from its content."""
    claims: list[tuple[int, str, int]] = []
    for group in groups:
        had = Counter(known[item.id] for item in group.items if item.id in known)
        claims += [(-count, name, group.number) for name, count in had.items()]
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for _count, name, number in sorted(claims):
        if number not in ids and name not in taken:
            ids[number] = name
            taken.add(name)
    taken |= set(known.values())
    for group in groups:
        if group.number not in ids:
            ids[group.number] = _new_id(group, taken)
            taken.add(ids[group.number])
    return ids


def _new_id(group: _Group, taken: set[str]) -> str:
    """``e-`` and 12 hexadecimal digits from the id of its first item; digits more where that is taken."""
    founder = min(group.items, key=_order)
    digest = hashlib.sha256(founder.id.encode()).hexdigest()
    for length in range(12, len(digest)):
        if (name := f"e-{digest[:length]}") not in taken:
            return name
    return f"e-{digest}"
