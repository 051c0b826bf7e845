"""Rows of other people's datasets as ``ExternalRecord`` values: UCDP GED, ACLED, ETH/PRIO CF, any table.

Each reader takes a binary stream and its name and gives one record or ``Failure`` a row, in order, holding one row at a
time. A file that is another dataset's gives one failure that names the missing columns.
"""

from hudna.ingest.external.acled import read_acled
from hudna.ingest.external.cf import read_cf
from hudna.ingest.external.table import FIELDS, read_table
from hudna.ingest.external.ucdp import read_ucdp

__all__ = ["FIELDS", "read_acled", "read_cf", "read_table", "read_ucdp"]
