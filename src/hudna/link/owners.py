"""For whom a source speaks: the party, state or body whose voice it is, and under which name a truce knows it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hudna.packs.knowledge import Knowledge
from hudna.rules.entry import Entry, pack_of
from hudna.text.fold import caseless_key, fold_key
from hudna.types import Claim, Name, Reading, SourceType

_VOICES = frozenset({"official", "spokesperson", "party_media", "mediator", "monitor", "document"})
_DEEPEST = 4  # steps from a body to what it is part of


@dataclass(slots=True)
class Owners:
    """The named entries of the packs by canonical name, and what was worked out of them."""

    knowledge: Knowledge
    by_name: Mapping[str, tuple[str, ...]]  # canonical name → wire ids
    _folded: dict[tuple[str, tuple[str, ...]], str] = field(default_factory=dict)

    def entry(self, wire: str | None) -> Entry | None:
        """The entry of a wire id."""
        return self.knowledge.by_wire.get(wire or "")

    def named(self, name: str | None) -> str | None:
        """The wire id of a canonical name that one entry bears; of several, none."""
        wires = self.by_name.get(name or "", ())
        return wires[0] if len(wires) == 1 else None

    def party(self, wire: str, parties: Sequence[str]) -> str:
        """The name under which a truce of ``parties`` knows an actor: its own, that of the party it is counted to, of what
        it is part of, or of the government of its country; else its own."""
        known = self._folded.get((wire, tuple(parties)))
        if known is None:
            known = self._folded[wire, tuple(parties)] = self._party(wire, parties)
        return known

    def _party(self, wire: str, parties: Sequence[str]) -> str:
        entry = self.knowledge.by_wire[wire]
        for owner in self._with_wholes(wire):
            data = self.knowledge.by_wire[owner].data
            for name in (data["name"], data.get("party_as"), *data.get("parties", ())):
                if name in parties:
                    return str(name)
        if entry.get("kind") == "state":
            for party in parties:
                if self._governs(party, entry):
                    return party
        return str(entry.data["name"])

    def _with_wholes(self, wire: str) -> Iterator[str]:
        """An actor, then what it is part of, nearest first."""
        row = [wire]
        for _step in range(_DEEPEST):
            yield from row
            row = [one for at in row for one in refs(self.knowledge.by_wire[at].get("member_of")) if self.entry(one)]

    def _governs(self, party: str, state: Entry) -> bool:
        """Whether a party is the state of the one country that its conflict pack is about."""
        lands = self.knowledge.lands_of(state)
        for wire in self.by_name.get(party, ()):
            entry = self.knowledge.by_wire[wire]
            about = self.knowledge.packs.get(pack_of(entry), {})
            if entry.get("kind") == "state" and lands and tuple(about.get("countries", ())) == lands:
                return True
        return False


_last: Owners | None = None


def owners_of(knowledge: Knowledge) -> Owners:
    """The index of a knowledge; the last one is kept, because a run reads with one."""
    global _last
    if _last is None or _last.knowledge is not knowledge:
        names: dict[str, list[str]] = {}
        for wire, entry in knowledge.by_wire.items():
            if entry.table != "place":
                names.setdefault(str(entry.data["name"]), []).append(wire)
        _last = Owners(knowledge, {name: tuple(wires) for name, wires in names.items()})
    return _last


def refs(value: Any) -> tuple[str, ...]:
    """The wire ids of a field that holds none, one or several."""
    if not value:
        return ()
    return tuple(value) if isinstance(value, (list, tuple)) else (str(value),)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks in a claim: the name, the type, and the wire ids of the actors whose voice it is."""

    name: str
    source_type: SourceType
    own_voice: bool
    speaks_for: tuple[str, ...] = ()


def speaker_of(claim: Claim | None, reading: Reading, owners: Owners) -> Speaker:
    """The source of a claim; of no claim, the outlet. Where the outlet speaks it is the outlet, or the report's id where the outlet is unknown,
    so that two unnamed outlets stay two."""
    if claim is None or (claim.source is None and claim.cue is None):
        return _outlet_of(reading, owners)
    name = claim.source_name or (claim.source.text if claim.source is not None else "") or _UNNAMED
    day = reading.published.date if reading.published else None
    return Speaker(name, claim.source_type, False, tuple(_voiced(claim, reading, owners, day)))


_UNNAMED = "unnamed source"


def _outlet_of(reading: Reading, owners: Owners) -> Speaker:
    """The outlet as a source, with the party whose media it is."""
    entry = owners.knowledge.outlets.get(caseless_key(reading.outlet)) if reading.outlet else None
    if entry is None:
        return Speaker(reading.outlet or reading.id, "media", True)
    media_of = tuple(one for one in refs(entry.get("party_media_of")) if owners.entry(one))
    kind: SourceType = "party_media" if media_of else "monitor" if entry.get("kind_of") == "monitor" else "media"
    return Speaker(str(entry.data["name"]), kind, True, media_of)


def _voiced(claim: Claim, reading: Reading, owners: Owners, day: str | None) -> Iterable[str]:
    """The actors that a source speaks for: the body of the office that the report gives a person, else by what the packs
    have of the name; of a source without one the body that its words name."""
    of_office = _of_office(claim, reading, owners)
    if of_office is not None:
        return of_office
    wire = owners.named(claim.source_name)
    inside = _names_in(reading, claim)
    if wire is None:
        wire = next((name.entry for name in inside if name.name == claim.source_name and name.entry), None)
    if wire is not None:
        return actors_of(owners, wire, day)
    if claim.source_type not in _VOICES:
        return ()
    body = next((name.entry for name in inside if name.kind != "person" and owners.entry(name.entry)), None)
    return actors_of(owners, body, day) if body is not None else ()


def _of_office(claim: Claim, reading: Reading, owners: Owners) -> tuple[str, ...] | None:
    """The actor in the words of a person's office: "the spokesman of X". Nobody for who held it once; ``None`` where the
    report gives no office of an actor that packs know."""
    if claim.source_name is None:
        return None
    persons = (
        name
        for name in reading.mentions
        if isinstance(name, Name) and name.kind == "person" and name.name == claim.source_name and name.role is not None
    )
    for person in persons:
        office = person.role
        if office is None:
            continue
        if any(owners.knowledge.grammar.is_a(word, "former") for word in fold_key(office.text).split()):
            return ()
        for body in _between(reading, office.start, office.end):
            before = fold_key(office.text[: body.start - office.start]).split()
            if before and owners.knowledge.grammar.is_a(before[-1], "sent_to"):
                break
            if body.kind != "person" and _is_actor(owners, body.entry or ""):
                return (str(body.entry),)
    return None


def _between(reading: Reading, start: int, end: int) -> list[Name]:
    """The proper names that stand in a stretch of the text."""
    return [
        name
        for name in reading.mentions
        if isinstance(name, Name) and not name.generic and start <= name.start and name.end <= end
    ]


def _names_in(reading: Reading, claim: Claim) -> list[Name]:
    """The proper names in the words that name a source."""
    return _between(reading, claim.source.start, claim.source.end) if claim.source is not None else []


def actors_of(owners: Owners, wire: str, day: str | None) -> tuple[str, ...]:
    """The wire ids of the actors that an entry speaks for on a day (ISO): an actor for itself, an outlet for the party whose
    media it is, a person for what the office of the day is an office of."""
    entry = owners.knowledge.by_wire[wire]
    if entry.table == "actor":
        return (wire,)
    if entry.table == "outlet":
        found = refs(entry.get("party_media_of"))
    else:
        found = tuple(one for role in _held(entry.get("roles", ()), day) for one in refs(role.get("of")))
    return tuple(dict.fromkeys(one for one in found if _is_actor(owners, one)))


def _is_actor(owners: Owners, wire: str) -> bool:
    entry = owners.entry(wire)
    return entry is not None and entry.table == "actor"


def _held(roles: Sequence[Mapping[str, Any]], day: str | None) -> list[Mapping[str, Any]]:
    """The offices held on a day. Without a day all of them, if they are offices of one body: else nobody knows which."""
    if day is not None:
        return [role for role in roles if (role.get("from") or "0000") <= day <= ((role.get("to") or "9999") + "-99")]
    return list(roles) if len({refs(role.get("of")) for role in roles}) == 1 else []
