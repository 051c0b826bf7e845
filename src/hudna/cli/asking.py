"""The commands ``hudna claims``, ``hudna sources`` and ``hudna changes``."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, get_args

import typer

from hudna.case import Case
from hudna.case.changes import Change
from hudna.case.names import group_named, nearest
from hudna.case.sources import SourceLine
from hudna.case.testimonies import Told
from hudna.cli.console import page_width, print_lines
from hudna.cli.ending import FAILED, complain
from hudna.cli.linking import bring_up_to_date
from hudna.cli.rows import write_rows
from hudna.errors import OptionError
from hudna.export.lines import Paper
from hudna.text.fold import caseless_key
from hudna.types import Act, PropositionKind
from hudna.wire import to_plain

_MANY = 100  # claims on a terminal


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims to list; names match where they are part of one, whatever their spelling."""

    truce: str | None = None
    source: str | None = None
    act: str | None = None
    about: str | None = None

    def check(self) -> None:
        """Raises ``OptionError`` for an act or a proposition that there is not."""
        for value, allowed, what in ((self.act, Act, "act"), (self.about, PropositionKind, "proposition")):
            if value is not None and value not in get_args(allowed):
                raise OptionError(f'"{value}" is no {what}. Use one of: {", ".join(get_args(allowed))}.')

    def __call__(self, told: Told) -> bool:
        """Whether a claim is meant."""
        one = told.testimony
        return (
            (self.truce is None or (told.truce or "").startswith(self.truce))
            and (
                self.source is None
                or caseless_key(self.source) in caseless_key(one.source)
                or caseless_key(self.source) in caseless_key(one.speaks_for or "")
            )
            and self.act in (None, one.act)
            and self.about in (None, one.proposition.kind)
        )


def list_claims(db: str, wanted: ClaimFilter, known_at: str | None, to: str, *, plain: bool) -> None:
    """Print claims on truces as they come; the exit status is 1 where none is meant."""
    wanted.check()
    with Case.open(db) as case:
        bring_up_to_date(case)
        found = (told for told in case.claims(known_at=known_at) if wanted(told))
        count = write_rows(map(_claim_row, found)) if to == "jsonl" else _print_claims(found, plain=plain)
        if not count:
            why = _unknown(case, wanted, known_at)
            if why:
                complain(why)
            raise typer.Exit(FAILED)


def _unknown(case: Case, wanted: ClaimFilter, known_at: str | None) -> str | None:
    """A sentence on what was asked for and is not in the case, with what is nearest to it. Raises ``OptionError``."""
    if wanted.truce is not None:
        with case.view(known_at) as session:
            group_named(session, "truce", wanted.truce)
    lines = case.sources(known_at=known_at) if wanted.source is not None else []
    known = {name for line in lines for name in (line.source, line.speaks_for) if name}
    sought = caseless_key(wanted.source or "")
    if wanted.source is None or any(sought in caseless_key(name) for name in known):
        return None
    near = nearest(wanted.source, known)
    return f'No source of this case is called "{wanted.source}". {near}List them with: hudna sources'


def _claim_row(told: Told) -> dict[str, Any]:
    row: dict[str, Any] = to_plain(told.testimony)
    row["truce"] = told.truce
    row["report"] = told.report.name
    row["quote"] = told.testimony.content.text
    row["key"] = told.testimony.proposition.key
    return row


def _print_claims(found: Iterator[Told], *, plain: bool) -> int:
    paper, count = Paper(page_width(), "en", plain), 0
    for count, told in enumerate(found, start=1):
        if count > _MANY:
            paper.blank()
            paper.paragraph(
                f"More than {_MANY} claims. Narrow them with --truce, --source, --act or --about.", indent=0
            )
            break
        one = told.testimony
        proposition = ", ".join(part for part in one.proposition.key.split("|") if part)
        paper.item(count, one.source, f"  {one.act.replace('_', ' ')}: {proposition}", "dim")
        paper.paragraph(
            " · ".join(part for part in (told.truce, told.report.name, one.outlet, one.said) if part), "dim", indent=5
        )
        paper.quotes([one.content.text], indent=5)
    if not count:
        paper.paragraph("No claim of this case is meant.", indent=0)
    print_lines(paper.lines, plain=plain)
    return count


def list_sources(db: str, known_at: str | None, to: str, *, plain: bool) -> None:
    """Print who speaks in a case."""
    with Case.open(db) as case:
        bring_up_to_date(case)
        lines = case.sources(known_at=known_at)
    if to == "jsonl":
        write_rows(lines)
        return
    paper = Paper(page_width(), "en", plain)
    for number, line in enumerate(lines, start=1):
        paper.item(number, line.source, f"  {_reliability(line)}", "dim")
        paper.paragraph(" · ".join(_about(line)), "dim", indent=5)
    if not lines:
        paper.paragraph("Nobody speaks of a truce in this case.", indent=0)
    print_lines(paper.lines, plain=plain)


def _reliability(line: SourceLine) -> str:
    if line.rated_by:
        return f"{line.reliability}, says {line.rated_by}"
    return f"F: not judged{f' (by its type: {line.suggested})' if line.suggested else ''}"


def _about(line: SourceLine) -> Iterable[str]:
    yield line.source_type.replace("_", " ") + (
        f" for {line.speaks_for}" if line.speaks_for not in (None, line.source) else ""
    )
    yield f"{line.reports} report(s), {line.origins} origin(s), {line.truces} truce(s)"
    yield ", ".join(f"{act.replace('_', ' ')} {count}" for act, count in line.acts.items())
    if line.sensitive:
        yield "sensitive"


def list_changes(db: str, since: str, to: str, *, plain: bool) -> None:
    """Print what is new since a day."""
    with Case.open(db) as case:
        bring_up_to_date(case)
        found = case.changes(since)
    if to == "jsonl":
        write_rows(found)
        return
    paper = Paper(page_width(), "en", plain)
    added = [one for one in found if one.kind == "report_added"]
    if added:
        outlets = sorted({one.now for one in added if one.now})
        paper.paragraph(
            f"{len(added):,} report(s) added" + (f", from {len(outlets)} outlet(s)" if outlets else ""), indent=0
        )
    for one in found:
        if one.kind != "report_added":
            paper.paragraph(change_told(one), indent=0)
    if not found:
        paper.paragraph(f"Nothing changed since {since}.", indent=0)
    print_lines(paper.lines, plain=plain)


def change_told(one: Change) -> str:
    """A change as a line."""
    change = f"{one.was or 'nothing'} → {one.now or 'nothing'}"
    by = f" ({one.by}, {(one.at or '')[:10]})" if one.by else ""
    match one.kind:
        case "truce_new":
            return f"new: {one.subject}, {(one.now or '').replace('_', ' ')}"
        case "truce_gone":
            return f"gone: {one.subject}" + (f", now part of {one.now}" if one.now else "")
        case "truce_changed":
            return f"{one.subject}: {one.field} {change}"
        case "report_changed":
            return f"the page of {one.subject} changed on {(one.at or '')[:10]}"
        case "reports_reread":
            return f"reports read anew on {(one.at or '')[:10]} with Hudna {one.subject}"
        case "judged":
            return f"judged {one.now}: {one.subject}{by}"
        case "undone":
            return f"no longer {one.was}: {one.subject}{by}"
        case _:
            return f"rated {one.now}: {one.subject}{by}"
