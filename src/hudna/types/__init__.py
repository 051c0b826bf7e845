"""The nouns: frozen values, standard library only."""

from hudna.types.assessment import (
    LIKELIHOODS,
    Assessment,
    Bearing,
    Confidence,
    Credibility,
    Likelihood,
    Rating,
    Reliability,
    Voice,
)
from hudna.types.claim import Act, Claim, Factuality, SourceType
from hudna.types.event import Event, EventType, Realis, Toll, Victims
from hudna.types.judgement import HUDNA, Ground, Judgement, Thing, Verdict
from hudna.types.mention import Duration, Mention, Name, Number, Place, Quantity, Time
from hudna.types.origin import JOINING, Likeness, Origin, Passage, Relation
from hudna.types.proposition import Interest, Proposition, PropositionKind, Testimony
from hudna.types.reading import Furniture, Proposal, Published, Reading, Unknown
from hudna.types.report import Report
from hudna.types.sketch import Sketch
from hudna.types.span import Span
from hudna.types.truce import Reason, Status, Truce
from hudna.types.truce_link import Bond, Period, Tie, TruceGroup, TruceItem, TruceLinks

__all__ = [
    "HUDNA", "JOINING", "LIKELIHOODS", "Act", "Assessment", "Bearing", "Bond", "Claim", "Confidence", "Credibility",
    "Duration", "Event", "EventType", "Factuality", "Furniture", "Ground", "Interest", "Judgement", "Likelihood",
    "Likeness", "Mention", "Name", "Number", "Origin", "Passage", "Period", "Place", "Proposal", "Proposition",
    "PropositionKind", "Published", "Quantity", "Rating", "Reading", "Realis", "Reason", "Relation", "Reliability",
    "Report", "Sketch", "SourceType", "Span", "Status", "Testimony", "Thing", "Tie", "Time", "Toll", "Truce", "TruceGroup",
    "TruceItem", "TruceLinks", "Unknown", "Verdict", "Victims", "Voice",
]  # fmt: skip
