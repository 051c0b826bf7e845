"""Verdicts on an invented truce: what counts, what does not, and when there is none."""

import math
import random
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.assess import assess
from hudna.assess.likelihood import chance, word_of
from hudna.assess.voices import not_found
from hudna.types import LIKELIHOODS, Assessment, Ground, Rating
from hudna.types import Testimony as Told
from tests.assess.testimonies import EXISTS, PALM, PLAIN, about, said, stake_of

WORDS = [word for word, _, _ in LIKELIHOODS]


def only(*testimonies: Told, ratings: tuple[Rating, ...] = (), origin_of: dict[str, str] | None = None) -> Assessment:
    """The assessment of the one proposition that the testimonies share."""
    (one,) = assess(testimonies, origin_of or {}, stake_of, ratings)
    return one


def rank(one: Assessment) -> int:
    """The place of a verdict on the scale."""
    assert one.likelihood is not None
    return WORDS.index(one.likelihood)


def grounds(one: Assessment, kind: str) -> list[Ground]:
    """The grounds of a kind."""
    return [ground for ground in one.grounds if ground.kind == kind]


# ------------------------------------------------------------------------------------------------ no verdict


def test_one_interested_origin_allows_no_verdict() -> None:
    one = only(said("palm spokesman"))
    assert (one.likelihood, one.confidence, one.credibility) == (None, "low", 6)
    assert grounds(one, "no_verdict")[0].values == ("interested_or_nameless_only",)


@pytest.mark.parametrize("act", ["declines_to_comment", "asks", "calls_for", "threatens", "warns", "speculates"])
def test_silence_and_open_words_allow_no_verdict(act: str) -> None:
    one = only(said("state minister", act), said("palm spokesman", act, report="r2"))  # type: ignore[arg-type]
    assert one.likelihood is None
    assert (one.affirming_origins, one.denying_origins, one.majority, one.dawid_skene) == (0, 0, None, None)
    assert grounds(one, "no_verdict")[0].values == ("nobody_affirms_or_denies",)


def test_declining_to_comment_is_silence_and_not_denial() -> None:
    alone = only(said("monitor one"), said("outlet a", report="r2"))
    beside = only(
        said("monitor one"), said("outlet a", report="r2"), said("state x", "declines_to_comment", report="r3")
    )
    assert alone.likelihood == beside.likelihood
    assert beside.voices[-1].bearing == "silent"
    assert grounds(beside, "declines_to_comment")[0].weight == 0


def test_who_was_not_found_is_named_and_counts_nothing() -> None:
    one = only(said("palm spokesman"))
    assert not_found(one.voices, [PALM, PLAIN]) == (PLAIN,)


def test_a_total_of_violations_is_never_judged() -> None:
    total = about("violations_total", "as its owner counts")
    one = only(*(said(f"monitor {n}", "asserts", total, report=f"r{n}") for n in range(4)))
    assert grounds(one, "no_verdict")[0].values == ("no_common_definition",)


# ------------------------------------------------------------------------------------------------ what counts


def test_independent_origins_raise_the_verdict_and_its_confidence() -> None:
    few = only(said("monitor one"))
    many = only(said("monitor one"), said("state two", report="r2"), said("outlet c", report="r3"))
    assert rank(many) > rank(few)
    assert (few.confidence, many.confidence) == ("low", "high")
    assert (few.credibility, many.credibility) == (6, 1)


def test_copies_of_one_origin_count_once() -> None:
    one = only(said("outlet a"), said("outlet b", report="r2"), origin_of={"r1": "o", "r2": "o"})
    assert (one.affirming_origins, one.independent_affirming) == (1, 1)
    assert grounds(one, "repeats")[0].values == ("2", "1")


def test_an_outlet_that_reports_its_source_is_no_second_witness() -> None:
    quoted = only(said("palm spokesman"), said("outlet a"))
    assert quoted.likelihood is None
    assert quoted.independent_affirming == 0


def test_party_media_gain_nothing_when_others_copy_them() -> None:
    laundered = (
        replace(said("palm radio", day="2017-11-28", own_voice=True), source_type="media"),
        said("outlet b", report="r2"),
    )
    assert only(*laundered, origin_of={"r1": "o", "r2": "o"}).likelihood is None


def test_one_party_and_its_friends_are_one_vote() -> None:
    one = only(said("palm a"), said("palm b", report="r2"), said("friend c", report="r3"))
    assert len(grounds(one, "vote")) == 1
    assert one.likelihood is None


def test_enemies_who_agree_are_heard_and_capped() -> None:
    one = only(said("palm a"), said("plain b", report="r2"))
    assert one.likelihood == "likely"
    assert grounds(one, "vote")[0].values[2] == "other_side_agrees"


def test_parties_that_are_not_known_to_fight_add_little_by_agreeing() -> None:
    assert only(said("palm a"), said("third b", report="r2")).likelihood is None


def test_an_admission_counts_more_than_an_accusation() -> None:
    breach = about("breached", "shelling", PALM)
    accused = only(said("plain a", "accuses", breach))
    admitted = only(said("palm a", "asserts", breach))
    assert accused.likelihood is None
    assert admitted.likelihood == "likely"
    assert grounds(admitted, "vote")[0].values[2] == "against_interest"


def test_refusing_denies_acceptance_and_not_existence() -> None:
    assert only(said("palm a", "refuses", about("accepted", PALM))).likelihood == "unlikely"
    assert only(said("palm a", "refuses")).voices[0].bearing == "open"


def test_a_source_that_reverses_itself_keeps_both_statements() -> None:
    one = only(said("state x", "denies", day="2017-11-28"), said("state x", report="r2", day="2017-11-30"))
    voice = one.voices[0]
    assert (voice.reversed, voice.bearing, len(voice.testimonies)) == (True, "affirms", 2)
    assert [ground.weight > 0 for ground in grounds(one, "vote")] == [True]


def test_both_on_one_day_is_no_stand() -> None:
    one = only(said("state x", "denies"), said("state x", report="r2"))
    assert (one.voices[0].reversed, one.voices[0].bearing, one.likelihood) == (True, "open", None)


def test_contradiction_lowers_confidence() -> None:
    agreed = [said(f"state {n}", report=f"r{n}") for n in range(3)]
    assert only(*agreed).confidence == "moderate"  # one kind of source
    split = only(*agreed, said("monitor m", "denies", report="r8"), said("outlet o", "denies", report="r9"))
    assert (split.confidence, split.credibility) == ("low", 3)


def test_ratings_change_weights_and_suggestions_do_not() -> None:
    plain = only(said("outlet a"), said("outlet b", "denies", report="r2"))
    assert plain.likelihood == "roughly_even"
    assert (plain.voices[0].reliability, plain.voices[0].suggested) == ("F", "C")
    rated = only(
        said("outlet a"), said("outlet b", "denies", report="r2"),
        ratings=(Rating(source="outlet b", reliability="E", by="Layla", at="2018-01-01T00:00:00Z"),),
    )  # fmt: skip
    assert rated.likelihood == "likely"
    assert (rated.voices[1].reliability, rated.voices[1].reliability_by) == ("E", "Layla")


def test_the_last_rating_stands() -> None:
    first = Rating(source="outlet a", reliability="E", by="Layla", at="2018-01-01T00:00:00Z")
    last = Rating(source="outlet a", reliability="A", by="Layla", at="2018-01-02T00:00:00Z")
    assert only(said("outlet a"), ratings=(last, first)).voices[0].reliability == "A"


def test_almost_certain_asks_for_sources_that_a_person_has_rated() -> None:
    told = [said("monitor m"), *(said(f"state {n}", report=f"r{n}") for n in range(2, 9))]
    assert only(*told).likelihood == "very_likely"
    ratings = tuple(
        Rating(source=name, reliability="B", by="Layla", at="2018-01-01T00:00:00Z") for name in ("monitor m", "state 2")
    )
    assert only(*told, ratings=ratings).likelihood == "almost_certain"
    assert only(*told, ratings=ratings[:1]).likelihood == "very_likely"


def test_rival_days_share_one_chance() -> None:
    first, second = about("started", "2017-11-28"), about("started", "2017-11-30")
    month = about("started", "2017-11")
    told = [said("monitor a", "asserts", first), said("monitor b", "asserts", second, report="r2")]
    one, two = assess(told, {}, stake_of)
    assert (one.likelihood, two.likelihood) == ("unlikely", "unlikely")  # 4 : 4 : 1 for neither
    assert grounds(one, "rival_values")[0].values == ("2017-11-30",)
    wider = assess([told[0], said("monitor b", "asserts", month, report="r2")], {}, stake_of)
    assert not any(grounds(each, "rival_values") for each in wider)  # a month holds its days


def test_a_rival_is_weighed_before_it_is_capped() -> None:
    first, second = about("started", "2017-11-28"), about("started", "2017-11-30")
    many = [said(f"monitor {n}", "asserts", first, report=f"r{n}") for n in range(6)]
    few = [said(f"state {n}", "asserts", second, report=f"s{n}") for n in range(2)]
    one, two = assess([*many, *few], {}, stake_of)
    assert (one.likelihood, two.likelihood) == ("very_likely", "very_unlikely")


def test_as_of_leaves_out_what_came_later_or_on_no_day() -> None:
    told = [
        said("monitor a", day="2017-11-20"),
        said("state b", "denies", report="r2", day="2017-12-20"),
        said("outlet c", report="r3", day=None),
    ]
    (then,) = assess(told, {}, stake_of, as_of="2017-11-30")
    assert [voice.source for voice in then.voices] == ["monitor a"]


def test_what_holds_goes_stale_in_confidence() -> None:
    holding = about("holding")
    told = [said("monitor a", "asserts", holding), said("state b", "asserts", holding, report="r2")]
    (soon,), (late,) = (assess(told, {}, stake_of, as_of=day) for day in ("2017-12-01", "2018-03-01"))
    assert (soon.confidence, late.confidence) == ("moderate", "low")
    assert soon.likelihood == late.likelihood


def test_words_at_their_borders() -> None:
    for word, low, high in LIKELIHOODS:
        middle = (low + high) / 2
        assert word_of(math.log(middle / (1 - middle))) == word


def _work(count: int) -> int:
    """The function calls that so many testimonies cost: a clock would measure the machine."""
    kinds = [EXISTS, about("holding"), *(about("started", f"2017-11-{day:02}") for day in range(1, 11))]
    told = [
        said(SOURCES[n % len(SOURCES)], ACTS[n % 2], kinds[n % len(kinds)], report=f"r{n // 3}", day=f"2017-11-{1 + n % 30:02}")  # type: ignore[arg-type]
        for n in range(count)
    ]  # fmt: skip
    calls = 0

    def count_call(_frame: object, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count_call)
    try:
        assess(told, {}, stake_of)
    finally:
        sys.setprofile(None)
    return calls


def test_work_grows_with_the_testimonies_and_no_faster() -> None:
    assert _work(5000) <= 1.25 * 5 * _work(1000)


# ------------------------------------------------------------------------------------------------ what must always hold

SOURCES = [
    "palm a", "palm b", "plain a", "friend f", "monitor m", "mediator e", "state s", "outlet o", "outlet p", "informed i",
    "eye y", "paper d",
]  # fmt: skip
INTERESTED = [name for name in SOURCES if name.split()[0] in ("palm", "plain", "friend", "informed")]
ACTS = ["asserts", "denies", "refuses", "accuses", "declines_to_comment", "asks"]


def _told(sources: list[str], acts: list[str]) -> st.SearchStrategy[list[Told]]:
    one = st.builds(
        said, st.sampled_from(sources), st.sampled_from(acts), st.just(EXISTS),
        report=st.sampled_from([f"r{n}" for n in range(6)]), day=st.sampled_from(["2017-11-28", "2017-11-29", None]),
    )  # fmt: skip
    return st.lists(one, min_size=1, max_size=12, unique_by=lambda each: (each.source, each.report))


@given(_told(SOURCES, ACTS), st.randoms(use_true_random=False))
def test_order_does_not_matter(told: list[Told], dice: random.Random) -> None:
    mixed = told[:]
    dice.shuffle(mixed)
    assert only(*mixed) == only(*told)


@given(_told(SOURCES, ACTS), st.integers(0, 5))
def test_a_copy_of_an_origin_changes_nothing(told: list[Told], which: int) -> None:
    copied = [one for one in told if one.report == f"r{which}"]
    copies = [replace(one, report="z", said="2017-12-30" if one.own_voice else one.said) for one in copied]
    before, after = only(*told), only(*told, *copies, origin_of={"z": f"r{which}"})
    if any(one.own_voice and one.act in ("asserts", "denies") for one in copied):
        return  # a later own voice may be a reversal of the same outlet; see the next test
    assert (after.likelihood, after.confidence, after.credibility) == (
        before.likelihood,
        before.confidence,
        before.credibility,
    )
    assert after.majority == before.majority


@given(_told(SOURCES, ACTS), st.integers(0, 5))
def test_another_outlet_that_copies_an_origin_changes_nothing(told: list[Told], which: int) -> None:
    copies = [
        replace(one, report="z", source="outlet copier", outlet="outlet copier", said="2017-12-30")
        for one in told
        if one.report == f"r{which}" and one.own_voice
    ][:1]
    before, after = only(*told), only(*told, *copies, origin_of={"z": f"r{which}"})
    if any(voice.source.startswith("outlet") and (voice.reversed) for voice in before.voices):
        return  # what an outlet took back does not count, and the copier has not taken it back
    assert after.likelihood == before.likelihood


@given(
    _told(SOURCES, ACTS),
    st.sampled_from(["monitor new", "state new", "outlet new", "eye new", "paper new", "mediator new"]),
)
def test_one_more_independent_affirmation_never_lowers(told: list[Told], source: str) -> None:
    before = only(*told)
    after = only(*told, said(source, report="r-new", day="2017-12-01"))
    if before.likelihood is not None:
        assert rank(after) >= rank(before)


@given(_told(INTERESTED, ACTS))
def test_interested_voices_alone_never_pass_the_cap(told: list[Told]) -> None:
    one = only(*told)
    assert one.likelihood is None or WORDS.index("unlikely") <= rank(one) <= WORDS.index("likely")


@given(_told(SOURCES, ["declines_to_comment", "asks", "calls_for", "threatens"]))
def test_no_verdict_where_nobody_takes_a_stand(told: list[Told]) -> None:
    assert only(*told).likelihood is None


@given(_told(SOURCES, ACTS))
def test_grounds_add_up_to_the_verdict(told: list[Told]) -> None:
    one = only(*told)
    if one.likelihood is not None:
        assert word_of(sum(ground.weight for ground in one.grounds)) == one.likelihood
        assert 0.02 <= round(chance(sum(ground.weight for ground in one.grounds)), 6) <= 0.98
