"""Files, saved pages, addresses and JSON lines as reports."""

from hudna.ingest.dates import parse_date
from hudna.ingest.encoding import MAX_BYTES, decode
from hudna.ingest.failure import Failure
from hudna.ingest.files import Format, read_bytes, read_path, read_stream
from hudna.ingest.identity import content_id
from hudna.ingest.jsonl import read_jsonl
from hudna.ingest.source import read_source, read_url

__all__ = [
    "MAX_BYTES", "Failure", "Format", "content_id", "decode", "parse_date",
    "read_bytes", "read_jsonl", "read_path", "read_source", "read_stream", "read_url",
]  # fmt: skip
