"""Who is meant by an office without a name: the Yemeni president is who held that office on the day of the report."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from hudna.packs.knowledge import Knowledge, wire_id
from hudna.packs.spellings import titles_of
from hudna.rules.entry import Entry
from hudna.rules.lexicon import Hit, Hits, grouped
from hudna.text.fold import fold_key
from hudna.text.page import Page
from hudna.types import Name


def resolve_offices(
    page: Page, hits: Hits, knowledge: Knowledge, names: Sequence[Name], day: date | None
) -> tuple[Name, ...]:
    """The persons whom offices stand for, in text order; nobody where several could be meant.

    They are no mentions: the office may hold the name of a party, which stays one. A person whom the report names
    comes before any other holder; without a day only such a person is meant.
    """
    named = {name.entry for name in names if name.kind == "person" and name.entry}
    return tuple(_holders(page, hits, knowledge, named, day))


def _holders(page: Page, hits: Hits, knowledge: Knowledge, named: Collection[str], day: date | None) -> Iterator[Name]:
    for group in grouped(hits.every("office")):
        if _is_another(page, group[0], knowledge):
            continue
        owners = {wire_id(hit.entry): hit for hit in group}
        told = [hit for key, hit in owners.items() if key in named and _held(hit, day)]
        options = told or ([hit for hit in owners.values() if _held(hit, day)] if day is not None else [])
        if len(options) == 1:
            owner = knowledge.by_wire[wire_id(options[0].entry)]
            yield _holder(page, options[0], owner)


def _is_another(page: Page, hit: Hit, knowledge: Knowledge) -> bool:
    """Whether the words after an office make it another one: the former president, the commander in a province."""
    tokens = page.tokens
    after = tokens[hit.last].form if hit.last < len(tokens) else ""
    former = after in knowledge.grammar["former"]
    return former or (
        after in knowledge.grammar["locatives"] and tokens[hit.first].form in knowledge.grammar["local_offices"]
    )


def _holder(page: Page, hit: Hit, owner: Entry) -> Name:
    span = page.span(hit.start, hit.end)
    return Name(
        kind="person", start=span.start, end=span.end, text=span.text, name=owner.data["name"],
        name_ar=owner.get("name_ar"), entry=wire_id(owner), found_by="pack", anaphor=True,
    )  # fmt: skip


def _held(hit: Hit, day: date | None) -> bool:
    """Whether the entry held the office of these words on the day; with no day nothing is ruled out."""
    return any(_covers(role, day) for role in hit.entry.get("roles", ()) if _is_written(role, hit.surface.words))


def in_office(person: Entry, day: date | None) -> bool:
    """Whether a person held any office on the day; with no day, or where no office is known, nothing is ruled out."""
    roles = person.get("roles", ())
    return not roles or any(_covers(role, day) for role in roles)


def _is_written(role: Mapping[str, Any], words: tuple[str, ...]) -> bool:
    return " ".join(words) in {fold_key(title) for title in titles_of(role)}


def _covers(role: Mapping[str, Any], day: date | None) -> bool:
    if day is None:
        return True
    stamp = day.isoformat()
    return (role.get("from") or "0000") <= stamp <= ((role.get("to") or "9999") + "-99")
