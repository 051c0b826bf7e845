"""One event across reports, described by what they say of it: no more precisely than they do, each figure with its owner."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar, get_args

from hudna.types import EventType, Toll
from hudna.types.event_link import Estimate, EventGroup, EventItem, Figure, Measure

T = TypeVar("T")
_MEASURES: tuple[Measure, ...] = get_args(Measure)
_GENERIC = "attack"
_FINEST = ("site", "neighbourhood", "village", "town", "city", "district", "governorate", "region", "country")


def described(name: str, items: Sequence[EventItem], origin_of: Mapping[str, str]) -> EventGroup:
    """The group of items that are one event, in order of publication."""
    ordered = sorted(items, key=lambda item: (item.published or "9999", item.id))
    place = _place(ordered)
    figures = tuple(_figures(ordered, origin_of))
    dates = [item.date for item in ordered if item.date]
    lasts = [item.date_latest or item.date for item in ordered if item.date]
    return EventGroup(
        id=name,
        items=tuple(item.id for item in ordered),
        reports=_once(item.report for item in ordered),
        origins=_once(origin_of.get(item.report, item.report) for item in ordered),
        type=_type(ordered, origin_of),
        realis=ordered[0].realis,
        first=min(dates, default=None),
        last=max((one for one in lasts if one), default=None),
        place=place.place if place is not None else None,
        entry=place.entry if place is not None else None,
        country=_common(item.country for item in ordered),
        admin1=_common(item.admin1 for item in ordered),
        lat=place.lat if place is not None else None,
        lon=place.lon if place is not None else None,
        precision=place.precision if place is not None else None,
        actors=_once(actor for item in ordered for actor in item.actors),
        targets=_once(target for item in ordered for target in item.targets),
        civilians=_common(item.civilians for item in ordered),
        figures=figures,
        estimates=tuple(estimates_of(figures)),
        sources=_once(item.source for item in ordered),
        alleged=all(item.alleged for item in ordered),
        breach_of=_once(truce for item in ordered for truce in item.breach_of),
    )


def estimates_of(figures: Iterable[Figure]) -> Iterator[Estimate]:
    """Lowest, best and highest of each measure: best is what most origins state, the lower of two (UCDP GED codebook:
    low, best and high estimates)."""
    by_measure: dict[Measure, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_measure[figure.measure].append(figure)
    for measure in _MEASURES:
        rows = by_measure.get(measure, [])
        if not rows:
            continue
        backed = Counter(value for value, _origin in {(_value(one.toll), one.origin) for one in rows})
        most = max(backed.values())
        high = max(rows, key=lambda one: (_top(one.toll), one.toll.max is None))
        yield Estimate(
            measure=measure,
            low=min(one.toll.min for one in rows),
            best=min(value for value, count in backed.items() if count == most),
            high=_top(high.toll),
            origins=len({one.origin for one in rows}),
            open=high.toll.max is None,
        )


def _value(toll: Toll) -> int:
    """The one number of a figure: "at least ten" and "ten to twelve" both say ten."""
    return toll.min


def _top(toll: Toll) -> int:
    return toll.min if toll.max is None else toll.max


def _figures(items: Iterable[EventItem], origin_of: Mapping[str, str]) -> Iterator[Figure]:
    for item in items:
        for measure in _MEASURES:
            toll: Toll | None = getattr(item, measure)
            if toll is not None:
                yield Figure(
                    measure=measure, toll=toll, source=item.source, own_voice=item.own_voice, report=item.report,
                    origin=origin_of.get(item.report, item.report), item=item.id,
                )  # fmt: skip


def _type(items: Sequence[EventItem], origin_of: Mapping[str, str]) -> EventType:
    """The type that most origins give, one that says more than "attack" before that."""
    backed = Counter(kind for kind, _origin in {(item.type, origin_of.get(item.report, item.report)) for item in items})
    return min(backed, key=lambda kind: (kind == _GENERIC, -backed[kind], kind))


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
