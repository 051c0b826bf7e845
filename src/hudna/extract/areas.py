"""The phrase a place stands in: "the northern countryside of X", "near X", "the village X", "X in the countryside of Y"."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

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
_ARTICLE = "ال"
Link = Literal["in", "at", "direction"]
_FIRMEST: tuple[Link, ...] = ("direction", "in", "at")
_REACH = 6  # tokens from a place to the one it lies in
_LONGEST = 8  # tokens of a phrase before a place


def whereabouts_of(page: Page, candidates: Sequence[Candidate], knowledge: Knowledge) -> list[Whereabouts]:
    """The whereabouts of every candidate, in their order."""
    order = sorted(range(len(candidates)), key=lambda number: candidates[number].first)
    after = dict(pairwise(order))
    return [_whereabouts(page, candidates, number, after.get(number), knowledge) for number in range(len(candidates))]


def _whereabouts(
    page: Page, candidates: Sequence[Candidate], number: int, following: int | None, knowledge: Knowledge
) -> Whereabouts:
    candidate = candidates[number]
    bounds = area_of(page, candidate, knowledge)
    around = _around(candidate, bounds)
    link = _link(page, candidate, candidates[following], knowledge) if following is not None else None
    return Whereabouts(
        area=page.span_of(*bounds) if bounds else None,
        head=_kind(page, _before(page, candidate.first), knowledge),
        own_head=_kind(page, candidate.first, knowledge),
        direction=_direction(page, around, bounds, knowledge),
        part=_part(page, around, knowledge),
        within=following if link else None,
        link=link,
        capital=_name(page, candidate) in knowledge.capitals,
        led=bounds is not None or _is_led(page, candidate, knowledge),
        called=_called(page, candidate, knowledge),
    )


def _called(page: Page, candidate: Candidate, knowledge: Knowledge) -> Literal["all", "wide"] | None:
    """Whether a street, a square or a house right before the name may be called after it."""
    token = page.tokens[candidate.first]
    if not candidate.first or token.start < candidate.start:
        return None
    head = bare_head(page.tokens[candidate.first - 1].form)
    if knowledge.grammar.is_a(head, "called_after"):
        return "all"
    return "wide" if knowledge.grammar.is_a(head, "rounds_or_roundabouts") else None


def _is_led(page: Page, candidate: Candidate, knowledge: Knowledge) -> bool:
    """Whether في, إلى or a joined ب or ل stands before it: something happens there or goes there."""
    at = candidate.first
    joined = page.tokens[at].start < candidate.start and page.tokens[at].form.startswith(("ب", "ل"))
    return joined or (at > 0 and knowledge.grammar.is_a(page.tokens[at - 1].form, "locatives"))


def bare_head(form: str) -> str:
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
    if _kind(page, _before(page, first), knowledge) is not None:
        first = _before(page, first) + 1  # the mark belongs to the phrase where a head stands before it
    while first > stop:
        step = _widens(page, first, knowledge)
        if not step:
            break
        first -= step
    if first < candidate.first and tokens[candidate.first - 1].form == '"' and _form(page, last) == '"':
        last += 1
    while _form(page, last) in grammar["direction_words"] and _form(page, last).startswith(_ARTICLE):
        last += 1  # without the article it leads the next place: سهل الغاب غربي حماة
    return (first, last) if (first, last) != (candidate.first, candidate.last) else None


def _form(page: Page, at: int) -> str:
    return page.tokens[at].form if at < len(page.tokens) else ""


def _widens(page: Page, at: int, knowledge: Knowledge) -> int:
    """How many words before a token belong to the phrase of the place: a head, a direction, "to the north of"."""
    grammar, tokens = knowledge.grammar, page.tokens
    form = bare_head(tokens[at - 1].form)
    if grammar.is_a(form, "place_heads") or form in grammar["direction_words"]:
        return 1
    if any(grammar.is_a(form, part) for part in _PARTS):
        return 1
    before = bare_head(tokens[at - 2].form) if at > 1 else ""
    return (
        2
        if tokens[at - 1].form == "من" and (before in grammar["direction_words"] or before in grammar["vicinity"])
        else 0
    )


def _around(candidate: Candidate, bounds: tuple[int, int] | None) -> list[int]:
    """The tokens of the phrase that are no part of the name."""
    if bounds is None:
        return []
    first, last = bounds
    return [*range(first, candidate.first), *range(candidate.last, last)]


def _name(page: Page, candidate: Candidate) -> str:
    """The folded name, as a pack spells it; as the report does where no pack knows it."""
    if candidate.hits:
        return " ".join(candidate.hits[0].surface.words)
    return " ".join(token.form for token in page.tokens[candidate.first : candidate.last])


def _before(page: Page, at: int) -> int:
    """The token before one, a quotation mark passed over: قرية «X»."""
    return at - 2 if at > 1 and page.tokens[at - 1].form == '"' else at - 1


def _kind(page: Page, at: int, knowledge: Knowledge) -> str | None:
    """The precision that a head of place at a token states; None where it is no such head."""
    if at < 0:
        return None
    form = bare_head(page.tokens[at].form)
    return next((kind for heads, kind in _HEADS.items() if knowledge.grammar.is_a(form, heads)), None)


def _direction(page: Page, around: Sequence[int], bounds: tuple[int, int] | None, knowledge: Knowledge) -> str | None:
    """One of eight directions; None where the phrase names none, two that are opposite, or several (الشمالي والغربي)."""
    grammar, tokens = knowledge.grammar, page.tokens
    if bounds is None or (bounds[1] < len(tokens) and tokens[bounds[1]].form[1:] in grammar["direction_words"]):
        return None
    sides = {side for at in around for side in _SIDES if bare_head(tokens[at].form) in grammar[side]}
    named = [side for side in _SIDES if side in sides]
    if len(named) == 1:
        return named[0]
    return "-".join(named) if len(named) == 2 and named[0] in _SIDES[:2] and named[1] in _SIDES[2:] else None


def _part(page: Page, around: Sequence[int], knowledge: Knowledge) -> str | None:
    forms = [bare_head(page.tokens[at].form) for at in around]
    return next((part for part in _PARTS if any(knowledge.grammar.is_a(form, part) for form in forms)), None)


def _link(page: Page, inner: Candidate, outer: Candidate, knowledge: Knowledge) -> Link | None:
    """How the words between two places put the first in the second: "in" (التابعة لمحافظة), "at" (a bare preposition),
    "direction" (beside it, to one side); None if they do not."""
    between = range(inner.last, outer.first)
    if len(between) > _REACH or page.sentence_of(inner.first) != page.sentence_of(outer.first):
        return None
    glued = page.tokens[outer.first].form
    joined = page.tokens[outer.first].start < outer.start and glued.startswith(("ب", "ل"))
    said = ["at"] if joined else []
    for at in between:
        word = _says(page.tokens[at].form, knowledge)
        if word is None:
            return None
        said.append(word)
    return next((link for link in _FIRMEST if link in said), None)


def _says(form: str, knowledge: Knowledge) -> str | None:
    """What a word between two places says of the first: "in", "at", "direction", nothing (""); None where it parts them."""
    grammar = knowledge.grammar
    if form in _PASSED:
        return ""
    if form.startswith("و") and form not in grammar["outskirts"]:
        return None  # a list
    word = bare_head(form)
    if form in grammar["direction_words"] or form in grammar["neighbouring"] or word in grammar["vicinity"]:
        return "direction"
    if form in grammar["belonging"] or word in grammar["place_heads"] or any(word in grammar[part] for part in _PARTS):
        return "in"
    return "at" if form in _AT else None


_PASSED = ("(", '"', "،", ",", "من")
_AT = ("في", "ضمن")
