"""Numbers in digits and in words: what they amount to, before anyone asks what they count."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hudna.extract.vocabulary import Compiled, Vocabulary, Word
from hudna.packs.knowledge import Knowledge
from hudna.text.fold import fold_key
from hudna.text.page import Page
from hudna.text.tokens import Token

_GROUPED = re.compile(r"\d{1,3}([,٬])\d{3}(?:\1\d{3})*(?:[.٫]\d+)?$")
_DOTTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+$")
_PLAIN = re.compile(r"\d+(?:[.,٫]\d+)?$")
_LARGEST = 1e18  # a bound on "million million …"
_MAX_DIGITS = 15  # a longer row of digits is an identifier


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at tokens ``[first, last)``. ``high`` is ``None`` for "dozens"."""

    first: int
    last: int
    start: int
    end: int
    low: float
    high: float | None
    digits: bool  # written in digits alone
    proclitic: str = ""
    percent: bool = False
    definite: bool = False
    shy: bool = False  # one word that is often no number

    @property
    def value(self) -> float:
        """The number; the lower bound of a vague one."""
        return self.low


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of a language, compiled."""

    vocabulary: Vocabulary
    shy: frozenset[str]
    digit_scales: Mapping[str, float]


def number_words(data: Mapping[str, Any]) -> NumberWords:
    """The compiled number words of a ``numbers.toml``."""
    return NumberWords(
        Vocabulary.of(_rows(data), frozenset({"value", "scale", "dual", "fraction"})),
        frozenset(fold_key(word) for word in data["shy"]),
        {},
    )


NUMBER_WORDS = Compiled("numbers", number_words)


def _rows(data: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    tables = {"values": "value", "scale_dual": "dual", "scales": "scale", "fractions": "fraction", "vague": "vague"}
    for table, kind in tables.items():
        for value, spellings in data[table].items():
            for spelling in spellings:
                yield kind, spelling, float(value)
    for value, phrase in data["percent"]:
        yield "percent", phrase, float(value)
    for phrase in data["decimal_words"]:
        yield "point", phrase, None
    for phrase in data["minus_words"]:
        yield "minus", phrase, None
    for phrase in data["few"]:
        yield "few", phrase, (3.0, 9.0)


def digits_value(form: str) -> float | None:
    """The value of a token of digits: thousand separators, decimal signs; ``None`` for what is no one number."""
    if len(form) > _MAX_DIGITS:
        return None
    if _GROUPED.match(form):
        return float(form.replace(",", "").replace("٬", "").replace("٫", "."))
    if _DOTTED.match(form):
        return float(form.replace(".", ""))
    if _PLAIN.match(form):
        return float(form.replace(",", ".").replace("٫", "."))
    return None


def read_numerals(page: Page, knowledge: Knowledge) -> tuple[Numeral, ...]:
    """Every number of a page, left to right, none overlapping."""
    words = NUMBER_WORDS.of(knowledge)
    reader = _Reader(page, words, words.vocabulary.words(page))
    return tuple(reader.numerals())


@dataclass(slots=True)
class _Sum:
    """A number being added up: ``flushed`` is done, ``group`` may still be multiplied by a scale that follows."""

    flushed: float = 0.0
    group: float = 0.0
    scale: float = 1.0  # the last scale, which a following half refers to
    scaled: bool = False  # the group has taken a thousand or more

    def add(self, value: float, *, scale: float = 1.0) -> None:
        """Adds a part joined by و."""
        if self.scaled or scale > 1 or value >= 1000 > self.group > 0:
            self.flush()
        self.group += value
        if scale > 1:
            self.scale, self.scaled = scale, scale >= 1000

    def multiply(self, scale: float) -> None:
        """Takes a scale that stands right after a part."""
        self.group = min(self.group * scale, _LARGEST)
        self.scale, self.scaled = scale, self.scaled or scale >= 1000

    def flush(self) -> None:
        """Closes the group."""
        self.flushed, self.group, self.scaled = self.flushed + self.group, 0.0, False

    @property
    def total(self) -> float:
        """What it amounts to."""
        return self.flushed + self.group


@dataclass(slots=True)
class _Reader:
    page: Page
    words: NumberWords
    found: Mapping[int, Sequence[Word]]

    def numerals(self) -> Iterator[Numeral]:
        tokens = self.page.tokens
        at, count = 0, len(tokens)
        while at < count:
            if tokens[at].kind != "number" and at not in self.found:
                at += 1
                continue
            numeral = self._numeral(at)
            if numeral is None:
                at += 1
                continue
            yield numeral
            at = numeral.last

    def _word(self, at: int, *kinds: str, joined: bool | None = None) -> Word | None:
        """The longest word of one of the kinds at a token; ``joined``: with و (True) or without any proclitic."""
        for word in self.found.get(at, ()):
            if word.kind in kinds and (joined is None or (word.sense.proclitic == "و") is joined):
                return word
        return None

    def _numeral(self, at: int) -> Numeral | None:
        vague = self._word(at, "vague", "few")
        if vague is not None:
            return self._vague(vague)
        first = self._part(at, joined=None)
        if first is None:
            return None
        value, last = self._sum(first)
        return self._finished(at, last, value)

    def _vague(self, word: Word) -> Numeral | None:
        low, high = word.value if word.kind == "few" else (word.value, None)
        last, scaled = word.last, False
        if word.kind == "few" and (scale := self._word(last, "scale")) is not None:
            low, high, last, scaled = low * scale.value, high * scale.value, scale.last, True
        if word.kind == "few" and not scaled and self.page.tokens[last : last + 1] == ():
            return None
        return self._made(word.first, last, word, low, high)

    def _made(self, first: int, last: int, word: Word, low: float, high: float | None) -> Numeral:
        return Numeral(
            first, last, word.start, self.page.tokens[last - 1].end, low, high, False,
            word.sense.proclitic, definite=word.sense.definite,
        )  # fmt: skip

    def _part(self, at: int, *, joined: bool | None) -> tuple[str, float, int] | None:
        """(kind, value, last) of one part of a number at a token."""
        tokens = self.page.tokens
        if at >= len(tokens):
            return None
        if tokens[at].kind == "number":
            value = digits_value(tokens[at].form)
            if value is None or joined:
                return None
            return self._spaced_thousands(at, value)
        word = self._word(at, "value", "scale", "dual", "fraction", joined=joined)
        return None if word is None else (word.kind, word.value, word.last)

    def _spaced_thousands(self, at: int, value: float) -> tuple[str, float, int]:
        tokens, last = self.page.tokens, at + 1
        if not self._opens_thousands(at):
            return "digits", value, last
        while last < len(tokens) and _is_thousand_group(tokens, last):
            value, last = value * 1000 + float(tokens[last].form), last + 1
        return "digits", value, last

    def _opens_thousands(self, at: int) -> bool:
        """Two groups of three, or one after a separator, open a spaced number: a year beside a count does not."""
        form = self.page.tokens[at].form.replace("٬", "")
        tokens = self.page.tokens
        lead = 0 < len(form) <= 3 or "٬" in self.page.tokens[at].form
        return lead and form.isdecimal() and at + 1 < len(tokens) and _is_thousand_group(tokens, at + 1)

    def _sum(self, first: tuple[str, float, int]) -> tuple[float, int]:
        kind, value, last = first
        total = _Sum()
        total.add(value, scale=value if kind in {"scale", "dual"} else 1.0)
        last = self._scales(last, total)
        while True:
            step = self._next_part(last, total)
            if step is None:
                break
            last = step
        return self._with_decimals(total, last)

    def _scales(self, last: int, total: _Sum) -> int:
        """Scales that follow without و multiply the group."""
        while (word := self._word(last, "scale")) is not None and word.sense.proclitic == "":
            total.multiply(word.value)
            last = word.last
        return last

    def _next_part(self, last: int, total: _Sum) -> int | None:
        """Adds one part that و joins; the token after it, or ``None`` where the number ends."""
        minus = self._word(last, "minus")
        if minus is not None and (part := self._part(minus.last, joined=False)) and part[0] == "fraction":
            total.group -= part[1] * total.scale
            return part[2]
        part = self._joined_part(last)
        if part is None:
            return None
        kind, value, after = part
        if kind == "fraction":
            return self._fraction(value, after, total)
        if not _may_follow(kind, value, total):
            return None
        total.add(value, scale=value if kind in {"scale", "dual"} else 1.0)
        return self._scales(after, total)

    def _joined_part(self, last: int) -> tuple[str, float, int] | None:
        tokens = self.page.tokens
        part = self._part(last, joined=True)
        if part is not None:
            return part
        if last + 1 < len(tokens) and tokens[last].form == "و":
            after = self._part(last + 1, joined=False)
            if after is None or after[0] != "digits":
                return after
            scale = self._word(after[2], "scale")
            return after if scale is not None else None  # "10 و 15" are two numbers
        return None

    def _fraction(self, value: float, after: int, total: _Sum) -> int:
        scale = self._word(after, "scale")
        if scale is not None and scale.sense.proclitic == "":
            total.flush()
            total.add(value * scale.value)
            total.scale = scale.value
            return scale.last
        total.group += value * total.scale
        return after

    def _with_decimals(self, total: _Sum, last: int) -> tuple[float, int]:
        point = self._word(last, "point")
        part = self._part(point.last, joined=False) if point is not None else None
        if part is None:
            return total.total, last
        tail = _Sum()
        tail.add(part[1], scale=part[1] if part[0] in {"scale", "dual"} else 1.0)
        after, digits, scale = self._decimal_tail(part[2], tail)
        whole = float(f"{total.total:.0f}.{digits:.0f}")
        return whole * scale, after

    def _decimal_tail(self, after: int, tail: _Sum) -> tuple[int, float, float]:
        """(token after it, the digits after the point, scale): a final million belongs to the whole number."""
        last = self._scales(after, tail)
        while (step := self._next_part(last, tail)) is not None:
            last = step
        final = self._word(last - 1, "scale")
        if final is not None and final.last == last and last > after - 1 and final.value >= 1_000_000:
            return last, tail.total / final.value, final.value
        return last, tail.total, 1.0

    def _finished(self, at: int, last: int, value: float) -> Numeral:
        tokens = self.page.tokens
        digits = all(token.kind == "number" for token in tokens[at:last])
        opener = self._word(at, "value", "scale", "dual", "fraction") if not digits else None
        start = opener.start if opener is not None else tokens[at].start
        shy = last == at + 1 and opener is not None and opener.sense.form in self.words.shy
        numeral = Numeral(
            at, last, start, tokens[last - 1].end, value, value, digits,
            opener.sense.proclitic if opener else "", definite=bool(opener and opener.sense.definite), shy=shy,
        )  # fmt: skip
        return self._signed(self._percent(numeral))

    def _percent(self, numeral: Numeral) -> Numeral:
        word = self._word(numeral.last, "percent")
        tokens, before = self.page.tokens, numeral.first - 1
        if word is not None:
            value = numeral.low / word.value
            return replace(numeral, low=value, high=value, last=word.last, end=word.end, percent=True, shy=False)
        if numeral.digits and before >= 0 and tokens[before].form in "%٪" and tokens[before].end == numeral.start:
            if before and tokens[before - 1].kind == "number":
                return numeral  # the sign belongs to the number before it
            value = numeral.low / 100
            return replace(numeral, low=value, high=value, first=before, start=tokens[before].start, percent=True)
        return numeral

    def _signed(self, numeral: Numeral) -> Numeral:
        """A sign or a bare decimal point that touches the digits, with room before it and no noun after it."""
        tokens, before = self.page.tokens, numeral.first - 1
        if before < 0 or (not numeral.digits and not numeral.percent) or tokens[before].end != numeral.start:
            return numeral
        if before > 0 and tokens[before - 1].end == tokens[before].start and tokens[before - 1].kind != "break":
            return numeral
        after = tokens[numeral.last] if numeral.last < len(tokens) else None
        if after is not None and after.kind == "word":
            return numeral
        value = _signed_value(tokens[before].form, numeral.low, tokens[numeral.first].form)
        if value is None:
            return numeral
        return replace(numeral, first=before, start=tokens[before].start, low=value, high=value)


def _signed_value(sign: str, value: float, digits: str) -> float | None:
    if sign in "-−":
        return -value
    if sign in ".٫" and digits.isdecimal():
        percent = float(digits) / value if value else 1.0
        return float(f"0.{digits}") / percent
    return None


def _is_thousand_group(tokens: Sequence[Token], at: int) -> bool:
    token, before = tokens[at], tokens[at - 1]
    return token.kind == "number" and len(token.form) == 3 and token.form.isdecimal() and token.start - before.end == 1


def _may_follow(kind: str, value: float, total: _Sum) -> bool:
    """Whether a part can be added: "5 and 20" is 25, "20 and 30" are two numbers."""
    if kind in {"scale", "dual"}:
        return True
    group = total.group if not total.scaled else 0.0
    if group == 0:
        return value < total.scale or total.scale == 1.0
    units, hundreds = group % 100, value >= 100 and value % 100 == 0
    if units == 0:
        return value < 100
    if units < 10:
        return (20 <= value < 100 and value % 10 == 0) or (hundreds and group < 100)
    return hundreds and group < 100
