"""The generated worlds: the same from one seed, true to their truth, and told apart by their words."""

import json
import re
from collections import defaultdict
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from generated import write
from prose import TemplateError, expand, parse, tidy
from worlds import frame, plan

import hudna
from hudna.packs.knowledge import load_knowledge
from hudna.types import Name, Place

World = tuple[list[dict[str, Any]], dict[str, list[dict[str, Any]]]]
COUNT = 400


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    told, truth = write(tmp_path_factory.mktemp("world"), COUNT, 7)
    known: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for one in lines(truth):
        known[one["what"]].append(one)
    return lines(told), known


def shingles(text: str, size: int = 8) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}


def test_one_seed_gives_the_same_bytes_and_another_does_not(tmp_path: Path) -> None:
    one, again, other = (write(tmp_path / name, 60, seed) for name, seed in (("a", 3), ("b", 3), ("c", 4)))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in again]
    assert one[0].read_bytes() != other[0].read_bytes()


@pytest.mark.parametrize("count", [1, 7, 130])
def test_there_are_as_many_reports_as_asked_for(count: int) -> None:
    assert len(plan(count, 1).postings) == count


def test_every_report_is_whole_and_in_order(world: World) -> None:
    reports, known = world
    assert [one["id"] for one in reports] == [one["id"] for one in known["report"]]
    assert [one["published"] for one in reports] == sorted(one["published"] for one in reports)
    for one in reports:
        assert not re.search(
            r"[\[\]{}|]| {2}| [،.]", one["text"].replace("[وكالة", "").replace("]", "").replace("[", "")
        ), one["text"]
        assert 150 < len(one["text"]) < 4000


def test_the_truth_points_to_reports_and_truces_that_there_are(world: World) -> None:
    reports, known = world
    ids, truces = {one["id"] for one in reports}, {one["id"] for one in known["truce"]}
    for one in known["report"]:
        assert one["origin"] in ids
        assert set(one["truces"]) <= truces
        assert set(one["background"]) <= {*truces, *(line["successor_of"] for line in known["truce"])}
        assert bool(one["edits"]) == (one["origin"] != one["id"])
    for line in known["truce"]:
        assert line["reports"] and set(line["reports"]) <= ids


def test_a_copy_shares_its_words_and_another_report_of_the_same_truce_does_not(world: World) -> None:
    reports, known = world
    words = {one["id"]: shingles(one["text"]) for one in reports}
    about = {one["id"]: one for one in known["report"]}
    for one in about.values():
        if one["edits"] and not set(one["edits"]) & {"attribution", "same_statement"}:
            common = words[one["id"]] & words[one["origin"]]
            assert len(common) / min(len(words[one["id"]]), len(words[one["origin"]])) > 0.3, one["id"]
    shares = [
        len(words[a] & words[b]) / max(1, min(len(words[a]), len(words[b])))
        for line in known["truce"]
        for a, b in combinations(line["reports"], 2)
        if about[a]["origin"] != about[b]["origin"]
    ]
    assert len(shares) > 500
    # What they do share is an outlet's own passage of background, or a quoted formula.
    assert sum(share > 0.3 for share in shares) / len(shares) < 0.02


def test_claims_state_what_stands_in_the_text(world: World) -> None:
    reports, known = world
    texts = {one["id"]: one["text"] for one in reports}
    stated = [(one["id"], claim) for one in known["report"] for claim in one["claims"]]
    assert {claim["act"] for _, claim in stated} >= {
        "asserts",
        "denies",
        "refuses",
        "declines_to_comment",
        "accuses",
        "calls_for",
    }
    for name, claim in stated:
        if claim["type"] in ("party", "monitor", "anonymous", "mediator"):
            assert claim["source"] in texts[name] or claim["source"].removeprefix("ال") in texts[name]


def test_worlds_have_what_a_dossier_must_tell_apart(world: World) -> None:
    known = world[1]
    statuses = {line["status"] for line in known["truce"]}
    assert statuses >= {"in_force", "extended", "violated", "collapsed", "contested"}
    assert any(len(line["periods"]) > 1 for line in known["truce"])
    assert any(line["contradictions"] for line in known["truce"])
    assert any(line["successor_of"] for line in known["truce"])
    assert any(not one["truces"] for one in known["report"])


def test_truces_of_the_same_parties_and_place_are_far_apart_or_linked() -> None:
    days = defaultdict(list)
    for facts in plan(3000, 2).truces:
        key = (facts.parties[0].name, facts.parties[1].name, facts.place.name)
        days[key].append((facts.start, facts.successor_of))
    for starts in days.values():
        starts.sort(key=lambda one: one[0])
        for (first, _), (second, heir) in pairwise(starts):
            assert heir or (second - first).days > 45


def test_parties_and_towns_are_those_of_the_packs_and_outlets_are_not() -> None:
    names = frame()
    entries = load_knowledge()
    for conflict in names.conflicts:
        for pair in conflict["pairs"]:
            year = (pair["from"] + pair["to"]) // 2
            for party in (pair["a"], pair["b"]):
                for spelling in names.actors[party].spellings:
                    text = f"أعلنت {spelling} في بيان هدنة في {conflict['country_ar']} لمدة أسبوع."
                    reading = hudna.read(text, published=f"{year}-06-05")
                    assert party in {one.name for one in reading.mentions if isinstance(one, Name | Place)}, spelling
    for outlet in names.outlets:
        reading = hudna.read(f"أفادت {outlet['name']} بوصول قافلة إلى المدينة.", published="2018-06-05")
        assert not any(one.entry for one in reading.mentions if isinstance(one, Name)), outlet["name"]
    assert entries


def test_a_template_that_is_not_closed_is_refused() -> None:
    for text in ("[a|b", "{A:x}", "a]b", "{A"):
        with pytest.raises((TemplateError, IndexError)):
            parse(text, {})


def test_templates_agree_glue_and_skip() -> None:
    rules = {"r": parse("[س]", {})}
    form = parse("{A:قال/قالت} {l:A}{?dur: لمدة {dur}}، {r}[|].", rules)
    out: list[str] = []
    expand(form.parts, {"A": "الحركة", "A_gender": "f", "dur": None}, lambda: 0.0, out)
    assert tidy("".join(out)) == "قالت للحركة، س."
    assert form.needs == {"A", "A_gender"} or form.needs == {"A"}
