"""Which entry a name stands for: aliases by date and conflict, definite nominals and surnames by what was named before."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from hudna.packs.grammar import Grammar
from hudna.packs.knowledge import Knowledge, wire_id
from hudna.resolve.focus import Focus, Foes, bare, head_of, in_focus
from hudna.resolve.offices import in_office
from hudna.resolve.prior import Lands, Prior, valid_on
from hudna.rules.candidate import Candidate
from hudna.rules.entry import Entry
from hudna.rules.lexicon import Hit
from hudna.text.fold import fold_key
from hudna.text.page import Page
from hudna.types import Name, Span

_KIND_OF_TABLE = {"person": "person", "outlet": "organisation"}


@dataclass(frozen=True, slots=True)
class _Here:
    """What every resolver may look at."""

    page: Page
    prior: Prior
    lands: Lands
    focus: Focus
    knowledge: Knowledge

    def sentence_of(self, candidate: Candidate) -> int:
        """The sentence that a candidate stands in."""
        return self.page.sentence_of(candidate.first)

    def surnames_of(self, key: str) -> Collection[str]:
        """The folded surnames that the pack states of a person; none of a person of no pack."""
        owner = self.knowledge.by_wire.get(key)
        return {fold_key(word) for word in owner.get("surnames", ())} if owner is not None else ()


def resolve_names(
    page: Page,
    candidates: Sequence[Candidate],
    pairs: Sequence[tuple[int, int, bool]],
    prior: Prior,
    lands: Lands,
    knowledge: Knowledge,
) -> tuple[Name, ...]:
    """Every candidate that names somebody, in text order. A nominal that stands for nobody known stays unresolved."""
    focus = Focus(_heads(candidates, prior), Foes.of(knowledge.packs, prior.day))
    here = _Here(page, prior, lands, focus, knowledge)
    for candidate in candidates:
        _introduce(here, candidate)
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


def _introduce(here: _Here, candidate: Candidate) -> None:
    """Put a person whom the report names in full under the last word of the name, before anything is resolved."""
    span = here.page.span(candidate.start, candidate.end)
    if candidate.kind == "alias":
        entry = choose(candidate.hits, here.prior).entry
        if entry.table == "person":
            owner = _made(here.page, candidate, entry, "person")
            here.focus.people.setdefault(_last_word(span), {}).setdefault(wire_id(entry), owner)
    elif candidate.kind == "person" and " " in span.text:
        name = Name(
            kind="person", start=span.start, end=span.end, text=span.text, name=span.text, name_ar=span.text,
            found_by=candidate.found_by,
        )  # fmt: skip
        here.focus.people.setdefault(_last_word(span), {}).setdefault(fold_key(span.text), name)


def _heads(candidates: Sequence[Candidate], prior: Prior) -> dict[str, frozenset[str]]:
    """Each word of the names that the report uses, without its article → all actors that it names with it."""
    out: dict[str, set[str]] = defaultdict(set)
    for candidate in candidates:
        if candidate.kind == "alias":
            hit = choose(candidate.hits, prior)
            words, owner = hit.surface.words, hit.entry
        elif candidate.kind == "body":
            words, owner = candidate.hits[0].surface.words, candidate.hits[-1].entry
        else:
            continue
        for word in words:
            out[bare(word)].add(wire_id(owner))
    return {word: frozenset(keys) for word, keys in out.items()}


def _is_side(name: Name) -> bool:
    """Whether a name can be one of two sides: an actor, no person and no description."""
    return not name.generic and not name.members and name.kind != "person"


def choose(hits: Sequence[Hit], prior: Prior) -> Hit:
    """The reading that is valid on the day and fits the report best; the pack's order decides a tie."""
    alive = [hit for hit in hits if valid_on(hit.entry, prior.day)] or list(hits)
    return max(alive, key=lambda hit: prior.weight(hit.entry))


def is_common(hit: Hit, grammar: Grammar) -> bool:
    """Whether the name is made of words that bodies of any state bear: الحكومة المؤقتة."""
    return all(bare(word) in grammar["common_bodies"] for word in hit.surface.words)


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


def _alias(here: _Here, candidate: Candidate) -> Name | None:
    hit = choose(candidate.hits, here.prior)
    entry = hit.entry
    if is_common(hit, here.knowledge.grammar) and here.lands.rule_out(entry):
        return None
    kind = _KIND_OF_TABLE.get(entry.table) or ("group" if hit.form == "demonym" else _actor_kind(entry))
    if entry.table != "person":
        here.focus.see(entry, hit.surface.words, sentence=here.sentence_of(candidate), side=entry.table == "actor")
    naming = hit.form if hit.form in {"partisan", "derogatory"} else "neutral"
    role = here.page.span_of(*candidate.role) if candidate.role else None
    members = tuple(entry.get("parties", ()))  # one name for several: Houthis and Saleh forces
    name = _made(here.page, candidate, entry, kind, naming=naming, role=role, members=members)
    if kind == "person":
        here.focus.spoken_of[wire_id(entry)] = here.sentence_of(candidate)
    return name


def _actor_kind(entry: Entry) -> str:
    kind: str = entry.get("kind", "organisation")
    return "organisation" if kind == "state" else kind


def _last_word(span: Span) -> str:
    return fold_key(span.text).rpartition(" ")[2]


def _nominal(here: _Here, candidate: Candidate) -> Name | None:
    entry = None
    if not _is_another(here, candidate):
        entry = in_focus(
            candidate.hits, here.sentence_of(candidate), here.focus, here.lands, here.knowledge, here.prior.day
        )
    if entry is None:
        return None
    here.focus.see(entry, sentence=here.sentence_of(candidate))
    owner = here.knowledge.by_wire[wire_id(entry)]
    return _made(
        here.page, candidate, owner, "organisation" if owner.table == "outlet" else _actor_kind(owner), anaphor=True
    )


def _is_another(here: _Here, candidate: Candidate) -> bool:
    """Whether an adjective makes it another than the one named (الحكومة المحلية), or it is one itself (السياسة الخارجية).

    What only judges (التنظيم الإرهابي) makes no other; a noun that looks like an adjective (اعتقل الجيش القيادي) is none.
    """
    tokens, grammar = here.page.tokens, here.knowledge.grammar
    noun = candidate.hits[0].surface.words[-1]  # without what is joined to it
    after = tokens[candidate.last].form if candidate.last < len(tokens) else ""
    many = noun in grammar["divisible"]
    if after in grammar["other_ones"] or (many and after in grammar["allied"]):
        return True
    if after in grammar["allied"] or (not many and after in grammar["of_arms"]):
        return False
    feminine = noun.endswith(_FEMININE) or noun in grammar["plural_bodies"]
    relation = after.startswith("ال") and len(after) > _SHORTEST and after.endswith("يه" if feminine else "ي")
    if relation and not any(after in grammar[words] for words in ("judging", "nisba_nouns", "relatives")):
        return True
    before = tokens[candidate.first - 1].form if candidate.first else ""
    alone = candidate.last - candidate.first == 1 and noun.endswith("يه") and tokens[candidate.first].form == noun
    return alone and before.startswith("ال")


_FEMININE = ("ه", "ات")
_SHORTEST = 4  # letters: إلى and التي are no adjectives


def _surname(here: _Here, candidate: Candidate) -> Name | None:
    """Whom a surname means: the person of that name in the report; of several the one spoken of, else nobody known."""
    span = here.page.span(candidate.start, candidate.end)
    word = _last_word(span)
    known = {key: name for key, name in here.focus.people.get(word, {}).items() if _can_be(name, candidate)}
    if not known:  # the family name of a known person, who was not named; the tagger may know that somebody was
        return _titled(here, candidate) or (_person(here, candidate) if candidate.found_by == "tagger" else None)
    key = _whose(here, word, known, here.sentence_of(candidate))
    seen = known[key] if key is not None else None
    if key is not None:
        here.focus.spoken_of[key] = here.sentence_of(candidate)
    return Name(
        kind="person", start=span.start, end=span.end, text=span.text, name=seen.name if seen else span.text,
        name_ar=seen.name_ar if seen else span.text, entry=seen.entry if seen else None,
        found_by=seen.found_by if seen else "rule", anaphor=True,
    )  # fmt: skip


def _can_be(person: Name, surname: Candidate) -> bool:
    """Whether a person can be meant: one of a pack whom it calls so, one of no pack only once named, or by an office.

    A house (آل سعود) is more than one of its members whom a pack knows.
    """
    if person.entry is not None:
        house = surname.last - surname.first > 1 and person.text.split()[-2:-1] == [_HOUSE]
        return not house and (not surname.hits or person.entry in {wire_id(hit.entry) for hit in surname.hits})
    return person.end <= surname.start or (surname.role is not None and not surname.hits)


_HOUSE = "آل"


def _whose(here: _Here, word: str, known: Mapping[str, Name], sentence: int) -> str | None:
    """Which of the persons of a surname is meant there: whom the pack calls by it, else the only one spoken of nearby."""
    if len(known) == 1:
        return next(iter(known))
    called = [key for key in known if word in here.surnames_of(key)]
    if len(called) == 1:
        return called[0]
    ages = {key: sentence - at for key, at in here.focus.spoken_of.items() if key in known}
    near = [key for key, age in ages.items() if age <= _NEARBY]
    return near[0] if len(near) == 1 else None


_NEARBY = 2  # sentences


def _titled(here: _Here, candidate: Candidate) -> Name | None:
    """ "President X" of whom the report says no more: who bears the name in its land and held an office on its day."""
    if candidate.role is None or not candidate.hits:
        return None
    fit = [hit for hit in candidate.hits if here.lands.is_about(hit.entry) and in_office(hit.entry, here.prior.day)]
    if len({hit.entry.address for hit in fit}) != 1:
        return None
    owner = here.knowledge.by_wire[wire_id(fit[0].entry)]
    return _made(here.page, candidate, owner, "person", role=here.page.span_of(*candidate.role), anaphor=True)


def _nationality(here: _Here, candidate: Candidate) -> Name:
    owner = here.knowledge.by_wire[wire_id(choose(candidate.hits, here.prior).entry)]
    return _made(here.page, candidate, owner, "group")


def _body(here: _Here, candidate: Candidate) -> Name:
    owner = here.knowledge.by_wire[wire_id(candidate.hits[-1].entry)]
    here.focus.see(owner, candidate.hits[0].surface.words, sentence=here.sentence_of(candidate), arm=True)
    return _made(here.page, candidate, owner, "organisation")


def _person(here: _Here, candidate: Candidate) -> Name:
    span = here.page.span(candidate.start, candidate.end)
    role: Span | None = here.page.span_of(*candidate.role) if candidate.role else None
    name = Name(
        kind="person", start=span.start, end=span.end, text=span.text, name=span.text, name_ar=span.text, role=role,
        found_by=candidate.found_by,
    )  # fmt: skip
    here.focus.spoken_of[fold_key(span.text)] = here.sentence_of(candidate)
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
    named = here.focus.by_word.get(bare(words[0]), {})
    headed = [key for key in named if bare(head_of(here.knowledge.by_wire[key])) == bare(words[0])]
    if not headed:
        return None
    owner = here.knowledge.by_wire[max(headed, key=lambda key: named[key])]
    here.focus.see(owner, sentence=here.sentence_of(candidate), side=owner.table == "actor")
    kind = _KIND_OF_TABLE.get(owner.table) or _actor_kind(owner)
    return _made(here.page, candidate, owner, kind, anaphor=True)


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
