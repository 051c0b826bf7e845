"""One published text."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Report:
    """What was published, never edited. ``published`` and ``outlet`` are ``None`` where nobody said."""

    id: str
    text: str
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None  # metadata of a page; a title inside the text is found by the text layer
    byline: str | None = None
    notes: tuple[str, ...] = ()  # what ingest assumed, for the reader to see: an encoding, a dropped NUL
