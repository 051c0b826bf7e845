"""The rows of the four tables: truces, claims, events, reports. CSV, XLSX, HXL and Parquet write these."""

from collections.abc import Callable, Iterator, Mapping

from hudna.assess.bearings import bearing_of
from hudna.export.formats.cells import Cell, Row
from hudna.export.formats.evidence import Evidence, Reports, cited, named, reasons
from hudna.export.formats.format import What
from hudna.export.formats.places import no_point
from hudna.export.redacted import Redacted
from hudna.export.source import Source
from hudna.types.assessment import Assessment, Bearing, Voice
from hudna.types.coding import Coded, Coding
from hudna.types.dossier import Dossier
from hudna.types.event import Toll
from hudna.types.event_group import EventGroup, Figure
from hudna.types.proposition import Testimony
from hudna.types.truce_link import Period

_NOT_SAID = "no report says"
_NO_PART = "no part of this proposition, or not said"


def rows(what: What, source: Source) -> Iterator[Row]:
    """The rows of a table, one at a time."""
    return _withheld(_ROWS[what](source)) if isinstance(source, Redacted) else _ROWS[what](source)


def _withheld(each: Iterator[Row]) -> Iterator[Row]:
    """The rows of a redacted case: what is not said may as well be withheld, and a reader must not take it for unsaid."""
    for row in each:
        why = str(row["why_blank"])
        for reason in (_NOT_SAID, _NO_PART):
            why = why.replace(f": {reason}", f": {reason}, or withheld")
        yield row | {"why_blank": why}


def truces(source: Source) -> Iterator[Row]:
    """One row a truce."""
    reports = Reports(source)
    return (_truce(dossier, reports) for dossier in source.dossiers())


def claims(source: Source) -> Iterator[Row]:
    """One row a testimony: a claim as it bears on one proposition of one truce."""
    reports = Reports(source)
    for dossier in source.dossiers():
        origin_of = {line.version: line.origin for line in dossier.reports}
        for assessment in dossier.assessments:
            for voice in assessment.voices:
                for one in voice.testimonies:
                    yield _claim(dossier.id, voice, one, origin_of.get(one.report), reports)


def events(source: Source) -> Iterator[Row]:
    """One row an event: reports of one event are one row."""
    reports = Reports(source)
    return (_event(event, reports) for event in source.events())


def reports_table(source: Source) -> Iterator[Row]:
    """One row a report."""
    for facts in source.reports():
        row: Row = {
            "name": facts.name, "version": facts.version, "outlet": facts.outlet, "published": facts.published,
            "language": facts.language, "title": facts.title, "url": facts.url, "sha256": facts.sha256,
            "origin": facts.origin,
        }  # fmt: skip
        yield _explained(row, {}, "not given, or withheld")


_ROWS: Mapping[What, Callable[[Source], Iterator[Row]]] = {
    "truces": truces, "claims": claims, "events": events, "reports": reports_table,
}  # fmt: skip


# --------------------------------------------------------------------------------------------------------- truces


def existence(dossier: Dossier) -> Assessment | None:
    """What is assessed of there being such a truce."""
    return next((one for one in dossier.assessments if one.proposition.kind == "exists"), None)


def who(assessment: Assessment | None, bearing: Bearing) -> str:
    """The sources that ever took such a stand on it; "(reversed)" where their last one is another."""
    voices = assessment.voices if assessment else ()
    return named(
        f"{voice.source} (reversed)" if voice.reversed and voice.bearing != bearing else voice.source
        for voice in voices
        if any(bearing_of(one.act, one.proposition.kind, one.factuality) == bearing for one in voice.testimonies)
    )


def main_evidence(dossier: Dossier, reports: Reports) -> Evidence | None:
    """The words that stand for a truce: those that affirm it, else any on it."""
    found = existence(dossier)
    voices = sorted(found.voices, key=lambda voice: voice.bearing != "affirms") if found else ()
    told = [one for voice in voices for one in voice.testimonies]
    told += [one for other in dossier.assessments for voice in other.voices for one in voice.testimonies]
    every = (reports.of_testimony(one) for one in told)
    first = next(every, None)
    return next((one for one in (first, *every) if one and not one.missing), first)


def _truce(dossier: Dossier, reports: Reports) -> Row:
    group, life = dossier.group, dossier.life
    row: Row = {
        "id": dossier.id, "name": group.name, "parties": named(group.parties), "mediators": named(group.mediators),
        "guarantors": named(one.name for one in dossier.guarantors), "monitors": named(one.name for one in dossier.monitors),
        "countries": named(group.lands), "places": named(group.places), "conflict": group.conflict,
        "declared": group.declared, "start": group.start, "end": group.end,
        "periods": named(_period(one) for one in group.periods), "all_announced": named(life.announced),
        "all_started": named(life.in_force), "all_ended": named(life.ends), "state": life.now, "state_why": life.why,
        "observed": life.observed, "reports": len(group.reports), "origins": len(dossier.origins),
        "first_report": group.first, "last_report": group.last,
        "follows": named(one.group.id for one in dossier.related if one.how == "follows"),
        "part_of": named(one.group.id for one in dossier.related if one.how == "part_of"),
        "perhaps_same": named(one.group.id for one in dossier.perhaps), "notes": _notes(dossier),
        "as_of": dossier.as_of, "known_at": dossier.known_at, "made_with": dossier.made_with,
        **_verdict(existence(dossier)),
    }  # fmt: skip
    why = _code(row, dossier.coding)
    _quote(row, main_evidence(dossier, reports), why, ("start_char", "end_char"))
    if row["exists_likelihood"] is None:
        why["exists_likelihood"] = "the grounds allow no verdict"
    return _explained(row, why, _NOT_SAID)


def _verdict(found: Assessment | None) -> Row:
    return {
        "exists_likelihood": found.likelihood if found else None,
        "exists_confidence": found.confidence if found else None,
        "exists_credibility": found.credibility if found else None,
        "affirming_origins": found.affirming_origins if found else None,
        "denying_origins": found.denying_origins if found else None,
        "independent_affirming": found.independent_affirming if found else None,
        "independent_denying": found.independent_denying if found else None,
        "affirmed_by": who(found, "affirms"),
        "denied_by": who(found, "denies"),
        "silent": who(found, "silent"),
    }


def _code(row: Row, coding: Coding) -> dict[str, str]:
    """Fill in the coding of a truce; why each part of it that is empty is so."""
    coded: Mapping[str, Coded] = {
        "side": coding.side, "truce_class": coding.truce_class, "purposes": coding.purposes, "written": coding.written,
        "mediated": coding.mediated, "mechanism": coding.mechanism, "enforcement": coding.enforcement,
        "coverage": coding.partial, "fixed_days": coding.fixed_time, "ended": coding.ended, "ended_on": coding.ended_on,
    }  # fmt: skip
    for name, one in coded.items():
        row[name] = (one.code if name == "fixed_days" else named(one.values)) or None
    return {name: _spaced(one.unknown) for name, one in coded.items() if one.unknown}


def _period(one: Period) -> str:
    return f"{one.start or '?'}/{one.end or '?'}"


def _notes(dossier: Dossier) -> str:
    return named(f"{'(private) ' if note.private else ''}{note.body} ({note.by}, {note.at})" for note in dossier.notes)


# --------------------------------------------------------------------------------------------------------- claims


def _claim(truce: str, voice: Voice, one: Testimony, origin: str | None, reports: Reports) -> Row:
    said = one.proposition
    evidence = reports.of_testimony(one)
    row: Row = {
        "truce": truce, "proposition": said.kind, "value": said.value, "actor": said.actor, "place": said.place,
        "date": said.date, "measure": said.measure, "toll_min": said.toll.min if said.toll else None,
        "toll_max": said.toll.max if said.toll else None, "act": one.act,
        "bearing": bearing_of(one.act, said.kind, one.factuality), "factuality": one.factuality, "source": one.source,
        "source_type": one.source_type, "interest": voice.interest, "speaks_for": one.speaks_for,
        "own_voice": one.own_voice, "via": one.via, "reliability": voice.reliability, "outlet": one.outlet,
        "published": one.said, "report": evidence.report.name, "origin": origin, "cue": one.cue.text if one.cue else None,
        "grounds": cited(reports.evidence(one.report, span) for span in one.evidence),
    }  # fmt: skip
    why: dict[str, str] = {}
    _quote(row, evidence, why, ("start", "end"))
    if one.cue is None:
        why["cue"] = "the outlet's own voice" if one.own_voice else "none in the text"
    why |= {"published": "no day of publication is known", "speaks_for": "no pack knows"}
    why |= dict.fromkeys(("actor", "place", "date", "measure", "toll_min"), _NO_PART)
    return _explained(row, why, _NOT_SAID)


# --------------------------------------------------------------------------------------------------------- events


def _event(event: EventGroup, reports: Reports) -> Row:
    every = reports.of_event(event)
    row: Row = {
        "id": event.id, "type": event.type, "actors": named(event.actors), "targets": named(event.targets),
        "place": event.place, "admin1": event.admin1, "country": event.country, "lat": event.lat, "lon": event.lon,
        "precision": event.precision, "date": event.date, "date_latest": event.date_latest,
        "deaths_low": event.deaths.low, "deaths_best": event.deaths.best, "deaths_high": event.deaths.high,
        "figures": figures(event), "civilians": event.civilians, "alleged": event.alleged,
        "realis": named(item.realis for item in event.items), "breach_of": named(event.breach_of),
        "origins": event.origins, "reports": named(one.report.name for one in every), "sources": sources(event),
        "grounds": cited(every),
    }  # fmt: skip
    why: dict[str, str] = {"date_latest": "the same day, or none"}
    why |= dict.fromkeys(("deaths_low", "deaths_best", "deaths_high", "figures"), "no report gives a figure")
    why |= dict.fromkeys(("lat", "lon"), no_point(event)) | {
        "sources": "outlets in their own voice, whose names nobody gave"
    }
    _quote(row, next((one for one in every if not one.missing), every[0] if every else None), why, ("start", "end"))
    return _explained(row, why, _NOT_SAID)


def sources(event: EventGroup) -> str:
    """Who tells of an event; the outlet where it speaks in its own voice."""
    return named(item.source or item.outlet for item in event.items)


def figures(event: EventGroup) -> str:
    """Every figure with who gives it."""
    return named(_figure(one) for one in event.figures)


def _figure(one: Figure) -> str:
    return f"{one.measure} {amount(one.toll)} ({', '.join(dict.fromkeys(one.sources))}; origins: {one.origins})"


def amount(toll: Toll) -> str:
    """``7``, ``5-9``, or ``7+`` where no upper bound is given."""
    if toll.max is None:
        return f"{toll.min}+"
    return str(toll.min) if toll.min == toll.max else f"{toll.min}-{toll.max}"


# ----------------------------------------------------------------------------------------------------------- cells


def _quote(row: Row, evidence: Evidence | None, why: dict[str, str], ends: tuple[str, str]) -> None:
    start, end = ends
    row["report"] = evidence.report.name if evidence else None
    row["quote"] = (evidence.quote or None) if evidence else None
    row[start] = evidence.start if evidence else None
    row[end] = evidence.end if evidence else None
    row["url"] = evidence.report.url if evidence else None
    missing = (evidence.missing if evidence else "no claim of its own") or "no words"
    why |= dict.fromkeys(("quote", start, end), missing)
    why["url"] = "none given, or withheld"


def _explained(row: Row, why: Mapping[str, str], otherwise: str) -> Row:
    """The row with why each of its empty cells is so; columns of one reason together."""
    grouped: dict[str, list[str]] = {}
    for column, value in row.items():
        if _is_empty(value):
            grouped.setdefault(why.get(column, otherwise), []).append(column)
    row["why_blank"] = reasons((", ".join(found), reason) for reason, found in grouped.items())
    return row


def _is_empty(value: Cell) -> bool:
    return value is None or value == ""


def _spaced(code: str) -> str:
    return code.replace("_", " ")
