"""What the words around a name of a place say of it: the phrase it stands in, its kind, and what it lies in."""

from dataclasses import dataclass

from hudna.types.span import Span


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The surroundings of one place candidate; everything is ``None`` or empty where the words say nothing.

    ``head`` is the precision that a head noun states (قرية X: village), ``own_head`` what the first
    word of the name does (حي الزهراء). ``direction`` and ``part`` say where the area lies
    as seen from the named place. ``within`` is the number of the candidate that it is said to lie in; ``loosely``
    where the words may also say something else, or only that it lies to one side. ``led``: a preposition or a head of place leads it.
    """

    area: Span | None = None
    head: str | None = None
    own_head: str | None = None
    direction: str | None = None
    part: str | None = None
    within: int | None = None
    loosely: bool = False
    led: bool = False


NOWHERE = Whereabouts()
