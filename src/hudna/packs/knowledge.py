"""What Hudna knows: the entries of the loaded packs, and one lexicon of their spellings.

A pack is a folder of data. ``lang/<language>`` holds words, ``conflicts/<name>`` actors, people and outlets, ``places``
one CSV a country. Nothing here knows what a table means: a table's entries become surfaces by the fields that state
forms, and the stages ask for the hits of the tables they know.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from hudna.errors import OptionError
from hudna.packs.cache import fetch, keep, key_of
from hudna.packs.collection import without_collection
from hudna.packs.compiled import Compiled, compile_packs
from hudna.packs.grammar import Grammar
from hudna.packs.source import ROOT, chosen_conflicts
from hudna.packs.spellings import NAMED_TABLES
from hudna.rules.entry import Entry, Surface, pack_of
from hudna.rules.lexicon import Clitics, Lexicon
from hudna.tagger.model import Tagger, load_tagger
from hudna.text.fold import caseless_key, fold_key
from hudna.text.layout import LayoutRules


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The compiled packs. ``entries`` are all entries by address; ``settings`` the plain tables of a language."""

    lexicon: Lexicon
    layout: LayoutRules
    grammar: Grammar
    entries: Mapping[str, Entry]
    settings: Mapping[str, Any]
    conflicts: tuple[str, ...]
    by_wire: Mapping[str, Entry] = field(default_factory=dict)  # "syria/sdf" → entry
    packs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # conflict → its pack.toml
    country_codes: Mapping[str, str] = field(default_factory=dict)  # English name of a country → ISO code

    outlets: Mapping[str, Entry] = field(default_factory=dict)  # every name of an outlet, folded → its entry
    capitals: frozenset[str] = frozenset()  # of the states that packs know, folded
    tagger: Tagger | None = None  # finds names that no pack knows; without it packs and rules stand alone

    def of_table(self, table: str) -> Iterator[Entry]:
        """All entries of one table."""
        return (entry for entry in self.entries.values() if entry.table == table)

    def lands_of(self, entry: Entry) -> tuple[str, ...]:
        """ISO codes of an entry's lands: those it states, its own where it is a state, else those of its conflict."""
        stated = entry.get("countries")
        if stated is not None:
            return tuple(stated)
        own = self.country_codes.get(entry.get("name", ""))
        if own is not None:
            return (own,)
        return tuple(self.packs.get(pack_of(entry), {}).get("countries", ()))


@cache
def load_knowledge(
    conflicts: tuple[str, ...] | None = None, root: Path = ROOT, *, from_files: bool = False
) -> Knowledge:
    """The knowledge of all bundled packs, or of the named conflicts (``world`` is always among them).

    Raises ``PackError`` where a pack cannot be read. The same packs are loaded once in a process. What they compile to is
    kept on disk for the next process, unless ``from_files`` asks to read the packs themselves.
    """
    with without_collection():
        return _knowledge(compile_packs(conflicts, root) if from_files else _compiled(conflicts, root))


def knowledge_of(conflicts: Sequence[str] = ()) -> Knowledge:
    """What the named conflict packs know; without names, what all bundled packs know.

    Raises ``OptionError`` for a name that no pack has.
    """
    if not conflicts:
        return load_knowledge()
    unknown = sorted(set(conflicts) - set(chosen_conflicts(conflicts)))
    if unknown:
        known = ", ".join(chosen_conflicts(None))
        raise OptionError(f'There is no conflict pack "{unknown[0]}". Use one of: {known}.')
    return load_knowledge(tuple(sorted(set(conflicts))))


def _compiled(conflicts: tuple[str, ...] | None, root: Path) -> Compiled:
    key = key_of(conflicts, root)
    known = fetch(key)
    if known is None:
        known = compile_packs(conflicts, root)
        if key == key_of(conflicts, root):  # else somebody edited a pack meanwhile
            keep(key, known)
    return known


def _knowledge(compiled: Compiled) -> Knowledge:
    entries = [Entry(*row) for row in compiled.entries]
    settings = compiled.settings
    places = [entry for entry in entries if entry.table == "place"]
    return Knowledge(
        Lexicon(Clitics.from_data(settings["clitics"]), _Stored(compiled, entries).surfaces),
        LayoutRules.from_data([settings["layout"]]),
        Grammar.from_data(settings["grammar"]),
        {entry.address: entry for entry in entries},
        settings,
        compiled.conflicts,
        {wire_id(entry): entry for entry in entries if entry.table in (*NAMED_TABLES, "place")},
        compiled.packs,
        {place.data["name"]: place.data["country"] for place in places if place.data["precision"] == "country"},
        {key: entry for entry in entries if entry.table == "outlet" for key in _outlet_keys(entry)},
        frozenset(fold_key(name) for entry in entries for name in entry.get("capitals", ())),
        load_tagger(),
    )


def _outlet_keys(entry: Entry) -> Iterator[str]:
    """Every name that an outlet is given with a report, in Arabic or in English, folded."""
    for name in (entry.get("name"), entry.get("name_ar"), *entry.get("aliases", ())):
        if name:
            yield caseless_key(name)


@dataclass(frozen=True, slots=True)
class _Stored:
    """Compiled spellings, from which surfaces are made when a report has their word: few of many."""

    compiled: Compiled
    entries: Sequence[Entry]

    def surfaces(self, word: str) -> list[Surface]:
        """The surfaces that begin with a folded word."""
        return [self._surface(word, *row) for row in self.compiled.rows.get(word, ())]

    def _surface(self, first: str, rest: str, number: int, kind: int) -> Surface:
        word_class, form, table = self.compiled.kinds[kind]
        entry = self.entries[number]
        owner = entry if table == entry.table else Entry(table, entry.key, entry.file, entry.data)
        return Surface((first, *rest.split()), owner, word_class, form)


def wire_id(entry: Entry) -> str:
    """The id that goes out in readings: ``syria/sdf``, ``geonames/170654``."""
    if entry.table == "place":
        return entry.key
    return f"{entry.file.split('/')[1]}/{entry.key}"
