"""A dossier as PDF: set by typst in Amiri, tagged for screen readers, the same bytes for the same dossier."""

import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from importlib.resources import as_file, files
from typing import Any, Literal

from hudna.errors import OptionError
from hudna.export.dossier.blocks import Chart, Quote
from hudna.export.dossier.timeline import timeline
from hudna.export.dossier.view import view
from hudna.export.dossier.words import words_in
from hudna.export.labels import Lang
from hudna.export.page.labels import labels
from hudna.types.dossier import Dossier

_HERE = "hudna.export.dossier"
_MISSING = "A PDF needs one more package. Install it with: pip install 'hudna[pdf]'"
_STANDARD: Literal["ua-1"] = "ua-1"  # PDF/UA-1, ISO 14289: what a screen reader needs
# Vowel signs of our own words are left out: they come back from a PDF beside the wrong letter, and a search would miss the
# word. Those of a quote are the report's and stay.
_VOWELS = re.compile("[\u064b-\u0652]")
_EPOCH = date(2000, 1, 1)


def pdf(dossier: Dossier, lang: Lang = "en", names: Mapping[str, str] | None = None) -> bytes:
    """The page of a dossier as PDF. The words of reports reach typst as data and never as markup; ``names`` as in `view`.

    Raises ``OptionError`` where typst is not installed.
    """
    try:
        import typst
    except ImportError as error:
        raise OptionError(_MISSING) from error
    data = json.dumps(_plain(view(dossier, lang, names), lang), ensure_ascii=False, sort_keys=True)

    def made(standard: Literal["ua-1"] | None) -> bytes:
        here = files(_HERE)
        with as_file(here.joinpath("fonts")) as fonts, as_file(here.joinpath("page.typ")) as template:
            return typst.compile(
                str(template), font_paths=[str(fonts)], ignore_system_fonts=True, format="pdf", sys_inputs={"data": data},
                pdf_standards=standard, timestamp=int(_moment(dossier).timestamp()),
            )  # fmt: skip

    try:
        return made(_STANDARD)
    except (
        typst.TypstError
    ):  # a letter that no font at hand can draw: the standard forbids it, a reader can live with it
        return made(None)


def _moment(dossier: Dossier) -> datetime:
    """The day of the dossier as the day of the file, so that it does not change with the clock."""
    day = dossier.as_of or dossier.life.last_word
    found = date.fromisoformat(day) if day and len(day) == 10 else _EPOCH
    return datetime(found.year, found.month, found.day, tzinfo=UTC)


def _plain(value: Any, lang: Lang) -> Any:
    """A view as plain values; each block says what it is."""
    if isinstance(value, Chart):
        return {"form": "Chart", "label": value.label, "note": value.note, "svg": str(timeline(value, labels(lang)))}
    if is_dataclass(value) and not isinstance(value, type):
        plain = {one.name: _plain(getattr(value, one.name), lang) for one in fields(value)}
        if isinstance(value, Quote):
            plain["words"] = value.words
        plain["form"] = type(value).__name__
        if plain["form"] == "View":
            table = words_in(lang, {}).table
            plain["words"] = {**table["page"], "also": table["matrix"]["also"]}
        return plain
    if isinstance(value, tuple):
        return [_plain(one, lang) for one in value]
    return _VOWELS.sub("", value) if isinstance(value, str) else value
