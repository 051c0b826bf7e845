"""Two sides named together: "between A … and B", "A and B"."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from hudna.text.page import Page

_REACH = 14  # tokens from the first side to the second, modifiers included


class Ranged(Protocol):
    """Anything that covers tokens ``[first, last)``."""

    @property
    def first(self) -> int:
        """Its first token."""

    @property
    def last(self) -> int:
        """The token after its last."""


def find_pairs(page: Page, named: Sequence[Ranged], between: frozenset[str]) -> Iterator[tuple[int, int, bool]]:
    """(index of A, index of B, whether بين opens them) for every pair, in text order of B."""
    for index, second in enumerate(named):
        if not page.tokens[_opening(page, second.first)].form.startswith("و"):
            continue
        first = _opened_by_between(page, named, index, between)
        if first is not None:
            yield first, index, True
        elif index and _adjacent(page, named[index - 1].last, second.first):
            yield index - 1, index, False


def _opening(page: Page, at: int) -> int:
    """The token that carries the conjunction: the one before an opening quotation mark, or the name itself."""
    while at > 0 and page.tokens[at].form != "و" and page.tokens[at - 1].form in {'"', "و"}:
        at -= 1
    return at


def _adjacent(page: Page, end: int, start: int) -> bool:
    return all(page.tokens[at].form in {'"', "و", ")", "("} for at in range(end, start))


def _opened_by_between(page: Page, named: Sequence[Ranged], index: int, between: frozenset[str]) -> int | None:
    """The first name after a بين that stands at most a few words before this one."""
    second = named[index]
    low = max(0, second.first - _REACH)
    for at in range(second.first - 1, low - 1, -1):
        form = page.tokens[at].form
        if form in {".", "؟", "!"} or page.tokens[at].kind == "break":
            return None
        if form in between or (form[:1] in {"و", "ف"} and form[1:] in between):
            near = range(max(0, index - _REACH), index)
            return next((i for i in near if at < named[i].first <= at + 3), None)
    return None
