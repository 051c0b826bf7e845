"""Votes: of all that was said, what counts once.

On each side an origin has one vote and so has a camp: a party with its allies, an outlet, a body, a nameless source of one
origin. The heaviest pair of origin and camp is taken first. An outlet's own voice has no vote where the same origin quotes
somebody who says the same: it reports him. Where several outlets carry one origin in their own voice, the first one speaks.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log
from typing import Literal

from hudna.assess.parameters import INDEPENDENT, INTERESTED, Parameters
from hudna.assess.voices import Speaker, Stand
from hudna.types import PropositionKind, Voice

Motive = Literal[
    "disinterested", "own_act", "against_interest", "self_serving", "other_side_agrees", "hopeful", "nameless"
]
Side = Literal["affirms", "denies"]
_ACTS: frozenset[PropositionKind] = frozenset({"accepted", "declared_by"})  # made by saying so
_BREACHES: frozenset[PropositionKind] = frozenset({"breached", "casualties", "collapsed"})
_WANTED: frozenset[PropositionKind] = frozenset(
    {"exists", "declared", "accepted", "started", "holding", "extended", "declared_by", "party"}
)  # what a mediator hopes for


@dataclass(frozen=True, slots=True)
class Vote:
    """What one camp says through one origin. ``weight`` is in log odds, before ranks and caps."""

    side: Side
    voice: Voice
    origin: str
    camp: str
    motive: Motive
    weight: float
    faces: tuple[str, ...] = ()  # the blocs that its own is known to fight

    @property
    def independent(self) -> bool:
        """Whether its source is on nobody's side and can be named or seen."""
        return self.voice.interest in INDEPENDENT


def votes_of(speakers: Sequence[Speaker], parameters: Parameters) -> tuple[Vote, ...]:
    """The votes that count, heaviest first."""
    quoted: dict[tuple[str, str], list[Vote]] = defaultdict(list)
    own: dict[tuple[str, str], list[tuple[str, Vote]]] = defaultdict(list)
    heard: dict[str, set[str]] = defaultdict(set)  # camp → the origins that carry it
    for speaker in speakers:
        for stand in speaker.stands:
            vote = _vote(speaker, stand, parameters)
            if vote is None:
                continue
            heard[vote.camp].add(vote.origin)
            if stand.testimony.own_voice:
                own[vote.origin, vote.side].append((stand.testimony.said or "", vote))
            else:
                quoted[vote.origin, vote.side].append(vote)
    firsts = [_first(rows, heard) for key, rows in own.items() if key not in quoted]
    return tuple(_once([*firsts, *(vote for rows in quoted.values() for vote in rows)], parameters))


def _vote(speaker: Speaker, stand: Stand, parameters: Parameters) -> Vote | None:
    side = stand.bearing
    if side not in ("affirms", "denies") or side != speaker.voice.bearing:
        return None  # what it said before it changed its mind is shown and does not count
    kind = stand.testimony.proposition.kind
    motive = _motive(speaker, side, kind)
    ratio = {
        "own_act": parameters.own_act, "against_interest": parameters.against_interest, "hopeful": parameters.hopeful_mediator,
    }.get(motive, parameters.ratio[speaker.voice.interest])  # fmt: skip
    weight = parameters.log_weight(ratio, stand.testimony.factuality, speaker.voice.reliability)
    return (
        Vote(side, speaker.voice, stand.origin, _camp(speaker, stand), motive, weight, speaker.stake.faces)
        if weight > 0
        else None
    )


def _motive(speaker: Speaker, side: Side, kind: PropositionKind) -> Motive:
    """Why the source might say so anyway. A nameless source answers for nothing, so it has no act or interest of its own."""
    stake = speaker.stake
    named = speaker.named
    if stake.interest in INTERESTED:
        if named and stake.interest == "party" and kind in _ACTS and stake.about == "self":
            return "own_act"
        if named and kind in _BREACHES and stake.about is not None and (stake.about != "other") is (side == "affirms"):
            return "against_interest"
        return "self_serving"
    if stake.interest == "mediator" and kind in _WANTED:
        return "hopeful" if side == "affirms" else "against_interest"
    return "disinterested" if stake.interest in INDEPENDENT else "nameless"


def _camp(speaker: Speaker, stand: Stand) -> str:
    if speaker.stake.bloc is not None:
        return f"bloc {speaker.stake.bloc}"
    testimony = stand.testimony
    if testimony.source_type in ("anonymous_source", "resident", "evidence", "document") and not testimony.own_voice:
        return f"origin {stand.origin} {testimony.source}"
    return f"source {speaker.voice.speaks_for or speaker.voice.source}"


def _first(rows: Sequence[tuple[str, Vote]], heard: Mapping[str, set[str]]) -> Vote:
    """The own voice that speaks for an origin: the earliest, or one without a day, which may have been earlier.

    Of several the least heavy, then the one heard elsewhere too: a copy must not launder a word, nor make a new voice.
    """
    earliest = min((day for day, _ in rows if day), default="")
    maybe = [vote for day, vote in rows if day in ("", earliest)]
    return min(maybe, key=lambda vote: (vote.weight, -len(heard[vote.camp]), vote.camp))


def _once(votes: Iterable[Vote], parameters: Parameters) -> Iterator[Vote]:
    """Each origin and each camp once a side, by weight; a party that says what the one it fights says serves not only itself."""
    used: set[tuple[str, str]] = set()
    for vote in sorted(votes, key=lambda vote: (-vote.weight, vote.camp, vote.origin, vote.voice.source)):
        marks = {(vote.side, f"camp {vote.camp}"), (vote.side, f"at {vote.origin}")}
        if marks & used:
            continue
        used |= marks
        foes = vote.faces if vote.voice.interest == "party" and vote.motive == "self_serving" else ()
        if any((vote.side, f"camp bloc {foe}") in used for foe in foes):
            ratio = log(parameters.other_side_agrees) / log(parameters.ratio["party"])
            yield replace(vote, motive="other_side_agrees", weight=vote.weight * ratio)
        else:
            yield vote
