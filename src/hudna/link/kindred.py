"""Two reports that may be one wire story in two translations: they share few words, and much else.

Two outlets that translate the same English report choose other words, and no comparison of words can join them. What can be
said honestly is that they name the same agency, were published together, and tell of the same people, places and figures:
a proposal, "unsure", for a person to judge. It is never joined by itself.
"""

from hudna.link.body import Body, days_apart
from hudna.types.judgement import Ground, Judgement

DAYS = 1  # a wire story is printed on its day or the next
NAMES = 3  # persons, places and bodies that both name, states left out: three do not meet by chance on one day
FIGURES = 2  # quantities of one unit and value
PART = 0.5  # of the names of the shorter report


def kindred(one: Body, other: Body) -> Judgement | None:
    """The proposal that two reports of different outlets are one agency's story; ``None`` where that is not to be said."""
    agencies = sorted(set(one.credits) & set(other.credits))
    apart = days_apart(one, other)
    if not agencies or apart is None or apart > DAYS or one.outlet == other.outlet:
        return None
    names, figures = _names(one) & _names(other), one.figures & other.figures
    fewest = min(len(_names(one)), len(_names(other)))
    if len(names) < max(NAMES, PART * fewest) or len(figures) < FIGURES:
        return None
    a, b = sorted((one.report, other.report))
    grounds = (
        Ground("credits_same", "for", tuple(agencies)),
        Ground("days_apart", "for", (str(apart),)),
        Ground("names_shared", "for", tuple(sorted(names))),
        Ground("figures_shared", "for", tuple(sorted(figures))),
    )
    return Judgement(thing="origin", a=a, b=b, verdict="unsure", grounds=grounds)


def _names(body: Body) -> set[str]:
    """What a report tells of; not the agencies it credits, nor states, which every report names."""
    return {one.name for one in body.names if one.kind in {"person", "place", "body"}} - set(body.credits)
