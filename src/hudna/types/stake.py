"""What a source has to win or lose by a proposition."""

from dataclasses import dataclass
from typing import Literal

from hudna.types.proposition import Interest

About = Literal["self", "side", "other"]


@dataclass(frozen=True, slots=True)
class Stake:
    """The interest of a source, whose side it is on, and whether the proposition is about that side.

    ``bloc`` stands for a side: the first party of those that stand together; ``None`` for a source on nobody's side.
    ``faces`` are the blocs that it is known to fight. ``about`` says whether the proposition tells what the source's own
    party did or agreed to, another of its side, or somebody else; ``None`` where it tells of nobody or there is no side.
    """

    interest: Interest
    bloc: str | None = None
    about: About | None = None
    faces: tuple[str, ...] = ()
