"""The truces of a case: items of reports in groups, the bonds between groups, and what is only proposed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import msgspec

from hudna.assess.life_cycle import life_cycle
from hudna.case.aliases import aliases, renamed
from hudna.case.derive import testimonies_in, truced_of
from hudna.case.names import MARK, current_judgements
from hudna.link.truces import link_truces
from hudna.packs.knowledge import Knowledge
from hudna.store import Session
from hudna.text.fold import fold_key
from hudna.types import Bond, Judgement, Thing, TruceGroup, TruceItem
from hudna.types.dossier import TruceLine

THING: Thing = "truce"
_UNHEEDED = "unheeded"  # judgements of people that could not be followed, kept as what linking found
_LINE = msgspec.json.Decoder(TruceLine)


def link_all_truces(session: Session, knowledge: Knowledge, fresh: set[str] | None) -> None:
    """Group the truces of all current readings anew; groups keep their ids, and only what differs is written.

    ``fresh`` are versions that were read since the last time (``None``: all): how their truces stand is worked out again.
    """
    items: list[TruceItem] = []
    names: dict[str, str] = {}
    for row in session.readings.part("truces"):
        facts = truced_of(row.body)
        items += facts.items
        names.update((item.id, truce.name) for item, truce in zip(facts.items, facts.truces, strict=True) if truce.name)
    one_name = aliases(session, knowledge)
    items = list(renamed(tuple(items), one_name))
    known = session.groups.of(THING)
    origins = session.groups.of("origin")
    links = link_truces(items, current_judgements(session, THING), known, origins=origins)
    places: dict[str, str | None] = dict.fromkeys(known)
    places.update({item: group.id for group in links.groups for item in group.items})
    session.groups.assign(THING, places)
    was = {line.group.id: line for line in lines_in(session)}
    bodies: dict[str, bytes | None] = dict.fromkeys(was)
    for group in (_spelled(one, names) for one in links.groups):
        old = was.get(group.id)
        stands = old is not None and old.group == group and fresh is not None and fresh.isdisjoint(group.reports)
        bodies[group.id] = msgspec.json.encode(old if stands else _line(session, group, one_name))
    session.groups.describe(THING, bodies)
    session.groups.set_bonds({(bond.tie, bond.a, bond.b): msgspec.json.encode(bond) for bond in links.bonds})
    proposed = {(str(THING), one.a, one.b): msgspec.json.encode(one) for one in links.proposals}
    session.groups.set_proposals(THING, proposed)
    unheeded: dict[str, bytes | None] = {name: None for name, _ in session.groups.bodies(_UNHEEDED)}
    unheeded.update({f"{one.a}={one.b}": msgspec.json.encode(one) for one in links.unheeded})
    session.groups.describe(_UNHEEDED, unheeded)


def _spelled(group: TruceGroup, names: Mapping[str, str]) -> TruceGroup:
    """The group with its name as most reports write it: linking compares names folded."""
    ways = Counter(names[item] for item in group.items if item in names and fold_key(names[item]) == group.name)
    return replace(group, name=min(ways, key=lambda name: (-ways[name], name))) if ways else group


def _line(session: Session, group: TruceGroup, one_name: Mapping[str, str]) -> TruceLine:
    inside = set(group.items)
    told = [
        renamed(one, one_name)
        for row in session.readings.part("testimonies", group.reports)
        for one in testimonies_in(row.body)
        if f"{row.version_id}{MARK}{one.truce}" in inside
    ]
    life = life_cycle(told)
    return TruceLine(group=group, now=life.now, why=life.why)


def lines_in(session: Session, ids: Iterable[str] | None = None) -> Iterator[TruceLine]:
    """The truces of a view, by id, the number of their origins left out."""
    for _, body in session.groups.bodies(THING, ids):
        yield _LINE.decode(body)


def groups_in(session: Session, ids: Iterable[str] | None = None) -> Iterator[TruceGroup]:
    """The truces of a view as groups, by id."""
    return (line.group for line in lines_in(session, ids))


def bonds_of(session: Session, group: str) -> list[Bond]:
    """The bonds of a truce with others."""
    return [msgspec.json.decode(body, type=Bond) for *_, body in session.groups.bonds([group])]


def proposals_of(session: Session, group: str | None = None, thing: Thing = THING) -> list[Judgement]:
    """What may be the same and was not merged: pairs of truces (or of another thing), of one or of all."""
    rows = session.groups.proposals(thing, None if group is None else [group])
    return [msgspec.json.decode(body, type=Judgement) for *_, body in rows]


def unheeded_of(session: Session) -> list[Judgement]:
    """Judgements of people that could not be followed: newer ones contradict them, or what they name is gone."""
    return [msgspec.json.decode(body, type=Judgement) for _, body in session.groups.bodies(_UNHEEDED)]


def items_in(session: Session, versions: Iterable[str]) -> dict[str, TruceItem]:
    """The truce items of versions, by id."""
    rows = session.readings.part("truces", versions)
    return {item.id: item for row in rows for item in truced_of(row.body).items}
