"""The 49 columns of the UCDP Georeferenced Event Dataset: one row an event with at least one reported death.

UCDP's definition: armed force by an organised actor against another or against civilians, with at least one direct death
at a specific place and date. Whether an actor is organised, and the yearly threshold of a dyad, are left to coders.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from hudna.export.formats.cells import Row
from hudna.export.formats.crosswalk import countries, crosswalk, step
from hudna.export.formats.days import interval
from hudna.export.formats.evidence import Reports, cited, named
from hudna.export.formats.format import Format, Options
from hudna.export.formats.happened import happened
from hudna.export.formats.lines import write_table
from hudna.export.formats.places import no_point, priogrid, wkt
from hudna.export.formats.tables import figures, sources
from hudna.export.source import Source
from hudna.types.event_group import EventGroup

_CODE_STATUS = "automatic, not checked"
_GRID_PRECISION = 3  # the coarsest where_prec whose point is in one cell


def rows(source: Source, options: Options) -> Iterator[Row]:
    """One row an event that the definition takes in."""
    reports = Reports(source)
    left_out: Counter[str] = Counter()
    for event in source.events():
        why, days = _outside(event)
        if days is None:
            left_out[why] += 1
        else:
            yield _row(event, days, reports)
    if left_out:
        each = ", ".join(f"{number} {why}" for why, number in sorted(left_out.items()))
        options.told(
            f"ged: {left_out.total()} events were left out: {each}. See them with: hudna export csv --what events"
        )


def write(source: Source, out: BinaryIO, options: Options) -> None:
    """Write all rows as CSV."""
    write_table(out, "ged", rows(source, options))


def _outside(event: EventGroup) -> tuple[str, tuple[date, date] | None]:
    """Why an event is none of UCDP's, or its first and last day."""
    if event.type not in crosswalk()["ged"]["types"]:
        return "without armed force", None
    if not happened(event):
        return "that nobody says happened", None
    if not (event.deaths.best or event.deaths.high or event.deaths.low):
        return "without a reported death", None
    days = interval(event.date, event.date_latest)
    if days is None or _date_prec(days) is None:
        return "without a date within a year", None
    return ("without a place", None) if event.country is None else ("", days)


def _date_prec(days: tuple[date, date]) -> int | None:
    return step(crosswalk()["ged"]["date_prec"], (days[1] - days[0]).days + 1)


def _row(event: EventGroup, days: tuple[date, date], reports: Reports) -> Row:
    every = reports.of_event(event)
    row: Row = {
        "id": event.id, "relid": event.id, "year": days[0].year, "code_status": _CODE_STATUS,
        "side_a": named(event.actors), "side_b": named(event.targets), "number_of_sources": event.origins,
        "source_article": cited(every), "source_office": named(one.report.outlet for one in every),
        "source_date": named(one.report.published for one in every),
        "source_headline": named(one.report.title for one in every),
        "source_original": f"{sources(event)}{'; alleged by interested sources only' if event.alleged else ''}. {figures(event)}",
        "date_prec": _date_prec(days), "date_start": days[0].isoformat(), "date_end": days[1].isoformat(),
        "deaths_unknown": event.deaths.best, "best": event.deaths.best, "high": event.deaths.high, "low": event.deaths.low,
    }  # fmt: skip
    _place(row, event)
    return row


def _place(row: Row, event: EventGroup) -> None:
    code = crosswalk()["ged"]["where_prec"].get(event.precision)
    country = countries().get(event.country or "")
    row |= {
        "where_prec": code,
        "where_description": event.place or "no report says where in the country",
        "adm_1": event.admin1,
        "country": country.name if country else event.country,
        "country_id": country.gw if country else None,
    }
    if event.lat is None or event.lon is None:
        row["where_description"] = f"{row['where_description']} (no point: {no_point(event)})"
        return
    row |= {
        "where_coordinates": (event.place or "").split(", ")[0],
        "latitude": event.lat,
        "longitude": event.lon,
        "geom_wkt": wkt(event.lat, event.lon),
        "priogrid_gid": priogrid(event.lat, event.lon) if code and code <= _GRID_PRECISION else None,
    }


FORMAT = Format("ged", "UCDP GED's 49 columns: one row an event with a reported death", ".csv", False, None, write)
