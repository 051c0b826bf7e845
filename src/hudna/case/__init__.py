"""A case: many reports, kept, linked and asked."""

from hudna.case.case import Case

__all__ = ["Case"]
