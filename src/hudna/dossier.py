"""All that a case holds of one truce, compiled into a dossier: a pure function of what was kept."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache

from hudna.assess import Allegiances, Interests, assess
from hudna.assess.coding import coding_of
from hudna.assess.days import is_day
from hudna.assess.life_cycle import began, is_before, life_cycle
from hudna.assess.violence import WINDOWS, changes_in_violence
from hudna.link.borrowed import Carriers
from hudna.link.events.describe import as_told
from hudna.link.truces.describe import described
from hudna.link.truces.profile import traits_of
from hudna.packs.knowledge import Knowledge
from hudna.types import Judgement, Likeness, Origin, Rating, Span, Testimony, Truce, TruceGroup, TruceItem
from hudna.types.coding import Reported
from hudna.types.dossier import Called, Dossier, Note, OriginLine, Party, Perhaps, Related, ReportLine
from hudna.types.event_group import EventGroup
from hudna.types.external import ExternalRecord
from hudna.types.life_cycle import ChangeInViolence, DayCount

AROUND = max(WINDOWS)  # days before and after the start in which violence is counted


@dataclass(frozen=True, slots=True)
class Naming:
    """Words that a report uses for an actor, where a pack says whose words they are."""

    name: str
    words: str
    naming: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A report that speaks of the truce, with what its reading makes of it.

    ``items`` and ``truces`` belong together; ``testimonies`` are those on these truces alone, with their words.
    """

    version: str
    report: str
    name: str
    outlet: str | None
    published: str | None
    url: str | None
    title: str
    versions: int
    items: tuple[TruceItem, ...]
    truces: tuple[Truce, ...]
    testimonies: tuple[Testimony, ...]
    namings: tuple[Naming, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a dossier is compiled from."""

    group: TruceGroup
    members: Sequence[Member]
    origins: Sequence[Origin] = ()
    likenesses: Sequence[Likeness] = ()
    events: Sequence[EventGroup] = ()
    days: Sequence[DayCount] = ()
    related: Sequence[Related] = ()
    perhaps: Sequence[Perhaps] = ()
    judgements: Sequence[Judgement] = ()
    ratings: Sequence[Rating] = ()
    notes: Sequence[Note] = ()
    sensitive: Sequence[str] = ()
    external: Sequence[ExternalRecord] = ()
    as_of: str | None = None
    known_at: str | None = None
    made_with: str = ""
    origin_of: Mapping[str, str] = field(default_factory=dict)  # version → origin
    published: Mapping[str, str | None] = field(default_factory=dict)  # copy that is no member → ISO day


def compile_dossier(material: Material, knowledge: Knowledge) -> Dossier:
    """The dossier of one truce. With ``as_of`` it is what could be known on that day: later reports, and those of an
    unknown day, are left out of everything, the description of the truce included."""
    members = [one for one in material.members if _by(one.published, material.as_of)]
    testimonies = [testimony for member in members for testimony in member.testimonies]
    group = group_by(material.group, material.members, material.as_of)
    roles = {name: _named(members, name) for name in ("mediators", "guarantors", "monitors")}
    allegiances, arabic = _packs(_Packs(knowledge, id(knowledge)))
    interests = Interests(
        allegiances, group.parties, roles["mediators"], roles["guarantors"], roles["monitors"], day_of(group)
    )
    dated = [_dated(one, material.events) for one in testimonies]
    life = life_cycle(dated, material.origin_of, material.as_of)
    start = began(life)
    testimonies = [one for one, when in zip(testimonies, dated, strict=True) if not is_before(when, start)]
    reported = [
        Reported(report=member.version, truce=truce, published=member.published)
        for member in members
        for truce in member.truces
    ]
    parties = _Parties(arabic, members)
    return Dossier(
        group=group,
        as_of=material.as_of,
        known_at=material.known_at,
        made_with=material.made_with,
        parties=parties.named(group.parties),
        mediators=parties.named(roles["mediators"]),
        guarantors=parties.named(roles["guarantors"]),
        monitors=parties.named(roles["monitors"]),
        assessments=assess(
            testimonies, material.origin_of, interests, material.ratings, material.as_of, origin_at=_carried(material)
        ),
        life=life,
        coding=coding_of(reported, testimonies, life, material.origin_of, allegiances.kind_of, knowledge.country_codes),
        reports=tuple(_line(member, material.origin_of) for member in sorted(members, key=_order)),
        origins=_origin_lines(material, members),
        events=tuple(
            told
            for event in material.events
            if (told := as_told(event, material.as_of, material.origin_of)) is not None
        ),
        days=tuple(day for day in material.days if _by(day.day, material.as_of)),
        violence=_violence(group, material),
        related=tuple(one for one in material.related if _by(one.group.first, material.as_of)),
        perhaps=tuple(one for one in material.perhaps if _by(one.group.first, material.as_of)),
        judgements=tuple(material.judgements),
        ratings=tuple(material.ratings),
        notes=tuple(material.notes),
        sensitive=tuple(material.sensitive),
        external=tuple(material.external),
        left_out=len(material.members) - len(members),
        undated=sum(member.published is None for member in members),
    )


def _dated(one: Testimony, events: Iterable[EventGroup]) -> Testimony:
    """A breach that is told of without a day has the last one of those that the same words tell of."""
    if one.proposition.kind != "breached" or one.proposition.date:
        return one
    days = {
        item.date_latest or item.date or ""
        for event in events
        for item in event.items
        if item.report == one.report and item.breach_of and one.content.overlaps(item.trigger)
    }
    last = "" if "" in days else max(days, default="")
    return replace(one, proposition=replace(one.proposition, date=last)) if last else one


def _carried(material: Material) -> Callable[[Testimony], str] | None:
    """The origin of each testimony's words: a passage that an earlier origin has too is that origin's and counts once."""
    if not material.origins:
        return None
    published = {member.version: member.published for member in material.members}
    ordered = sorted(material.origins, key=lambda one: (published.get(one.first) or "9999", one.id))
    carriers = Carriers(ordered, material.likenesses)
    placed = {report for origin in ordered for report in origin.reports}

    @cache
    def at(report: str, content: Span) -> str:
        return carriers.origin_at(report, content).id if report in placed else report

    return lambda one: at(one.report, one.content)  # a claim has as many testimonies as it bears on propositions


def day_of(group: TruceGroup) -> str | None:
    """The day on which a truce began, else was declared (ISO); ``None`` where no day is known."""
    start = group.start or group.declared
    return start if is_day(start) else None


def window_of(group: TruceGroup) -> tuple[str, str] | None:
    """First and last day around the start of a truce in which violence is counted; ``None`` without a day of start, or
    where the calendar ends within them."""
    start = day_of(group)
    if start is None:
        return None
    day, around = date.fromisoformat(start), timedelta(AROUND)
    if not date.min + around <= day <= date.max - around:
        return None
    return (day - timedelta(AROUND)).isoformat(), (day + timedelta(AROUND)).isoformat()


def _by(day: str | None, as_of: str | None) -> bool:
    return as_of is None or (day is not None and day <= as_of)


def _order(member: Member) -> tuple[str, str]:
    return member.published or "9999", member.version


def group_by(group: TruceGroup, members: Sequence[Member], as_of: str | None) -> TruceGroup:
    """A truce as those of its reports describe it that were published by a day (ISO, ``None``: all), under its own id."""
    left = [member for member in members if _by(member.published, as_of)]
    if len(left) == len(members):
        return group
    items = [item for member in left for item in member.items]
    if not items:
        return TruceGroup(id=group.id, items=(), reports=())  # nothing was known of it
    made = described(group.id, [traits_of(item) for item in items])
    return replace(made, name=group.name) if made.name else made


def _named(members: Iterable[Member], field_name: str) -> tuple[str, ...]:
    """Who has a part in the truce by any report, those of most reports first."""
    count: dict[str, int] = defaultdict(int)
    for member in members:
        for name in {name for truce in member.truces for name in getattr(truce, field_name)}:
            count[name] += 1
    return tuple(sorted(count, key=lambda name: (-count[name], name)))


def _line(member: Member, origin_of: Mapping[str, str]) -> ReportLine:
    return ReportLine(
        report=member.report,
        version=member.version,
        name=member.name,
        outlet=member.outlet,
        published=member.published,
        url=member.url,
        title=member.title,
        origin=origin_of.get(member.version, member.version),
        versions=member.versions,
        central=any(item.central for item in member.items),
        truces=member.truces,
    )


def _origin_lines(material: Material, members: Sequence[Member]) -> tuple[OriginLine, ...]:
    """The origins of the reports shown; copies of them that do not speak of this truce are part of their origin too,
    where they were published by then."""
    shown = {member.version for member in members}
    left_out = {member.version for member in material.members} - shown
    later = left_out | {version for version, day in material.published.items() if not _by(day, material.as_of)}
    own = {report: origin.id for origin in material.origins for report in origin.reports}
    within: dict[str, list[Likeness]] = defaultdict(list)
    for one in material.likenesses:
        if one.a in own and own[one.a] == own.get(one.b) and later.isdisjoint((one.a, one.b)):
            within[own[one.a]].append(one)
    lines = [
        OriginLine(origin=_without(origin, later), likenesses=tuple(within[origin.id]))
        for origin in material.origins
        if not shown.isdisjoint(origin.reports)
    ]
    return tuple(sorted(lines, key=lambda line: (-len(line.origin.reports), line.origin.id)))


def _without(origin: Origin, later: set[str]) -> Origin:
    """The origin without what was published later; ids and the agency credited are those of the whole."""
    reports = tuple(report for report in origin.reports if report not in later)
    return replace(origin, reports=reports, first=origin.first if origin.first in reports else reports[0])


def _violence(group: TruceGroup, material: Material) -> tuple[ChangeInViolence, ...]:
    start = day_of(group)
    if start is None or window_of(group) is None:
        return ()
    end = group.end if is_day(group.end) and group.end != start else None
    return changes_in_violence(material.days, start, material.as_of, WINDOWS, end)


@cache
def _packs(knowledge: "_Packs") -> tuple[Allegiances, Mapping[str, str]]:
    """Who stands with whom, and Arabic names by English ones; worked out once for a set of packs."""
    named = {
        entry.data["name"]: entry.data["name_ar"]
        for entry in knowledge.value.by_wire.values()
        if entry.table != "place" and entry.data.get("name_ar")
    }
    return Allegiances.of(knowledge.value), named


@dataclass(frozen=True, slots=True)
class _Packs:
    """Packs as a key: the same object is the same packs."""

    value: Knowledge = field(compare=False)
    key: int


class _Parties:
    """Names as their owners and others use them."""

    def __init__(self, arabic: Mapping[str, str], members: Sequence[Member]) -> None:
        self._arabic = arabic
        self._called: dict[str, dict[tuple[str, str], dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
        for member in members:
            for naming in member.namings:
                self._called[naming.name][naming.words, naming.naming].setdefault(member.outlet or member.name)

    def named(self, names: Iterable[str]) -> tuple[Party, ...]:
        """The parties of these names, each with what reports call it."""
        return tuple(
            Party(
                name=name,
                name_ar=self._arabic.get(name),
                called=tuple(
                    Called(name=name, words=words, naming=naming, outlets=tuple(outlets))  # type: ignore[arg-type]
                    for (words, naming), outlets in sorted(self._called.get(name, {}).items())
                ),
            )
            for name in names
        )
