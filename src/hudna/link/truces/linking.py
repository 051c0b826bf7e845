"""From the items of many reports to groups: each group is one truce.

What gives a beginning comes first, in order of time, then what only its day of publication places, then the rest. Each
is compared with the groups that may be meant (``blocks``), and joins one only where the grounds are strong and no other
group is nearly as likely. Nothing is merged because of a third: a group is compared as a whole.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hudna.link.truces.blocks import Index
from hudna.link.truces.bonds import bonds_of, next_beginnings
from hudna.link.truces.describe import described, slug_of
from hudna.link.truces.grounds import grounds_of, kinds_of, score, verdict_of
from hudna.link.truces.judging import Bounds, bounds_of
from hudna.link.truces.names import inherited, new_id
from hudna.link.truces.profile import Profile, Summary, Traits, traits_of
from hudna.link.truces.weights import DIFFERENT, MARGIN, SAME
from hudna.types import Judgement, TruceItem, TruceLinks

_SHOWN = 3  # proposals for one unit
_EVEN = 0.0  # log odds: what is less likely than not is not proposed
_NONE: Mapping[str, str] = {}


def compare(a: TruceItem, b: TruceItem, *, origins: Mapping[str, str] = _NONE) -> Judgement:
    """Whether two truces of two reports are one, by Hudna, with all grounds. ``origins``: report → its origin."""
    if b.id < a.id:
        a, b = b, a
    sides = [_profile([traits_of(one)], origins).summed() for one in (a, b)]
    kinds = kinds_of(*sides)
    verdict = verdict_of(score(kinds)) if a.report != b.report else "different"
    return Judgement(thing="truce", a=a.id, b=b.id, verdict=verdict, grounds=grounds_of(kinds, *sides))


def link_truces(
    items: Iterable[TruceItem],
    judgements: Iterable[Judgement] = (),
    known: Mapping[str, str] = _NONE,
    *,
    origins: Mapping[str, str] = _NONE,
) -> TruceLinks:
    """Groups, proposals and bonds; the same for any order of the items.

    ``judgements`` on ids of items or groups win over everything. ``known`` (item → group of last time) lets groups keep
    their ids. ``origins`` (report → origin) lets reports that repeat one another count as such.
    """
    ordered = sorted({item.id: item for item in items}.values(), key=_order)
    bounds = bounds_of(ordered, judgements, known)
    linker = _Linker(bounds, origins)
    units = _in_turn(_units(ordered, bounds, origins))
    dated = [unit for unit in units if _founds(unit.summary)]
    for unit in dated:
        linker.place(unit)
    linker.close_windows()
    for unit in units[len(dated) :]:
        linker.place(unit)
    return linker.links(known)


def _order(item: TruceItem) -> tuple[str, str]:
    return item.published or "9999", item.id


@dataclass(frozen=True, slots=True)
class _Unit:
    """Items that analysts put together; mostly one."""

    key: str
    traits: tuple[Traits, ...]
    summary: Summary
    reports: frozenset[str]


@dataclass(slots=True)
class _Group:
    """A truce in the making."""

    number: int
    profile: Profile
    traits: list[Traits] = field(default_factory=list)
    apart: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)


def _profile(traits: Sequence[Traits], origins: Mapping[str, str]) -> Profile:
    made = Profile()
    for one in traits:
        made.add(one, origins.get(one.item.report))
    return made


def _units(items: Sequence[TruceItem], bounds: Bounds, origins: Mapping[str, str]) -> Iterator[_Unit]:
    members: dict[str, list[Traits]] = defaultdict(list)
    for item in items:
        members[bounds.of(item.id)].append(traits_of(item))
    for key, traits in members.items():
        summary = _profile(traits, origins).summed()
        yield _Unit(key, tuple(traits), summary, frozenset(one.item.report for one in traits))


def _founds(summary: Summary) -> bool:
    """Whether it gives the beginning of a truce. That of an extension of known day tells of one that others give."""
    return summary.opening is not None and not (summary.extends and summary.first_written is not None)


def _in_turn(units: Iterable[_Unit]) -> list[_Unit]:
    return sorted(units, key=_turn)


def _turn(unit: _Unit) -> tuple[int, int, int, str, str]:
    """Beginnings by day, by month, by year; then days of publication, those of extensions among them; then the rest."""
    one, opening = unit.summary, unit.summary.opening
    first = unit.traits[0].item
    if opening is not None and _founds(one):
        coarse = 0 if opening.is_day else 1 if opening.is_fine else 2
        return coarse, int(one.extends), opening.first, *_order(first)
    if one.first_written is not None:
        return 3, 0, one.first_written, *_order(first)
    return 4, 0, 0, *_order(first)


@dataclass(slots=True)
class _Linker:
    bounds: Bounds
    origins: Mapping[str, str]
    groups: list[_Group] = field(default_factory=list)
    index: Index = field(init=False)
    open: set[tuple[int, int]] = field(default_factory=set)  # pairs of groups that may be one

    def __post_init__(self) -> None:
        self.index = Index(lambda number: self.groups[number].profile.dated)

    def place(self, unit: _Unit) -> None:
        """Puts a unit into the one group that fits, else into one of its own."""
        rated = sorted(self._rated(unit), reverse=True)
        likely = [row for row in rated if row[1] >= SAME]
        sure = bool(likely) and not any(self._competes(row, likely[0]) for row in likely[1:])
        group = self.groups[-likely[0][2]] if sure else self._new()
        self._join(group, unit)
        rest = [row for row in rated if row[1] > max(_EVEN, DIFFERENT) and -row[2] != group.number]
        if not sure:
            self.open.update((min(group.number, -n), max(group.number, -n)) for _rank, _odds, n in rest[:_SHOWN])

    def _competes(self, other: tuple[float, float, int], best: tuple[float, float, int]) -> bool:
        """Whether another candidate is nearly as likely, and plainly another truce than the best one.

        Two groups that may themselves be one leave no doubt which truce is meant, only which group.
        """
        if best[0] - other[0] >= MARGIN:
            return False
        a, b = (self.groups[-row[2]].profile.summed() for row in (best, other))
        return verdict_of(score(kinds_of(a, b))) == "different"

    def close_windows(self) -> None:
        """Notes when a truce without an end gave way to the next one."""
        summaries = {f"{group.number:09}": group.profile.summed() for group in self.groups}
        for number, day in next_beginnings(summaries).items():
            profile = self.groups[int(number)].profile
            profile.next_begins, profile.summary = day, None

    def _rated(self, unit: _Unit) -> Iterator[tuple[float, float, int]]:
        """Rank, log odds and number (negative: the oldest first among equals) of the groups that the unit may join.

        The rank adds how many items give the beginning: what many report is what one more report is likely to mean.
        """
        for number in self._candidates(unit.summary):
            group = self.groups[number]
            if self._barred(group, unit):
                continue
            odds = score(kinds_of(unit.summary, group.profile.summed()))
            if odds > DIFFERENT:
                yield odds + math.log1p(group.profile.dated), odds, -number

    def _candidates(self, summary: Summary) -> set[int]:
        if summary.opening is not None:
            found = self.index.openings(summary)
            return found if summary.opening.is_fine and not summary.extends else found | self.index.spoken(summary)
        if summary.first_written is not None:
            return self.index.spoken(summary) | self.index.copies(summary)
        return self.index.any_time(summary) | self.index.copies(summary)

    def _barred(self, group: _Group, unit: _Unit) -> bool:
        """Two truces of one report are two; what analysts hold apart stays apart."""
        if unit.key in group.apart or not unit.reports.isdisjoint(group.profile.reports):
            return True
        labels = self.bounds.labels.get(unit.key, ())
        return any(self.bounds.barred.get(label, set()) & group.labels for label in labels)

    def _new(self) -> _Group:
        group = _Group(len(self.groups), Profile())
        self.groups.append(group)
        return group

    def _join(self, group: _Group, unit: _Unit) -> None:
        for one in unit.traits:
            group.traits.append(one)
            group.profile.add(one, self.origins.get(one.item.report))
        group.apart |= self.bounds.apart.get(unit.key, set())
        group.labels |= self.bounds.labels.get(unit.key, set())
        self.index.put(group.number, unit.summary)

    def links(self, known: Mapping[str, str]) -> TruceLinks:
        """The groups under their ids, with what lies between them."""
        ids = self._ids(known)
        groups = sorted((described(ids[one.number], one.traits) for one in self.groups), key=lambda group: group.id)
        summaries = {ids[one.number]: one.profile.summed() for one in self.groups}
        together = {group.id: frozenset(group.reports) for group in groups}
        return TruceLinks(
            groups=tuple(groups),
            proposals=tuple(sorted(self._proposals(ids), key=lambda one: (one.a, one.b))),
            bonds=bonds_of(dict(sorted(summaries.items())), together),
            unheeded=tuple(self.bounds.unheeded),
        )

    def _ids(self, known: Mapping[str, str]) -> dict[int, str]:
        ids = inherited([[one.item.id for one in group.traits] for group in self.groups], known)
        taken = {*ids.values(), *known.values()}
        founders = {group.number: min((one.item for one in group.traits), key=_order) for group in self.groups}
        for group in sorted(self.groups, key=lambda group: _order(founders[group.number])):
            if group.number not in ids:
                slug = slug_of(group.profile.summed(), founders[group.number])
                ids[group.number] = new_id(slug, founders[group.number].id, taken)
                taken.add(ids[group.number])
        return ids

    def _proposals(self, ids: Mapping[int, str]) -> Iterator[Judgement]:
        for pair in self.open:
            first, second = (self.groups[number] for number in sorted(pair, key=lambda number: ids[number]))
            if self._never(first, second):
                continue
            a, b = first.profile.summed(), second.profile.summed()
            kinds = kinds_of(a, b)
            if verdict_of(score(kinds)) != "different":
                names = ids[first.number], ids[second.number]
                yield Judgement(
                    thing="truce", a=names[0], b=names[1], verdict="unsure", grounds=grounds_of(kinds, a, b)
                )

    def _never(self, a: _Group, b: _Group) -> bool:
        units = {self.bounds.of(one.item.id) for one in a.traits}
        if units & b.apart or not a.profile.reports.isdisjoint(b.profile.reports):
            return True
        return any(self.bounds.barred.get(label, set()) & b.labels for label in a.labels)
