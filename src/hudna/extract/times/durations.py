"""Lengths of time: how long a truce is to hold, how long a fight went on."""

from collections.abc import Iterator
from dataclasses import replace

from hudna.extract.times.words import Amount, Clues
from hudna.types import Duration

# Days per unit, at least and at most. A month of truce is 30 days; a calendar month may have 31.
_DAYS = {
    "M": (1 / 1440, 1 / 1440), "H": (1 / 24, 1 / 24), "D": (1.0, 1.0), "W": (7.0, 7.0), "MO": (30.0, 31.0),
    "Y": (365.0, 366.0), "X": (3652.0, 3653.0),
}  # fmt: skip
_OPENERS = frozenset(
    {"for_length", "lasting", "open_ended", "until", "temporary", "few", "dual", "unit", "units", "count_about"}
)
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
    inner = clues.after(opener.last if opener else at, "count_about")
    amount = clues.amount(inner)
    if amount is None or (amount.definite and (opener is None or not amount.stated)):
        return None
    if opener is None and not _stands_alone(amount, clues):
        return None
    if opener is not None and opener.kind == "lasting" and not amount.stated and not amount.bare:
        return None
    start = opener.start if opener is not None and opener.kind == "for_length" else amount.start
    return _measured(clues, start, amount), amount.last


def _stands_alone(amount: Amount, clues: Clues) -> bool:
    spoken_for = amount.proclitic == _SPOKEN_FOR or clues.form(amount.first - 1) == _SPOKEN_FOR
    if spoken_for:
        return amount.stated or (amount.bare and amount.letter in {"MO", "W", "D", "Y"} and amount.low == 1)
    if amount.bare and amount.low == 1 and amount.letter in {"MO", "W"} and clues.form(amount.first).endswith("ا"):
        return True  # شهرا: for a month
    return amount.stated and amount.letter not in {"Y", "X"}  # "35 years" is an age


def _of_events(clues: Clues, at: int) -> tuple[Duration, int] | None:
    """An unstated plural and what filled it: days of fighting."""
    amount = clues.amount(at)
    if amount is None or amount.stated or amount.definite or amount.low == 1:
        return None
    of, filled = clues.form(amount.last), clues.form(amount.last + 1)
    if of != "من" or not filled.startswith("ال"):
        return None
    return _made(clues, amount.start, amount.last + 2), amount.last + 2


def _measured(clues: Clues, start: int, amount: Amount) -> Duration:
    made = _made(clues, start, amount.last)
    if (not amount.stated and not amount.bare) or amount.low != amount.high:
        return made
    low, high = _DAYS[amount.letter]
    return replace(made, iso=_iso(amount), days_min=_round(amount.low * low), days_max=_round(amount.high * high))


def _round(days: float) -> float:
    return round(days, 4)


def _iso(amount: Amount) -> str:
    count, letter = amount.low, amount.letter
    if letter == "X":
        count, letter = count * 10, "Y"
    if not count.is_integer():
        return _fractional(count, letter)
    if letter in {"H", "M"}:
        return f"PT{count:.0f}{letter}"
    return f"P{count:.0f}{'M' if letter == 'MO' else letter}"


def _fractional(count: float, letter: str) -> str:
    """ISO 8601 in the next smaller unit: half an hour is PT30M."""
    if letter == "H":
        return f"PT{count * 60:.0f}M"
    if letter == "Y":
        return f"P{count * 12:.0f}M"
    if letter == "M":
        return f"PT{count * 60:.0f}S"
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
