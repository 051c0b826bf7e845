"""Truces without a word of truce: a stop, and the fighting that it stops.

"A complete and immediate halt to the fighting", "the silencing of the fronts", "the guns fell silent": the two words are
data, and only adjectives of the stop may stand between them.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from hudna.packs.grammar import Grammar
from hudna.rules.lexicon import Hit, Hits
from hudna.text.page import Page

Strength = Literal["strong", "weak", "halt"]

_GAP = 6  # tokens between a stop and what is stopped: adjectives, their و and quotation marks
_QUIET_GAP = 3  # tokens from the beginning of what falls silent to a verb after it


def find_stops(page: Page, hits: Hits, grammar: Grammar) -> Iterator[tuple[Hit, Strength]]:
    """A hit of ``stopped``, widened to the stop, for every fighting that is said to be stopped, and how strong it is."""
    for stop in hits.of("stop"):
        if stop.first and grammar.is_a(page.tokens[stop.first - 1].form, "negations"):
            continue  # without a stop, did not stop
        halts = bool(stop.entry.get("halts"))
        found = _halted(page, hits, stop) if halts else _stopped(page, hits, stop)
        if found is not None and found.entry.data["kind"] in stop.entry.data["of"]:
            yield found, "halt" if halts else found.entry.data["strength"]


def _stopped(page: Page, hits: Hits, stop: Hit) -> Hit | None:
    """What follows a noun of stopping: in the genitive right after it, or joined with ل after its adjectives."""
    for thing in hits.within("stopped", stop.last, stop.last + _GAP):
        joined = thing.proclitic.endswith("ل") or page.tokens[thing.first].form.startswith("لل")
        if _only_adjectives(page, stop, thing) and (joined or thing.first == stop.last):
            return replace(thing, first=stop.first, start=stop.start)
    return None


def _only_adjectives(page: Page, stop: Hit, thing: Hit) -> bool:
    """Whether what stands between agrees with the stop: words with the article where it has one, without where not."""
    definite = page.tokens[stop.first].form.removeprefix(stop.proclitic).startswith("ال")
    for token in page.tokens[stop.last : thing.first]:
        if token.kind == "word" and token.form.removeprefix("و").startswith("ال") != definite:
            return False
        if token.kind != "word" and token.form not in _MARKS:
            return False
    return True


_MARKS = frozenset({'"', "،"})


def _halted(page: Page, hits: Hits, stop: Hit) -> Hit | None:
    """What falls silent: right after the verb, or before it: "the guns fell silent"."""
    for thing in hits.within("stopped", stop.last, stop.last + 1):
        return replace(thing, first=stop.first, start=stop.start)
    for thing in reversed(hits.within("stopped", stop.first - _QUIET_GAP - 1, stop.first)):
        if thing.last >= stop.first - 1 and page.sentence_of(thing.first) == page.sentence_of(stop.first):
            return replace(thing, last=stop.last, end=stop.end)
    return None
