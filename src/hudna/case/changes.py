"""What is new in a case since a day: reports, truces, how these stand, and what people decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from hudna.case.names import told_item
from hudna.case.truces import THING, lines_in
from hudna.store import Run, Session, Store
from hudna.types.dossier import TruceLine

Kind = Literal[
    "report_added", "report_changed", "reports_reread", "truce_new", "truce_gone", "truce_changed", "judged", "undone",
    "rated",
]  # fmt: skip
_FIELDS = ("parties", "mediators", "places", "declared", "start", "end")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change: ``at`` is the moment it was made (``None`` for what follows from several runs), ``subject`` the report,
    truce or source, ``field`` with ``was`` and ``now`` what is different, ``by`` who decided."""

    kind: Kind
    subject: str
    at: str | None = None
    field: str | None = None
    was: str | None = None
    now: str | None = None
    by: str | None = None


def changes(store: Store, since: str) -> Iterator[Change]:
    """Everything that changed since a day (from its beginning) or a moment, in UTC. Raises ``OptionError``."""
    with store.read(before=since) as then, store.read() as now:
        runs = {run.n: run for run in now.runs() if run.n > (then.horizon or 0)}
        yield from _reports(now, runs)
        yield from _truces(then, now)
        yield from _decisions(now, runs)


def of_truces(store: Store, since: int) -> list[Change]:
    """What is different of the truces since a run of the case."""
    with store.read() as now:
        then = now.at_run(since)
        return list(_truces(then, now))


def _reports(session: Session, runs: dict[int, Run]) -> Iterator[Change]:
    for kept in session.reports.since(min(runs, default=None)):
        first = kept.id == kept.report
        yield Change(
            kind="report_added" if first else "report_changed",
            subject=kept.name,
            at=runs[kept.run].at,
            field=None if first else "text",
            now=kept.outlet,
        )
    for run in runs.values():
        if run.what == "reread":
            yield Change(kind="reports_reread", subject=run.hudna, at=run.at, by=run.by)


def _truces(then: Session, now: Session) -> Iterator[Change]:
    before = {line.group.id: line for line in lines_in(then)}
    after = {line.group.id: line for line in lines_in(now)}
    for name in sorted(after.keys() - before.keys()):
        line = after[name]
        yield Change(kind="truce_new", subject=name, field="status", now=line.now)
    for name in sorted(before.keys() - after.keys()):
        places = now.groups.of(THING, before[name].group.items)
        yield Change(
            kind="truce_gone", subject=name, field="joined", now=", ".join(sorted(set(places.values()))) or None
        )
    for name in sorted(before.keys() & after.keys()):
        yield from _differences(before[name], after[name])


def _differences(before: TruceLine, after: TruceLine) -> Iterator[Change]:
    name = after.group.id
    if before.now != after.now:
        yield Change(kind="truce_changed", subject=name, field="status", was=before.now, now=after.now)
    for field in _FIELDS:
        was, now = _shown(getattr(before.group, field)), _shown(getattr(after.group, field))
        if was != now:
            yield Change(kind="truce_changed", subject=name, field=field, was=was, now=now)
    fresh = len(set(after.group.reports) - set(before.group.reports))
    lost = len(set(before.group.reports) - set(after.group.reports))
    if fresh or lost:
        counts = (str(len(one.group.reports)) for one in (before, after))
        yield Change(kind="truce_changed", subject=name, field="reports", was=next(counts), now=next(counts))


def _decisions(session: Session, runs: dict[int, Run]) -> Iterator[Change]:
    since = min((run.at for run in runs.values()), default="9999")
    for one in session.opinions.all_judgements():
        made = one.judgement
        pair = f"{told_item(session, made.a)} = {told_item(session, made.b)}"
        if (made.at or "") >= since:
            yield Change(kind="judged", subject=pair, at=made.at, field=made.thing, now=made.verdict, by=made.by)
        if (one.undone_at or "") >= since:
            yield Change(
                kind="undone", subject=pair, at=one.undone_at, field=made.thing, was=made.verdict, by=one.undone_by
            )
    for rating in session.opinions.ratings():
        if rating.at >= since:
            yield Change(kind="rated", subject=rating.source, at=rating.at, now=rating.reliability, by=rating.by)


def _shown(value: tuple[str, ...] | str | None) -> str | None:
    return ", ".join(sorted(value)) or None if isinstance(value, tuple) else value
