"""Any table, with a map from our fields to its columns."""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from hudna.errors import OptionError
from hudna.ingest.external.days import day
from hudna.ingest.external.rows import Row, count, point, read_rows, required
from hudna.ingest.failure import Failure
from hudna.ingest.identity import content_id
from hudna.types.external import ExternalRecord

TERMS = "Terms not stated. Ask the owner before you pass rows on."
_TEXTS = ("country", "place", "type", "status", "source", "words")
_DAYS = ("declared", "date", "date_latest")
_COUNTS = ("deaths_low", "deaths_best", "deaths_high")
FIELDS = ("key", "actors", "lat", "lon", *_TEXTS, *_DAYS, *_COUNTS)


def read_table(
    stream: BinaryIO, where: str, columns: Mapping[str, str], owner: str, dataset: str, terms: str = TERMS
) -> Iterator[ExternalRecord | Failure]:
    """A record for each row of a table; ``columns`` maps names of ``FIELDS`` to the table's column names.

    Several actors in one cell are parted by semicolons. Without a column for ``key`` the key is made from the row.
    Raises ``OptionError`` for a field that there is not, for none at all, and for half a point.
    """
    unknown = sorted(set(columns) - set(FIELDS))
    if unknown:
        raise OptionError(f'There is no field "{unknown[0]}" to map a column to. Use one of: {", ".join(FIELDS)}.')
    if not columns:
        raise OptionError("No column is mapped. Say which column is which, for example date=Day.")
    if ("lat" in columns) != ("lon" in columns):
        raise OptionError("A point needs both lat and lon. Map both columns, or neither.")
    names = {field: column.strip().lower() for field, column in columns.items()}

    def record(row: Row) -> ExternalRecord:
        return _record(row, names, owner, dataset, terms)

    return read_rows(stream, where, tuple(columns.values()), dataset, record)


def _record(row: Row, names: Mapping[str, str], owner: str, dataset: str, terms: str) -> ExternalRecord:
    texts: dict[str, Any] = {field: row[names[field]] or None for field in _TEXTS if field in names}
    days: dict[str, Any] = {field: day(row, names[field]) for field in _DAYS if field in names}
    counts: dict[str, Any] = {field: count(row, names[field]) for field in _COUNTS if field in names}
    lat, lon = point(row, names["lat"], names["lon"]) if "lat" in names else (None, None)
    actors = row[names["actors"]].split(";") if "actors" in names else []
    filled = {**texts, **days, **counts, "lat": lat, "lon": lon}
    unknown = {
        field: "empty in the row" if field in names else "no column was mapped to it"
        for field in (*_TEXTS, *_DAYS, *_COUNTS, "lat", "lon")
        if filled.get(field) is None
    }
    unknown["place_precision"] = "a mapped table does not say it"
    if filled.get("date") is None:
        unknown["date_precision"] = unknown["date"]
    return ExternalRecord(
        owner=owner, dataset=dataset, key=_key(row, names), kind="row", terms=terms, lat=lat, lon=lon,
        date_precision="day" if filled.get("date") else None,
        actors=tuple(actor.strip() for actor in actors if actor.strip()), unknown=unknown,
        **texts, **days, **counts,
    )  # fmt: skip


def _key(row: Row, names: Mapping[str, str]) -> str:
    if "key" in names:
        return required(row, names["key"])
    return content_id("\x1f".join(f"{column}\x1e{cell}" for column, cell in sorted(row.items())))
