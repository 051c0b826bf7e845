"""Phrases of a settings file as a table that is read token by token, with the letters that may stick to a word."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from hudna.packs.knowledge import Knowledge
from hudna.text.fold import fold, fold_key
from hudna.text.page import Page
from hudna.text.tokens import Token, tokenize

T = TypeVar("T")

_ARTICLE = "ال"
_JOINED_ARTICLE = "لل"
_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك")
_NONE = "\0"  # no word
_MET_LIMIT = 200_000  # word forms; a bound on memory in a long run


class Sense(NamedTuple):
    """What a phrase means: a kind, a value, and how its first word was written here."""

    kind: str
    value: Any
    rest: tuple[str, ...]  # folded forms of the tokens after the first
    proclitic: str = ""
    definite: bool = False
    form: str = ""  # the folded phrase


@dataclass(frozen=True, slots=True)
class Word:
    """A sense at tokens ``[first, last)``; ``start`` and ``end`` are source offsets without the proclitic."""

    sense: Sense
    first: int
    last: int
    start: int
    end: int

    @property
    def kind(self) -> str:
        """The kind of its sense."""
        return self.sense.kind

    @property
    def value(self) -> Any:
        """The value of its sense."""
        return self.sense.value


class _Phrase(NamedTuple):
    """One row of a vocabulary, under its first word. ``number`` is its place among the rows."""

    number: int
    kind: str
    value: Any
    words: tuple[str, ...]
    bare: bool  # letters stick to a word, not to a digit or a mark
    definite: bool
    takes_article: bool

    def sense(self, proclitic: str, *, definite: bool) -> Sense:
        """What it means where its first word is written so."""
        return Sense(self.kind, self.value, self.words[1:], proclitic, definite, " ".join(self.words))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Phrases by their first word. What a word of a report may begin is worked out when the word is met, and kept."""

    phrases: Mapping[str, Sequence[_Phrase]]
    _met: dict[str, tuple[Sense, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, Any]], article: frozenset[str] = frozenset()) -> "Vocabulary":
        """The vocabulary of ``(kind, phrase, value)`` rows; kinds in ``article`` are also known with ال."""
        phrases: dict[str, list[_Phrase]] = defaultdict(list)
        for number, (kind, text, value) in enumerate(rows):
            words = tuple(token.form for token in tokenize(fold(fold_key(text))))
            bare = not words[0][0].isalpha()
            definite = not bare and words[0].startswith(_ARTICLE) and len(words[0]) > 4
            takes = kind in article and not bare and not definite
            phrases[words[0]].append(_Phrase(number, kind, value, words, bare, definite, takes))
        return cls(dict(phrases))

    def senses(self, form: str) -> tuple[Sense, ...]:
        """What a word may begin: each sense once, the longest phrase first, then the fewest letters before it."""
        known = self._met.get(form)
        if known is None:
            known = _ordered(self._written(form))
            if len(self._met) < _MET_LIMIT:
                self._met[form] = known
        return known

    def _written(self, form: str) -> Iterator[tuple[int, Sense]]:
        """(place of its phrase, sense) for every way to take letters off a word."""
        for proclitic, joins, stem, opened in _cuts(form):
            for phrase in self.phrases.get(stem or _NONE, ()):
                if not (proclitic and phrase.bare) and not (joins and phrase.definite):
                    yield phrase.number, phrase.sense(proclitic, definite=phrase.definite)
            if opened is not None:
                yield from self._with_article(opened, proclitic, joins=joins)

    def _with_article(self, stem: str, proclitic: str, *, joins: bool) -> Iterator[tuple[int, Sense]]:
        """The same for a word whose article was taken off: of a phrase that takes one, or that has one of its own."""
        for phrase in self.phrases.get(stem, ()):
            if phrase.takes_article:
                yield phrase.number, phrase.sense(proclitic, definite=True)
        for phrase in self.phrases.get(_ARTICLE + stem, ()) if joins else ():
            if phrase.definite:
                yield phrase.number, phrase.sense(proclitic, definite=True)

    def words(self, page: Page) -> dict[int, tuple[Word, ...]]:
        """Every sense found, by the index of its first token."""
        tokens = page.tokens
        found: dict[int, tuple[Word, ...]] = {}
        met = self._met
        for at, token in enumerate(tokens):
            known = met.get(token.form)
            if known is None:
                known = self.senses(token.form)
            if not known:
                continue
            after = tokens[at + 1].form if at + 1 < len(tokens) else ""
            here = [
                word
                for sense in known
                if (not sense.rest or sense.rest[0] == after) and (word := _match(page, tokens, at, sense)) is not None
            ]
            if here:
                found[at] = tuple(here)
        return found


@lru_cache(maxsize=50_000)  # every vocabulary asks for the same words
def _cuts(form: str) -> tuple[tuple[str, bool, str | None, str | None], ...]:
    """(letters, whether they join the article, the rest, the rest without its article) for every way to read a word.

    A rest is ``None`` where the word does not begin so.
    """
    out = []
    for proclitic in _PROCLITICS:
        joins = proclitic.endswith(_JOINED_ARTICLE[0])  # ل and ال are written لل
        opened = proclitic[:-1] + _JOINED_ARTICLE if joins else proclitic + _ARTICLE
        stem = form[len(proclitic) :] if form.startswith(proclitic) else None
        rest = form[len(opened) :] if form.startswith(opened) else None
        if stem is not None or rest is not None:
            out.append((proclitic, joins, stem, rest))
    return tuple(out)


def _ordered(found: Iterable[tuple[int, Sense]]) -> tuple[Sense, ...]:
    rows = list(found)
    if not rows:
        return ()
    in_rows = (sense for _number, sense in sorted(rows, key=_number))
    return tuple(sorted(dict.fromkeys(in_rows), key=lambda sense: (-len(sense.rest), len(sense.proclitic))))


def _number(found: tuple[int, Sense]) -> int:
    return found[0]


def _match(page: Page, tokens: Sequence[Token], at: int, sense: Sense) -> Word | None:
    last = at + 1 + len(sense.rest)
    if last > len(tokens):
        return None
    for offset, form in enumerate(sense.rest, at + 1):
        if tokens[offset].form != form:
            return None
    token = tokens[at]
    cut = len(sense.proclitic)
    joined = cut and token.form[cut - 1 : cut + 1] == _JOINED_ARTICLE and sense.definite
    start = token.start if joined or not cut else page.folded.starts[token.at + cut]
    return Word(sense, at, last, start, tokens[last - 1].end)


@dataclass(slots=True)
class Compiled(Generic[T]):
    """A value built once per settings file: compiling is slower than reading a report."""

    name: str
    build: Callable[[Mapping[str, Any]], T]
    _last: tuple[Mapping[str, Any], T] | None = None

    def of(self, knowledge: Knowledge) -> T:
        """The value for the settings of this knowledge."""
        settings = knowledge.settings[self.name]
        if self._last is None or self._last[0] is not settings:
            self._last = (settings, self.build(settings))
        return self._last[1]
