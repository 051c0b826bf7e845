"""The commands that keep a case safe: ``hudna verify`` and ``hudna backup``."""

from pathlib import Path

import typer

from hudna.case import Case
from hudna.cli.console import counted
from hudna.cli.ending import FAILED, complain
from hudna.cli.progress import counting

_SHOWN = 20


def verify_case(db: str) -> None:
    """Look at everything; each fault goes to standard error and into the exit status."""
    faults = 0
    with Case.open(db) as case, counting("checks") as count:
        for fault in case.verify(lambda _: count()):
            faults += 1
            if faults <= _SHOWN:
                complain(f"{fault.where}: {fault.what}")
        reports, origins, truces = case.count()
    if faults:
        complain(f"{db}: {counted(faults, 'fault')}. Go back to a copy (hudna backup), or report it.")
        raise typer.Exit(FAILED)
    typer.echo(
        f"{db} is whole: {counted(reports, 'report')}, {counted(origins, 'origin')} and {counted(truces, 'truce')}; every text and reading is what "
        "was stored, every span lies in its text, every reference leads somewhere."
    )


def back_up_case(db: str, target: Path) -> None:
    """Write a copy and say where it is."""
    with Case.open(db) as case:
        case.back_up(target)
    typer.echo(f"{target} is a copy of {db}. Look at it with: hudna verify --db {target}")
