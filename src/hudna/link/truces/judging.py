"""What analysts judged, as constraints: items that go together, and items that stay apart.

The newest judgement wins. A group's id in a judgement stands for the item that founded the group, which the id names, and,
where groups are held apart, for all items that were in it when they were last grouped; so a judgement outlives regrouping.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hudna.link.truces.names import founder_mark
from hudna.types import HUDNA, Judgement, TruceItem


@dataclass(slots=True)
class Bounds:
    """Which items form one unit, and which units must not meet.

    ``labels`` are the ids of earlier groups that judgements hold apart, by item; ``barred`` the pairs of them.
    """

    unit: dict[str, str] = field(default_factory=dict)  # item → the item that stands for its unit
    apart: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # by units
    labels: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # by units
    barred: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    unheeded: list[Judgement] = field(default_factory=list)

    def of(self, item: str) -> str:
        """The item that stands for the unit of an item."""
        top = item
        while (above := self.unit.get(top, top)) != top:
            top = above
        while (above := self.unit.get(item, item)) != top:
            self.unit[item], item = top, above
        return top

    def may_meet(self, a: str, b: str) -> bool:
        """Whether no judgement holds two units apart."""
        if b in self.apart.get(a, ()):
            return False
        return not any(self.barred.get(label, set()) & self.labels.get(b, set()) for label in self.labels.get(a, ()))

    def join(self, a: str, b: str) -> bool:
        """Makes the units of two items one; ``False`` where they are held apart."""
        a, b = sorted((self.of(a), self.of(b)))
        if a == b:
            return True
        if not self.may_meet(a, b):
            return False
        self.unit[b] = a
        for other in self.apart.pop(b, set()):
            self.apart[other].discard(b)
            self.part(a, other)
        self.labels[a] |= self.labels.pop(b, set())
        return True

    def part(self, a: str, b: str) -> bool:
        """Holds the units of two items apart; ``False`` where they are one."""
        a, b = self.of(a), self.of(b)
        if a == b:
            return False
        self.apart[a].add(b)
        self.apart[b].add(a)
        return True


def bounds_of(items: Iterable[TruceItem], judgements: Iterable[Judgement], known: Mapping[str, str]) -> Bounds:
    """The constraints that persons' judgements on truces set, newest first. Hudna's own are made anew each time."""
    names = _Names.of(items, known)
    bounds = Bounds()
    theirs = [one for one in judgements if one.thing == "truce" and one.by != HUDNA]
    newest = sorted(set(theirs), key=lambda one: (one.a, one.b, one.verdict, one.by))
    for one in sorted(newest, key=lambda one: one.at or "", reverse=True):
        if not _heed(one, bounds, names):
            bounds.unheeded.append(one)
    return bounds


def _heed(judgement: Judgement, bounds: Bounds, names: "_Names") -> bool:
    a, b = names.item(judgement.a), names.item(judgement.b)
    if a is None or b is None:
        return False
    if judgement.verdict == "same":
        return bounds.join(a, b)
    return _hold_apart(judgement, a, b, bounds, names)


def _hold_apart(judgement: Judgement, a: str, b: str, bounds: Bounds, names: "_Names") -> bool:
    if bounds.of(a) == bounds.of(b):
        return False
    sides = [
        {bounds.of(item) for item in names.members.get(key, [])} | {bounds.of(one)}
        for key, one in ((judgement.a, a), (judgement.b, b))
    ]
    both = sides[0] & sides[1]  # what newer judgements joined stays where it is
    bounds.part(a, b)
    for key, other, units in ((judgement.a, judgement.b, sides[0]), (judgement.b, judgement.a, sides[1])):
        bounds.barred[key].add(other)
        for unit in units - both:
            bounds.labels[unit].add(key)
    return True


@dataclass(frozen=True, slots=True)
class _Names:
    """What an id in a judgement stands for."""

    items: frozenset[str]
    members: Mapping[str, list[str]]  # id of a group → its items, sorted
    marks: Mapping[str, list[str]]  # beginning of a hash → items

    @classmethod
    def of(cls, items: Iterable[TruceItem], known: Mapping[str, str]) -> "_Names":
        ids = frozenset(item.id for item in items)
        members: dict[str, list[str]] = defaultdict(list)
        for item, group in sorted(known.items()):
            if item in ids:
                members[group].append(item)
        marks: dict[str, list[str]] = defaultdict(list)
        for one in sorted(ids):
            marks[founder_mark(one)[:4]].append(one)
        return cls(ids, members, marks)

    def item(self, key: str) -> str | None:
        """The item of an id: itself, the founder of a group, or the first of its items that is left."""
        if key in self.items:
            return key
        mark = key.rpartition("-")[2]
        founders = [
            one for one in self.marks.get(mark[:4], ()) if len(mark) >= 4 and founder_mark(one).startswith(mark)
        ]
        mine = self.members.get(key, [])
        held = [one for one in founders if one in mine] or (founders if len(founders) == 1 else [])
        return held[0] if held else mine[0] if mine else None
