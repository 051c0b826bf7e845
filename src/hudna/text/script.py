"""Which language a text is in, by its letters alone; enough to say what Hudna can read."""

import re

_ARABIC = re.compile(r"[\u0621-\u064a]")
_PERSIAN = re.compile(r"[پچژگکی]")
_SORANI = re.compile(r"[ەۆڕڵێ]")
_LATIN = re.compile(r"[A-Za-z]")
_SAMPLE = 20_000  # characters looked at
_SHARE = 0.05  # of letters of its own from which Persian or Kurdish script is told from stray Persian letters in Arabic


def language_of(text: str) -> str:
    """``ar``, ``fa``, ``ckb``, ``en`` (Latin script) or ``und`` where there are no letters to judge by."""
    sample = text[:_SAMPLE]
    arabic, latin = len(_ARABIC.findall(sample)), len(_LATIN.findall(sample))
    if not arabic and not latin:
        return "und"
    if latin > 2 * arabic:
        return "en"
    if len(_SORANI.findall(sample)) > _SHARE * arabic:
        return "ckb"
    return "fa" if len(_PERSIAN.findall(sample)) > _SHARE * arabic else "ar"
