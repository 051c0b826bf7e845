"""The words that a row stands on: report, quote, offsets."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hudna.export.harmless import harmless
from hudna.export.redaction import HIDDEN
from hudna.export.source import ReportFacts, Source
from hudna.types.coding import Support
from hudna.types.event_group import EventGroup, EventItem
from hudna.types.proposition import Testimony
from hudna.types.span import Span

_KEPT = 64  # reports in memory at a time


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote in its report. ``start`` and ``end`` are ``None``, and ``quote`` is empty, where ``missing`` says why."""

    report: ReportFacts
    quote: str
    start: int | None
    end: int | None
    missing: str | None = None

    @property
    def cited(self) -> str:
        """``report [start-end] «quote»`` on one line."""
        if self.missing:
            return f"{harmless(self.report.name)} [{self.missing}]"
        return f"{harmless(self.report.name)} [{self.start}-{self.end}] «{harmless(self.quote)}»"


class Reports:
    """The reports of a source, the last few kept at hand."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._kept: OrderedDict[str, ReportFacts] = OrderedDict()

    def facts(self, version: str) -> ReportFacts:
        """The report of a version."""
        if version in self._kept:
            self._kept.move_to_end(version)
            return self._kept[version]
        found = self._kept[version] = self._source.report(version)
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return found

    def evidence(self, version: str, span: Span | None) -> Evidence:
        """The words of a span of a version, exactly as they stand there."""
        facts = self.facts(version)
        if span is None:
            return Evidence(facts, "", None, None, "no words of its own")
        if span.start == span.end:
            hidden = span.text == HIDDEN.text
            return Evidence(facts, "", None, None, "quote withheld" if hidden else "no words of its own")
        return Evidence(facts, span.text or facts.text[span.start : span.end], span.start, span.end)

    def around(self, evidence: Evidence, length: int = 32) -> tuple[str, str]:
        """The characters before and after a quote; empty where the text is not shown."""
        text, start, end = evidence.report.text, evidence.start, evidence.end
        if start is None or end is None or not text:
            return "", ""
        return text[max(0, start - length) : start], text[end : end + length]

    def of_testimony(self, one: Testimony) -> Evidence:
        """The words of a claim."""
        return self.evidence(one.report, one.content)

    def of_testimonies(self, told: Iterable[Testimony]) -> list[Evidence]:
        """The words of claims, each once."""
        return distinct(self.of_testimony(one) for one in told)

    def of_item(self, item: EventItem) -> Evidence:
        """The words on an event: the sentence, else the trigger."""
        return self.evidence(item.report, item.sentence or item.trigger)

    def of_event(self, event: EventGroup) -> list[Evidence]:
        """The words on an event in all reports, each once."""
        return distinct(self.of_item(item) for item in event.items)

    def of_supports(self, supports: Iterable[Support]) -> list[Evidence]:
        """The words that an answer stands on."""
        return distinct(self.evidence(one.report, span) for one in supports for span in one.spans or (None,))


def distinct(found: Iterable[Evidence]) -> list[Evidence]:
    """Each piece of evidence once, in the order given."""
    return list({(one.report.version, one.start, one.end, one.missing): one for one in found}.values())


def cited(found: Iterable[Evidence]) -> str:
    """All of it in one cell."""
    return " | ".join(one.cited for one in found)


def reasons(each: Iterable[tuple[str, str]]) -> str:
    """Why cells are empty, in one cell: ``column: reason; …``."""
    return "; ".join(f"{column}: {reason}" for column, reason in each)


def named(names: Iterable[str | None]) -> str:
    """Names in one cell, each once."""
    return "; ".join(dict.fromkeys(harmless(name) for name in names if name))


def missing(row: Iterable[tuple[str, object]]) -> Iterator[str]:
    """The columns of a row that are empty."""
    return (column for column, value in row if value is None or value == "")
