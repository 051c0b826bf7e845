"""The matrix: who took which stand on a proposition, when, behind which origins."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from hudna.assess.admiralty import suggested_reliability
from hudna.assess.bearings import bearing_of
from hudna.types import Bearing, Interest, Rating, Testimony, Voice
from hudna.types.stake import Stake

StakeOf = Callable[[Testimony], Stake]
OriginAt = Callable[[Testimony], str]
# Words that name nobody: "an informed source" of one origin is not known to be that of another.
_NAMELESS = frozenset({"anonymous_source", "resident", "evidence", "document"})
# Where one source was taken differently by two reports, the closest to a party stands.
_CLOSEST: tuple[Interest, ...] = (
    "party", "ally", "anonymous", "unknown", "mediator", "media", "third_party", "document", "monitor", "seen",
)  # fmt: skip
_RANK = {interest: rank for rank, interest in enumerate(_CLOSEST)}


@dataclass(frozen=True, slots=True)
class Stand:
    """One testimony as the stage sees it."""

    testimony: Testimony
    bearing: Bearing
    stake: Stake
    origin: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice with its stands, in the same order as its testimonies."""

    voice: Voice
    stake: Stake
    stands: tuple[Stand, ...]
    named: bool  # somebody answers for it wherever it speaks


def stands_of(
    testimonies: Iterable[Testimony], origin_of: Mapping[str, str], stake_of: StakeOf, origin_at: OriginAt | None = None
) -> list[Stand]:
    """The stands in order of time. A report that no origin is known for is an origin of its own.

    ``origin_at`` says it of each testimony instead: a paragraph may be of another origin than its report.
    """
    stands = [
        Stand(
            one,
            bearing_of(one.act, one.proposition.kind, one.factuality),
            stake_of(one),
            origin_at(one) if origin_at else origin_of.get(one.report, one.report),
        )
        for one in testimonies
    ]
    return in_time(stands)


def in_time(stands: Iterable[Stand]) -> list[Stand]:
    """The stands in order of time, those of no known day last."""
    return sorted(stands, key=_moment)


def speakers_of(stands: Sequence[Stand], ratings: Mapping[str, Rating]) -> tuple[Speaker, ...]:
    """The voices on one proposition, in order of their first word; a nameless source is one in each origin."""
    groups: dict[tuple[str, str], list[Stand]] = defaultdict(list)
    for stand in stands:
        testimony = stand.testimony
        nameless = not testimony.own_voice and (
            testimony.source_type in _NAMELESS or stand.stake.interest in ("anonymous", "unknown")
        )
        groups[testimony.source, stand.origin if nameless else ""].append(stand)
    return tuple(_speaker(tuple(group), ratings.get(source)) for (source, _), group in groups.items())


def not_found(voices: Iterable[Voice], expected: Iterable[str]) -> tuple[str, ...]:
    """Those of the expected (parties, mediators) whose word on it was not found in these sources. No denial is meant."""
    heard = {name for voice in voices for name in (voice.source, voice.speaks_for)}
    return tuple(sorted({name for name in expected if name not in heard}))


def _moment(stand: Stand) -> tuple[str, str, int, int, str, str]:
    one = stand.testimony
    return one.said or "9999", one.report, one.claim, one.content.start, one.source, one.act


def _speaker(stands: tuple[Stand, ...], rating: Rating | None) -> Speaker:
    stake = stands[0].stake if len(stands) == 1 else min((stand.stake for stand in stands), key=_closeness)
    taken = {stand.bearing for stand in stands} & {"affirms", "denies"}
    said = [stand.testimony.speaks_for for stand in stands if stand.testimony.speaks_for]
    voice = Voice(
        source=stands[0].testimony.source,
        interest=stake.interest,
        speaks_for=said[-1] if said else None,
        bearing=_last_bearing(stands),
        reversed=len(taken) == 2,
        testimonies=tuple(stand.testimony for stand in stands),
        origins=tuple(dict.fromkeys(stand.origin for stand in stands)),
        reliability=rating.reliability if rating else "F",
        reliability_by=rating.by if rating else None,
        suggested=suggested_reliability(stands[0].testimony.source_type),
    )
    return Speaker(voice, stake, stands, all(stand.testimony.source_type != "anonymous_source" for stand in stands))


def _closeness(stake: Stake) -> tuple[int, str, str]:
    return _RANK[stake.interest], stake.bloc or "", stake.about or ""


def _last_bearing(stands: Sequence[Stand]) -> Bearing:
    """The last stand that affirms or denies, by day; ``open`` where one day, or no day, has both: who knows which was last."""
    taken = [stand for stand in stands if stand.bearing in ("affirms", "denies")]
    if not taken or len(stands) == 1:
        return stands[-1].bearing
    dated = [stand for stand in taken if stand.testimony.said] or taken
    last = {stand.bearing for stand in dated if stand.testimony.said == dated[-1].testimony.said}
    return last.pop() if len(last) == 1 else "open"
