"""The words of times and durations as they stand in one report: what each token may mean, and amounts of time."""

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
    "edges": "edge", "seasons": "season", "feasts": "feast",
}  # fmt: skip
_PLAIN_LISTS = (
    "month_word", "of", "day_word", "year_word", "year_context", "era", "hijri_era", "before", "after", "ago_after",
    "within", "count_about", "few", "range_from", "range_to", "next", "last", "this", "this_before", "no_time", "after_next",
    "before_last", "few_adjectives", "following_day", "clock", "half", "clock_units", "zone", "clock_tail", "parts",
    "night", "midnight", "midnight_word", "now", "future", "extendable", "for_length", "lasting", "open_ended", "until",
    "temporary",
)  # fmt: skip
_DEFINITE_KINDS = frozenset({"unit", "dual", "units", "month"})
# Kinds at which no time expression begins: they stand inside or after one.
INNER_KINDS = frozenset({
    "of", "era", "hijri_era", "range_to", "range_from", "next", "last", "this", "after_next", "before_last", "half",
    "clock_tail", "clock_units", "zone", "extendable", "for_length", "lasting", "open_ended", "until", "temporary",
    "future", "few_adjectives", "ago_after", "count_about", "year_context", "within",
})  # fmt: skip
SHIFTS = {"next": 1, "last": -1, "this": 0, "after_next": 2, "before_last": -2}
_FEW = (3.0, 9.0)
_UNSTATED = (2.0, 10.0)  # an indefinite plural without a number
_ARTICLE = "ال"


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The time words of a language, compiled."""

    vocabulary: Vocabulary
    shy_months: frozenset[str]
    shy_weekdays: frozenset[str]
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
class Amount:
    """An amount of time at tokens ``[first, last)``: ``low`` to ``high`` of a unit; ``stated`` where a number or dual is."""

    first: int
    last: int
    low: float
    high: float
    letter: str
    stated: bool
    definite: bool
    proclitic: str
    start: int
    bare: bool = False  # one noun alone: شهر


@dataclass(frozen=True, slots=True)
class Clues:
    """One page with every time word and number in it."""

    page: Page
    words: TimeWords
    found: Mapping[int, tuple[Word, ...]]
    numerals: Mapping[int, Numeral]
    begins: frozenset[int]  # tokens at which a time expression may begin: all others are passed over

    @classmethod
    def of(cls, page: Page, knowledge: Knowledge) -> "Clues":
        """The clues of a page."""
        words = TIME_WORDS.of(knowledge)
        numerals = {numeral.first: numeral for numeral in read_numerals(page, knowledge)}
        found = words.vocabulary.words(page)
        found.update(_glued_months(page, words))
        return cls(page, words, found, numerals, _begins(page, found, numerals))

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

    def shift(self, at: int) -> tuple[int, int] | None:
        """(shift, token after it) of an adjective such as "next" at a token."""
        for kind in ("after_next", "before_last", "next", "last", "this"):
            word = self.word(at, kind)
            if word is not None and word.sense.proclitic == "":
                return SHIFTS[kind], word.last
        return None

    def amount(self, at: int) -> Amount | None:
        """An amount of time that begins at a token: ثلاثة أيام, (72) ساعة, شهرين, أسبوع, أيام."""
        opened = self.past(at, '("')
        numeral = self.numerals.get(opened)
        if numeral is not None and numeral.high is not None and not numeral.percent:
            return self._counted(at, numeral)
        few = self.word(at, "few")
        if few is not None and (unit := self.word(few.last, "units")) is not None:
            return self._made(few, unit.last, _FEW, unit.value, stated=False)
        word = self.word(at, "dual", "units", "unit")
        return None if word is None else self._noun(word)

    def _counted(self, at: int, numeral: Numeral) -> Amount | None:
        last = self.past(numeral.last, ')"') if self.form(at) in '("' else numeral.last
        unit = self.word(last, "unit", "units")
        if unit is None or unit.sense.proclitic:
            return None
        count, last = self._with_half(numeral.low, unit.last)
        return Amount(
            at, last, count, count, unit.value, True, unit.sense.definite or numeral.definite, numeral.proclitic,
            numeral.start if at == numeral.first else self.page.tokens[at].start,
        )  # fmt: skip

    def _noun(self, word: Word) -> Amount | None:
        if word.kind == "dual":
            count, last = self._with_half(2.0, word.last)
            return self._made(word, last, (count, count), word.value, stated=True)
        if word.kind == "units":
            return self._made(word, word.last, _UNSTATED, word.value, stated=False)
        if self._names_something(word):
            return None
        count, last = self._with_half(1.0, word.last)
        one = self.whole(last)
        last = one.last if one is not None and one.low == 1 and not one.digits else last
        return self._made(word, last, (count, count), word.value, stated=last > word.last)

    def _names_something(self, word: Word) -> bool:
        """Whether "a day" is really the head of a name or a date: يوم السبت, عام 2014, شهر رمضان."""
        after = self.page.tokens[word.last] if word.last < len(self.page.tokens) else None
        if after is None or after.kind != "word":
            return after is not None and after.kind == "number"
        named = self.word(word.last, "weekday", "deictic", "month", "hijri", "ordinal")
        article = after.form.startswith(_ARTICLE) and self.shift(word.last) is None
        return named is not None or article

    def _with_half(self, count: float, last: int) -> tuple[float, int]:
        numeral = self.numerals.get(last)
        if numeral is not None and numeral.low == 0.5 and numeral.proclitic == "و" and numeral.last == last + 1:
            return count + 0.5, numeral.last
        return count, last

    def _made(self, word: Word, last: int, count: tuple[float, float], letter: str, *, stated: bool) -> Amount:
        return Amount(
            word.first, last, *count, letter, stated, word.sense.definite, word.sense.proclitic, word.start,
            last == word.first + 1,
        )  # fmt: skip
