"""Which items stand together, since when: origins, events and truces, what joins them, and what is proposed.

Every row carries the runs between which it held, so that "what did we think then" is a query and not a guess.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Column, Table, and_, delete, func, insert, or_, select, update

from hudna.store import schema
from hudna.store.chunks import chunks
from hudna.store.view import View


class Groups(View):
    """The groups of one view of a case."""

    def of(self, thing: str, items: Iterable[str] | None = None) -> dict[str, str]:
        """Item → its group, for the named items or for all."""
        table = schema.member
        asked = select(table.c.item, table.c.grp).where(table.c.thing == thing, self._holds(table))
        if items is None:
            return {row.item: row.grp for row in self._connection.execute(asked)}
        found: dict[str, str] = {}
        for some in chunks(sorted(set(items))):
            found.update((item, group) for item, group in self._connection.execute(asked.where(table.c.item.in_(some))))
        return found

    def members(self, thing: str, groups: Iterable[str]) -> dict[str, list[str]]:
        """Group → its items, sorted, for the named groups."""
        table = schema.member
        asked = select(table.c.grp, table.c.item).where(table.c.thing == thing, self._holds(table))
        found: dict[str, list[str]] = {}
        for some in chunks(sorted(set(groups))):
            for group, item in self._connection.execute(asked.where(table.c.grp.in_(some)).order_by(table.c.item)):
                found.setdefault(group, []).append(item)
        return found

    def items_of(self, thing: str, version: str) -> list[str]:
        """The items of a version that stand in a group, sorted."""
        table = schema.member
        asked = select(table.c.item).where(table.c.thing == thing, self._holds(table))
        begun = table.c.item.startswith(f"{version}#", autoescape=True)
        return list(self._connection.execute(asked.where(begun).order_by(table.c.item)).scalars())

    def bodies(self, thing: str, groups: Iterable[str] | None = None) -> Iterator[tuple[str, bytes]]:
        """Id and body of groups, by id."""
        table = schema.grouping
        asked = select(table.c.id, table.c.body).where(table.c.thing == thing, self._holds(table)).order_by(table.c.id)
        if groups is None:
            yield from ((name, body) for name, body in self._connection.execute(asked))
            return
        for some in chunks(sorted(set(groups))):
            yield from ((name, body) for name, body in self._connection.execute(asked.where(table.c.id.in_(some))))

    def count(self, thing: str) -> int:
        """How many groups there are."""
        table = schema.grouping
        asked = select(func.count()).select_from(table).where(table.c.thing == thing, self._holds(table))
        return int(self._connection.execute(asked).scalar_one())

    def begun(self, thing: str, text: str) -> list[str]:
        """Ids of groups that begin with a text, sorted."""
        table = schema.grouping
        begun = table.c.id.startswith(text, autoescape=True)
        asked = select(table.c.id).where(table.c.thing == thing, self._holds(table), begun).order_by(table.c.id)
        return list(self._connection.execute(asked).scalars())

    def once_begun(self, thing: str, text: str) -> list[str]:
        """Ids that begin with a text of groups that were there once, as far as this view sees, sorted."""
        table = schema.grouping
        begun = table.c.id.startswith(text, autoescape=True)
        seen = (table.c.since <= self._horizon,) if self._horizon is not None else ()
        asked = select(table.c.id).where(table.c.thing == thing, begun, *seen).distinct().order_by(table.c.id)
        return list(self._connection.execute(asked).scalars())

    def last_members(self, thing: str, group: str) -> list[str]:
        """The items that a group which is no more had at its end, sorted."""
        table = schema.member
        ended = select(func.max(table.c.until)).where(table.c.thing == thing, table.c.grp == group).scalar_subquery()
        asked = select(table.c.item).where(table.c.thing == thing, table.c.grp == group, table.c.until == ended)
        return list(self._connection.execute(asked.order_by(table.c.item)).scalars())

    def assign(self, thing: str, groups: Mapping[str, str | None]) -> int:
        """Put items into groups (``None``: into none); only what differs is written. Returns how many moved."""
        was = self.of(thing, groups)
        moved = {item: group for item, group in groups.items() if was.get(item) != group}
        table = schema.member
        self._end(table, (table.c.thing == thing,), table.c.item, [item for item in moved if item in was])
        rows = [
            {"thing": thing, "item": item, "grp": group, "since": self._run}
            for item, group in sorted(moved.items())
            if group is not None
        ]
        if rows:
            self._connection.execute(insert(table), rows)
        return len(moved)

    def describe(self, thing: str, bodies: Mapping[str, bytes | None]) -> int:
        """Set what is kept of groups (``None``: the group is no more); only what differs is written."""
        was = dict(self.bodies(thing, bodies))
        changed = {name: body for name, body in bodies.items() if was.get(name) != body}
        table = schema.grouping
        self._end(table, (table.c.thing == thing,), table.c.id, [name for name in changed if name in was])
        rows = [
            {"thing": thing, "id": name, "body": body, "since": self._run}
            for name, body in sorted(changed.items())
            if body is not None
        ]
        if rows:
            self._connection.execute(insert(table), rows)
        return len(changed)

    def bonds(self, groups: Iterable[str] | None = None) -> list[tuple[str, str, str, bytes]]:
        """Kind, a, b and body of bonds between truces: all, or those that touch one of the groups."""
        return self._pairs(schema.bond, schema.bond.c.kind, (), groups)

    def proposals(self, thing: str, groups: Iterable[str] | None = None) -> list[tuple[str, str, str, bytes]]:
        """Thing, a, b and body of proposals: all, or those that touch one of the groups."""
        table = schema.proposal
        return self._pairs(table, table.c.thing, (table.c.thing == thing,), groups)

    def set_bonds(self, rows: Mapping[tuple[str, str, str], bytes]) -> int:
        """Make these the bonds that hold: (kind, a, b) → body."""
        return self._set_pairs(schema.bond, "kind", self.bonds(), rows)

    def set_proposals(self, thing: str, rows: Mapping[tuple[str, str, str], bytes]) -> int:
        """Make these the proposals of a kind of thing: (thing, a, b) → body."""
        return self._set_pairs(schema.proposal, "thing", self.proposals(thing), rows)

    def add_proposals(self, thing: str, rows: Mapping[tuple[str, str, str], bytes]) -> int:
        """Make these proposals of a kind of thing hold beside the others: (thing, a, b) → body."""
        near = self.proposals(thing, {a for _, a, _ in rows})
        return self._set_pairs(schema.proposal, "thing", [row for row in near if row[:3] in rows], rows)

    def _pairs(
        self, table: Table, kind: Column[str], where: tuple[Any, ...], groups: Iterable[str] | None
    ) -> list[tuple[str, str, str, bytes]]:
        asked = select(kind, table.c.a, table.c.b, table.c.body).where(*where, self._holds(table))
        asked = asked.order_by(kind, table.c.a, table.c.b)
        if groups is None:
            return [(k, a, b, body) for k, a, b, body in self._connection.execute(asked)]
        found: dict[tuple[str, str, str], bytes] = {}
        for some in chunks(sorted(set(groups))):
            touched = asked.where(or_(table.c.a.in_(some), table.c.b.in_(some)))
            found.update(((k, a, b), body) for k, a, b, body in self._connection.execute(touched))
        return [(*key, body) for key, body in sorted(found.items())]

    def _set_pairs(
        self,
        table: Table,
        kind: str,
        held: Iterable[tuple[str, str, str, bytes]],
        rows: Mapping[tuple[str, str, str], bytes],
    ) -> int:
        """Put rows in the place of those that were held."""
        was = {(k, a, b): body for k, a, b, body in held}
        gone = [key for key, body in was.items() if rows.get(key) != body]
        new = {key: body for key, body in rows.items() if was.get(key) != body}
        for key in gone:
            one = and_(table.c[kind] == key[0], table.c.a == key[1], table.c.b == key[2])
            self._end(table, (one,), table.c.a, [key[1]])
        if new:
            made = [
                {kind: k, "a": a, "b": b, "body": body, "since": self._run} for (k, a, b), body in sorted(new.items())
            ]
            self._connection.execute(insert(table), made)
        return len(gone) + len(new)

    def _end(self, table: Table, where: tuple[Any, ...], column: Column[Any], values: list[str]) -> None:
        """Let rows end with this run. What this same run began was never seen by anybody and goes."""
        for some in chunks(values):
            named = (*where, column.in_(some), table.c.until.is_(None))
            self._connection.execute(delete(table).where(*named, table.c.since == self._run))
            self._connection.execute(update(table).where(*named).values(until=self._run))

    def _holds(self, table: Table) -> Any:
        if self._horizon is None:
            return table.c.until.is_(None)
        ended = or_(table.c.until.is_(None), table.c.until > self._horizon)
        return and_(table.c.since <= self._horizon, ended)
