"""What people decided: judgements, ratings of sources, notes and marks. Added to, taken back, never erased."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, select

from hudna.errors import OptionError
from hudna.store import schema
from hudna.store.rows import insert_row
from hudna.store.view import View
from hudna.types import Judgement, Rating, Reliability, Thing, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A judgement with its number, by which it can be undone, and who undid it when."""

    n: int
    judgement: Judgement
    undone_by: str | None = None
    undone_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A note on a truce or a report, or the mark that a source is sensitive."""

    n: int
    kind: str  # note, sensitive
    target: str
    body: str | None
    private: bool
    by: str
    at: str


class Opinions(View):
    """The opinions of one view of a case."""

    def judge(self, thing: Thing, a: str, b: str, verdict: Verdict, *, by: str, at: str, why: str | None) -> int:
        """Keep a judgement on two things; a later one on the same pair stands before an earlier. Returns its number."""
        first, second = sorted((a, b))
        if first == second:
            raise OptionError("A thing is always the same as itself. Name two different ones.")
        row = {"thing": thing, "a": first, "b": second, "verdict": verdict, "by": by, "at": at, "why": why}
        return self._insert(schema.judgement, row)

    def undo_judgement(self, n: int, *, by: str, at: str, why: str | None) -> Judgement:
        """Take a judgement back; both rows stay. Raises ``OptionError`` where there is none to take back."""
        found = next((one for one in self.all_judgements() if one.n == n), None)
        if found is None or found.undone_at is not None:
            raise OptionError(f"There is no judgement {n} that stands. List them with: hudna judgements")
        was = found.judgement
        row = {"thing": was.thing, "a": was.a, "b": was.b, "verdict": was.verdict, "by": by, "at": at, "why": why}
        self._insert(schema.judgement, {**row, "undoes": n})
        return was

    def all_judgements(self) -> list[Judged]:
        """Every judgement in the order in which it was made, the undone ones among them."""
        table = schema.judgement
        rows = list(self._connection.execute(select(table).where(*self._seen(table.c.run)).order_by(table.c.n)))
        undone = {row.undoes: row for row in rows if row.undoes is not None}
        return [
            Judged(
                n=row.n,
                judgement=Judgement(
                    thing=row.thing, a=row.a, b=row.b, verdict=row.verdict, by=row.by, at=row.at, why=row.why
                ),
                undone_by=undone[row.n].by if row.n in undone else None,
                undone_at=undone[row.n].at if row.n in undone else None,
            )
            for row in rows
            if row.undoes is None
        ]

    def judgements(self, *things: Thing) -> tuple[Judgement, ...]:
        """The judgements that stand: not undone, and the last of each pair."""
        last: dict[tuple[str, str, str], Judgement] = {}
        for one in self.all_judgements():
            if one.undone_at is None and one.judgement.thing in things:
                last[one.judgement.thing, one.judgement.a, one.judgement.b] = one.judgement
        return tuple(last[key] for key in sorted(last))

    def judged_since(self, thing: Thing, run: int) -> set[str]:
        """What was judged, or had a judgement taken back, after a run."""
        table = schema.judgement
        asked = select(table.c.a, table.c.b).where(table.c.thing == thing, table.c.run > run)
        return {end for row in self._connection.execute(asked) for end in row}

    def rate(self, source: str, reliability: Reliability | None, *, by: str, at: str, why: str | None) -> None:
        """Keep how reliable a source is; ``None`` takes the rating back."""
        row = {"source": source, "reliability": reliability, "by": by, "at": at, "why": why}
        self._insert(schema.rating, row)

    def ratings(self) -> tuple[Rating, ...]:
        """The ratings that stand, by source."""
        table = schema.rating
        last: dict[str, Any] = {}
        for row in self._connection.execute(select(table).where(*self._seen(table.c.run)).order_by(table.c.n)):
            last[row.source] = row
        return tuple(
            Rating(source=row.source, reliability=row.reliability, by=row.by, at=row.at, why=row.why)
            for _, row in sorted(last.items())
            if row.reliability is not None
        )

    def mark(self, kind: str, target: str, body: str | None, *, private: bool, by: str, at: str) -> int:
        """Keep a note or a mark; returns its number."""
        row = {"kind": kind, "target": target, "body": body, "private": private, "by": by, "at": at}
        return self._insert(schema.mark, row)

    def unmark(self, n: int, *, by: str, at: str) -> None:
        """Take a note or a mark back. Raises ``OptionError`` where there is none."""
        was = next((one for one in self.marks() if one.n == n), None)
        if was is None:
            raise OptionError(f"There is no note or mark {n}. List them with: hudna notes")
        row = {"kind": was.kind, "target": was.target, "body": was.body, "private": was.private, "by": by, "at": at}
        self._insert(schema.mark, {**row, "undoes": n})

    def marks(self, kind: str | None = None, targets: Iterable[str] | None = None) -> tuple[Mark, ...]:
        """The notes and marks that stand, oldest first."""
        table = schema.mark
        rows = list(self._connection.execute(select(table).where(*self._seen(table.c.run)).order_by(table.c.n)))
        undone = {row.undoes for row in rows}
        wanted = None if targets is None else set(targets)
        return tuple(
            Mark(n=row.n, kind=row.kind, target=row.target, body=row.body, private=row.private, by=row.by, at=row.at)
            for row in rows
            if row.undoes is None
            and row.n not in undone
            and (kind is None or row.kind == kind)
            and (wanted is None or row.target in wanted)
        )

    def sensitive(self) -> set[str]:
        """The sources that are marked sensitive today, whatever the view: who asks what was known a month ago must not be
        shown what has been withheld since."""
        today = Opinions(self._connection, None, None)
        return {one.target for one in today.marks("sensitive")}

    def _insert(self, table: Table, row: dict[str, Any]) -> int:
        return insert_row(self._connection, table, {**row, "run": self._run})
