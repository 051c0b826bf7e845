"""The ETH/PRIO Civil Conflict CeaseFire dataset: one row an actor and ceasefire.

Its codebook was not at hand. What a code means here is what the project's own viewer calls it, or what the data bear
out (docs/external.md says which); every code is kept in ``raw`` as it stands.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

from hudna.ingest.external.days import from_parts
from hudna.ingest.external.rows import Row, RowError, read_rows, required
from hudna.ingest.failure import Failure
from hudna.types.external import ExternalRecord

OWNER = "ETH Zürich and PRIO, Civil Conflict CeaseFire project"
TERMS = (
    "Cite the ETH/PRIO Civil Conflict CeaseFire dataset (doi:10.1177/00220027221129195). No licence was found with the "
    "copy examined: check the licence with the owners before you pass rows on."
)
NEEDED = (
    "uniq_id", "location", "actor_name", "cf_dec_yr", "cf_dec_month", "cf_dec_day", "cf_effect_yr", "cf_effect_month",
    "cf_effect_day", "ceasefire_class", "ended", "end_yr", "end_month", "end_day",
)  # fmt: skip
_LACKING = ("place", "place_precision", "lat", "lon", "deaths_low", "deaths_best", "deaths_high")
_CLASS = {"1": "cessation", "2": "cessation_with_compliance", "3": "definitive"}
_ENDED = {"0": "in_force", "1": "expired", "2": "collapsed", "3": "never_in_force", "4": "superseded"}
_UNCLEAR = {"-1": "the owner's code for unclear", "": "empty in the row"}


def read_cf(stream: BinaryIO, where: str) -> Iterator[ExternalRecord | Failure]:
    """A record for each actor and ceasefire of a CF file, in order; a failure for each row that cannot be used."""
    return read_rows(stream, where, NEEDED, "ETH/PRIO CF", _record)


def _record(row: Row) -> ExternalRecord:
    unknown = dict.fromkeys(_LACKING, "the dataset has no such column")
    declared, _, no_declared = from_parts(row, "cf_dec_yr", "cf_dec_month", "cf_dec_day")
    start, precision, no_start = from_parts(row, "cf_effect_yr", "cf_effect_month", "cf_effect_day")
    end, _, no_end = from_parts(row, "end_yr", "end_month", "end_day")
    status, no_status = _coded(row, "ended", _ENDED)
    kind, no_kind = _coded(row, "ceasefire_class", _CLASS)
    fields: dict[str, Any] = {
        "country": row.get("location") or None,
        "declared": declared,
        "date": start,
        "date_latest": end,
        "date_precision": precision,
        "type": kind,
        "status": status,
        "source": row.get("factivia_source") or None,
        # In the copy examined the coders' notes stand in the column of the page; "comment" is empty.
        "words": row.get("comment") or row.get("factivia_page") or row.get("cf_pp") or None,
    }
    why = {"declared": no_declared, "date": no_start, "date_precision": no_start, "date_latest": no_end,
           "status": no_status, "type": no_kind}  # fmt: skip
    unknown.update({name: why.get(name) or "empty in the row" for name, value in fields.items() if value is None})
    actor = row.get("actor_name") or None
    return ExternalRecord(
        owner=OWNER, dataset="ETH/PRIO CF", key=_key(row), kind="ceasefire", terms=TERMS,
        actors=(actor,) if actor else (), unknown=unknown, **fields,
    )  # fmt: skip


def _key(row: Row) -> str:
    """The ceasefire and the actor: ``uniq_id`` alone is shared by all its rows."""
    actor = row.get("ucdp_actor_id", "")
    return f"{required(row, 'uniq_id')}/{actor if actor not in ('', '-1', '0') else row.get('actor_name', '')}"


def _coded(row: Row, column: str, codes: dict[str, str]) -> tuple[str | None, str | None]:
    """What a code means, or why it means nothing. Raises ``RowError`` for a code that nobody has seen."""
    cell = row.get(column, "").removesuffix(".0")
    if cell in codes:
        return codes[cell], None
    if cell in _UNCLEAR or cell.upper() == "NA":
        return None, f"{column}: {_UNCLEAR.get(cell, 'empty in the row')}"
    raise RowError(f'{column} is "{cell[:40]}", a code that is not known. Correct it, or remove the row.')
