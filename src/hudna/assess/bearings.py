"""Which way an act of speech bears on a proposition: four answers, and silence is not denial."""

from hudna.types import Act, Bearing, PropositionKind

# To accuse somebody of these is to say that they happened.
_ACCUSABLE = frozenset({"breached", "casualties", "violations_total", "collapsed"})
# To refuse these is to say that one is not bound by them. To refuse a truce is not to deny that it was declared.
_REFUSABLE = frozenset({"accepted", "party", "declared_by", "extended", "term", "mediated", "guaranteed", "monitored"})


def bearing_of(act: Act, kind: PropositionKind) -> Bearing:
    """How a claim with this act bears on a proposition of this kind."""
    if act == "asserts":
        return "affirms"
    if act == "denies" or (act == "refuses" and kind in _REFUSABLE):
        return "denies"
    if act == "accuses" and kind in _ACCUSABLE:
        return "affirms"
    if act == "accuses" and kind == "holding":
        return "denies"
    return "silent" if act == "declines_to_comment" else "open"
