"""Whether two things of two reports are one, who judged so, and on what grounds."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["same", "different", "unsure"]
Thing = Literal["origin", "actor", "place", "event", "truce", "chain"]
HUDNA = "hudna"  # who judges where no person did


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason, as data: ``kind`` says what was compared, ``speaks`` which way it points, ``values`` what was found.

    The wording, in either language, is the renderer's. ``weight`` is how much it counted, in the unit of the model that
    used it (log odds where nothing else is said); 0 for a ground that is shown and does not count.
    """

    kind: str
    speaks: Literal["for", "against", "neither"]
    values: tuple[str, ...] = ()
    weight: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Two things of one kind and whether they are the same. ``by`` is a person's name, or ``hudna``.

    ``a`` < ``b``: a judgement has no direction. ``at`` is an ISO moment in UTC, ``None`` for Hudna's own.
    """

    thing: Thing
    a: str
    b: str
    verdict: Verdict
    grounds: tuple[Ground, ...] = ()
    by: str = HUDNA
    at: str | None = None
    why: str | None = None
