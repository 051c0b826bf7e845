"""A case: many reports, kept, linked and asked."""
