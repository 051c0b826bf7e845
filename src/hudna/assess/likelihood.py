"""The model: votes to log odds, log odds to a word.

Naive Bayes in log odds (Good 1950, *Probability and the Weighing of Evidence*) from even odds, with votes in place of
reports, fading weights for votes on one side, and caps. Words and ranges: US Intelligence Community Directive 203 (2015),
D.6.e.2. All figures are in `hudna.assess.parameters`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import exp, log

from hudna.assess.parameters import Parameters
from hudna.assess.votes import Side, Vote
from hudna.types import LIKELIHOODS, Ground, Likelihood, Proposition

# What a count of breaches amounts to depends on what its owner counts; without a common definition none is right.
_NEVER_JUDGED = frozenset({"violations_total"})
_BARE_WORD = frozenset({"self_serving", "nameless"})


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the votes on one proposition come to. ``unknown`` is the reason for no verdict.

    ``log_odds`` is the sum of the weights of ``grounds``; 0 where nothing counts.
    """

    log_odds: float
    unknown: str | None
    affirming: int  # independent votes
    denying: int
    grounds: tuple[Ground, ...]


def weigh(proposition: Proposition, votes: Sequence[Vote], parameters: Parameters) -> Weighed:
    """The votes on a proposition, weighed; competing values are not looked at yet."""
    sides: tuple[Side, Side] = ("affirms", "denies")
    parts = {side: list(_faded([vote for vote in votes if vote.side == side], parameters)) for side in sides}
    counted = {side: sum(weight for _, weight in parts[side]) for side in sides}
    free = {side: sum(vote.independent for vote, _ in parts[side]) for side in sides}
    net = counted["affirms"] - counted["denies"]
    most = _log_odds(parameters.caps[min(free["affirms" if net > 0 else "denies"], 3)])
    log_odds = max(-most, min(most, net))
    grounds = [_ground(vote, weight) for vote, weight in chain(*parts.values())]
    if log_odds != net:
        grounds.append(Ground("cap", "against" if net > 0 else "for", (str(max(free.values())),), log_odds - net))
    unknown = _unknown(proposition, votes, sum(counted.values()), parameters)
    return Weighed(log_odds, unknown, free["affirms"], free["denies"], tuple(grounds))


def compete(weighed: Weighed, others: Iterable[tuple[str, float]]) -> Weighed:
    """A value of which there can be only one, against its rivals, each with its name and log odds.

    The chance of each is its odds over one (none of them) plus the odds of all: with no rival, what it was.
    """
    rivals = sorted(others)
    if not rivals:
        return weighed
    taken = -log(1 + sum(exp(odds) for _, odds in rivals))
    ground = Ground("rival_values", "against", tuple(name for name, _ in rivals), taken)
    return Weighed(
        weighed.log_odds + taken, weighed.unknown, weighed.affirming, weighed.denying, (*weighed.grounds, ground)
    )


def chance(log_odds: float) -> float:
    """Log odds as a share between 0 and 1."""
    return 1 / (1 + exp(-log_odds))


def word_of(log_odds: float) -> Likelihood:
    """The word in whose range the chance falls; a border belongs to the likelier word."""
    share = chance(log_odds)
    return next((word for word, _, high in LIKELIHOODS if share < high), LIKELIHOODS[-1][0])


def _faded(votes: Sequence[Vote], parameters: Parameters) -> Iterator[tuple[Vote, float]]:
    """Each vote of one side with what it counts: by rank, and all that are not independent together up to a limit."""
    for rank, vote in enumerate(_ranked(vote for vote in votes if vote.independent)):
        yield vote, vote.weight * parameters.fading**rank
    left = parameters.interested_most
    for rank, vote in enumerate(_ranked(vote for vote in votes if not vote.independent)):
        weight = min(left, vote.weight * parameters.fading**rank)
        left -= weight
        yield vote, weight


def _ranked(votes: Iterable[Vote]) -> list[Vote]:
    return sorted(votes, key=lambda vote: (-vote.weight, vote.camp, vote.origin))


def _ground(vote: Vote, weight: float) -> Ground:
    return Ground(
        "vote",
        "for" if vote.side == "affirms" else "against",
        (vote.voice.source, vote.voice.interest, vote.motive, vote.origin),
        weight if vote.side == "affirms" else -weight,
    )


def _unknown(proposition: Proposition, votes: Sequence[Vote], total: float, parameters: Parameters) -> str | None:
    """Why there is no verdict, ``None`` where there is one."""
    if proposition.kind in _NEVER_JUDGED:
        return "no_common_definition"
    if not votes:
        return "nobody_affirms_or_denies"
    if all(vote.motive in _BARE_WORD for vote in votes):
        return "interested_or_nameless_only"
    if total < parameters.least_weight:
        return "too_little"
    return None


def _log_odds(share: float) -> float:
    return log(share / (1 - share))
