"""Which place a name stands for: the country of the report, what the words around it say, and what lies near.

Every reading of a name gets a weight made of a few grounds, each of which can be shown (``hudna places find``). The best
is taken where it stands out, or where the others lie beside it; else the place stays ambiguous, without a point. A lesser
place in a land of which the report says nothing else is not taken at all.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

from hudna.resolve.distance import Point, kilometres
from hudna.resolve.prior import Prior
from hudna.rules.candidate import Candidate
from hudna.rules.entry import Entry
from hudna.rules.whereabouts import Whereabouts
from hudna.text.page import Page
from hudna.types import Place
from hudna.types.mention import Precision

_RANK = {"country": 0, "governorate": 2, "city": 1, "town": 2, "district": 3, "region": 3}
_WIDE = ("country", "governorate", "region")
_CLEAR = 0.1  # by so much the best reading must outweigh the next
_MINOR = 100_000  # inhabitants: a larger place is known beyond its country
_MANY = 10  # times the inhabitants of a namesake: meant unless something says otherwise
_TOWN = 10_000  # inhabitants from which that holds
_BESIDE = 30.0  # km: two places of a name so near are one for a map
_NEAR = 150.0  # km within which a place named beside speaks for a namesake
_WINDOW = 40  # tokens around a name in which places are beside it
_AROUND = 25.0  # km that "in the countryside of" a town may mean
_BEYOND = 300.0  # km that "west of" a city may mean
_GOVERNORATE = 120.0  # km from its seat
_ON_LIST = 4  # tokens from a place to the next of a list
_HOME = 0.15  # share of a report from which a land is its own
_AT_LEAST = 3  # backers of another land from which a report is about that one
_BREADTH = {
    "site": 0, "neighbourhood": 0, "village": 0, "town": 1, "city": 2, "district": 3, "governorate": 4, "region": 5,
    "country": 6,
}  # fmt: skip
# Precisions that a head noun allows; a name with another one is a namesake.
_ALLOWS: Mapping[str, tuple[str, ...]] = {
    "city": ("city", "town"),
    "town": ("town", "village", "city", "district"),
    "village": ("village", "town"),
    "neighbourhood": ("neighbourhood",),
    "district": ("district", "town", "city", "village"),
    "governorate": ("governorate", "region", "city"),
    "site": ("site",),
}
_CONTRARY = {"neighbourhood": ("village", "town", "city", "country", "district"), "village": ("city", "country")}
# How far an area reaches from the point of the place that it is called after, in km: in a city, in any lesser place.
_REACH: Mapping[str | None, tuple[float, float]] = {
    "countryside": (50.0, 20.0),
    "outskirts": (15.0, 8.0),
    "vicinity": (20.0, 15.0),
    None: (30.0, 15.0),  # "north of X"
}
_SITE_REACH = 20.0  # the airport of X lies in X or beside it


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a name, its weight, and the grounds of the weight in words."""

    entry: Entry
    weight: float
    grounds: tuple[str, ...] = ()


def resolve_places(
    page: Page,
    candidates: Sequence[Candidate],
    prior: Prior,
    whereabouts: Sequence[Whereabouts],
    find: Callable[[str], Entry | None],
) -> tuple[Place, ...]:
    """Every candidate as a place, in text order; words that only look like one are left out.

    ``find`` gives the entry of an id, such as a parent's.
    """
    map_ = _Map(candidates, prior, whereabouts, find)
    places = (_Choice(map_, number).place(page) for number in range(len(candidates)))
    return tuple(place for place in places if place is not None)


def weigh(entries: Iterable[Entry], prior: Prior) -> tuple[Reading, ...]:
    """The readings of a name that stands alone, the likeliest first, by the country of the report and by size."""
    return ranked(_by_country(entry, prior) for entry in entries)


def ranked(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Readings by weight; of those that are about as likely, one that dwarfs the others comes first."""
    row = sorted(readings, key=_order)
    rivals = [reading for reading in row if reading.weight + _CLEAR >= row[0].weight]
    giants = [one for one in rivals if all(one is two or _dwarfs(one.entry, two.entry) for two in rivals)]
    return (*giants, *(reading for reading in row if reading not in giants))


def stands_out(readings: Sequence[Reading]) -> bool:
    """Whether the first of some sorted readings is clearly likelier than the next, or far larger."""
    if len(readings) < 2:
        return bool(readings)
    best = readings[0]
    rivals = [other for other in readings[1:] if best.weight - other.weight <= _CLEAR]
    return all(_dwarfs(best.entry, other.entry) for other in rivals)


def _by_country(entry: Entry, prior: Prior) -> Reading:
    country = entry.data["country"]
    share = prior.countries.get(country, 0.0)
    grounds = (
        f"{share:.0%} of what the report names lies in {country}" if share else "",
        f"a conflict pack is about {country}" if country in prior.lands else "",
    )
    return Reading(entry, round(prior.weight(entry), 2), tuple(ground for ground in grounds if ground))


def _order(reading: Reading) -> tuple[float, int, float, float, str]:
    data = reading.entry.data
    return (
        -reading.weight,
        _RANK.get(data["precision"], 4),
        -population(reading.entry),
        _blur(reading.entry),
        reading.entry.key,
    )


def _blur(entry: Entry) -> float:
    """Km around the point of an entry; the surer of two points comes first."""
    km = _number(entry.data["uncertainty_km"])
    return inf if km is None else km


def population(entry: Entry) -> float:
    """Inhabitants; 0 where none are known."""
    return _number(entry.data.get("population")) or 0.0


def _dwarfs(entry: Entry, other: Entry) -> bool:
    """Whether an entry is so much better known that its name alone means it."""
    if is_land(entry):
        return not is_land(other)
    people = population(entry)
    return people >= _TOWN and people >= _MANY * max(population(other), _TOWN / _MANY)


def is_minor(entry: Entry) -> bool:
    """Whether a place is hardly named outside its country: neither a country or a part of one, nor a large city."""
    return entry.data["precision"] not in _WIDE and population(entry) < _MINOR


def _is_wide(entry: Entry) -> bool:
    return entry.data["precision"] in _WIDE


def _other_governorate(entry: Entry, other: Entry) -> bool:
    """Whether two entries are known to lie in different governorates."""
    mine, its = entry.data["admin1"], other.data["admin1"]
    return bool(mine and its and mine != its)


def is_land(entry: Entry) -> bool:
    """Whether an entry is a country."""
    return bool(entry.data["precision"] == "country")


def point_of(entry: Entry) -> Point | None:
    """The point of an entry; ``None`` where it has none."""
    lat, lon = _number(entry.data["lat"]), _number(entry.data["lon"])
    return None if lat is None or lon is None else (lat, lon)


@dataclass(frozen=True, slots=True)
class _Map:
    """What the names of a report say together: the entries of each, and where the sure ones lie."""

    candidates: Sequence[Candidate]
    prior: Prior
    whereabouts: Sequence[Whereabouts]
    find: Callable[[str], Entry | None]
    firsts: list[int] = field(init=False)
    sure: list[Entry] = field(init=False)  # beside ``firsts``
    inner: dict[int, list[int]] = field(init=False)  # candidate → those said to lie in it
    lands: list[tuple[int, str]] = field(init=False)  # the first token of every country, and its code

    def __post_init__(self) -> None:
        clear = sorted(
            (candidate.first, number)
            for number, candidate in enumerate(self.candidates)
            if len(entries := self.entries(number)) == 1 and entries[0].data["precision"] not in ("country", "region")
        )
        inner: dict[int, list[int]] = {}
        for number, where in enumerate(self.whereabouts):
            if where.within is not None:
                inner.setdefault(where.within, []).append(number)
        object.__setattr__(self, "inner", inner)
        lands = (
            (self.candidates[number].first, entry.data["country"])
            for number in range(len(self.candidates))
            for entry in self.entries(number)
            if is_land(entry)
        )
        object.__setattr__(self, "lands", sorted(lands))
        object.__setattr__(self, "firsts", [first for first, _number in clear])
        object.__setattr__(self, "sure", [self.entries(number)[0] for _first, number in clear])

    def entries(self, number: int) -> list[Entry]:
        """The entries that a candidate may stand for, each once."""
        return list({hit.entry.key: hit.entry for hit in self.candidates[number].hits}.values())

    def beside(self, number: int) -> list[Entry]:
        """The sure places named near a candidate, itself not among them."""
        at = self.candidates[number].first
        low, high = bisect_left(self.firsts, at - _WINDOW), bisect_left(self.firsts, at + _WINDOW + 1)
        return [self.sure[n] for n in range(low, high) if self.firsts[n] != at]

    def listed(self, number: int) -> list[Entry]:
        """The lesser sure places right beside a candidate, as on a list."""
        at = self.candidates[number].first
        low, high = bisect_left(self.firsts, at - _ON_LIST), bisect_left(self.firsts, at + _ON_LIST + 1)
        return [self.sure[n] for n in range(low, high) if self.firsts[n] != at and is_minor(self.sure[n])]

    def lands_beside(self, number: int) -> set[str]:
        """The countries named near a candidate."""
        at = self.candidates[number].first
        low, high = bisect_left(self.lands, (at - _WINDOW, "")), bisect_left(self.lands, (at + _WINDOW, ""))
        return {country for first, country in self.lands[low:high] if first != at}

    def container(self, number: int) -> tuple[Entry, float] | None:
        """The place that a candidate is said to lie in, and how far it reaches in km; ``None`` where none is sure."""
        within = self.whereabouts[number].within
        if within is None:
            return None
        readings = weigh(self.entries(within), self.prior)
        holding = [reading for reading in readings if self._may_hold(reading.entry, number)]
        readings = tuple(holding) or readings
        if not readings or not stands_out(readings):
            return None
        entry, outer = readings[0].entry, self.whereabouts[within]
        reach = _BEYOND if self.whereabouts[number].link == "direction" else 0.0
        if outer.head == "governorate":
            reach = max(reach, _GOVERNORATE)  # بمحافظة ماردين: the city is listed, the governorate is not
        return entry, max(reach, self.reach(entry, outer.part))

    def held_by(self, entry: Entry, number: int) -> bool:
        """Whether a candidate, read as an entry, holds a place that is said to lie in it."""
        return any(self._may_hold(entry, inner) for inner in self.inner.get(number, ()))

    def _may_hold(self, outer: Entry, number: int) -> bool:
        """Whether some reading of a candidate lies where an entry reaches."""
        there, reach = point_of(outer), self.reach(outer, "countryside")
        points = [point_of(entry) for entry in self.entries(number)]
        return there is not None and any(p is not None and kilometres(p, there) <= reach for p in points)

    def reach(self, entry: Entry, part: str | None) -> float:
        """How far from its point what lies in or near a place may be: a governorate's own capital reaches as far as it."""
        own = _number(entry.data["uncertainty_km"]) or 0.0
        if entry.data["precision"] in _WIDE:
            return own + _AROUND
        parent = self.find(entry.data["parent"]) if entry.data["name"] == entry.data["admin1"] else None
        wide = _number(parent.data["uncertainty_km"]) if parent is not None else None
        return max(own + _AROUND, wide or 0.0) if part == "countryside" or wide else own + _AROUND


class _Choice:
    """The choice among the readings of one candidate."""

    def __init__(self, map_: _Map, number: int) -> None:
        self._map = map_
        self._number = number
        self._candidate = map_.candidates[number]
        self._where = map_.whereabouts[number]
        self._beside = map_.beside(number)
        self._container = map_.container(number)

    def place(self, page: Page) -> Place | None:
        """The candidate as a place; ``None`` where the word is hardly one."""
        readings = ranked(self._weighed(entry) for entry in self._map.entries(self._number))
        fit = self._fitting(readings)
        if not fit:
            return self._unknown(page, readings) if self._where.led or not readings else None
        if not stands_out(fit) and not self._is_one_spot(fit):
            return self._unknown(page, fit)
        return self._known(page, fit)

    def _fitting(self, readings: Sequence[Reading]) -> list[Reading]:
        """The readings that the report allows, a country before its capital. A city abroad is not what is left over where
        the report is about a land that has a namesake."""
        fit = [reading for reading in readings if self._fits(reading.entry)]
        home = {reading.entry.data["country"] for reading in readings if self._is_home(reading.entry)}
        fit = [r for r in fit if is_land(r.entry) or not home - {r.entry.data["country"]} or self._is_backed(r.entry)]
        lands = {reading.entry.data["country"] for reading in fit if is_land(reading.entry)}
        seats = [r for r in fit if r.entry.data["country"] in lands and not is_land(r.entry)]
        if self._where.head == "city" and seats:
            return [reading for reading in fit if not is_land(reading.entry)]
        return [reading for reading in fit if reading not in seats]

    def _is_home(self, entry: Entry) -> bool:
        return self._map.prior.countries.get(entry.data["country"], 0.0) >= _HOME

    def _weighed(self, entry: Entry) -> Reading:
        base = _by_country(entry, self._map.prior)
        weight = base.weight
        if self._where.head is not None and entry.data["precision"] in _ALLOWS[self._where.head]:
            weight += 0.3
        near = self._nearest(entry)
        weight += 0.5 * max(0.0, 1 - near / _NEAR) if near is not None else 0.0
        if self._is_held(entry) and self._is_inside(entry):
            weight += 1.0
        weight += 0.5 if self._map.held_by(entry, self._number) else 0.0
        return Reading(entry, round(weight, 2), base.grounds)

    def _nearest(self, entry: Entry) -> float | None:
        """Km to the nearest sure place named beside; ``None`` where nothing can be measured."""
        here = point_of(entry)
        if here is None:
            return None
        points = (point_of(other) for other in self._beside if other.key != entry.key)
        return min((kilometres(here, point) for point in points if point is not None), default=None)

    def _is_held(self, entry: Entry) -> bool:
        """Whether something larger is said to hold the place: a governorate lies in no town."""
        return (
            self._container is not None
            and _BREADTH[self._container[0].data["precision"]] > _BREADTH[entry.data["precision"]]
        )

    def _is_inside(self, entry: Entry) -> bool:
        if self._container is None:
            return True
        outer, reach = self._container
        if is_land(outer) or is_land(entry):
            return bool(outer.data["country"] == entry.data["country"])
        if outer.data["precision"] == "region":
            return True  # nobody knows where it ends
        here, there = point_of(entry), point_of(outer)
        own = _number(entry.data["uncertainty_km"]) or 0.0
        if _other_governorate(entry, outer):  # a governorate is no circle: what reaches into the next one is near by
            reach = min(reach, _AROUND + (_number(outer.data["uncertainty_km"]) or 0.0) * (not _is_wide(outer)))
        return here is None or there is None or kilometres(here, there) <= reach + own

    def _fits(self, entry: Entry) -> bool:
        """Whether the report allows the reading: it lies where it is said to lie, is of the kind that is named, and in a
        land of which the report says something else."""
        if self._is_only_called(entry):
            return False
        if is_land(entry):
            return self._where.link != "in" or self._is_inside(entry)
        if self._is_contrary(entry) or (self._is_bound(entry) and not self._is_inside(entry)):
            return False
        return not is_minor(entry) or (self._is_backed(entry) and self._is_singled(entry))

    def _is_only_called(self, entry: Entry) -> bool:
        """Whether a street or a roundabout is called after a place abroad (شارع فلسطين), of whose land the report says
        nothing else."""
        called = self._where.called
        if called is None or is_minor(entry) or (called == "wide" and not _is_wide(entry)):
            return False
        others = self._map.prior.backers.get(entry.data["country"], frozenset()) - {entry.key}
        return not others or not self._is_home(entry)

    def _is_singled(self, entry: Entry) -> bool:
        """Whether the report means a lesser namesake of a capital: it says its kind or where it lies, or lists it with
        places near it."""
        others = self._map.entries(self._number)
        if not self._where.capital or not any(_dwarfs(other, entry) for other in others):
            return True
        if self._where.head in ("village", "town", "neighbourhood", "district") or self._is_held(entry):
            return True
        here = point_of(entry)
        points = (point_of(other) for other in self._map.listed(self._number))
        return here is not None and any(kilometres(here, point) <= _AROUND for point in points if point is not None)

    def _is_bound(self, entry: Entry) -> bool:
        """Whether the place must lie in the one that is said to hold it: loose words bind only lesser places."""
        return self._is_held(entry) and (self._where.link == "in" or is_minor(entry))

    def _is_contrary(self, entry: Entry) -> bool:
        """Whether the head names another kind of place, and nothing near says that it is the one all the same."""
        if entry.data["precision"] not in _CONTRARY.get(self._where.head or "", ()):
            return False
        if self._is_home(entry) and entry.data["precision"] not in ("city", "country"):
            return False
        near = self._nearest(entry)
        return near is None or near > _AROUND

    def _is_backed(self, entry: Entry) -> bool:
        country, prior = entry.data["country"], self._map.prior
        backers = prior.backers.get(country, frozenset()) - {entry.key}
        if backers and (self._is_home(entry) or country in self._map.lands_beside(self._number)):
            return True
        if any(not key.startswith("country/") for key in backers):
            return True
        if self._is_distinct():
            return True
        others = max((len(keys) for other, keys in prior.backers.items() if other != country), default=0)
        return others < _AT_LEAST

    def _is_distinct(self) -> bool:
        """Whether the name has several words, of which the first is no common noun of place: شرم الشيخ; not حي الزهراء."""
        return self._candidate.last - self._candidate.first > 1 and self._where.own_head is None

    def _is_one_spot(self, readings: Sequence[Reading]) -> bool:
        """Whether all readings that are as likely lie so near to one another that the choice hardly matters."""
        points = [point_of(reading.entry) for reading in self._rivals(readings)]
        known = [point for point in points if point is not None]
        return len(known) == len(points) and all(kilometres(known[0], point) <= _BESIDE for point in known)

    def _rivals(self, readings: Sequence[Reading]) -> list[Reading]:
        return [reading for reading in readings if reading.weight + _CLEAR >= readings[0].weight]

    def _known(self, page: Page, readings: Sequence[Reading]) -> Place:
        best = readings[0].entry
        data = best.data
        span = page.span(self._candidate.start, self._candidate.end)
        rivals = [reading.entry for reading in self._rivals(readings)[1:]]
        return Place(
            start=span.start,
            end=span.end,
            text=span.text,
            name=data["name"].removesuffix(" Governorate"),  # the precision says which it is
            name_ar=data["names_ar"].split("|")[0],
            country=data["country"] or None,
            admin1=data["admin1"] or None,
            lat=_number(data["lat"]),
            lon=_number(data["lon"]),
            precision=self._precision(best),
            uncertainty_km=self._uncertainty(best, rivals),
            entry=data["id"],
            area=self._where.area,
            direction=self._where.direction,
            part=self._where.part,
            candidates=tuple(entry.key for entry in rivals),
            found_by="pack",
        )

    def _precision(self, entry: Entry) -> Precision:
        """The precision of what is meant: the countryside of a town is no town."""
        own: Precision = entry.data["precision"]
        return "region" if self._where.part == "countryside" and own not in _WIDE else own

    def _uncertainty(self, entry: Entry, rivals: Sequence[Entry]) -> float | None:
        """Km around the point within which what is meant lies: the place, the area beside it, or a namesake near it."""
        own = _number(entry.data["uncertainty_km"])
        here = point_of(entry)
        if own is None or here is None:
            return own
        reach = [own]
        if entry.data["precision"] not in _WIDE:
            reach.append(self._area_reach(entry))
        for other in rivals:
            there = point_of(other)
            if there is not None and not _dwarfs(entry, other):
                reach.append(round(kilometres(here, there) + (_number(other.data["uncertainty_km"]) or 0.0)))
        return max(reach)

    def _area_reach(self, entry: Entry) -> float:
        where = self._where
        if where.part == "countryside" and entry.data["name"] == entry.data["admin1"]:
            return self._map.reach(entry, where.part)
        if where.part is not None or where.direction is not None:
            city, lesser = _REACH[where.part]
            return city if entry.data["precision"] == "city" else lesser
        return _SITE_REACH if where.head == "site" and entry.data["precision"] != "site" else 0.0

    def _unknown(self, page: Page, readings: Sequence[Reading]) -> Place:
        """A place without a point: no pack knows it, or nothing says which of several it is."""
        entries = [reading.entry for reading in readings]
        fit = [entry for entry in entries if self._fits(entry)]
        span = page.span(self._candidate.start, self._candidate.end)
        outer = self._container[0].data if self._container is not None else None
        names = {entry.data["name"] for entry in fit}
        return Place(
            start=span.start,
            end=span.end,
            text=span.text,
            name=names.pop() if len(names) == 1 else span.text,
            name_ar=fit[0].data["names_ar"].split("|")[0] if fit else span.text,
            country=_shared(fit, "country") or (outer["country"] if outer else None) or None,
            admin1=_shared(fit, "admin1") or (outer["admin1"] if outer else None) or None,
            precision=_shared(fit, "precision") or self._where.head,  # type: ignore[arg-type]
            area=self._where.area,
            direction=self._where.direction,
            part=self._where.part,
            candidates=tuple(entry.key for entry in entries),
            found_by="pack" if entries else self._candidate.found_by,
        )


def _shared(entries: Sequence[Entry], field_: str) -> str | None:
    """What all entries state alike; ``None`` where they differ or there are none."""
    values = {entry.data[field_] for entry in entries}
    return str(values.pop()) if len(values) == 1 else None


def _number(text: str | None) -> float | None:
    return float(text) if text else None
