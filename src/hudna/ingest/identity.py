"""Ids that come from content."""

import hashlib

ID_LENGTH = 16


def content_id(text: str) -> str:
    """The first 16 hex digits of the SHA-256 of the text: the same text is the same report."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]
