"""One way to write a case, and what a user may ask of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Literal

from hudna.export.labels import Lang
from hudna.export.redaction import Redaction
from hudna.export.source import Source

What = Literal["truces", "claims", "events", "reports"]
WHATS: tuple[What, ...] = ("truces", "claims", "events", "reports")


def _unheard(_: str) -> None:
    """For who does not want to be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a user asks of an export.

    ``redact`` is heeded before a format sees anything; a format need do nothing for it. ``what`` chooses the table of
    the formats that have one a file; ``None``: claims. ``told`` is given a sentence for everything that was left out.
    """

    redact: Redaction | None = None
    lang: Lang = "en"
    what: What | None = None
    told: Callable[[str], None] = _unheard


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, a line about it, the ending of its files, whether it is fit for a terminal (``binary``: no).

    ``extra`` is the optional part of Hudna that it needs (``hudna[parquet]``). ``write`` streams; it never seeks.
    """

    name: str
    about: str
    suffix: str
    binary: bool
    extra: str | None
    write: Callable[[Source, BinaryIO, Options], None]
