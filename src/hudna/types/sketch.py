"""What is kept of a report to find others that repeat it, without its text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A sample of a report's shingles. ``hashes`` are sorted, distinct and fit a signed 64-bit column.

    ``total`` is the number of shingles the sample was taken of. ``credits`` are the canonical names of the outlets and
    bodies that the report says its text is from; ``published`` is the ISO day, ``None`` where nobody knows.
    """

    report: str
    published: str | None
    outlet: str | None
    hashes: tuple[int, ...]
    total: int
    credits: tuple[str, ...] = ()
