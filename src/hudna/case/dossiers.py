"""What a case keeps of one truce, gathered for its dossier."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal

import msgspec

from hudna.case.aliases import aliases, renamed
from hudna.case.derive import testimonies_in, truced_of
from hudna.case.events import events_about
from hudna.case.names import current_judgements, versions_of
from hudna.case.testimonies import by_name
from hudna.case.truces import THING, bonds_of, groups_in, proposals_of
from hudna.dossier import Material, Member, compile_dossier, group_by, window_of
from hudna.ingest import parse_date
from hudna.packs.collection import without_collection
from hudna.packs.knowledge import Knowledge
from hudna.store import Kept, Session
from hudna.types import Bond, Judgement, Likeness, Origin, Passage, Span, TruceGroup
from hudna.types.dossier import Dossier, Note, Perhaps, Related
from hudna.types.event_group import EventGroup
from hudna.types.external import ExternalRecord
from hudna.types.life_cycle import DayCount
from hudna.wire import unpack


def dossier_of(
    session: Session, group: str, knowledge: Knowledge, as_of: str | None = None, known_at: str | None = None
) -> Dossier:
    """The dossier of a truce in a view of a case. Raises ``OptionError`` for an ``as_of`` that is no day."""
    with without_collection():
        material = material_of(session, group, day_asked(as_of), known_at)
        names = aliases(session, knowledge)
        if names:
            members = tuple(renamed(member, names) for member in material.members)
            events = tuple(renamed(event, names) for event in material.events)
            ratings = tuple(replace(one, source=names.get(one.source, one.source)) for one in material.ratings)
            material = replace(material, members=members, events=events, ratings=ratings)
        return compile_dossier(material, knowledge)


def day_asked(as_of: str | None) -> str | None:
    """The ISO day that a user asks for, however it is written: days are compared as they stand. Raises ``OptionError``."""
    return None if as_of is None else parse_date(as_of).isoformat()


def material_of(session: Session, name: str, as_of: str | None, known_at: str | None) -> Material:
    """Everything that a view of a case holds of a truce."""
    (group,) = groups_in(session, [name])
    wanted = session.groups.members(THING, [name]).get(name, [])
    versions = sorted(versions_of(wanted))
    kept = session.reports.by_ids(versions)
    members = _members(session, wanted, kept)
    origin_of = session.groups.of("origin", versions)
    origins = [
        msgspec.json.decode(body, type=Origin) for _, body in session.groups.bodies("origin", origin_of.values())
    ]
    copies = {report for origin in origins for report in origin.reports}
    others = session.reports.by_ids(copies - kept.keys())
    items = {item.id for member in members for item in member.items}
    events = events_about(session, items)
    known = group_by(group, members, as_of)
    return Material(
        group=group,
        members=members,
        origins=origins,
        likenesses=_likenesses(session, copies, origins, {**kept, **others}),
        events=tuple(events),
        days=tuple(_days(session, known, members, as_of)),
        related=tuple(_related(session, name)),
        perhaps=tuple(_perhaps(session, name)),
        judgements=tuple(one for one in current_judgements(session, THING) if {one.a, one.b} & items),
        ratings=session.opinions.ratings(),
        notes=tuple(
            Note(n=one.n, body=one.body or "", private=one.private, by=one.by, at=one.at)
            for one in session.opinions.marks("note", [name])
        ),
        sensitive=tuple(sorted(session.opinions.sensitive())),
        external=_external(session, known, as_of),
        as_of=as_of,
        known_at=known_at,
        made_with=_made_with(session),
        origin_of={**_origins_of(session, events), **origin_of},
        published={one.id: one.published for one in others.values()},
    )


def _origins_of(session: Session, events: Iterable[EventGroup]) -> dict[str, str]:
    return session.groups.of("origin", {item.report for event in events for item in event.items})


def _likenesses(
    session: Session, copies: set[str], origins: Iterable[Origin], kept: Mapping[str, Kept]
) -> list[Likeness]:
    """How the reports repeat one another; within an origin, where they are shown, with the words of the passages."""
    own = {report: origin.id for origin in origins for report in origin.reports}
    found = session.likenesses.between(copies)
    texts = {one.id: one.text for one in kept.values()}
    return [_with_words(one, texts) if own[one.a] == own[one.b] else one for one in found]


def _with_words(one: Likeness, texts: Mapping[str, str]) -> Likeness:
    passages = (Passage(_worded(p.a, texts[one.a]), _worded(p.b, texts[one.b])) for p in one.passages)
    return replace(one, passages=tuple(passages))


def _worded(span: Span, text: str) -> Span:
    return Span(span.start, span.end, text[span.start : span.end])


def _members(session: Session, items: Iterable[str], kept: Mapping[str, Kept]) -> list[Member]:
    versions = sorted(versions_of(items))
    truced = {row.version_id: row.body for row in session.readings.part("truces", versions)}
    told = {row.version_id: row.body for row in session.readings.part("testimonies", versions)}
    counts = session.reports.version_counts(one.report for one in kept.values())
    wanted, out = set(items), []
    for version in versions:
        report, facts = kept[version], truced_of(truced[version], kept[version].text)
        numbers = [number for number, item in enumerate(facts.items) if item.id in wanted]
        testimonies = testimonies_in(told[version], report.text) if version in told else ()
        out.append(
            Member(
                version=version,
                report=report.report,
                name=report.name,
                outlet=report.outlet,
                published=report.published or next((item.published for item in facts.items), None),
                url=report.url,
                title=report.title or facts.title or _opening(report.text),
                versions=counts[report.report],
                items=tuple(facts.items[number] for number in numbers),
                truces=tuple(facts.truces[number] for number in numbers),
                testimonies=tuple(by_name(one, report) for one in testimonies if one.truce in numbers),
                namings=facts.namings,
            )
        )
    return out


_OPENING = 90  # characters of a text without a title


def _opening(text: str) -> str:
    """The beginning of a text, cut at a space."""
    first = " ".join(text.split())
    return first if len(first) <= _OPENING else f"{first[:_OPENING].rsplit(' ', 1)[0]} …"


def _days(session: Session, group: TruceGroup, members: Iterable[Member], as_of: str | None) -> Iterable[DayCount]:
    """Violent events where the truce applies, and reports from its lands, day by day around its start."""
    areas = _areas(member for member in members if as_of is None or (member.published or "9999") <= as_of)
    window = window_of(group)
    if window is None or not group.lands:
        return
    volume = session.occurrences.volume(group.lands, *window)
    events: dict[str, list[int]] = {}
    for one in session.occurrences.find(group.lands, *window):
        known = as_of is None or (one.reported is not None and one.reported <= as_of)
        if one.day and one.violent and known and (not areas or f"{one.country}/{one.admin1}" in areas):
            events.setdefault(one.day, []).append(one.killed or 0)
    for day in sorted(volume.keys() | events.keys()):
        killed = events.get(day, [])
        yield DayCount(day, len(killed), sum(killed), volume.get(day, 0))


def _external(session: Session, group: TruceGroup, as_of: str | None) -> tuple[ExternalRecord, ...]:
    """What others recorded of the lands of a truce around its start, of days up to ``as_of``."""
    window = window_of(group)
    if window is None or not group.lands:
        return ()
    latest = window[1] if as_of is None else min(window[1], as_of)
    found = session.externals.find(countries=group.lands, earliest=window[0], latest=latest)
    return tuple(unpack(body, ExternalRecord) for body in found)


def _areas(members: Iterable[Member]) -> frozenset[str]:
    """The governorates that a truce is limited to; none where a report says that it covers a country."""
    items = [item for member in members for item in member.items]
    if any(item.nationwide for item in items):
        return frozenset()
    return frozenset(area for item in items for area in item.areas)


def _related(session: Session, name: str) -> Iterable[Related]:
    bonds = bonds_of(session, name)
    groups = {group.id: group for group in groups_in(session, {end for one in bonds for end in (one.a, one.b)})}
    for bond in bonds:
        other = bond.b if bond.a == name else bond.a
        if other in groups:
            yield Related(how=_how(bond, name), bond=bond, group=groups[other])


def _how(bond: Bond, name: str) -> Literal["follows", "precedes", "part_of", "holds"]:
    if bond.tie == "successor":
        return "follows" if bond.a == name else "precedes"
    return "part_of" if bond.a == name else "holds"


def _perhaps(session: Session, name: str) -> Iterable[Perhaps]:
    proposals: list[Judgement] = proposals_of(session, name)
    groups = {group.id: group for group in groups_in(session, {end for one in proposals for end in (one.a, one.b)})}
    for one in proposals:
        other = one.b if one.a == name else one.a
        if other in groups:
            yield Perhaps(judgement=one, group=groups[other])


def _made_with(session: Session) -> str:
    run = session.last_reading_run()
    return f"Hudna {run.hudna}, packs {run.packs}, tagger {run.model}" if run else ""
