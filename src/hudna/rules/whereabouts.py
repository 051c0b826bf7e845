"""What the words around a name of a place say of it: the phrase it stands in, its kind, and what it lies in."""

from dataclasses import dataclass
from typing import Literal

from hudna.types.span import Span


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The surroundings of one place candidate; everything is ``None`` where the words say nothing.

    ``head`` is the precision that a head noun states (قرية X: village), ``own_head`` what the first word of the name does
    (حي الزهراء). ``direction`` and ``part`` say where the area lies as seen from the named place. ``within`` is the number
    of the candidate that it is said to lie in, and ``link`` how firmly: "in" (التابعة لمحافظة), "at" (a bare preposition,
    which may also say where something happened), "direction" (to one side of it, or near it). ``led``: a preposition or a
    head of place leads it. ``capital``: the name is that of the capital of a state that a pack knows.
    ``called``: a street, a square or a house is called by the name ("all"), or a roundabout that may also be a round of talks
    held there ("wide": only a land or a part of one).
    """

    area: Span | None = None
    head: str | None = None
    own_head: str | None = None
    direction: str | None = None
    part: str | None = None
    within: int | None = None
    link: Literal["in", "at", "direction"] | None = None
    led: bool = False
    capital: bool = False
    called: Literal["all", "wide"] | None = None


NOWHERE = Whereabouts()
