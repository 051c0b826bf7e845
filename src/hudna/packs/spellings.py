"""How entries are written: every spelling that a pack states, with the forms that inflection makes of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hudna.packs.inflection import PARTS, Inflection
from hudna.rules.entry import Entry, WordClass
from hudna.text.fold import fold, fold_key
from hudna.text.tokens import tokenize

NAMED_TABLES = ("actor", "person", "outlet")

Kind = tuple[WordClass, str, str]
"""The class of a spelling, its form, and the table that its hits go to."""

# Fields of actors, people, outlets: (field, form).
_NAMED_FIELDS: tuple[tuple[str, str], ...] = (
    ("name_ar", "alias"),
    ("aliases", "alias"),
    ("partisan", "partisan"),
    ("derogatory", "derogatory"),
    ("capitals", "capital"),
    ("demonyms", "demonym"),
)
_PLACE: Kind = ("noun", "place", "place")


@dataclass(frozen=True, slots=True)
class Spelling:
    """What the entries of a language are spelt with: its endings, and the heads that writers join to the next word."""

    inflection: Inflection
    joined_heads: Sequence[str]

    def of(self, entry: Entry) -> Iterator[tuple[tuple[str, ...], Kind]]:
        """The folded words of every way to write an entry, each once, with what they are."""
        stated = _places(entry) if entry.table == "place" else self._stated(entry)
        seen: set[tuple[str, ...]] = set()
        for words, kind in stated:
            for joined in _joined(words, self.joined_heads):
                if joined and joined not in seen:
                    seen.add(joined)
                    yield joined, kind

    def _stated(self, entry: Entry) -> Iterator[tuple[tuple[str, ...], Kind]]:
        named = entry.table in NAMED_TABLES
        for text, kind in _named(entry, self.inflection) if named else _inflected(entry, self.inflection):
            yield _words(text), kind


def titles_of(role: Mapping[str, Any]) -> tuple[str, ...]:
    """Every way in which an office is written that only one person holds at a time; none where no `titles` are stated."""
    return (role["role_ar"], *role["titles"]) if "titles" in role else ()


def _words(text: str) -> tuple[str, ...]:
    """The words of a spelling, cut as a report is cut into tokens: SY24 is two, 5+5 is three."""
    key = fold_key(text)
    if key.replace(" ", "").isalpha():
        return tuple(key.split())
    return tuple(token.form for token in tokenize(fold(key)))


def _places(entry: Entry) -> Iterator[tuple[tuple[str, ...], Kind]]:
    for name in entry.data["names_ar"].split("|"):
        yield tuple(fold_key(name).split()), _PLACE


def _inflected(entry: Entry, inflection: Inflection) -> Iterator[tuple[str, Kind]]:
    base: Kind = (entry.get("class", "fixed"), entry.get("form", "base"), entry.table)
    for text in entry.get("forms", ()):
        yield text, base
    for part, word_class in PARTS.items():
        for word in _listed(entry, part):
            for form in inflection.forms(part, word):
                yield form, (word_class, part, entry.table)


def _named(entry: Entry, inflection: Inflection) -> Iterator[tuple[str, Kind]]:
    for name, form in _NAMED_FIELDS:
        for text in _listed(entry, name):
            yield text, ("noun", form, entry.table)
    for text in entry.get("surnames", ()):
        yield text, ("noun", "surname", "surname")
    for text in entry.get("nominals", ()):
        yield text, ("noun", "nominal", "nominal")
    for text in dict.fromkeys(title for role in entry.get("roles", ()) for title in titles_of(role)):
        yield text, ("noun", "office", "office")
    for word in entry.get("adjectives", ()):
        for form in inflection.forms("adjective", word):
            yield form, ("noun", "adjective", "nationality")


def _listed(entry: Entry, field: str) -> Sequence[str]:
    stated = entry.get(field, ())
    return [stated] if isinstance(stated, str) else stated


def _joined(words: tuple[str, ...], heads: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The words, and the one-word spelling that writers use after heads such as دير and أبو (ديرالزور)."""
    yield words
    if len(words) > 1 and words[0] in heads:
        yield (words[0] + words[1], *words[2:])
