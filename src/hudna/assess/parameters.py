"""The figures of the model, each with its reason. They are judgements, not measurements; change them here."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from math import log
from types import MappingProxyType

from hudna.types import Factuality, Interest, Reliability


def _table(**rows: float) -> Mapping[str, float]:
    return MappingProxyType(rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """Weights are ratios: how much likelier a source is to say so if it is true than if it is false.

    ``log_weight`` turns them into log odds. ``why`` in a field's metadata is its reason.
    """

    ratio: Mapping[str, float] = field(
        default_factory=lambda: _table(
            seen=4.0, monitor=4.0, document=2.0, third_party=3.0, mediator=3.0, media=2.5,
            anonymous=1.5, unknown=1.5, party=1.35, ally=1.35,
        ),
        metadata={
            "why": "Who saw, or counts for a living, errs least and wins least. An outlet in its own voice may repeat what it "
            "does not name. Nobody answers for an unnamed word, and somebody handed out the paper. A party says what serves it in most worlds, true or not: "
            "close to 1."
        },
    )  # fmt: skip
    own_act: float = field(
        default=5.0,
        metadata={
            "why": "A party that says it declared, accepts or refuses is its own best witness: saying so is most of the act."
        },
    )
    against_interest: float = field(
        default=4.0, metadata={"why": "Who admits a breach, or clears an enemy, has a reason to be silent instead."}
    )
    other_side_agrees: float = field(
        default=4.0,
        metadata={
            "why": "What serves one party rarely serves the one it fights: the second to say the same has less to win."
        },
    )
    hopeful_mediator: float = field(
        default=2.0,
        metadata={
            "why": "A mediator who says that his truce stands wants it to stand. When he says that it failed he speaks "
            "against his interest."
        },
    )
    factuality: Mapping[str, float] = field(
        default_factory=lambda: _table(certain=1.0, probable=0.6, possible=0.3, unknown=0.0),
        metadata={
            "why": "A hedged word is worth part of a plain one; the share multiplies the log odds. What the source leaves open is no stand."
        },
    )
    reliability: Mapping[str, float] = field(
        default_factory=lambda: _table(A=1.4, B=1.2, C=1.0, D=0.5, E=0.0, F=1.0),
        metadata={
            "why": "F is 'not judged' and changes nothing. A source that an analyst calls unreliable counts nothing; it "
            "never counts the other way round, for even a liar is right by chance."
        },
    )
    fading: float = field(
        default=0.8,
        metadata={
            "why": "Each further vote on one side counts this share of its rank: outlets watch one another, and not every "
            "copy is recognised. However many there are, they weigh less than five."
        },
    )
    interested_most: float = field(
        default=1.3,
        metadata={"why": "Log odds that all interested and unnamed voices of one side may add together (3.7 to 1)."},
    )
    least_weight: float = field(
        default=0.65,
        metadata={
            "why": "Below this sum of log odds on both sides together there is too little for any verdict: one unnamed "
            "source, one hedged line."
        },
    )
    caps: tuple[float, float, float] = field(
        default=(0.79, 0.79, 0.94),
        metadata={
            "why": "The most likely verdict with 0, 1, and 2 or more independent votes on its side. No number of interested "
            "voices, and no single origin, reaches 'very likely'. One case in twenty is left open: in a war one false story "
            "misleads several sources more often than that."
        },
    )
    rated_cap: float = field(
        default=0.98,
        metadata={
            "why": "'Almost certain' asks for three independent votes of two kinds, two of them from sources that a person "
            "has rated A or B: without a record nobody can claim nineteen of twenty."
        },
    )
    refused_cap: float = field(
        default=0.79,
        metadata={
            "why": "The most likely verdict that a party accepted a truce, or is bound by it, while its own last word is that it "
            "refuses: however many say so, it is not 'very likely' that a party is bound by what it says it will not keep."
        },
    )
    stale_days: int = field(
        default=30,
        metadata={"why": "A word on whether a truce holds says little about a month later; for confidence only."},
    )

    def log_weight(self, ratio: float, factuality: Factuality, reliability: Reliability) -> float:
        """The log odds that one vote counts before ranks and caps."""
        return log(ratio) * self.factuality[factuality] * self.reliability[reliability]

    def reasons(self) -> Mapping[str, str]:
        """Name of each parameter → its reason."""
        return {one.name: one.metadata["why"] for one in fields(self)}


DEFAULT = Parameters()
INDEPENDENT: frozenset[Interest] = frozenset({"seen", "monitor", "third_party", "mediator", "media"})
INTERESTED: frozenset[Interest] = frozenset({"party", "ally"})
