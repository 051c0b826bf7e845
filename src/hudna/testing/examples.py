"""The examples and counterexamples of pack entries, run.

``examples_of(knowledge)`` gives every example and counterexample; ``run_example`` reads one and says what is wrong.
An example is found when the entry itself is at work on the marked words, not when some other entry happens to be.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal

from hudna.extract.truce_words import truce_words
from hudna.packs.check import chosen_packs
from hudna.packs.knowledge import Knowledge, load_knowledge, wire_id
from hudna.packs.marks import Marked, read_marked
from hudna.packs.problem import Problem
from hudna.packs.schema import schema
from hudna.packs.source import ROOT
from hudna.packs.spellings import NAMED_TABLES
from hudna.pipeline import analyze, named
from hudna.rules.entry import Entry
from hudna.rules.lexicon import Hit, Hits
from hudna.text.page import Page, read_page
from hudna.types import Claim, Event, Name, Reading, Report, Span

Kind = Literal["example", "counterexample"]

_FIELDS: Mapping[str, Kind] = {
    "examples": "example", "counterexamples": "counterexample", "not_events": "counterexample",
}  # fmt: skip
_HIT_ENOUGH = 0.5  # share of the marked content that a claim must cover


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence of an entry: one that it must be found in, or one that it must not."""

    entry: Entry
    sentence: str
    kind: Kind


def examples_of(knowledge: Knowledge, packs: Sequence[str] = (), root: Path = ROOT) -> Iterator[Example]:
    """The examples and counterexamples of all entries, or of the entries of some packs."""
    folders = tuple(f"{pack}/" for pack in chosen_packs(packs, root))
    for entry in knowledge.entries.values():
        if entry.table not in schema().tables or not entry.file.startswith(folders):
            continue
        for field, kind in _FIELDS.items():
            for sentence in entry.get(field, ()):
                yield Example(entry, sentence, kind)


def run_example(example: Example, knowledge: Knowledge) -> Problem | None:
    """What is wrong with an example, ``None`` where it does what it should. Raises ``PackError`` for broken marks."""
    marked = read_marked(example.sentence)
    look = Look(marked, example.entry, knowledge)
    found, missed = _JUDGES.get(example.entry.table, _JUDGES[""])
    what = missed(look) if example.kind == "example" else found(look)
    if what is None:
        return None
    entry = f'{example.entry.table} "{example.entry.key}"'
    mend = f'See why: hudna explain "{marked.text}"'
    return Problem(example.entry.file, entry, f'{example.kind} "{example.sentence}": {what}', mend)


def failing_examples(packs: Sequence[str] = (), root: Path = ROOT) -> tuple[Problem, ...]:
    """What is wrong with the examples of some packs, or of all; an invented conflict is read by itself."""
    chosen = chosen_packs(packs, root)
    usual = load_knowledge(root=root, from_files=True)
    apart = [pack for pack in chosen if pack.startswith("conflicts/") and pack.split("/")[1] not in usual.conflicts]
    jobs = [(usual, [pack for pack in chosen if pack not in apart])]
    jobs += [(load_knowledge((pack.split("/")[1],), root, from_files=True), [pack]) for pack in apart]
    return tuple(
        problem
        for knowledge, part in jobs
        if part
        for example in examples_of(knowledge, part, root)
        if (problem := run_example(example, knowledge)) is not None
    )


class Look:
    """One sentence read for one entry, as far as somebody asks."""

    def __init__(self, marked: Marked, entry: Entry, knowledge: Knowledge) -> None:
        self.marked = marked
        self.entry = entry
        self.knowledge = knowledge
        self.table = schema().tables[entry.table]
        self.report = Report("example", marked.text, published=_day_of(entry))

    @cached_property
    def page(self) -> Page:
        """The text layer."""
        return read_page(self.report, self.knowledge.layout)

    @cached_property
    def hits(self) -> Hits:
        """What the lexicon finds."""
        return self.knowledge.lexicon.scan(self.page.folded, self.page.tokens)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names that are resolved."""
        return named(self.page, self.hits, self.knowledge, self.report.published)[0]

    @cached_property
    def reading(self) -> Reading:
        """The whole reading."""
        return analyze(self.report, self.knowledge)

    @property
    def own_marks(self) -> tuple[Span, ...]:
        """The words marked as the entry itself."""
        return self.marked.of(self.table.marks[0])

    def own_hits(self) -> list[Hit]:
        """The hits of the entry that count: all readings where words may be shared, else the chosen ones."""
        table = self.entry.table
        hits: Iterable[Hit] = self.hits.every(table) if self.table.shared else self.hits.of(table)
        return [hit for hit in hits if hit.entry.address == self.entry.address]

    def others_at(self, span: Span) -> list[str]:
        """What other entries of the table make of the marked words."""
        return [h.entry.address for h in self.hits.of(self.entry.table) if _over(h, span) and h not in self.own_hits()]


def _day_of(entry: Entry) -> date | None:
    """A day on which a dated entry is valid, so that its example is read in its own time."""
    stated = entry.get("from") or entry.get("to")
    return date.fromisoformat(f"{stated}-01-01"[:10] if len(stated) == 4 else f"{stated}-01"[:10]) if stated else None


def _over(hit: Hit, span: Span) -> bool:
    return hit.start < span.end and span.start < hit.end


# ------------------------------------------------------------------------------------------------------------- words


def _word_missed(look: Look) -> str | None:
    for span in look.own_marks:
        if not any(_over(hit, span) for hit in look.own_hits()):
            others = look.others_at(span)
            return f"{span.text} is found by {others[0]} instead" if others else f"{span.text} is not found"
    return None


def _word_found(look: Look) -> str | None:
    found = look.own_hits()
    return f"{_words(look, found[0])} is found" if found else None


def _words(look: Look, hit: Hit) -> str:
    return look.marked.text[hit.start : hit.end]


def _truce_missed(look: Look) -> str | None:
    if (missed := _word_missed(look)) is not None or look.entry.get("strength") == "halt":
        return missed
    kept, about = truce_words(look.page, look.hits, look.knowledge.grammar)
    if any(_over(word.hit, span) for word in kept for span in look.own_marks):
        return None
    return f"{look.own_marks[0].text} is not read as a truce (about_truce: {about})"


def _truce_found(look: Look) -> str | None:
    kept, _about = truce_words(look.page, look.hits, look.knowledge.grammar)
    found = [word.hit for word in kept if word.hit.entry.address == look.entry.address]
    return f"{_words(look, found[0])} is read as a truce" if found else None


def _hedge_missed(look: Look) -> str | None:
    missed = _word_missed(look)
    if missed is not None or look.entry.get("distance"):
        return missed
    hedges = [claim.hedge for claim in look.reading.claims if claim.hedge is not None]
    if all(any(hedge.overlaps(span) for hedge in hedges) for span in look.own_marks):
        return None
    return f"{look.own_marks[0].text} weakens no claim"


def _hedge_found(look: Look) -> str | None:
    hedges = [claim.hedge for claim in look.reading.claims if claim.hedge is not None]
    found = [hit for hit in look.own_hits() if any(_over(hit, hedge) for hedge in hedges)]
    return f"{_words(look, found[0])} weakens a claim" if found else None


def _content_act_missed(look: Look) -> str | None:
    if (missed := _word_missed(look)) is not None:
        return missed
    acts = [claim.act for claim in look.reading.claims if _extent(claim).overlaps(look.own_marks[0])]
    return None if look.entry.get("act") in acts else f"no claim that {look.entry.get('act')}, but {_list(acts)}"


def _extent(claim: Claim) -> Span:
    """From the cue to the end of the content: a content may begin after the word that decides what it does."""
    parts = [part for part in (claim.cue, claim.content) if part is not None]
    return Span(min(part.start for part in parts), max(part.end for part in parts))


# ------------------------------------------------------------------------------------------------------------- names


def _mention_missed(look: Look) -> str | None:
    """A word that stands for an actor: a name must cover it."""
    if (missed := _word_missed(look)) is not None:
        return missed
    for span in look.own_marks:
        if not any(name.start < span.end and span.start < name.end for name in look.names):
            return f"{span.text} is found but names nobody"
    return None


def _person_missed(look: Look) -> str | None:
    persons = [name for name in look.names if name.kind == "person"]
    for span in look.own_marks:
        if not any((name.start, name.end) == (span.start, span.end) for name in persons):
            return f"the person {span.text} is not found, but {_list([name.text for name in persons])}"
    return None


def _person_found(look: Look) -> str | None:
    opened = {hit.start for hit in look.own_hits()}
    found = [name.text for name in look.names if name.kind == "person" and name.start in opened]
    return f"{found[0]} is found as a person" if found else None


def _named_missed(look: Look) -> str | None:
    """The entry itself must be what the marked words resolve to, or share the name with what they resolve to."""
    for span in look.own_marks:
        found = [name for name in look.names if name.start < span.end and span.start < name.end]
        own = any(name.entry == wire_id(look.entry) for name in found)
        if not found:
            return f"{span.text} is not found"
        if not own and not (_homonym(look, span) and any(_same(name, span) for name in found)):
            return f"{span.text} is found as {', '.join(str(name.entry or name.name) for name in found)} instead"
    return None


def _same(name: Name, span: Span) -> bool:
    return (name.start, name.end) == (span.start, span.end)


def _homonym(look: Look, span: Span) -> bool:
    """Whether the entry bears the very name too: which of two is meant, one sentence cannot always tell."""
    hits = [hit for table in NAMED_TABLES for hit in look.hits.every(table)]
    return any(h.entry.address == look.entry.address and (h.start, h.end) == (span.start, span.end) for h in hits)


def _named_found(look: Look) -> str | None:
    found = [name.text for name in look.names if name.entry == wire_id(look.entry)]
    return f"{found[0]} is found" if found else None


# --------------------------------------------------------------------------------------------------- claims and events


def _own_claims(look: Look) -> list[Claim]:
    return [claim for claim in look.reading.claims if (claim.rule or "").startswith(f"{look.entry.address} ")]


def _cue_missed(look: Look) -> str | None:
    own = _own_claims(look)
    cues = look.own_marks
    claims = [claim for claim in own if claim.cue is not None and any(claim.cue.overlaps(cue) for cue in cues)]
    if not claims:
        return _claimed_by_another(look)
    acts = {look.entry.get(key) for key in ("act", "negated_act", "object_act")}
    if not any(claim.act in acts for claim in claims):
        return f"the claim {claims[0].act}, it does not {_list(sorted(act for act in acts if act))}"
    return _source_missed(look, claims) or _content_missed(look, claims)


def _claimed_by_another(look: Look) -> str:
    """Who took the cue, where the entry did not."""
    cues = look.own_marks
    claims = [c for c in look.reading.claims if c.cue is not None and any(c.cue.overlaps(cue) for cue in cues)]
    if claims:
        return f"a claim is found by {claims[0].rule} instead"
    others = [address for cue in cues for address in look.others_at(cue)]
    return f"the word is that of {others[0]}" if others else "no claim is found by this entry"


def _source_missed(look: Look, claims: Sequence[Claim]) -> str | None:
    for span in look.marked.of("source"):
        if not any(claim.source is not None and claim.source.overlaps(span) for claim in claims):
            source = claims[0].source
            return f"the source is {source.text if source else 'nobody'}, not {span.text}"
    return None


def _content_missed(look: Look, claims: Sequence[Claim]) -> str | None:
    for span in look.marked.of("content"):
        if not any(_shared(claim.content, span) >= _HIT_ENOUGH * (span.end - span.start) for claim in claims):
            return f"the content is {claims[0].content.text}, not {span.text}"
    return None


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _cue_found(look: Look) -> str | None:
    own = _own_claims(look)
    return f"{own[0].cue.text} gives a claim" if own and own[0].cue else None


def _own_events(look: Look) -> list[Event]:
    return [event for event in look.reading.events if event.rule == look.entry.address]


def _trigger_missed(look: Look) -> str | None:
    events = [event for event in _own_events(look) if any(event.trigger.overlaps(span) for span in look.own_marks)]
    if not events:
        others = [event.rule or "" for event in look.reading.events]
        return f"an event is found by {others[0]} instead" if others else "no event is found by this entry"
    return next(filter(None, (_role_missed(look, events, role) for role in ("actor", "target", "place"))), None)


def _role_missed(look: Look, events: Sequence[Event], role: str) -> str | None:
    """The marked words of a role must be among the words on which the event's field stands."""
    field = {"actor": "actors", "target": "targets", "place": "place"}[role]
    for span in look.marked.of(role):
        grounds = [ground for event in events for ground in (event.evidence or {}).get(field, ())]
        if not any(ground.overlaps(span) for ground in grounds):
            return f"the {role} is {_list([ground.text for ground in grounds])}, not {span.text}"
    return None


def _trigger_found(look: Look) -> str | None:
    own = _own_events(look)
    return f"{own[0].trigger.text} gives an event" if own else None


def _list(words: Sequence[str]) -> str:
    return ", ".join(words) or "nothing"


_Judge = Callable[[Look], str | None]
_NAMED: tuple[_Judge, _Judge] = (_named_found, _named_missed)
# By table: what is wrong with a counterexample, what is wrong with an example. "" for every other table.
_JUDGES: Mapping[str, tuple[_Judge, _Judge]] = {
    "": (_word_found, _word_missed),
    "truce_word": (_truce_found, _truce_missed),
    "hedge": (_hedge_found, _hedge_missed),
    "content_act": (_word_found, _content_act_missed),
    "group": (_word_found, _mention_missed),
    "state_body": (_word_found, _mention_missed),
    "given_name": (_person_found, _person_missed),
    "cue": (_cue_found, _cue_missed),
    "trigger": (_trigger_found, _trigger_missed),
    "actor": _NAMED,
    "person": _NAMED,
    "outlet": _NAMED,
}
