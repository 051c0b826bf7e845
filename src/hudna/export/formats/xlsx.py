"""An Excel workbook that reads from right to left: a sheet for truces, claims, events and reports."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, BinaryIO

from hudna.export.formats.cells import Cell, clean
from hudna.export.formats.columns import Column, columns, in_order
from hudna.export.formats.format import WHATS, Format, Options, What
from hudna.export.formats.tables import rows
from hudna.export.harmless import harmless
from hudna.export.labels import Lang, label
from hudna.export.source import Source

_MOST_ROWS = 1_048_576  # of a sheet of Excel
_MOST_TEXT = 32_767  # characters of a cell
_MADE = datetime(2000, 1, 1)
_FIRST_DAY = date(1900, 3, 1)  # before that, days of Excel are not those of the calendar
_WIDTHS = {"text": 24, "date": 12}


def write(source: Source, out: BinaryIO, options: Options) -> None:
    """Write the sheets, or the one that ``options.what`` names. Rows beyond Excel's limit go on in a further sheet."""
    with _workbook(out) as book:
        for what in (options.what,) if options.what else WHATS:
            _Sheets(book, what, options).write(source)


class _Sheets:
    """One table, on as many sheets as it takes."""

    def __init__(self, book: Any, what: What, options: Options) -> None:
        self._book, self._what, self._options = book, what, options
        self._columns = columns(what)
        self._head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._text = book.add_format({"num_format": "@"})
        self._number = 0
        self._cut = 0

    def write(self, source: Source) -> None:
        """Write all rows."""
        sheet, at = self._sheet(), 1
        for row in rows(self._what, source):
            if at >= _MOST_ROWS:
                sheet, at = self._sheet(), 1
            for number, (column, cell) in enumerate(zip(self._columns, in_order(self._what, row), strict=True)):
                self._cell(sheet, at, number, column, clean(cell))
            at += 1
        if self._number > 1:
            self._options.told(
                f"{self._what}: Excel holds {_MOST_ROWS:,} rows a sheet, so there are {self._number} sheets."
            )
        if self._cut:
            self._options.told(
                f"{self._what}: {self._cut} cells are longer than Excel's {_MOST_TEXT:,} characters and end with […]. "
                "They are whole in: hudna export csv"
            )

    def _sheet(self) -> Any:
        self._number += 1
        title = label("table", self._what, self._options.lang)
        sheet = self._book.add_worksheet(title if self._number == 1 else f"{title} {self._number}")
        sheet.right_to_left()
        sheet.freeze_panes(1, 1)
        for number, column in enumerate(self._columns):
            sheet.set_column(number, number, _WIDTHS.get(column.kind, 10))
            sheet.write_string(0, number, heading(column, self._options.lang), self._head)
        return sheet

    def _cell(self, sheet: Any, row: int, number: int, column: Column, cell: Cell) -> None:
        """A cell by what it holds; a text is never taken for a formula or a link."""
        if cell is None or cell == "":
            return
        if isinstance(cell, bool):
            sheet.write_boolean(row, number, cell)
        elif isinstance(cell, (int, float)):
            sheet.write_number(row, number, cell)
        elif column.kind == "date" and (day := _day(cell)):
            sheet.write_datetime(row, number, day, self._day)
        else:
            sheet.write_string(row, number, self._fitting(cell), self._text)

    def _fitting(self, text: str) -> str:
        # Excel counts UTF-16 units; its library counts characters. Four bytes a pair is the safe side.
        if len(text) * 2 <= _MOST_TEXT or len(text.encode("utf-16-le")) // 2 <= _MOST_TEXT:
            return text
        self._cut += 1
        return text.encode("utf-16-le")[: 2 * (_MOST_TEXT - 4)].decode("utf-16-le", "ignore") + " […]"


def heading(column: Column, lang: Lang) -> str:
    """The heading of a column: its name, with its Arabic beside it on an Arabic page."""
    return f"{column.ar} ({column.name})" if lang == "ar" and column.ar else column.name


def _day(text: str) -> date | None:
    """The day of a whole ISO date that Excel can hold."""
    try:
        found = date.fromisoformat(harmless(text)) if len(text) == 10 else None
    except ValueError:
        return None
    return found if found and found >= _FIRST_DAY else None


@contextmanager
def _workbook(out: BinaryIO) -> Iterator[Any]:
    import xlsxwriter

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"created": _MADE, "author": "Hudna"})
    try:
        yield book
    finally:
        book.close()


FORMAT = Format(
    "xlsx", "a workbook that reads from right to left: truces, claims, events, reports", ".xlsx", True, None, write
)
