"""Which truces of invented reports are one. No report exists; the wars are made up."""

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from hudna.link.truces import compare, link_truces
from hudna.types import Judgement, TruceItem, TruceLinks

BASE: dict[str, Any] = {
    "parties": ("Palm Movement", "Plain Front"),
    "camps": ("sample/0/0", "sample/0/1"),
    "lands": ("OK",),
    "nationwide": True,
    "conflict": "sample",
}


def item(name: str, published: str | None = None, **more: Any) -> TruceItem:
    """A truce of an invented report."""
    given = {**BASE, **more}
    return TruceItem(
        id=f"{name}#{given.pop('number', 0)}", report=name, published=published,
        earliest=given.pop("earliest", published), latest=given.pop("latest", published), **given,
    )  # fmt: skip


def groups(links: TruceLinks) -> set[frozenset[str]]:
    """Reports that are together."""
    return {frozenset(group.reports) for group in links.groups}


def kinds(judgement: Judgement) -> set[str]:
    """The kinds of grounds."""
    return {ground.kind for ground in judgement.grounds}


def judged(a: str, b: str, verdict: str, by: str = "Rana", at: str = "2026-01-01T00:00:00Z") -> Judgement:
    """What an analyst said."""
    first, second = sorted((a, b))
    return Judgement(thing="truce", a=first, b=second, verdict=verdict, by=by, at=at)  # type: ignore[arg-type]


def test_two_reports_of_one_start_are_one_truce() -> None:
    a = item("a", "2020-03-02", start="2020-03-01", duration_days=5)
    b = item("b", "2020-03-03", start="2020-03-01")
    found = compare(a, b)
    assert found.verdict == "same"
    assert {"starts_same_day", "same_parties"} <= kinds(found)
    assert groups(link_truces([a, b])) == {frozenset("ab")}


def test_announced_one_day_and_in_force_the_next() -> None:
    a = item("a", "2020-03-01", declared="2020-02-29", start="2020-03-01")
    assert compare(a, item("b", "2020-03-03", start="2020-03-02")).verdict == "same"
    assert compare(a, item("b", "2020-03-12", start="2020-03-11")).verdict == "different"


def test_what_is_compared_has_no_direction() -> None:
    a, b = item("a", "2020-03-02", start="2020-03-01"), item("b", "2020-03-03")
    assert compare(a, b) == compare(b, a)
    assert compare(a, b).a < compare(a, b).b


@pytest.mark.parametrize(
    ("day", "verdict"),
    [("2020-03-03", "same"), ("2020-03-07", "same"), ("2020-03-20", "unsure"), ("2020-02-10", "different")],
)
def test_a_report_without_dates_is_placed_by_its_own_day(day: str, verdict: str) -> None:
    known = item("a", "2020-03-02", start="2020-03-01", duration_days=5)
    assert compare(known, item("b", day)).verdict == verdict


def test_between_two_truces_that_both_fit_it_stays_alone() -> None:
    """Two truces of other mediators that both have no end: which one is meant?"""
    first = item(
        "a", "2020-03-01", start="2020-03-01", end="2020-04-30", mediators=("Reedland",), purposes=("holiday",)
    )
    second = item("b", "2020-04-01", start="2020-04-01", end="2020-05-30", mediators=("Hill Council",))
    asked = item("c", "2020-04-10")
    links = link_truces([first, second, asked])
    assert groups(links) == {frozenset("a"), frozenset("b"), frozenset("c")}
    of = {report: group.id for group in links.groups for report in group.reports}
    proposed = {(one.a, one.b) for one in links.proposals}
    assert {tuple(sorted((of["c"], of[other]))) for other in "ab"} <= proposed
    assert all(one.verdict == "unsure" and one.grounds for one in links.proposals)


def test_of_two_the_one_that_many_date_is_meant() -> None:
    """A slip of the date in one report does not leave all the others in doubt."""
    many = [item(f"m{n}", "2020-03-02", start="2020-03-01", duration_days=9) for n in range(20)]
    slip = item("slip", "2020-03-02", start="2020-02-24", duration_days=20)
    links = link_truces([*many, slip, item("late", "2020-03-04")])
    assert next(group for group in links.groups if "late" in group.reports).start == "2020-03-01"


def test_other_adversaries_are_another_truce() -> None:
    a = item("a", "2020-03-02", start="2020-03-01")
    other = item("b", "2020-03-02", parties=("Palm Movement", "Lake Guard"), camps=("sample/0/0",))
    found = compare(a, other)
    assert found.verdict != "same"
    assert "other_adversary" in kinds(found)


def test_the_allies_of_a_side_fight_on_the_same_front() -> None:
    a = item("a", "2020-03-02", start="2020-03-01")
    allied = item("b", "2020-03-03", parties=("Palm Movement", "Plain Guard"))
    assert "same_adversaries" in kinds(compare(a, allied))
    assert compare(a, allied).verdict == "same"


def test_truces_of_two_towns_are_two() -> None:
    local = {"nationwide": False, "parties": BASE["parties"]}
    a = item("a", "2020-03-02", start="2020-03-01", areas=("OK/East",), spots=("p/1",), **local)
    b = item("b", "2020-03-02", areas=("OK/West",), spots=("p/2",), **local)
    assert "other_area" in kinds(compare(a, b))
    assert len(link_truces([a, b]).groups) == 2


def test_a_call_for_a_truce_is_not_the_truce() -> None:
    a = item("a", "2020-03-02", start="2020-03-01", duration_days=5)
    assert compare(a, item("b", "2020-03-03", status="proposed")).verdict == "unsure"
    assert compare(a, item("b", "2020-02-28", status="proposed", start="2020-03-01")).verdict == "same"


def test_calls_of_one_week_are_not_all_for_one_truce() -> None:
    calls = [item(name, f"2020-03-0{n}", status="proposed") for n, name in enumerate("abc", 1)]
    assert len(link_truces(calls).groups) == 3


def test_a_former_truce_is_not_the_one_in_force() -> None:
    a = item("a", "2020-03-02", start="2020-03-01", duration_days=5)
    assert "spoken_of_past_one" in kinds(compare(a, item("b", "2020-03-03", past=True)))


def test_without_any_day_nothing_is_merged_by_parties_alone() -> None:
    a, b = item("a", mediators=("Reedland",)), item("b", mediators=("Reedland",))
    assert compare(a, b).verdict == "unsure"
    links = link_truces([a, b])
    assert len(links.groups) == 2
    assert len(links.proposals) == 1 or compare(a, b).verdict == "unsure"


def test_reports_that_repeat_one_another_speak_of_one_truce() -> None:
    a, b = item("a"), item("b")
    assert groups(link_truces([a, b], origins={"a": "o1", "b": "o1"})) == {frozenset("ab")}
    assert len(link_truces([a, b], origins={"a": "o1", "b": "o2"}).groups) == 2


def test_a_report_of_other_years_cannot_mean_it() -> None:
    a = item("a", "2020-03-02", start="2020-03-01", duration_days=5)
    late = item("b", earliest="2022-01-01")
    assert "other_era" in kinds(compare(a, late))
    assert compare(a, late).verdict == "different"


def test_two_truces_of_one_report_are_two() -> None:
    a = item("a", "2020-03-02", start="2020-03-01")
    b = item("a", "2020-03-02", start="2020-03-01", number=1)
    assert compare(a, b).verdict == "different"
    assert len(link_truces([a, b]).groups) == 2


def test_an_extension_is_one_truce_with_two_periods() -> None:
    first = item("a", "2020-03-02", start="2020-03-01", end="2020-03-06", duration_days=5)
    longer = item("b", "2020-03-06", status="extended", end="2020-03-11")
    (group,) = link_truces([longer, first]).groups
    assert [(one.start, one.end) for one in group.periods] == [
        ("2020-03-01", "2020-03-06"),
        ("2020-03-06", "2020-03-11"),
    ]
    assert group.end == "2020-03-11"
    late = item("c", "2020-03-10")
    assert len(link_truces([late, longer, first]).groups) == 1


def test_an_extension_that_begins_where_the_first_ends() -> None:
    first = item("a", "2020-03-02", start="2020-03-01", end="2020-03-31")
    again = item("b", "2020-04-02", status="extended", start="2020-04-01", end="2020-04-30")
    (group,) = link_truces([first, again]).groups
    assert group.start == "2020-03-01"
    assert group.periods[1].start == "2020-04-01"


def test_an_extension_is_placed_when_what_it_extends_is_known() -> None:
    """The second extension gives a beginning, the first none: days of publication put them in order."""
    first = item("a", "2020-03-02", start="2020-03-01", end="2020-03-06")
    longer = item("b", "2020-03-05", status="extended", end="2020-03-20")
    again = item("c", "2020-03-19", status="extended", start="2020-03-20", end="2020-04-05")
    (group,) = link_truces([again, longer, first]).groups
    assert group.end == "2020-04-05"


def test_an_extension_after_the_known_end_is_of_that_truce_in_one_place_and_unsure_in_a_country() -> None:
    town = {"nationwide": False, "spots": ("ok/palmtown",), "areas": ("OK/East",)}
    first = item("a", "2020-03-02", start="2020-03-01", end="2020-03-06", **town)
    later = item("b", "2020-03-20", status="extended", end="2020-04-01", **town)
    assert "extended_after_end" in kinds(compare(first, later))
    assert compare(first, later).verdict == "same"
    wide = [replace(one, nationwide=True, spots=(), areas=()) for one in (first, later)]
    assert compare(*wide).verdict == "unsure"
    assert compare(first, replace(later, published="2020-06-20")).verdict == "unsure"


def test_a_report_before_the_beginning_speaks_of_what_others_await() -> None:
    first = item("a", "2020-03-01", start="2020-03-10", end="2020-03-20")
    awaited, before = item("b", "2020-03-03"), item("c", "2020-02-20")
    assert "spoken_while_awaited" in kinds(compare(first, awaited))
    assert compare(first, awaited).verdict == "same"
    assert "spoken_before" in kinds(compare(first, before))
    broken = item("d", "2020-03-03", status="violated")
    assert "spoken_before" in kinds(compare(first, broken))


def test_an_announcement_without_a_day_is_of_what_begins_within_three_days() -> None:
    first = item("a", "2020-03-04", start="2020-03-04")
    assert "announced_just_before" in kinds(compare(first, item("b", "2020-03-02")))
    assert "spoken_just_before" in kinds(compare(first, item("b", "2020-03-02", status="in_force")))


def test_a_second_truce_in_one_place_ends_the_first() -> None:
    """The first was to last sixty days and collapsed; a report of the twentieth day is about the second."""
    town = {"nationwide": False, "spots": ("ok/palmtown",), "areas": ("OK/East",)}
    first = [item(f"a{n}", "2020-03-01", start="2020-03-01", end="2020-04-30", **town) for n in range(6)]
    second = [item(f"b{n}", "2020-03-15", start="2020-03-15", end="2020-03-25", **town) for n in range(4)]
    asked = item("c", "2020-03-20", status="violated", **town)
    links = link_truces([*first, *second, asked])
    assert frozenset({"b0", "b1", "b2", "b3", "c"}) in groups(links)


def test_a_new_truce_after_a_collapse_follows_the_old_one() -> None:
    first = item("a", "2020-03-04", start="2020-03-01", status="collapsed")
    second = item("b", "2020-05-02", start="2020-05-01")
    links = link_truces([first, second])
    (bond,) = links.bonds
    of = {report: group.id for group in links.groups for report in group.reports}
    assert (bond.tie, bond.a, bond.b) == ("successor", of["b"], of["a"])
    assert "begins_after_breach" in {ground.kind for ground in bond.grounds}


def test_a_local_truce_is_part_of_the_wider_one_when_told_with_it() -> None:
    wide = item("a", "2020-03-02", start="2020-03-01", end="2020-06-01")
    town = {"nationwide": False, "areas": ("OK/East",), "spots": ("p/1",), "start": "2020-03-20"}
    alone = link_truces([wide, item("b", "2020-03-21", **town)])
    assert not [bond for bond in alone.bonds if bond.tie == "part_of"]
    told = link_truces([wide, item("a", "2020-03-02", number=1, **town)])
    assert [bond.tie for bond in told.bonds] == ["part_of"]


def test_ids_can_be_read_and_do_not_depend_on_what_else_there_is() -> None:
    a = item("a", "2020-03-02", start="2020-03-01")
    far = item("z", "2010-01-01", start="2010-01-01")
    (alone,) = link_truces([a]).groups
    assert alone.id.startswith("sample-2020-03-01-")
    assert alone.id in {group.id for group in link_truces([a, far]).groups}


def test_known_groups_keep_their_ids() -> None:
    a = item("a", "2020-03-02", start="2020-03-01")
    b = item("b", "2020-03-01", start="2020-03-01")
    links = link_truces([a, b], known={"a#0": "an-old-id"})
    assert [group.id for group in links.groups] == ["an-old-id"]
    apart = link_truces([a, b, item("c", "2020-09-01", start="2020-09-01")], known={"a#0": "x", "b#0": "x", "c#0": "x"})
    assert {group.id for group in apart.groups if "a" in group.reports} == {"x"}
    assert len({group.id for group in apart.groups}) == 2


def test_same_by_an_analyst_joins_what_nothing_else_would() -> None:
    a, b = item("a", "2020-03-02", start="2020-03-01"), item("b", "2024-03-02", start="2024-03-01", lands=("XX",))
    assert len(link_truces([a, b]).groups) == 2
    assert len(link_truces([a, b], [judged("a#0", "b#0", "same")]).groups) == 1


def test_different_by_an_analyst_parts_what_is_alike() -> None:
    a, b = item("a", "2020-03-02", start="2020-03-01"), item("b", "2020-03-02", start="2020-03-01")
    links = link_truces([a, b], [judged("a#0", "b#0", "different")])
    assert len(links.groups) == 2
    assert not links.proposals


def test_judgements_on_groups_outlive_regrouping() -> None:
    """Judged on ids of groups; afterwards more reports come and the ids of some are no longer there."""
    a, b = item("a", "2020-03-02", start="2020-03-01"), item("b", "2020-09-02", start="2020-09-01")
    ids = sorted(group.id for group in link_truces([a, b]).groups)
    verdict = judged(ids[0], ids[1], "same")
    joined = link_truces([a, b], [verdict])
    assert len(joined.groups) == 1
    known = dict.fromkeys(joined.groups[0].items, joined.groups[0].id)
    more = [a, b, item("c", "2020-03-03", start="2020-03-01")]
    again = link_truces(more, [verdict], known)
    assert groups(again) == {frozenset("abc")}
    assert not again.unheeded


def test_groups_held_apart_stay_apart_with_all_their_items() -> None:
    a, b = item("a", "2020-03-02", start="2020-03-01"), item("b", "2020-03-02", start="2020-03-01")
    known = {"a#0": "one", "b#0": "two"}
    links = link_truces([a, b], [judged("one", "two", "different")], known)
    assert {group.id for group in links.groups} == {"one", "two"}


def test_the_newer_judgement_wins_and_the_other_is_told_of() -> None:
    a, b = item("a", "2020-03-02", start="2020-03-01"), item("b", "2020-03-02", start="2020-03-01")
    old = judged("a#0", "b#0", "same", at="2026-01-01T00:00:00Z")
    new = judged("a#0", "b#0", "different", at="2026-02-01T00:00:00Z")
    links = link_truces([a, b], [old, new])
    assert len(links.groups) == 2
    assert links.unheeded == (old,)
    assert link_truces([a, b], [new, replace(old, at="2026-03-01T00:00:00Z")]).unheeded == (new,)


def test_a_judgement_on_what_is_gone_is_told_of() -> None:
    a = item("a", "2020-03-02", start="2020-03-01")
    gone = judged("a#0", "nowhere#0", "same")
    assert link_truces([a], [gone]).unheeded == (gone,)


def test_items_travel() -> None:
    a = item("a", "2020-03-02", start="2020-03-01", duration_days=2.5, round=2)
    assert msgspec.json.decode(msgspec.json.encode(a), type=TruceItem) == a


def test_dates_that_are_none_count_as_not_given() -> None:
    a = item("a", "2020-03-02", start="2020-02-31", end="soon")
    (group,) = link_truces([a]).groups
    assert group.start is None
    assert group.end is None
