"""Looking into readings that anybody may have written: what has the wrong shape counts as not there."""

from collections.abc import Mapping
from typing import Any

from hudna.types import Span

Row = Mapping[str, Any]


def rows(owner: Row, key: str) -> list[Row]:
    """The objects under ``key``; an empty list where there is no list, without what is no object."""
    found = owner.get(key)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def words(owner: Row, key: str) -> list[str]:
    """The strings under ``key``, whether one or a list of them."""
    found = owner.get(key)
    if isinstance(found, str):
        return [found]
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


def word(owner: Row, key: str) -> str:
    """The string under ``key``, empty where there is none."""
    found = owner.get(key)
    return found if isinstance(found, str) else ""


def span_of(value: object) -> Span | None:
    """The span of ``{"start", "end"}``; ``None`` for anything else and for an empty span."""
    if not isinstance(value, dict):
        return None
    start, end = value.get("start"), value.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end:
        return None
    return Span(start, end)


def span_at(owner: Row, key: str) -> Span | None:
    """The span under ``key``."""
    return span_of(owner.get(key))


def toll(owner: Row, key: str) -> tuple[int | None, int | None] | None:
    """At least and at most how many, ``None`` where nothing is stated."""
    found = owner.get(key)
    if not isinstance(found, dict):
        return None
    low, high = found.get("min"), found.get("max")
    return (low if isinstance(low, int) else None), (high if isinstance(high, int) else None)
