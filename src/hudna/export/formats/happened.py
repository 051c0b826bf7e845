"""Events that reports say happened: what datasets of events take in."""

from hudna.types.event_group import EventGroup

_REAL = frozenset({"asserted", "background"})


def happened(event: EventGroup) -> bool:
    """Whether any report says that it happened; plans, denials and suppositions alone are no event."""
    return any(item.realis in _REAL for item in event.items)
