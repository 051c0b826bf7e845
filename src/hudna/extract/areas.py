"""The phrase a place stands in: "the northern countryside of X", "near X", "the village X", "X in the countryside of Y"."""

from collections.abc import Sequence

from hudna.packs.knowledge import Knowledge
from hudna.rules.candidate import Candidate
from hudna.rules.whereabouts import Whereabouts
from hudna.text.page import Page

_HEADS = {
    "city_heads": "city",
    "town_heads": "town",
    "village_heads": "village",
    "neighbourhood_heads": "neighbourhood",
    "district_heads": "district",
    "governorate_heads": "governorate",
    "site_heads": "site",
}
_SIDES = ("north", "south", "east", "west")
_PARTS = ("countryside", "outskirts", "vicinity")
_REACH = 6  # tokens from a place to the one it lies in
_LONGEST = 8  # tokens of a phrase before a place


def whereabouts_of(page: Page, candidates: Sequence[Candidate], knowledge: Knowledge) -> list[Whereabouts]:
    """The whereabouts of every candidate, in their order."""
    order = sorted(range(len(candidates)), key=lambda number: candidates[number].first)
    after = dict(zip(order, order[1:], strict=False))
    return [_whereabouts(page, candidates, number, after.get(number), knowledge) for number in range(len(candidates))]


def _whereabouts(
    page: Page, candidates: Sequence[Candidate], number: int, following: int | None, knowledge: Knowledge
) -> Whereabouts:
    candidate = candidates[number]
    bounds = area_of(page, candidate, knowledge)
    around = _around(page, candidate, bounds)
    container = following if following is not None and _holds(page, candidate, candidates[following], knowledge) else None
    return Whereabouts(
        area=page.span_of(*bounds) if bounds else None,
        head=_head(page, candidate, knowledge),
        direction=_direction(page, around, bounds, knowledge),
        part=_part(page, around, knowledge),
        within=container,
        led=bounds is not None or _is_led(page, candidate, knowledge),
    )


def _is_led(page: Page, candidate: Candidate, knowledge: Knowledge) -> bool:
    """Whether في, إلى or a joined ب or ل stands before it: something happens there or goes there."""
    at = candidate.first
    joined = page.tokens[at].start < candidate.start and page.tokens[at].form.startswith(("ب", "ل"))
    return joined or (at > 0 and knowledge.grammar.is_a(page.tokens[at - 1].form, "locatives"))


def bare(form: str) -> str:
    """A folded word without the ب or ل that is joined to it."""
    for cut in ("ب", "ل"):
        if form.startswith(cut) and len(form) > 3 and not form.startswith("بلد"):
            return form[1:]
    return form


def area_of(page: Page, candidate: Candidate, knowledge: Knowledge) -> tuple[int, int] | None:
    """Tokens of the wider phrase: "the eastern countryside of X", "the east bank of the river X"; None without one."""
    grammar, tokens = knowledge.grammar, page.tokens
    first, last = candidate.first, candidate.last
    stop = max(0, first - _LONGEST)
    while first > stop:
        step = _widens(page, first, knowledge)
        if not step:
            break
        first -= step
    while last < len(tokens) and tokens[last].form in grammar["direction_words"]:
        last += 1
    return (first, last) if (first, last) != (candidate.first, candidate.last) else None


def _widens(page: Page, at: int, knowledge: Knowledge) -> int:
    """How many words before a token belong to the phrase of the place: a head, a direction, "to the north of"."""
    grammar, tokens = knowledge.grammar, page.tokens
    form = bare(tokens[at - 1].form)
    if grammar.is_a(form, "place_heads") or form in grammar["direction_words"]:
        return 1
    if any(grammar.is_a(form, part) for part in _PARTS):
        return 1
    before = bare(tokens[at - 2].form) if at > 1 else ""
    return 2 if tokens[at - 1].form == "من" and (before in grammar["direction_words"] or before in grammar["vicinity"]) else 0


def _around(page: Page, candidate: Candidate, bounds: tuple[int, int] | None) -> list[int]:
    """The tokens of the phrase that are no part of the name."""
    if bounds is None:
        return []
    first, last = bounds
    return [*range(first, candidate.first), *range(candidate.last, last)]


def _head(page: Page, candidate: Candidate, knowledge: Knowledge) -> str | None:
    if not candidate.first:
        return None
    form = bare(page.tokens[candidate.first - 1].form)
    return next((kind for heads, kind in _HEADS.items() if knowledge.grammar.is_a(form, heads)), None)


def _direction(page: Page, around: Sequence[int], bounds: tuple[int, int] | None, knowledge: Knowledge) -> str | None:
    """One of eight directions; None where the phrase names none, two that are opposite, or several (الشمالي والغربي)."""
    grammar, tokens = knowledge.grammar, page.tokens
    if bounds is None or (bounds[1] < len(tokens) and tokens[bounds[1]].form[1:] in grammar["direction_words"]):
        return None
    sides = {side for at in around for side in _SIDES if bare(tokens[at].form) in grammar[side]}
    named = [side for side in _SIDES if side in sides]
    if len(named) == 1:
        return named[0]
    return "-".join(named) if len(named) == 2 and named[0] in _SIDES[:2] and named[1] in _SIDES[2:] else None


def _part(page: Page, around: Sequence[int], knowledge: Knowledge) -> str | None:
    forms = [bare(page.tokens[at].form) for at in around]
    return next((part for part in _PARTS if any(knowledge.grammar.is_a(form, part) for form in forms)), None)


def _holds(page: Page, inner: Candidate, outer: Candidate, knowledge: Knowledge) -> bool:
    """Whether the words between two places say that the first lies in or beside the second."""
    between = range(inner.last, outer.first)
    if len(between) > _REACH or page.sentence_of(inner.first) != page.sentence_of(outer.first):
        return False
    glued = page.tokens[outer.first].form
    joined = page.tokens[outer.first].start < outer.start and glued.startswith(("ب", "ل"))
    said = [_says(page.tokens[at].form, knowledge) for at in between]
    return None not in said and (joined or any(said))


def _says(form: str, knowledge: Knowledge) -> bool | None:
    """Whether a word between two places says that one holds the other; None where it parts them."""
    grammar = knowledge.grammar
    if form in ("(", '"', "،", ","):
        return False
    if form.startswith("و") and form not in grammar["outskirts"]:
        return None  # a list
    if form in ("في", "من", "ضمن") or form in grammar["belonging"] or form in grammar["direction_words"]:
        return True
    word = bare(form)
    if word in grammar["place_heads"] or any(word in grammar[part] for part in _PARTS):
        return True
    return None

