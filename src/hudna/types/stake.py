"""What a source has to win or lose by a proposition."""

from dataclasses import dataclass

from hudna.types.proposition import Interest


@dataclass(frozen=True, slots=True)
class Stake:
    """The interest of a source, the party whose side it is on, and whether the proposition is about that side.

    ``bloc`` is the name of a party, ``None`` for a source on nobody's side. ``own`` is true where the proposition says
    what that side itself did or agreed to, false where it says what another did, ``None`` where it names nobody or the
    source has no side.
    """

    interest: Interest
    bloc: str | None = None
    own: bool | None = None
