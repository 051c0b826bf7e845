"""The nouns: frozen values, standard library only."""

from hudna.types.claim import Act, Claim, Factuality, SourceType
from hudna.types.event import Event, EventType, Realis, Toll, Victims
from hudna.types.mention import Duration, Mention, Name, Number, Place, Quantity, Time
from hudna.types.reading import Furniture, Proposal, Published, Reading, Unknown
from hudna.types.report import Report
from hudna.types.span import Span
from hudna.types.truce import Reason, Status, Truce

__all__ = [
    "Act", "Claim", "Duration", "Event", "EventType", "Factuality", "Furniture", "Mention", "Name", "Number", "Place",
    "Proposal", "Published", "Quantity", "Reading", "Realis", "Reason", "Report", "SourceType", "Span", "Status", "Time",
    "Toll", "Truce", "Unknown", "Victims",
]  # fmt: skip
