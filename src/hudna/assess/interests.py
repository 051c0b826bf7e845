"""Where a source stands: on a party's side, between the sides, or outside.

The packs say who belongs to whom (``member_of``), who stands with whom and when (``side``), who fights whom (the
``front`` of a conflict), for whom a person speaks (``roles``) and whose media an outlet is (``party_media_of``). A name
that no pack knows is on nobody's side as far as Hudna knows, and is ``unknown`` unless its type says more.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from hudna.packs.knowledge import Knowledge
from hudna.rules.entry import Entry
from hudna.types import Interest, Proposition, Testimony
from hudna.types.stake import About, Stake

Tie = Literal["party", "ally"]
# What a bystander can see or hear: fighting, calm, casualties. Nobody sees a signature or a term from the street.
_SEEN_FROM_THE_STREET = frozenset({"holding", "breached", "casualties", "collapsed"})
_ABOUT_VALUE = frozenset({"party", "declared_by", "accepted"})  # the value is the party that it is about


@dataclass(frozen=True, slots=True)
class Allegiances:
    """Who belongs to, stands with and fights whom, by English names, as the packs have it."""

    entries: Mapping[str, tuple[Entry, ...]]
    names: Mapping[str, str]  # "syria/sdf" → English name
    fronts: tuple[Mapping[str, Any], ...]

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

    def bodies(self, name: str, day: str | None) -> frozenset[str]:
        """The name itself and all that it is part of, speaks for or is the media of, on a day."""
        found: set[str] = set()
        left = [name]
        while left:
            one = left.pop()
            if one not in found:
                found.add(one)
                left.extend(self._above(one, day))
        return frozenset(found)

    def _above(self, name: str, day: str | None) -> Iterator[str]:
        for entry in self.entries.get(name, ()):
            refs = [*_refs(entry.get("member_of")), *_refs(entry.get("party_media_of"))]
            refs += [ref for role in entry.get("roles", ()) if _lasts(role, day) for ref in _refs(role.get("of"))]
            yield from (self.names[ref] for ref in refs if ref in self.names)
            if entry.get("party_as"):
                yield entry.get("party_as")

    def backers(self, name: str, day: str | None) -> frozenset[str]:
        """With whom a name, or a body that it belongs to, is said to stand on a day; an outlet's owner among them."""
        found: set[str] = set()
        for body in self.bodies(name, day):
            for entry in self.entries.get(body, ()):
                found.update(row["with"] for row in entry.get("side", ()) if _lasts(row, day))
                if entry.table == "outlet":
                    found.update(self._named_in(f"{entry.get('owner', '')} ; {entry.get('affiliation', '')}"))
        return frozenset(found)

    def _named_in(self, words: str) -> Iterator[str]:
        """The actors whose names stand whole in a few words on an owner ("close to the …")."""
        tokens = re.findall(r"\w[\w'-]*", words)
        for start in range(len(tokens)):
            for end in range(start + 1, min(len(tokens), start + 4) + 1):
                name = " ".join(tokens[start:end])
                if name in self.entries and any(entry.table == "actor" for entry in self.entries[name]):
                    yield name

    def tie(self, name: str, party: str, day: str | None) -> Tie | None:
        """How a name is tied to a party on a day. Who fights a party is tied as well: it too has something to win.

        ``ally`` is said of both; whose side an enemy is on is told by `Interests`.
        """
        own, whole = self.bodies(name, day), self.bodies(party, day)
        covered = {one for entry in self.entries.get(party, ()) for one in entry.get("parties", ())}
        if party in own or own & covered or (name in whole and self.kind_of(name) == "state"):
            return "party"
        stands = self.backers(name, day) & (whole | covered) or self.backers(party, day) & own
        shared = {body for body in own & whole if not self._is_neutral(body)}
        if stands or shared or self._on_a_front(own, whole | covered, day) == "beside":
            return "ally"
        return None

    def fights(self, name: str, party: str, day: str | None) -> bool:
        """Whether a front of the packs has a name and a party in two camps on a day."""
        return self._on_a_front(self.bodies(name, day), self.bodies(party, day), day) == "against"

    def _is_neutral(self, name: str) -> bool:
        return any(entry.get("neutral") for entry in self.entries.get(name, ()))

    def _on_a_front(
        self, own: frozenset[str], other: Iterable[str], day: str | None
    ) -> Literal["beside", "against"] | None:
        others = set(other)
        found: Literal["against"] | None = None
        for front in self.fronts:
            if not _lasts(front, day):
                continue
            one, two = ({self.names.get(ref, ref) for ref in front[camp]} for camp in ("one", "other"))
            if (own & one and others & one) or (own & two and others & two):
                return "beside"
            if (own & one and others & two) or (own & two and others & one):
                found = "against"
        return found


def _refs(value: str | Sequence[str] | None) -> Sequence[str]:
    return (value,) if isinstance(value, str) else (value or ())


def _lasts(row: Mapping[str, Any], day: str | None) -> bool:
    return day is None or (row.get("from") or "0000") <= day <= (row.get("to") or "9999") + "-99"


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
    _sides: dict[tuple[str, str | None], tuple[Tie, str] | None] = field(default_factory=dict)
    _blocs: dict[str | None, Mapping[str, str]] = field(default_factory=dict)

    def __call__(self, testimony: Testimony) -> Stake:
        """The stake of the testimony's source in its proposition."""
        proposition = testimony.proposition
        about = _subject(proposition)
        street = proposition.kind in _SEEN_FROM_THE_STREET
        day = self.day or testimony.said
        who = (testimony.source, testimony.source_type, testimony.speaks_for, testimony.own_voice, testimony.outlet)
        key = (*who, about, street, day)
        if key not in self._stakes:
            self._stakes[key] = self._stake(testimony, about, street, day)
        return self._stakes[key]

    def bloc(self, party: str, day: str | None) -> str:
        """What stands for the side of a party: the first of the truce's parties that stand together with it."""
        if day not in self._blocs:
            self._blocs[day] = self._drawn_up(day)
        return self._blocs[day].get(party, party)

    def _drawn_up(self, day: str | None) -> Mapping[str, str]:
        out: dict[str, str] = {}
        for party in self.parties:
            beside = (
                one for one in out
                if self.allegiances.tie(party, one, day) and not self.allegiances.fights(party, one, day)
            )  # fmt: skip
            first = next(beside, None)
            out[party] = out[first] if first is not None else party
        return out

    def _faces(self, bloc: str, day: str | None) -> tuple[str, ...]:
        """The blocs that one fights: as fronts have it, or the only other one of the truce."""
        others = dict.fromkeys(self.bloc(party, day) for party in self.parties)
        others.pop(bloc, None)
        members = [party for party in self.parties if self.bloc(party, day) == bloc]
        if len(others) == 1 and members:
            return tuple(others)
        return tuple(other for other in others if any(self.allegiances.fights(party, other, day) for party in members))

    def _stake(self, testimony: Testimony, about: str | None, street: bool, day: str | None) -> Stake:
        names = _voice_of(testimony)
        if testimony.source_type == "evidence":
            return Stake("seen")
        sides = [side for side in (self._side(name, day) for name in names) if side]
        if sides:
            tie, party = min(sides, key=lambda side: (side[0] != "party", self.parties.index(side[1])))
            bloc = self.bloc(party, day)
            return Stake(tie, bloc, self._about(about, tie, party, day), self._faces(bloc, day))
        if testimony.source_type == "party_media":  # a party's, and no pack says whose
            return Stake("ally", names[0])
        return Stake(self._outside(testimony, names, street, day))

    def _outside(self, testimony: Testimony, names: Sequence[str], street: bool, day: str | None) -> Interest:
        """The interest of a source that is on no party's side."""
        bodies = {body for name in names for body in self.allegiances.bodies(name, day)}
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

    def _side(self, name: str, day: str | None) -> tuple[Tie, str] | None:
        """Party or ally, and on whose side; the closest tie counts. An enemy of one party is on the other's side."""
        if (name, day) not in self._sides:
            self._sides[name, day] = self._tied(name, day) or self._enemy(name, day)
        return self._sides[name, day]

    def _tied(self, name: str, day: str | None) -> tuple[Tie, str] | None:
        ties = [(self.allegiances.tie(name, party, day), party) for party in self.parties]
        for wanted in ("party", "ally"):
            for tie, party in ties:
                if tie == wanted:
                    return tie, party
        return None

    def _enemy(self, name: str, day: str | None) -> tuple[Tie, str] | None:
        fought = [party for party in self.parties if self.allegiances.fights(name, party, day)]
        if not fought:
            return None
        others = [party for party in self.parties if party not in fought]
        return "ally", others[0] if len(others) == 1 else fought[0]

    def _about(self, about: str | None, tie: Tie, party: str, day: str | None) -> About | None:
        """Whether the one whom the proposition is about is the source's own party, or on its side."""
        if about is None:
            return None
        side = self._side(about, day)
        if side is None or self.bloc(side[1], day) != self.bloc(party, day):
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
