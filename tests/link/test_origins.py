"""Reports grouped into origins."""

import random
from collections.abc import Callable
from itertools import combinations

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from link_stories import LEAD, MIDDLE, OTHER, STORY  # type: ignore[import-not-found]

from hudna.link.body import Body
from hudna.link.borrowed import Carriers
from hudna.link.kindred import kindred
from hudna.link.likeness import LEAD_SHARED, likeness
from hudna.link.origins import components, group
from hudna.link.postings import CANDIDATES, CROWD, MemoryPostings, candidates
from hudna.link.sketches import sketch_of, sketch_of_body
from hudna.packs.knowledge import Knowledge
from hudna.types import Ground, Judgement, Likeness, Reading, Sketch, Span

Read = Callable[..., Reading]
Make = Callable[..., Body]


def _report(name: str, day: str | None = None, *agencies: str) -> Sketch:
    return Sketch(report=name, published=day, outlet=None, hashes=(), total=0, credits=agencies)


def _edge(a: str, b: str, of_a: float = 0.9, of_b: float = 0.9, relation: str = "copy", led: bool = True) -> Likeness:
    grounds = (Ground(LEAD_SHARED, "for"),) if led else ()
    return Likeness(a=a, b=b, relation=relation, of_a=of_a, of_b=of_b, grounds=grounds)  # type: ignore[arg-type]


def _judged(a: str, b: str, verdict: str, at: str = "2020-01-01T00:00:00Z", by: str = "Salma") -> Judgement:
    return Judgement(thing="origin", a=min(a, b), b=max(a, b), verdict=verdict, by=by, at=at)  # type: ignore[arg-type]


def _groups(reports: list[str], *edges: Likeness, judged: tuple[Judgement, ...] = ()) -> list[set[str]]:
    return [set(origin.reports) for origin in group([_report(name) for name in reports], edges, judged)]


def test_parts_are_what_no_bond_leads_out_of() -> None:
    bonds = [("b", "a"), ("d", "e"), ("c", "b"), ("a", "c"), ("e", "elsewhere")]
    assert components("fedcba", bonds) == [["a", "b", "c"], ["d", "e"], ["f"]]
    assert components((), bonds) == []


def test_a_report_alone_is_an_origin() -> None:
    (origin,) = group([_report("a")], ())
    assert (origin.reports, origin.first, origin.credited) == (("a",), "a", None)


def test_copies_are_one_origin_and_a_shared_passage_joins_nothing() -> None:
    edges = _edge("a", "b"), _edge("b", "c"), _edge("c", "d", relation="shared_passage")
    assert _groups(["a", "b", "c", "d"], *edges) == [{"a", "b", "c"}, {"d"}]


def test_the_first_report_is_the_earliest_and_gives_the_id() -> None:
    reports = [_report("a"), _report("b", "2019-05-15", "Reuters"), _report("c", "2019-05-14", "Reuters", "AFP")]
    (origin,) = group(reports, [_edge("a", "b"), _edge("b", "c")])
    assert (origin.first, origin.reports, origin.credited) == ("c", ("c", "b", "a"), "Reuters")
    (alone,) = group(reports[2:], ())
    assert origin.id == alone.id  # what comes in later does not rename it


def test_a_round_up_does_not_join_two_stories() -> None:
    held = [_edge("p", "r", 1.0, 0.3), _edge("q", "r", 0.9, 0.3)]
    assert _groups(["p", "q", "r"], *held) == [{"p", "r"}, {"q"}]
    kin = _edge("p", "q", 0.1, 0.1, "shared_passage")
    assert _groups(["p", "q", "s", "r"], *held, _edge("q", "s"), _edge("p", "s", 0.5, 0.5)) == [{"p", "q", "r", "s"}]
    assert _groups(["p", "q", "r"], *held, kin) != [{"p"}, {"q"}, {"r"}]


def test_a_round_up_goes_with_what_it_begins_with() -> None:
    edges = _edge("p", "r", 0.8, 0.3, led=True), _edge("q", "r", 1.0, 0.5, led=False)
    assert _groups(["p", "q", "r"], *edges) == [{"p", "r"}, {"q"}]


def test_what_was_compared_and_found_unlike_holds_groups_apart() -> None:
    unlike = [_edge(a, b, 0.1, 0.1, "shared_passage") for a, b in (("a", "c"), ("a", "d"), ("b", "d"))]
    chain = _edge("a", "b"), _edge("c", "d"), _edge("b", "c", 0.7, 0.7, "edited_copy", led=False)
    assert _groups(["a", "b", "c", "d"], *chain, *unlike) == [{"a", "b"}, {"c", "d"}]


def test_judgements_of_people_come_first() -> None:
    edges = (_edge("a", "b"), _edge("b", "c"))
    apart = _judged("a", "b", "different")
    assert _groups(["a", "b", "c"], *edges, judged=(apart,)) == [{"a"}, {"b", "c"}]
    assert _groups(["a", "b"], judged=(_judged("a", "b", "same"),)) == [{"a", "b"}]
    later = _judged("a", "b", "same", "2021-01-01T00:00:00Z")
    assert _groups(["a", "b", "c"], *edges, judged=(later, apart)) == [{"a", "b", "c"}]
    assert _groups(["a", "b"], edges[0], judged=(_judged("a", "b", "unsure"),)) == [{"a", "b"}]
    assert _groups(["a", "b"], edges[0], judged=(_judged("a", "b", "different", by="hudna"),)) == [{"a", "b"}]


def test_different_holds_by_way_of_a_third_report() -> None:
    edges = [_edge("a", "b"), _edge("b", "c"), _edge("c", "d")]
    found = _groups(["a", "b", "c", "d"], *edges, judged=(_judged("a", "d", "different"),))
    assert not any({"a", "d"} <= one for one in found)
    joined = _judged("a", "b", "same"), _judged("b", "d", "same", "2021-01-01T00:00:00Z")
    found = _groups(["a", "b", "d"], judged=(*joined, _judged("a", "d", "different")))
    assert found == [{"a"}, {"b", "d"}]  # the later of two judgements that cannot both stand


def test_edges_of_other_reports_are_left_aside() -> None:
    assert _groups(["a"], _edge("a", "z"), _edge("y", "z")) == [{"a"}]


names = st.sampled_from("abcdefgh")
relations = st.sampled_from(["copy", "edited_copy", "shared_passage"])
shares = st.sampled_from([0.1, 0.3, 0.5, 0.7, 1.0])
pairs = st.sampled_from(list(combinations("abcdefgh", 2)))
edge_lists = st.lists(
    st.builds(lambda pair, one, other, relation, led: _edge(pair[0], pair[1], one, other, relation, led), pairs, shares, shares, relations, st.booleans()),
    max_size=16, unique_by=lambda edge: (edge.a, edge.b),
)  # fmt: skip
judgement_lists = st.lists(
    st.builds(lambda pair, verdict: _judged(pair[0], pair[1], verdict), pairs, st.sampled_from(["same", "different"])),
    max_size=4,
)


@given(edge_lists, judgement_lists, st.randoms())
def test_order_of_input_does_not_matter(edges: list[Likeness], judged: list[Judgement], chance: random.Random) -> None:
    reports = [_report(name) for name in "abcdefgh"]
    before = group(reports, edges, judged)
    for rows in (reports, edges, judged):
        chance.shuffle(rows)
    assert group(reports, edges, judged) == before
    assert sorted(name for origin in before for name in origin.reports) == list("abcdefgh")


@given(edge_lists, judgement_lists)
def test_nobody_is_joined_who_was_judged_different(edges: list[Likeness], judged: list[Judgement]) -> None:
    last = {(one.a, one.b): one.verdict for one in sorted(judged, key=lambda one: one.verdict)}
    for origin in group([_report(name) for name in "abcdefgh"], edges, judged):
        assert not any(last.get(pair) == "different" for pair in combinations(sorted(origin.reports), 2))


@given(edge_lists)
def test_components_can_be_grouped_by_themselves(edges: list[Likeness]) -> None:
    left = [_report(name) for name in "abcdefgh"]
    right = [_report(name.upper()) for name in "abcdefgh"]
    mirrored = [
        _edge(one.a.upper(), one.b.upper(), one.of_a, one.of_b, one.relation, bool(one.grounds)) for one in edges
    ]
    both = group(left + right, edges + mirrored)
    assert set(both) == set(group(left, edges)) | set(group(right, mirrored))


def test_from_texts_to_origins(read: Read, body: Make, knowledge: Knowledge) -> None:
    texts = {
        "a": ("2019-05-14", STORY), "b": ("2019-05-15", f"عنوان آخر للخبر\n\n{STORY}"), "c": ("2019-05-15", f"{LEAD}.\n{MIDDLE}."),
        "d": ("2019-05-14", OTHER), "e": ("2019-05-16", f"{OTHER} انتهى."),
    }  # fmt: skip
    postings, sketches, edges, bodies = MemoryPostings(), [], [], {}
    for name, (day, text) in texts.items():
        bodies[name] = body(text, name, published=day)
        sketch = sketch_of_body(bodies[name])
        found = (likeness(bodies[name], bodies[other]) for other in candidates(sketch, postings))
        edges += [one for one in found if one is not None]
        sketches.append(sketch)
        postings.add(sketch)
    assert [set(origin.reports) for origin in group(sketches, edges)] == [{"a", "b", "c"}, {"d", "e"}]
    assert sketch_of(read(STORY, "a"), knowledge) == sketches[0]
    assert msgspec.json.decode(msgspec.json.encode(sketches[0]), type=Sketch) == sketches[0]


def test_candidates_are_few_however_many_there_are() -> None:
    postings = MemoryPostings()
    for number in range(CROWD * 3):
        postings.add(
            Sketch(report=f"r{number:04}", published=None, outlet=None, hashes=(1, 2, 3, number + 10), total=9)
        )
    new = Sketch(report="new", published=None, outlet=None, hashes=(1, 2, 3, 4, 5, 6, 7, 8, 9), total=9)
    assert len(candidates(new, postings)) == CANDIDATES
    assert len(postings.sharing(new.hashes)) == CROWD
    assert new.report not in candidates(new, postings)
    postings.add(new)
    postings.add(new)
    assert postings.sharing((4,)) == {"new": 1}


def test_a_passage_counts_for_the_earliest_origin_that_carries_it(body: Make) -> None:
    old, new = body(STORY, "a", published="2019-05-13"), body(f"{OTHER}\n{OTHER}\n{STORY}", "b", published="2019-05-14")
    found = likeness(old, new)
    assert found is not None
    assert found.relation == "shared_passage"
    origins = group([sketch_of_body(old), sketch_of_body(new)], [found])
    carriers = Carriers(origins, [found])
    taken, own = new.text.index(MIDDLE), new.text.index(OTHER)
    assert carriers.origin_at("b", Span(taken, taken + len(MIDDLE))).first == "a"
    assert carriers.origin_at("b", Span(own, own + 90)).first == "b"
    assert carriers.origin_at("a", Span(0, len(LEAD))).first == "a"


def test_two_translations_of_one_wire_story_are_proposed_and_not_joined(body: Make) -> None:
    one = "قالت حركة النخيل إن مروان النخلاوي التقى ضرغام السندياني في حلب أمس. وقتل 17 مدنيا وأصيب 43 شخصا قبل اللقاء. (رويترز)"
    other = "اجتمع ضرغام السندياني أمس بمروان النخلاوي في مدينة حلب حسب حركة النخيل، بعد هجوم أوقع 17 قتيلا مدنيا و43 جريحا. (رويترز)"
    first, second = body(one, "a", outlet="Valley Post"), body(other, "b", outlet="Hill Herald")
    assert likeness(first, second) is None
    judged = kindred(first, second)
    assert judged is not None
    assert (judged.a, judged.b, judged.verdict, judged.by) == ("a", "b", "unsure", "hudna")
    assert judged == kindred(second, first)
    assert len(group([sketch_of_body(first), sketch_of_body(second)], (), [judged])) == 2
    assert kindred(first, body(other, "b", outlet="Hill Herald", published="2019-06-01")) is None
    assert kindred(first, body(other.replace("رويترز", "أ ف ب"), "b", outlet="Hill Herald")) is None
