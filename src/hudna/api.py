"""Reading one text, and opening a case, from Python; all is loaded when it is first needed: importing Hudna stays light."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from hudna.case import Case
    from hudna.packs.knowledge import Knowledge
    from hudna.types import Reading


def read(
    text: str,
    *,
    published: str | date | None = None,
    outlet: str | None = None,
    conflict: str | None = None,
    id: str | None = None,  # noqa: A002 - the name in the reading contract
) -> "Reading":
    """The reading of one published text; ``published`` is a day (``YYYY-MM-DD``), ``conflict`` the pack to read with.

    A text without Arabic gives a reading without a truce, whose ``notes`` say why.
    Raises ``InputError`` for an empty text, ``OptionError`` for a date or conflict that cannot be used.
    """
    from hudna.ingest import content_id, parse_date
    from hudna.ingest.encoding import tidy
    from hudna.ingest.script import NO_ARABIC, foreign
    from hudna.pipeline import analyze
    from hudna.types import Report

    clean, notes = tidy(text)
    if not clean.strip():
        from hudna.errors import InputError

        raise InputError("The text is empty. Give the text of a report.")
    day = parse_date(published) if isinstance(published, str) else published
    report = Report(id or content_id(clean), clean, day, outlet, notes=notes)
    if foreign(report):
        report = replace(report, notes=(*notes, NO_ARABIC))
    return analyze(report, knowledge([conflict] if conflict else ()))


def knowledge(conflicts: Sequence[str] = ()) -> "Knowledge":
    """What the named conflict packs know; without names, what all bundled packs know.

    Raises ``OptionError`` for a name that no pack has.
    """
    from hudna.packs.knowledge import knowledge_of

    return knowledge_of(conflicts)


def open_case(where: "str | Path" = "hudna.db", *, create: bool = False, conflicts: Sequence[str] = ()) -> "Case":
    """The case at a path or a ``postgresql+psycopg://`` address; with ``create`` one is begun where there is none.

    ``conflicts`` are the packs that a new case is read with, all if left out; a case keeps to those it was begun with.
    Close it, or use it in a ``with`` block. Raises ``StoreError`` where no case can be opened, ``OptionError`` for a pack
    that there is not or that is not this case's.
    """
    from hudna.case import Case

    return Case.open(where, create=create, conflicts=conflicts)
