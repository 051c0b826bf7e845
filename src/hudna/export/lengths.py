"""Lengths of time in words: ``one month``, ``72 hours``, ``لمدة أسبوعين``."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from hudna.export.labels import Lang
from hudna.types import Duration, Reading, Truce

_ISO = re.compile(r"P(?:T(\d+)H|(\d+)([DWMY]))")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def truce_length(truce: Truce, reading: Reading, lang: Lang, units: Mapping[str, Any]) -> str | None:
    """How long a truce is to last, in the unit that the text uses; ``None`` where it is not known."""
    if truce.duration_days is None:
        return None
    amount, unit = _stated(truce, reading) or _from_days(truce.duration_days)
    return _arabic(amount, units[unit]) if lang == "ar" else _english(amount, units[unit], units["numbers"])


def _stated(truce: Truce, reading: Reading) -> tuple[int, str] | None:
    """The amount and unit of the duration mention that the truce's length stands on."""
    durations = [one for one in reading.mentions if isinstance(one, Duration) and _fits(one, truce.duration_days)]
    grounds = truce.evidence.get("duration_days", ())
    on_grounds = [one for one in durations if any(one.span.overlaps(span) for span in grounds)]
    for one in on_grounds or durations:
        found = _ISO.fullmatch(one.iso or "")
        if found:
            hours, amount, letter = found.groups()
            return (int(hours), "hour") if hours else (int(amount), _UNITS[letter])
    return None


def _fits(duration: Duration, days: float | None) -> bool:
    if days is None or duration.days_min is None:
        return False
    return duration.days_min <= days <= (duration.days_max or duration.days_min)


def _from_days(days: float) -> tuple[int, str]:
    return (int(days), "day") if float(days).is_integer() else (round(days * 24), "hour")


def _english(amount: int, forms: Sequence[str], numbers: Sequence[str]) -> str:
    number = numbers[amount] if 0 < amount < len(numbers) else str(amount)
    return f"{number} {forms[0] if amount == 1 else forms[1]}"


def _arabic(amount: int, forms: Sequence[str]) -> str:
    """Number agreement: singular, dual, plural to ten, accusative singular to 99, genitive singular for hundreds."""
    if amount in (1, 2):
        return forms[amount - 1]
    rest = amount % 100
    return f"{amount} {forms[2] if 3 <= rest <= 10 else forms[3] if rest > 10 else forms[4]}"
