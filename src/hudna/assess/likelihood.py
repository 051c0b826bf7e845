"""The model: votes to log odds, log odds to a word.

Naive Bayes in log odds (Good 1950, *Probability and the Weighing of Evidence*) from even odds, with votes in place of
reports, fading weights for votes on one side, and caps. Words and ranges: US Intelligence Community Directive 203 (2015),
D.6.e.2. All figures are in `hudna.assess.parameters`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import exp, log

from hudna.assess.parameters import Parameters
from hudna.assess.votes import Side, Vote
from hudna.types import LIKELIHOODS, Ground, Likelihood, Proposition

# What a count of breaches amounts to depends on what its owner counts; without a common definition none is right.
_NEVER_JUDGED = frozenset({"violations_total"})
_GOOD = frozenset({"A", "B"})
_BARE_WORD = frozenset({"self_serving", "nameless"})
_SIDES: tuple[Side, Side] = ("affirms", "denies")


@dataclass(frozen=True, slots=True)
class Balance:
    """The votes on one proposition, each with what it counts, before rivals and caps. ``net`` is their sum in log odds."""

    votes: Sequence[Vote]
    net: float
    grounds: tuple[Ground, ...]
    total: float  # of both sides together
    free: Mapping[Side, Sequence[Vote]]  # the independent votes of each side


@dataclass(frozen=True, slots=True)
class Weighed:
    """What it comes to. ``unknown`` is the reason for no verdict; ``affirming`` and ``denying`` count independent votes.

    ``log_odds`` is the sum of the weights of ``grounds``; 0 where nothing counts.
    """

    log_odds: float
    unknown: str | None
    affirming: int
    denying: int
    grounds: tuple[Ground, ...]


def balance_of(votes: Sequence[Vote], parameters: Parameters) -> Balance:
    """What each vote counts by its rank on its side."""
    parts = {side: list(_faded([vote for vote in votes if vote.side == side], parameters)) for side in _SIDES}
    counted = {side: sum(weight for _, weight in parts[side]) for side in _SIDES}
    grounds = tuple(_ground(vote, weight) for vote, weight in chain(*parts.values()))
    free = {side: [vote for vote, _ in parts[side] if vote.independent] for side in _SIDES}
    return Balance(votes, counted["affirms"] - counted["denies"], grounds, counted["affirms"] + counted["denies"], free)


def weigh(
    proposition: Proposition,
    balance: Balance,
    rivals: Mapping[str, Balance],
    parameters: Parameters,
    *,
    refused: bool = False,
) -> Weighed:
    """The verdict on a proposition. ``rivals`` are the values, by name, that it cannot be true with; ``refused``: the party
    that it is of refuses it itself.

    The chance of a value is its odds over one (for none of them) plus the odds of all; with no rival it is what it was.
    What speaks for a rival speaks against the value, so the caps look at both.
    """
    grounds = list(balance.grounds)
    log_odds = balance.net
    if rivals:
        taken = -log(1 + sum(exp(rivals[name].net) for name in sorted(rivals)))
        grounds.append(Ground("rival_values", "against", tuple(sorted(rivals)), taken))
        log_odds += taken
    behind = [balance.free["affirms"]] if log_odds > 0 else [balance.free["denies"]]
    if log_odds <= 0:
        behind += [rival.free["affirms"] for rival in rivals.values()]
    most = max(_cap(votes, parameters) for votes in behind)
    kept = max(-most, min(most, log_odds))
    if kept != log_odds:
        count = max(len(votes) for votes in behind)
        grounds.append(Ground("cap", "against" if log_odds > 0 else "for", (str(count),), kept - log_odds))
    most = _log_odds(parameters.refused_cap)
    if refused and kept > most:
        grounds.append(Ground("own_refusal", "against", (proposition.value or "",), most - kept))
        kept = most
    unknown = _unknown(proposition, balance, parameters)
    return Weighed(kept, unknown, len(balance.free["affirms"]), len(balance.free["denies"]), tuple(grounds))


def chance(log_odds: float) -> float:
    """Log odds as a share between 0 and 1."""
    return 1 / (1 + exp(-log_odds))


def word_of(log_odds: float) -> Likelihood:
    """The word in whose range the chance falls; a border belongs to the likelier word."""
    share = chance(log_odds)
    return next((word for word, _, high in LIKELIHOODS if share < high), LIKELIHOODS[-1][0])


def _cap(votes: Sequence[Vote], parameters: Parameters) -> float:
    """The most log odds that independent votes on the stronger side allow: by their number, kinds and rated sources."""
    kinds = {vote.voice.interest for vote in votes}
    rated = sum(vote.voice.reliability in _GOOD and vote.voice.reliability_by is not None for vote in votes)
    if len(votes) >= 3 and len(kinds) >= 2 and rated >= 2:
        return _log_odds(parameters.rated_cap)
    return _log_odds(parameters.caps[min(len(votes), len(parameters.caps) - 1)])


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


def _unknown(proposition: Proposition, balance: Balance, parameters: Parameters) -> str | None:
    """Why there is no verdict, ``None`` where there is one."""
    if proposition.kind in _NEVER_JUDGED:
        return "no_common_definition"
    if not balance.votes:
        return "nobody_affirms_or_denies"
    if all(vote.motive in _BARE_WORD for vote in balance.votes):
        return "interested_or_nameless_only"
    return "too_little" if balance.total < parameters.least_weight else None


def _log_odds(share: float) -> float:
    return log(share / (1 - share))
