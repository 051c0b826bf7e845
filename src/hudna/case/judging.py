"""What a person's judgement is about: two truces, events or origins, under names that outlive readings."""

from hudna.case.names import MARK, group_named, lasting, report_named, version_of
from hudna.errors import OptionError
from hudna.store import Session
from hudna.types import Thing


def anchor(session: Session, thing: Thing, name: str) -> str:
    """What a judgement on ``name`` is kept under.

    A report stands for itself (origins), or for its only truce. A group stands for the item of it that was reported
    first: groups come and go as reports do, what a report says does not. Names of actors and places stand as they are.
    Raises ``OptionError`` where the name means nothing, or several things.
    """
    if thing in ("actor", "place"):
        if not name.strip():
            raise OptionError(f"Name two {thing}s, as reports write them.")
        return name
    if thing == "origin":
        return report_named(session, name).report
    item = _item(session, thing, name)
    return lasting(session, item)


def _item(session: Session, thing: Thing, name: str) -> str:
    report, mark, number = name.rpartition(MARK)  # the id of a report may hold the mark too
    if mark and not session.reports.named(name):
        kept = report_named(session, report)
        item = f"{kept.id}{MARK}{number}"
        if item not in session.groups.of(thing, [item]):
            raise OptionError(f'The report "{report}" has no {thing} "{number}". See: hudna read, or hudna dossier')
        return item
    if session.groups.begun(thing, name):
        return _first_of(session, thing, group_named(session, thing, name))
    items = session.groups.items_of(thing, report_named(session, name).id)
    if len(items) != 1:
        raise OptionError(
            f'The report "{name}" speaks of {len(items)} {thing}s. Name one as {name}{MARK}0, or by the id of its group.'
        )
    return items[0]


def _first_of(session: Session, thing: Thing, group: str) -> str:
    items = session.groups.members(thing, [group]).get(group, [])
    kept = session.reports.by_ids({version_of(item) for item in items})
    return min(items, key=lambda item: (kept[version_of(item)].published or "9999", item))
