"""How good the grounds are, apart from what they say (ICD-203, D.6.e.1: never in one sentence with the likelihood)."""

from collections.abc import Sequence

from hudna.assess.days import last_day
from hudna.assess.likelihood import Weighed
from hudna.assess.parameters import Parameters
from hudna.assess.votes import Vote
from hudna.types import Confidence, Ground, Proposition

_FADES = frozenset({"holding"})  # true of one day, perhaps not of the next
_LEVELS: tuple[Confidence, ...] = ("low", "moderate", "high")


def confidence_of(
    proposition: Proposition, weighed: Weighed, votes: Sequence[Vote], as_of: str | None, parameters: Parameters
) -> tuple[Confidence, Ground]:
    """The level and its ground, whose values are independent votes for the verdict, against it, kinds of source, and
    ``fresh``, ``stale`` or ``undated``.

    High: three independent votes of two kinds, none against. Moderate: two, and at most half as many against. One level
    less where the last word on what fades is older than ``stale_days``; no more than moderate where no vote has a day.
    """
    side = "affirms" if weighed.log_odds >= 0 else "denies"
    behind, against = weighed.affirming, weighed.denying
    if side == "denies":
        behind, against = against, behind
    kinds = {vote.voice.interest for vote in votes if vote.side == side and vote.independent}
    level = 0
    if behind >= 2 and 2 * against <= behind:
        level = 2 if behind >= 3 and len(kinds) >= 2 and against == 0 else 1
    age = _freshness(proposition, votes, as_of, parameters)
    if age == "stale":
        level -= 1
    elif age == "undated":
        level = min(level, 1)
    if weighed.unknown:
        level = 0
    return _LEVELS[max(level, 0)], Ground("confidence", "neither", (str(behind), str(against), str(len(kinds)), age))


def _freshness(proposition: Proposition, votes: Sequence[Vote], as_of: str | None, parameters: Parameters) -> str:
    days = [one.said for vote in votes for one in vote.voice.testimonies if one.said]
    if not days:
        return "undated"
    if proposition.kind not in _FADES or as_of is None:
        return "fresh"
    age = (last_day(as_of) - last_day(max(days))).days
    return "stale" if age > parameters.stale_days else "fresh"
