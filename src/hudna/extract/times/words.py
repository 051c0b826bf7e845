"""The words of times and durations as they stand in one report: what each token may mean, and numbers beside them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hudna.extract.numbers import Numeral, read_numerals
from hudna.extract.vocabulary import Compiled, Vocabulary, Word
from hudna.packs.knowledge import Knowledge
from hudna.text.fold import fold_key
from hudna.text.page import Page

_VALUED = {
    "months": "month", "hijri": "hijri", "weekdays": "weekday", "deictic": "deictic", "ordinals": "ordinal",
    "edges": "edge", "seasons": "season", "feasts": "feast", "fixed_feasts": "fixed_feast", "decades": "decade",
    "fractions": "fraction_of",
}  # fmt: skip
_PLAIN_LISTS = (
    "month_word", "of", "day_word", "year_word", "year_context", "era", "hijri_era", "before", "after", "ago_after",
    "within", "count_about", "count_least", "count_most", "few", "range_from", "range_to", "next", "last", "this", "this_before", "no_time", "after_next",
    "before_last", "few_adjectives", "following_day", "clock", "half", "clock_units", "zone", "clock_tail", "parts",
    "night", "midnight", "midnight_word", "now", "future", "extendable", "for_length", "lasting", "open_ended", "until",
    "temporary",
    "told", "final", "either", "feast_day", "century", "eve", "night_between", "night_to", "two", "two_days", "every", "of_time", "before_christ", "same_year", "this_day", "age",
)  # fmt: skip
_DEFINITE_KINDS = frozenset({"unit", "dual", "units", "month", "season", "decade"})
# Kinds at which no time expression begins: they stand inside or after one.
INNER_KINDS = frozenset({
    "of", "era", "hijri_era", "range_to", "range_from", "next", "last", "this", "after_next", "before_last", "half",
    "clock_tail", "clock_units", "zone", "extendable", "for_length", "lasting", "open_ended", "until", "temporary",
    "future", "few_adjectives", "ago_after", "count_about", "count_least", "count_most", "year_context", "told", "final", "either", "night_to", "age", "every", "of_time", "before_christ", "same_year",
    "two", "feast_day",
})  # fmt: skip
SHIFTS = {"next": 1, "last": -1, "this": 0, "after_next": 2, "before_last": -2}


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The time words of a language, compiled."""

    vocabulary: Vocabulary
    shy_months: frozenset[str]
    shy_weekdays: frozenset[str]
    shy_edges: frozenset[str]
    future_prefixes: tuple[str, ...]
    future_not: tuple[str, ...]
    after_event: frozenset[str]
    glued: re.Pattern[str]


def time_words(data: Mapping[str, Any]) -> TimeWords:
    """The compiled time words of a ``times.toml``."""
    return TimeWords(
        Vocabulary.of(_rows(data), _DEFINITE_KINDS),
        frozenset(fold_key(word) for word in data["shy_months"]),
        frozenset(fold_key(word) for word in data["shy_weekdays"]),
        frozenset(fold_key(word) for word in data["shy_edges"]),
        tuple(fold_key(word) for word in data["future_prefixes"]),
        tuple(fold_key(word) for word in data["future_not"]),
        frozenset(fold_key(word) for word in data["after_event"]),
        _glued(data),
    )


def _glued(data: Mapping[str, Any]) -> re.Pattern[str]:
    english = [name for names in data["months"].values() for name in names if name.isascii()]
    longest_first = sorted(english, key=len, reverse=True)
    return re.compile(rf"(?<=[^\W\d_])({'|'.join(map(re.escape, longest_first))})(?= \d{{1,2}}, ?\d{{4}})")


TIME_WORDS = Compiled("times", time_words)


def _rows(data: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    for table, kind in _VALUED.items():
        for value, phrases in data[table].items():
            for phrase in phrases:
                yield kind, phrase, _value(value)
    for name in _PLAIN_LISTS:
        for phrase in data[name]:
            yield name, phrase, None
    for unit in data["unit"]:
        for kind, field in (("unit", "singular"), ("dual", "dual"), ("units", "plural")):
            for phrase in unit[field]:
                yield kind, phrase, unit["letter"]


def _value(text: str) -> Any:
    parts = text.split()
    if not parts[0].lstrip("-").isdecimal():
        return text
    return int(text) if len(parts) == 1 else tuple(int(part) for part in parts)


def _begins(page: Page, found: Mapping[int, tuple[Word, ...]], numerals: Mapping[int, Numeral]) -> frozenset[int]:
    worded = {at for at, words in found.items() if any(word.sense.kind not in INNER_KINDS for word in words)}
    digits = {at for at, token in enumerate(page.tokens) if token.kind == "number"}
    return frozenset(worded | digits | numerals.keys())


def _glued_months(page: Page, words: TimeWords) -> Iterator[tuple[int, tuple[Word, ...]]]:
    """English months that a saved page ran together with the word before them: "PostJuly 16, 2025"."""
    if not page.tokens:
        return
    end_of_tokens = page.tokens[-1].at + len(page.tokens[-1].form)
    for match in words.glued.finditer(page.folded.text, 0, end_of_tokens):
        at = page.token_at(page.folded.starts[match.start(1)])
        start, end = page.folded.source(match.start(1), match.end(1))
        months = tuple(sense for sense in words.vocabulary.senses(match.group(1)) if sense.kind == "month")
        yield at, tuple(Word(sense, at, at + 1, start, end) for sense in months)


@dataclass(frozen=True, slots=True)
class Clues:
    """One page with every time word and number in it."""

    page: Page
    words: TimeWords
    found: Mapping[int, tuple[Word, ...]]
    numerals: Mapping[int, Numeral]
    ordinals: Mapping[int, Numeral]
    begins: frozenset[int]  # tokens at which a time expression may begin: all others are passed over

    @classmethod
    def of(cls, page: Page, knowledge: Knowledge) -> "Clues":
        """The clues of a page."""
        words = TIME_WORDS.of(knowledge)
        numbers = read_numerals(page, knowledge)
        numerals = {numeral.first: numeral for numeral in numbers if not numeral.ordinal}
        ordinals = {numeral.first: numeral for numeral in numbers if numeral.ordinal}
        found = words.vocabulary.words(page)
        found.update(_glued_months(page, words))
        return cls(page, words, found, numerals, ordinals, _begins(page, found, numerals | ordinals))

    def word(self, at: int, *kinds: str) -> Word | None:
        """The longest word of one of the kinds that begins at a token."""
        for word in self.found.get(at, ()):
            if word.sense.kind in kinds:
                return word
        return None

    def after(self, at: int, *kinds: str) -> int:
        """The token after an optional word of the kinds."""
        word = self.word(at, *kinds)
        return at if word is None else word.last

    def form(self, at: int) -> str:
        """The folded form of a token, empty outside the text."""
        return self.page.tokens[at].form if 0 <= at < len(self.page.tokens) else ""

    def past(self, at: int, marks: str) -> int:
        """The token after one optional mark of ``marks``."""
        form = self.form(at)
        return at + 1 if len(form) == 1 and form in marks else at

    def whole(self, at: int) -> Numeral | None:
        """A whole number in digits or words at a token."""
        numeral = self.numerals.get(at)
        if numeral is None or numeral.percent or numeral.high is None or not float(numeral.low).is_integer():
            return None
        return numeral

    def is_told(self, at: int) -> bool:
        """Whether the adjective at a token tells a time from another one: التالي, السابق."""
        return self.word(at, "told") is not None

    def shift(self, at: int) -> tuple[int, int] | None:
        """(shift, token after it) of an adjective such as "next" at a token."""
        for kind in ("after_next", "before_last", "next", "last", "this"):
            word = self.word(at, kind)
            if word is not None and word.sense.proclitic == "":
                return SHIFTS[kind], word.last
        return None
