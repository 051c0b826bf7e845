"""Every example and counterexample of every bundled pack, read as a report would be."""

from collections import defaultdict

import pytest

from hudna.packs.check import pack_names
from hudna.packs.knowledge import load_knowledge
from hudna.rules.entry import Entry
from hudna.testing import Example, examples_of, failing_settings, run_example

_USUAL = load_knowledge()
_CONFLICTS = [pack.split("/")[1] for pack in pack_names() if pack.startswith("conflicts/")]
_APART = [load_knowledge((name,)) for name in _CONFLICTS if name not in _USUAL.conflicts]
_BY_TABLE: dict[tuple[str, str], list[Example]] = defaultdict(list)
for _example in examples_of(_USUAL):
    _BY_TABLE[_example.entry.file, _example.entry.table].append(_example)


@pytest.mark.parametrize(("file", "table"), sorted(_BY_TABLE), ids=lambda part: part)
def test_the_examples_of_a_table_are_found_and_its_counterexamples_are_not(file: str, table: str) -> None:
    problems = [run_example(example, _USUAL) for example in _BY_TABLE[file, table]]
    assert [str(problem) for problem in problems if problem is not None] == []


def test_the_examples_of_invented_packs() -> None:
    problems = [
        run_example(example, knowledge)
        for knowledge in _APART
        for example in examples_of(knowledge, ["conflicts/sample"])
    ]
    assert [str(problem) for problem in problems if problem is not None] == []


def test_the_examples_of_times_and_numbers() -> None:
    assert [str(problem) for problem in failing_settings()] == []


def _entry(lemma: str) -> Entry:
    return next(entry for entry in _USUAL.of_table("cue") if entry.key == lemma)


@pytest.mark.parametrize(
    ("sentence", "complaint"),
    [
        ("و[أكد](cue) [المدير](source) أن [الماء عاد](content)", "is found by lang/ar/cues.toml#أكد"),
        ("و[دخل](cue) [المدير](source) إلى [القاعة](content)", "no claim is found by this entry"),
        ("و[نفى](cue) المدير أن [الماء عاد إلى حي](content) [الزيتون](source)", "the source is المدير"),
        ("و[نفى](cue) [المدير](source) أن الماء عاد. [هطل المطر](content)", "the content is الماء عاد"),
    ],
)
def test_an_example_says_what_is_wrong_with_it(sentence: str, complaint: str) -> None:
    problem = run_example(Example(_entry("نفى"), sentence, "example"), _USUAL)
    assert problem is not None
    assert complaint in str(problem)
    assert "hudna explain" in problem.mend


def test_a_counterexample_that_is_found_is_told() -> None:
    problem = run_example(Example(_entry("نفى"), "نفى المدير أن الماء عاد", "counterexample"), _USUAL)
    assert problem is not None
    assert "نفى gives a claim" in str(problem)


def test_a_right_example_is_no_problem() -> None:
    sentence = "و[نفى](cue) [المدير](source) أن [الماء عاد](content)"
    assert run_example(Example(_entry("نفى"), sentence, "example"), _USUAL) is None
