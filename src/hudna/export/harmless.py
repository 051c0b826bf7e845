"""Words of a report that are safe to show: nothing a terminal might obey, nothing that turns lines round."""

import re

_SPACE = re.compile(r"[\s\x1c-\x1f\x85\u2028\u2029]+")
# Marks that reorder what stands around them: a report must not be able to turn round the lines of the page.
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Everything else that a terminal might obey: C0, DEL, C1, lone surrogates, tags, non-characters.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u206a-\u206f\ud800-\udfff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]")


def harmless(text: str) -> str:
    """The text on one line, without bidi controls and without anything that a terminal might obey."""
    return _UNSAFE.sub("\ufffd", _BIDI.sub("", _SPACE.sub(" ", text))).strip()
