"""Which entry a name stands for: aliases by date and conflict, definite nominals and surnames by what was named before."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from hudna.packs.knowledge import Knowledge, wire_id
from hudna.resolve.prior import Prior, valid_on
from hudna.rules.candidate import Candidate
from hudna.rules.entry import Entry, pack_of
from hudna.rules.lexicon import Hit
from hudna.text.fold import fold_key
from hudna.text.page import Page
from hudna.types import Name, Span

_KIND_OF_TABLE = {"person": "person", "outlet": "organisation"}


@dataclass(slots=True)
class _Focus:
    """What has been named so far: by whom last, by which words last, how often."""

    named: int = 0
    last: dict[str, int] = field(default_factory=dict)  # actor → when it was named last
    spoken_for: dict[str, int] = field(default_factory=dict)  # name of a party → when a spokesperson's office of it was
    by_word: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))  # the same, by a word of it
    counts: Counter[str] = field(default_factory=Counter)  # who may be a side → how often named
    persons: dict[str, Name] = field(default_factory=dict)  # folded last word of a name → the name
    pair: tuple[str, ...] = ()

    def see(self, entry: Entry, words: tuple[str, ...] = (), *, side: bool = True) -> None:
        """Remember that an actor was named, and by which words."""
        self.named += 1
        self.last[wire_id(entry)] = self.named
        for word in words:
            self.by_word[_bare(word)][wire_id(entry)] = self.named
        if entry.get("source_type") == "spokesperson" and entry.get("party_as"):
            self.spoken_for[entry.data["party_as"]] = self.named
        if side and not entry.get("neutral"):
            self.counts[entry.data["name"]] += 1

    def foremost(self) -> tuple[str, ...]:
        """Whom "the two sides" means where no pair was named: the only two actors so far, or the two named most."""
        if len(self.counts) == 2:
            return tuple(self.counts)
        return tuple(name for name, times in self.counts.most_common(2) if times > 1) if len(self.counts) > 1 else ()


@dataclass(frozen=True, slots=True)
class _Here:
    """What every resolver may look at."""

    page: Page
    prior: Prior
    focus: _Focus
    knowledge: Knowledge


def resolve_names(
    page: Page,
    candidates: Sequence[Candidate],
    pairs: Sequence[tuple[int, int, bool]],
    prior: Prior,
    knowledge: Knowledge,
) -> tuple[Name, ...]:
    """Every candidate that names somebody, in text order. A nominal that stands for nobody known stays unresolved."""
    focus = _Focus()
    here = _Here(page, prior, focus, knowledge)
    made: dict[int, Name] = {}
    opened = {second: first for first, second, between in pairs if between}
    joined = {second: first for first, second, _between in pairs}
    for index, candidate in enumerate(candidates):
        name = _RESOLVERS[candidate.kind](here, candidate)
        if name is None:
            continue
        made[index] = name
        first = made.get(opened.get(index, joined.get(index, -1)))
        if first is not None and index in opened and _is_side(first) and _is_side(name) and first.name != name.name:
            focus.pair = (first.name, name.name)
    return tuple(made.values())


def _is_side(name: Name) -> bool:
    """Whether a name can be one of two sides: an actor, no person and no description."""
    return not name.generic and not name.members and name.kind != "person"


def choose(hits: Sequence[Hit], prior: Prior) -> Hit:
    """The reading that is valid on the day and fits the report best; the pack's order decides a tie."""
    alive = [hit for hit in hits if valid_on(hit.entry, prior.day)] or list(hits)
    return max(alive, key=lambda hit: prior.weight(hit.entry))


def _made(page: Page, candidate: Candidate, entry: Entry, kind: str, **extra: object) -> Name:
    span = page.span(candidate.start, candidate.end)
    return Name(
        kind=kind,
        start=span.start,
        end=span.end,
        text=span.text,
        name=entry.data["name"],
        name_ar=entry.get("name_ar"),
        entry=wire_id(entry),
        found_by="pack",
        **extra,  # type: ignore[arg-type]
    )


def _alias(here: _Here, candidate: Candidate) -> Name:
    hit = choose(candidate.hits, here.prior)
    entry = hit.entry
    kind = _KIND_OF_TABLE.get(entry.table) or ("group" if hit.form == "demonym" else _actor_kind(entry))
    if entry.table != "person":
        here.focus.see(entry, hit.surface.words, side=entry.table == "actor")
    naming = hit.form if hit.form in {"partisan", "derogatory"} else "neutral"
    role = here.page.span_of(*candidate.role) if candidate.role else None
    members = tuple(entry.get("parties", ()))  # one name for several: Houthis and Saleh forces
    name = _made(here.page, candidate, entry, kind, naming=naming, role=role, members=members)
    if kind == "person":
        here.focus.persons[_last_word(here.page, candidate)] = name
    return name


def _actor_kind(entry: Entry) -> str:
    kind: str = entry.get("kind", "organisation")
    return "organisation" if kind == "state" else kind


def _last_word(page: Page, candidate: Candidate) -> str:
    return page.tokens[candidate.last - 1].form


def _nominal(here: _Here, candidate: Candidate) -> Name | None:
    entry = _in_focus(candidate.hits, here.prior, here.focus, here.knowledge)
    if entry is None:
        return None
    here.focus.see(entry)
    owner = here.knowledge.by_wire[wire_id(entry)]
    return _made(
        here.page, candidate, owner, "organisation" if owner.table == "outlet" else _actor_kind(owner), anaphor=True
    )


def _in_focus(hits: Sequence[Hit], prior: Prior, focus: _Focus, knowledge: Knowledge) -> Entry | None:
    """The most recently named of the actors the nominal may stand for; else the only one of the report's conflict."""
    options = {wire_id(hit.entry): hit.entry for hit in hits if valid_on(hit.entry, prior.day)}
    # الجيش after جيش العشائر repeats its head: that one before any other
    repeated = focus.by_word.get(_bare(hits[0].surface.words[0]), {})
    for named in (repeated, focus.last):
        known = [key for key in options if key in named]
        if known:
            return options[max(known, key=lambda key: named[key])]
    spoken_for = [entry for entry in options.values() if entry.data["name"] in focus.spoken_for]
    if spoken_for:
        return max(spoken_for, key=lambda entry: focus.spoken_for[entry.data["name"]])
    local = [entry for entry in options.values() if prior.weight(entry) >= _CLEAR_SHARE and pack_of(entry) != "world"]
    plain = [entry for entry in local if entry.get("default_nominal")] or local
    words = hits[0].surface.words
    asked = len(words) == 1 and _bare(words[0]) in knowledge.grammar["asks_for_a_name"]
    return plain[0] if len(plain) == 1 and not asked else None


def _bare(word: str) -> str:
    return word.removeprefix("ال")


_CLEAR_SHARE = 0.5  # of the report's evidence: below it a bare "the army" is nobody's


def _surname(here: _Here, candidate: Candidate) -> Name | None:
    seen = here.focus.persons.get(_last_word(here.page, candidate))
    if seen is None:  # the family name of a known person, who was not named; the tagger may know that somebody was
        return _person(here, candidate) if candidate.found_by == "tagger" else None
    span = here.page.span(candidate.start, candidate.end)
    return Name(
        kind="person", start=span.start, end=span.end, text=span.text, name=seen.name, name_ar=seen.name_ar,
        entry=seen.entry, found_by=seen.found_by, anaphor=True,
    )  # fmt: skip


def _nationality(here: _Here, candidate: Candidate) -> Name:
    owner = here.knowledge.by_wire[wire_id(choose(candidate.hits, here.prior).entry)]
    return _made(here.page, candidate, owner, "group")


def _body(here: _Here, candidate: Candidate) -> Name:
    owner = here.knowledge.by_wire[wire_id(candidate.hits[-1].entry)]
    here.focus.see(owner)
    return _made(here.page, candidate, owner, "organisation")


def _person(here: _Here, candidate: Candidate) -> Name:
    span = here.page.span(candidate.start, candidate.end)
    role: Span | None = here.page.span_of(*candidate.role) if candidate.role else None
    name = Name(
        kind="person", start=span.start, end=span.end, text=span.text, name=span.text, name_ar=span.text, role=role,
        found_by=candidate.found_by,
    )  # fmt: skip
    here.focus.persons.setdefault(_last_word(here.page, candidate), name)
    return name


def _organisation(here: _Here, candidate: Candidate) -> Name:
    span = here.page.span(candidate.start, candidate.end)
    return Name(
        kind="organisation", start=span.start, end=span.end, text=span.text, name=span.text, name_ar=span.text,
        found_by=candidate.found_by,
    )  # fmt: skip


def _source(here: _Here, candidate: Candidate) -> Name:
    entry = candidate.hits[0].entry
    body = _body_in_focus(here, candidate)
    if body is not None:
        return body
    span = here.page.span(candidate.start, candidate.end)
    return Name(
        kind="group", start=span.start, end=span.end, text=span.text, name=entry.data["name"], name_ar=span.text,
        generic=True,
    )  # fmt: skip


def _body_in_focus(here: _Here, candidate: Candidate) -> Name | None:
    """ "The observatory" after one with a name that begins with that word: the last one named."""
    words = candidate.hits[0].surface.words
    if len(words) > 1 or candidate.last - candidate.first > 1 or not words[0].startswith("ال"):
        return None
    named = here.focus.by_word.get(_bare(words[0]), {})
    headed = [key for key in named if _bare(_head_of(here.knowledge.by_wire[key])) == _bare(words[0])]
    if not headed:
        return None
    owner = here.knowledge.by_wire[max(headed, key=lambda key: named[key])]
    here.focus.see(owner, side=owner.table == "actor")
    kind = _KIND_OF_TABLE.get(owner.table) or _actor_kind(owner)
    return _made(here.page, candidate, owner, kind, anaphor=True)


def _head_of(entry: Entry) -> str:
    return fold_key(entry.get("name_ar") or "").partition(" ")[0]


def _sides(here: _Here, candidate: Candidate) -> Name:
    span = here.page.span(candidate.start, candidate.end)
    members = here.focus.pair or here.focus.foremost()
    return Name(
        kind="group", start=span.start, end=span.end, text=span.text, name=" + ".join(members) or "both sides",
        members=members, anaphor=True, generic=not members,
    )  # fmt: skip


def _group(here: _Here, candidate: Candidate) -> Name:
    span = here.page.span(candidate.start, candidate.end)
    entry = candidate.hits[0].entry
    return Name(
        kind="group", start=span.start, end=span.end, text=span.text, name=entry.data["name"], name_ar=entry.get("name_ar"), found_by="pack",
        generic=bool(entry.get("civil")),
    )  # fmt: skip


_RESOLVERS: Mapping[str, Callable[[_Here, Candidate], Name | None]] = {
    "alias": _alias, "nominal": _nominal, "nationality": _nationality, "body": _body, "person": _person, "organisation": _organisation,
    "source": _source, "sides": _sides, "group": _group, "surname": _surname,
}  # fmt: skip
