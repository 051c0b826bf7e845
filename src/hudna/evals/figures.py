"""The figures, what each means, and how they are counted.

A figure is made from a tally: ``f1``, ``precision`` or ``recall``; a share of right answers is a recall.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hudna.evals.claims import score_claims
from hudna.evals.events import score_events
from hudna.evals.facets import facets
from hudna.evals.labels import Labelled
from hudna.evals.mentions import score_spans, score_times
from hudna.evals.misses import Miss
from hudna.evals.names import Names
from hudna.evals.tally import Measure, Sheet, Tally
from hudna.evals.truces import score_about, score_truces

FEW = 30  # a figure on fewer items says little


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: its name, the tally it is made from, how, and what it means in one line."""

    name: str
    tally: str
    measure: Measure
    about: str


FIGURES = (
    Figure("truce.f1", "truce", "f1", "Reports that are about a truce: found and not invented."),
    Figure("truces.f1", "truces", "f1", "Truces, matched one to one within a report."),
    Figure("parties.f1", "parties", "f1", "Names of the parties, over all truces; those of a missed truce are missed."),
    Figure("mediators.f1", "mediators", "f1", "Names of the mediators, counted as the parties are."),
    Figure("terms.f1", "terms", "f1", "Provisions, counted as the parties are."),
    Figure("area", "area", "recall", "Labelled truces with a place of which one was read."),
    Figure("status", "status", "recall", "Labelled truces whose status is one that the labels accept."),
    Figure("start", "start", "recall", "Labelled truces with a start whose start was read; a month is met by its days."),
    Figure("duration", "duration", "recall", "Labelled truces with a length whose days were read exactly."),
    Figure(
        "start.not_invented",
        "start_not_invented",
        "recall",
        "Found truces labelled as having no stated start that were read without one.",
    ),
    Figure(
        "claims.recall",
        "claims",
        "recall",
        "Labelled claims whose content was read: half of the shorter wording lies in the longer.",
    ),
    Figure("claims.precision", "claims", "precision", "Claims read with a source that were labelled."),
    Figure(
        "claims.speaker",
        "speaker",
        "recall",
        "Found claims whose source shares at least half with the labelled words, or has the same words or name.",
    ),
    Figure("claims.act", "act", "recall", "Found claims with the labelled act (asserts, denies, refuses …)."),
    Figure(
        "claims.whole", "claims_whole", "recall", "Labelled claims of which content, speaker and act are all right."
    ),
    Figure("claims.about_truce", "claims_about", "recall", "Found claims rightly told to be about a truce or not."),
    Figure("denials.f1", "denials", "f1", "Claims that deny or refuse, the two taken together."),
    Figure("own_voice.f1", "own_voice", "f1", "The outlet's own statements, where a report's labels hold some."),
    Figure("events.f1", "events", "f1", "Violent events told as having happened: the type and words of the trigger."),
    Figure("events.realis", "realis", "recall", "Found events of any type told as what they are: asserted, planned and so on."),
    Figure("events.actors", "event_actors", "recall", "Labelled doers of found violent events that were read as doers."),
    Figure("events.targets", "event_targets", "recall", "Labelled targets of found violent events that were read."),
    Figure("events.killed", "killed", "recall", "Found violent events whose labelled number of dead was read exactly."),
    Figure("events.wounded", "wounded", "recall", "The same for the wounded."),
    Figure(
        "events.killed_not_invented",
        "killed_not_invented",
        "recall",
        "Found violent events labelled without dead that were read without.",
    ),
    Figure("events.place", "event_place", "recall", "Found violent events whose most precise labelled place was read."),
    Figure("events.date", "event_date", "recall", "Found violent events whose labelled date was read exactly."),
    Figure("times.recall", "times", "recall", "Labelled time expressions whose day, month or year was read."),
    Figure("names.f1", "names", "f1", "Persons, organisations and groups, by the words marked."),
    Figure("places.f1", "places", "f1", "Places, by the words marked."),
)  # fmt: skip
BY_NAME: Mapping[str, Figure] = {figure.name: figure for figure in FIGURES}


@dataclass(frozen=True, slots=True)
class Scores:
    """What each report gave. ``value`` and ``items`` of a figure are over all of them."""

    sheets: tuple[Sheet, ...]
    totals: Mapping[str, Tally]

    def value(self, figure: Figure) -> float | None:
        """The figure, 0 to 1; ``None`` where there was nothing to judge."""
        return self.totals.get(figure.tally, Tally()).value(figure.measure)

    def items(self, figure: Figure) -> int:
        """How many items the figure rests on."""
        return self.totals.get(figure.tally, Tally()).items(figure.measure)

    def few(self, figure: Figure) -> bool:
        """Whether that is too few to say much."""
        return self.items(figure) < FEW

    def measured(self) -> dict[Figure, float]:
        """Every figure that has a value."""
        values = {figure: self.value(figure) for figure in FIGURES}
        return {figure: value for figure, value in values.items() if value is not None}

    def misses(self, figure: Figure) -> list[Miss]:
        """What the figure misses, in the order of the reports. Misses of a tally belong to each figure made from it."""
        return [miss for sheet in self.sheets for miss in sheet.misses if miss.figure in (figure.tally, figure.name)]


def totals(sheets: Sequence[Sheet]) -> dict[str, Tally]:
    """The tallies of some reports, added up."""
    found: dict[str, Tally] = {}
    for sheet in sheets:
        for what, tally in sheet.tallies.items():
            found.setdefault(what, Tally()).add(tally)
    return found


def score(labels: Sequence[Labelled], readings: Mapping[str, Mapping[str, Any]], names: Names | None = None) -> Scores:
    """Compare labelled reports with their readings (report id → reading); a report without a reading has read nothing."""
    known = names or Names()
    sheets = tuple(_sheet(one, facets(readings.get(one.id, {})), known) for one in labels)
    return Scores(sheets, totals(sheets))


def _sheet(one: Labelled, read: Mapping[str, Any], names: Names) -> Sheet:
    sheet, gold = Sheet(one.id, one.text, names), one.facets
    if "about_truce" in gold:
        score_about(sheet, gold, read)
    if "truces" in gold:
        score_truces(sheet, gold, read)
    if "claims" in gold:
        score_claims(sheet, gold, read)
    if "events" in gold:
        score_events(sheet, gold, read)
    if "times" in gold:
        score_times(sheet, gold, read)
    for what in ("names", "places"):
        if what in gold:
            score_spans(sheet, what, gold, read)
    return sheet
