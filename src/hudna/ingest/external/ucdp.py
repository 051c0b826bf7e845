"""UCDP Georeferenced Event Dataset (GED) and its candidate releases: one row an event with at least one death."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from hudna.ingest.external.days import coarsened, day
from hudna.ingest.external.rows import Row, RowError, count, number, point, read_rows, required
from hudna.ingest.failure import Failure
from hudna.types.external import ExternalRecord

OWNER = "Uppsala Conflict Data Program"
TERMS = (
    "Cite UCDP and the release. Said to be CC BY 4.0; not verified for your release: check the licence on ucdp.uu.se "
    "before you pass rows on."
)
NEEDED = (
    "id", "type_of_violence", "side_a", "side_b", "where_prec", "where_coordinates", "latitude", "longitude", "country",
    "date_prec", "date_start", "date_end", "best", "high", "low",
)  # fmt: skip
# Codes of the UCDP GED codebook.
_VIOLENCE = {1: "state-based conflict", 2: "non-state conflict", 3: "one-sided violence"}
_WHEN = {1: "day", 2: "days", 3: "week", 4: "month", 5: "year"}
_WHERE = {1: "exact", 2: "near", 3: "district", 4: "governorate", 5: "region", 6: "country", 7: "sea or air"}


def read_ucdp(stream: BinaryIO, where: str) -> Iterator[ExternalRecord | Failure]:
    """A record for each event of a GED file, in order; a failure for each row that cannot be used."""
    return read_rows(stream, where, NEEDED, "UCDP GED", _record)


def _record(row: Row) -> ExternalRecord:
    lat, lon = point(row, "latitude", "longitude")
    when = _coded(row, "date_prec", _WHEN)
    start, end = coarsened(day(row, "date_start"), when), coarsened(day(row, "date_end"), when)
    low, best, high = count(row, "low"), count(row, "best"), count(row, "high")
    unknown = {"declared": "an event is not declared", "status": "an event has none"}
    if end is not None and end == start:
        end, unknown["date_latest"] = None, "the same as its first day"
    fields: dict[str, Any] = {
        "country": row.get("country") or None,
        "place": row.get("where_coordinates") or None,
        "place_precision": _coded(row, "where_prec", _WHERE),
        "date": start,
        "date_latest": end,
        "date_precision": when,
        "type": _coded(row, "type_of_violence", _VIOLENCE),
        "source": row.get("source_office") or row.get("source_article") or None,
        "words": row.get("source_headline") or row.get("where_description") or None,
    }
    figures = {"lat": lat, "lon": lon, "deaths_low": low, "deaths_best": best, "deaths_high": high}
    for name, value in (*fields.items(), *figures.items()):
        if value is None:
            unknown.setdefault(name, "empty in the row")
    return ExternalRecord(
        owner=OWNER, dataset="UCDP GED", key=required(row, "id"), kind="event", terms=TERMS, lat=lat, lon=lon,
        actors=tuple(side for side in (row.get("side_a"), row.get("side_b")) if side), deaths_low=low, deaths_best=best,
        deaths_high=high, unknown=unknown, **fields,
    )  # fmt: skip


def _coded(row: Row, column: str, codes: dict[int, str]) -> str | None:
    value = number(row, column)
    if value is None:
        return None
    if value not in codes:
        known = ", ".join(str(code) for code in codes)
        raise RowError(
            f'{column} is "{row[column]}", a code that UCDP does not have ({known}). Correct it, or remove the row.'
        )
    return codes[int(value)]
