"""CSV with a row of HXL tags under its header (Humanitarian Exchange Language 1.1)."""

from typing import BinaryIO

from hudna.export.formats.columns import columns
from hudna.export.formats.format import Format, Options
from hudna.export.formats.lines import write_table
from hudna.export.formats.tables import rows
from hudna.export.source import Source


def write(source: Source, out: BinaryIO, options: Options) -> None:
    """Write the table that ``options.what`` names; events if it names none. A column without a tag of HXL's has none."""
    what = options.what or "events"
    write_table(out, what, rows(what, source), second=[column.hxl for column in columns(what)])


FORMAT = Format(
    "hxl", "one table as CSV with a row of HXL tags: events, truces, claims or reports", ".csv", False, None, write
)
