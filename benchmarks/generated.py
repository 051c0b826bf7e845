"""Generated reports with known truth, for benchmarks and tests: invented happenings, real names of parties and towns.

    python benchmarks/generated.py --reports 1000 [--seed 1] --out FOLDER

writes ``reports.jsonl`` ({"id", "text", "published", "outlet"}, in order of publication) and ``truth.jsonl``: a line for
each report (its origin, what was edited, the truces it is about, who said what with which act), each origin of more
than one report, and each truce (parties, place, clocks, periods, status, contradictions, what it succeeds).
The same seed and number give the same bytes. Every sentence is made from ``generated/*.toml``; outlets, monitors,
residents and all happenings are invented.

On one core about 5,000 reports a second (``time python benchmarks/generated.py --reports 100000 --out FOLDER``). How much of
them the reader understands: ``python benchmarks/read_generated.py``.
"""

import argparse
import json
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from prose import Slots, Template, expand, parse, tidy
from worlds import DATA, Actor, Frame, Plan, Posting, Text, Town, TruceFacts, frame, plan, truces_of


@dataclass(frozen=True, slots=True)
class Say:
    """A kind of sentence: its forms, and what each of them claims."""

    kind: str
    forms: tuple[Template, ...]
    claims: tuple[tuple[str, ...], ...]
    mediated: bool


@dataclass(slots=True)
class Sentence:
    """One written sentence and its claims; a statement is quoted whole wherever it is repeated."""

    kind: str
    text: str
    claims: list[dict[str, Any]]


@dataclass(slots=True)
class Body:
    """A written text before it is set: headline, sentences, and the slots it was made with."""

    headline: str
    sentences: list[Sentence]
    slots: Slots
    left: int = 0  # repetitions still to come
    id: str = ""
    background: list[str] = field(default_factory=list)


# What a report of each moment says: (kinds of which one is taken, how often), in order; then what may fill it up.
_Step = tuple[tuple[str, ...], float]
_FILL = ("background", "aid", "analyst", "politics", "background", "aid")
_QUIET = (*_FILL, "resident", "resident")
_SHAPES: dict[str, tuple[str, tuple[_Step, ...], tuple[str, ...]]] = {
    "announce": ("announce", ((("announce_a", "announce_both", "announce_m"), 1), (("statement",), 1), (("accept_b", "accept_b", "silent_b"), 0.6), (("terms",), 0.6), (("previous",), 1)), _FILL),
    "confirm": ("announce", ((("anon_assert",), 1), (("silent_b", "decline_m"), 0.5), (("terms",), 0.3)), _FILL),
    "deny": ("deny", ((("deny_b",), 1), (("statement",), 1), (("deny_party_b",), 0.3), (("decline_m",), 0.5)), _FILL),
    "dispute": ("deny", ((("announce_a", "anon_assert"), 1), (("deny_b",), 1), (("decline_m",), 0.3)), _FILL),
    "deny_all": ("deny", ((("deny_all",), 1), (("decline_m",), 0.4)), _FILL),
    "refuse": ("refuse", ((("refuse_b",), 1), (("statement",), 1), (("propose",), 0.6)), _FILL),
    "propose": ("propose", ((("propose",), 1),), _FILL),
    "start": ("start", ((("in_force",), 1), (("calm",), 0.3), (("resident",), 0.4), (("accept_b",), 0.3), (("terms",), 0.3)), _QUIET),
    "calm": ("calm", ((("calm",), 1), (("resident",), 0.7)), _QUIET),
    "breach": ("breach", ((("accuse",), 1), (("deny_breach",), 0.6), (("toll_other",), 0.5), (("clash_more",), 0.4)), (*_FILL, "clash_more")),
    "total": ("total", ((("total",), 1), (("total_other",), 0.5), (("deny_breach",), 0.2)), _FILL),
    "extend": ("extend", ((("extend", "extend_s"), 1), (("statement",), 1), (("accept_b",), 0.2), (("calm",), 0.2)), _QUIET),
    "expire": ("expire", ((("expire",), 1), (("resident",), 0.3)), _QUIET),
    "collapse": ("collapse", ((("collapse",), 1), (("statement",), 1), (("collapse_m",), 0.4), (("clash_more",), 0.5)), (*_FILL, "clash_more")),
    "clash": ("clash", ((("clash",), 1), (("clash_more",), 0.8)), (*_FILL, "clash_more", "clash_more")),
    "weather": ("weather", ((("weather",), 1),), ("weather",)),
    "economy": ("economy", ((("economy",), 1),), ("economy",)),
    "services": ("services", ((("services",), 1),), ("services",)),
}  # fmt: skip
_PASSED = {"announce": "passed_announce", "breach": "passed_accuse"}
_MAY_LACK = frozenset({"dur", "end", "newend", "ext", "M", "M_gender", "pstart", "from", "from_gender"})  # slots
_KEPT = {"statement"}  # sentences that both outlets carry where they quote the same statement


_NO_CHANCE = Random(0)  # where nothing is left to chance; making one costs as much as a sentence


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((DATA / "sentences.toml").read_text("utf-8"))


@cache
def _rules() -> dict[str, Template]:
    rules: dict[str, Template] = {}
    for name, text in _words()["rules"].items():
        rules[name] = parse(text, rules)
    return rules


@cache
def _headlines() -> dict[str, tuple[Template, ...]]:
    return {kind: tuple(parse(one, _rules()) for one in forms) for kind, forms in _words()["headlines"].items()}


@cache
def _says() -> dict[str, Say]:
    return {one["kind"]: _say(one) for one in _words()["say"]}


def _say(one: dict[str, Any]) -> Say:
    forms = tuple(parse(form, _rules()) for form in one["forms"])
    claims = tuple(tuple(claim.split(":")) for claim in one["claims"])
    mediated = one.get("needs") == "M" or any(form.needs & {"M", "M_gender"} for form in forms)
    return Say(one["kind"], forms, claims, mediated)


class Writer:
    """Writes the texts of a plan, one after the other."""

    def __init__(self, names: Frame) -> None:
        self.names = names
        self.words = _words()

    def body(self, text: Text) -> Body:
        """The text as its first outlet wrote it."""
        scene = _Scene(self, text, Random(text.seed))
        return scene.body()

    def repeated(self, body: Body, posting: Posting) -> tuple[Body, bool]:
        """What another outlet made of a text, and whether it names the first outlet as its source."""
        random = Random(posting.seed)
        scene = _Scene(self, posting.text, random, posting)
        sentences, headline, credit = list(body.sentences), body.headline, False
        for edit in posting.edits:
            if edit == "cut":
                keep = max(2, round(len(sentences) * (0.45 + 0.4 * random.random())))
                sentences = sentences[:keep]
            elif edit == "lead":
                sentences = [scene.say(sentences[0].kind, scene.slots_like(body.slots)), *sentences[1:]]
            elif edit == "added":
                scene.used = {one.text for one in sentences}
                extra = [scene.fill() for _ in range(random.choice((1, 1, 2)))]
                sentences = [*sentences, *extra]
            elif edit == "headline":
                headline = scene.headline(scene.slots_like(body.slots))
            elif edit == "credit":
                credit = True
            elif edit == "same_statement":
                sentences, headline = self._restated(body, scene), scene.headline(scene.slots_like(body.slots))
            elif edit == "attribution":
                sentences, headline = self._passed_on(body, scene), scene.headline(scene.slots_like(body.slots))
        return Body(headline, sentences, body.slots), credit

    def _restated(self, body: Body, scene: "_Scene") -> list[Sentence]:
        """Another outlet's report of the same statement: its own lead and end, the quotation whole."""
        slots = scene.slots_like(body.slots)
        kept = [one for one in body.sentences if one.kind in _KEPT]
        return [scene.say(body.sentences[0].kind, slots), *kept, *(scene.fill() for _ in range(2))]

    def _passed_on(self, body: Body, scene: "_Scene") -> list[Sentence]:
        slots = scene.slots_like(body.slots)
        agency = self.names.outlets[scene.text.outlet]
        slots["from"], slots["from_gender"] = agency["name"], agency.get("gender", "f")
        lead = scene.say(_PASSED[scene.text.moment], slots)
        return [lead, *(scene.fill() for _ in range(scene.random.choice((2, 3))))]


class _Scene:
    """One text while it is written."""

    def __init__(self, writer: Writer, text: Text, random: Random, posting: Posting | None = None) -> None:
        self.writer = writer
        self.text = text
        self.random = random
        self.chance = random.random
        self.words = writer.words
        self.day = posting.day if posting else text.day
        self.outlet = writer.names.outlets[posting.outlet if posting else text.outlet]
        self.facts = text.truce
        self.used: set[str] = set()
        self.recent: dict[str, set[int]] = defaultdict(set)
        self.named = False
        self.slots = self._slots()

    def body(self) -> Body:
        _, steps, _ = _SHAPES[self.text.moment]
        headline = self.headline(self.slots)
        sentences = []
        for kinds, often in steps:
            if often < 1 and self.chance() > often:
                continue
            written = self._step(kinds)
            if written:
                sentences.append(written)
        wanted = self._length()
        shared = self._shared() if self.text.moment not in ("weather", "economy", "services") else None
        if shared:
            sentences.append(shared)
        while len(sentences) < wanted:
            sentences.append(self.fill())
        body = Body(headline, sentences, self.slots)
        if self.text.moment == "announce" and self.facts.before and any(one.kind == "previous" for one in sentences):
            body.background.append(self.facts.before.id)
        return body

    def _length(self) -> int:
        """How many sentences: short news and long ones, fewer in the middle, as outlets have them."""
        draw = self.chance()
        if draw < 0.3:
            return self.random.randint(4, 6)
        if draw < 0.75:
            return self.random.randint(7, 10)
        return self.random.randint(11, 16)

    def _step(self, kinds: tuple[str, ...]) -> Sentence | None:
        fit = [kind for kind in kinds if self._fits(kind)]
        return self.say(self.random.choice(fit), self.slots) if fit else None

    def _fits(self, kind: str) -> bool:
        if kind == "statement":
            return self.text.statement is not None
        if kind == "previous":
            return self.facts.before is not None and self.chance() < 0.6
        return not _says()[kind].mediated or self.facts.mediator is not None

    def _shared(self) -> Sentence | None:
        """A passage of background that an outlet sets under many of its own reports on one war; no sign of copying."""
        if self.chance() > 0.2:
            return None
        own = Random(f"{self.outlet['name']} {self.facts.conflict} {self.facts.place.name}")
        kept, self.random, self.chance = self.random, own, own.random
        passage = self.say("background", self._slots())
        self.random, self.chance = kept, kept.random
        return passage

    def fill(self) -> Sentence:
        """One more sentence that claims nothing of the truce but, now and then, a resident's calm."""
        pools = _SHAPES[self.text.moment][2]
        for _ in range(12):
            sentence = self.say(self.random.choice(pools), self.slots)
            if sentence.text not in self.used:
                break
        self.used.add(sentence.text)
        return sentence

    def headline(self, slots: Slots) -> str:
        """A headline for the moment."""
        form = self._fit(_headlines()[_SHAPES[self.text.moment][0]], slots, "headline")
        self._reslot(slots, form, short=True)
        return self._expanded(form, slots)

    def say(self, kind: str, slots: Slots) -> Sentence:
        """One sentence of a kind, with the claims whose words it has."""
        say = _says()[kind]
        chosen = self.text.statement if kind == "statement" else None
        form = self._fit(say.forms, slots, kind) if chosen is None else say.forms[chosen]
        self._reslot(slots, form)
        text = self._expanded(form, slots)
        claims = [made for claim in say.claims if (made := self._claim(claim, slots, text))]
        if "{" in text:
            raise ValueError(text)
        return Sentence(kind, text, claims)

    def _fit(self, forms: tuple[Template, ...], slots: Slots, kind: str) -> Template:
        """A form whose slots are filled, one not yet used in this text as long as there is one."""
        used = self.recent[kind]
        first = int(self.chance() * len(forms))
        fit = [
            number % len(forms)
            for number in range(first, first + len(forms))
            if not (lacking := forms[number % len(forms)].needs & _MAY_LACK) or all(slots.get(one) for one in lacking)
        ]
        fresh = [number for number in fit if number not in used]
        if not fresh:
            used.difference_update(fit)
        chosen = (fresh or fit)[0]
        used.add(chosen)
        return forms[chosen]

    def _expanded(self, form: Template, slots: Slots) -> str:
        out: list[str] = []
        expand(form.parts, slots, self.chance, out)
        return tidy("".join(out))

    # ---- slots ---------------------------------------------------------------------------------------------------

    def _slots(self) -> Slots:
        """What stays the same through one text."""
        facts, random, words = self.facts, self.random, self.words
        swap = self._swapped()
        a, b = facts.parties[::-1] if swap else facts.parties
        slots: Slots = {"A_name": a.name, "B_name": b.name}
        slots["A_all"], slots["B_all"] = "|".join(a.spellings), "|".join(b.spellings)
        slots["A_gender"], slots["B_gender"] = a.gender, b.gender
        slots["S"], slots["S_gender"] = self._speaker(a)
        slots["R"], slots["R_gender"] = self._speaker(b)
        slots["M"] = random.choice(facts.mediator.spellings) if facts.mediator else None
        slots["M_gender"] = facts.mediator.gender if facts.mediator else None
        slots["M_name"] = facts.mediator.name if facts.mediator else None
        slots["X"], slots["X_gender"] = random.choice(words["speakers"]["anonymous"]).split(":")
        slots["N"], slots["N_gender"], slots["N_name"] = self._monitor().split(":")
        slots["outlet"] = self.outlet["name"]
        slots["outlet_gender"] = self.outlet.get("gender", "f")
        slots["ref"] = slots["in"] = slots["town"] = slots["T"] = slots["Ta"] = slots["Td"] = slots["T_gender"] = ""
        slots["A"] = slots["B"] = ""
        self._dates(slots, swap)
        self._figures(slots)
        term, other = facts.terms
        slots["term"], slots["term2"] = random.choice(words["terms"][term]), random.choice(words["terms"][other])
        return slots

    def _swapped(self) -> bool:
        """Whether the second party acts in this text; who denies or refuses stays the same through a truce."""
        if self.facts.status in ("contested", "refused"):
            return bool(self.facts.declared.toordinal() % 2)
        return self.chance() < 0.5

    def _monitor(self) -> str:
        """A monitor of the war: the same one through one truce."""
        monitors: list[str] = self.words["speakers"]["monitors"]
        return monitors[self.facts.declared.toordinal() % len(monitors)]

    def _speaker(self, actor: Actor) -> tuple[str, str]:
        if actor.speakers:
            return self.random.choice(actor.speakers), "m"
        if self.chance() < 0.15:
            return self.random.choice(actor.spellings), actor.gender
        return self.random.choice(self.words["speakers"]["of_party"]).format(self.random.choice(actor.spellings)), "m"

    def _dates(self, slots: Slots, swap: bool) -> None:
        facts, text = self.facts, self.text
        start = facts.start_of_b if swap and facts.start_of_b else facts.start
        begin, end = facts.periods[text.period]
        end = end if text.period == 0 else facts.periods[text.period - 1][1]
        slots["start_iso"], slots["start"] = start.isoformat(), self._day(start)
        slots["end_iso"], slots["end"] = (end.isoformat(), self._day(end)) if end else (None, None)
        slots["dur"] = self._length_of(facts.days) if facts.days else None
        slots["dur_days"] = str(facts.days) if facts.days else None
        slots["day_iso"], slots["day"] = text.happened.isoformat(), self._day(text.happened, near=True)
        slots["pub"] = self.random.choice(self.words["weekdays"]["today"]).format(self._weekday(self.day))
        new = facts.periods[text.period][1] if text.period else None
        slots["newend_iso"], slots["newend"] = (new.isoformat(), self._day(new)) if new else (None, None)
        slots["ext"] = self._length_of((new - begin).days) if new else None
        old = facts.before
        slots["pstart"] = self._day(old.start) if old else None

    def _length_of(self, days: int) -> str:
        known: dict[str, str] = self.words["durations"]
        hours = self.words["phrases"]["hours"].get(str(days))
        if hours and self.chance() < 0.4:
            return str(hours)
        return known.get(str(days)) or str(self.words["phrases"]["days"].format(days))

    def _weekday(self, day: date) -> str:
        return str(self.words["weekdays"]["names"][day.weekday()])

    def _day(self, day: date, near: bool = False) -> str:
        """A day in words: its date, or its weekday alone where it is near and past."""
        past = 0 < (self.day - day).days <= 3
        if (near and self.chance() < 0.6) or (past and self.chance() < 0.15):
            return self._weekday(day)
        month = self.words["months"][self.facts.months][day.month - 1]
        if self.chance() < 0.15:
            other = "egyptian" if self.facts.months == "levantine" else "levantine"
            month = f"{month}/{self.words['months'][other][day.month - 1]}"
        words = f"{day.day} {month}"
        if self.chance() < 0.6:
            words += f" {day.year}"
        return f"{self._weekday(day)} {words}" if self.chance() < 0.4 else words

    def _figures(self, slots: Slots) -> None:
        """Tolls and totals; a monitor's toll and a party's total differ from the first ones more often than not."""
        fixed = Random(self.facts.declared.toordinal() * 1_000_003 + self.text.happened.toordinal())
        killed, wounded = fixed.randint(1, 14), fixed.choice((0, 2, 3, 5, 8, 12, 17))
        who = fixed.choice(("civilian", "civilian", "fighter", "person"))
        slots["toll"], slots["toll_value"] = self._toll(killed, wounded, who), f"killed={killed}"
        other = max(1, killed + fixed.choice((-2, -1, 0, 1, 2, 4)))
        slots["toll2"], slots["toll2_value"] = self._toll(other, 0, who), f"killed={other}"
        since = max(1, (self.day - self.facts.start).days)
        total = fixed.randint(2, 9) * since + 1
        slots["n"], slots["n_value"] = self._counted(total, "breach"), str(total)
        another = max(1, round(total * fixed.choice((0.5, 0.8, 1.4, 2.0)))) + 1
        slots["n2"], slots["n2_value"] = self._counted(another, "breach"), str(another)

    def _toll(self, killed: int, wounded: int, who: str) -> str:
        words: str = self.words["counted"]["killed"].format(self._counted(killed, who))
        if wounded:
            more = self.words["counted"]["wounded"].format(self._counted(wounded, "other"))
            words += self.words["phrases"]["and_wounded"].format(more)
        return words

    def _counted(self, number: int, noun: str) -> str:
        one, two, few, many, hundred = self.words["counted"][noun]
        if number == 1:
            return str(one)
        if number == 2:
            return str(two)
        tail = number % 100
        if 3 <= tail <= 10:
            return f"{number} {few}"
        return f"{number} {many if tail >= 11 else hundred}"

    def slots_like(self, first: Slots) -> Slots:
        """The slots of another outlet's words for the same: its own spellings and dates, the same people and figures."""
        own = self.slots
        kept = ("A_name", "B_name", "A_all", "B_all", "A_gender", "B_gender", "S", "S_gender", "R", "R_gender", "M",
                "X", "X_gender", "N", "N_gender", "N_name", "toll", "toll_value", "toll2", "toll2_value", "n", "n_value",
                "n2", "n2_value", "start", "start_iso", "end", "end_iso", "newend", "newend_iso", "day", "day_iso",
                "dur", "dur_days", "ext", "term", "term2", "pstart")  # fmt: skip
        own.update({name: first.get(name) for name in kept})
        return own

    def _reslot(self, slots: Slots, form: Template, short: bool = False) -> None:
        """What changes from sentence to sentence: spellings, the noun for the truce, how closely the place is named."""
        for role in ("A", "B"):
            spellings = (slots[f"{role}_all"] or "").split("|")
            slots[role] = spellings[0] if self.chance() < 0.6 else self.random.choice(spellings)
        nouns = self.words["truces"]
        kinds = list(nouns)[: 6 if self.facts.humanitarian else 5]
        indefinite, accusative, definite, gender = nouns[kinds[int(self.chance() * len(kinds))]]
        slots["T"], slots["Ta"], slots["Td"], slots["T_gender"] = indefinite, accusative, definite, gender
        place = self.facts.place
        near = place.words if not place.area or self.chance() < 0.5 else place.words.split(" ", 1)[1]
        slots["town"] = near
        slots["in"] = self.words["phrases"]["in"].format(near) if short or self.named else self._located(place)
        slots["ref"] = (
            definite if self.named and self.chance() < 0.6 else self._reference(slots, form, definite, gender)
        )
        self.named = self.named or (not short and "ref" in form.needs)

    def _located(self, place: Town) -> str:
        phrases = self.words["phrases"]
        if not place.area:
            return str(self.random.choice(phrases["whole"]).format(place.words))
        return str(phrases["lying"].format(place.words, place.area))

    def _reference(self, slots: Slots, form: Template, definite: str, gender: str) -> str:
        """The truce with what tells it from others and the rest of the sentence does not say."""
        phrases = self.words["phrases"]
        words = definite
        if not form.needs & {"A", "B"} and (not self.named or self.chance() < 0.6):
            words += phrases["between"].format(slots["A"], slots["B"])
        if not form.needs & {"in", "town"} and (not self.named or self.chance() < 0.6):
            words += f" {slots['in']}"
        dated = form.needs & {"day", "start", "end", "newend", "n", "n2"}
        if not dated and self.chance() < 0.6 and (slots["start_iso"] or "") <= self.day.isoformat():
            words += phrases["since"][gender].format(slots["start"])
        return words

    # ---- truth ---------------------------------------------------------------------------------------------------

    def _claim(self, claim: tuple[str, ...], slots: Slots, text: str) -> dict[str, Any] | None:
        speaker, act, kind, *rest = claim
        made: dict[str, Any] = {**self._source(speaker, slots, text), "act": act, "kind": kind, "value": None}
        if not rest:
            return made
        (what,) = rest
        if what in ("A", "B", "M"):
            made["value"] = slots[f"{what}_name"]
            return made
        words = slots.get(what)
        if not words or words not in text:
            return None
        value = {"dur": "dur_days"}.get(what) or (f"{what}_iso" if f"{what}_iso" in slots else f"{what}_value")
        made["value"] = slots[value]
        return made

    def _source(self, speaker: str, slots: Slots, text: str) -> dict[str, Any]:
        if speaker == "-":
            return {"source": self.outlet["name"], "type": "outlet", "for": None}
        if speaker in ("S", "R"):
            party = "A" if speaker == "S" else "B"
            # Some forms let the party itself speak.
            words = slots[speaker] if (slots[speaker] or "") in text else slots[party]
            return {"source": words, "type": "party", "for": slots[f"{party}_name"]}
        if speaker == "M":
            return {"source": slots["M"], "type": "mediator", "for": slots["M_name"]}
        if speaker == "N":
            return {"source": slots["N"], "type": "monitor", "for": slots["N_name"]}
        return {"source": slots.get(speaker), "type": {"X": "anonymous", "P": "resident"}[speaker], "for": None}


# ---- reports -----------------------------------------------------------------------------------------------------


def reports(world: Plan, names: Frame | None = None) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each report in order of publication, with what is true of it; at any moment only texts still to be repeated are kept."""
    names = names or frame()
    writer = Writer(names)
    waiting: dict[int, Body] = {}
    for number, posting in enumerate(world.postings):
        name = f"gen-{number + 1:06d}"
        text = posting.text
        body = waiting.get(text.number)
        if body is None:
            body = writer.body(text)
            body.id, body.left = name, text.copies
            waiting[text.number] = body
            made, credit = body, False
        else:
            body.left -= 1
            made, credit = writer.repeated(body, posting)
        if body.left == 0:
            del waiting[text.number]
        yield _report(name, posting, made, credit, names), _truth(name, posting, made, body)


def _report(name: str, posting: Posting, body: Body, credit: bool, names: Frame) -> dict[str, Any]:
    outlet = names.outlets[posting.outlet]
    source = names.outlets[posting.text.outlet]["name"] if credit else None
    return {
        "id": name,
        "text": _set(body, outlet["name"], source, Random(posting.seed) if source else _NO_CHANCE),
        "published": posting.day.isoformat(),
        "outlet": outlet["name"],
    }


@dataclass(frozen=True, slots=True)
class House:
    """How an outlet sets its pages: between paragraphs, sentences in one, its own name before them, a headline."""

    gap: str
    size: int
    opening: str | None
    headline: bool


@cache
def house(outlet: str) -> House:
    """The style of an outlet, always the same."""
    style = Random(outlet)
    opening = style.choice(_words()["credits"]["opening"]).format(outlet) if style.random() < 0.3 else None
    return House(style.choice(("\n\n", "\n")), style.choice((1, 2, 2, 3)), opening, style.random() < 0.85)


def _set(body: Body, outlet: str, source: str | None, random: Random) -> str:
    """The sentences as a page has them: headline, opening, paragraphs, credit."""
    style = house(outlet)
    sentences = [one.text for one in body.sentences]
    starts = range(0, len(sentences), style.size)
    paragraphs = [" ".join(sentences[start : start + style.size]) for start in starts]
    words = _words()["credits"]
    if source and random.random() < 0.5:
        paragraphs[0] = f"{random.choice(words['opening']).format(source)} {paragraphs[0]}"
    elif source:
        paragraphs.append(random.choice(words["closing"]).format(source))
    elif style.opening:
        paragraphs[0] = f"{style.opening} {paragraphs[0]}"
    if style.headline:
        paragraphs.insert(0, body.headline)
    return style.gap.join(paragraphs)


def _truth(name: str, posting: Posting, made: Body, first: Body) -> dict[str, Any]:
    facts = posting.text.truce
    about = [facts.id] if facts.id else []
    return {
        "what": "report",
        "id": name,
        "origin": first.id,
        "edits": list(posting.edits),
        "moment": posting.text.moment,
        "truces": about,
        "background": first.background if any(one.kind == "previous" for one in made.sentences) else [],
        "claims": [claim for one in made.sentences for claim in one.claims] if about else [],
    }


def truce_line(facts: TruceFacts, about: list[str], background: list[str]) -> dict[str, Any]:
    """What is true of one truce, and the reports about it."""
    contradicted = facts.start_of_b is not None
    proposed = facts.status in ("proposed", "refused", "denied")
    return {
        "what": "truce",
        "id": facts.id,
        "conflict": facts.conflict,
        "parties": [party.name for party in facts.parties],
        "place": facts.place.name,
        "mediator": facts.mediator.name if facts.mediator else None,
        "declared": None if proposed else facts.declared.isoformat(),
        "start": None if proposed else facts.start.isoformat(),
        "days": facts.days,
        "periods": []
        if proposed
        else [[one.isoformat(), two.isoformat() if two else None] for one, two in facts.periods],
        "ended": facts.ended.isoformat() if facts.ended else None,
        "status": facts.status,
        "also": ["accepted"] if facts.status == "announced" else [],  # as right: the other party was heard too
        "successor_of": facts.successor_of,
        "contradictions": [_contradiction(facts)] if contradicted else [],
        "reports": about,
        "background": background,
    }


def _contradiction(facts: TruceFacts) -> dict[str, Any]:
    one, two = facts.parties
    later = facts.start_of_b or facts.start + timedelta(days=1)
    return {"kind": "started", "values": {one.name: facts.start.isoformat(), two.name: later.isoformat()}}


def write(folder: Path, count: int, seed: int) -> tuple[Path, Path]:
    """Write a world's reports and truth into a folder; returns the two files."""
    folder.mkdir(parents=True, exist_ok=True)
    names = frame()
    world = plan(count, seed, names)
    about: dict[str, list[str]] = defaultdict(list)
    behind: dict[str, list[str]] = defaultdict(list)
    origins: dict[str, list[str]] = defaultdict(list)
    told, truth = folder / "reports.jsonl", folder / "truth.jsonl"
    with told.open("w", encoding="utf-8") as texts, truth.open("w", encoding="utf-8") as truths:
        for report, known in reports(world, names):
            texts.write(json.dumps(report, ensure_ascii=False) + "\n")
            truths.write(json.dumps(known, ensure_ascii=False) + "\n")
            origins[known["origin"]].append(report["id"])
            for truce in known["truces"]:
                about[truce].append(report["id"])
            for truce in known["background"]:
                behind[truce].append(report["id"])
        for first, group in origins.items():
            if len(group) > 1:
                line = {"what": "origin", "origin": first, "reports": group}
                truths.write(json.dumps(line, ensure_ascii=False) + "\n")
        for facts in truces_of(world.postings):
            line = truce_line(facts, about[facts.id], behind[facts.id])
            truths.write(json.dumps(line, ensure_ascii=False) + "\n")
    return told, truth


def main() -> None:
    """Write a world."""
    ask = argparse.ArgumentParser(description="Write generated reports with known truth.")
    ask.add_argument("--reports", type=int, default=1000)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--out", type=Path, required=True, help="folder for reports.jsonl and truth.jsonl")
    options = ask.parse_args()
    if options.reports < 1:
        sys.exit("Give --reports a number of 1 or more.")
    for path in write(options.out, options.reports, options.seed):
        print(path)


if __name__ == "__main__":
    main()
