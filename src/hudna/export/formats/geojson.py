"""GeoJSON (RFC 7946): events and the places of truces. No point is given that no report and no gazetteer has."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from hudna.export.formats.evidence import Evidence, Reports
from hudna.export.formats.format import Format, Options
from hudna.export.formats.lines import json_bytes
from hudna.export.formats.places import no_point
from hudna.export.formats.tables import main_evidence
from hudna.export.source import Source
from hudna.types.dossier import Dossier
from hudna.types.event_group import EventGroup

_UNKNOWN_PLACE = "the name may be several places, is of none that packs know, or is withheld"


def features(source: Source) -> Iterator[dict[str, Any]]:
    """A feature for each place of each truce, and for each event."""
    reports = Reports(source)
    for dossier in source.dossiers():
        yield from _places(dossier, source, reports)
    for event in source.events():
        yield _event(event, reports)


def write(source: Source, out: BinaryIO, _: Options) -> None:
    """Write one FeatureCollection, a feature a line."""
    out.write(b'{"type":"FeatureCollection","features":[')
    for number, feature in enumerate(features(source)):
        out.write(b",\n" if number else b"\n")
        out.write(json_bytes(feature))
    out.write(b"\n]}\n")


def _feature(name: str, lat: float | None, lon: float | None, properties: dict[str, Any]) -> dict[str, Any]:
    point = None if lat is None or lon is None else {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "id": name, "geometry": point, "properties": properties}


def _event(event: EventGroup, reports: Reports) -> dict[str, Any]:
    every = reports.of_event(event)
    properties = {
        "what": "event", "id": event.id, "type": event.type, "best": event.deaths.best, "high": event.deaths.high,
        "low": event.deaths.low, "date_start": event.date, "date_end": event.date_latest or event.date,
        "actors": event.actors, "targets": event.targets, "place": event.place, "admin1": event.admin1,
        "country": event.country, "precision": event.precision, "civilians": event.civilians, "alleged": event.alleged,
        "realis": list(dict.fromkeys(item.realis for item in event.items)), "origins": event.origins,
        "breach_of": event.breach_of, "evidence": [quoted(one) for one in every],
    }  # fmt: skip
    if event.lat is None or event.lon is None:
        properties["no_point"] = no_point(event)
    return _feature(event.id, event.lat, event.lon, properties)


def _places(dossier: Dossier, source: Source, reports: Reports) -> Iterator[dict[str, Any]]:
    group = dossier.group
    words = main_evidence(dossier, reports)
    for number, name in enumerate(group.places or ("",)):
        place = source.place(name) if name else None
        properties: dict[str, Any] = {
            "what": "truce", "truce": dossier.id, "name": group.name, "parties": group.parties, "state": dossier.life.now,
            "declared": group.declared, "date_start": group.start, "date_end": group.end, "place": name or None,
            "place_ar": place.name_ar if place else None, "admin1": place.admin1 if place else None,
            "country": place.country if place else next(iter(group.lands), None) if len(group.lands) == 1 else None,
            "precision": place.precision if place else None, "uncertainty_km": place.uncertainty_km if place else None,
            "origins": len(dossier.origins), "evidence": [quoted(words)] if words else [],
        }  # fmt: skip
        if place is None or place.lat is None or place.lon is None:
            properties["no_point"] = _why(name, known=place is not None)
        lat, lon = (place.lat, place.lon) if place else (None, None)
        yield _feature(f"{dossier.id}/{number}", lat, lon, properties)


def _why(name: str, *, known: bool) -> str:
    if not name:
        return "no report says where it holds, or the place is withheld"
    return "no point can be sourced for the place" if known else _UNKNOWN_PLACE


def quoted(one: Evidence) -> dict[str, Any]:
    """A quote with its report, as JSON."""
    facts = one.report
    told: dict[str, Any] = {
        "report": facts.name, "outlet": facts.outlet, "published": facts.published, "url": facts.url,
        "start": one.start, "end": one.end, "quote": one.quote or None,
    }  # fmt: skip
    return told | ({"missing": one.missing} if one.missing else {})


FORMAT = Format("geojson", "events and places of truces as GeoJSON points", ".geojson", False, None, write)
