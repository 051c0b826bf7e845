"""What a dossier's page is made of, in words and without a form: renderers give it one."""

from dataclasses import dataclass
from typing import Literal

from hudna.export.labels import Lang

Tone = Literal["", "good", "bad", "doubt", "soft"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of one report, or of several that have the same: who published them when, and the reports' numbers.

    A place without words has its number alone.
    """

    words: str
    at: tuple[tuple[str, int | None], ...] = ()
    shortened: bool = False
    lead: str = ""  # what stands before them: the act and the day
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence or two of our own."""

    words: str
    tone: Tone = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A label, what is known, and the words it stands on."""

    label: str
    values: tuple[str, ...]
    quotes: tuple[Quote, ...] = ()
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Several facts."""

    rows: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table: lines, each with a tone."""

    lines: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table whose first column heads its rows. A ``wide`` one has cells of several lines."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    wide: bool = False
    widths: tuple[float, ...] = ()  # of the columns to one another, where a form asks for them


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One source on one claim: who, its stand, what is known of it, its words in order of time.

    The first ``shown`` quotes are for every form; the others for those that can hold them back, and ``rest`` tells of them
    in the forms that cannot.
    """

    who: str
    stand: str
    tone: Tone
    facts: str
    quotes: tuple[Quote, ...]
    shown: int = 1
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Chorus:
    """The sources of one kind of interest. ``more`` are further ones of the same stands, and ``rest`` their names alone."""

    title: str
    heard: tuple[Heard, ...]
    more: tuple[Heard, ...] = ()
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """A list of sentences."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A thing with a name of its own, and what there is on it.

    ``number`` is a report's, ``address`` is where it was published and ``place`` the same, short enough to read.
    """

    title: str
    tags: tuple[Text, ...] = ()
    under: str = ""
    blocks: tuple["Block", ...] = ()
    number: int | None = None
    address: str | None = None
    place: str = ""
    foreign: bool = False  # the title is in the words of a report


@dataclass(frozen=True, slots=True)
class Fold:
    """What is shown on demand where the form allows it."""

    title: str
    blocks: tuple["Block", ...]
    aside: bool = False  # a list for looking things up: a terminal, which shows all at once, leaves it out


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a section."""

    words: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One day of the chart."""

    day: str
    events: int
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Days with events and reports; ``marks`` are days and their words. The table after it says the same."""

    label: str
    note: str
    bars: tuple[Bar, ...]
    marks: tuple[tuple[str, str], ...]
    events: str
    reports: str


Block = Text | Facts | Table | Chorus | Points | Card | Fold | Heading | Chart | Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the page."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a reader in a hurry reads. Likelihood and confidence are sentences of their own, never one."""

    title: str
    called: str
    question: str
    answer: str
    tone: Tone
    likelihood: str
    confidence: str
    lines: tuple[str, ...]
    warnings: tuple[str, ...]
    unknown_title: str
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A whole page in one language."""

    lang: Lang
    head: Head
    sections: tuple[Section, ...]
    end: tuple[str, ...]
