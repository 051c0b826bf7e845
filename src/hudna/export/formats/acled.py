"""Events in the 31 columns that ACLED's users know, with ids and data of Hudna's own; nothing of it is ACLED's.

Where reports differ on deaths, ACLED takes the most conservative figure and notes the dispute; so does this.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from hudna.export.formats.cells import Row
from hudna.export.formats.crosswalk import acled_of_event, countries, crosswalk, step
from hudna.export.formats.days import interval
from hudna.export.formats.evidence import Reports, cited, named, reasons
from hudna.export.formats.format import Format, Options
from hudna.export.formats.happened import happened
from hudna.export.formats.lines import write_table
from hudna.export.formats.places import no_point
from hudna.export.formats.tables import amount, sources
from hudna.export.source import Source
from hudna.types.event import VIOLENT
from hudna.types.event_group import EventGroup

_Why = list[tuple[str, str]]


def rows(source: Source, options: Options) -> Iterator[Row]:
    """One row an event of a type that ACLED records."""
    reports = Reports(source)
    left_out: Counter[str] = Counter()
    for event in source.events():
        coded = acled_of_event(event.type, event.civilians)
        if coded is None:
            left_out[f"of type {event.type}, which ACLED does not record"] += 1
        elif not happened(event):
            left_out["that nobody says happened"] += 1
        else:
            yield _row(event, coded, reports)
    if left_out:
        each = ", ".join(f"{number} {why}" for why, number in sorted(left_out.items()))
        options.told(
            f"acled: {left_out.total()} events were left out: {each}. See them with: hudna export csv --what events"
        )


def write(source: Source, out: BinaryIO, options: Options) -> None:
    """Write all rows as CSV."""
    write_table(out, "acled", rows(source, options))


def _row(event: EventGroup, coded: Mapping[str, str], reports: Reports) -> Row:
    every, why = reports.of_event(event), _Why()
    outlets = named(one.report.outlet for one in every)
    row: Row = {
        "event_id_cnty": event.id,
        **{name: coded[name] for name in ("disorder_type", "event_type", "sub_event_type")},
        "actor1": event.actors[0] if event.actors else None, "assoc_actor_1": named(event.actors[1:]),
        "actor2": event.targets[0] if event.targets else None, "assoc_actor_2": named(event.targets[1:]),
        "civilian_targeting": "Civilian targeting" if event.civilians and event.type in VIOLENT else None,
        "source": outlets or named(one.report.name for one in every), "fatalities": event.deaths.low,
    }  # fmt: skip
    if "why" in coded:
        why.append(("event_type" if not coded["event_type"] else "sub_event_type", coded["why"]))
    why += [(name, "no report says") for name in ("actor1", "actor2") if not row[name]]
    if event.deaths.low is None:
        why.append(("fatalities", "no report gives a figure, which is no 0"))
    _date(row, event, why)
    _place(row, event, why)
    row["notes"] = f"{cited(every)}{_dispute(event)}{_alleged(event)}{f' Blank: {reasons(why)}.' if why else ''}"
    return row


def _date(row: Row, event: EventGroup, why: _Why) -> None:
    days = interval(event.date, event.date_latest)
    code = step(crosswalk()["acled"]["time_precision"], (days[1] - days[0]).days + 1) if days else None
    if days is None or code is None:
        why.append(("event_date", "no report dates it" if days is None else f"only {days[0]} to {days[1]} is known"))
        row["year"] = days[0].year if days and days[0].year == days[1].year else None
        return
    row |= {"event_date": days[0].isoformat(), "year": days[0].year, "time_precision": code}
    if days[0] != days[1]:
        why.append(("a day", f"it was between {days[0]} and {days[1]}"))


def _place(row: Row, event: EventGroup, why: _Why) -> None:
    country = countries().get(event.country or "")
    row |= {
        "iso": country.numeric if country else None,
        "country": country.name if country else event.country,
        "admin1": event.admin1,
        "location": (event.place or "").split(", ")[0] or event.admin1,
        "geo_precision": crosswalk()["acled"]["geo_precision"].get(event.precision),
        "latitude": event.lat,
        "longitude": event.lon,
    }
    if event.lat is None or event.lon is None:
        why.append(("latitude, longitude", no_point(event)))


def _dispute(event: EventGroup) -> str:
    killed = [one for one in event.figures if one.measure == "killed"]
    if len({(one.toll.min, one.toll.max) for one in killed}) < 2:
        return ""
    each = "; ".join(f"{amount(one.toll)} by {', '.join(dict.fromkeys(one.sources))}" for one in killed)
    return f" Deaths disputed: {each}."


def _alleged(event: EventGroup) -> str:
    return f" Alleged: only interested sources say so ({sources(event)})." if event.alleged else ""


FORMAT = Format("acled", "events in ACLED's 31 columns, with own ids and data", ".csv", False, None, write)
