"""Where something stands in a report."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``[start, end)`` of one report's text, in Unicode code points.

    ``text`` is what stands there. It is carried for people and programs in the same process; on the wire a span is
    only its two numbers, because the report is the single owner of its text.
    """

    start: int
    end: int
    text: str = field(default="", compare=False)

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end
