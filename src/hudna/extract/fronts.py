"""Who fights whom: the fronts of the packs that one report names both camps of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hudna.packs.knowledge import Knowledge
from hudna.rules.entry import Entry, pack_of


@dataclass(frozen=True, slots=True)
class Front:
    """Two camps, by the names of their parties, and the countries they fight in."""

    one: frozenset[str]
    other: frozenset[str]
    countries: tuple[str, ...]  # the one that the war is about first

    def opponents(self, party: str) -> frozenset[str]:
        """Whom a party fights on this front; nobody where it stands in neither camp or in both."""
        if (party in self.one) == (party in self.other):
            return frozenset()
        return self.other if party in self.one else self.one


@dataclass(frozen=True, slots=True)
class Fronts:
    """The fronts of one day."""

    all: tuple[Front, ...]

    def opponents(self, party: str) -> frozenset[str]:
        """Whom a party fights on any front."""
        return frozenset().union(*(front.opponents(party) for front in self.all))

    def allied(self, party: str, other: str) -> bool:
        """Whether two parties share a camp on a front and fight each other on none."""
        if other in self.opponents(party):
            return False
        return any({party, other} <= camp for front in self.all for camp in (front.one, front.other))

    def between(self, parties: Iterable[str]) -> Front | None:
        """The front on which these parties face each other."""
        known = set(parties)
        return next((front for front in self.all if any(front.opponents(party) & known for party in known)), None)

    def named(self, parties: Iterable[str]) -> "Fronts":
        """The fronts of which both camps are among these parties."""
        known = set(parties)
        return Fronts(tuple(front for front in self.all if front.one & known and front.other & known))

    def hold(self, party: str) -> bool:
        """Whether a party stands in a camp."""
        return any(party in front.one or party in front.other for front in self.all)


def fronts_on(knowledge: Knowledge, day: date | None) -> Fronts:
    """The fronts of all packs that were fought on a day; with no day none is ruled out."""
    found = [
        Front(
            _names(knowledge, row["one"]),
            _names(knowledge, row["other"]),
            tuple(about.get("countries", ())),
        )
        for about in knowledge.packs.values()
        for row in about.get("front", ())
        if _holds(row, day)
    ]
    return Fronts(tuple(found))


def governments(knowledge: Knowledge, day: date | None) -> Mapping[str, str]:
    """State → the party that governs it on a day, for the one country that a conflict is about: Yemen → its government."""
    states = {code: name for name, code in knowledge.country_codes.items()}
    ruling: dict[str, set[str]] = {}
    for pack, about in knowledge.packs.items():
        countries = about.get("countries", ())
        wires = {wire for row in about.get("front", ()) for wire in (*row["one"], *row["other"])}
        for wire in wires if len(countries) == 1 else ():
            entry = knowledge.by_wire.get(wire)
            if (
                entry is not None
                and pack_of(entry) == pack
                and entry.get("kind") == "state"
                and _holds(entry.data, day)
            ):
                ruling.setdefault(states.get(countries[0], ""), set()).update(party_names(entry))
    return {state: next(iter(rulers)) for state, rulers in ruling.items() if len(rulers) == 1}


def party_names(entry: Entry) -> tuple[str, ...]:
    """The names under which an actor is party to a truce."""
    return tuple(entry.get("parties", ())) or (entry.get("party_as") or entry.data["name"],)


def _names(knowledge: Knowledge, wires: Iterable[str]) -> frozenset[str]:
    return frozenset(
        name for wire in wires if wire in knowledge.by_wire for name in party_names(knowledge.by_wire[wire])
    )


def _holds(row: Mapping[str, Any], day: date | None) -> bool:
    if day is None:
        return True
    stamp = day.isoformat()
    return (row.get("from") or "0000") <= stamp <= ((row.get("to") or "9999") + "-99")
