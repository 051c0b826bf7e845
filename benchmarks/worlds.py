"""Invented worlds of truces: what happened, on which days, and which report speaks of what; the words are others' work.

Everything is drawn from one seed. A world is planned whole (days, numbers, who repeats whom: some hundred bytes a
report) and then written report by report in the order of publication, so that memory does not grow with the texts.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from hudna.types import Status

DATA = Path(__file__).resolve().parent / "generated"

# Each course of a truce: how often it comes, the moments it cannot do without, in order, and those that may be added.
_COURSES: dict[Status, tuple[float, tuple[str, ...], tuple[str, ...]]] = {
    "proposed": (0.05, ("propose",), ("propose",)),
    "announced": (0.05, ("announce",), ("announce", "confirm")),
    "refused": (0.07, ("propose", "refuse"), ("propose", "refuse")),
    "denied": (0.05, ("deny_all",), ("deny_all",)),
    "contested": (0.12, ("confirm", "deny"), ("confirm", "deny", "dispute")),
    "in_force": (0.12, ("announce", "start"), ("announce", "confirm", "start", "calm", "calm")),
    "expired": (0.12, ("announce", "expire"), ("announce", "start", "calm", "expire")),
    "extended": (0.14, ("announce", "extend"), ("announce", "start", "calm", "extend", "extend")),
    "violated": (0.14, ("announce", "breach"), ("announce", "start", "breach", "breach", "total")),
    "collapsed": (0.14, ("announce", "collapse"), ("announce", "start", "breach", "total", "collapse", "collapse")),
}
# Lengths in days by course. Where a truce is to stand at the last report of it, its agreed end must not have passed
# by then, or the truth about its status would be a matter of taste; ``None``: no end was agreed.
_SHORT = (1, 2, 3, 3, 4, 5, 7, 7, 10, 14)
_LONG = (30, 30, 60, None, None)
_LENGTHS: dict[str, tuple[int | None, ...]] = {
    "expired": _SHORT,
    "extended": _SHORT,
    "collapsed": (*_SHORT[4:], *_LONG),
}
_REACH = 20  # days after its start in which a truce is reported of
_APART = 75  # days between two truces of the same parties in the same place, so that no reader could take one for other
_COPIED = 0.38  # share of texts that others repeat
_NOISE = 0.15
EDITS = ("verbatim", "cut", "lead", "added", "headline", "credit", "same_statement", "attribution")
_EDIT_WEIGHTS = (0.2, 0.2, 0.14, 0.14, 0.1, 0.14, 0.05, 0.03)


@dataclass(frozen=True, slots=True)
class Actor:
    """A party or mediator: its canonical name, its spellings, and whether it is grammatically masculine."""

    name: str
    spellings: tuple[str, ...]
    gender: str
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Town:
    """A place: canonical name, in words, and the wider area; ``area`` is empty for a whole country."""

    name: str
    words: str
    area: str


@dataclass(slots=True)
class TruceFacts:
    """One invented truce. ``periods`` are its agreed stretches: the first, then one for each extension."""

    id: str
    conflict: str
    months: str
    parties: tuple[Actor, Actor]
    place: Town
    country: str
    mediator: Actor | None
    declared: date
    start: date
    days: int | None
    humanitarian: bool
    terms: tuple[str, str]
    status: Status
    periods: list[tuple[date, date | None]] = field(default_factory=list)
    start_of_b: date | None = None  # the second party's day, where the two contradict each other
    successor_of: str | None = None
    before: "TruceFacts | None" = None
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """One text that somebody wrote: all that is needed to write it again."""

    number: int
    seed: int
    moment: str
    day: date  # of publication
    truce: TruceFacts  # without an id where the text is about no truce
    happened: date
    outlet: int
    period: int = 0
    copies: int = 0
    statement: int | None = None  # which statement of a party it quotes; no two texts of a truce quote the same


@dataclass(frozen=True, slots=True)
class Posting:
    """One report to come: a text, or a repetition of it (``edits`` is empty for the text itself)."""

    day: date
    text: Text
    place: int  # 0 for the text, then its repetitions
    outlet: int
    edits: tuple[str, ...]
    seed: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A world before it is written."""

    truces: tuple[TruceFacts, ...]
    postings: tuple[Posting, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """The data of ``conflicts.toml`` and ``outlets.toml``."""

    actors: dict[str, Actor]
    conflicts: tuple[dict[str, Any], ...]
    outlets: tuple[dict[str, Any], ...]

    @property
    def agencies(self) -> list[int]:
        """Which outlets are agencies."""
        return [number for number, outlet in enumerate(self.outlets) if outlet.get("agency")]


def frame() -> Frame:
    """The names that worlds are made of."""
    read = tomllib.loads((DATA / "conflicts.toml").read_text("utf-8"))
    actors = {
        name: Actor(name, tuple(one["ar"]), one["g"], tuple(one.get("speakers", ())))
        for name, one in read["actors"].items()
    }
    outlets = tomllib.loads((DATA / "outlets.toml").read_text("utf-8"))["outlet"]
    return Frame(actors, tuple(read["conflict"]), tuple(outlets))


def plan(reports: int, seed: int, names: Frame | None = None) -> Plan:
    """A world of exactly so many reports; the same seed gives the same world."""
    planner = _Planner(names or frame(), Random(f"plan {seed} {reports}"))
    return planner.plan(reports)


class _Planner:
    def __init__(self, names: Frame, random: Random) -> None:
        self.names = names
        self.random = random
        self.taken: dict[tuple[str, str], list[tuple[date, date, str]]] = {}
        self.texts = 0
        self.truces: list[TruceFacts] = []
        self.postings: list[Posting] = []

    def plan(self, reports: int) -> Plan:
        noise = round(reports * _NOISE)
        budgets = self._budgets(reports - noise)
        for budget in budgets:
            self._truce(budget)
        while len(self.postings) < reports:
            self._noise()
        self.postings = self.postings[:reports]
        self.postings.sort(key=lambda one: (one.day, one.text.number, one.place))
        return Plan(tuple(self.truces), tuple(self.postings))

    def _budgets(self, reports: int) -> list[int]:
        """Reports a truce: few truces have most of them, as in the press."""
        count = max(4, round(0.9 * reports**0.62))
        weights = [min(40.0, self.random.paretovariate(1.2)) for _ in range(count)]
        return [max(1, round(weight / sum(weights) * reports)) for weight in weights]

    def _truce(self, budget: int) -> None:
        sizes = self._sizes(budget)
        facts = self._facts(len(sizes))
        if facts is None:  # every place of this war is taken
            return
        heirs = facts.status == "collapsed" and self.random.random() < 0.4 and len(sizes) >= 6
        kept = sizes[: len(sizes) // 2] if heirs else sizes
        self._texts(facts, kept)
        if heirs:
            self._texts(self._successor(facts, len(sizes) - len(kept)), sizes[len(kept) :])

    def _sizes(self, budget: int) -> list[int]:
        """How many reports each text of a truce becomes, copies counted."""
        sizes: list[int] = []
        while sum(sizes) < budget:
            size = 1
            if self.random.random() < _COPIED:
                size += 1
                while size < 9 and self.random.random() < 0.5:
                    size += 1
            sizes.append(min(size, budget - sum(sizes)))
        return sizes

    def _facts(self, texts: int) -> TruceFacts | None:
        for _ in range(60):
            facts = self._draw(texts)
            if self._free(facts):
                self._take(facts)
                return facts
        return None

    def _draw(self, texts: int) -> TruceFacts:
        random = self.random
        conflict = random.choice(self.names.conflicts)
        pair = random.choice(conflict["pairs"])
        town = Town(*random.choice(conflict["towns"]).split(":"))
        if random.random() < 0.08:
            town = Town(conflict["country"], conflict["country_ar"], "")
        first = date(pair["from"], 1, 10).toordinal()
        # Wars begin and end within a year: the first and the last months are left out.
        day = date.fromordinal(random.randrange(first + 120, date(pair["to"], 10, 1).toordinal()))
        mediator = random.choice(conflict["mediators"]) if conflict["mediators"] else None
        return self._drawn(conflict, (pair["a"], pair["b"]), town, day, mediator, texts)

    def _drawn(
        self, conflict: dict[str, Any], pair: tuple[str, str], town: Town, day: date, mediator: str | None, texts: int
    ) -> TruceFacts:
        random = self.random
        status = self._status(texts, mediator is not None)
        # Of a truce that is only announced nobody may be able to say that it began.
        start = day + timedelta(days=10 if status == "announced" else random.choice((0, 1, 1, 2, 3)))
        whose = random.random() < 0.7 or status in ("proposed", "refused")
        facts = TruceFacts(
            id=f"truce-{len(self.truces) + 1:05d}",
            conflict=conflict["id"],
            months=conflict["months"],
            parties=(self.names.actors[pair[0]], self.names.actors[pair[1]]),
            place=town,
            country=conflict["country_ar"],
            mediator=self.names.actors[mediator] if mediator and whose else None,
            declared=day,
            start=start,
            days=random.choice(_LENGTHS.get(status, _LONG)),
            humanitarian=random.random() < 0.3,
            terms=_two(random),
            status=status,
        )
        if status in ("violated", "collapsed", "in_force") and random.random() < 0.25:
            facts.start_of_b = start + timedelta(days=1)
        self._periods(facts)
        return facts

    def _status(self, texts: int, mediated: bool) -> Status:
        fit = [
            (status, weight)
            for status, (weight, needed, _) in _COURSES.items()
            if len(needed) <= texts and (mediated or "propose" not in needed) and not (texts > 6 and len(needed) < 2)
        ]
        return self.random.choices([one for one, _ in fit], [weight for _, weight in fit])[0]

    def _periods(self, facts: TruceFacts) -> None:
        end = facts.start + timedelta(days=facts.days) if facts.days else None
        facts.periods.append((facts.start, end))
        facts.ended = end if facts.status == "expired" else None
        if facts.status == "collapsed":
            reach = min(facts.days or _REACH, _REACH)
            facts.ended = facts.start + timedelta(days=self.random.randint(1, max(1, reach - 1)))

    def _extended(self, facts: TruceFacts, times: int) -> None:
        for _ in range(times):
            end = facts.periods[-1][1] or facts.start
            facts.periods.append((end, end + timedelta(days=self.random.choice((5, 7, 7, 14, 30)))))

    def _span(self, facts: TruceFacts) -> tuple[date, date]:
        # An extension is added only when the reports are planned: room is left for three.
        last = max([end for _, end in facts.periods if end] + [facts.start + timedelta(days=45)])
        last += timedelta(days=90 if facts.status == "extended" else 0)
        return facts.declared - timedelta(days=_APART), last + timedelta(days=_APART)

    def _free(self, facts: TruceFacts) -> bool:
        begin, end = self._span(facts)
        key = (facts.parties[0].name, facts.parties[1].name)
        return not any(
            begin < until and since < end
            for since, until, place in self.taken.get(key, ())
            if place == facts.place.name or not facts.place.area or place == facts.country
        )

    def _take(self, facts: TruceFacts) -> None:
        key = (facts.parties[0].name, facts.parties[1].name)
        place = facts.place.name if facts.place.area else facts.country
        self.taken.setdefault(key, []).append((*self._span(facts), place))
        self.truces.append(facts)

    def _successor(self, old: TruceFacts, texts: int) -> TruceFacts:
        day = (old.ended or old.start) + timedelta(days=self.random.randint(8, 40))
        conflict = next(one for one in self.names.conflicts if one["id"] == old.conflict)
        mediator = old.mediator.name if old.mediator else None
        pair = (old.parties[0].name, old.parties[1].name)
        new = self._drawn(conflict, pair, old.place, day, mediator, texts)
        new.successor_of, new.before = old.id, old
        self._take(new)
        return new

    def _texts(self, facts: TruceFacts, sizes: list[int]) -> None:
        _, needed, further = _COURSES[facts.status]
        # The texts a course cannot do without come first; the many copies go to any.
        moments = [*needed, *(self.random.choice(further) for _ in range(len(sizes) - len(needed)))]
        self._extended(facts, min(3, moments.count("extend")))
        extensions = statements = 0
        for moment, size in zip(moments, sizes, strict=False):
            extensions += moment == "extend"
            period = min(extensions, len(facts.periods) - 1) if moment == "extend" else 0
            day = self._day(facts, moment, period)
            happened = day if moment not in ("breach", "collapse") else day - timedelta(days=self.random.choice((0, 1)))
            quotes = moment in STATED and statements < STATEMENTS and self.random.random() < 0.4
            self._post(moment, day, facts, happened, period, size, statements if quotes else None)
            statements += quotes

    def _day(self, facts: TruceFacts, moment: str, period: int) -> date:
        """The day on which a text of that moment appears."""
        lag = timedelta(days=int(self.random.random() < 0.25))
        if moment == "start":
            return facts.start + lag
        if moment == "extend":
            return facts.periods[period][0] - timedelta(days=1) + lag
        if moment == "expire" and facts.ended:
            return facts.ended + timedelta(days=1) + lag
        if moment == "collapse" and facts.ended:
            return facts.ended + lag
        if moment in ("calm", "breach", "total"):
            last = facts.ended or facts.periods[0][1] or facts.start + timedelta(days=_REACH)
            return facts.start + timedelta(
                days=self.random.randint(1, max(1, min(_REACH, (last - facts.start).days - 1)))
            )
        if moment in ("deny", "dispute", "refuse"):
            return facts.declared + timedelta(days=self.random.choice((0, 1, 1, 2)))
        return facts.declared + lag

    def _noise(self) -> None:
        moment = self.random.choice(("clash", "clash", "weather", "economy", "services"))
        facts = self._draw(2)
        facts.id = ""
        size = 1 + (self.random.random() < 0.2) + (self.random.random() < 0.1)
        self._post(moment, facts.declared, facts, facts.declared, 0, size)

    def _post(
        self,
        moment: str,
        day: date,
        facts: TruceFacts,
        happened: date,
        period: int,
        size: int,
        quoted: int | None = None,
    ) -> None:
        random = self.random
        agencies = self.names.agencies
        copied = size > 1 and random.random() < 0.8
        outlet = random.choice(agencies) if copied else random.randrange(len(self.names.outlets))
        text = Text(self.texts, random.getrandbits(48), moment, day, facts, happened, outlet, period, size - 1, quoted)
        self.texts += 1
        self.postings.append(Posting(day, text, 0, outlet, (), text.seed))
        others = [number for number in range(len(self.names.outlets)) if number != outlet]
        for place, other in enumerate(random.sample(others, size - 1), start=1):
            later = day + timedelta(days=random.choice((0, 0, 0, 0, 1, 1, 2)))
            self.postings.append(Posting(later, text, place, other, self._edits(text), random.getrandbits(48)))

    def _edits(self, text: Text) -> tuple[str, ...]:
        (first,) = self.random.choices(EDITS, _EDIT_WEIGHTS)
        passes_on = text.moment in ("announce", "breach")
        if (first == "same_statement" and text.statement is None) or (first == "attribution" and not passes_on):
            first = "cut"
        if first in ("verbatim", "same_statement", "attribution") or self.random.random() < 0.5:
            return (first,)
        second = self.random.choice([one for one in EDITS[1:6] if one != first])
        return tuple(sorted((first, second)))


STATEMENTS = 3  # forms of a party's statement
STATED = frozenset(
    {"announce", "extend", "collapse", "deny", "refuse"}
)  # moments in which a party's statement is quoted


def _two(random: Random) -> tuple[str, str]:
    kinds = ("withdrawal", "prisoner_exchange", "aid_access", "crossing_opening", "monitoring", "medical_evacuation")
    one, two = random.sample(kinds, 2)
    return one, two


def truces_of(postings: tuple[Posting, ...]) -> Iterator[TruceFacts]:
    """The truces that the postings are about, each once, in order of their first report."""
    seen: set[str] = set()
    for posting in postings:
        facts = posting.text.truce
        if facts.id and facts.id not in seen:
            seen.add(facts.id)
            yield facts
