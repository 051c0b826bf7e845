"""What packs say of parties: under which name they are party, on which side of which front they stand, and when."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from hudna.packs.knowledge import Knowledge
from hudna.rules.entry import Entry, pack_of


@dataclass(frozen=True, slots=True)
class Roster:
    """Actors by canonical English name."""

    folded: Mapping[str, tuple[str, ...]]  # name → names as a party, where they differ
    camps: Mapping[str, tuple[str, ...]]  # name as a party → the sides of fronts it stands on
    neutral: frozenset[str]  # who mediates everywhere
    years: Mapping[str, tuple[str | None, str | None]]  # from when and until when a party is one
    lands: Mapping[str, tuple[str, ...]]  # name as a party → ISO codes of the lands of its conflict
    conflicts: Mapping[str, str]  # name as a party → its pack
    pack_of_land: Mapping[str, str]  # ISO code → the conflict that plays there

    def fold(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The names under which they are party, each once, sorted."""
        return tuple(sorted({party for name in names for party in self.folded.get(name, (name,))}))


def roster_of(knowledge: Knowledge) -> Roster:
    """The roster of the loaded packs; made once for one ``Knowledge``."""
    return _roster(_Held(knowledge))


@dataclass(frozen=True, slots=True, eq=False)
class _Held:
    """Knowledge as a key: one is itself alone, whatever it holds."""

    knowledge: Knowledge

    def __hash__(self) -> int:
        return id(self.knowledge)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.knowledge is self.knowledge


@lru_cache(maxsize=4)
def _roster(held: _Held) -> Roster:
    knowledge = held.knowledge
    actors = list(knowledge.of_table("actor"))
    folded = {actor.data["name"]: names for actor in actors if (names := _party_names(actor))}
    return Roster(
        folded=folded,
        camps=_camps(knowledge, actors),
        neutral=frozenset(actor.data["name"] for actor in actors if actor.get("neutral")),
        years={
            actor.data["name"]: (actor.get("from"), actor.get("to"))
            for actor in actors
            if actor.get("from") or actor.get("to")
        },
        lands={actor.data["name"]: knowledge.lands_of(actor) for actor in actors},
        conflicts={actor.data["name"]: pack_of(actor) for actor in actors if pack_of(actor) != "world"},
        pack_of_land=dict(_packs_of_lands(knowledge)),
    )


def _party_names(actor: Entry) -> tuple[str, ...]:
    several = tuple(actor.get("parties", ()))
    one = actor.get("party_as")
    return several or ((one,) if one else ())


def _packs_of_lands(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    for pack in sorted(knowledge.packs, reverse=True):  # the first of the alphabet is written last and stays
        for land in knowledge.packs[pack].get("countries", ()):
            yield land, pack


def _camps(knowledge: Knowledge, actors: list[Entry]) -> dict[str, tuple[str, ...]]:
    """The camps of all who are named in a front, and of their members."""
    found: dict[str, set[str]] = defaultdict(set)
    for pack in sorted(knowledge.packs):
        for number, front in enumerate(knowledge.packs[pack].get("front", ())):
            for side, key in enumerate(("one", "other")):
                for name in _names(knowledge, front, key):
                    found[name].add(f"{pack}/{number}/{side}")
    for actor in actors:
        for reference in actor.get("member_of", ()):
            whole = knowledge.by_wire.get(reference)
            if whole is not None:
                found[actor.data["name"]] |= found.get(whole.data["name"], set())
    return {name: tuple(sorted(camps)) for name, camps in sorted(found.items()) if camps}


def _names(knowledge: Knowledge, front: Mapping[str, Any], key: str) -> Iterator[str]:
    for reference in front.get(key, ()):
        entry = knowledge.by_wire.get(reference)
        if entry is not None:
            yield entry.data["name"]
            yield from _party_names(entry)
