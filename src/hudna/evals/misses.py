"""What was not read as it was labelled."""

from dataclasses import dataclass

from hudna.types import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One difference: what was labelled, what was read, and where each stands in the report.

    ``labelled`` is empty for what was read and not labelled, ``read`` for what was labelled and not read.
    """

    figure: str
    report: str
    labelled: str = ""
    read: str = ""
    labelled_at: tuple[Span, ...] = ()
    read_at: tuple[Span, ...] = ()
