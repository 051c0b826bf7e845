"""The commands for what people decide: judgements, ratings, notes."""

import getpass
from collections.abc import Sequence
from dataclasses import replace
from shlex import quote
from typing import Any

import typer

from hudna.case import Case
from hudna.case.changes import Change
from hudna.cli.asking import change_told
from hudna.cli.console import page_width, print_lines
from hudna.cli.linking import bring_up_to_date
from hudna.cli.rows import write_rows
from hudna.errors import OptionError
from hudna.export.harmless import harmless
from hudna.export.lines import Paper
from hudna.store import Mark
from hudna.types import Judgement, Rating, Reliability, Thing, Verdict


def who(by: str | None) -> str:
    """The name under which something is kept. Raises ``OptionError`` where nobody can tell."""
    if by and by.strip():
        return by.strip()
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        raise OptionError("Say who you are, with --by NAME or HUDNA_BY.") from None


def judge(db: str, thing: Thing, pair: tuple[str, str], verdict: Verdict, by: str | None, why: str | None) -> None:
    """Keep a judgement, and link the case by it."""
    with Case.open(db) as case:
        case.link()  # what waited before is not of this judgement's doing
        number = case.judge(thing, *pair, verdict, by=who(by), why=why)
        changed = case.relink()
    typer.echo(f"Judgement {number} is kept. Take it back with: hudna undo {number}")
    _tell(changed)


def undo(db: str, number: int, by: str | None, why: str | None) -> None:
    """Take a judgement back, and link the case without it."""
    with Case.open(db) as case:
        case.link()
        was = case.told(case.undo(number, by=who(by), why=why))
        changed = case.relink()
    typer.echo(
        f"Judgement {number} ({harmless(was.a)} and {harmless(was.b)}: {was.verdict}) no longer stands; it is kept as undone."
    )
    _tell(changed)


def _tell(changed: Sequence[Change]) -> None:
    """Which truces are others since a judgement, a line each."""
    for one in changed:
        typer.echo(f"  {harmless(change_told(one))}")
    if not changed:
        typer.echo("  No truce is another for it.")


def list_judgements(db: str, to: str, *, plain: bool) -> None:
    """Every judgement with who, when and why, and the proposals that wait for one."""
    with Case.open(db) as case:
        bring_up_to_date(case)
        names = (*case.actor_proposals(), *case.place_proposals())
        judged, waiting = (
            [replace(one, judgement=case.told(one.judgement)) for one in case.judgements()],
            [*case.proposals(), *_wire_stories(case), *names],
        )
        unheeded = {(one.by, one.at) for one in case.unheeded()}
    if to == "jsonl":
        write_rows(judged)
        write_rows(waiting)
        return
    paper = Paper(page_width(), "en", plain)
    for one in judged:
        made = one.judgement
        lost = "cannot be followed: a newer one contradicts it, or what it names is gone"
        state = lost if (made.by, made.at) in unheeded else ""
        state = f"undone by {one.undone_by} on {(one.undone_at or '')[:10]}" if one.undone_at else state
        paper.item(one.n, f"{made.thing}: {made.a} and {made.b}: {made.verdict}", f"  {state}" if state else "", "dim")
        paper.paragraph(f"{made.by}, {(made.at or '')[:10]}" + (f": {made.why}" if made.why else ""), "dim", indent=5)
    if waiting:
        paper.heading("Perhaps the same, for a person to judge")
        for proposal in waiting:
            paper.paragraph(f"{proposal.a}  and  {proposal.b}")
            paper.lines.append(((f"    {harmless(_to_judge(proposal))}", "dim"),))  # not wrapped: to be copied
    if not judged and not waiting:
        paper.paragraph("Nobody has judged anything yet, and nothing waits for a judgement.", indent=0)
    print_lines(paper.lines, plain=plain)


def _wire_stories(case: Case) -> list[Judgement]:
    """Reports that may be two translations of one agency's story, by the names of the reports."""
    return [replace(one, a=case.name_of(one.a), b=case.name_of(one.b)) for one in case.proposals("origin")]


def _to_judge(proposal: Judgement) -> str:
    pair = " ".join(map(quote, (proposal.a, proposal.b)))  # for a shell: names come from reports
    return f"hudna judge {proposal.thing} {pair} same|different --why …"


def rate(db: str, source: str, reliability: str, by: str | None, why: str | None, *, in_advance: bool) -> None:
    """Keep how reliable a source is; ``none`` takes it back."""
    letter: Reliability | None = None if reliability.lower() == "none" else reliability.upper()  # type: ignore[assignment]
    with Case.open(db) as case:
        case.rate(source, letter, by=who(by), why=why, in_advance=in_advance)
    typer.echo(f"{harmless(source)}: {letter or 'not judged'}, as {harmless(who(by))} says.")


def note(db: str, truce: str, body: str, by: str | None, *, private: bool) -> None:
    """Keep a note on a truce."""
    with Case.open(db) as case:
        number = case.note(truce, body, by=who(by), private=private)
    typer.echo(
        f"Note {number} is kept{', for the team alone' if private else ''}. Take it back with: hudna unmark {number}"
    )


def mark_sensitive(db: str, source: str, by: str | None, *, in_advance: bool) -> None:
    """Mark a source as sensitive."""
    with Case.open(db) as case:
        number = case.mark_sensitive(source, by=who(by), in_advance=in_advance)
    typer.echo(
        f"{harmless(source)} stays out of whatever is exported with --redact. Take it back with: hudna unmark {number}"
    )


def unmark(db: str, number: int, by: str | None) -> None:
    """Take a note or a mark back."""
    with Case.open(db) as case:
        case.unmark(number, by=who(by))
    typer.echo(f"{number} no longer stands; it is kept as taken back.")


def list_notes(db: str, known_at: str | None, to: str, *, plain: bool) -> None:
    """Notes, sensitive sources and ratings that stand: what, who, when, and the number that takes a note or mark back."""
    with Case.open(db) as case, case.view(known_at) as session:
        rows = [_mark_row(one) for one in session.opinions.marks()] + [
            _rating_row(one) for one in session.opinions.ratings()
        ]
    if to == "jsonl":
        write_rows(rows)
        return
    paper = Paper(page_width(), "en", plain)
    for row in rows:
        private = ", for the team alone" if row["private"] else ""
        body = f": {row['body']}" if row["body"] else ""
        paper.paragraph(f"{row['n'] or '—'} {row['kind']}{private}: {row['about']}{body}")
        why = f": {row['why']}" if row["why"] else ""
        paper.paragraph(f"{row['by']}, {row['at'][:10]}{why}", "dim", indent=5)
    if not rows:
        paper.paragraph("There are no notes, no sensitive sources and no ratings.", indent=0)
    print_lines(paper.lines, plain=plain)


def _mark_row(one: Mark) -> dict[str, Any]:
    row = {"n": one.n, "kind": one.kind, "about": one.target, "body": one.body, "private": one.private}
    return {**row, "by": one.by, "at": one.at, "why": None}


def _rating_row(one: Rating) -> dict[str, Any]:
    row = {"n": None, "kind": "rating", "about": one.source, "body": one.reliability, "private": False}
    return {**row, "by": one.by, "at": one.at, "why": one.why}
