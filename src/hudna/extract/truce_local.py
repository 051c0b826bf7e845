"""Sides of a truce that no pack knows: tribes, families and local units, named by their heads.

"Between the tribes of A and B", "between the battalion of «A» and the brigade «B»", "the two clans A and B accepted". Which
words are such heads is data; the names are kept as the report writes them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hudna.packs.grammar import Grammar
from hudna.rules.lexicon import Hit, Hits
from hudna.text.page import Page
from hudna.types import Span

_MOST_WORDS = 4  # of a name
_MODIFIERS = 8  # tokens between the first side and the و of the second
_QUOTED = 6  # tokens of a name in quotation marks


@dataclass(frozen=True, slots=True)
class Side:
    """One side: the names it goes by, its words, and its tokens ``[first, last)``."""

    names: tuple[str, ...]
    span: Span
    first: int
    last: int
    local: bool


@dataclass(frozen=True, slots=True)
class Ground:
    """What the search looks at: the page, its hits, and who is known to stand at a token."""

    page: Page
    hits: Hits
    grammar: Grammar
    known: Mapping[int, Side]

    def form(self, at: int) -> str:
        """The folded form of a token, empty past the ends."""
        tokens = self.page.tokens
        return tokens[at].form if 0 <= at < len(tokens) else ""

    def head_at(self, at: int) -> Hit | None:
        """The head of a local party that begins at a token."""
        return next(iter(self.hits.within("party_head", at, at + 1)), None)


def local_pairs(ground: Ground) -> Iterator[tuple[Side, Side]]:
    """Two sides named together of which at least one is in no pack."""
    told: set[tuple[int, int]] = set()
    for head in ground.hits.of("party_head"):
        if head.entry.get("two"):
            first = _side(ground, head.last, head)
        elif _between_before(ground, head.first):
            first = _side(ground, head.first, None)
        else:
            first = _known_between(ground, head)
        second = _second(ground, first, head if head.entry.get("two") else None) if first is not None else None
        if first is None or second is None or (first.first, second.first) in told:
            continue
        if (first.local or second.local) and first.names != second.names:
            told.add((first.first, second.first))
            yield first, second


def named_by_head(ground: Ground, at: int) -> Side | None:
    """The local unit that is named at a token, quotation marks passed over."""
    return _side(ground, at, None)


def helper_at(ground: Ground, at: int) -> Side | None:
    """The local mediator who is named at a token: "the notables of the area", "a committee of the sheikhs of X"."""
    head = next(iter(ground.hits.within("helper_head", at, at + 1)), None)
    if head is None:
        return None
    start = head.last + (ground.form(head.last) == "من")
    inner = next(iter(ground.hits.within("helper_head", start, start + 1)), None)
    return _bare(ground, head.first, inner.last if inner is not None else start, kept=True)


def _between_before(ground: Ground, at: int) -> bool:
    return any(ground.grammar.is_a(ground.form(before), "between") for before in (at - 1, at - 2) if before >= 0)


def _known_between(ground: Ground, head: Hit) -> Side | None:
    """ "between the movement and the group of X": the side before a head, where the packs know it."""
    if not ground.page.tokens[head.first].form.startswith("و"):
        return None
    near = (at for at in range(head.first - _MODIFIERS, head.first) if at in ground.known)
    return next((ground.known[at] for at in near if _between_before(ground, at)), None)


def _second(ground: Ground, first: Side, two: Hit | None) -> Side | None:
    """The side after و: right after the first, or, where it has a head of its own or is known, after modifiers."""
    limit = first.last + (2 if two is not None else _MODIFIERS)
    for at in range(first.last, min(limit, len(ground.page.tokens))):
        form = ground.form(at)
        if form in _STOPS or ground.page.tokens[at].kind == "break":
            return None
        if form == "و":
            return _side(ground, at + 1, two)
        if form.startswith("و") and (two is not None or ground.head_at(at) or at in ground.known):
            return _side(ground, at, two)
    return None


_STOPS = frozenset({".", "؟", "!", "؛", ":"})


def _side(ground: Ground, at: int, two: Hit | None) -> Side | None:
    """The side that begins at a token: known, headed, or, after a head of two, a bare name."""
    if ground.form(at) == '"':
        return _marked(ground, at, two)
    if at in ground.known:
        return ground.known[at]
    head = ground.head_at(at)
    if head is None or head.entry.get("two"):
        return _bare(ground, at, at, kept=False) if two is not None else None
    start = head.last
    if ground.form(start) == '"':
        return _quoted(ground, head.first, start, head)
    return _bare(ground, head.first, start, kept=bool(head.entry.get("kept")))


def _marked(ground: Ground, at: int, two: Hit | None) -> Side | None:
    """What stands in quotation marks: who the packs know by all of it, else a name that opens with a head."""
    known, head = ground.known.get(at + 1), ground.head_at(at + 1)
    if known is not None and ground.form(known.last) == '"':
        return known
    return _quoted(ground, at + 1, at, head or two) if head is not None or two is not None else known


def _quoted(ground: Ground, first: int, opening: int, head: Hit | None) -> Side | None:
    """A name in quotation marks, its head with it where the head is part of the name."""
    for last in range(opening + 2, min(opening + _QUOTED, len(ground.page.tokens))):
        if ground.form(last) == '"':
            begin = first if head is not None and head.entry.get("kept") else opening + 1
            return _named(ground, begin, last, first, last + 1)
    return None


def _bare(ground: Ground, first: int, at: int, *, kept: bool) -> Side | None:
    """A name without marks: words to the next particle, verb or mark; particles of kin take the next word with them."""
    last = at
    while last < min(at + _MOST_WORDS, len(ground.page.tokens)) and _goes_on(ground, at, last):
        last += 1
    if last == at:
        return None
    return _named(ground, first if kept else at, last, first, last)


def _goes_on(ground: Ground, first: int, at: int) -> bool:
    """Whether a token still belongs to a name: its first word; after a word of kin; a further word with the article."""
    token, form = ground.page.tokens[at], ground.form(at)
    if token.kind != "word" or ground.grammar.is_a(form, "adjunct_openers") or form in ground.grammar["relatives"]:
        return False
    if ground.hits.within("truce_word", at, at + 1):
        return False
    if at == first:
        return True
    if form.startswith("و"):
        return False
    before = ground.form(at - 1).removeprefix("و")
    opens = before in ground.grammar["kin_particles"] or before in ground.grammar["place_heads"]
    return opens or (form.startswith("ال") and not before.startswith("ال"))


def _named(ground: Ground, begin: int, end: int, first: int, last: int) -> Side:
    page = ground.page
    start = page.tokens[begin].start
    words = page.text[start : page.tokens[end - 1].end]
    if page.tokens[begin].form.startswith("و") and words.startswith("و"):
        start, words = start + 1, words[1:]
    return Side((words,), page.span(start, page.tokens[end - 1].end), first, last, local=True)


def first_known(sides: Sequence[Side]) -> Mapping[int, Side]:
    """Sides by their first token."""
    return {side.first: side for side in sides}
