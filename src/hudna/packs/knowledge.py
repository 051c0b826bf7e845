"""What Hudna knows: the entries of the loaded packs, compiled into one lexicon.

A pack is a folder of data. ``lang/<language>`` holds words, ``conflicts/<name>`` actors, people and outlets, ``places``
one CSV a country. Nothing here knows what a table means: a table's entries become surfaces by the fields that state
forms, and the stages ask for the hits of the tables they know.
"""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from hudna.packs.gazetteer import place_entries, place_surfaces
from hudna.packs.grammar import Grammar
from hudna.packs.inflection import PARTS, Inflection
from hudna.packs.source import pack_files, read_toml
from hudna.rules.entry import Entry, Surface, WordClass
from hudna.rules.lexicon import Clitics, Lexicon
from hudna.text.fold import fold, fold_key
from hudna.text.layout import LayoutRules
from hudna.text.tokens import tokenize

ROOT = Path(__file__).resolve().parent.parent
LANGUAGE = "ar"

# Fields of actors, people, outlets: (field, table that its surfaces go to, form).
_NAMED_FIELDS: tuple[tuple[str, str], ...] = (
    ("name_ar", "alias"),
    ("aliases", "alias"),
    ("partisan", "partisan"),
    ("derogatory", "derogatory"),
    ("capitals", "capital"),
    ("demonyms", "demonym"),
)
NAMED_TABLES = ("actor", "person", "outlet")


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

    def of_table(self, table: str) -> Iterator[Entry]:
        """All entries of one table."""
        return (entry for entry in self.entries.values() if entry.table == table)


@cache
def load_knowledge(conflicts: tuple[str, ...] | None = None, root: Path = ROOT) -> Knowledge:
    """The knowledge of all bundled packs, or of the named conflicts (``world`` is always among them).

    Raises ``PackError`` where a pack cannot be read. Cached: the same packs are compiled once in a process.
    """
    with _without_collection():
        return _compiled(conflicts, root)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Holds the garbage collector back while tens of thousands of lasting values are made: a third of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _compiled(conflicts: tuple[str, ...] | None, root: Path) -> Knowledge:
    words = {path.stem: (path, read_toml(path, root)) for path in pack_files(root / "lang" / LANGUAGE)}
    settings = {stem: data for stem, (_path, data) in words.items() if is_settings(data)}
    chosen = chosen_conflicts(conflicts, root)
    entries = [entry for path, data in words.values() for entry in _toml_entries(path, data, root)]
    for name in chosen:
        for path in pack_files(root / "conflicts" / name):
            entries += _toml_entries(path, read_toml(path, root), root)
    places = list(place_entries(root / "places", root))
    inflection, joiners = Inflection(settings["inflection"]), settings["orthography"]["joined_heads"]
    lexicon = Lexicon(Clitics.from_data(settings["clitics"]))
    for entry in entries:
        lexicon.add(_surfaces(entry, inflection, joiners))
    for place in places:
        lexicon.add(place_surfaces(place, joiners))
    everything = [*entries, *places]
    return Knowledge(
        lexicon,
        LayoutRules.from_data([settings["layout"]]),
        Grammar.from_data(settings["grammar"]),
        {entry.address: entry for entry in everything},
        settings,
        chosen,
        {wire_id(entry): entry for entry in everything if entry.table in (*NAMED_TABLES, "place")},
        {name: _about(root / "conflicts" / name / "pack.toml", root) for name in chosen},
        {place.data["name"]: place.data["country"] for place in places if place.data["precision"] == "country"},
    )


def is_settings(data: Mapping[str, Any]) -> bool:
    """Whether a parsed file is plain settings: an entry file holds nothing but arrays of tables with a lemma or an id."""
    rows = [row for value in data.values() for row in (value if isinstance(value, list) else [value])]
    return not rows or not all(isinstance(row, dict) and ("lemma" in row or "id" in row) for row in rows)


def chosen_conflicts(conflicts: Sequence[str] | None, root: Path = ROOT) -> tuple[str, ...]:
    """The names of the conflict packs to load, ``world`` first. An invented conflict is loaded only when it is named."""
    known = sorted(path.name for path in (root / "conflicts").iterdir() if path.is_dir() and any(path.glob("*.toml")))
    if conflicts is None:
        wanted = [name for name in known if not _about(root / "conflicts" / name / "pack.toml", root).get("invented")]
    else:
        wanted = [name for name in known if name in conflicts or name == "world"]
    return tuple(sorted(wanted, key=lambda name: (name != "world", name)))


def wire_id(entry: Entry) -> str:
    """The id that goes out in readings: ``syria/sdf``, ``geonames/170654``."""
    if entry.table == "place":
        return entry.key
    return f"{entry.file.split('/')[1]}/{entry.key}"


def _about(path: Path, root: Path) -> Mapping[str, Any]:
    return read_toml(path, root) if path.exists() else {}


def _toml_entries(path: Path, data: Mapping[str, Any], root: Path) -> Iterator[Entry]:
    if is_settings(data):
        return
    shown = path.relative_to(root).as_posix()
    for table, rows in data.items():
        for row in rows:
            yield Entry(table, row.get("id") or row["lemma"], shown, row)


def _surfaces(entry: Entry, inflection: Inflection, joiners: Sequence[str]) -> Iterator[Surface]:
    seen: set[tuple[str, ...]] = set()
    for text, word_class, form, table in _spellings(entry, inflection):
        for words in _joined(_words(text), joiners):
            if words and words not in seen:
                seen.add(words)
                owner = entry if table == entry.table else Entry(table, entry.key, entry.file, entry.data)
                yield Surface(words, owner, word_class, form)


def _words(text: str) -> tuple[str, ...]:
    """The words of a spelling, cut as a report is cut into tokens: SY24 is two, 5+5 is three."""
    key = fold_key(text)
    if key.replace(" ", "").isalpha():
        return tuple(key.split())
    return tuple(token.form for token in tokenize(fold(key)))


def _spellings(entry: Entry, inflection: Inflection) -> Iterator[tuple[str, WordClass, str, str]]:
    """(spelling, class, form, table) for every way the entry says it is written."""
    if entry.table in NAMED_TABLES:
        yield from _named_spellings(entry, inflection)
        return
    default: WordClass = entry.get("class", "fixed")
    for text in entry.get("forms", ()):
        yield text, default, entry.get("form", "base"), entry.table
    for part, word_class in PARTS.items():
        stated = entry.get(part, ())
        for word in [stated] if isinstance(stated, str) else stated:
            for form in inflection.forms(part, word):
                yield form, word_class, part, entry.table


def _named_spellings(entry: Entry, inflection: Inflection) -> Iterator[tuple[str, WordClass, str, str]]:
    for name, form in _NAMED_FIELDS:
        stated = entry.get(name, ())
        for text in [stated] if isinstance(stated, str) else stated:
            yield text, "noun", form, entry.table
    for text in entry.get("surnames", ()):
        yield text, "noun", "surname", "surname"
    for text in entry.get("nominals", ()):
        yield text, "noun", "nominal", "nominal"
    for text in dict.fromkeys(title for role in entry.get("roles", ()) for title in titles_of(role)):
        yield text, "noun", "office", "office"
    for word in entry.get("adjectives", ()):
        for form in inflection.forms("adjective", word):
            yield form, "noun", "adjective", "nationality"


def titles_of(role: Mapping[str, Any]) -> tuple[str, ...]:
    """Every way in which an office is written that only one person holds at a time; none where no `titles` are stated."""
    return (role["role_ar"], *role["titles"]) if "titles" in role else ()


def _joined(words: tuple[str, ...], heads: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The words, and the one-word spelling that writers use after heads such as دير and أبو (ديرالزور)."""
    yield words
    if len(words) > 1 and words[0] in heads:
        yield (words[0] + words[1], *words[2:])
