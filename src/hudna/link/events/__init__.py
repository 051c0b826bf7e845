"""Which events of different reports are one and the same event."""

from hudna.link.events.grounds import compare_events
from hudna.link.events.items import event_items_of
from hudna.link.events.linking import link_events

__all__ = ["compare_events", "event_items_of", "link_events"]
