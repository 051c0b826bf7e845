"""One of the four tables as Parquet, for DuckDB, pandas and R. Needs the extra ``hudna[parquet]``."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO

from hudna.errors import OptionError
from hudna.export.formats.cells import Cell, Row, clean
from hudna.export.formats.columns import columns, in_order
from hudna.export.formats.format import Format, Options
from hudna.export.formats.tables import rows
from hudna.export.source import Source

_GROUP = 4_096  # rows of a row group: what is in memory at a time


def write(source: Source, out: BinaryIO, options: Options) -> None:
    """Write the table that ``options.what`` names; claims if it names none. Days are ISO strings, for many are months.

    Raises ``OptionError`` where pyarrow is not installed.
    """
    what = options.what or "claims"
    arrow, parquet = _arrow()
    kinds = {
        "text": arrow.string(),
        "date": arrow.string(),
        "int": arrow.int64(),
        "float": arrow.float64(),
        "bool": arrow.bool_(),
    }
    schema = arrow.schema([(column.name, kinds[column.kind]) for column in columns(what)])
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for group in _groups(rows(what, source)):
            cells = [[clean(cell) for cell in in_order(what, row)] for row in group]
            writer.write_table(arrow.table(_turned(cells), schema=schema))


def _groups(every: Iterable[Row]) -> Iterator[list[Row]]:
    left = iter(every)
    while group := list(islice(left, _GROUP)):
        yield group


def _turned(cells: list[list[Cell]]) -> list[list[Cell]]:
    """Columns of rows; an empty text is no value."""
    return [[None if cell == "" else cell for cell in column] for column in zip(*cells, strict=True)]


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise OptionError('Parquet needs an extra part. Install it with: pip install "hudna[parquet]"') from error
    return pyarrow, pyarrow.parquet


FORMAT = Format(
    "parquet", "one table as Parquet: claims, truces, events or reports", ".parquet", True, "parquet", write
)
