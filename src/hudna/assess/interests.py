"""Where a source stands: on a party's side, between the sides, or outside.

The packs say who belongs to whom (``member_of``), who stands with whom and when (``side``), who fights whom (the
``front`` of a conflict), for whom a person speaks (``roles``) and whose media an outlet is (``party_media_of``). A name
that no pack knows is on nobody's side as far as Hudna knows, and is ``unknown`` unless its type says more.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any, Literal

from hudna.packs.knowledge import Knowledge
from hudna.rules.entry import Entry
from hudna.types import Interest, Proposition, Testimony
from hudna.types.stake import About, Stake

Tie = Literal["party", "ally"]
# What a bystander can see or hear: fighting, calm, casualties. Nobody sees a signature or a term from the street.
_SEEN_FROM_THE_STREET = frozenset({"holding", "breached", "casualties", "collapsed"})
_LONGEST = 8  # words of a name
_ABOUT_VALUE = frozenset({"party", "declared_by", "accepted"})  # the value is the party that it is about


@dataclass(frozen=True, slots=True)
class Allegiances:
    """Who belongs to, stands with and fights whom, by English names, as the packs have it."""

    entries: Mapping[str, tuple[Entry, ...]]
    names: Mapping[str, str]  # "syria/sdf" → English name
    fronts: tuple[Mapping[str, Any], ...]
    _turns: tuple[list[str], list[str]] = field(init=False, repr=False)  # days on which anything begins, or has ended
    _lines: dict[tuple[int, int] | None, "Lines"] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        rows = [*self.fronts]
        for entry in (one for found in self.entries.values() for one in found):
            rows += [*entry.get("side", ()), *entry.get("roles", ())]
        begins, ends = {_from(row) for row in rows}, {_to(row) for row in rows}
        object.__setattr__(self, "_turns", (sorted(begins), sorted(ends)))

    @classmethod
    def of(cls, knowledge: Knowledge) -> "Allegiances":
        """What the packs of ``knowledge`` say; made once and used for all truces."""
        entries: dict[str, list[Entry]] = defaultdict(list)
        names: dict[str, str] = {}
        for key, entry in knowledge.by_wire.items():
            if entry.table in ("actor", "person", "outlet"):
                entries[entry.data["name"]].append(entry)
                names[key] = entry.data["name"]
        fronts = tuple(front for pack in knowledge.packs.values() for front in pack.get("front", ()))
        return cls({name: tuple(found) for name, found in entries.items()}, names, fronts)

    def kind_of(self, name: str) -> str | None:
        """``state``, ``organisation``, ``group``, ``outlet`` or ``person``; ``None`` for a name that no pack knows."""
        for entry in self.entries.get(name, ()):
            return str(entry.get("kind") or entry.table)
        return None

    def on(self, day: str | None) -> "Lines":
        """How the lines run on a day; the same value for all days between which nothing begins or ends."""
        begins, ends = self._turns
        key = None if day is None else (bisect_right(begins, day), bisect_left(ends, day))
        if key not in self._lines:
            self._lines[key] = Lines(self, day)
        return self._lines[key]


@dataclass(slots=True, eq=False)
class Lines:
    """Who stands where on a day. It remembers what it worked out."""

    allegiances: Allegiances
    day: str | None
    fronts: list[tuple[frozenset[str], frozenset[str]]] = field(init=False)
    _bodies: dict[str, frozenset[str]] = field(default_factory=dict)
    _kin: dict[str, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        names = self.allegiances.names
        self.fronts = [
            (
                frozenset(names.get(ref, ref) for ref in front["one"]),
                frozenset(names.get(ref, ref) for ref in front["other"]),
            )
            for front in self.allegiances.fronts
            if self._lasts(front)
        ]

    def _entries(self, name: str) -> tuple[Entry, ...]:
        return self.allegiances.entries.get(name, ())

    def _lasts(self, row: Mapping[str, Any]) -> bool:
        return self.day is None or _from(row) <= self.day <= _to(row)

    def bodies(self, name: str) -> frozenset[str]:
        """The name itself and all that it is part of, speaks for or is the media of."""
        if name not in self._bodies:
            found: set[str] = set()
            left = [name]
            while left:
                one = left.pop()
                if one not in found:
                    found.add(one)
                    left.extend(self._above(one))
            self._bodies[name] = frozenset(found)
        return self._bodies[name]

    def _above(self, name: str) -> Iterator[str]:
        names = self.allegiances.names
        for entry in self._entries(name):
            refs = [*_refs(entry.get("member_of")), *_refs(entry.get("party_media_of"))]
            refs += [ref for role in entry.get("roles", ()) if self._lasts(role) for ref in _refs(role.get("of"))]
            yield from (names[ref] for ref in refs if ref in names)
            if entry.get("party_as"):
                yield entry.get("party_as")

    def backers(self, names: AbstractSet[str]) -> set[str]:
        """With whom one of these is said to stand."""
        rows = (row for name in names for entry in self._entries(name) for row in entry.get("side", ()))
        return {row["with"] for row in rows if self._lasts(row)}

    def kin(self, name: str) -> frozenset[str]:
        """Its `bodies`, and for an outlet those of the actors named as its owner or as close to it."""
        if name not in self._kin:
            found = set(self.bodies(name))
            for entry in self._entries(name):
                if entry.table == "outlet":
                    owners = self._named_in(f"{entry.get('owner', '')} ; {entry.get('affiliation', '')}")
                    found.update(body for owner in owners for body in self.bodies(owner))
            self._kin[name] = frozenset(found)
        return self._kin[name]

    def _named_in(self, words: str) -> Iterator[str]:
        """The actors whose names stand whole in a few words on an owner ("close to the …"), the longest first."""
        tokens = words.split()
        start = 0
        while start < len(tokens):
            for end in range(min(len(tokens), start + _LONGEST), start, -1):
                name = " ".join(tokens[start:end]).rstrip(",;.")
                if any(entry.table == "actor" for entry in self._entries(name)):
                    yield name
                    start = end - 1
                    break
            start += 1

    def tie(self, name: str, party: str) -> Tie | None:
        """How a name is tied to a party."""
        own, whole, kin = self.bodies(name), self.bodies(party), self.kin(name)
        covered = {one for entry in self._entries(party) for one in entry.get("parties", ())}
        if party in own or own & covered or (name in whole and self.allegiances.kind_of(name) == "state"):
            return "party"
        stands = self.backers(kin) & (whole | covered) or self.backers(whole) & kin
        shared = any(not self._is_neutral(body) for body in kin & (whole | covered))
        if stands or shared or self._beside(kin, whole | covered):
            return "ally"
        return None

    def fights(self, name: str, party: str) -> bool:
        """Whether a front has a name and a party in two camps, and none has them in one."""
        own, other = self.kin(name), self.bodies(party)
        against = any((own & one and other & two) or (own & two and other & one) for one, two in self.fronts)
        return against and not self._beside(own, other)

    def _beside(self, own: AbstractSet[str], other: AbstractSet[str]) -> bool:
        return any((own & one and other & one) or (own & two and other & two) for one, two in self.fronts)

    def _is_neutral(self, name: str) -> bool:
        return any(entry.get("neutral") for entry in self._entries(name))


def _refs(value: str | Sequence[str] | None) -> Sequence[str]:
    return (value,) if isinstance(value, str) else (value or ())


def _from(row: Mapping[str, Any]) -> str:
    return row.get("from") or "0000"


def _to(row: Mapping[str, Any]) -> str:
    """The end of a row, such that every day of its last month or year comes before it."""
    return (row.get("to") or "9999") + "-99"


@dataclass(slots=True)
class Interests:
    """Gives each testimony about one truce the `Stake` of its source; remembers what it worked out.

    ``day`` is the day on which packs are asked who stands where; ``None``: the day each testimony was published.
    """

    allegiances: Allegiances
    parties: tuple[str, ...]
    mediators: tuple[str, ...] = ()
    guarantors: tuple[str, ...] = ()
    monitors: tuple[str, ...] = ()
    day: str | None = None
    _stakes: dict[tuple[object, ...], Stake] = field(default_factory=dict)
    _sides: dict[tuple[str, Lines], tuple[Tie, str] | None] = field(default_factory=dict)
    _blocs: dict[Lines, Mapping[str, str]] = field(default_factory=dict)
    _faces: dict[tuple[str, Lines], tuple[str, ...]] = field(default_factory=dict)

    def __call__(self, testimony: Testimony) -> Stake:
        """The stake of the testimony's source in its proposition."""
        proposition = testimony.proposition
        about = _subject(proposition)
        street = proposition.kind in _SEEN_FROM_THE_STREET
        lines = self.allegiances.on(self.day or testimony.said)
        who = (testimony.source, testimony.source_type, testimony.speaks_for, testimony.own_voice, testimony.outlet)
        key = (*who, about, street, lines)
        if key not in self._stakes:
            self._stakes[key] = self._stake(testimony, about, street, lines)
        return self._stakes[key]

    def _stake(self, testimony: Testimony, about: str | None, street: bool, lines: Lines) -> Stake:
        names = _voice_of(testimony)
        if testimony.source_type == "evidence":
            return Stake("seen")
        sides = [side for side in (self._side(name, lines) for name in names) if side]
        if sides:
            tie, party = min(sides, key=lambda side: (side[0] != "party", self.parties.index(side[1])))
            bloc = self._bloc(party, lines)
            return Stake(tie, bloc, self._about(about, tie, party, lines), self._faced(bloc, lines))
        if testimony.source_type == "party_media":  # a party's, and no pack says whose
            return Stake("ally", names[0])
        return Stake(self._outside(testimony, names, street, lines))

    def _outside(self, testimony: Testimony, names: Sequence[str], street: bool, lines: Lines) -> Interest:
        """The interest of a source that is on no party's side."""
        bodies = {body for name in names for body in lines.bodies(name)}
        kind = testimony.source_type
        if kind == "anonymous_source":
            return "anonymous"
        if kind == "mediator" or bodies & {*self.mediators, *self.guarantors}:
            return "mediator"
        if kind == "monitor" or bodies & set(self.monitors):
            return "monitor"
        if kind == "document":
            return "document"
        if testimony.own_voice or kind == "media":
            return "media"
        if kind == "resident":
            return "seen" if street else "unknown"
        known = testimony.speaks_for is not None or any(self.allegiances.kind_of(name) for name in names)
        return "third_party" if known and kind != "activist" else "unknown"

    def _side(self, name: str, lines: Lines) -> tuple[Tie, str] | None:
        """Party or ally, and of which party; the closest tie counts. An enemy of one party is on the other's side."""
        if (name, lines) not in self._sides:
            self._sides[name, lines] = self._tied(name, lines) or self._enemy(name, lines)
        return self._sides[name, lines]

    def _tied(self, name: str, lines: Lines) -> tuple[Tie, str] | None:
        ties = [(lines.tie(name, party), party) for party in self.parties]
        for wanted in ("party", "ally"):
            for tie, party in ties:
                if tie == wanted:
                    return tie, party
        return None

    def _enemy(self, name: str, lines: Lines) -> tuple[Tie, str] | None:
        fought = [party for party in self.parties if lines.fights(name, party)]
        if not fought:
            return None
        others = [party for party in self.parties if party not in fought]
        return "ally", others[0] if len(others) == 1 else fought[0]

    def _bloc(self, party: str, lines: Lines) -> str:
        """What stands for the side of a party: the first of the truce's parties that stand together with it."""
        if lines not in self._blocs:
            out: dict[str, str] = {}
            for one in self.parties:
                beside = (other for other in out if lines.tie(one, other) and not lines.fights(one, other))
                first = next(beside, None)
                out[one] = out[first] if first is not None else one
            self._blocs[lines] = out
        return self._blocs[lines].get(party, party)

    def _faced(self, bloc: str, lines: Lines) -> tuple[str, ...]:
        """The blocs that one fights: as fronts have it, or the only other one of the truce."""
        if (bloc, lines) not in self._faces:
            others = dict.fromkeys(self._bloc(party, lines) for party in self.parties)
            others.pop(bloc, None)
            members = [party for party in self.parties if self._bloc(party, lines) == bloc]
            alone = len(others) == 1 and bool(members)
            self._faces[bloc, lines] = tuple(
                other for other in others if alone or any(lines.fights(party, other) for party in members)
            )
        return self._faces[bloc, lines]

    def _about(self, about: str | None, tie: Tie, party: str, lines: Lines) -> About | None:
        """Whether the one whom the proposition is about is the source's own party, or on its side."""
        if about is None:
            return None
        side = self._side(about, lines)
        if side is None or self._bloc(side[1], lines) != self._bloc(party, lines):
            return "other"
        return "self" if (tie, party) == ("party", side[1]) and side[0] == "party" else "side"


def interest_of(
    testimony: Testimony, parties: tuple[str, ...], mediators: tuple[str, ...], guarantors: tuple[str, ...],
    monitors: tuple[str, ...], knowledge: Knowledge, day: str | None = None,
) -> Interest:  # fmt: skip
    """The interest of one testimony's source. For many testimonies make `Interests` once: it remembers."""
    return Interests(Allegiances.of(knowledge), parties, mediators, guarantors, monitors, day)(testimony).interest


def _voice_of(testimony: Testimony) -> tuple[str, ...]:
    """The names that may tell whose voice it is: whom it speaks for, else the source (the outlet, in its own voice)."""
    if testimony.speaks_for:
        return (testimony.speaks_for,)
    if testimony.own_voice and testimony.outlet and testimony.outlet != testimony.source:
        return testimony.source, testimony.outlet
    return (testimony.source,)


def _subject(proposition: Proposition) -> str | None:
    """Whom a proposition is about: who accepted, who broke it."""
    return proposition.value if proposition.kind in _ABOUT_VALUE else proposition.actor
