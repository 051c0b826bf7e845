"""A proposition weighed: who affirms and denies it, behind how many origins, and what the grounds allow."""

from dataclasses import dataclass
from typing import Literal

from hudna.types.judgement import Ground
from hudna.types.proposition import Interest, Proposition, Testimony

# Words of likelihood and their ranges: US Intelligence Community Directive 203 (2015), section D.6.e.2.
Likelihood = Literal[
    "almost_no_chance", "very_unlikely", "unlikely", "roughly_even", "likely", "very_likely", "almost_certain"
]
LIKELIHOODS: tuple[tuple[Likelihood, float, float], ...] = (
    ("almost_no_chance", 0.01, 0.05), ("very_unlikely", 0.05, 0.20), ("unlikely", 0.20, 0.45),
    ("roughly_even", 0.45, 0.55), ("likely", 0.55, 0.80), ("very_likely", 0.80, 0.95), ("almost_certain", 0.95, 0.99),
)  # fmt: skip
Confidence = Literal["low", "moderate", "high"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]  # Admiralty code (NATO AJP-2.1): F cannot be judged
Credibility = Literal[1, 2, 3, 4, 5, 6]  # 6: cannot be judged
Bearing = Literal[
    "affirms", "denies", "silent", "open"
]  # silent: declines to comment; open: asks, calls for, threatens


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One source's stand on one proposition, with all it said, in order of time; a reversal keeps both.

    ``bearing`` is the last stand that affirms or denies, else the last of any kind. ``origins`` are the ids of the
    origins that carry it.
    """

    source: str
    interest: Interest
    speaks_for: str | None
    bearing: Bearing
    reversed: bool
    testimonies: tuple[Testimony, ...]
    origins: tuple[str, ...]
    reliability: Reliability = "F"
    reliability_by: str | None = None  # who set it; None: nobody, F stands for "not judged"
    suggested: Reliability | None = None  # by the rule of source types, until somebody accepts it


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """How reliable a source is, set by a person: who, when, why. The last one of a source stands."""

    source: str
    reliability: Reliability
    by: str
    at: str
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A proposition with its voices and its verdict.

    ``likelihood`` is ``None`` where the grounds allow no verdict ("unknown"), with the reason among ``grounds``.
    ``confidence`` says how good the grounds are, and is never said in one sentence with the likelihood.
    ``majority`` and ``dawid_skene`` are comparators only: shares of origins, and of the EM model; ``None`` where they
    cannot be computed.
    """

    proposition: Proposition
    voices: tuple[Voice, ...]
    likelihood: Likelihood | None
    confidence: Confidence
    credibility: Credibility
    affirming_origins: int
    denying_origins: int
    independent_affirming: int  # of origins whose source has no interest in it
    independent_denying: int
    grounds: tuple[Ground, ...] = ()
    majority: float | None = None
    dawid_skene: float | None = None
