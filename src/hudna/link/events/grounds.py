"""Whether two events of two reports are one, with every ground of it.

What is counted follows how conflict coders tell incidents apart (the Uppsala GED and ACLED both code one event for a
place, a day and those who fought): type, place, day, who did it and to whom, and the figures. The weights are log odds
set by reasoning, not fitted: a village says more than a city, an actor more than a target, and no weight alone is enough.
"""

import math
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from hudna.types import Ground, Judgement, Toll
from hudna.types.event import ATTACKS
from hudna.types.event_group import EventItem
from hudna.types.judgement import Verdict

SAME, DIFFERENT = 4.0, 1.5  # sums of weights; between them lies "unsure"
NEVER = -100.0
_NEAR_KM = 3.0
_KM_OF_DEGREE = 111.2
_WIDEST = 2  # days of a date that tells an event from the next one of its kind
_FEW_DEAD = 3  # from this number on the same figure is no chance
_FAR_APART = 2.0  # one figure so many times the other is another event's, or a later count
_GENERIC = "attack"
_VIOLENCE = ATTACKS | {"execution"}
_PLACE_WEIGHT = {"site": 2.0, "neighbourhood": 2.0, "village": 2.0, "town": 1.25, "city": 0.4, "district": 0.3}
_FINE = frozenset(_PLACE_WEIGHT)
_NONE: Mapping[str, str] = {}


def family_of(item: EventItem) -> str:
    """What an event may be reported as: all use of force is one family, because one report's shelling is another's attack."""
    return "violence" if item.type in _VIOLENCE else item.type


def day_of(item: EventItem) -> tuple[date, date] | None:
    """The days between which an event lies; ``None`` where they are too many, or none, to tell it from another."""
    return _window(item.date, item.date_latest or item.date) if item.date is not None else None


@lru_cache(maxsize=20_000)  # a case has few days and many events
def _window(first: str, last: str) -> tuple[date, date] | None:
    if len(first) < len("2000-01-01"):
        return None
    try:
        opens, closes = date.fromisoformat(first[:10]), date.fromisoformat(last[:10])
    except ValueError:
        return None
    if opens == date.min or closes == date.max:  # what programs write for no day at all, and no day lies beside it
        return None
    return (opens, closes) if (closes - opens).days < _WIDEST else None


def is_placed(item: EventItem) -> bool:
    """Whether an event lies in a place that is small enough to tell it from another of the same day."""
    return item.place is not None and item.precision in _FINE


def compare_events(a: EventItem, b: EventItem, *, origins: Mapping[str, str] = _NONE) -> Judgement:
    """Whether two events of two reports are one, by Hudna, with all grounds. ``origins``: report → its origin.

    ``unsure`` is for a person. Events of one report are different, and so are those that only one of two asserts.
    """
    if b.id < a.id:
        a, b = b, a
    grounds = grounds_of(a, b, origins)
    return Judgement(thing="event", a=a.id, b=b.id, verdict=verdict_of(score_of(grounds)), grounds=grounds)


def grounds_of(a: EventItem, b: EventItem, origins: Mapping[str, str] = _NONE) -> tuple[Ground, ...]:
    """What speaks for and against their being one."""
    found = [_report(a, b, origins), _realis(a, b), _type(a, b), _place(a, b), _day(a, b)]
    found += [
        _actors(a, b),
        _targets(a, b),
        _toll("killed", a.killed, b.killed),
        _toll("wounded", a.wounded, b.wounded),
    ]
    return tuple(ground for ground in found if ground is not None)


def score_of(grounds: tuple[Ground, ...]) -> float:
    """The sum of the weights."""
    return math.fsum(ground.weight for ground in grounds)


def verdict_of(score: float) -> Verdict:
    """Same, different or unsure, by the sum of weights."""
    return "same" if score >= SAME else "different" if score < DIFFERENT else "unsure"


def _ground(kind: str, weight: float, *values: str) -> Ground:
    return Ground(kind, "for" if weight > 0 else "against" if weight < 0 else "neither", values, weight)


def _report(a: EventItem, b: EventItem, origins: Mapping[str, str]) -> Ground | None:
    if a.report == b.report:
        return _ground("one_report", NEVER, a.report)  # a reading tells its events apart
    origin = origins.get(a.report)
    return _ground("copies", 2.0, origin) if origin is not None and origin == origins.get(b.report) else None


def _realis(a: EventItem, b: EventItem) -> Ground | None:
    if a.realis == b.realis == "asserted":
        return None
    return _ground("realis", NEVER, a.realis, b.realis)


def _type(a: EventItem, b: EventItem) -> Ground:
    if a.type == b.type:
        return _ground("type", 1.0 if a.type != _GENERIC else 0.75, a.type)
    if family_of(a) != family_of(b):
        return _ground("type", NEVER, a.type, b.type)
    # an attack may be any of the others; a shelling is no assassination
    return _ground("type", 0.0 if _GENERIC in (a.type, b.type) else -1.5, a.type, b.type)


def _place(a: EventItem, b: EventItem) -> Ground:
    if a.place is None or b.place is None:
        return _ground("place", -1.0)
    same = a.entry == b.entry if a.entry and b.entry else a.place == b.place
    if same:
        return _ground("place_same", _PLACE_WEIGHT.get(a.precision or "", 0.0), a.place)
    for inner, outer in ((a, b), (b, a)):
        if outer.entry is not None and outer.entry in inner.within:
            return _ground("place_inside", 0.3 if outer.precision in _FINE else 0.0, str(inner.place), str(outer.place))
    gap = distance_km(a, b)
    if gap is not None and gap <= _NEAR_KM and is_placed(a) and is_placed(b):
        return _ground("place_near", 0.3, str(a.place), str(b.place), f"{gap:.1f} km")
    return _ground("place", NEVER, a.place, b.place)


def distance_km(a: EventItem, b: EventItem) -> float | None:
    """Kilometres between two points, on a plane, which is right to a metre over the few that are asked about."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    east = (a.lon - b.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return math.hypot(a.lat - b.lat, east) * _KM_OF_DEGREE


def _day(a: EventItem, b: EventItem) -> Ground:
    one, other = day_of(a), day_of(b)
    if one is None or other is None:
        return _ground("date", -1.0, *(str(item.date) for item in (a, b)))
    if one == other:
        return _ground("date_same", 1.0, str(a.date))
    if one[0] <= other[1] and other[0] <= one[1]:
        return _ground("date_overlaps", 0.5, str(a.date), str(b.date))
    gap = min(abs(one[0] - other[1]), abs(other[0] - one[1]))
    return _ground("date_near", -0.5, str(a.date), str(b.date)) if gap <= timedelta(days=1) else _ground(
        "date", NEVER, str(a.date), str(b.date)
    )  # fmt: skip


def _actors(a: EventItem, b: EventItem) -> Ground | None:
    if not a.actors or not b.actors:
        return None
    shared = sorted(set(a.actors) & set(b.actors))
    if shared:
        return _ground("actors", 1.5, *shared)
    sides = sorted(set(a.sides) & set(b.sides))
    if sides:
        return _ground("actors_side", 1.0, *sides)
    return _ground("actors", -4.0, *a.actors, *b.actors)


def _targets(a: EventItem, b: EventItem) -> Ground | None:
    if not a.targets or not b.targets:
        return None
    shared = sorted(set(a.targets) & set(b.targets))
    return _ground("targets", 0.5, *shared) if shared else _ground("targets", -0.5, *a.targets, *b.targets)


def _toll(measure: str, a: Toll | None, b: Toll | None) -> Ground | None:
    if a is None or b is None:
        return None
    values = (_shown(a), _shown(b))
    if a == b:
        return _ground(measure, (1.5 if a.min >= _FEW_DEAD else 0.75) if measure == "killed" else 0.5, *values)
    low, high = sorted((a, b), key=lambda toll: toll.min)
    if low.max is None or low.max >= high.min:
        return _ground(measure, 0.5, *values)
    times = high.min / max(low.max, 1)
    return _ground(measure, -0.25 if times <= _FAR_APART else -1.5 if times <= _FAR_APART**2 else -2.5, *values)


def _shown(toll: Toll) -> str:
    return f"{toll.min}+" if toll.max is None else str(toll.min) if toll.min == toll.max else f"{toll.min}-{toll.max}"
