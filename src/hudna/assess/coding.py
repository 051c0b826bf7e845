"""A truce coded as the ETH/PRIO Civil Conflict CeaseFire dataset codes it, with evidence, or honestly unknown.

The variables and their figures: Clayton, Nygård, Strand, Rustad and others, "Introducing the Civil Conflict Ceasefire
Dataset", Journal of Conflict Resolution 67 (2023), doi 10.1177/00220027221129195. A code is given only where its meaning is
known. A zero there often means that coders found nothing; here what no report says is unknown, and never "no".
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hudna.assess.bearings import bearing_of
from hudna.assess.days import first_day, is_day
from hudna.types import Bearing, PropositionKind, Span, Testimony, Truce
from hudna.types.coding import Answer, Coded, Coding, Reported, Support
from hudna.types.life_cycle import LifeCycle, Phase

AGREED = 2 / 3  # of the origins that answer: with fewer the reports disagree and nobody decides for them
_CODES: Mapping[str, int] = {
    "cessation": 1, "cessation_with_compliance": 2, "definitive": 3,
    "unilateral": 1, "bilateral": 2, "multilateral": 3,
    "limited": 1, "whole_country": 0, "fixed": 1, "open": 0, "no": 0,
    "in_force": 0, "reached_its_end": 1, "collapsed": 2, "never_took_effect": 3, "extended": 4,
}  # fmt: skip
_YES = "yes"
_WATCHED = "monitoring"  # the term of a truce that sets up who watches it
_WHO_ENFORCES: Mapping[str, tuple[str, int]] = {
    "state": ("external_state", 1), "organisation": ("organisation", 2), "group": ("organisation", 2),
}  # fmt: skip
_STANDS = frozenset({"in_force", "violated", "announced", "accepted"})
_Pick = Callable[[Truce], tuple[Sequence[str], str]]  # a truce → its values and the field whose words they are


@dataclass(frozen=True, slots=True)
class _Desk:
    """All that is known of the truce to be coded."""

    members: Sequence[Reported]
    testimonies: Sequence[Testimony]
    origin_of: Mapping[str, str]

    def origin(self, report: str) -> str:
        return self.origin_of.get(report, report)

    def answers(self, rows: Iterable[tuple[str, Support]]) -> tuple[Answer, ...]:
        """Each value with its supports, those with most origins first."""
        grouped: dict[str, dict[Support, None]] = defaultdict(dict)
        for value, support in rows:
            grouped[value][support] = None
        found = [
            Answer(value, tuple(supports), len({self.origin(one.report) for one in supports}))
            for value, supports in grouped.items()
        ]
        return tuple(sorted(found, key=lambda answer: (-answer.origins, answer.value)))

    def fields(self, pick: _Pick) -> Iterator[tuple[str, Support]]:
        """What the members state, by a field."""
        for member in self.members:
            values, field = pick(member.truce)
            for value in values:
                yield value, Support(member.report, member.truce.evidence.get(field, ()))

    def said(self, kind: PropositionKind, bearing: Bearing) -> Iterator[tuple[str, Support]]:
        """What testimonies say of a kind of proposition."""
        for one in self.testimonies:
            if one.proposition.kind == kind and bearing_of(one.act, kind, one.factuality) == bearing:
                yield one.proposition.value or "", _support(one)


def coding_of(
    members: Iterable[Reported],
    testimonies: Iterable[Testimony],
    life: LifeCycle,
    origin_of: Mapping[str, str] | None = None,
    kind_of: Callable[[str], str | None] = lambda _name: None,
    countries: Iterable[str] = (),
) -> Coding:
    """The coding of one truce from its readings, its testimonies and its life cycle, as of the day of ``life``.

    ``kind_of`` tells a state from an organisation by name (`Allegiances.kind_of`), ``countries`` are the names of
    countries (`Knowledge.country_codes`): without them enforcement and coverage stay unknown. With ``life.as_of`` members
    and testimonies published later, or on no day, are left out by the caller, as they were for ``life``.
    """
    order = sorted(members, key=lambda one: (one.published or "9999", one.report))
    told = sorted(
        testimonies, key=lambda one: (one.said or "9999", one.report, one.claim, one.content.start, one.source)
    )
    desk = _Desk(order, told, origin_of or {})
    parties = {party for member in order for party in member.truce.parties}
    return Coding(
        truce_class=_one(desk.answers(desk.fields(_truce_class))),
        side=_one(desk.answers(desk.fields(_side))),
        purposes=_many(desk.answers(desk.fields(_purposes))),
        written=_written(desk),
        mediated=_named(desk, "mediated", _mediators, "no_mediator_named"),
        mechanism=_mechanism(desk),
        enforcement=_enforcement(desk, parties, kind_of),
        partial=_partial(desk, frozenset(countries)),
        fixed=_one(desk.answers(desk.fields(_fixed))),
        fixed_time=_fixed_time(desk),
        ended=_ended(desk, life),
        ended_on=_ended_on(desk, life),
        as_of=life.as_of,
    )


# ------------------------------------------------------------------------------------------------ fields of readings


def _truce_class(truce: Truce) -> tuple[Sequence[str], str]:
    return ([truce.truce_class] if truce.truce_class else []), "truce_class"


def _side(truce: Truce) -> tuple[Sequence[str], str]:
    field = "side" if "side" in truce.evidence else "declared_by" if truce.side == "unilateral" else "parties"
    return ([truce.side] if truce.side else []), field


def _purposes(truce: Truce) -> tuple[Sequence[str], str]:
    return [purpose for purpose in truce.purposes if purpose != "unclear"], "purposes"


def _mediators(truce: Truce) -> tuple[Sequence[str], str]:
    return truce.mediators, "mediators"


def _monitors(truce: Truce) -> tuple[Sequence[str], str]:
    return truce.monitors, "monitors"


def _monitoring(truce: Truce) -> tuple[Sequence[str], str]:
    return ([_YES] if _WATCHED in truce.terms else []), "terms"


def _guarantors(truce: Truce) -> tuple[Sequence[str], str]:
    return truce.guarantors, "guarantors"


def _fixed(truce: Truce) -> tuple[Sequence[str], str]:
    if truce.duration_days is not None:
        return ["fixed"], "duration_days"
    if truce.end is not None:
        return ["fixed"], "end"
    return (["open"], "truce_class") if truce.truce_class == "definitive" else ([], "")


def _days(truce: Truce) -> tuple[Sequence[str], str]:
    if truce.duration_days is not None:
        return [f"{truce.duration_days:g}"], "duration_days"
    if truce.start and truce.end and is_day(truce.start) and is_day(truce.end):
        return [str((first_day(truce.end) - first_day(truce.start)).days)], "end"
    return [], ""


# ------------------------------------------------------------------------------------------------ variables


def _one(answers: tuple[Answer, ...]) -> Coded:
    """The value that two thirds of the origins give."""
    if not answers:
        return Coded(unknown="not_stated")
    if answers[0].origins < AGREED * sum(answer.origins for answer in answers):
        return Coded(unknown="reports_disagree", answers=answers)
    value = answers[0].value
    return Coded(values=(value,), code=_CODES.get(value), answers=answers)


def _many(answers: tuple[Answer, ...]) -> Coded:
    """All values: a truce may have several purposes."""
    if not answers:
        return Coded(unknown="not_stated")
    return Coded(values=tuple(sorted(answer.value for answer in answers)), answers=answers)


def _written(desk: _Desk) -> Coded:
    """Whether there is a signed text. The dataset has two figures for yes, whose difference is not documented: no code."""
    stated = (
        (_YES if member.truce.written else "no", Support(member.report, member.truce.evidence.get("written", ())))
        for member in desk.members
        if member.truce.written is not None
    )
    said = ((_YES, support) for _, support in desk.said("written", "affirms"))
    denied = (("no", support) for _, support in desk.said("written", "denies"))
    return _one(desk.answers([*stated, *said, *denied]))


def _named(desk: _Desk, kind: PropositionKind, pick: _Pick, unknown: str) -> Coded:
    """Whether somebody has a part (mediates, guarantees, watches), and who: those that no more origins deny than affirm."""
    answers = desk.answers([*desk.fields(pick), *((name, one) for name, one in desk.said(kind, "affirms") if name)])
    denied = {answer.value: answer.origins for answer in desk.answers(desk.said(kind, "denies"))}
    names = tuple(answer.value for answer in answers if answer.origins > denied.get(answer.value, 0))
    if names:
        return Coded(values=(_YES,), code=1, names=names, answers=answers)
    return Coded(unknown="denied" if answers or denied else unknown, answers=answers)


def _mechanism(desk: _Desk) -> Coded:
    """Whether it was agreed that somebody watches it; not whether anybody did."""
    named = _named(desk, "monitored", _monitors, "no_mechanism_named")
    if named.values:
        return named
    terms = [(_YES, one) for value, one in desk.said("term", "affirms") if value == _WATCHED]
    answers = desk.answers([*desk.fields(_monitoring), *terms])
    return Coded(values=(_YES,), code=1, answers=answers) if answers else named


def _enforcement(desk: _Desk, parties: set[str], kind_of: Callable[[str], str | None]) -> Coded:
    """Who stands surety from outside. A party is nobody's surety."""
    found = _named(desk, "guaranteed", _guarantors, "no_guarantor_named")
    outside = tuple(name for name in found.names if name not in parties)
    kinds = {_WHO_ENFORCES[kind] for name in outside if (kind := kind_of(name) or "") in _WHO_ENFORCES}
    if not outside:
        return Coded(unknown=found.unknown or "only_parties_named", answers=found.answers)
    if not kinds:
        return Coded(unknown="guarantor_not_known", names=outside, answers=found.answers)
    values = tuple(sorted(value for value, _ in kinds))
    return Coded(values=values, code=min(kinds)[1] if len(kinds) == 1 else None, names=outside, answers=found.answers)


def _partial(desk: _Desk, countries: frozenset[str]) -> Coded:
    """Whether it covers places within a country, or the country, by each report that names places of one sort alone.

    Where a report names both, the country may be where the places lie, or the places examples of it.
    """

    def coverage(truce: Truce) -> tuple[Sequence[str], str]:
        whole = countries.intersection(truce.places)
        if not truce.places or (whole and whole != set(truce.places)):
            return [], ""
        return ["whole_country" if whole else "limited"], "places"

    return _one(desk.answers(desk.fields(coverage))) if countries else Coded(unknown="no_list_of_countries")


def _fixed_time(desk: _Desk) -> Coded:
    """Days. The same length said in testimonies counts too."""
    coded = _one(
        desk.answers([*desk.fields(_days), *((days, one) for days, one in desk.said("duration", "affirms") if days)])
    )
    days = coded.value
    if days is None:
        return coded
    return Coded(values=coded.values, code=round(float(days)), answers=coded.answers)


# ------------------------------------------------------------------------------------------------ how it ended


def _ended(desk: _Desk, life: LifeCycle) -> Coded:
    """How it stood as of the day, in the dataset's five ways; ``unknown`` is the life cycle's own reason."""
    if life.now == "collapsed":
        phase = _last(life, "collapsed")
        value = "never_took_effect" if phase and _before_start(phase, life) else "collapsed"
        coded = _from(desk, value, phase)
        if life.why == "one_origin_says_so":  # enough to show, too little to code
            return Coded(unknown=life.why, answers=coded.answers)
        return coded
    if life.now == "expired":
        return _from(desk, "reached_its_end", _last(life, "expired") or _last(life, "extended"))
    extended = _last(life, "extended")
    if extended is not None and life.now in _STANDS | {"extended"}:
        return _from(desk, "extended", extended)
    if life.why == "seen_to_hold":
        return _from(desk, "in_force", _last(life, "in_force"))
    return Coded(unknown=life.why)


def _ended_on(desk: _Desk, life: LifeCycle) -> Coded:
    """The day it ended, where somebody gives it."""
    state = {"collapsed": "collapsed", "expired": "expired"}.get(life.now)
    if life.why == "one_origin_says_so":
        return Coded(unknown=life.why)
    phases = [phase for phase in life.phases if phase.state == state and phase.on]
    if not phases:
        return Coded(unknown="no_day_given" if state else "not_known_to_have_ended")
    return _one(desk.answers((phase.on or "", _support(one)) for phase in phases for one in phase.testimonies))


def _before_start(phase: Phase, life: LifeCycle) -> bool:
    return bool(phase.on and life.in_force and phase.on < min(life.in_force))


def _last(life: LifeCycle, state: str) -> Phase | None:
    return next((phase for phase in reversed(life.phases) if phase.state == state), None)


def _from(desk: _Desk, value: str, phase: Phase | None) -> Coded:
    supports = [(value, _support(one)) for one in phase.testimonies] if phase else []
    return Coded(values=(value,), code=_CODES[value], answers=desk.answers(supports))


def _support(one: Testimony) -> Support:
    spans: tuple[Span, ...] = one.evidence or (one.content,)
    return Support(one.report, spans)
