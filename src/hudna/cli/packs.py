"""The commands for those who write packs: ``hudna explain`` and ``hudna check``."""

import sys

import typer

from hudna.cli.ending import FAILED, complain
from hudna.errors import InputError

_LONGEST = 5000  # characters: a tree of more helps nobody


def show_explanation(sentence: str) -> None:
    """Print the tree of rules that match a sentence; ``-`` reads it from standard input."""
    text = sys.stdin.buffer.read(4 * _LONGEST + 4).decode("utf-8", "replace") if sentence == "-" else sentence
    if not text.strip():
        raise InputError('The sentence is empty. Write it in quotes: hudna explain "…".')
    if len(text) > _LONGEST:
        raise InputError(
            f"The text is longer than {_LONGEST} characters. Explain one sentence; hudna read takes reports."
        )
    from hudna.cli.tree import drawn
    from hudna.explain import explain
    from hudna.packs.knowledge import load_knowledge

    typer.echo(drawn(explain(text.strip(), load_knowledge())))


def check_packs(packs: tuple[str, ...]) -> None:
    """Print what is wrong with packs, a sentence each; the exit status says whether something is."""
    from hudna.packs.check import check
    from hudna.testing import failing_examples, failing_settings

    problems = list(check(packs))
    blocked = any(problem.blocks for problem in problems)
    if not blocked:
        problems += [*failing_examples(packs), *failing_settings(packs)]
    for problem in problems:
        complain(str(problem))
    if blocked:
        complain("The examples were not run. Mend the above and run hudna check again.")
    if problems:
        typer.echo(f"{len(problems)} problem(s).", err=True)
        raise typer.Exit(FAILED)
    typer.echo("All packs are in order.")
