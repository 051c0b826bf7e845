"""Events across reports, on items made by hand and on invented reports."""

import random
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.link.events import compare_events, event_items_of, link_events
from hudna.link.events.describe import as_told
from hudna.packs.knowledge import Knowledge, load_knowledge
from hudna.pipeline import analyze
from hudna.types import Judgement, Report, Span, Toll
from hudna.types.event_group import Deaths, EventItem
from hudna.types.event_link import EventLinks

AREA, CITY, MILL, INN = "p/area", "p/city", "p/mill", "p/inn"
PLACES: dict[str, dict[str, Any]] = {
    "area": {"place": "Area, Land", "entry": AREA, "precision": "governorate", "within": ("p/land",)},
    "city": {"place": "City, Area, Land", "entry": CITY, "precision": "city", "within": (AREA, "p/land"), "lat": 35.0, "lon": 40.0},
    "mill": {"place": "Mill, Area, Land", "entry": MILL, "precision": "village", "within": (CITY, AREA, "p/land"), "lat": 35.01, "lon": 40.0},
    "inn": {"place": "Inn, Area, Land", "entry": INN, "precision": "village", "within": (AREA, "p/land"), "lat": 35.4, "lon": 40.0},
}  # fmt: skip


def item(report: str, number: int = 0, at: str | None = "mill", **given: Any) -> EventItem:
    """A shelling of a village by one party, reported by one outlet, unless something else is given."""
    made: dict[str, Any] = {
        "id": f"{report}#e{number}", "report": report, "published": "2019-05-10", "outlet": report, "type": "shelling",
        "trigger": Span(0, 4), "realis": "asserted", "source_type": "media",
        "actors": ("Plain Front",), "sides": ("Plain Front",), "country": "XX", "admin1": "Area", "date": "2019-05-09",
    }  # fmt: skip
    return EventItem(**{**made, **(PLACES[at] if at else {}), **given})


def _sets(links: EventLinks) -> set[frozenset[str]]:
    return {frozenset(one.id for one in group.items) for group in links.groups}


def _together(*items: EventItem, **given: Any) -> bool:
    return len(link_events(items, **given).groups) == 1


def test_an_event_is_what_was_told_of_it_by_a_day() -> None:
    items = (
        item("a", killed=Toll(3, 3)),
        item("b", killed=Toll(3, 3)),
        item("c", killed=Toll(9, 9), published="2019-05-30"),
    )
    (whole,) = link_events(items).groups
    assert whole.deaths == Deaths(low=3, best=3, high=9)
    early = as_told(whole, "2019-05-20", {})
    assert early is not None
    assert (early.id, len(early.items), early.deaths) == (whole.id, 2, Deaths(low=3, best=3, high=3))
    assert as_told(whole, "2019-05-01", {}) is None
    assert as_told(whole, None, {}) is whole


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_at_the_end_of_the_calendar_tells_nothing(day: str) -> None:
    assert len(link_events((item("a", date=day), item("b", date=day))).groups) == 2


# ---------------------------------------------------------------------------------------------------- two events


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        ({}, "same"),
        ({"type": "attack"}, "same"),
        ({"type": "abduction"}, "different"),
        ({"type": "assassination_attack"}, "unsure"),
        ({"at": "city"}, "unsure"),
        ({"at": "city", "killed": Toll(5, 5)}, "same"),
        ({"at": "inn"}, "different"),
        ({"date": "2019-05-10"}, "same"),
        ({"date": "2019-05-11"}, "different"),
        ({"date": None}, "unsure"),
        ({"date": "2019-05"}, "unsure"),
        ({"at": None}, "unsure"),
        ({"actors": (), "sides": ()}, "same"),
        ({"actors": ("Palm Movement",), "sides": ("Palm Movement",)}, "different"),
        ({"actors": ("Plain Brigade",), "sides": ("Plain Brigade", "Plain Front")}, "same"),
        ({"killed": Toll(40, 40)}, "unsure"),
        ({"realis": "planned"}, "different"),
    ],
)
def test_two_events(other: dict[str, Any], verdict: str) -> None:
    judgement = compare_events(item("r1", killed=Toll(5, 5)), item("r2", **other))
    assert (judgement.verdict, judgement.thing) == (verdict, "event")
    assert judgement.grounds


def test_a_judgement_has_no_direction() -> None:
    one, other = item("r1"), item("r2", type="attack")
    assert compare_events(one, other) == compare_events(other, one)


def test_events_of_one_report_are_two() -> None:
    assert compare_events(item("r1"), item("r1", 1)).verdict == "different"
    assert not _together(item("r1"), item("r1", 1))


def test_a_city_and_a_day_alone_are_not_enough() -> None:
    bare: dict[str, Any] = {"at": "city", "actors": (), "sides": ()}
    assert compare_events(item("r1", **bare), item("r2", **bare)).verdict == "unsure"


# ---------------------------------------------------------------------------------------------------- groups


def test_nothing_is_joined_because_of_a_third() -> None:
    first, middle, last = item("r1", date="2019-05-08"), item("r2", date="2019-05-09"), item("r3", date="2019-05-10")
    links = link_events([first, middle, last])
    assert len(links.groups) == 2
    assert not any({first, last} <= set(group.items) for group in links.groups)


def test_what_is_unsure_is_proposed_and_not_merged() -> None:
    links = link_events([item("r1"), item("r2", at="city")])
    assert len(links.groups) == 2
    [proposal] = links.proposals
    assert proposal.verdict == "unsure"
    assert {proposal.a, proposal.b} == {group.id for group in links.groups}


def test_only_asserted_events_are_linked() -> None:
    assert not _together(item("r1", realis="planned"), item("r2", realis="planned"))


@pytest.mark.parametrize("lacking", [{"at": None}, {"date": None}, {"at": "area"}])
def test_without_place_or_day_only_copies_are_joined(lacking: dict[str, Any]) -> None:
    one, other = item("r1", **lacking), item("r2", **lacking)
    assert not _together(one, other)
    assert _together(one, other, origins={"r1": "o", "r2": "o"})
    assert not _together(one, item("r2", type="attack", **lacking), origins={"r1": "o", "r2": "o"})


def test_two_like_events_of_a_report_stay_two_in_its_copies() -> None:
    rows = [item(report, number, at=None) for report in ("r1", "r2") for number in (0, 1)]
    links = link_events(rows, origins={"r1": "o", "r2": "o"})
    assert _sets(links) == {frozenset({"r1#e0", "r2#e0"}), frozenset({"r1#e1", "r2#e1"})}


# ---------------------------------------------------------------------------------------------------- persons


def _judged(a: str, b: str, verdict: str, at: str = "2020-01-01") -> Judgement:
    return Judgement(thing="event", a=a, b=b, verdict=verdict, by="Nour", at=at)  # type: ignore[arg-type]


def test_a_person_s_judgement_wins() -> None:
    same, far = [item("r1"), item("r2")], [item("r1"), item("r2", at="inn")]
    assert not _together(*same, judgements=[_judged("r1#e0", "r2#e0", "different")])
    assert _together(*far, judgements=[_judged("r1#e0", "r2#e0", "same")])


def test_the_last_judgement_on_a_pair_stands() -> None:
    rows = [_judged("r1#e0", "r2#e0", "different"), _judged("r1#e0", "r2#e0", "same", "2020-02-01")]
    assert _together(item("r1"), item("r2"), judgements=rows)


def test_a_judgement_may_name_groups() -> None:
    items = [item("r1"), item("r2", at="inn")]
    known = {one.id: group.id for group in link_events(items).groups for one in group.items}
    first, second = sorted(known.values())
    assert _together(*items, judgements=[_judged(first, second, "same")], known=known)


def test_a_contradicted_judgement_is_given_back() -> None:
    rows = [
        _judged("r1#e0", "r2#e0", "same"),
        _judged("r2#e0", "r3#e0", "same"),
        _judged("r1#e0", "r3#e0", "different"),
    ]
    links = link_events([item("r1"), item("r2"), item("r3")], rows)
    assert (len(links.groups), links.unheeded) == (1, (rows[2],))


def test_what_hudna_judged_once_binds_nobody() -> None:
    said = Judgement(thing="event", a="r1#e0", b="r2#e0", verdict="different")
    assert _together(item("r1"), item("r2"), judgements=[said])


def test_groups_keep_their_ids() -> None:
    first = link_events([item("r2"), item("r3")])
    known = {one.id: group.id for group in first.groups for one in group.items}
    [group] = link_events([item("r1", published="2019-05-09"), item("r2"), item("r3")], known=known).groups
    assert group.id == first.groups[0].id
    assert group.id.startswith("e-")
    assert len(group.id) == len("e-") + 12


# ---------------------------------------------------------------------------------------------------- what is told


def test_every_figure_is_kept_with_its_owner() -> None:
    rows = [
        item("r1", killed=Toll(5, 5)), item("r2", killed=Toll(5, 5)), item("r3", killed=Toll(4, 4)),
        item("r4", killed=Toll(6, None), source="Valley Eye Network"),
    ]  # fmt: skip
    [group] = link_events(rows).groups
    assert [(one.toll, one.sources, one.origins) for one in group.figures] == [
        (Toll(4, 4), ("r3",), 1),
        (Toll(5, 5), ("r1", "r2"), 2),
        (Toll(6, None), ("Valley Eye Network",), 1),
    ]
    assert group.deaths == Deaths(low=4, best=5, high=6)


def test_copies_count_once_for_the_best_figure() -> None:
    rows = [item(f"r{n}", killed=Toll(5, 5)) for n in (1, 2, 3)] + [item(f"s{n}", killed=Toll(4, 4)) for n in (1, 2)]
    [group] = link_events(rows, origins={"r1": "o", "r2": "o", "r3": "o"}).groups
    assert (group.deaths.best, group.origins) == (4, 3)


def test_no_figure_is_no_zero() -> None:
    [group] = link_events([item("r1")]).groups
    assert group.deaths == Deaths(low=None, best=None, high=None)


def test_the_most_precise_place_that_all_allow() -> None:
    rows = [item("r1", at="city", killed=Toll(5, 5)), item("r2", killed=Toll(5, 5)), item("r3", killed=Toll(5, 5))]
    [group] = link_events(rows).groups
    assert (group.place, group.precision, group.lat) == ("Mill, Area, Land", "village", 35.01)


def test_places_that_differ_leave_what_they_share() -> None:
    beside: dict[str, Any] = {"place": "Well, Area, Land", "entry": "p/well", "lat": 35.02}
    [group] = link_events([item("r1", killed=Toll(9, 9)), item("r2", killed=Toll(9, 9), **beside)]).groups
    assert (group.place, group.lat, group.admin1, group.country) == ("Area, Land", None, "Area", "XX")


def test_the_type_that_says_more() -> None:
    [group] = link_events([item("r1", type="attack"), item("r2", type="attack"), item("r3")]).groups
    assert group.type == "shelling"


# ---------------------------------------------------------------------------------------------------- always


@st.composite
def cases(draw: st.DrawFn) -> list[EventItem]:
    return [
        item(
            f"r{draw(st.integers(0, 6))}",
            number,
            at=draw(st.sampled_from(["mill", "inn", "city", "area", None])),
            type=draw(st.sampled_from(["shelling", "attack", "air_strike"])),
            date=draw(st.sampled_from(["2019-05-08", "2019-05-09", "2019-05", None])),
            killed=draw(st.sampled_from([None, Toll(3, 3), Toll(3, None), Toll(30, 30)])),
            actors=draw(st.sampled_from([(), ("Plain Front",), ("Palm Movement",)])),
        )
        for number in range(draw(st.integers(1, 12)))
    ]


@given(cases(), st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_items_is_nothing(rows: list[EventItem], seed: int) -> None:
    origins = {"r1": "o", "r2": "o"}
    links = link_events(rows, origins=origins)
    mixed = random.Random(seed).sample(rows, len(rows))
    assert link_events(mixed, origins=origins) == links
    placed = [one.id for group in links.groups for one in group.items]
    assert sorted(placed) == sorted(one.id for one in rows)
    for group in links.groups:
        assert len({one.report for one in group.items}) == len(group.items)


def test_links_can_be_stored() -> None:
    links = link_events([item("r1", killed=Toll(5, 5)), item("r2"), item("r3", at="city")])
    assert msgspec.convert(msgspec.json.decode(msgspec.json.encode(links)), EventLinks) == links


# ---------------------------------------------------------------------------------------------------- from readings


@pytest.fixture(scope="module")
def sample() -> Knowledge:
    return load_knowledge(("sample", "yemen"))


def _items(sample: Knowledge, name: str, text: str, outlet: str) -> tuple[EventItem, ...]:
    return event_items_of(analyze(Report(name, text, date(2019, 5, 10), outlet), sample), sample)


def test_the_events_of_two_reports_meet(sample: Knowledge) -> None:
    one = _items(sample, "r1", "قصفت جبهة السهل لحج أمس فقتل خمسة مدنيين.", "Valley Post")
    other = _items(sample, "r2", "قالت شبكة عين الوادي إن جبهة السهل قصفت أمس لحج ما أدى إلى مقتل خمسة مدنيين.", "Echo")
    [group] = link_events([*one, *other]).groups
    assert [(one.report, one.source, one.outlet) for one in group.items] == [
        ("r1", None, "Valley Post"),
        ("r2", "Valley Eye Network", "Echo"),
    ]
    assert all(one.sentence and one.trigger.text in one.sentence.text for one in group.items)
    assert group.country == "YE"
    assert [one.id for one in one] == ["r1#e0"]


def test_a_breach_names_its_truce(sample: Knowledge) -> None:
    text = "وقعت حركة النخيل وجبهة السهل هدنة. وقصفت جبهة السهل عدن في خرق للهدنة."
    broken = [one for one in _items(sample, "r1", text, "Valley Post") if one.breach_of]
    assert [one.breach_of for one in broken] == [("r1#0",)]
    assert broken[0].alleged
