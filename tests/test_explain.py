"""The tree of rules: every word leads to its entry, and what came to nothing says why."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from typer.testing import CliRunner

from hudna.cli.app import app
from hudna.cli.tree import drawn
from hudna.explain import Branch, explain
from hudna.packs.address import line_of
from hudna.packs.knowledge import load_knowledge
from hudna.packs.source import ROOT

DENIAL = "ونفى المتحدث باسم قسد توقيع أي اتفاق هدنة مع تنظيم الدولة في دير الزور"


def _walk(branches: tuple[Branch, ...]) -> Iterator[Branch]:
    for branch in branches:
        yield branch
        yield from _walk(branch.below)


def _part(text: str, label: str) -> tuple[Branch, ...]:
    return next(branch for branch in explain(text, load_knowledge()) if branch.label.startswith(label)).below


def test_a_claim_shows_cue_source_and_content_with_their_entries() -> None:
    [claim] = _part(DENIAL, "claims")
    assert claim.label == "denies (claim, verb-first, certain)"
    cue, source, content = claim.below
    assert (cue.label, cue.words) == ("cue", "نفى")
    assert cue.rule.startswith("lang/ar/cues.toml:")
    assert any("conflicts/syria/actors.toml:" in branch.rule for branch in source.below)
    assert [branch.label for branch in content.below] == ["truce word: strong"]


def test_the_line_is_that_of_the_entry() -> None:
    entry = next(entry for entry in load_knowledge().of_table("cue") if entry.key == "نفى")
    line = line_of(entry)
    assert line is not None
    assert 'lemma = "نفى"' in (ROOT / entry.file).read_text(encoding="utf-8").splitlines()[line - 1]


def test_a_truce_and_its_words() -> None:
    [truce] = _part(DENIAL, "truces")
    assert truce.label == "agreement (truce, denied)"
    assert {"parties", "places"} <= {branch.label for branch in truce.below}


def test_a_verb_of_denial_that_is_not_read_says_why() -> None:
    [dropped] = [branch for branch in _part("نفت كل ذلك", "found, but nothing") if branch.label == "cue: denies"]
    reasons = " ".join(branch.rule for branch in dropped.below)
    assert "takes that, object, colon" in reasons
    assert "nobody here can speak" in reasons


def test_a_trigger_that_is_no_event_says_what_it_needs() -> None:
    branches = _part("سجل الفريق من ضربة جزاء", "found, but nothing")
    reasons = [reason.rule for branch in branches if branch.label.startswith("trigger") for reason in branch.below]
    assert any("it needs one of these" in reason for reason in reasons)


def test_words_are_shown_as_they_are_looked_up() -> None:
    words = {branch.words: branch.rule for branch in _part("وبالهدنة رحب الأهالي", "words")}
    assert words["وبالهدنة"].startswith("وب+الهدنه · ")
    assert "in no pack" in _part("زقزق", "words")[0].rule


def test_nothing_is_wider_than_the_terminal() -> None:
    lines = drawn(explain(DENIAL, load_knowledge()), 80).splitlines()
    assert max(map(cell_len, lines)) <= 80


def test_arabic_is_isolated_and_escapes_are_harmless() -> None:
    text = drawn(explain("نفى المدير \x1b[31m\u202eأن", load_knowledge()))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert text.count("\u2067") == text.count("\u2069") > 0


@given(st.text(alphabet='نفىأوزير قالهدنة".،:؟ \n5[]\u200f\ud800', max_size=60))
def test_any_text_can_be_explained_and_the_same_way_twice(text: str) -> None:
    once = drawn(explain(text, load_knowledge()))
    assert once == drawn(explain(text, load_knowledge()))


def test_the_command_prints_the_tree() -> None:
    result = CliRunner().invoke(app, ["explain", DENIAL])
    assert result.exit_code == 0
    assert "denies (claim, verb-first, certain)" in result.stdout


def test_the_command_reads_standard_input() -> None:
    result = CliRunner().invoke(app, ["explain", "-"], input=DENIAL)
    assert "denies" in result.stdout


@pytest.mark.parametrize(("text", "told"), [("", "is empty"), ("ا" * 6000, "Explain one sentence")])
def test_the_command_refuses_what_is_no_sentence(text: str, told: str) -> None:
    result = CliRunner().invoke(app, ["explain", text])
    assert result.exit_code == 1
    assert told in result.stderr


def test_check_is_quiet_about_packs_in_order() -> None:
    result = CliRunner().invoke(app, ["check", "places"])
    assert (result.exit_code, result.stdout.strip()) == (0, "All packs are in order.")


def test_check_names_the_packs_there_are() -> None:
    result = CliRunner().invoke(app, ["check", "atlantis"])
    assert result.exit_code == 2
    assert "conflicts/syria" in result.stderr
