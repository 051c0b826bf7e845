"""What is known of one truce, from one item or from many: the two things that are compared."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from hudna.link.truces.days import LAST, Days, days_of
from hudna.types import TruceItem

_UNREAL = frozenset({"proposed", "refused"})
_ANNOUNCED = frozenset({"announced", "accepted"})
_ENDED = frozenset({"violated", "collapsed", "expired"})
_SUPPORT = 0.2  # of the items that name any: a party named more rarely is left out of a group's parties
_T = TypeVar("_T", Days, int, float)
_LOCAL = 0.5  # of the items that name places: above it a truce is a local one


@dataclass(frozen=True, slots=True)
class Traits:
    """One item, its dates as days: what is counted when it joins a profile."""

    item: TruceItem
    start: Days | None
    declared: Days | None
    end: Days | None
    written: Days | None  # day of publication
    earliest: int | None
    latest: int | None

    @property
    def opening(self) -> Days | None:
        """When it begins: the start, else the announcement."""
        return self.start or self.declared

    @property
    def extends(self) -> bool:
        """Whether the report speaks of an extension."""
        return self.item.status == "extended"

    @property
    def real(self) -> bool:
        """Whether somebody says that there is or was such a truce."""
        return self.item.status not in _UNREAL


def traits_of(item: TruceItem) -> Traits:
    """The traits of an item; a date that is none counts as not given."""
    earliest, latest = days_of(item.earliest), days_of(item.latest)
    return Traits(
        item, days_of(item.start), days_of(item.declared), days_of(item.end), days_of(item.published),
        earliest.first if earliest else None, latest.last if latest else None,
    )  # fmt: skip


@dataclass(slots=True)
class Profile:
    """Counts over items, and what they amount to. Adding an item is cheap whatever the number of items before.

    The answers are kept until the next item comes.
    """

    size: int = 0
    dated: int = 0  # items that give a beginning
    reports: set[str] = field(default_factory=set)
    origins: set[str] = field(default_factory=set)
    named: Counter[str] = field(default_factory=Counter)
    camps: set[str] = field(default_factory=set)
    with_parties: int = 0
    mediating: Counter[str] = field(default_factory=Counter)
    neutral: set[str] = field(default_factory=set)
    backing: set[str] = field(default_factory=set)
    areas: Counter[str] = field(default_factory=Counter)
    spots: Counter[str] = field(default_factory=Counter)
    lands: Counter[str] = field(default_factory=Counter)
    nationwide: int = 0
    placed: int = 0
    deals: set[str] = field(default_factory=set)
    rounds: Counter[int] = field(default_factory=Counter)
    purposes: Counter[str] = field(default_factory=Counter)
    starts: Counter[Days] = field(default_factory=Counter)
    declarations: Counter[Days] = field(default_factory=Counter)
    ends: Counter[Days] = field(default_factory=Counter)
    extensions: Counter[Days] = field(default_factory=Counter)  # ends that reports of an extension give
    durations: Counter[float] = field(default_factory=Counter)
    first_written: int | None = None
    last_written: int | None = None
    earliest: int | None = None
    latest: int | None = None
    extends: bool = False
    ended: bool = False
    past: bool = False
    central: bool = False
    several: bool = False
    announced: int = 0
    real: int = 0
    halts: int = 0
    next_begins: int | None = (
        None  # when the same adversaries began another truce, where nobody gives an end of this one
    )
    summary: "Summary | None" = None

    def add(self, traits: Traits, origin: str | None = None) -> None:
        """Counts one more item in."""
        item = traits.item
        self.summary = None
        self.size += 1
        self.dated += traits.opening is not None
        self.reports.add(item.report)
        if origin is not None:
            self.origins.add(origin)
        self.named.update(item.parties)
        self.camps.update(item.camps)
        self.with_parties += bool(item.parties)
        self.mediating.update(item.mediators)
        self.neutral.update(item.neutral)
        self.backing.update(item.mediators, item.guarantors)
        self.areas.update(item.areas)
        self.spots.update(item.spots)
        self.lands.update(item.lands)
        self.nationwide += item.nationwide
        self.placed += bool(item.nationwide or item.areas or item.spots)
        self.deals.update(item.deals)
        self.rounds.update([item.round] if item.round else [])
        self.purposes.update(item.purposes)
        self._add_days(traits)
        self.extends |= traits.extends
        self.ended |= item.status in _ENDED
        self.past |= item.past
        self.central |= item.central
        self.several |= item.several
        self.announced += item.status in _ANNOUNCED
        self.real += traits.real
        self.halts += item.kind == "de_facto_halt"

    def _add_days(self, traits: Traits) -> None:
        continues = traits.extends and bool(self.starts) and traits.start not in self.starts
        if traits.start and not continues:
            self.starts[traits.start] += 1
        if traits.declared and not traits.extends:
            self.declarations[traits.declared] += 1
        if traits.end:
            (self.extensions if traits.extends else self.ends)[traits.end] += 1
        if traits.item.duration_days and not traits.extends:
            self.durations[traits.item.duration_days] += 1
        if traits.written:
            day = traits.written.first
            self.first_written = day if self.first_written is None else min(self.first_written, day)
            self.last_written = day if self.last_written is None else max(self.last_written, day)
            return
        if traits.earliest is not None:  # the narrowest bounds of those that were put together
            self.earliest = traits.earliest if self.earliest is None else max(self.earliest, traits.earliest)
        if traits.latest is not None:
            self.latest = traits.latest if self.latest is None else min(self.latest, traits.latest)

    def summed(self) -> "Summary":
        """What the counts amount to."""
        if self.summary is None:
            self.summary = _summary(self)
        return self.summary


@dataclass(frozen=True)
class Summary:
    """What most items say; the form in which truces are compared."""

    size: int
    parties: frozenset[str]
    camps: frozenset[str]
    backing: frozenset[str]
    mediators: frozenset[str]
    neutral: frozenset[str]
    lands: frozenset[str]
    areas: frozenset[str]
    spots: frozenset[str]
    local: bool
    nationwide: bool
    deals: frozenset[str]
    round: int | None
    purposes: frozenset[str]
    start: Days | None
    declared: Days | None
    end: Days | None
    duration: float | None
    first_written: int | None
    last_written: int | None
    earliest: int | None
    latest: int | None
    extends: bool
    ended: bool
    past: bool
    central: bool
    several: bool
    announced: bool  # all that is told of it is that it was agreed
    real: bool
    halt: bool
    next_begins: int | None
    origins: frozenset[str]

    @cached_property
    def opening(self) -> Days | None:
        """When it begins: the start, else the announcement."""
        return self.start or self.declared

    @cached_property
    def fronts(self) -> frozenset[str]:
        """The fronts on both sides of which a party stands."""
        return frozenset(
            camp.rpartition("/")[0] for camp in self.camps if camp.endswith("/0") and f"{camp[:-1]}1" in self.camps
        )

    @cached_property
    def window(self) -> Days | None:
        """From the announcement or start to the end; no last day known: the start of a window with ``open``."""
        if self.opening is None or not self.opening.is_fine:
            return None
        first = min(days.first for days in (self.start, self.declared) if days is not None and days.is_fine)
        return Days(first, max(first, self.last_day)) if self.last_day is not None else Days(first, first)

    @cached_property
    def last_day(self) -> int | None:
        """The last day of the truce as it was to be, ``None`` where nobody says."""
        if self.end is not None and self.end.is_fine and (self.opening is None or self.end.last >= self.opening.first):
            return self.end.last
        if self.duration is not None and self.opening is not None:
            return min(LAST, self.opening.last + round(self.duration))
        return None


def _summary(profile: Profile) -> Summary:
    least = _SUPPORT * profile.with_parties
    end = _most(profile.ends)
    extension = max(profile.extensions, key=lambda days: days.last, default=None)
    if extension is not None and (end is None or extension.last > end.last):
        end = extension
    round_, duration = _most(profile.rounds), _most(profile.durations)
    return Summary(
        size=profile.size,
        parties=frozenset(name for name, times in profile.named.items() if times >= least),
        camps=frozenset(profile.camps),
        backing=frozenset(profile.backing),
        mediators=frozenset(profile.mediating),
        neutral=frozenset(profile.neutral),
        lands=frozenset(profile.lands),
        areas=frozenset(profile.areas),
        spots=frozenset(profile.spots),
        local=profile.placed > 0 and (profile.placed - profile.nationwide) > _LOCAL * profile.placed,
        nationwide=profile.placed > 0 and profile.nationwide >= _LOCAL * profile.placed,
        deals=frozenset(profile.deals),
        round=round_,
        purposes=frozenset(profile.purposes),
        start=_most(profile.starts),
        declared=_most(profile.declarations),
        end=end,
        duration=duration,
        first_written=profile.first_written,
        last_written=profile.last_written,
        earliest=profile.earliest,
        latest=profile.latest,
        extends=profile.extends,
        ended=profile.ended,
        past=profile.past and profile.size == 1,
        central=profile.central,
        several=profile.several and profile.dated == 0,
        announced=profile.announced == profile.size,
        real=profile.real > 0,
        halt=profile.halts * 2 > profile.size,
        next_begins=profile.next_begins,
        origins=frozenset(profile.origins),
    )  # fmt: skip


def _most(counts: Counter[_T]) -> _T | None:
    """The best supported value: a day before a month before a year, then the most items, then the smallest."""
    return min(counts, key=lambda value: (_coarseness(value), -counts[value], value), default=None)


def _coarseness(value: object) -> int:
    if not isinstance(value, Days):
        return 0
    return 0 if value.is_day else 1 if value.is_fine else 2


def profile_of(traits: Iterable[Traits]) -> Profile:
    """The profile of some items."""
    made = Profile()
    for one in traits:
        made.add(one)
    return made
