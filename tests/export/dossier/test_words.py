"""The words of the page: both languages hold the same, and every code that the stages can give has its words."""

import ast
import inspect
import re
from typing import Any, get_args

import pytest

from hudna.assess import coding, life_cycle, likelihood, violence, votes
from hudna.export.dossier.words import tables, words_in
from hudna.export.labels import LANGS, Lang
from hudna.link import likeness
from hudna.link.truces import bonds
from hudna.link.truces.weights import WEIGHTS
from hudna.types import Bearing, Confidence, Interest, Likelihood, PropositionKind, Relation, Thing, Verdict
from hudna.types.life_cycle import Change, State

EN, AR = (tables()[lang] for lang in LANGS)
ENUMERATIONS = {
    "state": State, "interest": Interest, "likelihood": Likelihood, "confidence": Confidence, "stand": Bearing,
    "proposition": PropositionKind, "relation": Relation, "thing": Thing, "verdict": Verdict,
    "change": Change, "motive": votes.Motive,
}  # fmt: skip


def parts(phrase: object) -> set[str]:
    text = " ".join(phrase) if isinstance(phrase, list) else str(phrase)
    return set(re.findall(r"{(\w+)}", text))


def test_both_languages_hold_the_same_keys_and_parts() -> None:
    assert {(section, key) for section in EN for key in EN[section]} == {(s, key) for s in AR for key in AR[s]}
    different = [(s, key) for s in EN for key in EN[s] if parts(EN[s][key]) != parts(AR[s][key])]
    assert different == []


def test_arabic_words_are_arabic() -> None:
    latin = [
        (section, key, value)
        for section in AR
        for key, value in AR[section].items()
        if (section, key) not in {("page", "dir")}
        and re.fullmatch(r"[A-Za-z ,.:;]{3,}", re.sub(r"{\w+}", "", str(value)))
    ]
    assert latin == []


@pytest.mark.parametrize(("section", "codes"), ENUMERATIONS.items())
def test_every_value_of_an_enumeration_has_its_words(section: str, codes: Any) -> None:
    assert set(get_args(codes)) <= EN[section].keys()


def test_every_rule_of_the_life_cycle_has_its_sentence() -> None:
    states = set(get_args(State))
    found = set()
    for node in ast.walk(ast.parse(inspect.getsource(life_cycle))):
        if isinstance(node, ast.Tuple) and len(node.elts) == 2:
            said = [{str(one.value) for one in ast.walk(part) if isinstance(one, ast.Constant)} for part in node.elts]
            if said[0] and said[0] <= states:
                found |= {one for one in said[1] if one.isidentifier()}
    clocks = {"announced", "in_force", "observed"}
    assert {"collapse_denied", "end_past", "only_sought", "start_to_come"} <= found  # the walk finds them
    assert found - clocks - EN["why"].keys() == set()


def test_every_reason_for_no_verdict_and_no_change_has_its_words() -> None:
    reasons = set(re.findall(r'return "(\w+)"', inspect.getsource(likelihood._unknown)))
    assert {"too_little", "no_common_definition"} <= reasons <= EN["no_verdict"].keys()
    changes = set(re.findall(r'return "(\w+)"', inspect.getsource(violence._unknown)))
    assert {"reporting_fell", "window_not_over"} <= changes <= EN["no_change"].keys()


def test_every_reason_of_the_coding_has_its_words() -> None:
    source = inspect.getsource(coding)
    reasons = set(re.findall(r'unknown="(\w+)"', source)) | set(re.findall(r'"((?:no|only|not)_\w+)"', source))
    assert {"not_stated", "reports_disagree", "no_mediator_named"} <= reasons
    assert reasons - EN["not_coded"].keys() == set()
    values = set(coding._CODES) - {
        "cessation",
        "cessation_with_compliance",
        "definitive",
        "unilateral",
        "bilateral",
        "multilateral",
    }
    assert values <= EN["coded"].keys()


def test_every_ground_has_its_words() -> None:
    named = {
        one
        for module in (likeness, bonds)
        for one in re.findall(r'(?:Ground\(|kind(?:, values)? = )"(\w+)"', inspect.getsource(module))
    }
    assert {"same_words_of", "begins_after_end"} <= named
    assert (set(WEIGHTS) | named) - EN["ground"].keys() == set()


@pytest.mark.parametrize(
    ("lang", "number", "said"),
    [
        ("en", 0, "no reports"), ("en", 1, "1 report"), ("en", 2, "2 reports"), ("ar", 0, "لا تقارير"), ("ar", 1, "تقرير واحد"),
        ("ar", 2, "تقريران"), ("ar", 3, "3 تقارير"), ("ar", 11, "11 تقريرًا"), ("ar", 100, "100 تقرير"), ("ar", 103, "103 تقارير"),
    ],
)  # fmt: skip
def test_counts_agree_with_their_number(lang: Lang, number: int, said: str) -> None:
    assert words_in(lang, {}).count("report", number) == said


def test_a_code_that_is_newer_than_the_page_is_shown_and_breaks_nothing() -> None:
    assert words_in("ar", {}).coded("why", "a_new_rule") == "a new rule"
