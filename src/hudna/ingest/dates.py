"""Days of publication that a user or a file states."""

import re
from datetime import date

from hudna.errors import OptionError

_DAY = re.compile(r"(\d{4})([-/])(\d{1,2})\2(\d{1,2})")
_CLOCK = re.compile(r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)? ?(?:Z|[+-]\d{2}:?\d{2})?")
_LONGEST = 60


def parse_date(value: str) -> date:
    """The day that ``YYYY-MM-DD`` or ``YYYY/MM/DD`` names, in any decimal digits; a clock time after it is left out.

    Raises ``OptionError`` for anything else.
    """
    text = value.strip()
    found = _DAY.match(text) if len(text) <= _LONGEST else None
    if found is None or not _ends_well(text[found.end() :]):
        raise OptionError(f"{_shown(text)} is not a date. Write it as YYYY-MM-DD, for example 2024-08-20.")
    year, month, day = (int(found.group(part)) for part in (1, 3, 4))
    try:
        return date(year, month, day)
    except ValueError:
        raise OptionError(f"{_shown(text)} is no day of the calendar. Write it as YYYY-MM-DD.") from None


def _ends_well(rest: str) -> bool:
    return not rest or _CLOCK.fullmatch(rest) is not None


def _shown(text: str) -> str:
    return f'"{text[:_LONGEST]}…"' if len(text) > _LONGEST else f'"{text}"'
