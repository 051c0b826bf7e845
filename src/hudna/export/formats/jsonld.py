"""JSON-LD: each claim a Web Annotation on its report, with its provenance in PROV-O. The context is in the file itself."""

from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import quote as percent

from hudna.assess.bearings import bearing_of
from hudna.export.formats.addresses import iri
from hudna.export.formats.evidence import Evidence, Reports
from hudna.export.formats.format import Format, Options
from hudna.export.formats.lines import json_bytes
from hudna.export.formats.places import no_point
from hudna.export.formats.plover import proposition
from hudna.export.redaction import WITHHELD
from hudna.export.source import ReportFacts, Source
from hudna.types.assessment import Assessment, Voice
from hudna.types.dossier import Dossier
from hudna.types.event_group import EventGroup
from hudna.types.proposition import Testimony

_OWN = "urn:hudna:term:"
_NUMBER = "xsd:nonNegativeInteger"
_OWN_TERMS = (
    "Truce", "Event", "about", "act", "bearing", "factuality", "sourceType", "interest", "speaksFor", "ownVoice", "parties",
    "mediators", "places", "countries", "state", "observed", "likelihood", "confidence", "credibility", "affirmingOrigins",
    "denyingOrigins", "kind", "value", "actor", "place", "measure", "toll", "min", "max", "follows", "partOf", "eventType",
    "actors", "targets", "country", "admin1", "precision", "deathsLow", "deathsBest", "deathsHigh", "alleged", "realis",
    "breachOf", "whyBlank", "proposition", "date", "startDate", "endDate", "origin", "sha256", "origins", "missing",
)  # fmt: skip
CONTEXT: dict[str, Any] = {
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "dct": "http://purl.org/dc/terms/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "hudna": _OWN,
    "id": "@id",
    "type": "@type",
    "motivation": {"@id": "oa:motivatedBy", "@type": "@id"},
    "body": "oa:hasBody",
    "target": "oa:hasTarget",
    "selector": "oa:hasSelector",
    "specificResourceSource": {"@id": "oa:hasSource", "@type": "@id"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@id": "oa:start", "@type": _NUMBER},
    "end": {"@id": "oa:end", "@type": _NUMBER},
    "wasQuotedFrom": {"@id": "prov:wasQuotedFrom", "@type": "@id"},
    "hadPrimarySource": {"@id": "prov:hadPrimarySource", "@type": "@id"},
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "wasAttributedTo": "prov:wasAttributedTo",
    "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
    "name": "rdfs:label",
    "title": "dct:title",
    "publisher": "dct:publisher",
    "published": "dct:issued",
    "language": "dct:language",
    "identifier": "dct:identifier",
    "url": {"@id": "dct:source", "@type": "@id"},
    "lat": "geo:lat",
    "lon": "geo:long",
    **{term: f"hudna:{term}" for term in _OWN_TERMS},
}


def nodes(source: Source) -> Iterator[dict[str, Any]]:
    """Truces, the reports and claims on them, and events, a node at a time."""
    reports = Reports(source)
    for dossier in source.dossiers():
        reading = {"id": _urn("reading", dossier.made_with), "type": "prov:Activity", "name": dossier.made_with}
        yield reading
        yield _truce(dossier)
        for line in dossier.reports:
            yield _report(reports.facts(line.version))
        for number, assessment in enumerate(dossier.assessments):
            about = _urn("proposition", f"{dossier.id}/{number}")
            yield _assessment(about, dossier, assessment)
            told = [(voice, one) for voice in assessment.voices for one in voice.testimonies]
            for at, (speaker, one) in enumerate(told):
                yield _claim(f"{dossier.id}/{number}/{at}", about, speaker, one, reports, reading["id"])
    for event in source.events():
        yield _event(event)
        for number, item in enumerate(event.items):
            name = _urn("annotation", f"{event.id}/{number}")
            words = reports.of_item(item)
            yield _report(words.report)
            yield _annotation(name, _urn("event", event.id), words, reports) | {"realis": item.realis}


def write(source: Source, out: BinaryIO, _: Options) -> None:
    """Write one document, a node a line."""
    out.write(b'{"@context":' + json_bytes(CONTEXT) + b',"@graph":[')
    for number, node in enumerate(nodes(source)):
        out.write(b",\n" if number else b"\n")
        out.write(json_bytes({key: value for key, value in node.items() if value not in (None, "", (), [])}))
    out.write(b"\n]}\n")


def _truce(dossier: Dossier) -> dict[str, Any]:
    group = dossier.group
    return {
        "id": _urn("truce", dossier.id), "type": ["hudna:Truce", "prov:Entity"], "name": group.name,
        "parties": group.parties, "mediators": group.mediators, "places": group.places, "countries": group.lands,
        "date": group.declared, "startDate": group.start, "endDate": group.end, "state": dossier.life.now,
        "observed": dossier.life.observed,
        "follows": [{"id": _urn("truce", one.group.id)} for one in dossier.related if one.how == "follows"],
        "partOf": [{"id": _urn("truce", one.group.id)} for one in dossier.related if one.how == "part_of"],
        "wasDerivedFrom": [_urn("report", line.version) for line in dossier.reports],
    }  # fmt: skip


def _report(facts: ReportFacts) -> dict[str, Any]:
    return {
        "id": _urn("report", facts.version), "type": "prov:Entity", "identifier": facts.name, "title": facts.title,
        "publisher": facts.outlet, "published": facts.published, "language": facts.language, "url": iri(facts.url),
        "sha256": facts.sha256, "origin": facts.origin,
    }  # fmt: skip


def _assessment(name: str, dossier: Dossier, one: Assessment) -> dict[str, Any]:
    return {
        "id": name, "type": "prov:Entity", "about": {"id": _urn("truce", dossier.id)},
        "proposition": proposition(one.proposition), "likelihood": one.likelihood, "confidence": one.confidence,
        "credibility": one.credibility, "affirmingOrigins": one.affirming_origins, "denyingOrigins": one.denying_origins,
    }  # fmt: skip


def _claim(name: str, about: str, voice: Voice, one: Testimony, reports: Reports, reading: str) -> dict[str, Any]:
    words = reports.of_testimony(one)
    annotation = _annotation(_urn("claim", name), about, words, reports)
    return annotation | {
        "act": one.act, "bearing": bearing_of(one.act, one.proposition.kind, one.factuality), "factuality": one.factuality,
        "sourceType": one.source_type, "interest": voice.interest, "speaksFor": one.speaks_for, "ownVoice": one.own_voice,
        "wasAttributedTo": _agent(one.source), "wasGeneratedBy": reading,
    }  # fmt: skip


def _annotation(name: str, about: str, words: Evidence, reports: Reports) -> dict[str, Any]:
    report = _urn("report", words.report.version)
    node: dict[str, Any] = {
        "id": name,
        "type": ["oa:Annotation", "prov:Entity"],
        "motivation": "oa:describing",
        "body": {"id": about},
        "hadPrimarySource": report,
    }
    if words.missing:
        return node | {"target": {"id": report}, "missing": words.missing}
    before, after = reports.around(words)
    exact = {"type": "oa:TextQuoteSelector", "exact": words.quote}
    selectors: list[dict[str, Any]] = [
        exact | ({"prefix": before} if before else {}) | ({"suffix": after} if after else {}),
        {"type": "oa:TextPositionSelector", "start": words.start, "end": words.end},
    ]
    target = {"type": "oa:SpecificResource", "specificResourceSource": report, "selector": selectors}
    return node | {"target": target, "wasQuotedFrom": report}


def _event(event: EventGroup) -> dict[str, Any]:
    blank = event.lat is None
    return {
        "id": _urn("event", event.id), "type": ["hudna:Event", "prov:Entity"], "eventType": event.type,
        "actors": event.actors, "targets": event.targets, "place": event.place, "admin1": event.admin1,
        "country": event.country, "precision": event.precision, "lat": event.lat, "lon": event.lon,
        "startDate": event.date, "endDate": event.date_latest, "deathsLow": event.deaths.low,
        "deathsBest": event.deaths.best, "deathsHigh": event.deaths.high, "alleged": event.alleged,
        "breachOf": event.breach_of, "origins": event.origins, "whyBlank": no_point(event) if blank else None,
    }  # fmt: skip


def _agent(name: str) -> dict[str, Any]:
    # Withheld sources have no id: one for all would make them one.
    return {"type": "prov:Agent", "name": name} | ({} if name == WITHHELD else {"id": _urn("source", name)})


def _urn(kind: str, name: str) -> str:
    return f"urn:hudna:{kind}:{percent(name, safe='', errors='replace')}"


FORMAT = Format("jsonld", "JSON-LD: claims as Web Annotations with PROV-O provenance", ".jsonld", False, None, write)
