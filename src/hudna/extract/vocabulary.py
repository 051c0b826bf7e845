"""Phrases of a settings file as a table that is read token by token, with the letters that may stick to a word."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from hudna.packs.knowledge import Knowledge
from hudna.text.fold import fold, fold_key
from hudna.text.page import Page
from hudna.text.tokens import Token, tokenize

T = TypeVar("T")

_ARTICLE = "ال"
_JOINED_ARTICLE = "لل"
_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك")


class Sense(NamedTuple):
    """What a phrase means: a kind, a value, and how its first word was written here. Made by the ten thousand."""

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


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Senses by the first word of their phrase, longest first."""

    senses: Mapping[str, tuple[Sense, ...]]

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, Any]], article: frozenset[str] = frozenset()) -> "Vocabulary":
        """The vocabulary of ``(kind, phrase, value)`` rows; kinds in ``article`` are also known with ال."""
        table: dict[str, list[Sense]] = defaultdict(list)
        for kind, phrase, value in rows:
            words = tuple(token.form for token in tokenize(fold(fold_key(phrase))))
            for first, proclitic, definite in _written(words[0], kind in article):
                table[first].append(Sense(kind, value, words[1:], proclitic, definite, " ".join(words)))
        return cls({word: tuple(senses) if len(senses) == 1 else _ordered(senses) for word, senses in table.items()})

    def words(self, page: Page) -> dict[int, tuple[Word, ...]]:
        """Every sense found, by the index of its first token."""
        tokens, senses = page.tokens, self.senses
        found: dict[int, tuple[Word, ...]] = {}
        for at, token in enumerate(tokens):
            known = senses.get(token.form)
            if known is None:
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


def _ordered(senses: Sequence[Sense]) -> tuple[Sense, ...]:
    """Each sense once, the longest phrase first, then the fewest letters before it."""
    return tuple(sorted(dict.fromkeys(senses), key=lambda sense: (-len(sense.rest), len(sense.proclitic))))


def _written(word: str, may_be_definite: bool) -> Iterable[tuple[str, str, bool]]:
    """(spelling, proclitic, definite) for every way the first word of a phrase may stand in a text."""
    if not word[0].isalpha():
        yield word, "", False
        return
    definite = word.startswith(_ARTICLE) and len(word) > 4
    for proclitic in _PROCLITICS:
        yield from _with_proclitic(word, proclitic, definite)
        if may_be_definite and not definite:
            yield from _with_proclitic(_ARTICLE + word, proclitic, True)


def _with_proclitic(word: str, proclitic: str, definite: bool) -> Iterable[tuple[str, str, bool]]:
    if definite and proclitic.endswith("ل"):
        yield proclitic[:-1] + _JOINED_ARTICLE + word[2:], proclitic, True
    else:
        yield proclitic + word, proclitic, definite


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
