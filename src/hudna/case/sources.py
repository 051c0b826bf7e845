"""The sources of a case: who says what, how often, behind how many origins, and how reliable a person calls them."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace

from hudna.assess.admiralty import standing_ratings, suggested_reliability
from hudna.case.aliases import aliases
from hudna.case.names import nearest
from hudna.case.testimonies import bare_testimonies
from hudna.case.truces import groups_in
from hudna.errors import OptionError
from hudna.packs.knowledge import Knowledge
from hudna.store import Session
from hudna.types import Act, Reliability, SourceType
from hudna.types.event_group import EventItem
from hudna.wire import unpack


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A source: ``reliability`` is F until a person sets it, ``suggested`` what a rule by its type would say."""

    source: str
    source_type: SourceType
    speaks_for: str | None
    reports: int
    origins: int
    truces: int
    acts: dict[Act, int]
    reliability: Reliability
    rated_by: str | None
    suggested: Reliability | None
    sensitive: bool


@dataclass(slots=True)
class _Tally:
    types: Counter[SourceType] = field(default_factory=Counter)
    voices: Counter[str] = field(default_factory=Counter)
    reports: set[str] = field(default_factory=set)
    truces: set[str] = field(default_factory=set)
    acts: Counter[Act] = field(default_factory=Counter)
    claims: set[tuple[str, int]] = field(default_factory=set)


def check_source(session: Session, name: str) -> None:
    """Raises ``OptionError``, with the names nearest to it, for a name that no source, outlet or party of the case has."""
    known = {word for one, _ in bare_testimonies(session) for word in (one.source, one.speaks_for, one.outlet) if word}
    known |= {word for group in groups_in(session) for word in (*group.parties, *group.mediators)}
    known |= {kept.outlet for kept in session.reports.all_current() if kept.outlet}
    for row in session.readings.part("events"):
        known |= {one.source for one in unpack(row.body, tuple[EventItem, ...]) if one.source}
    for judged in session.opinions.judgements("actor"):
        known |= {judged.a, judged.b}
    if name not in known:
        raise OptionError(
            f'No source of this case is called "{name}". {nearest(name, known)}List them with: hudna sources; '
            "to speak of one that is yet to come, add --in-advance."
        )


def sources(session: Session, knowledge: Knowledge) -> list[SourceLine]:
    """Every named source of a view and every outlet in its own voice, those of most reports first.

    Names that a person judged to be one are one source.
    """
    names = aliases(session, knowledge)
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    for one, truce in bare_testimonies(session):
        tally = tallies[names.get(one.source, one.source)]
        tally.types[one.source_type] += 1
        if one.speaks_for:
            tally.voices[one.speaks_for] += 1
        tally.reports.add(one.report)
        if truce:
            tally.truces.add(truce)
        if (one.report, one.claim) not in tally.claims:  # a claim that bears on several propositions is said once
            tally.claims.add((one.report, one.claim))
            tally.acts[one.act] += 1
    origins = session.groups.of("origin", {report for tally in tallies.values() for report in tally.reports})
    rated = (replace(one, source=names.get(one.source, one.source)) for one in session.opinions.ratings())
    ratings = standing_ratings(rated)
    hidden = {names.get(one, one) for one in session.opinions.sensitive()}
    lines = [
        SourceLine(
            source=name,
            source_type=tally.types.most_common(1)[0][0],
            speaks_for=tally.voices.most_common(1)[0][0] if tally.voices else None,
            reports=len(tally.reports),
            origins=len({origins.get(report, report) for report in tally.reports}),
            truces=len(tally.truces),
            acts=dict(sorted(tally.acts.items())),
            reliability=ratings[name].reliability if name in ratings else "F",
            rated_by=ratings[name].by if name in ratings else None,
            suggested=suggested_reliability(tally.types.most_common(1)[0][0]),
            sensitive=name in hidden,
        )
        for name, tally in tallies.items()
    ]
    return sorted(lines, key=lambda line: (-line.reports, line.source))
