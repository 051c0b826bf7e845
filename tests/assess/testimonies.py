"""Testimonies made by hand, all of invented sources, for the tests of the stage."""

from dataclasses import replace

from hudna.types import Act, Proposition, PropositionKind, SourceType, Span, Testimony
from hudna.types.stake import Stake

EXISTS = Proposition(kind="exists")
PALM, PLAIN = "Palm Movement", "Plain Front"
# Stakes by the first word of an invented source's name.
STAKES = {
    "palm": Stake("party", PALM, faces=(PLAIN,)), "plain": Stake("party", PLAIN, faces=(PALM,)),
    "friend": Stake("ally", PALM, faces=(PLAIN,)), "third": Stake("party", "Coast Brigades"),
    "monitor": Stake("monitor"), "mediator": Stake("mediator"), "state": Stake("third_party"),
    "outlet": Stake("media"), "informed": Stake("anonymous"), "eye": Stake("seen"), "paper": Stake("document"),
}  # fmt: skip
_TYPES: dict[str, SourceType] = {
    "palm": "spokesperson", "third": "official", "plain": "spokesperson", "friend": "official", "monitor": "monitor", "mediator": "mediator",
    "state": "official", "outlet": "media", "informed": "anonymous_source", "eye": "evidence", "paper": "document",
}  # fmt: skip


def stake_of(testimony: Testimony) -> Stake:
    """The stake of an invented source, with the side of a breach's actor worked out from its name."""
    stake = STAKES[testimony.source.split()[0]]
    about = testimony.proposition.actor or (
        testimony.proposition.value if testimony.proposition.kind == "accepted" else None
    )
    if about is None or stake.bloc is None:
        return stake
    own = "other" if about != stake.bloc else "self" if stake.interest == "party" else "side"
    return replace(stake, about=own)  # type: ignore[arg-type]


def said(
    source: str,
    act: Act = "asserts",
    proposition: Proposition = EXISTS,
    *,
    report: str = "r1",
    day: str | None = "2017-11-29",
    own_voice: bool | None = None,
) -> Testimony:
    """A testimony: who, which act, on what, in which report, on which day."""
    kind = source.split()[0]
    own = kind == "outlet" if own_voice is None else own_voice
    bloc = STAKES[kind].bloc
    return Testimony(
        proposition=proposition, act=act, factuality="certain", report=report, truce=0, claim=0, source=source,
        source_type=_TYPES[kind], speaks_for=bloc if kind in ("palm", "plain") else None, own_voice=own, via=None,
        outlet=source if own else "outlet of " + report, said=day, content=Span(0, 10),
    )  # fmt: skip


def about(kind: PropositionKind, value: str | None = None, actor: str | None = None) -> Proposition:
    """A proposition of a kind."""
    return Proposition(kind=kind, value=value, actor=actor)
