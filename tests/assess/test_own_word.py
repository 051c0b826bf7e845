"""A party's own refusal stands against all who say that it is bound."""

from hudna.assess import assess
from hudna.types import LIKELIHOODS, Assessment, Proposition
from hudna.types import Testimony as Told
from tests.assess.testimonies import EXISTS, PALM, PLAIN, about, said, stake_of

BOUND, ACCEPTED = about("party", PLAIN), about("accepted", PLAIN)
ORDER = [word for word, _, _ in LIKELIHOODS]
NEUTRAL = ("monitor a", "state b", "outlet c", "eye d", "monitor e")


def weighed(told: list[Told], proposition: Proposition) -> Assessment:
    return next(one for one in assess(told, {}, stake_of) if one.proposition == proposition)


def all_say(proposition: Proposition, day: str = "2017-11-20") -> list[Told]:
    return [said(source, "asserts", proposition, report=f"r {source}", day=day) for source in NEUTRAL]


def rank(one: Assessment) -> int:
    assert one.likelihood is not None
    return ORDER.index(one.likelihood)


def test_a_party_that_refuses_is_not_very_likely_bound() -> None:
    told = all_say(BOUND)
    assert weighed(told, BOUND).likelihood == "very_likely"
    refused = weighed([*told, said("plain b", "refuses", ACCEPTED, report="r9", day="2017-11-22")], BOUND)
    assert rank(refused) <= ORDER.index("likely")
    assert refused.denying_origins == 1
    assert [one.bearing for one in refused.voices if one.source == "plain b"] == ["denies"]
    held = [one for one in refused.grounds if one.kind == "own_refusal"]
    assert [one.values for one in held] == [(PLAIN,)]


def test_refusing_the_truce_itself_counts_too() -> None:
    refused = weighed([*all_say(BOUND), said("plain b", "refuses", EXISTS, report="r9")], BOUND)
    assert rank(refused) <= ORDER.index("likely")


def test_the_refusal_of_another_holds_nothing_back() -> None:
    told = [*all_say(BOUND), said("palm a", "refuses", about("accepted", PALM), report="r9")]
    assert weighed(told, BOUND).likelihood == "very_likely"


def test_neither_is_a_party_very_likely_to_have_accepted_what_it_refuses() -> None:
    refusal = said("plain b", "refuses", ACCEPTED, report="r9", day="2017-11-22")
    assert rank(weighed([*all_say(ACCEPTED), refusal], ACCEPTED)) <= ORDER.index("likely")


def test_who_came_round_is_not_held_to_its_refusal() -> None:
    told = [
        *all_say(BOUND),
        said("plain b", "refuses", ACCEPTED, report="r8", day="2017-11-19"),
        said("plain b", "asserts", ACCEPTED, report="r9", day="2017-11-22"),
    ]
    found = weighed(told, BOUND)
    assert found.likelihood == "very_likely"
    assert next(voice for voice in found.voices if voice.source == "plain b").reversed  # both are kept


def test_a_refusal_does_not_deny_that_there_is_a_truce() -> None:
    told = [*all_say(EXISTS), said("plain b", "refuses", EXISTS, report="r9")]
    assert weighed(told, EXISTS).denying_origins == 0
