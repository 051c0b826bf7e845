"""Amounts of time: ثلاثة أيام, شهرين ونصف, سنة وثلاثة أشهر, من يوم إلى يومين."""

from dataclasses import dataclass, replace

from hudna.extract.numbers import Numeral
from hudna.extract.times.words import Clues
from hudna.extract.vocabulary import Word

_FEW = (3.0, 9.0)
_UNSTATED = (2.0, 10.0)  # an indefinite plural without a number
_ARTICLE = "ال"
_AND = "و"
_BY_LENGTH = ("S", "M", "H", "D", "W", "MO", "Y", "X", "C")  # letters of the units
_PARTS = frozenset({0.25, 0.5, 1 / 3})  # what may be told after a unit: ونصف
_SHY = "S"  # ثانية is "second" of any kind: only a number makes it a time


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
    more: "Amount | None" = None  # a smaller amount joined to it: سنة وثلاثة أشهر

    @property
    def exact(self) -> bool:
        """Whether it is one number of its unit."""
        return self.low == self.high


def read_amount(clues: Clues, at: int) -> Amount | None:
    """The amount of time that begins at a token: ثلاثة أيام, (72) ساعة, شهرين, أسبوع, أيام."""
    amount = _simple(clues, at)
    if amount is None or not amount.exact:
        return amount
    return _to_another(clues, amount) or _and_more(clues, amount)


def _simple(clues: Clues, at: int) -> Amount | None:
    numeral = clues.numerals.get(clues.past(at, '("'))
    if numeral is not None and numeral.high is not None and not numeral.percent:
        return _counted(clues, at, numeral)
    few = clues.word(at, "few")
    if few is not None and (unit := clues.word(few.last, "units")) is not None:
        return _made(few, unit.last, _FEW, unit.value, stated=False)
    word = clues.word(at, "dual", "units", "unit")
    return None if word is None else _noun(clues, word)


def _counted(clues: Clues, at: int, numeral: Numeral) -> Amount | None:
    upper = _upper(clues, numeral)
    last = (upper or numeral).last
    last = clues.past(last, ')"') if clues.form(at) in '("' else last
    unit = clues.word(last, "unit", "units")
    if unit is None or unit.sense.proclitic:
        return None
    low, high, last = numeral.low, (upper or numeral).high or numeral.low, unit.last
    if low == high:
        low, last = _with_part(clues, low, unit.value, last)
        high = low
    definite = numeral.definite or (unit.sense.definite and low >= 1)  # half the hour is half an hour
    start = numeral.start if at == numeral.first else clues.page.tokens[at].start
    return Amount(at, last, low, high, unit.value, True, definite, numeral.proclitic, start)


def _upper(clues: Clues, numeral: Numeral) -> Numeral | None:
    """The greater number of "3 to 5", "between 3 and 5", "three or four"."""
    to = clues.word(numeral.last, "range_to", "either")
    upper = clues.numerals.get(to.last if to is not None and to.sense.form != _AND else numeral.last)
    between = clues.word(numeral.first - 1, "range_from") is not None
    if between and clues.form(numeral.last) == _AND:
        upper = clues.numerals.get(numeral.last + 1)
    if upper is None or upper.percent or upper.high is None or upper.low <= numeral.low:
        return None
    joined = upper.first > numeral.last or (between and upper.proclitic == _AND)
    return upper if joined else None


def _noun(clues: Clues, word: Word) -> Amount | None:
    if word.kind == "dual":
        count, last = _with_part(clues, 2.0, word.value, word.last)
        return _made(word, last, (count, count), word.value, stated=True)
    if word.kind == "units":
        return _made(word, word.last, _UNSTATED, word.value, stated=False)
    one = clues.whole(word.last)
    if one is not None and one.low == 1 and not one.digits and not one.proclitic:  # أسبوع واحد
        return _made(word, one.last, (1.0, 1.0), word.value, stated=True)
    if _names_something(clues, word) or word.value == _SHY:
        return None
    count, last = _with_part(clues, 1.0, word.value, word.last)
    return _made(word, last, (count, count), word.value, stated=last > word.last)


def _names_something(clues: Clues, word: Word) -> bool:
    """Whether "a day" is really the head of a name or a date: يوم السبت, عام 2014, شهر رمضان."""
    after = clues.page.tokens[word.last] if word.last < len(clues.page.tokens) else None
    if after is None or after.kind != "word":
        return after is not None and after.kind == "number"
    named = clues.word(word.last, "weekday", "deictic", "month", "hijri", "ordinal")
    article = after.form.startswith(_ARTICLE) and clues.shift(word.last) is None
    return named is not None or article


def _with_part(clues: Clues, count: float, letter: str, last: int) -> tuple[float, int]:
    """شهر ونصف, شهر ونصف الشهر."""
    numeral = clues.numerals.get(last)
    if numeral is None or numeral.low not in _PARTS or numeral.proclitic != _AND or numeral.last != last + 1:
        return count, last
    again = clues.word(numeral.last, "unit")
    same = again is not None and again.value == letter and again.sense.definite and not again.sense.proclitic
    return count + numeral.low, again.last if again is not None and same else numeral.last


def _to_another(clues: Clues, amount: Amount) -> Amount | None:
    """يوم أو يومين, أسبوع إلى أسبوعين, يومين أو ثلاثة."""
    to = clues.word(amount.last, "either", "range_to")
    if to is None or (to.kind == "range_to" and len(to.sense.form) == 1) or to.sense.proclitic:
        return None
    upper = _simple(clues, to.last)
    if upper is not None:
        fits = upper.exact and upper.letter == amount.letter and upper.low > amount.low and not upper.proclitic
        return replace(amount, last=upper.last, high=upper.low, stated=True, bare=False) if fits else None
    numeral = clues.whole(to.last) if to.kind == "either" else None
    if numeral is None or numeral.digits or numeral.low <= amount.low or _counts(clues, numeral.last):
        return None
    return replace(amount, last=numeral.last, high=numeral.low, stated=True, bare=False)


def _counts(clues: Clues, at: int) -> bool:
    """Whether a noun stands at a token, which the number before it would count."""
    tokens = clues.page.tokens
    return at < len(tokens) and tokens[at].kind == "word" and clues.word(at, "before", "after", "of", "shift") is None


def _and_more(clues: Clues, amount: Amount) -> Amount:
    """سنة وثلاثة أشهر, ساعة و20 دقيقة."""
    apart = clues.form(amount.last) == _AND
    more = _simple(clues, amount.last + apart)
    if more is None or not more.exact or more.definite or not (apart or more.proclitic == _AND):
        return amount
    one = more.bare and more.low == 1
    if not (more.stated or one) or _BY_LENGTH.index(more.letter) >= _BY_LENGTH.index(amount.letter):
        return amount
    return replace(amount, last=more.last, stated=True, bare=False, more=more)


def _made(word: Word, last: int, count: tuple[float, float], letter: str, *, stated: bool) -> Amount:
    return Amount(
        word.first,
        last,
        *count,
        letter,
        stated,
        word.sense.definite,
        word.sense.proclitic,
        word.start,
        last == word.first + 1,
    )
