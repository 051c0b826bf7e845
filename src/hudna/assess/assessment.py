"""All propositions of a truce weighed: voices, verdict, grounds, and two comparators beside them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from hudna.assess.admiralty import credibility_of, standing_ratings
from hudna.assess.confidence import confidence_of
from hudna.assess.dawid_skene import Label, dawid_skene
from hudna.assess.likelihood import Balance, balance_of, weigh, word_of
from hudna.assess.majority import majority
from hudna.assess.own_word import refuses_itself, with_own_word
from hudna.assess.parameters import DEFAULT, Parameters
from hudna.assess.voices import OriginAt, Speaker, StakeOf, Stand, speakers_of, stands_of
from hudna.assess.votes import Vote, votes_of
from hudna.types import Assessment, Ground, Proposition, PropositionKind, Rating, Testimony

_ORDER = {kind: number for number, kind in enumerate(get_args(PropositionKind))}


@dataclass(frozen=True, slots=True)
class _Case:
    """One proposition half done."""

    stands: Sequence[Stand]
    speakers: tuple[Speaker, ...]
    votes: tuple[Vote, ...]
    balance: Balance


def assess(
    testimonies: Iterable[Testimony],
    origin_of: Mapping[str, str],
    interests: StakeOf,
    ratings: Iterable[Rating] = (),
    as_of: str | None = None,
    parameters: Parameters = DEFAULT,
    origin_at: OriginAt | None = None,
) -> tuple[Assessment, ...]:
    """The propositions of the testimonies, weighed, by kind and value.

    ``origin_at``, where it is given, names the origin of each testimony instead of ``origin_of``.

    ``interests`` gives the stake of each testimony's source (`hudna.assess.interests.Interests`). With ``as_of`` (ISO day)
    only what was published by then counts; what has no day is left out then. The order of the testimonies does not matter.
    """
    told = [one for one in testimonies if as_of is None or (one.said is not None and one.said <= as_of)]
    standing = standing_ratings(ratings)
    groups: dict[Proposition, list[Stand]] = defaultdict(list)
    for stand in stands_of(told, origin_of, interests, origin_at):
        groups[stand.testimony.proposition].append(stand)
    heard = with_own_word(groups)
    cases = {proposition: _case(heard[proposition], standing, parameters) for proposition in sorted(heard, key=_place)}
    model = dawid_skene(_labels(cases))
    rivals = _rivals(cases)
    return tuple(
        _assessment(proposition, case, rivals.get(proposition, {}), model.get(proposition.key), as_of, parameters)
        for proposition, case in cases.items()
    )


def _place(proposition: Proposition) -> tuple[int, str]:
    return _ORDER[proposition.kind], proposition.key


def _case(stands: Sequence[Stand], ratings: Mapping[str, Rating], parameters: Parameters) -> _Case:
    speakers = speakers_of(stands, ratings)
    votes = votes_of(speakers, parameters)
    return _Case(stands, speakers, votes, balance_of(votes, parameters))


def _assessment(
    proposition: Proposition, case: _Case, rivals: Mapping[str, Balance], model: float | None,
    as_of: str | None, parameters: Parameters,
) -> Assessment:  # fmt: skip
    refused = refuses_itself(proposition, case.stands)
    weighed = weigh(proposition, case.balance, rivals, parameters, refused=refused)
    confidence, ground = confidence_of(proposition, weighed, case.votes, as_of, parameters)
    unknown = (Ground("no_verdict", "neither", (weighed.unknown,)),) if weighed.unknown else ()
    return Assessment(
        proposition=proposition,
        voices=tuple(speaker.voice for speaker in case.speakers),
        likelihood=None if weighed.unknown else word_of(weighed.log_odds),
        confidence=confidence,
        credibility=credibility_of(weighed.affirming, weighed.denying),
        affirming_origins=_origins(case.stands, "affirms"),
        denying_origins=_origins(case.stands, "denies"),
        independent_affirming=weighed.affirming,
        independent_denying=weighed.denying,
        grounds=(*unknown, *weighed.grounds, *_shown(case), ground),
        majority=majority(case.stands),
        dawid_skene=model,
    )


def _origins(stands: Sequence[Stand], bearing: str) -> int:
    return len({stand.origin for stand in stands if stand.bearing == bearing})


def _shown(case: _Case) -> Iterator[Ground]:
    """What is shown and does not count: reversals, silence, open words, and stands that only repeat others."""
    for speaker in case.speakers:
        voice = speaker.voice
        if voice.reversed:
            yield Ground("reversed", "neither", (voice.source, voice.bearing))
        elif voice.bearing == "silent":
            yield Ground("declines_to_comment", "neither", (voice.source,))
    stands = sum(stand.bearing in ("affirms", "denies") for stand in case.stands)
    if stands > len(case.votes):
        yield Ground("repeats", "neither", (str(stands), str(len(case.votes))))


def _labels(cases: Mapping[Proposition, _Case]) -> Iterator[tuple[str, str, Label]]:
    """What each source says of each proposition: one word a source, as votes have it."""
    for proposition, case in cases.items():
        key = proposition.key
        for speaker in case.speakers:
            bearing = speaker.voice.bearing
            label: Label = bearing if bearing in ("affirms", "denies") else "none"
            yield key, speaker.voice.speaks_for or speaker.voice.source, label


def _rivals(cases: Mapping[Proposition, _Case]) -> Mapping[Proposition, Mapping[str, Balance]]:
    """Each exclusive value → the values that it cannot be true with, of those that have a vote."""
    slots: dict[str, list[tuple[Proposition, Balance]]] = defaultdict(list)
    for proposition, case in cases.items():
        if proposition.exclusive and proposition.value is not None and case.votes:
            slots[proposition.kind].append((proposition, case.balance))
    return {
        one: {other.value: balance for other, balance in rows if other.value and _excludes(one, other)}
        for rows in slots.values()
        for one, _ in rows
    }


def _excludes(one: Proposition, other: Proposition) -> bool:
    """Whether two values cannot both be so. A month does not exclude a day of it."""
    if one.value is None or other.value is None:
        return False
    if one.kind == "duration":
        return one.value != other.value
    return not (one.value.startswith(other.value) or other.value.startswith(one.value))
