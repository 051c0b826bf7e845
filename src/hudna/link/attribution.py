"""Whose words a report says it prints: credit lines, datelines, "so the agency reported", interviews given to others."""

import re
from collections.abc import Iterator

from hudna.packs.knowledge import Knowledge
from hudna.text.fold import caseless_key, fold_key
from hudna.types.mention import Mention, Name
from hudna.types.reading import Reading

_PART = 3  # of what a report quotes, the part that must be an outlet's for the text to be from it
_LEAD = 300  # characters that the first sentence has at most
_STOP = re.compile(r"[.؟!\n]")
_REACH = 40  # characters before an outlet's name
_WORD = re.compile(r"\w+")
_LINE_HEAD = 60  # characters from the beginning of a line in which "Aden - the agency:" has its colon
_SENTENCE_END = re.compile(r"[.!?؟…»\"”)\n،]\s*$|^\s*$")
_OPENS = re.compile(r"\(\s*$")
_BETWEEN = re.compile(r"^[\s،,/«»\"“”+-]*$")
_CLOSES = re.compile(r"^\s*[»\"”]?\s*[:\-–—|،]|^\s*[»\"”]?\s*(?:\n|$)")


def credits_of(reading: Reading, knowledge: Knowledge) -> tuple[str, ...]:
    """Canonical names of the outlets that the report says its text is from, sorted.

    The report's own outlet is none of them.
    """
    own = _plain(outlet_name(reading.outlet, knowledge) or "")
    found = {*_lines(reading, knowledge), *_relayed(reading, knowledge)}
    return tuple(sorted(name for name in found if _plain(name) != own))


def _plain(name: str) -> str:
    """Al Weeam and alweeam are one."""
    return "".join(char for char in caseless_key(name) if char.isalnum())


def outlet_name(outlet: str | None, knowledge: Knowledge) -> str | None:
    """The canonical name of an outlet as it was given with a report; the given one where no pack knows it."""
    if outlet is None:
        return None
    entry = knowledge.outlets.get(caseless_key(outlet))
    return str(entry.get("name")) if entry is not None else outlet


def outlets_in(reading: Reading, knowledge: Knowledge) -> list[Name]:
    """The mentions of outlets and agencies, in order."""
    return [one for one in reading.mentions if isinstance(one, Name) and _is_outlet(one, knowledge)]


def _is_outlet(mention: Name, knowledge: Knowledge) -> bool:
    entry = knowledge.by_wire.get(mention.entry or "")
    return entry is not None and entry.table == "outlet"


def _lines(reading: Reading, knowledge: Knowledge) -> Iterator[str]:
    """Outlets named alone in brackets behind a sentence, or before the text begins."""
    text = reading.report.text if reading.report else ""
    before = 0  # where the outlet before this one ends
    for name in outlets_in(reading, knowledge):
        if _in_brackets(text, name, before) or _at_head(text, name):
            yield name.name
            before = name.end


def _in_brackets(text: str, name: Mention, before: int) -> bool:
    """(the agency) behind a sentence; or the next one of such a list. An apposition has no sentence before it."""
    opens = _OPENS.search(text[max(0, name.start - 3) : name.start])
    if opens is None:
        return 0 < before < name.start and name.start - before <= 4 and bool(_BETWEEN.match(text[before : name.start]))
    bracket = text.rfind("(", 0, name.start)
    closes = re.match(r"[^()\n]{0,40}\)", text[name.end : name.end + 42])
    return closes is not None and _SENTENCE_END.search(text[max(0, bracket - 3) : bracket]) is not None


def _at_head(text: str, name: Mention) -> bool:
    """Aden - the agency: … ; the line begins with it, and a colon, a dash or nothing at all follows."""
    line = text.rfind("\n", 0, name.start) + 1
    if name.end - line > _LINE_HEAD or any(mark in text[line : name.start] for mark in ".:؟!"):
        return False
    return _CLOSES.match(text[name.end : name.end + 6]) is not None and len(text[line : name.start].split()) <= 4


def _relayed(reading: Reading, knowledge: Knowledge) -> Iterator[str]:
    """Outlets that report, or were told, what leads the report or a third of what it quotes.

    One that is quoted in passing is a source among others, and the text is not from it.
    """
    named = outlets_in(reading, knowledge)
    lead = _lead_end(reading)
    yield from (name.name for name in named if name.start < lead and _follows_relay(reading, name, knowledge))
    outlets = {one.name for one in named}
    told = [
        claim.via or (claim.source_name if claim.source_name in outlets else None)
        for claim in sorted(reading.claims, key=lambda claim: (claim.content.start, claim.id))
        if claim.source is not None
    ]
    for name in sorted({name for name in told if name}):
        if told[0] == name or told.count(name) * _PART >= len(told):
            yield name


def _lead_end(reading: Reading) -> int:
    """Where the first sentence behind title, byline and dateline ends."""
    text = reading.report.text if reading.report else ""
    head = max((part.end for part in (reading.title, reading.byline, reading.dateline) if part), default=0)
    words = _WORD.search(text, head)
    end = _STOP.search(text, words.start()) if words else None
    return min(end.start() if end else len(text), head + _LEAD)


def _follows_relay(reading: Reading, name: Mention, knowledge: Knowledge) -> bool:
    """Whether "reported", "according to" or the like stands before an outlet, "the agency" perhaps between."""
    text = reading.report.text if reading.report else ""
    before = _WORD.findall(fold_key(text[max(0, name.start - _REACH) : name.start]))
    if before and knowledge.grammar.is_a(before[-1], "outlet_kinds"):
        before.pop()
    return bool(before) and knowledge.grammar.is_a(before[-1], "relays")
