"""What is worked out of a reading once and kept beside it, so that questions need not read it again."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from hudna.dossier import Naming
from hudna.link.events import event_items_of
from hudna.link.sketches import sketch_of
from hudna.link.testimonies import testimonies_of
from hudna.link.truces import items_of
from hudna.packs.knowledge import Knowledge
from hudna.store import Derived
from hudna.types import Name, Place, Reading, Testimony, Truce, TruceItem
from hudna.wire import pack, unpack

_COUNTRIES = 3  # of a report: those that it speaks of most


@dataclass(frozen=True, slots=True)
class Truced:
    """What a case needs of a report that speaks of truces: an item and a truce each, in the order of the reading."""

    items: tuple[TruceItem, ...]
    truces: tuple[Truce, ...]
    namings: tuple[Naming, ...] = ()
    title: str = ""


def derive(reading: Reading, knowledge: Knowledge) -> Derived:
    """What the stages make of a reading whose id is that of its version."""
    sketch = sketch_of(reading, knowledge)
    events = event_items_of(reading, knowledge)
    testimonies = testimonies_of(reading, knowledge)
    truced = Truced(
        items_of(reading, knowledge),
        reading.truces,
        tuple(_namings(reading)),
        reading.title.text if reading.title else "",
    )
    return Derived(
        sketch=msgspec.json.encode(sketch),
        truces=pack(truced) if reading.truces else None,
        events=pack(events) if events else None,
        testimonies=pack(testimonies) if testimonies else None,
        shingles=sketch.hashes,
        countries=countries_of(reading),
        day=reading.published.date if reading.published else None,
        credits=sketch.credits,
    )


def truced_of(data: bytes, text: str = "") -> Truced:
    """What ``derive`` kept of truces, its spans worded from the text."""
    return unpack(data, Truced, text)


def testimonies_in(data: bytes, text: str = "") -> tuple[Testimony, ...]:
    """What ``derive`` kept of testimonies."""
    return unpack(data, tuple[Testimony, ...], text)


def countries_of(reading: Reading) -> tuple[str, ...]:
    """ISO codes of the countries that a report's places lie in, those named most first."""
    counts = Counter(one.country for one in reading.mentions if isinstance(one, Place) and one.country)
    return tuple(sorted(sorted(counts), key=lambda code: -counts[code])[:_COUNTRIES])


def _namings(reading: Reading) -> Iterator[Naming]:
    seen = {
        (one.name, " ".join(one.text.split()), one.naming): None
        for one in reading.mentions
        if isinstance(one, Name) and one.entry and not one.anaphor and not one.generic
    }
    for name, words, naming in seen:
        yield Naming(name, words, naming)
