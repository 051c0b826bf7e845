"""The command ``hudna reread``."""

import typer

from hudna.case import Case
from hudna.case.rereading import Reread
from hudna.cli.ending import FAILED, complain
from hudna.cli.progress import counting
from hudna.cli.rows import write_rows
from hudna.export.harmless import harmless


def run(db: str, *, everything: bool, to: str) -> None:
    """Read anew, link, and tell report by report what changed."""
    with Case.open(db) as case, counting("reports") as count:
        told: list[Reread] = []
        for one in case.reread(everything=everything):
            count()
            told.append(one)
        case.link()
    changed = [one for one in told if one.changed]
    failed = [one for one in told if one.failed]
    if to == "jsonl":
        write_rows(
            {"report": one.name, "changes": one.changes, "first": one.first, "failed": one.failed} for one in told
        )
    else:
        for one in changed:
            typer.echo(harmless(one.name) + (": first reading" if one.first else ""))
            for field, was, now in one.changes:
                typer.echo(harmless(f"  {field}: {was or '–'} → {now or '–'}"))
        typer.echo(f"{len(told):,} reports read anew, {len(changed):,} of them read differently.", err=True)
    for one in failed:
        complain(f"{one.name}: {one.failed}")
    if failed:
        raise typer.Exit(FAILED)
