"""Values of one truce being collected: what is known, on which words, and why the rest is not."""

from dataclasses import dataclass, field

from hudna.types import Span

_MOST_SPANS = 40  # of one field: more words for the same value show nothing new


@dataclass(slots=True)
class Sheet:
    """The words behind each field, and the reasons of the empty ones."""

    evidence: dict[str, list[Span]] = field(default_factory=dict)
    unknown: dict[str, str] = field(default_factory=dict)

    def note(self, name: str, *spans: Span) -> None:
        """Put words down for a field."""
        row = self.evidence.setdefault(name, [])
        row.extend(span for span in spans if len(row) < _MOST_SPANS and span not in row)
