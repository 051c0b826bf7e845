"""What each figure counts."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.evals.figures import BY_NAME, FIGURES, Scores, score
from hudna.evals.interval import intervals
from hudna.evals.labels import Labelled
from hudna.evals.tally import Tally

Reading = dict[str, Any]


def _values(labelled: Labelled, reading: Reading) -> dict[str, float]:
    return {figure.name: value for figure, value in _scores(labelled, reading).measured().items()}


def _scores(labelled: Labelled, reading: Reading) -> Scores:
    return score([labelled], {labelled.id: reading})


def test_a_perfect_reading_scores_one_on_every_figure(labelled: Labelled, perfect: Reading) -> None:
    scores = _scores(labelled, perfect)
    values = {figure.name: value for figure, value in scores.measured().items()}
    assert set(values.values()) == {1.0}
    # No figure goes untested: only those that the labels do not touch have no value.
    assert set(BY_NAME) - set(values) == {"own_voice.f1", "events.killed_not_invented", "names.f1", "places.f1"}
    assert not any(scores.misses(figure) for figure in FIGURES)


def test_no_reading_is_no_error(labelled: Labelled) -> None:
    values = {figure.name: value for figure, value in score([labelled], {}).measured().items()}
    assert set(values.values()) == {0.0}


SPOILED: dict[str, tuple[Callable[[Reading], object], dict[str, float]]] = {
    "no truce": (lambda r: r.update(about_truce="figurative"), {"truce.f1": 0}),
    "a truce too many": (
        lambda r: r["truces"].append({"parties": ["Nobody"]}),
        {"truces.f1": 0.8, "parties.f1": 6 / 7},
    ),
    "a truce too few": (lambda r: r["truces"].pop(), {"truces.f1": 2 / 3, "parties.f1": 0.8, "status": 0.5}),
    "a party too few": (lambda r: r["truces"][0]["parties"].pop(), {"parties.f1": 0.8}),
    "no mediator": (lambda r: r["truces"][0].update(mediators=[]), {"mediators.f1": 0}),
    "another term": (lambda r: r["truces"][0].update(terms=["other"]), {"terms.f1": 2 / 3}),
    "another place": (lambda r: r["truces"][0].update(places=["Maryland"]), {"area": 0}),
    "another status": (lambda r: r["truces"][0].update(status="in_force"), {"status": 0.5}),
    "one of several statuses": (lambda r: r["truces"][0].update(status="denied"), {"status": 1}),
    "a day of the month": (lambda r: r["truces"][0].update(start="2019-05-15"), {"start": 1}),
    "another month": (lambda r: r["truces"][0].update(start="2019-06-15"), {"start": 0}),
    "another length": (lambda r: r["truces"][0].update(duration_days=31), {"duration": 0}),
    "an invented start": (lambda r: r["truces"][1].update(start="2019-05-14"), {"start.not_invented": 0}),
    "an optional claim missed": (lambda r: r["claims"].pop(), {"claims.recall": 1, "claims.precision": 1}),
    "a claim missed": (
        lambda r: r["claims"].pop(0),
        {"claims.recall": 0.5, "claims.whole": 0.5, "claims.precision": 1, "denials.f1": 1},
    ),
    "a claim too many": (
        lambda r: r["claims"].append({"source": _span(150, 160), "content": _span(120, 149), "act": "refuses"}),
        {"claims.precision": 2 / 3, "claims.recall": 1, "denials.f1": 2 / 3},
    ),
    "an outlet's claim too many": (
        lambda r: r["claims"].append({"source": None, "content": _span(120, 149), "act": "asserts"}),
        {"claims.precision": 1},
    ),
    "another speaker": (
        lambda r: r["claims"][0].update(source=_span(60, 70), source_name="Plain Front"),
        {"claims.speaker": 0.5, "claims.whole": 0.5, "claims.recall": 1},
    ),
    "the name of the speaker": (lambda r: r["claims"][0].update(source=None), {"claims.speaker": 1}),
    "refused, not denied": (
        lambda r: r["claims"][1].update(act="refuses"),
        {"claims.act": 0.5, "claims.whole": 0.5, "denials.f1": 1},
    ),
    "asserted, not denied": (lambda r: r["claims"][1].update(act="asserts"), {"denials.f1": 0}),
    "about no truce": (lambda r: r["claims"][1].update(about_truce=False), {"claims.about_truce": 0.5}),
    "attack for shelling": (lambda r: r["events"][0].update(type="attack"), {"events.f1": 1}),
    "clash for shelling": (lambda r: r["events"][0].update(type="armed_clash"), {"events.f1": 0}),
    "told as plan": (lambda r: r["events"][0].update(realis="planned"), {"events.f1": 0, "events.realis": 0.5}),
    "recalled as told": (
        lambda r: r["events"][1].update(realis="asserted"),
        {"events.f1": 2 / 3, "events.realis": 0.5},
    ),
    "no doer": (lambda r: r["events"][0].update(actors=[]), {"events.actors": 0}),
    "a likely doer": (
        lambda r: r["events"][0].update(actors=[], probable_actors=["Palm Movement"]),
        {"events.actors": 1},
    ),
    "no target": (lambda r: r["events"][0].update(targets=["army"]), {"events.targets": 0}),
    "at least two": (lambda r: r["events"][0].update(killed={"min": 2, "max": None}), {"events.killed": 0}),
    "nobody hurt": (lambda r: r["events"][0].update(wounded=None), {"events.wounded": 0}),
    "the wider place": (lambda r: r["events"][0].update(place="Oak Valley"), {"events.place": 0}),
    "another day": (lambda r: r["events"][0].update(date="2019-05-13"), {"events.date": 0}),
    "another time": (lambda r: r["mentions"][0].update(earliest="2019-05-13"), {"times.recall": 0}),
}


def _span(start: int, end: int) -> dict[str, int]:
    return {"start": start, "end": end}


@pytest.mark.parametrize("what", SPOILED)
def test_each_fault_costs_what_it_should(what: str, labelled: Labelled, perfect: Reading) -> None:
    spoil, expected = SPOILED[what]
    spoil(perfect)
    values = _values(labelled, perfect)
    assert {name: values[name] for name in expected} == pytest.approx(expected)


def test_an_invented_toll_is_counted(labelled: Labelled, perfect: Reading) -> None:
    labelled.facets["events"][0]["killed"] = None
    assert _values(labelled, perfect)["events.killed_not_invented"] == 0


def test_the_outlets_own_voice_is_asked_where_it_is_labelled(labelled: Labelled, perfect: Reading) -> None:
    labelled.facets["claims"].append({"content": _span(120, 149), "act": "asserts"})
    assert _values(labelled, perfect)["own_voice.f1"] == 0
    perfect["claims"].append({"source": None, "content": _span(120, 149), "act": "asserts"})
    assert _values(labelled, perfect)["own_voice.f1"] == 1


def test_one_claim_over_the_whole_text_finds_nothing(labelled: Labelled, perfect: Reading) -> None:
    whole = {"source": _span(0, 3), "content": _span(0, len(labelled.text)), "act": "asserts"}
    perfect["claims"] = [whole]
    values = _values(labelled, perfect)
    assert values["claims.recall"] == values["claims.precision"] == 0


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 400) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["start", "end", "content", "source", "trigger", "min"]), inner, max_size=4)
    ),
    max_leaves=8,
)
PARTS = ["about_truce", "truces", "claims", "events", "mentions"]


@settings(deadline=None, max_examples=150)
@given(st.dictionaries(st.sampled_from(PARTS), json_values | st.lists(json_values, max_size=3)))
def test_whatever_a_reader_writes_can_be_scored(reading: Reading) -> None:
    facets = {
        "about_truce": "yes",
        "truces": [{"parties": ["A"], "start": None}],
        "claims": [{"source": _span(0, 3), "content": _span(3, 9), "act": "asserts"}],
        "events": [{"type": "attack", "trigger": _span(1, 4), "killed": None}],
        "times": [{**_span(0, 2), "earliest": "2019"}],
        "names": [_span(0, 2)],
    }
    labelled = Labelled(id="x", text="ن" * 20, published=None, outlet=None, facets=facets, file="")
    assert all(0 <= value <= 1 for value in _values(labelled, reading).values())


def test_measures_of_a_tally() -> None:
    tally = Tally(right=6, extra=2, missed=4)
    assert tally.value("precision") == 0.75
    assert tally.value("recall") == 0.6
    assert tally.value("f1") == pytest.approx(2 * 0.75 * 0.6 / 1.35)
    assert (tally.items("precision"), tally.items("recall"), tally.items("f1")) == (8, 10, 10)
    assert Tally().value("f1") is None


def test_every_figure_says_what_it_is() -> None:
    assert len(BY_NAME) == len(FIGURES)
    assert all(figure.about.endswith(".") and "\n" not in figure.about for figure in FIGURES)


def test_intervals_hold_the_figure_and_do_not_change(labelled: Labelled, perfect: Reading) -> None:
    many = [
        Labelled(id=str(at), text=labelled.text, published=None, outlet=None, facets=labelled.facets, file="")
        for at in range(12)
    ]
    scores = score(many, {one.id: perfect if int(one.id) % 3 else {} for one in many})
    bounds = intervals(scores, draws=200)
    assert bounds == intervals(scores, draws=200)
    for figure, value in scores.measured().items():
        low, high = bounds[figure]
        assert 0 <= low <= value <= high <= 1
    assert bounds[BY_NAME["claims.recall"]][0] < bounds[BY_NAME["claims.recall"]][1]
    assert intervals(score([labelled], {})) == {}
