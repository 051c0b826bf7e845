"""One reading as a page for the terminal."""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from hudna.export.answer import answer, answer_words
from hudna.export.labels import Lang, day, label
from hudna.export.lengths import truce_length
from hudna.export.lines import Line, Paper
from hudna.export.names import Namer
from hudna.types import Claim, Event, Reading, Reason, Span, Toll, Truce, Unknown

_ACTORS = ("parties", "declared_by", "accepted_by", "mediators", "guarantors", "monitors", "places")
_DAYS = ("declared", "start", "end")
_LABELLED = {"kind": "truce_kind", "side": "side", "truce_class": "truce_class", "status": "status"}
_LISTS = {"purposes": "purpose", "terms": "term"}
_ORDER = (
    "status", "kind", "name", *_ACTORS, "venue", *_DAYS, "duration_days", "extendable", "side", "truce_class",
    "written", "purposes", "terms",
)  # fmt: skip
_STATUS_STYLE = {
    "contested": "bold yellow", "denied": "bold red", "refused": "bold red", "collapsed": "bold red",
    "violated": "bold red", "in_force": "bold green", "extended": "bold green",
}  # fmt: skip
_ACT_STYLE = {"denies": "red", "refuses": "red", "accuses": "red", "asserts": "green"}
_INNER = 5  # where the text of a numbered item begins


def render(
    reading: Reading, *, width: int = 80, lang: Lang = "en", plain: bool = False, name: str | None = None
) -> list[Line]:
    """The lines of the page, each a row of (text, style) pairs and at most ``width`` columns wide.

    ``name`` stands at the head in place of the report's id; ``plain`` leaves out the isolating marks (U+2067 … U+2069) around Arabic.
    """
    return _Sheet(reading, Paper(max(width, 40), lang, plain), name or reading.id).lines()


def as_text(lines: Sequence[Line]) -> str:
    """The page without styles."""
    return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in lines)


@cache
def _words(lang: Lang) -> dict[str, str]:
    words: dict[str, str] = _tables()[lang]
    return words


@cache
def _phrases() -> dict[str, str]:
    phrases: dict[str, str] = _tables()["phrases"]
    return phrases


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("terminal.toml").read_text(encoding="utf-8"))


class _Sheet:
    """A reading on its way onto paper."""

    def __init__(self, reading: Reading, paper: Paper, name: str) -> None:
        self._name = name
        self._reading = reading
        self._paper = paper
        self._lang = paper.lang
        self._words = _words(paper.lang)
        names = answer_words(paper.lang)
        self._units = names["unit"]
        # On a page, unlike in a sentence, names stand alone: no articles.
        self._namer = Namer(
            reading,
            paper.lang,
            {
                **names,
                "own_outlet": self._words["own_voice"],
                "own_voice": self._words["the_report"],
                "no_name": self._words["no_name"],
            },
            articles=False,
        )

    def lines(self) -> list[Line]:
        self._head()
        for index, truce in enumerate(self._reading.truces):
            self._truce(index, truce)
        self._claims()
        self._events()
        self._proposals()
        self._furniture()
        self._unknown()
        self._notes()
        return self._paper.lines

    def _head(self) -> None:
        reading = self._reading
        published = reading.published
        when = (
            self._words["published"].format(day=day(published.date, self._lang))
            if published
            else self._words["undated"]
        )
        self._paper.paragraph(self._dotted(self._name, reading.outlet, when), "dim", indent=0)
        if reading.title:
            self._paper.quotes([reading.title.text], mark=" ", indent=0, style="bold")
        self._paper.blank()
        self._paper.paragraph(answer(reading, self._lang), "bold", indent=0)

    def _truce(self, index: int, truce: Truce) -> None:
        count = len(self._reading.truces)
        title = self._words["truce_of"].format(n=index + 1, all=count) if count > 1 else self._words["truce"]
        self._paper.heading(title)
        for name in _ORDER:
            value = self._field(truce, name)
            if value:
                style = _STATUS_STYLE.get(truce.status, "bold") if name == "status" else ""
                self._paper.row(label("field", name, self._lang), value, style)
                self._paper.quotes(span.text for span in _grounds(truce, name) if span.text != value)
        for reason in truce.reasons:
            self._paper.row(self._words["reasons"], self._dotted(*self._reason_facts(reason)))
            self._paper.quotes([reason.span.text])
        for why, names in _by_reason(truce.unknown).items():
            fields = self._words["join"].join(label("field", name, self._lang) for name in names)
            self._paper.row(self._words["not_stated"], f"{fields} ({self._phrase(why)})", "dim")

    def _reason_facts(self, reason: Reason) -> Iterator[str]:
        """Whose reason it is, and who gives it: a reason is as good as whoever states it."""
        claim = next((one for one in self._reading.claims if one.id == reason.claim), None)
        if reason.of:
            yield self._words["reason_of"].format(names=self._names(reason.of))
        giver = self._namer.source(claim) if claim else self._words["the_report"]
        yield self._words["reason_by"].format(names=giver)
        if claim:
            yield self._words["claim"].format(n=claim.id + 1)

    def _field(self, truce: Truce, name: str) -> str:
        """One field of a truce in words; empty where it has no value."""
        value: Any = getattr(truce, name)
        if value is None or value == ():
            return ""
        if name in _ACTORS:
            return self._names(value)
        if name in _DAYS:
            return day(value, self._lang)
        if name in _LISTS:
            return self._words["join"].join(label(_LISTS[name], one, self._lang) for one in value)
        if name == "duration_days":
            return truce_length(truce, self._reading, self._lang, self._units) or ""
        if isinstance(value, bool):
            return label("bool", str(value).lower(), self._lang)
        return label(_LABELLED[name], value, self._lang) if name in _LABELLED else self._namer.name(str(value))

    def _claims(self) -> None:
        about = [claim for claim in self._reading.claims if claim.about_truce]
        others = [claim for claim in self._reading.claims if not claim.about_truce]
        self._claim_list("claims" if self._reading.truces else "claims_plain", about)
        self._claim_list("other_claims", others)

    def _claim_list(self, title: str, claims: Sequence[Claim]) -> None:
        if claims:
            self._paper.heading(self._words[title], self._words["claims_note"] if title != "other_claims" else "")
        for number, claim in enumerate(claims):
            if number:
                self._paper.blank()
            self._claim(claim)

    def _claim(self, claim: Claim) -> None:
        self._paper.item(
            claim.id + 1,
            _upper_first(self._namer.source(claim)),
            label("act", claim.act, self._lang),
            _ACT_STYLE.get(claim.act, "cyan"),
        )
        self._paper.paragraph(self._dotted(*self._claim_facts(claim)), "dim", indent=_INNER)
        self._paper.quotes([claim.content.text], indent=_INNER)
        self._paper.quotes(
            [span.text for span in (claim.cue, claim.hedge) if span], mark="╵", indent=_INNER, style="cyan"
        )

    def _claim_facts(self, claim: Claim) -> Iterator[str]:
        if claim.source is not None:
            yield label("source_type", claim.source_type, self._lang)
        yield label("factuality", claim.factuality, self._lang)
        if claim.via:
            yield self._words["via"].format(outlet=claim.via)
        if len(self._reading.truces) > 1:
            yield from (self._words["about"].format(n=index + 1) for index in claim.truces)
        if claim.answers is not None:
            yield self._words["answers"].format(n=claim.answers + 1)
        if claim.inside is not None:
            yield self._words["inside"].format(n=claim.inside + 1)

    def _events(self) -> None:
        if self._reading.events:
            self._paper.heading(self._words["events"])
        for number, event in enumerate(self._reading.events):
            if number:
                self._paper.blank()
            self._event(event)

    def _event(self, event: Event) -> None:
        where = self._dotted(event.place, day(event.date, self._lang) if event.date else None)
        self._paper.item(
            event.id + 1, label("event_type", event.type, self._lang), self._words["separator"] + where if where else ""
        )
        self._paper.paragraph(self._dotted(*self._event_facts(event)), "dim", indent=_INNER)
        self._paper.quotes([event.trigger.text], indent=_INNER)

    def _event_facts(self, event: Event) -> Iterator[str]:
        yield label("realis", event.realis, self._lang)
        if event.alleged:
            yield self._words["alleged"]
        for key, names in (("by", event.actors), ("probably_by", event.probable_actors), ("against", event.targets)):
            if names:
                yield self._words[key].format(names=self._names(names))
        if event.destinations:
            yield self._words["toward"].format(names="; ".join(event.destinations))
        for measure in ("killed", "wounded", "displaced"):
            toll: Toll | None = getattr(event, measure)
            if toll:
                yield f"{label('measure', measure, self._lang)}: {self._toll(toll)}"
        yield from (self._words["breach"].format(n=index + 1) for index in event.breach_of)

    def _toll(self, toll: Toll) -> str:
        if toll.max is None:
            return self._words["at_least"].format(n=toll.min)
        return str(toll.min) if toll.min == toll.max else self._words["range"].format(low=toll.min, high=toll.max)

    def _proposals(self) -> None:
        if self._reading.proposals:
            self._paper.heading(self._words["same"])
        for proposal in self._reading.proposals:
            self._paper.quotes(proposal.same, indent=_INNER - 3)
            self._paper.paragraph(
                self._words["join"].join(map(self._phrase, proposal.grounds)), "dim", indent=_INNER - 1
            )

    def _furniture(self) -> None:
        if self._reading.furniture:
            self._paper.heading(self._words["furniture"])
        for one in self._reading.furniture:
            self._paper.paragraph(label("furniture", one.kind, self._lang))
            self._paper.quotes([one.text], indent=_INNER - 3, style="dim")

    def _unknown(self) -> None:
        unknown = [*self._undated(), *self._reading.unknown]
        if unknown:
            self._paper.heading(self._words["unknown"])
        for one in unknown:
            self._paper.paragraph(f"{self._open(one.what)}: {self._phrase(one.why)}")
            self._paper.paragraph(f"{self._words['settle']}: {self._phrase(one.settle)}", "cyan", indent=_INNER - 1)

    def _open(self, what: str) -> str:
        """What is open: a field of a truce (``truce 1: start``) by its label, anything else as a phrase."""
        subject, _, name = what.partition(": ")
        number = subject.removeprefix("truce ")
        if not name or not number.isdecimal():
            return self._phrase(what)
        shown = f"{self._words['truce']} {number}, " if len(self._reading.truces) > 1 else ""
        return shown + label("field", name, self._lang)

    def _phrase(self, said: str) -> str:
        """A sentence of the stages in the language of the page, where it has one."""
        return self._words["join"].join(map(_in_arabic, said.split("; "))) if self._lang == "ar" else said

    def _undated(self) -> Iterator[Unknown]:
        told = any("published" in f"{one.what} {one.settle}" for one in self._reading.unknown)
        if self._reading.published is None and not told:
            yield Unknown(self._words["no_day"], self._words["no_day_why"], self._words["no_day_settle"])

    def _notes(self) -> None:
        if self._reading.notes:
            self._paper.heading(self._words["notes"])
        for note in self._reading.notes:
            self._paper.paragraph(note)

    def _names(self, names: Sequence[str]) -> str:
        return self._words["join"].join(self._namer.name(name) for name in names)

    def _dotted(self, *parts: str | None) -> str:
        return self._words["separator"].join(part for part in parts if part)


def _in_arabic(said: str) -> str:
    """A phrase of the stages in Arabic, as it stands or with its number apart; else the phrase itself."""
    if said in _phrases():
        return _phrases()[said]
    number, _, rest = said.partition(" ")
    counted = _phrases().get(f"{{n}} {rest}") if number.isdecimal() else None
    return counted.format(n=number) if counted else said


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def _grounds(truce: Truce, name: str) -> list[Span]:
    """The words a field stands on, those of its single values among them (``terms.ceasefire``)."""
    if name == "side" and truce.evidence.get("side") == truce.evidence.get("parties"):
        return []  # the sides are counted from the parties, whose words stand above
    return [span for key, spans in truce.evidence.items() if key.partition(".")[0] == name for span in spans]


def _by_reason(unknown: dict[str, str]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for name, why in unknown.items():
        grouped.setdefault(why, []).append(name)
    return grouped
