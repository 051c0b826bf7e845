"""States and capitals: ground where something happens, or governments that act."""

from collections.abc import Container

from hudna.extract.places import has_place_word_before
from hudna.packs.knowledge import Knowledge
from hudna.rules.candidate import Candidate
from hudna.rules.lexicon import Hits
from hudna.text.page import Page

_FINITE = frozenset({"past", "present"})


def without_ground(
    page: Page, names: list[Candidate], places: list[Candidate], hits: Hits, knowledge: Knowledge
) -> list[Candidate]:
    """The name candidates without states and capitals that are ground where they stand."""
    named = {at for name in names for at in range(name.first, name.last)}
    ground = {at for place in places for at in range(place.first, place.last)} - named
    out = []
    for name in names:
        if _is_ground(page, name, hits, knowledge, ground):
            ground.update(range(name.first, name.last))
        else:
            out.append(name)
    return out


def _is_ground(page: Page, candidate: Candidate, hits: Hits, knowledge: Knowledge, places: Container[int]) -> bool:
    """Whether the bare name of a state or capital is a place here: after a locative, or listed after a place.

    ``places`` holds the first tokens of what else was read as a place. A capital is ground unless it governs a verb.
    """
    if candidate.kind != "alias":
        return False
    hit = candidate.hits[0]
    if hit.entry.get("kind") != "state" and hit.form != "capital":
        return False
    tokens, at = page.tokens, candidate.first
    before = tokens[at - 1].form if at else ""
    grammar = knowledge.grammar
    if grammar.is_a(before, "locatives") or has_place_word_before(page, at, knowledge):
        return True
    if before in grammar["direction_words"] or _is_part(page, at, knowledge):
        return True
    if hit.proclitic in {"ب", "وب"} and hit.form != "capital":
        return True
    if tokens[at].form.startswith("و") and at - 1 in places:
        return True
    if hit.form == "capital":
        if _after_doing(hits, at):
            return False
        return (
            not _governs(hits, candidate) and not grammar.is_a(before, "between") and not _coordinated(page, candidate)
        )
    return False


def _is_part(page: Page, at: int, knowledge: Knowledge) -> bool:
    """المناطق الجنوبية من السعودية: a side of the state."""
    tokens = page.tokens
    return at > 1 and tokens[at - 1].form == "من" and tokens[at - 2].form in knowledge.grammar["direction_words"]


def _governs(hits: Hits, candidate: Candidate) -> bool:
    near = {candidate.first - 1, candidate.last}
    return any(
        (hit.first in near and hit.form in _FINITE)
        or (hit.last == candidate.first and hit.entry.get("shape") == "according_to")
        for hit in hits.every_within("cue", candidate.first - _CUE, candidate.last + 1)
    )


_CUE = 8  # tokens of the longest cue


def _after_doing(hits: Hits, at: int) -> bool:
    """برعاية موسكو وواشنطن, توصلت موسكو وأنقرة: capitals after a word of mediation or of doing together, and those joined
    to them, are governments."""
    tables = ("mediation", "mutual")
    return any(hit.last in {at, at - 1} for table in tables for hit in hits.within(table, at - 4, at))


def _coordinated(page: Page, candidate: Candidate) -> bool:
    """بين موسكو وواشنطن: two capitals that stand for their governments."""
    back = range(max(0, candidate.first - 3), candidate.first)
    return page.tokens[candidate.first].form.startswith("و") and any(page.tokens[at].form == "بين" for at in back)
