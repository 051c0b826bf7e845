"""The command ``hudna truces``: the truces of a case, a line or an object each."""

from typing import Any, get_args

import msgspec
import typer

from hudna.case import Case
from hudna.case.summaries import Filter, unknown_in
from hudna.cli.console import page_width, print_lines
from hudna.cli.ending import FAILED, complain
from hudna.cli.linking import bring_up_to_date
from hudna.cli.rows import write_rows
from hudna.errors import OptionError
from hudna.export.lines import Paper
from hudna.types.dossier import TruceLine
from hudna.types.life_cycle import State

_STATES = get_args(State)
_PARTIES = 4  # named in a line


def run(db: str, wanted: Filter, known_at: str | None, to: str, *, plain: bool) -> None:
    """Print the truces, the latest first; the exit status is 1 where none is meant."""
    if wanted.status is not None and wanted.status not in _STATES:
        raise OptionError(f'"{wanted.status}" is no status. Use one of: {", ".join(_STATES)}.')
    with Case.open(db) as case:
        bring_up_to_date(case)
        lines = case.truces(wanted, known_at=known_at)
        if to == "jsonl":
            with case.view(known_at) as session:
                names = {
                    kept.id: kept.name
                    for kept in session.reports.by_ids(v for one in lines for v in one.group.reports).values()
                }
            write_rows(_row(one, names) for one in lines)
        else:
            print_lines(_page(lines, plain=plain).lines, plain=plain)
        if not lines:
            with case.view(known_at) as session:
                why = unknown_in(session, wanted)
            if why:
                complain(why)
            raise typer.Exit(FAILED)


def _row(line: TruceLine, names: dict[str, str]) -> dict[str, Any]:
    group: dict[str, Any] = msgspec.to_builtins(line.group)
    group["reports"] = [names[version] for version in line.group.reports]
    return {**group, "status": line.now, "origins": line.origins}


def _page(lines: list[TruceLine], *, plain: bool) -> Paper:
    paper = Paper(page_width(), "en", plain)
    if not lines:
        paper.paragraph("No truce of this case is meant.", indent=0)
    for number, line in enumerate(lines, start=1):
        group = line.group
        paper.item(number, group.id, f"  {line.now.replace('_', ' ')}", "bold" if line.now == "in_force" else "dim")
        parties = ", ".join(group.parties[:_PARTIES]) + (" …" if len(group.parties) > _PARTIES else "")
        paper.paragraph(parties or "nobody named as a party", indent=5)
        paper.paragraph(" · ".join(_about(line)), "dim", indent=5)
    return paper


def _about(line: TruceLine) -> list[str]:
    group = line.group
    window = (
        f"{group.start or '?'} to {group.end}"
        if group.end
        else f"from {group.start}"
        if group.start
        else "no day of start"
    )
    counts = f"{len(group.reports)} report(s), {line.origins} origin(s)"
    parts = [group.name or "", window, ", ".join(group.places[:3]), counts]
    return [part for part in parts if part]
