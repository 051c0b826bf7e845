"""One event across reports, described by what they say of it: no more precisely than they do, each figure with its owner."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar, get_args

from hudna.types import EventType, Toll
from hudna.types.event_group import Deaths, EventGroup, EventItem, Figure, Measure

T = TypeVar("T")
_MEASURES: tuple[Measure, ...] = get_args(Measure)
_GENERIC = "attack"
_MANY = 10**9  # "at least" comes after every bound
_FINEST = ("site", "neighbourhood", "village", "town", "city", "district", "governorate", "region", "country")


def described(name: str, items: Sequence[EventItem], origins: Mapping[str, str]) -> EventGroup:
    """The group of items that are one event, in order of publication."""
    ordered = sorted(items, key=lambda item: (item.published or "9999", item.id))
    place = _place(ordered)
    lasts = [item.date_latest or item.date for item in ordered if item.date]
    return EventGroup(
        id=name,
        type=_type(ordered, origins),
        items=tuple(ordered),
        origins=len({_origin(item, origins) for item in ordered}),
        actors=_once(actor for item in ordered for actor in item.actors),
        targets=_once(target for item in ordered for target in item.targets),
        place=place.place if place is not None else _shared([item.place for item in ordered if item.place]),
        country=_common(item.country for item in ordered),
        admin1=_common(item.admin1 for item in ordered),
        lat=place.lat if place is not None else None,
        lon=place.lon if place is not None else None,
        precision=place.precision if place is not None else None,
        date=min((item.date for item in ordered if item.date), default=None),
        date_latest=max((one for one in lasts if one), default=None),
        figures=tuple(_figures(ordered, origins)),
        deaths=_deaths(ordered, origins),
        civilians=_common(item.civilians for item in ordered),
        alleged=all(item.alleged for item in ordered),
        breach_of=_once(truce for item in ordered for truce in item.breach_of),
    )


def as_told(group: EventGroup, as_of: str | None, origins: Mapping[str, str]) -> EventGroup | None:
    """An event as the reports published by a day (ISO) tell of it; ``None`` where none did. ``None`` for a day: all."""
    told = [item for item in group.items if as_of is None or (item.published is not None and item.published <= as_of)]
    if not told or len(told) == len(group.items):
        return group if told else None
    return described(group.id, told, origins)


def _origin(item: EventItem, origins: Mapping[str, str]) -> str:
    return origins.get(item.report, item.report)


def _owner(item: EventItem) -> str:
    """Whose account an item is: the source, else the outlet, or the report of one that nobody named."""
    return item.source or item.outlet or item.report


def _figures(items: Sequence[EventItem], origins: Mapping[str, str]) -> Iterator[Figure]:
    """Every figure that is stated, with all who state it."""
    told: dict[tuple[Measure, Toll], list[EventItem]] = defaultdict(list)
    for item in items:
        for measure, toll in _tolls(item):
            told[measure, toll].append(item)
    for measure, toll in sorted(told, key=lambda one: (_MEASURES.index(one[0]), one[1].min, one[1].max or _MANY)):
        rows = told[measure, toll]
        yield Figure(
            measure=measure,
            toll=toll,
            sources=_once(_owner(item) for item in rows),
            items=tuple(item.id for item in rows),
            origins=len({_origin(item, origins) for item in rows}),
        )


def _tolls(item: EventItem) -> Iterator[tuple[Measure, Toll]]:
    if item.killed is not None:
        yield "killed", item.killed
    if item.wounded is not None:
        yield "wounded", item.wounded
    if item.displaced is not None:
        yield "displaced", item.displaced


def _deaths(items: Sequence[EventItem], origins: Mapping[str, str]) -> Deaths:
    """Low, best and high (UCDP GED codebook): what is least, most, and by most origins said. "At least ten" says ten."""
    told = {(item.killed, _origin(item, origins)) for item in items if item.killed is not None}
    if not told:
        return Deaths(low=None, best=None, high=None)
    backed = Counter(value for value, _one in {(toll.min, origin) for toll, origin in told})
    most = max(backed.values())
    return Deaths(
        low=min(backed),
        best=min(value for value, count in backed.items() if count == most),
        high=max(toll.min if toll.max is None else toll.max for toll, _one in told),
    )


def _type(items: Sequence[EventItem], origins: Mapping[str, str]) -> EventType:
    """The type that most origins give, one that says more than "attack" before that."""
    backed = Counter(kind for kind, _origin in {(item.type, _origin(item, origins)) for item in items})
    return min(backed, key=lambda kind: (kind == _GENERIC, -backed[kind], kind))


def _shared(places: Sequence[str]) -> str | None:
    """What several places end on alike: "Mill, Area, Land" and "Inn, Area, Land" lie in "Area, Land"."""
    rows = [place.split(", ")[::-1] for place in places]
    alike: list[str] = []
    for parts in zip(*rows, strict=False):
        if len(set(parts)) > 1:
            break
        alike.append(parts[0])
    return ", ".join(reversed(alike)) or None


def _place(items: Sequence[EventItem]) -> EventItem | None:
    """An item with the most precise place that no other contradicts: every other lies there, holds it, or names none."""
    placed = [item for item in items if item.place is not None]
    finest = sorted(placed, key=lambda item: (_rank(item), -len(item.within)))
    return next((item for item in finest if all(_allows(other, item) for other in placed)), None)


def _rank(item: EventItem) -> int:
    return _FINEST.index(item.precision) if item.precision in _FINEST else len(_FINEST)


def _allows(other: EventItem, item: EventItem) -> bool:
    if other.entry is None or item.entry is None:
        return other.place == item.place
    return other.entry == item.entry or other.entry in item.within


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _common(values: Iterable[T | None]) -> T | None:
    known = {value for value in values if value is not None}
    return known.pop() if len(known) == 1 else None
