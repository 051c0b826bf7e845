"""CSV for spreadsheets: one of the four tables, in UTF-8 with the mark by which Excel knows it."""

from typing import BinaryIO

from hudna.export.formats.format import Format, Options
from hudna.export.formats.lines import write_table
from hudna.export.formats.tables import rows
from hudna.export.source import Source


def write(source: Source, out: BinaryIO, options: Options) -> None:
    """Write the table that ``options.what`` names; claims if it names none."""
    what = options.what or "claims"
    write_table(out, what, rows(what, source), bom=True)


FORMAT = Format(
    "csv", "one table as CSV with a UTF-8 mark: claims, truces, events or reports", ".csv", False, None, write
)
