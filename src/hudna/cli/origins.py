"""The command ``hudna origins``."""

from hudna.case import Case
from hudna.cli.console import counted, page_width, print_lines
from hudna.cli.linking import bring_up_to_date
from hudna.cli.rows import write_rows
from hudna.export.lines import Paper
from hudna.store import Kept
from hudna.types import Likeness, Origin

_PASSAGES = 2
_RELATIONS = {
    "copy": "a copy of",
    "edited_copy": "an edited copy of",
    "same_statement": "has the same statement as",
    "attribution": "says that it is from",
}


def run(db: str, least: int, known_at: str | None, to: str, *, plain: bool) -> None:
    """Print the origins, the largest first."""
    with Case.open(db) as case:
        bring_up_to_date(case)
        with case.view(known_at) as session:
            origins = sorted(case.origins(known_at=known_at), key=lambda one: (-len(one.reports), one.id))
            shown = [one for one in origins if len(one.reports) >= least]
            kept = session.reports.by_ids(name for one in shown for name in one.reports)
            if to == "jsonl":
                write_rows({"origin": one.id, "reports": [kept[name].name for name in one.reports]} for one in shown)
                return
            paper = Paper(page_width(), "en", plain)
            total = sum(len(one.reports) for one in origins)
            paper.paragraph(f"{counted(total, 'report')}, {counted(len(origins), 'origin')}.", "bold", indent=0)
            several = [one for one in shown if len(one.reports) > 1]
            for one in several:
                likenesses = session.likenesses.touching(one.reports)
                _show(paper, one, kept, [like for like in likenesses if {like.a, like.b} <= set(one.reports)])
            alone = len(shown) - len(several)
            if alone:
                paper.blank()
                paper.paragraph(
                    f"{counted(alone, 'report')} {'stands' if alone == 1 else 'stand'} alone.", "dim", indent=0
                )
    print_lines(paper.lines, plain=plain)


def _show(paper: Paper, origin: Origin, kept: dict[str, Kept], likenesses: list[Likeness]) -> None:
    note = f"words of {origin.credited}" if origin.credited else ""
    paper.heading(f"{len(origin.reports)} reports, one origin · {origin.id[:9]}", note)
    best = _best(likenesses)
    for number, name in enumerate(origin.reports, start=1):
        report = kept[name]
        paper.item(number, report.name, f"  {_about(report)}", "dim")
        like = best.get(name)
        if like is not None and name != origin.first and like.relation in _RELATIONS:
            other = like.a if like.b == name else like.b
            paper.paragraph(f"{_RELATIONS[like.relation]} {kept[other].name}", "dim", indent=5)
            spans = [passage.b if like.b == name else passage.a for passage in like.passages]
            longest = sorted(spans, key=lambda span: span.start - span.end)[:_PASSAGES]
            paper.quotes([report.text[span.start : span.end] for span in longest], indent=5)


def _best(likenesses: list[Likeness]) -> dict[str, Likeness]:
    """Of each report what it is most like."""
    ordered = sorted(likenesses, key=lambda one: (one.of_a + one.of_b, one.a, one.b))
    return {name: one for one in ordered for name in (one.a, one.b)}


def _about(report: Kept) -> str:
    return " · ".join(part for part in (report.outlet, report.published) if part)
