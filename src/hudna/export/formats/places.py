"""Points, and why there is none."""

from math import floor

from hudna.types.event_group import EventGroup

_CELL = 0.5  # degrees
_COLUMNS = 720


def no_point(event: EventGroup) -> str:
    """Why an event has no point."""
    if event.place is None and event.country is None:
        return "no report says where"
    if event.precision in ("country", "region", "governorate"):
        return f"only its {event.precision} is given"
    return "no one point can be sourced for the place, or reports contradict one another"


def priogrid(lat: float, lon: float) -> int:
    """The cell of a point in PRIO-GRID (Tollefsen, Strand and Buhaug, Journal of Peace Research 49, 2012): half-degree
    cells, counted from the south-west, 720 a row, the first 1."""
    row, column = floor((lat + 90) / _CELL), floor((lon + 180) / _CELL)
    return min(row, 359) * _COLUMNS + min(column, _COLUMNS - 1) + 1


def wkt(lat: float, lon: float) -> str:
    """The point as well-known text."""
    return f"POINT ({lon:g} {lat:g})" if _short(lat) and _short(lon) else f"POINT ({lon!r} {lat!r})"


def _short(value: float) -> bool:
    return float(f"{value:g}") == value
