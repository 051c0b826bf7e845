"""Where persons, organisations and groups may be named: candidates, each with every reading the packs give it."""

from bisect import bisect_left
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from hudna.packs.grammar import Grammar
from hudna.packs.knowledge import Knowledge
from hudna.packs.spellings import NAMED_TABLES
from hudna.rules.candidate import Candidate, without_overlaps
from hudna.rules.lexicon import Hit, Hits, grouped
from hudna.text.fold import fold_key
from hudna.text.page import Page

_MAX_NAME_WORDS = 4  # after the given name
_HUMAN = frozenset({"anonymous_source", "resident", "activist", "official", "spokesperson", "mediator", "monitor"})


def find_names(
    page: Page, hits: Hits, knowledge: Knowledge, tagged: Sequence[Candidate] | None = None
) -> list[Candidate]:
    """Candidates in text order, none sharing a token; furniture is left out.

    ``tagged`` are the names that a tagger found, ``None`` where none was asked.
    """
    adjectives = {hit.first: hit for hit in hits.every("nationality")}
    aliases, foreign = _by_state(_aliases(page, hits), adjectives, hits, knowledge)
    bodies = [name for name in tagged or () if name.kind == "organisation"]
    humans = [name for name in tagged or () if name.kind == "person"]
    taken = _words_of_bodies(hits, aliases)
    ruled = [person for person in _persons(page, hits, knowledge) if person.last - 1 not in taken]
    borne_out = ruled if tagged is None else _borne_out(page, ruled, humans, hits)
    persons = [*_bylines(page, aliases, knowledge), *borne_out]
    alone = {name.first: name for name in humans if name.last - name.first == 1 and not _is_word(hits, name)}
    persons = _with_tagged(persons, [name for name in humans if name.last - name.first > 1])
    known = [c for c in aliases if c.hits[0].entry.table == "person"]
    offices = {hit.last: hit for hit in hits.of("role_noun")}
    again = {c.first for c in _again_by_surname(page, known, offices, knowledge.grammar)}
    joined = {c.first for c in aliases if c.start > page.tokens[c.first].start}  # with a letter before the name
    persons = [c for c in persons if not _only_opens_with(page, c, again)]
    named_again = list(_again_by_surname(page, [*known, *persons], offices, knowledge.grammar))
    found = [
        *foreign,
        *_named_after_states(bodies, aliases),
        *(c for c in aliases if not _is_state_word(c)),
        *(c for c in named_again if c.last - c.first > 1),
        *persons,
        *named_again,
        *aliases,
        *_bodies(hits, adjectives),
        *_sides(page, knowledge),
        *_sources(page, hits),
        *(c for c in _plain(hits, "nominal") if not _is_of_another(page, c, joined)),
        *bodies,
        *_surnames(hits, offices, alone),
        *alone.values(),
        *_plain(hits, "group"),
        *(c for c in _plain(hits, "nationality") if not _names_a_direction(page, c, knowledge)),
    ]
    chosen = without_overlaps([c for c in found if not in_furniture(page, c.first)])
    return list(with_roles(page, hits, chosen))


def _words_of_bodies(hits: Hits, aliases: Iterable[Candidate]) -> frozenset[int]:
    """The tokens of bodies, which end no person's name: نجاح | المقاومة الشعبية, نضال | الحكومة."""
    words = {hit.first for table in ("nominal", "state_body") for hit in hits.every(table)}
    named = (c for c in aliases if c.hits[0].entry.table != "person" and c.last - c.first > 1)
    return frozenset(words.union(at for c in named for at in range(c.first, c.last)))


def _surnames(hits: Hits, offices: Mapping[int, Hit], tagged: Container[int]) -> Iterator[Candidate]:
    """The surnames that packs know, with the office before them; ``tagged`` are the tokens that a tagger calls a person."""
    for candidate in _plain(hits, "surname"):
        found = replace(candidate, found_by="tagger") if candidate.first in tagged else candidate
        yield _with_title(found, offices)


def _borne_out(
    page: Page, persons: Iterable[Candidate], tagged: Sequence[Candidate], hits: Hits
) -> Iterator[Candidate]:
    """The persons for whom more speaks than a given name that is also a word (أسماء المصابين, نجاح الجهود).

    That is an office, a verb of saying right before, a name that is no word, or the tagger.
    """
    met = {token for name in tagged for token in range(name.first, name.last)}
    spoken = {hit.last for hit in hits.every("cue") if hit.form in {"past", "present"}}
    offices = [hit.first for hit in hits.of("role_noun")]
    for person in persons:
        inside = hits.every_within("given_name", person.first, person.last)
        plain = any(not _is_cautious(inside, hit.first) for hit in inside)
        seen = not met.isdisjoint(range(person.first, person.last))
        if person.role or person.first in spoken or plain or seen or _office_before(page, person, offices) is not None:
            yield person


def _office_before(page: Page, person: Candidate, offices: Sequence[int]) -> int | None:
    """The token at which the office begins that runs up to a person's name; ``offices`` are the starts of all."""
    at = bisect_left(offices, person.first) - 1
    near = at >= 0 and offices[at] >= person.first - _OFFICE_WORDS
    return offices[at] if near and _runs_up_to(page, offices[at], person.first) else None


def _is_word(hits: Hits, name: Candidate) -> bool:
    """Whether a name of one word is a given name that is an everyday word too: صالح."""
    return _is_cautious(hits.every_within("given_name", name.first, name.last), name.first)


def _is_cautious(givens: Sequence[Hit], at: int) -> bool:
    """Whether the given name at a token is an everyday word too, by any of its entries."""
    return any(hit.entry.get("cautious") for hit in givens if hit.first == at)


def _with_tagged(persons: list[Candidate], tagged: list[Candidate]) -> list[Candidate]:
    """The persons of rules and of the tagger; where both found one, the longer name, with the office of the rule's."""
    at = {token: person for person in tagged for token in range(person.first, person.last)}
    return [
        replace(longer, role=person.role)
        if (longer := at.get(person.first)) is not None and longer.first == person.first and longer.last > person.last
        else person
        for person in persons
    ] + tagged


def _named_after_states(bodies: Sequence[Candidate], aliases: Sequence[Candidate]) -> Iterator[Candidate]:
    """The bodies that hold the name of a state or a person, and no other that a pack knows: بنك مصر."""
    at = {token: alias for alias in aliases for token in range(alias.first, alias.last)}
    for body in bodies:
        inside = [at[token] for token in range(body.first, body.last) if token in at]
        if inside and all(
            body.first < alias.first and alias.last <= body.last and _may_be_a_word(alias) for alias in inside
        ):
            yield body


def _may_be_a_word(alias: Candidate) -> bool:
    return all(hit.entry.table == "person" or hit.entry.get("kind") == "state" for hit in alias.hits)


def _is_state_word(candidate: Candidate) -> bool:
    """One word that names a state or its people: it may also be a family name met before (السوداني)."""
    return candidate.last - candidate.first == 1 and candidate.hits[0].form == "demonym"


def _again_by_surname(
    page: Page, persons: list[Candidate], offices: Mapping[int, Hit], grammar: Grammar
) -> Iterator[Candidate]:
    """A person whom the report names in full, named again by the last word of the name, with the أبو or آل before it.

    Before the full name only behind a title: وصل اللواء X … قال اللواء سالم X.
    """
    surnames: dict[str, tuple[str, int]] = {}  # last word → the word of kin that belongs to it, where it was met
    for person in persons:
        last = page.tokens[person.last - 1].form
        if person.last - person.first > 1 and len(last) >= _SHORTEST_SURNAME and last not in grammar["no_surnames"]:
            before = page.tokens[person.last - 2].form if person.last - person.first > _PAIR else ""
            surnames.setdefault(last, (before if before in grammar["tied_kin"] else "", person.last))
    written = {cut + word: (len(cut), kin, after) for word, (kin, after) in surnames.items() for cut in _CUTS}
    for at, token in enumerate(page.tokens if written else ()):
        met = written.get(token.form)
        if met is None:
            continue
        cut, kin, after = met
        first, start = (at, page.folded.starts[token.at + cut]) if not kin else _from_kin(page, at, grammar)
        if first is not None and (at >= after or (first in offices and page.tokens[first - 1].form.startswith("ال"))):
            yield _with_title(Candidate("surname", first, at + 1, start, token.end), offices)


def _from_kin(page: Page, at: int, grammar: Grammar) -> tuple[int | None, int]:
    """Where the word of kin before a token begins: its token, ``None`` where none stands there, and its offset."""
    before = page.tokens[at - 1] if at else None
    cut = next((c for c in _CUTS if before and before.form.removeprefix(c) in grammar["tied_kin"]), None)
    if before is None or cut is None:
        return None, 0
    return at - 1, page.folded.starts[before.at + (len(cut) if before.form.startswith(cut) else 0)]


def _with_title(surname: Candidate, offices: Mapping[int, Hit]) -> Candidate:
    """The candidate with the office that stands right before it."""
    office = offices.get(surname.first)
    return replace(surname, role=(office.first, office.last)) if office is not None else surname


_PAIR = 2  # words of a name without a word of kin


def _is_of_another(page: Page, nominal: Candidate, joined: Collection[int]) -> bool:
    """Whether a name joined with ل follows a nominal: القيادة العامة | لقوى الأمن الداخلي is the command of that name."""
    at = nominal.last
    return at in joined and page.tokens[at].form.startswith("ل")


def _only_opens_with(page: Page, person: Candidate, surnames: Collection[int]) -> bool:
    """Whether a name of two words is the surname of somebody named before, and a word that is no name: عباس | عقد."""
    short = person.last - person.first == 2 and person.role is None and person.first in surnames
    return short and not page.tokens[person.last - 1].form.startswith("ال")


_SHORTEST_SURNAME = 4  # letters
_CUTS = ("", "و", "ف", "ب", "ل")  # what may stick to the front of a name


def in_furniture(page: Page, token: int) -> bool:
    """Whether a token belongs to page furniture."""
    sentence = page.sentence_of(token)
    return sentence < 0 or page.sentences[sentence].kind == "furniture"


def _candidate(kind: str, hits: tuple[Hit, ...]) -> Candidate:
    head = hits[0]
    return Candidate(kind, head.first, head.last, head.start, head.end, hits)  # type: ignore[arg-type]


def _aliases(page: Page, hits: Hits) -> Iterator[Candidate]:
    every = [hit for table in NAMED_TABLES for hit in hits.every(table) if _is_meant(page, hit)]
    for group in grouped(every):
        yield _candidate("alias", group)


def _is_meant(page: Page, hit: Hit) -> bool:
    """An alias that is also a word counts only in quotation marks or after the ل of address."""
    also = hit.entry.get("also_words", ())
    if not also or " ".join(hit.surface.words) not in {fold_key(word) for word in also}:
        return True
    if hit.entry.table == "outlet" and hit.proclitic in {"ل", "ول"}:
        return True
    tokens = page.tokens
    before = tokens[hit.first - 1].form if hit.first else ""
    after = tokens[hit.last].form if hit.last < len(tokens) else ""
    return (before == '"' and after == '"') or before == "ل"


def _plain(hits: Hits, table: str) -> Iterator[Candidate]:
    for group in grouped(hits.every(table)):
        yield _candidate(table, group)


def _bylines(page: Page, aliases: list[Candidate], knowledge: Knowledge) -> Iterator[Candidate]:
    """A byline of two to four words is a person, an opener such as "by" set aside; مركز الأخبار is a desk."""
    openers = knowledge.layout.byline
    named = {token for candidate in aliases for token in range(candidate.first, candidate.last)}
    for sentence in page.sentences:
        if sentence.kind != "byline":
            continue
        first = sentence.first
        if page.tokens[first].form.lower() in openers:
            first += 1
        words = page.tokens[first : sentence.last]
        if (
            2 <= len(words) <= 4
            and all(t.kind == "word" for t in words)
            and not knowledge.grammar.is_a(words[0].form, "heads_of_bodies")
            and not named.intersection(range(first, sentence.last))
        ):
            yield Candidate("person", first, sentence.last, words[0].start, words[-1].end)


def _persons(page: Page, hits: Hits, knowledge: Knowledge) -> Iterator[Candidate]:
    roles = {hit.last: hit for hit in hits.every("role_noun")}
    givens = {hit.first for hit in hits.every("given_name") if not _is_on(page, hit)}
    cues = {hit.first for table in ("cue", "trigger") for hit in hits.every(table) if hit.form in {"past", "present"}}
    offices = {
        at for hit in hits.of("role_noun") for at in range(hit.first, hit.last)
    }  # باسم in "on behalf of" is no Basem
    spokesmen = {hit.last for hit in hits.of("role_noun") if hit.entry.get("source_type") == "spokesperson"}
    for group in grouped(hits.every("given_name")):
        hit = group[0]
        if hit.first not in givens or hit.first in offices or _is_on_behalf(page, hit, spokesmen):
            continue
        role = roles.get(hit.first)
        if role is not None and _is_nationality(page, hits, role, hit):
            continue
        last = _name_end(page, hit, givens, cues, knowledge)
        if last == hit.last and role is None:
            continue
        cautious = all(h.entry.get("cautious") for h in group) and not _is_dotted(page, hit)
        if cautious and role is None and (last - hit.last > 1 or hit.last not in givens):
            continue
        end = page.tokens[last - 1].end
        yield Candidate("person", hit.first, last, hit.start, end, (), (role.first, role.last) if role else None)


def _is_nationality(page: Page, hits: Hits, role: Hit, given: Hit) -> bool:
    """Whether a given name behind an indefinite office is the adjective of a country: مسؤول تركي رفيع، قائد يمني."""
    described = any(hit.last == given.first + 1 for hit in hits.within("source_quality", given.first, given.last))
    return described and not page.tokens[role.first].form.startswith("ال") and role.last - role.first == 1


def _is_on_behalf(page: Page, hit: Hit, spokesmen: Collection[int]) -> bool:
    """باسم after a spokesman and his adjectives is "on behalf of", and no Basem."""
    return page.tokens[hit.first].form == "باسم" and any(at in spokesmen for at in range(hit.first - 2, hit.first + 1))


def _is_on(page: Page, hit: Hit) -> bool:
    """Whether على is written, as the preposition is: شدد الملك عبدالله | على أن."""
    return page.tokens[hit.first].form == "علي" and page.text[hit.start : hit.end].endswith("ى")


def _is_dotted(page: Page, hit: Hit) -> bool:
    """علي, where the text writes the preposition على apart from it."""
    dotted = page.tokens[hit.first].form == "علي" and page.text[hit.start : hit.end] == "علي"
    return dotted and _writes_on(page.text)


@lru_cache(maxsize=4)
def _writes_on(text: str) -> bool:
    return "على" in text


def with_roles(page: Page, hits: Hits, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Persons with the office that runs up to their name: "director of the media centre of X, Y"."""
    starts = [hit.first for hit in hits.of("role_noun")]
    free = 0  # the token after the last person: an office before it is not the next one's
    for candidate in candidates:
        is_person = candidate.kind == "person" or (
            candidate.kind == "alias" and candidate.hits[0].entry.table == "person"
        )
        if not is_person or candidate.role is not None:
            yield candidate
            free = candidate.last if is_person else free
            continue
        office = _office_before(page, candidate, starts)
        own = None if office is None or office < free else (office, candidate.first)
        free = candidate.last
        yield replace(candidate, role=own)


_OFFICE_WORDS = 12  # tokens of an office before the name it belongs to


def _runs_up_to(page: Page, first: int, last: int) -> bool:
    """Whether nothing but words, numbers and the quotation marks of names stands between an office and a name."""
    return all(token.kind in {"word", "number"} or token.form == '"' for token in page.tokens[first:last])


def _name_end(page: Page, hit: Hit, givens: set[int], verbs: set[int], knowledge: Knowledge) -> int:
    """Where a name that opens with a given name ends."""
    grammar, tokens, at = knowledge.grammar, page.tokens, hit.last
    limit = min(len(tokens), hit.last + _MAX_NAME_WORDS)
    while at < limit and tokens[at].kind == "word" and at not in verbs:
        form = tokens[at].form
        if form in grammar["name_particles"] or at in givens:
            at += 1
            continue
        if (
            form in grammar["never_names"]
            or grammar.is_a(form, "adjunct_openers")
            or grammar.is_a(form, "complementizers")
        ):
            break
        if form.startswith("و") or len(form) < 3:
            break
        if at > hit.last and not form.startswith("ال") and tokens[at - 1].form not in grammar["name_particles"]:
            break
        at += 1
        if form.startswith("ال"):  # a family name with the article ends the name
            break
    return at


def _by_state(
    aliases: Iterable[Candidate], adjectives: Mapping[int, Hit], hits: Hits, knowledge: Knowledge
) -> tuple[list[Candidate], list[Candidate]]:
    """The aliases, and apart from them those that the adjective of another state makes its body: قوات الاحتلال التركي.

    Where another state's adjective follows what is no body of state (المعارضة المسلحة التشادية), nobody known is named.
    """
    heads = {hit.first for hit in hits.of("state_body")}
    own: list[Candidate] = []
    foreign: list[Candidate] = []
    for candidate in aliases:
        adjective = adjectives.get(candidate.last)
        if adjective is None or not _is_foreign(candidate, adjective, knowledge):
            own.append(candidate)
        elif candidate.first in heads:
            whole = (candidate.hits[0], adjective)
            foreign.append(Candidate("body", candidate.first, adjective.last, candidate.start, adjective.end, whole))
    return own, foreign


def _is_foreign(candidate: Candidate, adjective: Hit, knowledge: Knowledge) -> bool:
    """Whether an adjective behind a name of common words is that of a state outside the lands of all who bear the name."""
    grammar = knowledge.grammar
    words = candidate.hits[0].surface.words
    if not all(word.removeprefix("ال") in grammar["common_bodies"] for word in words):
        return False
    land = knowledge.country_codes.get(adjective.entry.get("name", ""))
    singular = adjective.surface.words[-1].endswith(_NISBA[:2])
    return singular and land is not None and all(land not in knowledge.lands_of(hit.entry) for hit in candidate.hits)


def _bodies(hits: Hits, adjectives: Mapping[int, Hit]) -> Iterator[Candidate]:
    """A body of state and a nationality: the army, the ministry, the government of one country."""
    for hit in hits.of("state_body"):
        adjective = adjectives.get(hit.last)
        if adjective is not None:
            yield Candidate("body", hit.first, adjective.last, hit.start, adjective.end, (hit, adjective))


def _sides(page: Page, knowledge: Knowledge) -> Iterator[Candidate]:
    written = {cut + word: len(cut) for word in knowledge.grammar["two_sides"] for cut in _CUTS}
    for at, token in enumerate(page.tokens):
        cut = written.get(token.form)
        if cut is not None:
            yield Candidate("sides", at, at + 1, page.folded.starts[token.at + cut], token.end)


def _sources(page: Page, hits: Hits) -> Iterator[Candidate]:
    for hit in hits.of("source_noun"):
        if hit.entry.get("source_type") not in _HUMAN:
            continue
        last = description_end(page, hit.last, hits)
        yield Candidate("source", hit.first, last, hit.start, page.tokens[last - 1].end, (hit,))


def description_end(page: Page, at: int, hits: Hits) -> int:
    """Where the adjectives that follow a source noun end: qualities the packs know, and words in the form of a nisba."""
    limit = min(len(page.tokens), at + _MOST_ADJECTIVES)
    while at < limit and page.tokens[at].kind == "word":
        known = hits.within("source_quality", at, at + 1)
        if not known and not is_nisba(page.tokens[at].form):
            break
        at += 1
    return at


def is_nisba(form: str) -> bool:
    """Whether a folded word has the form of an adjective of relation: عسكري، محلية."""
    return len(form) > _SHORTEST_NISBA and form.endswith(_NISBA) and form not in _RELATIVES


_NISBA = ("ي", "يه", "يون", "يين")
_SHORTEST_NISBA = 3  # letters: في and إلى are none
_RELATIVES = ("الذي", "التي")
_MOST_ADJECTIVES = 3


def _names_a_direction(page: Page, candidate: Candidate, knowledge: Knowledge) -> bool:
    """الشرق السوري is a place, not an actor."""
    return candidate.first > 0 and page.tokens[candidate.first - 1].form in knowledge.grammar["direction_words"]
