"""The events of a reading, each with all that is needed to compare it with those of other reports."""

from collections.abc import Iterator, Mapping

from hudna.link.owners import Owners, owners_of, refs, speaker_of
from hudna.link.quoting import quoted_around, sentence_around
from hudna.packs.knowledge import Knowledge
from hudna.types import Claim, Event, Name, Place, Reading
from hudna.types.event_group import EventItem

_DEEPEST = 6  # steps from a place to what it lies in


def event_items_of(reading: Reading, knowledge: Knowledge) -> tuple[EventItem, ...]:
    """One item an event, in the order of the reading; ids are ``<report>#e<number>``."""
    if not reading.events:
        return ()
    owners = owners_of(knowledge)
    claims = {claim.id: claim for claim in reading.claims}
    places = {(one.start, one.end): one for one in reading.mentions if isinstance(one, Place)}
    names = {one.name: one.entry for one in reading.mentions if isinstance(one, Name) and one.entry}
    return tuple(
        _item(reading, knowledge, owners, number, event, claims, _place_of(event, places), names)
        for number, event in enumerate(reading.events)
    )


def _item(
    reading: Reading,
    knowledge: Knowledge,
    owners: Owners,
    number: int,
    event: Event,
    claims: Mapping[int, Claim],
    place: Place | None,
    names: Mapping[str, str | None],
) -> EventItem:
    teller = claims.get(event.claim) if event.claim is not None else None
    if teller is None:
        teller = next(iter(quoted_around(reading.claims, event.trigger)), None)
    text = reading.report.text if reading.report is not None else ""
    speaker = speaker_of(teller, reading, owners)
    entry = place.entry if place is not None else None
    return EventItem(
        id=f"{reading.id}#e{number}",
        report=reading.id,
        published=reading.published.date if reading.published else None,
        outlet=reading.outlet,
        type=event.type,
        trigger=event.trigger,
        realis=event.realis,
        source=None if speaker.own_voice else speaker.name,
        source_type=speaker.source_type,
        speaks_for=next((owners.party(wire, ()) for wire in speaker.speaks_for), None),
        actors=event.actors,
        sides=tuple(dict.fromkeys(side for actor in event.actors for side in _sides(owners, names.get(actor), actor))),
        targets=event.targets,
        place=event.place,
        entry=entry,
        within=tuple(_within(knowledge, entry)),
        country=place.country if place is not None else None,
        admin1=place.admin1 if place is not None else None,
        lat=event.lat,
        lon=event.lon,
        precision=place.precision if place is not None else None,
        date=event.date,
        date_latest=event.date_latest,
        killed=event.killed,
        wounded=event.wounded,
        displaced=event.displaced,
        civilians=event.civilians,
        alleged=event.alleged,
        sentence=teller.content if teller is not None else sentence_around(text, event.trigger),
        breach_of=tuple(f"{reading.id}#{truce}" for truce in event.breach_of),
    )


def _place_of(event: Event, places: Mapping[tuple[int, int], Place]) -> Place | None:
    """The mention that an event's place stands on; none where the event lies elsewhere than that names."""
    if event.place is None:
        return None
    spans = (event.evidence or {}).get("place", ())
    found = (places.get((span.start, span.end)) for span in spans)
    name = event.place.split(",", 1)[0].strip()
    return next((place for place in found if place is not None and place.name.split(",", 1)[0].strip() == name), None)


def _within(knowledge: Knowledge, entry: str | None) -> Iterator[str]:
    """The places that a place lies in, nearest first."""
    for _step in range(_DEEPEST):
        known = knowledge.by_wire.get(entry or "")
        entry = str(known.get("parent") or "") if known is not None else ""
        if not entry:
            return
        yield entry


def _sides(owners: Owners, wire: str | None, name: str) -> Iterator[str]:
    """The names under which another report may have an actor: its own, its party's, that of what it is part of."""
    yield name
    wire = wire or owners.named(name)
    seen: set[str] = set()
    row = [wire] if wire else []
    while row:
        at = row.pop(0)
        entry = owners.entry(at)
        if entry is None or at in seen:
            continue
        seen.add(at)
        yield from (str(one) for one in (entry.data["name"], entry.get("party_as")) if one)
        row += refs(entry.get("member_of"))
