"""Whether a report is in the script that Hudna reads."""

import re

from hudna.types import Report

NO_ARABIC = "there is no Arabic in it; Hudna reads Arabic only. Give the Arabic original."

_ARABIC = re.compile(
    "[\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9\ufb50-\ufdfb\ufe70-\ufefc]"
)


def foreign(report: Report) -> bool:
    """Whether no letter of the text is Arabic: its reading must not pose as "no truce is reported"."""
    return _ARABIC.search(report.text) is None
