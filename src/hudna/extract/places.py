"""Where places may be named: candidates with every gazetteer reading, and the wider phrase they stand in."""

from collections.abc import Iterator, Sequence

from hudna.extract.names import in_furniture
from hudna.packs.knowledge import Knowledge
from hudna.rules.candidate import Candidate
from hudna.rules.lexicon import Hit, Hits, grouped
from hudna.text.page import Page


def find_places(page: Page, hits: Hits, knowledge: Knowledge) -> list[Candidate]:
    """Place candidates in text order. A name that is also a word needs a word of place before it."""
    readings = [hit for hit in hits.every("place") if _is_meant(page, hit, knowledge)]
    return [
        Candidate("place", group[0].first, group[0].last, group[0].start, group[0].end, group)
        for group in grouped(readings)
        if not in_furniture(page, group[0].first)
    ]


def _is_meant(page: Page, hit: Hit, knowledge: Knowledge) -> bool:
    if hit.entry.data.get("caution") != "word":
        return True
    if len(hit.surface.words) > 1 and hit.first + 1 < hit.last:
        return True
    if not has_place_word_before(page, hit.first, knowledge):
        return False
    return not _is_kind(page, hit, knowledge) or not _is_side(page.tokens[hit.first - 1].form, knowledge)


def _is_kind(page: Page, hit: Hit, knowledge: Knowledge) -> bool:
    """Whether the name is the word for a kind of place with its article: المدينة, البلاد."""
    word = page.tokens[hit.first].form[len(hit.proclitic) :]
    return knowledge.grammar.is_a(word.removeprefix(_ARTICLE), "place_heads") or knowledge.grammar.is_a(word, "grounds")


def _is_side(form: str, knowledge: Knowledge) -> bool:
    """Whether a word is a side of a place and no kind of place: غرب المدينة is west of a city named before."""
    return bare_head(form) in knowledge.grammar["direction_words"] or knowledge.grammar.is_a(bare_head(form), "edges")


_ARTICLE = "ال"


def has_place_word_before(page: Page, at: int, knowledge: Knowledge) -> bool:
    """Whether a head of place (مدينة، ريف، معبر …) stands right before a token, or before the names coordinated with it."""
    heads = knowledge.grammar["place_heads"]
    return at > 0 and knowledge.grammar.is_a(bare_head(page.tokens[at - 1].form), "place_heads") and bool(heads)


def bare_head(form: str) -> str:
    """A folded word without the ب or ل that may be joined to a head of place: بقرية, لمدينة."""
    for cut in ("ب", "ل"):
        if form.startswith(cut) and len(form) > 3 and not form.startswith("بلد"):
            return form[1:]
    return form


def without_namesakes(names: Sequence[Candidate], places: Sequence[Candidate]) -> list[Candidate]:
    """The names without those made of the words of a longer place name: خان, يونس in خان يونس."""
    inside = {at: place for place in places if place.last - place.first > 1 for at in range(place.first, place.last)}
    return [name for name in names if name.kind not in _MADE or not _within(name, inside.get(name.first))]


_MADE = frozenset({"surname", "person"})  # found by a rule, not by a pack's alias


def _within(name: Candidate, place: Candidate | None) -> bool:
    return place is not None and (name.first > place.first or name.last <= place.last)


def area_of(page: Page, candidate: Candidate, knowledge: Knowledge) -> tuple[int, int] | None:
    """Tokens of the wider phrase: "the eastern countryside of X", "the east bank of the river X"; None without one."""
    grammar, tokens = knowledge.grammar, page.tokens
    first, last = candidate.first, candidate.last
    while first > 0 and _widens(bare_head(tokens[first - 1].form), knowledge):
        first -= 1
    while last < len(tokens) and tokens[last].form in grammar["direction_words"]:
        last += 1
    return (first, last) if (first, last) != (candidate.first, candidate.last) else None


def first_readings(candidates: list[Candidate]) -> Iterator[Hit]:
    """The hit of every candidate that has one reading only."""
    return (candidate.hits[0] for candidate in candidates if len({hit.entry.key for hit in candidate.hits}) == 1)


def _widens(form: str, knowledge: Knowledge) -> bool:
    """Whether a word before a place belongs to its phrase: a head of place or a direction."""
    return knowledge.grammar.is_a(form, "place_heads") or form in knowledge.grammar["direction_words"]
