"""How reports repeat one another: the pairs that were compared and found alike."""

from collections.abc import Iterable, Iterator

import msgspec
from sqlalchemy import bindparam, case, delete, insert, or_, select

from hudna.store import schema
from hudna.store.chunks import chunks
from hudna.store.view import View
from hudna.types import JOINING, Likeness
from hudna.wire import pack

_DECODER = msgspec.json.Decoder(Likeness)


class Likenesses(View):
    """The likenesses of one view of a case; versions are compared once, and versions never change.

    Passages are kept as offsets: the words are the reports'.
    """

    def add(self, likenesses: Iterable[Likeness]) -> None:
        """Keep likenesses; one of the same pair is replaced (the same texts, compared by newer code).

        It keeps the run in which the pair was first found alike: what was known then must not be lost from view.
        """
        table = schema.likeness
        found = sorted(likenesses, key=lambda one: (one.a, one.b))
        if not found:
            return
        first = self._runs({one.a for one in found})
        rows = [
            {
                "a": one.a,
                "b": one.b,
                "relation": one.relation,
                "body": pack(one),
                "run": first.get((one.a, one.b), self._run),
            }
            for one in found
        ]
        pairs = [{"one": row["a"], "other": row["b"]} for row in rows]
        same = (table.c.a == bindparam("one"), table.c.b == bindparam("other"))
        self._connection.execute(delete(table).where(*same), pairs)
        self._connection.execute(insert(table), rows)

    def _runs(self, versions: Iterable[str]) -> dict[tuple[str, str], int]:
        """The runs of the pairs whose first side is one of the versions."""
        table, found = schema.likeness, dict[tuple[str, str], int]()
        for some in chunks(sorted(versions)):
            asked = select(table.c.a, table.c.b, table.c.run).where(table.c.a.in_(some))
            found.update(((a, b), run) for a, b, run in self._connection.execute(asked))
        return found

    def touching(self, versions: Iterable[str]) -> list[Likeness]:
        """Likenesses in which one of the versions is a side, by ids."""
        table = schema.likeness
        found: dict[tuple[str, str], Likeness] = {}
        for some in chunks(sorted(set(versions))):
            asked = select(table).where(or_(table.c.a.in_(some), table.c.b.in_(some)), *self._seen(table.c.run))
            for row in self._connection.execute(asked):
                found[row.a, row.b] = _DECODER.decode(row.body)
        return [found[key] for key in sorted(found)]

    def joining(self, versions: Iterable[str]) -> set[tuple[str, str]]:
        """The pairs of likenesses that join and lead from these versions to others, over any number of steps."""
        table, found, near = schema.likeness, set[tuple[str, str]](), set(versions)
        fresh = near
        while fresh:
            pairs = set[tuple[str, str]]()
            for some in chunks(sorted(fresh)):
                asked = select(table.c.a, table.c.b).where(
                    or_(table.c.a.in_(some), table.c.b.in_(some)), table.c.relation.in_(sorted(JOINING))
                )
                pairs.update((a, b) for a, b in self._connection.execute(asked))
            fresh = {end for pair in pairs for end in pair} - near
            found |= pairs
            near |= fresh
        return found

    def between(self, versions: Iterable[str], *, whole: bool = True) -> list[Likeness]:
        """Likenesses of which both sides are among the versions, by ids.

        Without ``whole`` those that join nothing come without shares, passages and grounds: there are many, and grouping
        asks only whether they are there.
        """
        wanted = set(versions)
        table = schema.likeness
        body = table.c.body if whole else case((table.c.relation.in_(sorted(JOINING)), table.c.body))
        found: dict[tuple[str, str], Likeness] = {}
        for some in chunks(sorted(wanted)):
            asked = select(table.c.a, table.c.b, table.c.relation, body).where(
                table.c.a.in_(some), *self._seen(table.c.run)
            )
            for a, b, relation, data in self._connection.execute(asked):
                if b in wanted:
                    bare = data is None
                    found[a, b] = (
                        Likeness(a=a, b=b, relation=relation, of_a=0.0, of_b=0.0) if bare else _DECODER.decode(data)
                    )
        return [found[key] for key in sorted(found)]

    def every(self) -> Iterator[Likeness]:
        """All of them; streams."""
        table = schema.likeness
        for body in self._connection.execute(select(table.c.body).order_by(table.c.a, table.c.b)).scalars():
            yield _DECODER.decode(body)
