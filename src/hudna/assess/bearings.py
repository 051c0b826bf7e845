"""Which way an act of speech bears on a proposition: four answers, and silence is not denial."""

from hudna.types import Act, Bearing, Factuality, PropositionKind

# To accuse somebody of these is to say that they happened.
_ACCUSABLE = frozenset({"breached", "casualties", "violations_total", "collapsed"})
# To refuse these is to say that one is not bound by them. To refuse a truce is not to deny that it was declared.
_REFUSABLE = frozenset({"accepted", "party", "declared_by", "extended", "term", "mediated", "guaranteed", "monitored"})


def bearing_of(act: Act, kind: PropositionKind, factuality: Factuality = "certain") -> Bearing:
    """How a claim with this act bears on a proposition of this kind; ``open`` where the source leaves it open."""
    if act == "declines_to_comment":
        return "silent"
    if factuality == "unknown":
        return "open"
    if act == "denies" or (act == "refuses" and kind in _REFUSABLE):
        return "denies"
    if act == "asserts" or (act == "accuses" and kind in _ACCUSABLE):
        return "affirms"
    return "denies" if act == "accuses" and kind == "holding" else "open"
