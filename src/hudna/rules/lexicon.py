"""The matcher: finds every surface of every entry in a row of tokens.

One dictionary from a first word to the surfaces that begin with it. A token is looked up as it stands and without each
row of proclitics that its class may carry (و ف ب ل ك س, and لل for ل + ال); verbs also without an object pronoun. Which
letters these are is data (``lang/ar/clitics.toml``). Look-ups per word form are cached, so a scan costs a few
dictionary reads a token, whatever the number of entries.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hudna.rules.entry import Entry, Surface, WordClass
from hudna.text.fold import Folded
from hudna.text.tokens import Token

_CACHE_LIMIT = 200_000  # word forms; a bound on memory in a long run


@dataclass(frozen=True, slots=True, eq=False)
class Hit:
    """A surface found at ``tokens[first:last]``; ``start`` and ``end`` are source offsets without the proclitics."""

    surface: Surface
    first: int
    last: int
    start: int
    end: int
    proclitic: str = ""
    enclitic: str = ""

    @property
    def entry(self) -> Entry:
        """The entry that was found."""
        return self.surface.entry

    @property
    def form(self) -> str:
        """The form of the surface: past, masdar, alias …"""
        return self.surface.form


@dataclass(frozen=True, slots=True)
class Clitics:
    """Which letters may stick to which class of words."""

    proclitics: Mapping[WordClass, tuple[str, ...]]
    article: str  # ال
    joined_article: str  # لل, which stands for ل + ال
    object_pronouns: tuple[str, ...]
    plural_ending: str  # وا, written و before a pronoun
    weak_ending: tuple[str, str]  # (ا, ي): نفا+ه is نفى
    shortest_stem: int = 3
    shortest_verb_stem: int = 2

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Clitics":
        """The clitics as ``clitics.toml`` gives them."""
        rows: dict[WordClass, tuple[str, ...]] = {
            name: tuple(sorted(data["proclitics"][name], key=lambda row: (len(row), row)))
            for name in ("noun", "verb", "fixed")
        }
        weak = data["weak_ending"]
        return cls(
            proclitics=rows,
            article=data["article"],
            joined_article=data["joined_article"],
            object_pronouns=tuple(data["object_pronouns"]),
            plural_ending=data["plural_ending"],
            weak_ending=(weak[0], weak[1]),
            shortest_stem=data["shortest_stem"],
            shortest_verb_stem=data["shortest_verb_stem"],
        )


def _nothing(_word: str) -> list[Surface]:
    return []


@dataclass(slots=True)
class Lexicon:
    """All surfaces of the loaded packs, by their first word; ``stored`` makes those that begin with a word when asked."""

    clitics: Clitics
    stored: Callable[[str], list[Surface]] = _nothing
    _index: dict[str, list[Surface]] = field(default_factory=dict)
    _cache: dict[str, "_Met"] = field(default_factory=dict)

    def add(self, surfaces: Iterable[Surface]) -> None:
        """Add surfaces; may be called until the first scan."""
        for surface in surfaces:
            word = surface.words[0]
            self._index[word] = [*self._surfaces(word), surface]
        self._cache.clear()

    def scan(self, folded: Folded, tokens: Sequence[Token]) -> "Hits":
        """Every hit in the tokens of a folded text, of every table."""
        found: dict[str, list[Hit]] = defaultdict(list)
        for at, token in enumerate(tokens):
            if token.kind != "word":
                continue
            met = self._look_up(token.form)
            for surface, proclitic, enclitic in met.alone:
                start = _start(surface, proclitic, token, folded) if proclitic else token.start
                found[surface.entry.table].append(Hit(surface, at, at + 1, start, token.end, proclitic, enclitic))
            if met.followed:
                for surface, proclitic, enclitic in met.followed.get(_next_form(tokens, at), ()):
                    hit = _extend(surface, proclitic, enclitic, tokens, at, folded)
                    if hit is not None:
                        found[surface.entry.table].append(hit)
        return Hits({table: longest(hits) for table, hits in found.items()}, dict(found))

    def _look_up(self, form: str) -> "_Met":
        known = self._cache.get(form)
        if known is None:
            known = _met(self._readings(form))
            if len(self._cache) < _CACHE_LIMIT:
                self._cache[form] = known
        return known

    def _surfaces(self, word: str) -> list[Surface]:
        known = self._index.get(word)
        if known is None:
            known = self.stored(word)
            if known:  # words that no pack has are without number, and are not kept
                self._index[word] = known
        return known

    def _readings(self, form: str) -> list[tuple[Surface, str, str]]:
        out: list[tuple[Surface, str, str]] = [(surface, "", "") for surface in self._surfaces(form)]
        for word_class in ("noun", "verb", "fixed"):
            for proclitic, stem in self._stems(form, word_class):
                out.extend(
                    (surface, proclitic, "") for surface in self._surfaces(stem) if surface.word_class == word_class
                )
        out.extend(self._with_pronoun(form))
        return out

    def _stems(self, form: str, word_class: WordClass) -> list[tuple[str, str]]:
        clitics = self.clitics
        out: list[tuple[str, str]] = []
        for proclitic in clitics.proclitics[word_class]:
            if not form.startswith(proclitic):
                continue
            stem = form[len(proclitic) :]
            if proclitic.endswith(clitics.joined_article):
                stem, proclitic = clitics.article + stem, proclitic[:-1]
            if len(stem) >= (clitics.shortest_verb_stem if word_class == "verb" else clitics.shortest_stem):
                out.append((proclitic, stem))
        return out

    def _with_pronoun(self, form: str) -> list[tuple[Surface, str, str]]:
        """Verbs that carry an object pronoun: the pronoun is cut off and a hidden ending restored."""
        clitics = self.clitics
        out: list[tuple[Surface, str, str]] = []
        for pronoun in clitics.object_pronouns:
            if not form.endswith(pronoun) or len(form) - len(pronoun) < clitics.shortest_stem:
                continue
            body = form[: -len(pronoun)]
            for stem in _restored(body, clitics):
                for proclitic, verb in [("", stem), *self._stems(stem, "verb")]:
                    out.extend(
                        (surface, proclitic, pronoun)
                        for surface in self._surfaces(verb)
                        if surface.word_class == "verb" and len(surface.words) == 1
                    )
        return out


@dataclass(frozen=True, slots=True)
class _Met:
    """What a word form may be or begin: surfaces of one word, and longer ones by their second word."""

    alone: "tuple[_Reading, ...]"
    followed: "Mapping[str, tuple[_Reading, ...]]"


_Reading = tuple[Surface, str, str]  # surface, proclitic, enclitic


def _met(readings: Iterable[_Reading]) -> _Met:
    alone: list[_Reading] = []
    followed: dict[str, list[_Reading]] = {}
    for reading in readings:
        words = reading[0].words
        if len(words) == 1:
            alone.append(reading)
        else:
            followed.setdefault(words[1], []).append(reading)
    return _Met(tuple(alone), {word: tuple(row) for word, row in followed.items()})


def _next_form(tokens: Sequence[Token], at: int) -> str:
    """The form after a token, quotation marks passed over."""
    at += 1
    while at < len(tokens) and tokens[at].form == '"':
        at += 1
    return tokens[at].form if at < len(tokens) else ""


def _restored(body: str, clitics: Clitics) -> list[str]:
    strong, weak = clitics.weak_ending
    out = [body]
    if body.endswith(clitics.plural_ending[0]):
        out.append(body + clitics.plural_ending[1:])
    if body.endswith(strong):
        out.append(body[:-1] + weak)
    return out


def _extend(
    surface: Surface, proclitic: str, enclitic: str, tokens: Sequence[Token], at: int, folded: Folded
) -> Hit | None:
    """The hit if the surface's other words follow; a quotation mark between words is passed over (قوات "قسد")."""
    last = at + 1
    for word in surface.words[1:]:
        while last < len(tokens) and tokens[last].form == '"':
            last += 1
        if last >= len(tokens) or tokens[last].form != word:
            return None
        last += 1
    opened = any(tokens[place].form == '"' for place in range(at, last))
    if opened and last < len(tokens) and tokens[last].form == '"':
        last += 1  # صحيفة "المدن": the mark that closes what was opened inside
    start = _start(surface, proclitic, tokens[at], folded) if proclitic else tokens[at].start
    return Hit(surface, at, last, start, tokens[last - 1].end, proclitic, enclitic)


def _start(surface: Surface, proclitic: str, token: Token, folded: Folded) -> int:
    """Where a surface begins in the source, after the letters that are joined to it."""
    joined = not token.form.startswith(proclitic + surface.words[0])  # للنظام: the article is not written
    return token.start if joined else folded.starts[token.at + len(proclitic)]


def longest(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Leftmost, then longest, then fewest clitics: no two of the result share a token."""
    out: list[Hit] = []
    best: Hit | None = None
    for hit in sorted(hits, key=_first):
        if best is None or hit.first >= best.last:
            if best is not None:
                out.append(best)
            best = hit
        elif hit.first == best.first and _is_better(hit, best):
            best = hit
    return (*out, best) if best is not None else ()


def _is_better(hit: Hit, other: Hit) -> bool:
    """Whether a hit of the same first token is longer, or as long with fewer clitics."""
    if hit.last != other.last:
        return hit.last > other.last
    return len(hit.proclitic) + len(hit.enclitic) < len(other.proclitic) + len(other.enclitic)


def grouped(hits: Iterable[Hit]) -> Iterator[tuple[Hit, ...]]:
    """Hits of the same tokens together: longest stretch first where several begin alike, no overlaps."""
    at: dict[tuple[int, int], list[Hit]] = defaultdict(list)
    for hit in hits:
        at[hit.first, hit.last].append(hit)
    taken = -1
    for first, last in sorted(at, key=lambda key: (key[0], -key[1])):
        if first >= taken:
            taken = last
            fewest = min(len(h.proclitic) for h in at[first, last])
            yield tuple(h for h in at[first, last] if len(h.proclitic) == fewest)


def _first(hit: Hit) -> int:
    return hit.first


@dataclass(frozen=True, slots=True)
class Hits:
    """What a scan found: ``chosen`` by table without overlaps, ``all`` with every reading."""

    chosen: Mapping[str, tuple[Hit, ...]]
    all: Mapping[str, list[Hit]]

    def of(self, table: str) -> tuple[Hit, ...]:
        """The hits of one table, in order, none sharing a token with another of the table."""
        return self.chosen.get(table, ())

    def within(self, table: str, first: int, last: int) -> tuple[Hit, ...]:
        """The chosen hits of a table that begin in tokens ``[first, last)``; two binary searches."""
        row = self.chosen.get(table, ())
        return row[bisect_left(row, first, key=_first) : bisect_left(row, last, key=_first)]

    def every_within(self, table: str, first: int, last: int) -> Sequence[Hit]:
        """All readings of a table that begin in tokens ``[first, last)``."""
        row = self.all.get(table, [])
        return row[bisect_left(row, first, key=_first) : bisect_left(row, last, key=_first)]

    def every(self, table: str) -> Sequence[Hit]:
        """All readings of one table, overlapping ones too."""
        return self.all.get(table, ())
