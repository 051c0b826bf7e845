"""The truces of a case: items of reports in groups, the bonds between groups, and what is only proposed."""

from collections.abc import Iterable, Iterator

import msgspec

from hudna.case.derive import truced_of
from hudna.case.names import current_judgements
from hudna.link.truces import link_truces
from hudna.store import Session
from hudna.types import Judgement
from hudna.types.truce_link import Bond, TruceGroup, TruceItem

THING = "truce"


def link_all_truces(session: Session) -> None:
    """Group the truces of all current readings anew; groups keep their ids, and only what differs is written."""
    items = [item for row in session.readings.part("truces") for item in truced_of(row.body).items]
    known = session.groups.of(THING)
    links = link_truces(items, current_judgements(session, THING), known)
    places: dict[str, str | None] = dict.fromkeys(known)
    places.update({item: group.id for group in links.groups for item in group.items})
    session.groups.assign(THING, places)
    bodies: dict[str, bytes | None] = {name: None for name, _ in session.groups.bodies(THING)}
    bodies.update({group.id: msgspec.json.encode(group) for group in links.groups})
    session.groups.describe(THING, bodies)
    session.groups.set_bonds({(bond.tie, bond.a, bond.b): msgspec.json.encode(bond) for bond in links.bonds})
    proposed = {(THING, one.a, one.b): msgspec.json.encode(one) for one in links.proposals}
    session.groups.set_proposals(THING, proposed)


def groups_in(session: Session, ids: Iterable[str] | None = None) -> Iterator[TruceGroup]:
    """The truces of a view, by id."""
    for _, body in session.groups.bodies(THING, ids):
        yield msgspec.json.decode(body, type=TruceGroup)


def bonds_of(session: Session, group: str) -> list[Bond]:
    """The bonds of a truce with others."""
    return [msgspec.json.decode(body, type=Bond) for *_, body in session.groups.bonds([group])]


def proposals_of(session: Session, group: str | None = None) -> list[Judgement]:
    """What may be the same and was not merged: pairs of truces, of one or of all."""
    rows = session.groups.proposals(THING, None if group is None else [group])
    return [msgspec.json.decode(body, type=Judgement) for *_, body in rows]


def items_in(session: Session, versions: Iterable[str]) -> dict[str, TruceItem]:
    """The truce items of versions, by id."""
    rows = session.readings.part("truces", versions)
    return {item.id: item for row in rows for item in truced_of(row.body).items}
