"""Where places may be named: candidates with every gazetteer reading, and the wider phrase they stand in."""

from collections.abc import Iterator

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
    return has_place_word_before(page, hit.first, knowledge)


def has_place_word_before(page: Page, at: int, knowledge: Knowledge) -> bool:
    """Whether a head of place (مدينة، ريف، معبر …) stands right before a token, or before the names coordinated with it."""
    heads = knowledge.grammar["place_heads"]
    return at > 0 and knowledge.grammar.is_a(_bare(page.tokens[at - 1].form), "place_heads") and bool(heads)


def _bare(form: str) -> str:
    for cut in ("ب", "ل"):
        if form.startswith(cut) and len(form) > 3 and not form.startswith("بلد"):
            return form[1:]
    return form


def area_of(page: Page, candidate: Candidate, knowledge: Knowledge) -> tuple[int, int] | None:
    """Tokens of the wider phrase: "the eastern countryside of X", "the east bank of the river X"; None without one."""
    grammar, tokens = knowledge.grammar, page.tokens
    first, last = candidate.first, candidate.last
    while first > 0 and _widens(_bare(tokens[first - 1].form), knowledge):
        first -= 1
    while last < len(tokens) and tokens[last].form in grammar["direction_words"]:
        last += 1
    return (first, last) if (first, last) != (candidate.first, candidate.last) else None


def first_readings(candidates: list[Candidate]) -> Iterator[Hit]:
    """The hit of every candidate that has one reading only."""
    return (candidate.hits[0] for candidate in candidates if len({h.entry.key for h in candidate.hits}) == 1)


def _widens(form: str, knowledge: Knowledge) -> bool:
    """Whether a word before a place belongs to its phrase: a head of place or a direction."""
    return knowledge.grammar.is_a(form, "place_heads") or form in knowledge.grammar["direction_words"]
