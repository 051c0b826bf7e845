"""The columns of the ETH/PRIO Civil Conflict CeaseFire dataset: one row an actor and ceasefire.

Variables and figures: Clayton, Nygård, Strand, Rustad and others, Journal of Conflict Resolution 67 (2023),
doi 10.1177/00220027221129195. Dates alone have 0 (there is none) and -1 (not known), as in the dataset.
"""

from collections.abc import Iterator
from typing import BinaryIO

from hudna.export.formats.cells import Row
from hudna.export.formats.crosswalk import country_name, crosswalk
from hudna.export.formats.days import apart
from hudna.export.formats.evidence import Evidence, Reports, cited, distinct, named, reasons
from hudna.export.formats.format import Format, Options
from hudna.export.formats.lines import write_table
from hudna.export.formats.tables import existence, who
from hudna.export.source import Source
from hudna.types.coding import Coded, Coding
from hudna.types.dossier import Dossier
from hudna.types.life_cycle import LifeCycle, Phase

_LINKS = 35
_UNKNOWN, _NONE = -1, 0
_NEVER, _IN_FORCE = "never_took_effect", "in_force"
_OWN_STAND = frozenset({"exists", "declared_by", "accepted"})
_ENDS = frozenset({"collapsed", "expired", "extended"})


def rows(source: Source, options: Options) -> Iterator[Row]:
    """One row for each party of each truce; one without a party for a truce whose parties nobody names."""
    reports = Reports(source)
    only_proposed = 0
    for dossier in source.dossiers():
        if dossier.group.proposed:
            only_proposed += 1
            continue
        for number, party in enumerate(dossier.group.parties or ("",)):
            yield _row(dossier, party, number, reports)
    if only_proposed:
        options.told(
            f"cf: {only_proposed} truces were left out. They are only called for, offered or refused, and the dataset takes "
            "in what a party declared. See them with: hudna export csv --what truces"
        )


def write(source: Source, out: BinaryIO, options: Options) -> None:
    """Write all rows as CSV."""
    write_table(out, "cf", rows(source, options))


def _row(dossier: Dossier, party: str, number: int, reports: Reports) -> Row:
    coding, group = dossier.coding, dossier.group
    comment: list[tuple[str, str]] = [("exists", _contest(dossier))]
    comment.append(("actor_name", _stand(dossier, party, reports) if party else "no report names a party"))
    row: Row = {
        "cf_id": dossier.id, "uniq_id": dossier.id, "location": named(country_name(land) for land in group.lands),
        "actor_name": party, "id": f"{dossier.id}-{number}", "coder": f"hudna ({dossier.made_with})",
    }  # fmt: skip
    if not group.lands:
        comment.append(("location", "no report names a country"))
    _dates(row, dossier, party, comment)
    _codes(row, coding, comment, reports)
    _purposes(row, coding.purposes, comment, reports)
    _links(row, dossier, comment)
    life = dossier.life
    row["evidence_onset"] = cited(_words([*_announcing(life, party), *_starting(life)], reports))
    row["evidence_end"] = cited(
        distinct(
            [*_words(_ending(life), reports), *_support(coding.ended, reports), *_support(coding.ended_on, reports)]
        )
    )
    comment += [(column, "no words of it") for column in ("evidence_onset", "evidence_end") if not row[column]]
    row["comment"] = reasons((column, why) for column, why in comment if why)
    return row


def _contest(dossier: Dossier) -> str:
    """Who affirms and who denies that there is such a truce: the dataset has no column for that."""
    found = existence(dossier)
    if found is None:
        return "no claim of it"
    parts = [f"affirmed by {found.affirming_origins} origins ({who(found, 'affirms') or 'nobody named'})"]
    if found.denying_origins or who(found, "denies"):
        parts.append(f"denied by {found.denying_origins} origins ({who(found, 'denies')})")
    if silent := who(found, "silent"):
        parts.append(f"no comment from {silent}")
    return ", ".join(parts)


def _stand(dossier: Dossier, party: str, reports: Reports) -> str:
    """What the party itself says of there being a truce, of having declared it, of having accepted it."""
    said = [
        f"{voice.bearing} {assessment.proposition.kind} {reports.of_testimony(voice.testimonies[-1]).cited}"
        for assessment in dossier.assessments
        if assessment.proposition.kind in _OWN_STAND and assessment.proposition.value in (None, party)
        for voice in assessment.voices
        if party in (voice.source, voice.speaks_for)
    ]
    return f"{party} itself: {', '.join(said)}" if said else ""


# --------------------------------------------------------------------------------------------------------- dates


def _dates(row: Row, dossier: Dossier, party: str, comment: list[tuple[str, str]]) -> None:
    group, life, coding = dossier.group, dossier.life, dossier.coding
    own = [phase.on for phase in _announcing(life, party) if phase.who == party and phase.on]
    shared = group.declared or next(iter(life.announced), None)
    alone = _announcers(dossier) == {party}  # who alone announced it did so on the day on which it was announced
    declared = own[0] if own else shared if alone or not _by_party(dossier) else None
    _apart(row, "cf_dec", declared, _UNKNOWN)
    if shared and not own:
        whose = (
            f"no report dates this party's own; the truce was announced on {shared}"
            if declared is None
            else "of the truce"
        )
        comment.append(("cf_dec", whose))
    _others(comment, "cf_dec", declared or shared, own or life.announced)
    if not shared and not own:
        comment.append(("cf_dec", "no report gives the day"))
    never = coding.ended.value == _NEVER
    effect = None if never else group.start or next(iter(life.in_force), None)
    _apart(row, "cf_effect", effect, _NONE if never else _UNKNOWN)
    if not effect and not never:
        comment.append(("cf_effect", "no report gives the day"))
    _others(comment, "cf_effect", effect, () if never else life.in_force)
    end = coding.ended_on.value
    _apart(row, "end", end, _NONE if coding.ended.value == _IN_FORCE else _UNKNOWN)
    if end is None and coding.ended.value != _IN_FORCE:
        comment.append(("end", _spaced(coding.ended_on.unknown)))
    _others(comment, "end", end, life.ends)


def _apart(row: Row, name: str, value: str | None, unknown: int) -> None:
    row[f"{name}_yr"], row[f"{name}_month"], row[f"{name}_day"] = apart(value, unknown)


def _others(comment: list[tuple[str, str]], name: str, chosen: str | None, every: tuple[str, ...] | list[str]) -> None:
    others = [day for day in dict.fromkeys(every) if day != chosen]
    if others:
        comment.append((name, f"other days given: {', '.join(others)}"))


def _by_party(dossier: Dossier) -> bool:
    """Whether reports tell who of the parties announced it: then the day of one is not the day of another."""
    return any(phase.clock == "announced" and phase.who in dossier.group.parties for phase in dossier.life.phases)


def _announcers(dossier: Dossier) -> set[str]:
    """The parties that are said to have announced it themselves."""
    told = (phase.who for phase in dossier.life.phases if phase.clock == "announced" and phase.state == "announced")
    return {who for who in told if who in dossier.group.parties}


def _announcing(life: LifeCycle, party: str) -> list[Phase]:
    found = [phase for phase in life.phases if phase.clock == "announced" and phase.state in ("announced", "accepted")]
    own = [phase for phase in found if phase.who == party]
    return own or [phase for phase in found if phase.who is None]


def _starting(life: LifeCycle) -> list[Phase]:
    return [phase for phase in life.phases if phase.state == "in_force" and phase.clock == "in_force"]


def _ending(life: LifeCycle) -> list[Phase]:
    return [phase for phase in life.phases if phase.state in _ENDS]


def _words(phases: list[Phase], reports: Reports) -> list[Evidence]:
    return reports.of_testimonies(one for phase in phases for one in phase.testimonies)


# --------------------------------------------------------------------------------------------------------- codes


def _codes(row: Row, coding: Coding, comment: list[tuple[str, str]], reports: Reports) -> None:
    coded = {
        "side": coding.side, "partial": coding.partial, "written": coding.written, "fixed": coding.fixed,
        "fixed_time": coding.fixed_time, "ceasefire_class": coding.truce_class, "mediator_nego": coding.mediated,
        "implement": coding.mechanism, "enforcement": coding.enforcement,
    }  # fmt: skip
    unclear = crosswalk()["cf"]["unclear"]
    for column, one in coded.items():
        contradicted = one.unknown in ("reports_disagree", "denied")
        row[column] = _UNKNOWN if column in unclear and contradicted else one.code
        comment.append((column, _explained(one, reports)))
    row["mediator_send"] = named(coding.mediated.names)
    row["ended"] = _UNKNOWN if coding.ended.code is None else coding.ended.code
    comment.append(("ended", _explained(coding.ended, reports)))


def _explained(one: Coded, reports: Reports) -> str:
    """A value with the first words behind it, or why there is none."""
    words = next(iter(_support(one, reports)), None)
    if one.unknown:
        answers = ", ".join(f"{answer.value} ({answer.origins} origins)" for answer in one.answers)
        return f"{_spaced(one.unknown)}{f': {answers}' if answers else ''}"
    value = named((*one.values, *one.names))
    return f"{value} {words.cited}" if words else f"{value} (no words of its own)"


def _support(one: Coded, reports: Reports) -> list[Evidence]:
    wanted = {*one.values, *one.names}
    return reports.of_supports(
        support for answer in one.answers if answer.value in wanted for support in answer.supports
    )


def _purposes(row: Row, purposes: Coded, comment: list[tuple[str, str]], reports: Reports) -> None:
    column_of = crosswalk()["cf"]["purposes"]
    for value in purposes.values:
        row[column_of.get(value, "p_other")] = 1
    if not purposes.values:
        row["p_unclear"] = 1
    comment.append(("purpose", _explained(purposes, reports)))


def _links(row: Row, dossier: Dossier, comment: list[tuple[str, str]]) -> None:
    earlier = [one.group.id for one in dossier.related if one.how == "follows"]
    for number, one in enumerate(earlier[:_LINKS], start=1):
        row[f"link_id{number}"] = one
    if earlier[_LINKS:]:
        comment.append(("link_id", f"also {', '.join(earlier[_LINKS:])}"))


def _spaced(code: str | None) -> str:
    return (code or "not known").replace("_", " ")


FORMAT = Format(
    "cf", "ETH/PRIO Civil Conflict CeaseFire columns: one row an actor and ceasefire", ".csv", False, None, write
)
