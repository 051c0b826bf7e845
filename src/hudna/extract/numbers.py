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
_SHARE_DIGITS = 2  # 3/4, 7/10
_ARTICLE = "ال"
_OF = "من"
_COMMA = "،"
_COMMA_GROUPS = 4  # a longer row is a list


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
    percent: bool = False  # or another share of a whole
    definite: bool = False
    shy: bool = False  # one word that is often no number
    ordinal: bool = False  # الحادي والعشرون: a place in a row, it counts nothing

    @property
    def value(self) -> float:
        """The number; the lower bound of a vague one."""
        return self.low


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of a language, compiled."""

    vocabulary: Vocabulary
    shy: frozenset[str]


def number_words(data: Mapping[str, Any]) -> NumberWords:
    """The compiled number words of a ``numbers.toml``."""
    return NumberWords(
        Vocabulary.of(_rows(data), frozenset({"value", "scale", "dual", "fraction", "ordinal"})),
        frozenset(fold_key(word) for word in data["shy"]),
    )


_VALUED = {
    "values": "value", "scale_dual": "dual", "scales": "scale", "fractions": "fraction", "construct_fractions": "construct",
    "denominators": "denominator", "vague": "vague", "ordinals": "ordinal",
}  # fmt: skip
_PLAIN_LISTS = {"decimal_words": "point", "minus_words": "minus", "negative_words": "negative", "out_of": "every"}
NUMBER_WORDS = Compiled("numbers", number_words)


def _rows(data: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    for table, kind in _VALUED.items():
        for value, spellings in data[table].items():
            for spelling in spellings:
                yield kind, spelling, float(value)
    for value, phrase in data["percent"]:
        yield "percent", phrase, float(value)
    for name, kind in _PLAIN_LISTS.items():
        for phrase in data[name]:
            yield kind, phrase, None
    for kind in ("few", "odd"):
        for bounds, phrases in data[kind].items():
            low, high = bounds.split()
            for phrase in phrases:
                yield kind, phrase, (float(low), float(high))


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
        return self._worded(at) or self._share(at) or self._cardinal(at)

    def _worded(self, at: int) -> Numeral | None:
        """What begins with a word of its own: dozens, a few, minus five, the fifth."""
        for word in self.found.get(at, ()):
            if word.kind == "vague":
                return self._made(at, word.last, word, word.value, None)
            if word.kind in {"few", "odd"}:
                return self._few(word)
            if word.kind == "negative":
                return self._negative(word)
            if word.kind == "ordinal":
                return self._ordinal(word)
        return None

    def _cardinal(self, at: int) -> Numeral | None:
        first = self._part(at, joined=None)
        if first is None:
            return None
        value, last = self._sum(first)
        return self._finished(at, last, value)

    def _few(self, word: Word) -> Numeral | None:
        """بضعة, بضعة آلاف, بضع وعشرون: from three to nine of a kind; نيف only beside a number."""
        low, high = word.value
        if word.kind == "few" and (scale := self._word(word.last, "scale")) is not None:
            return self._made(word.first, scale.last, word, low * scale.value, high * scale.value)
        tens = self._word(word.last, "value", joined=True)
        if tens is not None and tens.value % 10 == 0:
            return self._made(word.first, tens.last, word, tens.value + low, tens.value + high)
        if word.kind == "odd" or self.page.tokens[word.last : word.last + 1] == ():
            return None
        return self._made(word.first, word.last, word, low, high)

    def _negative(self, word: Word) -> Numeral | None:
        """ناقص خمسة."""
        numeral = self._cardinal(word.last)
        if numeral is None or numeral.proclitic or numeral.definite or numeral.low <= 0:
            return None
        value, start = -numeral.low, word.start
        return replace(numeral, first=word.first, start=start, low=value, high=value, digits=False, shy=False)

    def _ordinal(self, word: Word) -> Numeral:
        """الخامس, الحادي عشر, الحادي والعشرون."""
        value, last = word.value, word.last
        tens = self._word(last, "value", joined=True) if value < 10 else None
        if tens is not None and 20 <= tens.value < 100 and tens.sense.definite == word.sense.definite:
            value, last = value + tens.value, tens.last
        return replace(self._made(word.first, last, word, value, value), ordinal=True)

    def _share(self, at: int) -> Numeral | None:
        """خمس السكان, أربعة أخماس, 3/4 المساحة."""
        word = self._word(at, "construct")
        if word is not None and self._is_definite(word.last):
            return replace(self._made(at, word.last, word, word.value, word.value), percent=True)
        part = self._word(at, "value")
        of = self._word(part.last, "denominator") if part is not None else None
        if part is not None and of is not None and 0 < part.value < of.value:
            share = part.value / of.value
            return replace(self._made(at, of.last, part, share, share), percent=True)
        return self._written_share(at)

    def _is_definite(self, at: int) -> bool:
        """Whether a noun with its article stands at a token, and no number."""
        tokens = self.page.tokens
        return at < len(tokens) and tokens[at].form.startswith(_ARTICLE) and self._word(at, "value", "scale") is None

    def _written_share(self, at: int) -> Numeral | None:
        """3/4 before what it is a share of: elsewhere a day and a month, or a score."""
        tokens = self.page.tokens[at : at + 4]
        if tokens[0].kind != "number" or [token.kind for token in tokens[1:]] != ["mark", "number", "word"]:
            return None
        over, mark, under, noun = tokens
        touching = over.end == mark.start and mark.end == under.start
        whole = over.form.isdecimal() and under.form.isdecimal() and len(under.form) <= _SHARE_DIGITS
        if mark.form != "/" or not touching or not whole or not 0 < int(over.form) < int(under.form):
            return None
        if noun.form != _OF and not self._is_definite(at + 3):
            return None
        share = int(over.form) / int(under.form)
        return Numeral(at, at + 3, over.start, under.end, share, share, False, percent=True)

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
        if (parted := self._parted_by_comma(at, value)) is not None:
            return parted
        if not self._opens_thousands(at):
            return "digits", value, last
        while last < len(tokens) and _is_thousand_group(tokens, last):
            value, last = value * 1000 + float(tokens[last].form), last + 1
        return "digits", value, last

    def _parted_by_comma(self, at: int, value: float) -> tuple[str, float, int] | None:
        """1،234،567 in groups of three, 2،5 before a scale or a percent sign: without room, an Arabic comma parts no list."""
        tokens, last = self.page.tokens, at + 1
        groups: list[str] = []
        while last + 1 < len(tokens) and tokens[last].form == _COMMA and tokens[last + 1].kind == "number":
            if (
                len(groups) > _COMMA_GROUPS
                or tokens[last - 1].end != tokens[last].start
                or tokens[last].end != tokens[last + 1].start
            ):
                break
            groups.append(tokens[last + 1].form)
            last += 2
        if not 0 < len(groups) <= _COMMA_GROUPS or not tokens[at].form.isdecimal():
            return None
        if 0 < value < 1000 and all(len(group) == 3 and group.isdecimal() for group in groups):
            return "digits", float(tokens[at].form + "".join(groups)), last
        if len(groups) == 1 and groups[0].isdecimal() and self._word(last, "scale", "percent") is not None:
            return "digits", float(f"{tokens[at].form}.{groups[0]}"), last
        return None

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
        part = self._joined_part(last, total)
        if part is None:
            return None
        kind, value, after = part
        if kind == "fraction":
            return self._fraction(value, after, total)
        if not _may_follow(kind, value, total):
            return None
        total.add(value, scale=value if kind in {"scale", "dual"} else 1.0)
        return self._scales(after, total)

    def _joined_part(self, last: int, total: _Sum) -> tuple[str, float, int] | None:
        tokens = self.page.tokens
        part = self._part(last, joined=True)
        if part is not None:
            return part
        if last + 1 < len(tokens) and tokens[last].form == "و":
            after = self._part(last + 1, joined=False)
            if after is None or after[0] != "digits":
                return after
            below = total.scaled and after[1] < total.scale and float(after[1]).is_integer()  # 10 آلاف و500
            return after if below or self._word(after[2], "scale") is not None else None  # "10 و 15" are two numbers
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
        zeros = ""
        while part[1] == 0 and (further := self._part(part[2], joined=False)) is not None:
            zeros, part = zeros + "0", further  # three point zero five
        tail = _Sum()
        tail.add(part[1], scale=part[1] if part[0] in {"scale", "dual"} else 1.0)
        after, digits, scale = self._decimal_tail(part[2], tail)
        whole = float(f"{total.total:.0f}.{zeros}{digits:.0f}")
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
        return self._signed(self._of_every(self._and_odd(self._percent(numeral))))

    def _percent(self, numeral: Numeral) -> Numeral:
        word = self._word(numeral.last, "percent")
        if word is not None:
            value = numeral.low / word.value
            return replace(numeral, low=value, high=value, last=word.last, end=word.end, percent=True, shy=False)
        return self._percent_before(numeral) if numeral.digits and numeral.first else numeral

    def _percent_before(self, numeral: Numeral) -> Numeral:
        """%40, % 40: a sign that belongs to no number before it."""
        tokens, before = self.page.tokens, numeral.first - 1
        word = self._word(before, "percent")
        if word is None or word.last != numeral.first or numeral.start - word.end > 1:
            return numeral
        if before and tokens[before - 1].kind == "number":
            return numeral
        value = numeral.low / word.value
        return replace(numeral, low=value, high=value, first=before, start=word.start, percent=True)

    def _and_odd(self, numeral: Numeral) -> Numeral:
        """عشرون ونيف: up to nine more than the tens; more than the hundreds, who knows how much."""
        word = self._word(numeral.last, "odd", joined=True)
        if word is None or numeral.percent or numeral.low % 10:
            return numeral
        low, high = word.value
        upper = None if numeral.low % 100 == 0 else numeral.low + high
        lower, last, end = numeral.low + low, word.last, word.end
        return replace(numeral, low=lower, high=upper, last=last, end=end, digits=False, shy=False)

    def _of_every(self, numeral: Numeral) -> Numeral:
        """واحد من كل خمسة."""
        word = self._word(numeral.last, "every")
        first = self._part(word.last, joined=False) if word is not None and not numeral.percent else None
        if first is None:
            return numeral
        value, last = self._sum(first)
        if not 0 < numeral.low < value:
            return numeral
        share, end = numeral.low / value, self.page.tokens[last - 1].end
        return replace(numeral, low=share, high=share, last=last, end=end, percent=True, digits=False, shy=False)

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
