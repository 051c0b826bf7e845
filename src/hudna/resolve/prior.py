"""Which conflict a report is about: the evidence of names and places that have one reading only."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hudna.rules.entry import Entry, pack_of


@dataclass(frozen=True, slots=True)
class Prior:
    """How often each conflict pack and each country is met, and the day of the report."""

    packs: Mapping[str, float]
    countries: Mapping[str, float]
    day: date | None
    lands: frozenset[str] = frozenset()  # countries that the loaded conflicts are about
    backers: Mapping[str, frozenset[str]] = field(default_factory=dict)  # country → what speaks for it, each once

    def weight(self, entry: Entry) -> float:
        """How well an entry fits the report: the share of its pack, or of its country for a place."""
        if entry.table == "place":
            country = entry.data["country"]
            return self.countries.get(country, 0.0) + (_CONFLICT if country in self.lands else 0.0)
        return self.packs.get(pack_of(entry), 0.0)


_CONFLICT = 0.15  # what a land of a loaded conflict has before the report says anything


@dataclass(frozen=True, slots=True)
class Lands:
    """Which lands a report is about, those of no pack too: what places lie in, and which states it names; ``of`` gives an entry's own lands."""

    shares: Mapping[str, float]
    weight: float  # of all evidence together
    of: Callable[[Entry], tuple[str, ...]]

    def share(self, entry: Entry) -> float | None:
        """How much of the report plays in the lands of an entry; ``None`` where it has none, like a movement of many."""
        lands = self.of(entry)
        return sum(self.shares.get(land, 0.0) for land in lands) if lands else None

    def is_about(self, entry: Entry) -> bool:
        """Whether the report is plainly about the land of an entry, so that it needs no naming."""
        return self.weight >= _PLACE and (self.share(entry) or 0.0) >= _CLEAR

    def rule_out(self, entry: Entry) -> bool:
        """Whether the report plainly plays elsewhere than in the lands of a party to a conflict."""
        share = self.share(entry)
        return pack_of(entry) != "world" and share is not None and share < _ELSEWHERE and self.weight >= _HEARD


_PLACE = 1.0  # without which no land is clear
_CLEAR = 0.5  # of the report's evidence
_ELSEWHERE = 0.1
_HEARD = 4.0  # places, or two parties, before which nothing is ruled out


def valid_on(entry: Entry, day: date | None) -> bool:
    """Whether an entry existed on ``day``; with no day nothing is ruled out."""
    if day is None:
        return True
    stamp = day.isoformat()
    return (entry.get("from") or "0000") <= stamp and stamp <= ((entry.get("to") or "9999") + "-99")


def prior_of(
    names: Iterable[Entry],
    places: Iterable[Entry],
    about: Mapping[str, Mapping[str, Any]],
    day: date | None,
    outlet: Entry | None = None,
) -> Prior:
    """The prior that unambiguous names and places give, and the outlet's pack; a country counts for the packs about it."""
    packs: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    backers: dict[str, set[str]] = {}
    for entry in (*names, *([outlet] if outlet is not None else [])):
        pack = pack_of(entry)
        if pack != "world":
            packs[pack] += 2
            for country in about.get(pack, {}).get("countries", ()):
                countries[country] += 1
                backers.setdefault(country, set()).add(entry.address)
    for place in places:
        country = place.data["country"]
        countries[country] += 1 if place.data["precision"] != "country" else 2
        backers.setdefault(country, set()).add(place.key)
    for pack, data in about.items():
        packs[pack] += sum(countries[country] for country in data.get("countries", ()))
    known = {country: frozenset(keys) for country, keys in backers.items()}
    lands = frozenset(country for data in about.values() for country in data.get("countries", ()))
    return Prior(_shares(packs), _shares(countries), day, lands, known)


def lands_of(names: Iterable[Entry], places: Iterable[Entry], of: Callable[[Entry], tuple[str, ...]]) -> Lands:
    """The lands that names and places with one reading speak for; ``of`` gives the lands of an entry.

    A party counts as much as two places, a state or an outlet as one; who fights in several lands is split among them.
    """
    counts: dict[str, float] = defaultdict(float)
    for entry in names:
        lands = of(entry)
        whole = 1.0 if entry.table == "outlet" or entry.get("kind") == "state" else _PARTY
        for land in lands:
            counts[land] += whole / len(lands)
    for place in places:
        counts[place.data["country"]] += 1
    return Lands(_shares(counts), sum(counts.values()), of)


_PARTY = 2.0  # places that a party which is named weighs


def _shares(counts: Mapping[str, float]) -> dict[str, float]:
    total = sum(counts.values()) or 1
    return {key: value / total for key, value in sorted(counts.items())}
