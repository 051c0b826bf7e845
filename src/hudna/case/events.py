"""The events of a case: what several reports tell of one happening, and which of them are said to break a truce."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import msgspec

from hudna.assess.days import is_day
from hudna.case.aliases import aliases, renamed
from hudna.case.names import current_judgements, version_of
from hudna.link.events import link_events
from hudna.packs.knowledge import Knowledge
from hudna.store import Session
from hudna.store.chunks import chunks
from hudna.store.occurrences import Occurrence
from hudna.types import Thing
from hudna.types.event_group import EventGroup, EventItem
from hudna.wire import pack, unpack

THING: Thing = "event"
_BATCH = 200  # groups read at a time


@dataclass(frozen=True, slots=True)
class _Breach:
    """Of an event item, what it is said to break."""

    id: str
    breach_of: tuple[str, ...] = ()


_BREACHES = msgspec.json.Decoder(tuple[_Breach, ...])


def link_all_events(session: Session, knowledge: Knowledge) -> None:
    """Group the events of all current readings anew; groups keep their ids, and only what differs is written."""
    items = [item for row in session.readings.part("events") for item in unpack(row.body, tuple[EventItem, ...])]
    items = list(renamed(tuple(items), aliases(session, knowledge)))
    known = session.groups.of(THING)
    links = link_events(items, current_judgements(session, THING), known, origins=session.groups.of("origin"))
    places: dict[str, str | None] = dict.fromkeys(known)
    places.update({item.id: group.id for group in links.groups for item in group.items})
    session.groups.assign(THING, places)
    bodies: dict[str, bytes | None] = {name: None for name, _ in session.groups.bodies(THING)}
    occurrences: dict[str, Occurrence | None] = dict.fromkeys(bodies)
    for group in links.groups:
        bodies[group.id] = pack(replace(group, items=()))  # the items are kept with their reports
        occurrences[group.id] = _occurrence(group)
    session.groups.describe(THING, bodies)
    session.occurrences.replace(occurrences)
    session.groups.set_proposals(THING, {(str(THING), one.a, one.b): pack(one) for one in links.proposals})


def events_in(session: Session, ids: Iterable[str] | None = None) -> Iterator[EventGroup]:
    """The events of a view with their items and words, by id; streams."""
    names = [name for name, _ in session.groups.bodies(THING, ids)] if ids is None else sorted(set(ids))
    for some in chunks(names, _BATCH):
        members = session.groups.members(THING, some)
        items = items_in(session, {version_of(item) for group in members.values() for item in group})
        for name, body in session.groups.bodies(THING, some):
            inside = tuple(items[item] for item in members.get(name, ()) if item in items)
            yield replace(unpack(body, EventGroup), items=inside)


def items_in(session: Session, versions: Iterable[str]) -> dict[str, EventItem]:
    """The event items of versions with their words, by id."""
    rows = list(session.readings.part("events", versions))
    kept = session.reports.by_number(row.version for row in rows)
    return {item.id: item for row in rows for item in unpack(row.body, tuple[EventItem, ...], kept[row.version].text)}


def unknown_places(session: Session) -> set[tuple[str, str]]:
    """Names of places of events that no gazetteer has, each with its country."""
    told = (item for row in session.readings.part("events") for item in unpack(row.body, tuple[EventItem, ...]))
    return {(item.place, item.country) for item in told if item.place and item.country and not item.entry}


def events_about(session: Session, items: set[str]) -> list[EventGroup]:
    """The events that reports tell beside these truces and say to break them, by day."""
    rows = session.readings.part("events", {version_of(item) for item in items})
    beside = (one for row in rows for one in _BREACHES.decode(row.body))
    breaching = [one.id for one in beside if not items.isdisjoint(one.breach_of)]
    found = events_in(session, session.groups.of(THING, breaching).values())
    return sorted(found, key=lambda one: (one.date or "9999", one.id))


def _occurrence(group: EventGroup) -> Occurrence:
    return Occurrence(
        id=group.id,
        country=group.country,
        admin1=group.admin1,
        day=group.date if is_day(group.date) else None,
        type=group.type,
        killed=group.deaths.low,
        reported=min((item.published for item in group.items if item.published), default=None),
    )
