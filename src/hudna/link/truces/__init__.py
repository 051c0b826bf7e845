"""Which truces of different reports are one and the same truce, and which follow one another."""

from hudna.link.truces.items import items_of
from hudna.link.truces.linking import compare, link_truces

__all__ = ["compare", "items_of", "link_truces"]
