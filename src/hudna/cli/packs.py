"""The commands for those who write packs: ``hudna explain`` and ``hudna check``."""

import typer

from hudna.cli.ending import FAILED, complain
from hudna.errors import InputError


def show_explanation(sentence: str) -> None:
    """Print the tree of rules that match a sentence."""
    if not sentence.strip():
        raise InputError('The sentence is empty. Write it in quotes: hudna explain "…".')
    from rich.console import Console

    from hudna.explain import explain

    Console(highlight=False, markup=False, soft_wrap=True).print(explain(sentence))


def check_packs(packs: tuple[str, ...]) -> None:
    """Print what is wrong with packs, a sentence each; the exit status says whether something is."""
    from hudna.packs.check import check

    problems = check(packs)
    for problem in problems:
        complain(str(problem))
    if problems:
        typer.echo(f"{len(problems)} problem(s).", err=True)
        raise typer.Exit(FAILED)
    typer.echo("All packs are in order.")
