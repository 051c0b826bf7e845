"""Days as datasets write them, to ISO and no finer than they are."""

import re
from datetime import date, datetime

from hudna.ingest.external.rows import Row, RowError

_FORMS = ("%Y-%m-%d", "%Y/%m/%d", "%d %B %Y", "%d-%B-%Y", "%d %b %Y", "%d-%b-%Y")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})$")


def day(row: Row, column: str) -> str | None:
    """The ISO day of a cell, a time of day after it left aside; ``None`` where it is empty. Else ``RowError``.

    13/05/2024 and 05/13/2024 can be one day only and are read; 03/04/2024 may be two, and is refused.
    """
    cell = row.get(column, "")
    if not cell:
        return None
    for words in (cell, cell.split("T")[0], cell.split(" ")[0]):
        for form in _FORMS:
            try:
                return datetime.strptime(words, form).date().isoformat()
            except ValueError:
                continue
    slashed = _SLASHED.match(cell.split(" ")[0])
    if slashed:
        return _slashed(column, cell, *map(int, slashed.groups()))
    raise RowError(f'{column} is "{cell[:40]}", not a date. Write it as YYYY-MM-DD, or remove the row.')


def _slashed(column: str, cell: str, first: int, second: int, year: int) -> str:
    possible = set()
    for day_, month in ((first, second), (second, first)):
        try:
            possible.add(date(year, month, day_).isoformat())
        except ValueError:
            continue
    if len(possible) == 1:
        return possible.pop()
    fault = "may be two days" if possible else "is no day"
    raise RowError(f'{column} is "{cell[:40]}", which {fault}. Write it as YYYY-MM-DD, or remove the row.')


def coarsened(iso: str | None, precision: str | None) -> str | None:
    """A day cut down to what is known of it: 2019-06-15 known to the month is 2019-06.

    A week and a stretch of days keep their first day; who reads them has the precision beside it.
    """
    if iso is None:
        return None
    return {"month": iso[:7], "year": iso[:4]}.get(precision or "", iso)


def from_parts(row: Row, year: str, month: str, day_: str) -> tuple[str | None, str | None, str | None]:
    """ISO date, precision, and why there is none, from three columns in which -1 and 0 stand for unknown.

    Raises ``RowError`` for a month 13 or a 31 June.
    """
    values = [_part(row, column) for column in (year, month, day_)]
    known = [value for value in values if value is not None and value > 0]
    if values[0] is None or values[0] <= 0:
        return None, None, _why(row.get(year, ""), year)
    if values[1] is None or values[1] <= 0:
        return f"{values[0]:04d}", "year", None
    if not 1 <= values[1] <= 12:
        raise RowError(f'{month} is "{row[month]}", not a month. Correct the cell, or remove the row.')
    if len(known) < 3:
        return f"{values[0]:04d}-{values[1]:02d}", "month", None
    try:
        return date(*known).isoformat(), "day", None
    except ValueError:
        raise RowError(
            f"{year}, {month}, {day_} are {known}, which is no day. Correct them, or remove the row."
        ) from None


def _part(row: Row, column: str) -> int | None:
    cell = row.get(column, "")
    if not cell or cell.upper() == "NA":
        return None
    try:
        return int(float(cell))
    except (ValueError, OverflowError):
        raise RowError(f'{column} is "{cell[:40]}", not a number. Correct the cell, or remove the row.') from None


def _why(cell: str, column: str) -> str:
    if not cell or cell.upper() == "NA":
        return f"{column} is empty"
    return f"{column} is {cell}: the owner's code for not known"
