"""The command ``hudna search``."""

import typer

from hudna.case import Case
from hudna.case.searching import Found
from hudna.cli.console import page_width, print_lines
from hudna.cli.ending import FAILED
from hudna.cli.rows import write_rows
from hudna.export.lines import Paper


def run(db: str, query: str, most: int, to: str, *, plain: bool) -> None:
    """Print the reports that hold the words; the exit status is 1 where none does."""
    with Case.open(db) as case:
        found = case.search(query, most=most)
    if to == "jsonl":
        write_rows(_row(one) for one in found)
    else:
        paper = Paper(page_width(), "en", plain)
        for number, one in enumerate(found, start=1):
            _show(paper, number, one)
        if not found:
            paper.paragraph("No report of this case holds these words.", indent=0)
        print_lines(paper.lines, plain=plain)
    if not found:
        raise typer.Exit(FAILED)


def _row(one: Found) -> dict[str, object]:
    kept = one.report
    return {
        "report": kept.name,
        "outlet": kept.outlet,
        "published": kept.published,
        "url": kept.url,
        "spans": [{"start": span.start, "end": span.end} for span in one.spans],
        "excerpts": [span.text for span in one.excerpts],
    }


def _show(paper: Paper, number: int, one: Found) -> None:
    kept = one.report
    about = " · ".join(part for part in (kept.outlet, kept.published) if part)
    paper.item(number, kept.name, f"  {about}" if about else "", "dim")
    paper.quotes([span.text for span in one.excerpts], indent=5)
    paper.blank()
