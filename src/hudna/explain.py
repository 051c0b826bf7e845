"""Why a text is read as it is: the rules that matched, over the words they covered, and the words that came to nothing.

For those who write packs. The reading is made as always; then every claim, event and truce is laid over the hits of
the lexicon, so that each word leads to the entry, file and line that found it. Hits that nothing came of are listed
with the reason, because a missing claim is what a new entry is added for.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hudna.extract.scene import Scene, scene_of
from hudna.extract.shapes import drafts_of
from hudna.packs.address import shown_address
from hudna.packs.knowledge import Knowledge
from hudna.packs.schema import schema
from hudna.pipeline import analyze
from hudna.rules.entry import Entry
from hudna.rules.lexicon import Hit, Hits
from hudna.text.page import Page, read_page
from hudna.types import Claim, Event, Mention, Name, Place, Quantity, Reading, Report, Span, Time, Truce

_NAMED = ("actor", "person", "outlet")
_SPEAKERS = (*_NAMED, "nominal", "group", "source_noun", "role_noun")
# Tables whose hits mean nothing by themselves; to list them all would hide what matters.
_QUIET = frozenset({
    "argument", "place", "given_name", "surname", "nominal", "nationality", "state_body", "role_noun", "source_noun",
    "source_quality", "truce_anaphor", "realis", "context", "casualty", "victim", "commitment",
})  # fmt: skip
_BEFORE, _AFTER = 8, 14  # tokens around a trigger in which words decide on it
_LONGEST = 8  # words of the longest surface that may begin before a span
# The tables whose words give a field of a truce.
_TRUCE_TABLES: Mapping[str, tuple[str, ...]] = {
    "name": ("truce_head", "truce_word"), "status": ("truce_status", "not_yet"), "terms": ("term", "truce_word"),
    "purposes": ("purpose",), "written": ("written_marker",), "start": ("start_marker",), "end": ("end_marker",),
    "mediators": ("mediation", "group"), "guarantors": ("mediation",), "monitors": ("mediation",), "side": ("one_sided",),
    "declared_by": ("declaration",), "accepted_by": ("acceptance",), "venue": ("venue_marker",),
    "reasons": ("reason_marker",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Branch:
    """One line of the tree: what it is, the words of the text, the rule behind it, and what stands below."""

    label: str
    words: str = ""
    rule: str = ""
    below: tuple["Branch", ...] = ()


def explain(text: str, knowledge: Knowledge) -> tuple[Branch, ...]:
    """The trees of a text: its words, names, claims, events, truces, and the hits that came to nothing."""
    report = Report("explained", text)
    page = read_page(report, knowledge.layout)
    hits = knowledge.lexicon.scan(page.folded, page.tokens)
    return tuple(_Explainer(page, hits, analyze(report, knowledge), knowledge).branches())


class _Explainer:
    def __init__(self, page: Page, hits: Hits, reading: Reading, knowledge: Knowledge) -> None:
        self._page = page
        self._hits = hits
        self._reading = reading
        self._knowledge = knowledge
        self._scene: Scene = scene_of(page, hits, knowledge, reading.mentions)
        self._used: set[tuple[str, int]] = set()  # table and first token of hits that something came of

    def branches(self) -> Iterator[Branch]:
        reading = self._reading
        about = f"none (about_truce: {reading.about_truce})"
        yield _listed("claims", (self._claim(claim) for claim in reading.claims))
        yield _listed("events", (self._event(event) for event in reading.events))
        yield _listed("truces", (self._truce(truce) for truce in reading.truces), about)
        yield _listed("names, times, numbers", (self._mention(mention) for mention in reading.mentions))
        yield _listed("found, but nothing came of it", self._dropped(), "nothing")
        yield _listed("words as they are looked up", self._words())

    # ------------------------------------------------------------------------------------------------------- words

    def _words(self) -> Iterator[Branch]:
        """Every word: folded, with what sticks to it cut off, and the tables that know it."""
        for sentence in self._page.sentences:
            if sentence.kind != "body":
                yield Branch(sentence.kind, self._page.text[sentence.start : sentence.end])
        known: dict[int, list[Hit]] = defaultdict(list)
        for table in sorted(self._hits.chosen):
            for hit in self._hits.of(table):
                for at in range(hit.first, hit.last):
                    known[at].append(hit)
        for at, token in enumerate(self._page.tokens):
            if token.kind == "word":
                written = self._page.text[token.start : token.end]
                yield Branch("", written, self._looked_up(at, known[at]))

    def _looked_up(self, at: int, hits: Sequence[Hit]) -> str:
        token = self._page.tokens[at]
        cut = next((f"{hit.proclitic}+" for hit in hits if hit.first == at and hit.proclitic), "")
        stuck = next((f"+{hit.enclitic}" for hit in hits if hit.first == at and hit.enclitic), "")
        stem = token.form[len(cut) - 1 if cut else 0 : len(token.form) - len(stuck) + 1 if stuck else None]
        tables = ", ".join(dict.fromkeys(hit.entry.table for hit in hits)) or "in no pack"
        return f"{cut}{stem}{stuck} · {tables}"

    # -------------------------------------------------------------------------------------------------------- rules

    def _inside(self, span: Span, tables: Iterable[str]) -> list[Hit]:
        """The chosen hits of some tables that lie in a span, in the order of the text."""
        first, last = self._page.tokens_in(span.start, span.end)
        near = (hit for table in tables for hit in self._hits.within(table, max(0, first - _LONGEST), last))
        return sorted(
            (hit for hit in near if hit.last > first), key=lambda hit: (hit.first, -hit.last, hit.entry.table)
        )

    def _rule(self, hit: Hit) -> str:
        self._used.add((hit.entry.table, hit.first))
        return f"{shown_address(hit.entry)} ({hit.form})"

    def _hit(self, hit: Hit) -> Branch:
        return Branch(_label(hit.entry), self._page.text[hit.start : hit.end], self._shared(hit) or self._rule(hit))

    def _shared(self, hit: Hit) -> str:
        """What to say of a word that several entries own and that stands for none by itself."""
        if hit.entry.table not in {"nominal", "surname"}:
            return ""
        owners = {one.entry.address for one in self._hits.every(hit.entry.table) if one.first == hit.first}
        return f"of {len(owners)} entries; stands for the one named before" if len(owners) > 1 else ""

    def _mention(self, mention: Mention) -> Branch:
        value = _value(mention)
        if not isinstance(mention, (Name, Place)):
            return Branch(mention.kind, mention.text, value)
        tables = (
            ("place",)
            if isinstance(mention, Place)
            else (*_SPEAKERS, "nationality", "state_body", "given_name", "surname")
        )
        below = tuple(self._hit(hit) for hit in self._inside(mention.span, tables) if self._stands_for(mention, hit))
        return Branch(mention.kind, mention.text, value, below)

    def _stands_for(self, mention: Name | Place, hit: Hit) -> bool:
        entry = self._knowledge.by_wire.get(mention.entry or "")
        if entry is None:
            return hit.entry.table not in _NAMED
        return hit.entry.address == entry.address or hit.entry.table == "state_body"

    # ------------------------------------------------------------------------------------- claims, events and truces

    def _claim(self, claim: Claim) -> Branch:
        address, _, shape = (claim.rule or "").rpartition(" ") if claim.cue is not None else ("", "", claim.rule)
        return Branch(
            f"{claim.act} (claim, {shape}, {claim.factuality})", below=tuple(self._claim_parts(claim, address))
        )

    def _claim_parts(self, claim: Claim, address: str) -> Iterator[Branch]:
        if claim.cue is not None:
            cue = next((hit for hit in self._inside(claim.cue, ("cue",)) if hit.entry.address == address), None)
            yield Branch("cue", claim.cue.text, self._rule(cue) if cue else claim.rule or "")
        if claim.source is not None:
            hits = self._inside(claim.source, (*_SPEAKERS, "source_quality"))
            said = "" if claim.source_name == claim.source.text else f"{claim.source_name}, "
            yield Branch(
                "source", claim.source.text, f"{said}{claim.source_type}", tuple(self._hit(hit) for hit in hits)
            )
        elif claim.cue is not None:
            yield Branch("source", rule="nobody: the subject is dropped, and no speaker was named before")
        if claim.hedge is not None:
            yield from (self._hit(hit) for hit in self._inside(claim.hedge, ("hedge",))[:1])
        hits = self._inside(claim.content, ("content_act", "truce_word"))
        yield Branch("content", claim.content.text, "", tuple(self._hit(hit) for hit in hits))

    def _event(self, event: Event) -> Branch:
        trigger = next((h for h in self._inside(event.trigger, ("trigger",)) if h.entry.address == event.rule), None)
        parts = [Branch("trigger", event.trigger.text, self._rule(trigger) if trigger else event.rule or "")]
        for field, spans in (event.evidence or {}).items():
            parts += [Branch(field, span.text) for span in spans]
        beside = self._beside(event.trigger)
        if beside:
            parts.append(Branch("beside it", below=tuple(self._hit(hit) for hit in beside)))
        return Branch(f"{event.type} (event, {event.realis})", below=tuple(parts))

    def _beside(self, trigger: Span) -> list[Hit]:
        """The words around a trigger that may decide its type and whether it happened."""
        at = self._page.token_at(trigger.start)
        part = self._page.sentences[self._page.sentence_of(at)]
        first, last = max(part.first, at - _BEFORE), min(part.last, at + _AFTER)
        return self._inside(self._page.span_of(first, last), ("realis", "context"))

    def _truce(self, truce: Truce) -> Branch:
        grounds = [(field, span) for field, spans in truce.evidence.items() for span in spans]
        parts = (self._ground(field, span) for field, span in grounds)
        return Branch(f"{truce.kind} (truce, {truce.status})", below=tuple(parts))

    def _ground(self, field: str, span: Span) -> Branch:
        hits = self._inside(span, _TRUCE_TABLES.get(field.partition(".")[0], ()))
        return Branch(field, span.text, "", tuple(self._hit(hit) for hit in hits))

    # ------------------------------------------------------------------------------------------------------- dropped

    def _dropped(self) -> Iterator[Branch]:
        tables = [table for table in self._hits.chosen if table not in _QUIET]
        unused = [hit for table in tables for hit in self._hits.of(table) if (table, hit.first) not in self._used]
        for hit in sorted(unused, key=lambda hit: (hit.first, hit.entry.table)):
            rule = f"{shown_address(hit.entry)} ({hit.form})"
            yield Branch(_label(hit.entry), self._page.text[hit.start : hit.end], rule, tuple(self._why(hit)))

    def _why(self, hit: Hit) -> Iterator[Branch]:
        if hit.entry.table == "cue":
            yield from (Branch("", rule=reason) for reason in self._why_no_claim(hit))
        elif hit.entry.table == "trigger":
            yield from (Branch("", rule=reason) for reason in self._why_no_event(hit))

    def _why_no_claim(self, hit: Hit) -> Iterator[str]:
        named = self._scene.name_at.get(hit.first)
        if named is not None and not hit.entry.get("shape"):
            yield f"it stands inside a name ({named[0].name})"
            return
        if any(True for _ in drafts_of(self._scene, hit)):
            yield "a claim was begun, but it has no speaker, or it is negated and the entry has no negated_act"
            return
        takes = ", ".join(hit.entry.get("takes", ())) or "nothing"
        prep = f" (prep: {', '.join(hit.entry.get('prep', ()))})" if hit.entry.get("prep") else ""
        yield f"no shape fits the {hit.form}: it takes {takes}{prep}, with somebody beside it who can speak"
        speakers = self._possible_speakers(hit)
        known = ", ".join(speakers)
        yield f"who could speak here: {known}" if speakers else "nobody here can speak: no name, source noun or office"

    def _possible_speakers(self, hit: Hit) -> list[str]:
        sentence = self._scene.sentence(hit.first)
        span = self._page.span(sentence.start, sentence.end)
        names = [m.text for m in self._reading.mentions if isinstance(m, Name) and span.start <= m.start < span.end]
        nouns = [self._page.text[h.start : h.end] for h in self._inside(span, ("source_noun", "role_noun"))]
        return list(dict.fromkeys([*names, *nouns]))

    def _why_no_event(self, hit: Hit) -> Iterator[str]:
        entry = hit.entry
        if entry.get("needs"):
            yield f"it needs one of these in its clause: {', '.join(entry.get('needs'))}"
        if entry.get("unless"):
            yield f"it is undone by: {', '.join(entry.get('unless'))}"
        if entry.get("weak"):
            yield "it is weak: an event only where nothing else in the sentence names one"
        if entry.get("figurative"):
            yield "it is undone by words of sport, talk or markets beside it"


def _listed(label: str, branches: Iterable[Branch], none: str = "none") -> Branch:
    below = tuple(branches)
    return Branch(label, rule="" if below else none, below=below)


def _label(entry: Entry) -> str:
    """What an entry makes of its words: its value where it has one, else its table."""
    table = schema().tables.get(entry.table)
    for key in ("act", "type", "value", "strength", "field", "kind", "role", "realis", "measure", "factuality", "who"):
        if table is not None and not table.named and isinstance(entry.get(key), str):
            return f"{entry.table.replace('_', ' ')}: {entry.get(key)}"
    return entry.table.replace("_", " ")


def _value(mention: Mention) -> str:
    if isinstance(mention, (Name, Place)):
        return mention.name if mention.name != mention.text else ""
    if isinstance(mention, Time):
        return mention.unknown or "/".join(dict.fromkeys(filter(None, (mention.earliest, mention.latest))))
    if isinstance(mention, Quantity):
        high = "" if mention.high is None else f"{mention.high:g}"
        return " ".join(
            filter(
                None,
                (f"{mention.low:g}–{high}" if mention.low != mention.high else high, mention.unit, mention.measure),
            )
        )
    return str(getattr(mention, "iso", "") or "")
