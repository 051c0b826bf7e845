"""The commands for what people decide: judgements, ratings, notes."""

import getpass
from dataclasses import replace
from shlex import quote

import typer

from hudna.case import Case
from hudna.cli.console import page_width, print_lines
from hudna.cli.rows import write_rows
from hudna.errors import OptionError
from hudna.export.harmless import harmless
from hudna.export.lines import Paper
from hudna.types import Judgement, Reliability, Thing, Verdict


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
        number = case.judge(thing, *pair, verdict, by=who(by), why=why)
        case.link()
    typer.echo(f"Judgement {number} is kept. Take it back with: hudna undo {number}")


def undo(db: str, number: int, by: str | None, why: str | None) -> None:
    """Take a judgement back, and link the case without it."""
    with Case.open(db) as case:
        was = case.undo(number, by=who(by), why=why)
        case.link()
    typer.echo(
        f"Judgement {number} ({harmless(was.a)} and {harmless(was.b)}: {was.verdict}) no longer stands; it is kept as undone."
    )


def list_judgements(db: str, to: str, *, plain: bool) -> None:
    """Every judgement with who, when and why, and the proposals that wait for one."""
    with Case.open(db) as case:
        case.link()
        names = (*case.actor_proposals(), *case.place_proposals())
        judged, waiting = case.judgements(), [*case.proposals(), *_wire_stories(case), *names]
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


def rate(db: str, source: str, reliability: str, by: str | None, why: str | None) -> None:
    """Keep how reliable a source is; ``none`` takes it back."""
    letter: Reliability | None = None if reliability.lower() == "none" else reliability.upper()  # type: ignore[assignment]
    with Case.open(db) as case:
        case.rate(source, letter, by=who(by), why=why)
    typer.echo(f"{harmless(source)}: {letter or 'not judged'}, as {harmless(who(by))} says.")


def note(db: str, truce: str, body: str, by: str | None, *, private: bool) -> None:
    """Keep a note on a truce."""
    with Case.open(db) as case:
        number = case.note(truce, body, by=who(by), private=private)
    typer.echo(
        f"Note {number} is kept{', for the team alone' if private else ''}. Take it back with: hudna unmark {number}"
    )


def mark_sensitive(db: str, source: str, by: str | None) -> None:
    """Mark a source as sensitive."""
    with Case.open(db) as case:
        number = case.mark_sensitive(source, by=who(by))
    typer.echo(
        f"{harmless(source)} stays out of whatever is exported with --redact. Take it back with: hudna unmark {number}"
    )


def unmark(db: str, number: int, by: str | None) -> None:
    """Take a note or a mark back."""
    with Case.open(db) as case:
        case.unmark(number, by=who(by))
    typer.echo(f"{number} no longer stands; it is kept as taken back.")
