"""Names that no pack knows, where the tagger finds them: candidates beside those that packs and rules give.

Packs overrule the tagger: what they know is never another thing because the tagger thinks so. Only a longer name may take
in what is a word of it: the town in "the municipality of …", the nationality in "the … Arab committee".
"""

from collections.abc import Collection, Iterator, Sequence

from hudna.extract.areas import bare_head
from hudna.extract.scene import FINITE
from hudna.packs.knowledge import Knowledge
from hudna.rules.candidate import Candidate
from hudna.rules.lexicon import Hits, grouped
from hudna.tagger.features import known
from hudna.tagger.model import Tagged
from hudna.text.page import Page
from hudna.text.tokens import Token


def find_tagged(page: Page, hits: Hits, places: Sequence[Candidate], knowledge: Knowledge) -> list[Candidate] | None:
    """The tagger's names in text order, none sharing a token; furniture is left out. ``None`` without a tagger.

    A name that runs across a place of ``places``, or is one, is left to the packs. A place that packs have under a name
    which is also a word (الرياض) bears their readings.
    """
    if knowledge.tagger is None:
        return None
    ground = {at: place for place in places for at in range(place.first, place.last)}
    met = {token.form for token in page.tokens}
    return [
        _candidate(page, tagged, hits, met, knowledge)
        for tagged in _tagged(page, hits, knowledge)
        if all(_takes_in(tagged, ground.get(at)) for at in range(tagged.first, tagged.last))
        and not (tagged.kind == "place" and _is_known_body(hits, tagged))
    ]


def _is_known_body(hits: Hits, tagged: Tagged) -> bool:
    """Whether packs have the words as a body or an outlet, and not as a state or its capital: مراسل | الأناضول."""
    return any(
        hit.form != "capital" and hit.entry.get("kind") != "state"
        for table in ("actor", "outlet")
        for hit in hits.every_within(table, tagged.first, tagged.last)
    )


def _candidate(page: Page, tagged: Tagged, hits: Hits, met: Collection[str], knowledge: Knowledge) -> Candidate:
    first, last, end = tagged.first, tagged.last, page.tokens[tagged.last - 1].end
    if tagged.kind == "place":
        for group in grouped(hits.every_within("place", first, last)):
            rest = page.tokens[group[0].last : last]
            if group[0].first == first and all(token.form.startswith("ال") for token in rest):
                return Candidate("place", first, group[0].last, group[0].start, group[0].end, group)
    start = _start(page, first, met, knowledge)
    return Candidate(tagged.kind, first, last, start, end, found_by="tagger")  # type: ignore[arg-type]


def _tagged(page: Page, hits: Hits, knowledge: Knowledge) -> Iterator[Tagged]:
    marks = known(hits, len(page.tokens))
    verbs = {hit.first for table in ("cue", "trigger") for hit in hits.of(table) if hit.form in FINITE}
    for sentence in page.sentences:
        if sentence.kind == "furniture" or knowledge.tagger is None:
            continue
        rows = slice(sentence.first, sentence.last)
        for tagged in knowledge.tagger.tag([token.form for token in page.tokens[rows]], marks[rows]):
            first, last = sentence.first + tagged.first, sentence.first + tagged.last
            if first in verbs:  # وروى شاهد: what is left of a slip must be a name by itself
                first = first + 1 if last - first > 2 else last
            name = _trimmed(page, first, last, tagged.kind, knowledge)
            if name is not None:
                yield name


def _trimmed(page: Page, first: int, last: int, kind: str, knowledge: Knowledge) -> Tagged | None:
    """The name itself: marks at its ends fall away, the kind of place it is (قرية), and a wider place (بريف …).

    What stands before it may say what it is: a company, a village; so may its first word: a gas field, a checkpoint.
    None where nothing is left.
    """
    tokens = page.tokens
    while first < last and tokens[first].kind == "mark":
        first += 1
    wider = (
        at for at in range(first + 1, last) if tokens[at].form[0] == "ب" and _is_kind_of_place(tokens[at], knowledge)
    )
    last = next(wider, last)
    while first < last and tokens[last - 1].kind == "mark":
        last -= 1
    if first == last:
        return None
    kind = _kind(page, first, kind, knowledge)
    while kind == "place" and first < last - 1 and _is_kind_of_place(tokens[first], knowledge):
        first += 1
    words = [token.form for token in tokens[first:last]]
    if len(words[0]) < _SHORTEST or not words[0].isalpha() or all(_is_head(word, knowledge) for word in words):
        return None
    if _is_quality(tokens, first, last) or (kind == "person" and last - first == 1 and _is_people(words[0])):
        return None
    return Tagged(first, last, kind)


def _kind(page: Page, first: int, kind: str, knowledge: Knowledge) -> str:
    """What a name is, as its first word or the word before it says; else what the tagger says."""
    grammar, tokens = knowledge.grammar, page.tokens
    head = bare_head(tokens[first].form)
    if grammar.is_a(head, "settlements") or (kind == "organisation" and grammar.is_a(head, "sites")):
        return "place"
    at = first - 1
    while at > 0 and tokens[at].form == '"':
        at -= 1
    before = bare_head(tokens[at].form) if at >= 0 else ""
    if grammar.is_a(before, "bodies_with_names"):
        return "organisation"
    return "place" if grammar.is_a(before, "settlements") else kind


def _is_kind_of_place(token: Token, knowledge: Knowledge) -> bool:
    return token.kind == "mark" or knowledge.grammar.is_a(bare_head(token.form), "kinds_of_place")


def _is_head(word: str, knowledge: Knowledge) -> bool:
    """Whether a word opens names and is none by itself (المجلس, المدينة), or is a direction."""
    plain = bare_head(word).removeprefix("ال")
    rows = ("heads_of_bodies", "place_heads", "sites", "grounds", "never_names", "direction_words")
    return any(knowledge.grammar.is_a(form, row) for row in rows for form in (word, plain))


def _is_quality(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether one word is the adjective of the noun before it: الاقتتال | الأهلي."""
    word, before = tokens[first].form, tokens[first - 1] if first else None
    alone = last - first == 1 and word.startswith("ال") and word.endswith(("ي", "يه"))
    return alone and before is not None and before.kind == "word" and before.form.startswith(("ال", "بال", "لل", "وال"))


def _is_people(word: str) -> bool:
    """Whether a word is many people, and nobody's name: المسلمين, الصليبيون."""
    return word.startswith(("ال", "لل")) and word.endswith(("ين", "ون")) and len(word) > _LONGEST_FAMILY_NAME


_LONGEST_FAMILY_NAME = 6  # letters of one that ends so: الأمين, الزين


def _takes_in(tagged: Tagged, place: Candidate | None) -> bool:
    """Whether the name of a body begins before a place and goes as far: the place is a word of it."""
    if place is None:
        return True
    return tagged.kind == "organisation" and tagged.first < place.first and place.last <= tagged.last


def _start(page: Page, first: int, met: Collection[str], knowledge: Knowledge) -> int:
    """Where a name begins in the source, after letters that are joined to its front.

    They are taken off where the rest stands by itself elsewhere in the text, or is a word with the article.
    """
    token = page.tokens[first]
    for cut in knowledge.lexicon.clitics.proclitics["noun"]:
        rest = token.form[len(cut) :]
        if token.form.startswith(cut) and (rest in met or rest.startswith("ال")) and len(rest) >= _SHORTEST:
            return page.folded.starts[token.at + len(cut)]
    return token.start


_SHORTEST = 3  # letters of a name that stands alone
