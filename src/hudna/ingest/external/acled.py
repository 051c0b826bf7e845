"""ACLED's export: one row an event. Its rows may not be passed on, so that no example of them is here."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from hudna.ingest.external.days import coarsened, day
from hudna.ingest.external.rows import Row, RowError, count, point, read_rows, required
from hudna.ingest.failure import Failure
from hudna.types.external import ExternalRecord

OWNER = "Armed Conflict Location & Event Data (ACLED)"
TERMS = (
    "ACLED's terms of use: no redistribution of the rows, no similar or competing dataset or product made from them, "
    "attribution always. For your own reading only; read the terms before you share anything derived."
)
NEEDED = (
    "event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type", "actor1", "actor2", "country",
    "location", "latitude", "longitude", "geo_precision", "source", "notes", "fatalities",
)  # fmt: skip
# Codes of the ACLED codebook.
_WHEN = {"1": "day", "2": "week", "3": "month"}
_WHERE = {"1": "exact", "2": "near", "3": "region"}
_ONE_FIGURE = "the owner gives one figure, its most conservative"


def read_acled(stream: BinaryIO, where: str) -> Iterator[ExternalRecord | Failure]:
    """A record for each event of an ACLED export, in order; a failure for each row that cannot be used."""
    return read_rows(stream, where, NEEDED, "ACLED", _record)


def _record(row: Row) -> ExternalRecord:
    lat, lon = point(row, "latitude", "longitude")
    when = _coded(row, "time_precision", _WHEN)
    best = count(row, "fatalities")
    unknown = {
        "declared": "an event is not declared", "status": "an event has none", "date_latest": "the owner gives one day",
        "deaths_low": _ONE_FIGURE, "deaths_high": _ONE_FIGURE,
    }  # fmt: skip
    kinds = [kind for kind in (row.get("event_type"), row.get("sub_event_type")) if kind]
    fields: dict[str, Any] = {
        "country": row.get("country") or None,
        "place": row.get("location") or None,
        "place_precision": _coded(row, "geo_precision", _WHERE),
        "date": coarsened(day(row, "event_date"), when),
        "date_precision": when,
        "type": ": ".join(kinds) or None,
        "source": row.get("source") or None,
        "words": row.get("notes") or None,
    }
    for name, value in (*fields.items(), ("lat", lat), ("lon", lon), ("deaths_best", best)):
        if value is None:
            unknown[name] = "empty in the row"
    return ExternalRecord(
        owner=OWNER, dataset="ACLED", key=required(row, "event_id_cnty"), kind="event", terms=TERMS, lat=lat, lon=lon,
        actors=tuple(actor for actor in (row.get("actor1"), row.get("actor2")) if actor), deaths_best=best,
        unknown=unknown, **fields,
    )  # fmt: skip


def _coded(row: Row, column: str, codes: dict[str, str]) -> str | None:
    cell = row.get(column, "")
    if cell and cell not in codes:
        raise RowError(f'{column} is "{cell[:40]}", a code that ACLED does not have. Correct it, or remove the row.')
    return codes.get(cell)
