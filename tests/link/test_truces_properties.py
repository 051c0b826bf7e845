"""What must hold of any items: no order, no judgement broken, ids that last."""

from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.link.truces import compare, link_truces
from hudna.types import HUDNA, Judgement, TruceItem

PARTIES = ("Palm Movement", "Plain Front", "Lake Guard")
DAYS = st.none() | st.sampled_from(["2020", "2020-03", "2020-03-01", "2020-03-02", "2020-03-06", "2020-04-01", "x"])


@st.composite
def items(draw: st.DrawFn) -> list[TruceItem]:
    """A few truces of a few invented reports."""
    made = []
    for number in range(draw(st.integers(1, 9))):
        published = draw(st.none() | st.sampled_from(["2020-03-01", "2020-03-03", "2020-03-10", "2020-06-01"]))
        report = f"r{draw(st.integers(0, 6))}"
        made.append(
            TruceItem(
                id=f"{report}#{number}", report=report, published=published, earliest=published, latest=published,
                parties=tuple(sorted(draw(st.sets(st.sampled_from(PARTIES), max_size=2)))),
                lands=tuple(draw(st.sets(st.sampled_from(["OK", "XX"]), max_size=1))),
                nationwide=draw(st.booleans()), start=draw(DAYS), end=draw(DAYS), declared=draw(DAYS),
                status=draw(st.sampled_from(["announced", "extended", "proposed", "violated"])),
                duration_days=draw(st.none() | st.sampled_from([3.0, 30.0])),
                mediators=tuple(draw(st.sets(st.sampled_from(["Reedland", "Hill Council"]), max_size=1))),
                past=draw(st.booleans()), central=draw(st.booleans()), round=draw(st.none() | st.integers(1, 2)),
            )
        )  # fmt: skip
    return made


@st.composite
def judged(draw: st.DrawFn) -> tuple[list[TruceItem], list[Judgement]]:
    """Items, and what an analyst says of some pairs, each at another moment."""
    made = draw(items())
    pairs = list(combinations(sorted(one.id for one in made), 2))
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=6)) if pairs else []
    verdicts = [draw(st.sampled_from(["same", "different"])) for _ in chosen]
    return made, [
        Judgement(thing="truce", a=a, b=b, verdict=verdict, by="Rana", at=f"2026-01-{n:02}")  # type: ignore[arg-type]
        for n, ((a, b), verdict) in enumerate(zip(chosen, verdicts, strict=True), 1)
    ]


@given(items(), st.randoms())
@settings(max_examples=150, deadline=None)
def test_the_order_of_the_items_does_not_matter(made: list[TruceItem], chance: Random) -> None:
    mixed = list(made)
    chance.shuffle(mixed)
    assert link_truces(mixed) == link_truces(made)


@given(items())
@settings(max_examples=150, deadline=None)
def test_every_item_is_in_one_group_and_proposals_name_groups(made: list[TruceItem]) -> None:
    links = link_truces(made)
    held = sorted(item for group in links.groups for item in group.items)
    assert held == sorted({one.id for one in made})
    ids = {group.id for group in links.groups}
    assert len(ids) == len(links.groups)
    assert all(one.a in ids and one.b in ids and one.a < one.b and one.by == HUDNA for one in links.proposals)
    assert all(bond.a in ids and bond.b in ids and bond.a != bond.b for bond in links.bonds)


@given(judged())
@settings(max_examples=200, deadline=None)
def test_judgements_are_kept_or_told_of(case: tuple[list[TruceItem], list[Judgement]]) -> None:
    made, judgements = case
    links = link_truces(made, judgements)
    group = {item: one.id for one in links.groups for item in one.items}
    for one in judgements:
        if one not in links.unheeded:
            assert (group[one.a] == group[one.b]) == (one.verdict == "same")
    newest = max(judgements, key=lambda one: one.at or "", default=None)
    assert newest is None or newest not in links.unheeded


@given(judged(), st.integers(0, 9))
@settings(max_examples=150, deadline=None)
def test_judgements_on_groups_hold_when_reports_are_added(
    case: tuple[list[TruceItem], list[Judgement]], cut: int
) -> None:
    made, _ = case
    before = link_truces(made[:cut])
    if len(before.groups) < 2:
        return
    a, b = (group.id for group in before.groups[:2])
    verdict = Judgement(thing="truce", a=a, b=b, verdict="different", by="Rana", at="2026-01-01")
    known = {item: group.id for group in before.groups for item in group.items}
    after = link_truces(made, [verdict], known)
    sides = [{item for item, name in known.items() if name == key} for key in (a, b)]
    for group in after.groups:
        assert not (set(group.items) & sides[0] and set(group.items) & sides[1])


@given(items(), st.integers(1, 8))
@settings(max_examples=150, deadline=None)
def test_a_group_that_stays_whole_keeps_its_id(made: list[TruceItem], cut: int) -> None:
    before = link_truces(made[:cut])
    known = {item: group.id for group in before.groups for item in group.items}
    after = {item: group for group in link_truces(made, known=known).groups for item in group.items}
    for group in before.groups:
        now = after[group.items[0]]
        if {known.get(item) for item in now.items} <= {group.id, None} and set(group.items) <= set(now.items):
            assert now.id == group.id


@given(items())
@settings(max_examples=100, deadline=None)
def test_comparing_has_no_direction(made: list[TruceItem]) -> None:
    for a, b in combinations(made, 2):
        assert compare(a, b) == compare(b, a)
