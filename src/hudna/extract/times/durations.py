"""Lengths of time: how long a truce is to hold, how long a fight went on."""

from collections.abc import Iterator
from dataclasses import replace

from hudna.extract.times.amounts import Amount, read_amount
from hudna.extract.times.words import Clues
from hudna.extract.vocabulary import Word
from hudna.types import Duration

# Days per unit, at least and at most. A month of truce is 30 days; a calendar month may have 31.
_DAYS = {
    "S": (1 / 86400, 1 / 86400), "M": (1 / 1440, 1 / 1440), "H": (1 / 24, 1 / 24), "D": (1.0, 1.0), "W": (7.0, 7.0), "MO": (30.0, 31.0),
    "Y": (365.0, 366.0), "X": (3652.0, 3653.0), "C": (36524.0, 36525.0),
}  # fmt: skip
_OPENERS = frozenset({
    "for_length", "lasting", "open_ended", "until", "temporary", "few", "dual", "unit", "units", "count_about",
    "count_least", "count_most",
})  # fmt: skip
_CLOCK = frozenset("HMS")
_AGES = frozenset("YXC")
_SPOKEN_FOR = "ل"  # لخمسة أيام
_AND = "و"
_UNTIL_WORDS = 3  # words of the event that a truce lasts until
_LOOK_AHEAD = 4  # tokens in which "extendable" may follow


def find_durations(clues: Clues, taken: frozenset[int]) -> Iterator[Duration]:
    """Every duration of a page outside the ``taken`` tokens, in order."""
    at, count = 0, len(clues.page.tokens)
    while at < count:
        if at in taken or not _may_begin(clues, at):
            at += 1
            continue
        found = _duration(clues, at)
        if found is None or any(token in taken for token in range(at, found[1])):
            at += 1
            continue
        yield found[0]
        at = found[1]


def _may_begin(clues: Clues, at: int) -> bool:
    if at in clues.numerals or (clues.form(at) == "(" and at + 1 in clues.numerals):
        return True
    return any(word.sense.kind in _OPENERS for word in clues.found.get(at, ()))


def _duration(clues: Clues, at: int) -> tuple[Duration, int] | None:
    return _open_ended(clues, at) or _until(clues, at) or _stated(clues, at) or _of_events(clues, at)


def _open_ended(clues: Clues, at: int) -> tuple[Duration, int] | None:
    word = clues.word(at, "open_ended", "temporary")
    if word is None:
        return None
    return _made(clues, word.start, word.last, open_ended=word.kind == "open_ended"), word.last


def _until(clues: Clues, at: int) -> tuple[Duration, int] | None:
    word = clues.word(at, "until")
    if word is None:
        return None
    last, tokens = word.last, clues.page.tokens
    while last < len(tokens) and last - word.last < _UNTIL_WORDS and tokens[last].kind == "word":
        if last > word.last and tokens[last].form.startswith(_AND):
            break
        last += 1
    return (_made(clues, word.start, last, open_ended=True), last) if last > word.last else None


def _stated(clues: Clues, at: int) -> tuple[Duration, int] | None:
    """A length after "for the length of", after ل, after "lasted", or a number of hours to months on its own."""
    opener = clues.word(at, "for_length", "lasting")
    inner = opener.last if opener else at
    about = clues.word(inner, "count_about", "count_least", "count_most")
    amount = read_amount(clues, about.last if about is not None else inner)
    if amount is None or (amount.definite and (opener is None or not amount.stated or amount.letter == "C")):
        return None
    if opener is None and not (_stands_alone(amount, clues) or _is_spoken_for(about, amount)):
        return None
    if opener is not None and opener.kind == "lasting" and not amount.stated and not amount.bare:
        return None
    bounded = about if about is not None and about.kind != "count_about" else None
    start = opener.start if opener is not None and opener.kind == "for_length" else (bounded or amount).start
    return _bounded(_measured(clues, start, amount), bounded), amount.last


def _is_spoken_for(about: Word | None, amount: Amount) -> bool:
    """لأكثر من شهر."""
    return about is not None and about.sense.proclitic == _SPOKEN_FOR and (amount.stated or amount.bare)


def _bounded(found: Duration, about: Word | None) -> Duration:
    """At least so long has no upper bound, at most so long no lower one, and neither has one length."""
    if about is None or found.days_min is None:
        return found
    if about.kind == "count_least":
        return replace(found, iso=None, days_max=None)
    return replace(found, iso=None, days_min=None)


def _stands_alone(amount: Amount, clues: Clues) -> bool:
    spoken_for = amount.proclitic == _SPOKEN_FOR or clues.form(amount.first - 1) == _SPOKEN_FOR
    if spoken_for:
        few = not amount.exact and clues.word(amount.first, "few") is not None  # لعدة أسابيع
        return few or amount.stated or (amount.bare and amount.letter in {"MO", "W", "D", "Y"} and amount.low == 1)
    if amount.bare and amount.low == 1 and amount.letter in {"MO", "W"} and clues.form(amount.first).endswith("ا"):
        return True  # شهرا: for a month
    return amount.stated and (amount.letter not in _AGES or amount.more is not None)  # "35 years" is an age


def _of_events(clues: Clues, at: int) -> tuple[Duration, int] | None:
    """An unstated plural and what filled it: days of fighting."""
    amount = read_amount(clues, at)
    if amount is None or amount.stated or amount.definite or amount.low == 1:
        return None
    of, filled = clues.form(amount.last), clues.form(amount.last + 1)
    if of != "من" or not filled.startswith("ال"):
        return None
    return _made(clues, amount.start, amount.last + 2), amount.last + 2


def _measured(clues: Clues, start: int, amount: Amount) -> Duration:
    made = _made(clues, start, amount.last)
    if not amount.stated and not (amount.bare and amount.exact):
        return made
    least, most = _bounds(amount)
    iso = _iso(amount) if amount.exact else None
    return replace(made, iso=iso, days_min=_round(least), days_max=_round(most))


def _bounds(amount: Amount) -> tuple[float, float]:
    """Days, at least and at most, with those of what is joined to it."""
    low, high = _DAYS[amount.letter]
    least, most = amount.low * low, amount.high * high
    if amount.more is None:
        return least, most
    further = _bounds(amount.more)
    return least + further[0], most + further[1]


def _round(days: float) -> float:
    return round(days, 4)


def _iso(amount: Amount) -> str | None:
    count, letter = _of_years(amount)
    if amount.more is not None:
        return _joined(count, letter, amount.more)
    if not count.is_integer():
        return _fractional(count, letter)
    if letter in _CLOCK:
        return f"PT{count:.0f}{letter}"
    return f"P{count:.0f}{letter[0]}"


def _of_years(amount: Amount) -> tuple[float, str]:
    """Decades and centuries in years, which ISO 8601 knows."""
    size = {"X": 10, "C": 100}.get(amount.letter, 0)
    return (amount.low * size, "Y") if size else (amount.low, amount.letter)


def _joined(count: float, letter: str, more: Amount) -> str | None:
    """P1Y3M, P1DT6H; weeks as days, because ISO 8601 joins nothing to weeks; ``None`` with fractions."""
    if not count.is_integer() or not more.low.is_integer() or more.more is not None:
        return None
    if letter == "W":
        count, letter = count * 7, "D"
        if more.letter == "D":
            return f"P{count + more.low:.0f}D"
    if more.letter == "W":
        more = replace(more, low=more.low * 7, letter="D")
    first, second = f"{count:.0f}{letter[0]}", f"{more.low:.0f}{more.letter[0]}"
    if letter in _CLOCK:
        return f"PT{first}{second}"
    return f"P{first}T{second}" if more.letter in _CLOCK else f"P{first}{second}"


def _fractional(count: float, letter: str) -> str:
    """ISO 8601 in the next smaller unit: half an hour is PT30M."""
    if letter == "H":
        return f"PT{count * 60:.0f}M"
    if letter == "Y":
        return f"P{count * 12:.0f}M"
    if letter == "M":
        return f"PT{count * 60:.0f}S"
    if letter == "S":
        return f"PT{count}S"
    return f"PT{count * 24:.0f}H" if letter == "D" else f"P{count * _DAYS[letter][0]:.0f}D"


def _made(clues: Clues, start: int, last: int, *, open_ended: bool = False) -> Duration:
    end = clues.page.tokens[last - 1].end
    return Duration(
        start=start,
        end=end,
        text=clues.page.text[start:end],
        extendable=_is_extendable(clues, last),
        open_ended=open_ended,
    )


def _is_extendable(clues: Clues, last: int) -> bool:
    """Whether "extendable" follows, perhaps after a comma or a closing bracket."""
    stop = min(last + _LOOK_AHEAD, len(clues.page.tokens))
    for at in range(last, stop):
        if clues.word(at, "extendable") is not None:
            return True
        if clues.page.tokens[at].kind == "break":
            return False
    return False
