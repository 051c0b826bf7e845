"""A reading as JSON for people: the reading contract, indented."""

import msgspec

from hudna.types import Reading
from hudna.wire import dumps


def pretty(reading: Reading) -> bytes:
    """The reading contract with two spaces of indent, in UTF-8, without a last line break."""
    return msgspec.json.format(dumps(reading), indent=2)
