"""How reports repeat one another: the pairs that were compared and found alike."""

from collections.abc import Iterable, Iterator

import msgspec
from sqlalchemy import delete, insert, or_, select

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
        """Keep likenesses; one of the same pair is replaced (the same texts, compared by newer code)."""
        table = schema.likeness
        for one in likenesses:
            self._connection.execute(delete(table).where(table.c.a == one.a, table.c.b == one.b))
            row = {"a": one.a, "b": one.b, "relation": one.relation, "body": pack(one), "run": self._run}
            self._connection.execute(insert(table), row)

    def touching(self, versions: Iterable[str], *, whole: bool = True) -> list[Likeness]:
        """Likenesses in which one of the versions is a side, by ids.

        Without ``whole`` those that join nothing come without shares, passages and grounds: there are many, and grouping
        asks only whether they are there.
        """
        table = schema.likeness
        found: dict[tuple[str, str], Likeness] = {}
        for some in chunks(sorted(set(versions))):
            asked = select(table).where(or_(table.c.a.in_(some), table.c.b.in_(some)))
            asked = asked.where(*self._seen(table.c.run))
            if not whole:
                asked = asked.where(table.c.relation.in_(sorted(JOINING)))
                bare = select(table.c.a, table.c.b, table.c.relation).where(
                    or_(table.c.a.in_(some), table.c.b.in_(some)), table.c.relation.not_in(sorted(JOINING))
                )
                for a, b, relation in self._connection.execute(bare):
                    found[a, b] = Likeness(a=a, b=b, relation=relation, of_a=0.0, of_b=0.0)
            for row in self._connection.execute(asked):
                found[row.a, row.b] = _DECODER.decode(row.body)
        return [found[key] for key in sorted(found)]

    def joined(self, versions: Iterable[str]) -> set[str]:
        """The versions and all that likenesses which join lead to, over any number of steps."""
        table, found, fresh = schema.likeness, set(versions), set(versions)
        while fresh:
            near: set[str] = set()
            for some in chunks(sorted(fresh)):
                asked = select(table.c.a, table.c.b).where(
                    or_(table.c.a.in_(some), table.c.b.in_(some)), table.c.relation.in_(sorted(JOINING))
                )
                near.update(end for pair in self._connection.execute(asked) for end in pair)
            fresh = near - found
            found |= fresh
        return found

    def between(self, versions: Iterable[str]) -> list[Likeness]:
        """Likenesses of which both sides are among the versions, by ids."""
        wanted = set(versions)
        table = schema.likeness
        found: dict[tuple[str, str], Likeness] = {}
        for some in chunks(sorted(wanted)):
            asked = select(table.c.a, table.c.b, table.c.body).where(table.c.a.in_(some))
            asked = asked.where(*self._seen(table.c.run))
            found.update(
                ((a, b), _DECODER.decode(body)) for a, b, body in self._connection.execute(asked) if b in wanted
            )
        return [found[key] for key in sorted(found)]

    def every(self) -> Iterator[Likeness]:
        """All of them; streams."""
        table = schema.likeness
        for body in self._connection.execute(select(table.c.body).order_by(table.c.a, table.c.b)).scalars():
            yield _DECODER.decode(body)
