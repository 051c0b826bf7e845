"""A dossier as a page for the terminal."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from hudna.export.dossier.blocks import (
    Block,
    Card,
    Cell,
    Chart,
    Chorus,
    Fact,
    Facts,
    Fold,
    Head,
    Heading,
    Heard,
    Points,
    Quote,
    Section,
    Table,
    Text,
    Tone,
    View,
)
from hudna.export.dossier.view import view
from hudna.export.dossier.words import words_in
from hudna.export.labels import Lang
from hudna.export.lines import Line, Paper
from hudna.types.dossier import Dossier

_STYLES: Mapping[Tone, str] = {"": "", "good": "green", "bad": "red", "doubt": "yellow", "soft": "dim"}
_LEAST = 40  # columns
_FEW = 4  # columns of a table that a line can hold
_INNER = 4


def terminal(
    dossier: Dossier, lang: Lang = "en", width: int = 80, plain: bool = False, names: Mapping[str, str] | None = None
) -> list[Line]:
    """The lines of the page, each a row of (text, style) pairs and at most ``width`` columns (at least 40) wide.

    ``plain`` leaves out the isolating marks (U+2067 … U+2069) around Arabic; ``names`` as in `view`.
    """
    page = view(dossier, lang, names)
    sheet = _Sheet(Paper(max(width, _LEAST), lang, plain), page)
    return sheet.lines()


class _Sheet:
    """A view on its way onto paper."""

    def __init__(self, paper: Paper, page: View) -> None:
        self._paper, self._page = paper, page
        self._words = words_in(page.lang, {})
        self._brief = False  # inside a fold of cards: the first words of each, and no grounds
        self._forms: Mapping[type, Callable[[Any], None]] = {
            Text: self._text, Facts: self._facts, Table: self._table, Chorus: self._chorus, Points: self._points,
            Card: self._card, Fold: self._fold, Heading: self._heading, Chart: self._chart, Quote: self._quote,
        }  # fmt: skip

    def lines(self) -> list[Line]:
        self._head(self._page.head)
        for section in self._page.sections:
            self._section(section)
        self._paper.blank()
        for line in self._page.end:
            self._paper.paragraph(line, "dim", indent=0)
        return self._paper.lines

    def _head(self, head: Head) -> None:
        paper = self._paper
        paper.paragraph(head.title, "bold", indent=0)
        if head.called:
            paper.paragraph(head.called, "dim", indent=0)
        paper.blank()
        paper.paragraph(f"{head.question} {head.answer}", f"bold {_STYLES[head.tone]}".strip(), indent=0)
        if head.likelihood:
            paper.paragraph(head.likelihood, indent=0)
        if head.confidence:
            paper.paragraph(head.confidence, indent=0)
        paper.blank()
        for line in head.lines:
            paper.paragraph(line, "dim", indent=0)
        for line in head.warnings:
            paper.paragraph(line, "bold red", indent=0)
        if head.unknown:
            paper.heading(head.unknown_title)
        for line in head.unknown:
            self._point(line)

    def _section(self, section: Section) -> None:
        self._paper.heading(section.title)
        self._blocks(section.blocks)

    def _blocks(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            self._forms[type(block)](block)

    def _text(self, text: Text) -> None:
        self._paper.paragraph(text.words, _STYLES[text.tone])

    def _facts(self, facts: Facts) -> None:
        for row in facts.rows:
            self._fact(row)

    def _fact(self, row: Fact) -> None:
        self._paper.paragraph(f"{row.label}: {self._words.join(row.values)}", _STYLES[row.tone])
        for quote in row.quotes:
            self._quote(quote)

    def _table(self, table: Table) -> None:
        """Row by row: eighty columns hold no wide table."""
        self._paper.blank()
        self._paper.paragraph(table.caption, "bold")
        if not table.wide and len(table.head) <= _FEW:
            for row in table.rows:
                self._point(self._words.dotted(*self._short(table, row)))
            return
        for row in table.rows:
            self._point(" / ".join(line.words for line in row[0].lines))
            for name, cell in zip(table.head[1:], row[1:], strict=True):
                if cell.lines:
                    said = self._words.say("page", "semicolon").join(line.words for line in cell.lines)
                    self._paper.paragraph(f"{name}: {said}", indent=_INNER + 2)

    def _short(self, table: Table, row: Sequence[Cell]) -> Iterator[str]:
        """A row of a few figures, each after its name."""
        for name, cell in zip(table.head, row, strict=True):
            said = " ".join(line.words for line in cell.lines)
            yield said if name == table.head[0] else f"{name}: {said}"

    def _chorus(self, chorus: Chorus) -> None:
        self._paper.paragraph(chorus.title, "dim", indent=_INNER)
        for one in chorus.heard:
            self._heard(one)
            if self._brief:
                break
        if self._brief and len(chorus.heard) > 1:
            others = self._words.join(f"{one.who} ({one.stand})" for one in chorus.heard[1:])
            self._paper.paragraph(self._words.say("matrix", "also", voices=others), "dim", indent=_INNER + 2)
        if chorus.rest:
            self._paper.paragraph(chorus.rest, "dim", indent=_INNER + 2)

    def _heard(self, one: Heard) -> None:
        said = self._words.dotted(f"{one.who}: {one.stand}", one.facts)
        self._paper.paragraph(said, _STYLES[one.tone], indent=_INNER + 2)
        for quote in one.quotes[: one.shown]:
            self._quote(quote)
        if one.rest:
            self._paper.paragraph(one.rest, "dim", indent=_INNER + 4)

    def _points(self, points: Points) -> None:
        for item in points.items:
            self._point(item, "dim")

    def _point(self, words: str, style: str = "") -> None:
        self._paper.paragraph(f"- {words}", style, indent=_INNER - 2)

    def _card(self, card: Card) -> None:
        self._paper.blank()
        tags = self._words.dotted(*(tag.words for tag in card.tags))
        if card.number is not None:
            self._paper.paragraph(f"[{card.number}] {card.title}", "bold")
        else:
            self._paper.paragraph(card.title, "bold")
        if tags:
            self._paper.paragraph(tags, _STYLES[card.tags[0].tone])
        if card.under:
            self._paper.paragraph(card.under, "dim")
        if card.address:
            self._paper.paragraph(card.address, "dim")
        self._blocks(card.blocks)

    def _fold(self, fold: Fold) -> None:
        if self._brief or fold.aside:
            return
        if not isinstance(fold.blocks[0], Table):  # a table bears its own caption
            self._paper.paragraph(fold.title, "cyan")
        self._brief = any(isinstance(block, Card) and _is_long(block) for block in fold.blocks)
        if self._brief:
            self._paper.paragraph(self._words.say("page", "in_full"), "dim")
        self._blocks(fold.blocks)
        self._brief = False

    def _heading(self, heading: Heading) -> None:
        self._paper.blank()
        self._paper.paragraph(heading.words, "bold cyan", indent=0)

    def _chart(self, _chart: Chart) -> None:
        """Left out: the table after it says the same."""

    def _quote(self, quote: Quote) -> None:
        places = self._words.join(f"{by} [{number}]".strip() if number else by for by, number in quote.at)
        where = self._words.dotted(quote.lead, places)
        self._paper.paragraph(where, "dim", indent=_INNER + 4)
        self._paper.quotes([quote.words], indent=_INNER + 4)


def _is_long(card: Card) -> bool:
    """Whether a card holds voices, of which there may be dozens."""
    return any(isinstance(block, Chorus) for block in card.blocks)
