"""What options of several commands let one choose from."""

from enum import StrEnum


class From(StrEnum):
    """What an input can be."""

    text = "text"
    html = "html"
    jsonl = "jsonl"


class Language(StrEnum):
    """The language of the page, not of the report."""

    en = "en"
    ar = "ar"
