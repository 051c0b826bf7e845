"""Labels as JSON lines: a reading in the shape of the contract, corrected by hand, and the text that it was made of."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from hudna.errors import OptionError
from hudna.evals.facets import facets
from hudna.evals.labels import Labelled
from hudna.evals.values import ABOUT, strange_value
from hudna.evals.wire_rows import span_of
from hudna.ingest.dates import parse_date
from hudna.ingest.failure import Failure

_LISTS = ("truces", "claims", "events", "mentions")
_SPANS = {"claims": ("source", "content"), "events": ("trigger",), "truces": (), "mentions": ()}
_MUST = {"claims": "content", "events": "trigger"}
Row = Mapping[str, Any]


def read_json_labels(text: str, file: str) -> Iterator[Labelled | Failure]:
    """The reports of a file, one a line; a failure for each line or label that cannot be used."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield from _line(line, f"{file}, line {number}", file)


def _line(line: str, where: str, file: str) -> Iterator[Labelled | Failure]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        yield Failure(where, f"not JSON ({error}). Fix or remove the line.")
        return
    if not isinstance(data, dict):
        yield Failure(where, 'is no object. Write {"id": …, "text": …} on the line.')
        return
    name = f"{where}, report {data['id']}" if isinstance(data.get("id"), str) else where
    wrong = _wrong(data)
    if wrong:
        yield Failure(name, f"{wrong} The report is left out.")
        return
    kept = {key: data[key] for key in ("about_truce",) if data.get(key) is not None}
    for facet in _LISTS:
        if data.get(facet) is None:
            continue
        rows = []
        for number, row in enumerate(data[facet], start=1):
            fault = _fault(facet, row, data["text"])
            if fault:
                yield Failure(f"{name}, {facet} {number}", f"{fault} That label is left out.")
            else:
                rows.append(row)
        kept[facet] = rows
    yield Labelled(
        id=data["id"],
        text=data["text"],
        published=parse_date(day) if (day := _day(data)) else None,
        outlet=data.get("outlet"),
        facets=facets(kept),
        file=file,
    )


def _day(data: Row) -> Any:
    """The day as a report states it, or as a reading does: ``{"date", "span"}``."""
    stated = data.get("published")
    return stated.get("date") if isinstance(stated, dict) else stated


def _wrong(data: Row) -> str | None:
    for key in ("id", "text"):
        if not isinstance(data.get(key), str) or not data[key].strip():
            return f'has no "{key}". A reading does not carry its text: add it under "text".'
    if not isinstance(data.get("outlet"), str | None):
        return '"outlet" is no text. Write it in quotes, or null.'
    day = _day(data)
    if not isinstance(day, str | None):
        return '"published" is no date. Write it as "YYYY-MM-DD", or null.'
    try:
        _ = parse_date(day) if day else None
    except OptionError as error:
        return str(error)
    if data.get("about_truce") not in {*ABOUT, None}:
        return f'about_truce "{data["about_truce"]}" is none of {", ".join(sorted(ABOUT))}.'
    for facet in _LISTS:
        if not isinstance(data.get(facet), list | None):
            return f'"{facet}" is no list. Write [] where there is none.'
    return None


def _fault(facet: str, row: object, text: str) -> str | None:
    """What is wrong with a label."""
    if not isinstance(row, dict):
        return "is no object."
    if value := strange_value(facet, row):
        return f"{value}."
    stated = [row] if facet == "mentions" else [row.get(key) for key in _SPANS[facet]]
    must = row.get(_MUST[facet], "") if facet in _MUST else row
    spans = [one for one in stated if one is not None]
    if must is None or must == "" or not all((span := span_of(one)) and span.end <= len(text) for one in spans):
        return f'a span does not lie in the text of {len(text)} characters. Write it as {{"start": 0, "end": 1}}.'
    return None
