"""What is said to have happened."""

from dataclasses import dataclass
from typing import Literal

from hudna.types.span import Span

EventType = Literal[
    "armed_clash", "shelling", "air_strike", "drone_strike", "explosion_ied", "assassination_attack", "abduction",
    "attack", "arrest", "execution", "displacement", "evacuation", "protest", "territory_change", "aid_delivery",
    "prisoner_exchange", "negotiation", "agreement", "siege", "other",
]  # fmt: skip
# Violence of one side against another, which breaks a truce; VIOLENT adds what is done to those in somebody's hands.
ATTACKS: frozenset[str] = frozenset(
    {"armed_clash", "shelling", "air_strike", "drone_strike", "explosion_ied", "assassination_attack", "attack"}
)
VIOLENT = ATTACKS | {"execution", "abduction"}
Realis = Literal["asserted", "background", "planned", "negated", "hypothetical"]


@dataclass(frozen=True, slots=True)
class Toll:
    """How many: at least ``min``, at most ``max`` (``None``: the text sets no upper bound)."""

    min: int
    max: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Victims:
    """One group of victims of an event, with its side where the text gives it."""

    who: str
    side: str | None = None
    killed: Toll | None = None
    wounded: Toll | None = None
    displaced: Toll | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Type, trigger, arguments and realis. ``date`` is ISO (YYYY, YYYY-MM or YYYY-MM-DD).

    ``claim`` is the id of the claim in whose content it stands; ``breach_of`` holds indices into the reading's truces.
    """

    id: int
    type: EventType
    trigger: Span
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    place: str | None = None  # "Town, Governorate, Country"
    lat: float | None = None
    lon: float | None = None
    date: str | None = None
    date_latest: str | None = None
    date_precision: str | None = None
    killed: Toll | None = None
    wounded: Toll | None = None
    displaced: Toll | None = None
    civilians: bool | None = None
    victims: tuple[Victims, ...] = ()
    realis: Realis = "asserted"
    claim: int | None = None
    breach_of: tuple[int, ...] = ()
    alleged: bool = False
    probable_actors: tuple[str, ...] = ()  # named by the text only as likely
    destinations: tuple[str, ...] = ()  # where people moved to; ``place`` is where from
    evidence: dict[str, tuple[Span, ...]] | None = None  # field name -> the words it stands on
    rule: str | None = None
