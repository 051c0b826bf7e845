"""When: the three clocks, periods, phases, and the truces before and after."""

from collections.abc import Mapping, Sequence

from hudna.assess.days import first_day, last_day
from hudna.export.dossier.blocks import Block, Card, Cell, Fact, Facts, Fold, Heading, Points, Section, Table, Text
from hudna.export.dossier.desk import Desk
from hudna.export.dossier.grounds import points
from hudna.types import Testimony
from hudna.types.dossier import Related
from hudna.types.life_cycle import Phase

_WIDTHS = (1.0, 1.3, 2.2, 1.3, 1.0)  # days are short, names are many
_VOICES = 4  # named beside a phase
_PLANNED: Mapping[str, str] = {"expired": "to_end", "in_force": "to_begin"}


def clocks(desk: Desk) -> Section:
    """Announced, in force, observed, ends: each with its day or why it is not known."""
    words, dossier = desk.words, desk.dossier
    blocks: list[Block] = [Text(words.say("clocks", "intro"), "soft"), Facts(tuple(_clocks(desk)))]
    if len(dossier.group.periods) > 1:
        blocks += [Heading(words.say("clocks", "periods")), Points(tuple(_periods(desk)))]
    if dossier.related:
        blocks += [Heading(words.say("clocks", "related")), *(_related(one, desk) for one in dossier.related)]
    if dossier.life.phases:
        blocks.append(_phases(desk))
    return Section(id="clocks", title=words.say("section", "clocks"), blocks=tuple(blocks))


def _clocks(desk: Desk) -> list[Fact]:
    words, life = desk.words, desk.dossier.life
    observed = words.coded("observed", life.observed) if life.observed != "unknown" else ""
    seen = max((phase.on or phase.known or "" for phase in life.phases if phase.clock == "observed"), default="")
    rows = [
        ("announced", _contradicting(life.announced, desk)),
        ("in_force", _contradicting(life.in_force, desk)),
        ("observed", words.dotted(observed, words.day(seen) if seen else None) if observed else ""),
        ("ends", _ends(desk)),
        ("last_word", words.day(life.last_word) if life.last_word else ""),
    ]
    return [
        Fact(
            label=words.say("clocks", clock), values=(value or words.say("clocks", "unknown", reason=words.say("clocks", f"unknown_{clock}")),),
            tone="" if value else "soft",
        )
        for clock, value in rows
    ]  # fmt: skip


def _contradicting(days: Sequence[str], desk: Desk) -> str:
    """The day with most origins, the others beside it: a contradiction is kept."""
    words = desk.words
    if len(days) < 2:
        return words.day(days[0]) if days else ""
    others = words.join(words.day(day) for day in days[1:])
    return words.say("clocks", "contradiction", day=words.day(days[0]), others=others)


def _ends(desk: Desk) -> str:
    """The end that sources give, or that start and length come to, and to which day it was extended."""
    words = desk.words
    given = _contradicting(desk.dossier.life.ends, desk) or _reckoned(desk)
    last = max((phase.until for phase in desk.dossier.life.phases if phase.until), default=None)
    if last is None:
        return given
    if not given:
        return words.say("clocks", "extended_to", day=words.day(last))
    return words.say("clocks", "also_extended", day=given, last=words.day(last))


def _reckoned(desk: Desk) -> str:
    on = next((phase.on for phase in desk.dossier.life.phases if phase.derived and phase.on), None)
    return desk.words.say("clocks", "reckoned", day=desk.words.day(on)) if on else ""


def _periods(desk: Desk) -> list[str]:
    words = desk.words
    nothing = words.say("clocks", "no_day")
    return [
        words.say(
            "clocks", "period" if number else "first_period", n=number, start=words.day(period.start) if period.start else nothing,
            end=words.day(period.end) if period.end else nothing,
        )
        for number, period in enumerate(desk.dossier.group.periods)
    ]  # fmt: skip


def _related(one: Related, desk: Desk) -> Card:
    words = desk.words
    blocks: tuple[Block, ...] = ()
    if one.bond.grounds:
        blocks = (Fold(words.say("people", "grounds"), (points(one.bond.grounds, desk),)),)
    return Card(
        title=words.say("clocks", one.how, title=desk.title(one.group)), under=desk.window(one.group), blocks=blocks
    )


def _phases(desk: Desk) -> Table:
    words = desk.words
    head = ("phase_day", "phase_state", "phase_by", "phase_against", "phase_known")
    return Table(
        caption=words.say("clocks", "phases"),
        head=tuple(words.say("clocks", key) for key in head),
        rows=tuple(_row(phase, desk) for phase in desk.dossier.life.phases),
        wide=True,
        widths=_WIDTHS,
    )


def _row(phase: Phase, desk: Desk) -> tuple[Cell, ...]:
    words = desk.words
    on = words.day(phase.on) if phase.on else words.say("clocks", "no_day")
    state = _state(phase, desk)
    state = state[:1].upper() + state[1:]
    detail = words.dotted(
        words.say("clocks", "of_party", name=words.name(phase.who)) if phase.who else None,
        words.say("clocks", "until", day=words.day(phase.until)) if phase.until else None,
        words.say("clocks", "phase_reckoned") if phase.derived else None,
    )
    by = _named(phase.testimonies, desk)
    known = words.day(phase.known) if phase.known else words.say("clocks", "no_day")
    return (
        Cell(lines=(Text(on),)),
        Cell(lines=tuple(Text(line, tone) for line, tone in ((state, ""), (detail, "soft")) if line)),  # type: ignore[arg-type]
        Cell(lines=(Text(by), Text(words.count("origin", phase.origins), "soft"))),
        Cell(lines=(Text(_named(phase.against, desk), "bad"),) if phase.against else ()),
        Cell(lines=(Text(known),)),
    )


def _state(phase: Phase, desk: Desk) -> str:
    """What was said of it. An end or a start told of before its day was planned, and nobody says that it came."""
    words = desk.words
    if phase.clock == "observed":
        return words.coded("observed", phase.state)
    planned = _PLANNED.get(phase.state) if phase.clock == "in_force" and _is_planned(phase) else None
    return words.say("clocks", planned) if planned else words.say("state", phase.state)


def _is_planned(phase: Phase) -> bool:
    """Whether all who tell of a day told of it before it was over (of a start: before it came)."""
    if phase.on is None:
        return False
    told = [one.said for one in phase.testimonies if one.said]
    if phase.state == "expired":
        return bool(told) and all(last_day(day) <= last_day(phase.on) for day in told)
    return bool(told) and all(last_day(day) < first_day(phase.on) for day in told)


def _named(testimonies: Sequence[Testimony], desk: Desk) -> str:
    words = desk.words
    names = list(dict.fromkeys(one.source for one in testimonies))
    said = words.listed(names[:_VOICES])
    left = len(names) - _VOICES
    return words.say("matrix", "and_more", names=said, n=left) if left > 0 else said
