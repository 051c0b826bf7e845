"""Which names must not be told, by what a case and its packs know of the sources that somebody marked sensitive."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import msgspec

from hudna.case.testimonies import bare_testimonies
from hudna.export.withheld_names import made_of, telling_words
from hudna.packs.knowledge import Knowledge
from hudna.rules.entry import Entry
from hudna.store import Kept, Session
from hudna.text.fold import caseless_key
from hudna.types import Name
from hudna.types.event_group import EventItem
from hudna.wire import unpack

_SPELLINGS = ("name", "name_ar", "aliases", "partisan", "derogatory", "surnames")
_PERSON, _NOBODY = "person", "generic"
_NO_PERSONS = frozenset({"anonymous_source", "media", "party_media", "document", "evidence"})


@dataclass(slots=True)
class _Target:
    """A sensitive source: every spelling of it, and what kind of name it is by packs and readings."""

    names: set[str]
    kinds: set[str] = field(default_factory=set)

    @property
    def may_be_a_person(self) -> bool:
        """Whether each of its words may stand for it; where nobody knows, a word too many is struck."""
        return _PERSON in self.kinds or not self.kinds


def withheld(session: Session, knowledge: Knowledge) -> list[str]:
    """Every name to be struck for the sources marked sensitive, sorted.

    These are the marked names and all that a person judged to be one with them, their spellings in packs and in reports,
    every source whose name consists of words of these alone, and of a person each word that may stand for them.
    """
    targets = [_Target(names) for names in _marked(session)]
    if not targets:
        return []
    for entry in knowledge.by_wire.values():
        ways = set(_ways(entry))
        keys = {caseless_key(way) for way in ways}
        for target in targets:
            if not keys.isdisjoint(map(caseless_key, target.names)):
                target.names |= ways
                target.kinds.add(entry.table)
    for kept in session.reports.all_current():
        for name in _names(session, kept, targets):
            _take(name, targets)
    sources = _sources(session)
    known = {caseless_key(way) for entry in knowledge.by_wire.values() for way in _ways(entry)}
    found: set[str] = set()
    for target in targets:
        types = {one for name in target.names for one in sources.get(name, ())}
        if not target.kinds and types and types <= _NO_PERSONS:
            target.kinds |= types
        # Who packs know under such a name is somebody else: "Iraq" is not the "Army of Iraq".
        found |= {one for one in made_of(target.names, sources) if caseless_key(one) not in known}
        found |= target.names | (telling_words(target.names) if target.may_be_a_person else set())
    return sorted(found)


def _marked(session: Session) -> list[set[str]]:
    """Each marked name with those that a person judged to be one with it."""
    ties: dict[str, set[str]] = defaultdict(set)
    for one in session.opinions.judgements("actor"):
        if one.verdict == "same":
            ties[one.a].add(one.b)
            ties[one.b].add(one.a)
    return [_tied(name, ties) for name in sorted(session.opinions.sensitive())]


def _tied(name: str, ties: Mapping[str, set[str]]) -> set[str]:
    found, waiting = set[str](), {name}
    while waiting:
        found |= waiting
        waiting = {other for one in waiting for other in ties.get(one, ())} - found
    return found


def _ways(entry: Entry) -> Iterator[str]:
    if entry.table == "place":
        return
    for key in _SPELLINGS:
        value = entry.data.get(key) or ()
        yield from (value,) if isinstance(value, str) else value


def _names(session: Session, kept: Kept, targets: Iterable[_Target]) -> Iterator[Name]:
    """The names in a report, where its reading has one of the targets."""
    data = session.readings.bytes_of(kept.n)
    sought = {msgspec.json.encode(name)[1:-1] for target in targets for name in target.names}
    # Most readings name none of them, and to look is a hundred times cheaper than to read.
    if data is None or not any(name in data for name in sought):
        return
    reading = session.readings.wired(kept)
    yield from (one for one in (reading.mentions if reading else ()) if isinstance(one, Name))


def _take(name: Name, targets: Iterable[_Target]) -> None:
    for target in targets:
        if name.name in target.names:
            target.kinds.add(_NOBODY if name.generic else name.kind)
            if not name.generic and not name.anaphor:
                target.names |= {one for one in (" ".join(name.text.split()), name.name_ar) if one}


def _sources(session: Session) -> dict[str, set[str]]:
    """Every source of the case, of claims and of events, with its types."""
    found: dict[str, set[str]] = defaultdict(set)
    for one, _ in bare_testimonies(session):
        found[one.source].add(one.source_type)
    for row in session.readings.part("events"):
        for item in unpack(row.body, tuple[EventItem, ...]):
            if item.source:
                found[item.source].add(item.source_type)
    return found
