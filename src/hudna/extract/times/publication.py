"""The day of publication, as a page states it."""

from collections.abc import Iterator
from dataclasses import replace

from hudna.extract.times.finder import within
from hudna.extract.times.moments import Found
from hudna.extract.times.seen import Seen
from hudna.extract.times.words import Clues
from hudna.packs.knowledge import Knowledge
from hudna.text.page import Page
from hudna.types import Published

_DATELINE_LINES = 6
_OPENER_TOKENS = 14
_SHORT_LINE = 16  # tokens


def find_publication(page: Page, knowledge: Knowledge) -> Published | None:
    """The day of publication as the text states it: a dateline, a short line with a full date, or the opening words."""
    lines = tuple(_publication_lines(page))
    if not lines:
        return None
    head = replace(page, tokens=page.tokens[: max(last for _, last in lines)])  # the rest of the page has no say
    seen = Seen(Clues.of(head, knowledge), None)
    for first, last in lines:
        for item in within(seen, first, last):
            if _states_publication(page, seen.clues, item):
                span = page.span(item.start, page.tokens[item.last - 1].end)
                return Published(str(item.moment.earliest), span)
    return None


def _states_publication(page: Page, clues: Clues, item: Found) -> bool:
    """Whether a full date says when the page was published, and not when something happened."""
    moment = item.moment
    if not moment.dated or moment.granularity != "day" or moment.earliest is None:
        return False
    today = clues.word(item.first, "deictic")
    if today is not None:
        return bool(today.value == 0)
    sentence = page.sentences[page.sentence_of(item.first)]
    told = clues.word(item.first, "day_word") or clues.word(item.first - 1, "of", "year_context", "range_from")
    return sentence.kind == "dateline" or told is None


def _publication_lines(page: Page) -> Iterator[tuple[int, int]]:
    """Token ranges in which a page states its day, likeliest first; never furniture."""
    lines = [line for line in page.lines if not line.furniture]
    for line in lines:
        if line.kind == "dateline":
            yield line.first, line.last
    for line in lines[:_DATELINE_LINES]:
        if line.last - line.first <= _SHORT_LINE:
            yield line.first, line.last
    for line in lines[:3]:
        yield line.first, min(line.last, line.first + _OPENER_TOKENS)
