"""FollowTheMoney entities as JSON lines, for Aleph and its like.

A truce, each of its periods and an event are an ``Event`` (``Interval``, which it extends, is abstract), a report an
``Article``, a party a ``LegalEntity``, its occurrence a ``Mention``, a claim a ``Note``: there is no type for a stance.
Entities may occur twice; readers of the format merge them by id.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha1
from typing import Any, BinaryIO

from hudna.export.formats.addresses import iri
from hudna.export.formats.evidence import Reports
from hudna.export.formats.format import Format, Options
from hudna.export.formats.lines import json_bytes
from hudna.export.formats.tables import sources
from hudna.export.harmless import harmless
from hudna.export.labels import Lang, label
from hudna.export.redaction import WITHHELD
from hudna.export.source import ReportFacts, Source
from hudna.types.dossier import Dossier
from hudna.types.event_group import EventGroup
from hudna.types.proposition import Proposition, Testimony

_LANGUAGES = {"ar": "ara", "en": "eng"}  # the model has ISO 639-3
_Entity = dict[str, Any]


def entities(source: Source, lang: Lang) -> Iterator[_Entity]:
    """Every entity, those that others point to first."""
    reports = Reports(source)
    for dossier in source.dossiers():
        yield from _truce(dossier, reports, lang)
    for event in source.events():
        yield from _event(event, reports, lang)


def write(source: Source, out: BinaryIO, options: Options) -> None:
    """Write an entity a line. Captions are in ``options.lang``."""
    for entity in entities(source, options.lang):
        out.write(json_bytes(entity) + b"\n")


def _truce(dossier: Dossier, reports: Reports, lang: Lang) -> Iterator[_Entity]:
    group = dossier.group
    event = _id("truce", dossier.id)
    known = [name for name in (*group.parties, *group.mediators) if name != WITHHELD]
    names = list(dict.fromkeys(known))
    yield from (_actor(name) for name in names)
    yield _entity(
        event, "Event", name=[_caption(dossier)], date=[group.declared], startDate=[group.start], endDate=[group.end],
        location=group.places, country=_countries(group.lands), involved=[_id("actor", name) for name in names],
        recordId=[dossier.id],
        summary=[f"{label('status', dossier.life.now, lang)}; {dossier.as_of or ''}".rstrip("; ")],
    )  # fmt: skip
    for number, period in enumerate(group.periods, start=1):
        yield _entity(
            _id("period", dossier.id, str(number)), "Event", name=[f"{_caption(dossier)} ({number})"],
            startDate=[period.start], endDate=[period.end], recordId=[dossier.id],
            involved=[_id("actor", name) for name in names],
        )  # fmt: skip
    for line in dossier.reports:
        facts = reports.facts(line.version)
        yield _article(facts)
        for name in names:
            yield _entity(
                _id("mention", line.version, name), "Mention", document=[_id("report", line.version)],
                resolved=[_id("actor", name)], name=[name], detectedSchema=["LegalEntity"],
                contextCountry=_countries(group.lands),
            )  # fmt: skip
    for number, assessment in enumerate(dossier.assessments):
        told = [one for voice in assessment.voices for one in voice.testimonies]
        for at, one in enumerate(told):
            yield _note(_id("claim", dossier.id, str(number), str(at)), event, one, reports, lang)


def _caption(dossier: Dossier) -> str:
    between = " – ".join(dossier.group.parties)
    return dossier.group.name or between or dossier.id


def _note(name: str, event: str, one: Testimony, reports: Reports, lang: Lang) -> _Entity:
    words = reports.of_testimony(one)
    caption = f"{one.source}: {label('act', one.act, lang)}: {_said(one.proposition)}"
    place = (
        f"{words.report.name} [{words.start}-{words.end}]"
        if not words.missing
        else f"{words.report.name} [{words.missing}]"
    )
    return _entity(
        name, "Note", name=[caption], description=[words.quote], entity=[event], proof=[_id("report", one.report)],
        summary=[place], sourceUrl=[iri(words.report.url)], publisher=[words.report.outlet], keywords=[one.act, one.proposition.kind],
    )  # fmt: skip


def _said(said: Proposition) -> str:
    parts = (said.kind, said.value, said.actor, said.place, said.date, said.measure)
    return " ".join(part for part in parts if part)


def _event(event: EventGroup, reports: Reports, lang: Lang) -> Iterator[_Entity]:
    known = [name for name in (*event.actors, *event.targets) if name != WITHHELD]
    names = list(dict.fromkeys(known))
    yield from (_actor(name) for name in names)
    words = reports.of_event(event)
    found = {one.report.version: one.report for one in words}
    yield from (_article(facts) for facts in found.values())
    yield _entity(
        _id("event", event.id), "Event", name=[_title(event, lang)], startDate=[event.date], endDate=[event.date_latest],
        location=[event.place], country=_countries((event.country or "",)), involved=[_id("actor", name) for name in names],
        recordId=[event.id], summary=[sources(event)], description=[one.cited for one in words],
        proof=[_id("report", version) for version in found],
        sourceUrl=[iri(facts.url) for facts in found.values()], publisher=[facts.outlet for facts in found.values()],
    )  # fmt: skip


def _title(event: EventGroup, lang: Lang) -> str:
    return ", ".join(part for part in (label("event_type", event.type, lang), event.place, event.date) if part)


def _article(facts: ReportFacts) -> _Entity:
    return _entity(
        _id("report", facts.version), "Article", name=[facts.title or facts.name], title=[facts.title],
        publishedAt=[facts.published], publisher=[facts.outlet], sourceUrl=[iri(facts.url)], language=[_LANGUAGES.get(facts.language or "")],
        fileName=[facts.name],
    )  # fmt: skip


def _actor(name: str) -> _Entity:
    return _entity(_id("actor", name), "LegalEntity", name=[name])


def _countries(codes: Iterable[str]) -> list[str]:
    return [code.lower() for code in codes if code]


def _entity(ident: str, schema: str, /, **properties: Iterable[str | None]) -> _Entity:
    """An entity; properties that hold nothing are left out, as the model has it."""
    each = {
        key: list(dict.fromkeys(_line(key, value) for value in values if value)) for key, values in properties.items()
    }
    return {"id": ident, "schema": schema, "properties": {key: found for key, found in each.items() if found}}


def _line(key: str, value: str) -> str:
    return value if key == "description" else harmless(value)


def _id(*parts: str) -> str:
    """An id from content, in the shape that the model's own have."""
    return "hudna-" + sha1("\x1f".join(parts).encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


FORMAT = Format("ftm", "FollowTheMoney entities as JSON lines", ".ftm.json", False, None, write)
