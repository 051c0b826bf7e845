"""PLOVER as JSON lines, with who claims and who denies in an extension, ``claims``.

PLOVER (openeventdata/PLOVER, manual of 2024, CC BY-SA 4.0) has no place for statements; its auxiliary modes (negation,
future, hypothetical, historical) are defined and not used by its coders. Here they stand in ``context``, as the manual says.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from hudna.assess.bearings import bearing_of
from hudna.export.formats.crosswalk import (
    PloverCode,
    cameo_of_act,
    country_name,
    crosswalk,
    plover_of_act,
    plover_of_event,
)
from hudna.export.formats.evidence import Evidence, Reports
from hudna.export.formats.format import Format, Options
from hudna.export.formats.geojson import quoted
from hudna.export.formats.lines import json_bytes
from hudna.export.formats.places import no_point
from hudna.export.source import PlaceFacts, Source
from hudna.types.assessment import Assessment, Voice
from hudna.types.dossier import Dossier
from hudna.types.event_group import EventGroup
from hudna.types.proposition import Proposition, Testimony

_CORPUS = "Hudna case"
_DATED = {"exists": "declared", "declared_by": "declared", "started": "start", "holding": "start"}


def records(source: Source, options: Options) -> Iterator[dict[str, Any]]:
    """A record for each thing done or said about a truce that PLOVER has a type for, and for each such event."""
    reports = Reports(source)
    left_out: Counter[str] = Counter()
    for dossier in source.dossiers():
        for number, assessment in enumerate(dossier.assessments):
            made = list(_truce_records(dossier, assessment, f"{dossier.id}:{number}", source, reports))
            yield from made
            if not made:
                left_out[f"propositions of kind {assessment.proposition.kind}"] += 1
    for event in source.events():
        code = plover_of_event(event.type)
        if code is None:
            left_out[f"events of type {event.type}"] += 1
        else:
            yield _event_record(event, code, reports)
    if left_out:
        each = ", ".join(f"{number} {why}" for why, number in sorted(left_out.items()))
        options.told(f"plover: PLOVER has no type for {each}. See them with: hudna export csv")


def write(source: Source, out: BinaryIO, options: Options) -> None:
    """Write a record a line."""
    for record in records(source, options):
        out.write(json_bytes(record) + b"\n")


# --------------------------------------------------------------------------------------------------------- truces


def _truce_records(
    dossier: Dossier, assessment: Assessment, name: str, source: Source, reports: Reports
) -> Iterator[dict[str, Any]]:
    said = assessment.proposition
    claims = [(voice, one) for voice in assessment.voices for one in voice.testimonies]
    grouped: dict[tuple[PloverCode, tuple[str, ...]], list[Testimony]] = {}
    for voice, one in claims:
        code = plover_of_act(said.kind, one.act)
        if code is not None:
            grouped.setdefault((code, _actors(code, dossier, said, voice)), []).append(one)
    shown = [_claim(voice, one, reports) for voice, one in claims] if grouped else []
    for number, ((code, actors), told) in enumerate(grouped.items()):
        words = _first(reports.of_testimonies(told))
        date = _date(dossier, said, code)
        yield {
            "id": f"{name}:{number}",
            "date": date,
            "actor": [_entity(actor) for actor in actors],
            "event": code.event,
            **_coded(code),
            "context": _context(dossier, said, code, told),
            "event_loc": [_truce_place(place, source.place(place)) for place in dossier.group.places],
            "has_event": dossier.id,
            **_text(words),
            "comment": "; ".join(
                [
                    *(["date: no report says when"] if date is None else []),
                    *([] if actors else ["actor: no report names one"]),
                ]
            ),
            "coder": f"hudna ({dossier.made_with})",
            "claims": shown,
        }


def _actors(code: PloverCode, dossier: Dossier, said: Proposition, voice: Voice) -> tuple[str, ...]:
    if code.actor == "value":
        return (said.value,) if said.value else ()
    return dossier.group.parties if code.actor == "parties" else (voice.speaks_for or voice.source,)


def _date(dossier: Dossier, said: Proposition, code: PloverCode) -> str | None:
    """The day of what was done; what was said has none of its own, only the days of reports, which are in ``claims``."""
    if code.actor == "source":
        return None
    day: str | None = getattr(dossier.group, _DATED.get(said.kind, ""), None)
    return said.date or day


def _context(dossier: Dossier, said: Proposition, code: PloverCode, told: Iterable[Testimony]) -> list[str]:
    if code.actor == "source":
        return []
    bearings = {bearing_of(one.act, said.kind, one.factuality) for one in told}
    words = [] if "affirms" in bearings else ["negation"] if "denies" in bearings else ["hypothetical"]
    return [*words, *(["future"] if dossier.group.proposed else [])]


def _claim(voice: Voice, one: Testimony, reports: Reports) -> dict[str, Any]:
    said = one.proposition
    return {
        "act": one.act,
        "bearing": bearing_of(one.act, said.kind, one.factuality),
        "factuality": one.factuality,
        "cameo": cameo_of_act(said.kind, one.act),
        "proposition": proposition(said),
        "source": one.source,
        "source_type": one.source_type,
        "interest": voice.interest,
        "speaks_for": one.speaks_for,
        "own_voice": one.own_voice,
        **quoted(reports.of_testimony(one)),
    }


def proposition(said: Proposition) -> dict[str, Any]:
    """A proposition as JSON: what it says and nothing else."""
    toll = {"min": said.toll.min, "max": said.toll.max} if said.toll else None
    told = {
        "kind": said.kind, "value": said.value, "actor": said.actor, "place": said.place, "date": said.date,
        "measure": said.measure, "toll": toll,
    }  # fmt: skip
    return {key: value for key, value in told.items() if value is not None}


def _truce_place(name: str, place: PlaceFacts | None) -> dict[str, Any]:
    if place is None:
        return {"extracted_place": name, "lat": None, "lon": None}
    return _location(name, place.lat, place.lon, place.admin1, place.country)


# --------------------------------------------------------------------------------------------------------- events


def _event_record(event: EventGroup, code: PloverCode, reports: Reports) -> dict[str, Any]:
    every = reports.of_event(event)
    realis = list(dict.fromkeys(item.realis for item in event.items))
    words = crosswalk()["plover"]["context"]
    comment = [] if event.date else ["date: no report says when"]
    if not event.actors:
        comment.append("actor: no report names one")
    if event.lat is None:
        comment.append(f"event_loc: {no_point(event)}")
    return {
        "id": event.id,
        "date": event.date,
        "enddate": event.date_latest,
        "actor": [_entity(actor) for actor in event.actors],
        "recipient": [_entity(target) for target in event.targets],
        "event": code.event,
        **_coded(code),
        "context": [] if "asserted" in realis else [words[one] for one in realis if one in words],
        "size": _size(event),
        "event_loc": [_location(event.place, event.lat, event.lon, event.admin1, event.country)],
        **_text(_first(every)),
        "comment": "; ".join(comment),
        "coder": "hudna",
        "claims": [
            {"act": "asserts", "source": item.source or item.outlet, "source_type": item.source_type,
             "speaks_for": item.speaks_for, "own_voice": item.source is None, "realis": item.realis,
             **quoted(reports.of_item(item))}
            for item in event.items
        ],
    }  # fmt: skip


def _size(event: EventGroup) -> dict[str, Any]:
    """The dead, as low, best and high, and every figure with its owner; PLOVER has one number."""
    figures = [
        {
            "measure": one.measure,
            "min": one.toll.min,
            "max": one.toll.max,
            "sources": one.sources,
            "origins": one.origins,
        }
        for one in event.figures
    ]
    dead = event.deaths
    return {"dead": dead.best, "dead_low": dead.low, "dead_high": dead.high, "figures": figures}


def _location(
    place: str | None, lat: float | None, lon: float | None, admin1: str | None, country: str | None
) -> dict[str, Any]:
    return {
        "resolved_place": place,
        "lat": lat,
        "lon": lon,
        "province": admin1,
        "country": country_name(country) if country else None,
        "country_code": country,
    }


# ----------------------------------------------------------------------------------------------------------- both


def _entity(name: str) -> dict[str, str]:
    return {"entity_text": name}


def _coded(code: PloverCode) -> dict[str, Any]:
    tables = crosswalk()["plover"]
    scale = tables["scale"].get(f"{code.event}-{code.mode}")
    mode = {"mode": code.mode} if code.mode else {}
    return mode | {"quad_code": tables["quad"][code.event]} | ({} if scale is None else {"event_scale": scale})


def _text(words: Evidence | None) -> dict[str, Any]:
    if words is None:
        return {"text": None}
    facts = words.report
    return {
        "text": words.quote or None,
        "text_info": {"start": words.start, "end": words.end} | ({"missing": words.missing} if words.missing else {}),
        "cite_info": {
            "corpus": _CORPUS, "citation": facts.name, "url": facts.url, "title": facts.title, "language": facts.language,
            "publication": facts.outlet, "published": facts.published,
        },
    }  # fmt: skip


def _first(every: list[Evidence]) -> Evidence | None:
    return next((one for one in every if not one.missing), every[0] if every else None)


FORMAT = Format("plover", "PLOVER events as JSON lines, with who claims and who denies", ".jsonl", False, None, write)
