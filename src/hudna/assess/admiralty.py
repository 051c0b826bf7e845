"""The Admiralty code: how reliable a source is (A–F), and how credible an item (1–6).

NATO AJP-2.1 and its predecessors; the two are judged apart. A letter is set by a person. Hudna only suggests one, by the
type of the source, and a suggestion weighs nothing until somebody accepts it as a rating.
"""

from collections.abc import Iterable, Mapping

from hudna.types import Credibility, Rating, Reliability, SourceType

# What a source of a type is usually worth, before its own record is known. An unnamed source has no record to judge.
_SUGGESTED: Mapping[SourceType, Reliability] = {
    "monitor": "B", "mediator": "B", "evidence": "B", "media": "C", "official": "C", "spokesperson": "C", "document": "C",
    "activist": "C", "resident": "C", "party_media": "D",
}  # fmt: skip


def suggested_reliability(source_type: SourceType) -> Reliability | None:
    """The letter that the rule of source types suggests; ``None`` where it has nothing to say."""
    return _SUGGESTED.get(source_type)


def standing_ratings(ratings: Iterable[Rating]) -> Mapping[str, Rating]:
    """Each rated source → the rating that stands: the last one set."""
    out: dict[str, Rating] = {}
    for rating in sorted(ratings, key=lambda rating: (rating.at, rating.by, rating.reliability)):
        out[rating.source] = rating
    return out


def credibility_of(affirming: int, denying: int) -> Credibility:
    """The figure by numbers of independent origins that affirm and that deny; 6 until two of them bear on it.

    1 three affirm and none denies; 2 two affirm and none denies; 3 more affirm than deny; 4 as many deny as affirm, or
    more; 5 two deny and none affirms.
    """
    if affirming + denying < 2:
        return 6
    if denying == 0:
        return 1 if affirming >= 3 else 2
    if affirming == 0:
        return 5
    return 3 if affirming > denying else 4
