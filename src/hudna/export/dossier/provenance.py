"""Where the reports come from: origins with their copied passages, and the list of reports."""

from collections.abc import Iterator
from urllib.parse import unquote

from hudna.export.dossier.blocks import Block, Card, Fold, Section, Text
from hudna.export.dossier.desk import Desk
from hudna.export.harmless import harmless
from hudna.types import Likeness
from hudna.types.dossier import OriginLine, ReportLine

_ADDRESS = 80  # characters of an address
_PASSAGES = 1  # shown of each pair of reports
_PAIRS = 6  # shown of each origin: of n copies there are n² pairs, and each says the same


def origins(desk: Desk) -> Section:
    """The origins of several reports with what was copied; the others in one line."""
    words, dossier = desk.words, desk.dossier
    summary = words.say(
        "origins", "summary", reports=words.count("report", len(dossier.reports)),
        origins=words.count("origin", len(dossier.origins)),
    )  # fmt: skip
    blocks: list[Block] = [Text(summary)]
    alone: list[str] = []
    for line in dossier.origins:
        shown = [report for report in line.origin.reports if report in desk.numbers]
        if len(shown) > 1 or line.likenesses:
            blocks.append(_card(line, shown, desk))
        else:
            alone += [_report(report, desk) for report in shown]
    if alone:
        blocks.append(Text(words.say("origins", "alone", reports=words.join(alone)), "soft"))
    return Section(id="origins", title=words.say("section", "origins"), blocks=tuple(blocks))


def _card(line: OriginLine, shown: list[str], desk: Desk) -> Card:
    words, origin = desk.words, line.origin
    under = words.dotted(
        words.say("origins", "first", report=_report(origin.first, desk)) if origin.first in desk.numbers else None,
        words.say("origins", "credited", name=words.name(origin.credited)) if origin.credited else None,
    )
    title = words.say(
        "origins", "item", n=desk.origins[origin.id], reports=words.join(_report(report, desk) for report in shown)
    )
    pairs = [block for one in line.likenesses[:_PAIRS] for block in _pair(one, desk)]
    folded = (Fold(words.say("origins", "copied"), tuple(pairs)),) if pairs else ()
    return Card(title=title, under=under, blocks=folded)


def _pair(one: Likeness, desk: Desk) -> Iterator[Block]:
    """Two reports: how one repeats the other, and the words that both have."""
    words = desk.words
    if one.a not in desk.numbers or one.b not in desk.numbers:
        return
    shares = words.say("origins", "shares", a=_percent(one.of_a), b=_percent(one.of_b))
    both = words.join((_report(one.a, desk), _report(one.b, desk)))
    yield Text(words.dotted(both, words.say("relation", one.relation), shares))
    for passage in sorted(one.passages, key=lambda passage: passage.a.start - passage.a.end)[:_PASSAGES]:
        yield desk.quote(passage.a, one.a)


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %"


def _report(version: str, desk: Desk) -> str:
    """A report by its number and its outlet."""
    words, line = desk.words, desk.lines[version]
    number = f"[{desk.numbers[version]}]"
    return f"{words.name(line.outlet)} {number}" if line.outlet else number


def reports(desk: Desk) -> Section:
    """Every report with its outlet, day, origin and address."""
    words = desk.words
    cards = tuple(_line(line, desk) for line in desk.dossier.reports)
    return Section(id="reports", title=words.say("section", "reports"), blocks=cards)


def _line(line: ReportLine, desk: Desk) -> Card:
    words = desk.words
    outlet = words.name(line.outlet) if line.outlet else words.say("reports", "outlet_unknown")
    origin = desk.origins.get(line.origin)
    statuses = dict.fromkeys(words.label("status", truce.status) for truce in line.truces)
    under = words.dotted(
        outlet,
        words.day(line.published) if line.published else words.say("reports", "day_unknown"),
        words.say("reports", "origin", n=origin) if origin else None,
        words.say("reports", "status", status=words.join(statuses)) if statuses else None,
        None if line.central else words.say("reports", "passing"),
        words.say("reports", "versions", versions=words.count("version", line.versions)) if line.versions > 1 else None,
        words.say("reports", "id", name=harmless(line.name)),
    )
    title = harmless(line.title)
    return Card(
        title=title or words.say("reports", "untitled"), under=under, number=desk.numbers[line.version],
        address=_web(line.url), place=_place(line.url), foreign=bool(title),
    )  # fmt: skip


def _web(url: str | None) -> str | None:
    """An address that may become a link: a page must not carry ``javascript:`` from a report."""
    return harmless(url) if url and url.startswith(("http://", "https://")) else None


def _place(url: str | None) -> str:
    """An address as people read it: Arabic as Arabic, and cut where it goes on for lines."""
    address = harmless(unquote(_web(url) or ""))
    return address if len(address) <= _ADDRESS else f"{address[:_ADDRESS]}…"
