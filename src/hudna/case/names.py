"""How people name what is in a case, and what those names stand for inside.

Inside, an item of a group is a version of a report, or ``<version>#<number>`` for a truce or ``<version>#e<number>`` for an
event of its reading. A judgement must outlive versions and readings, so it is kept on the report instead of the version.
"""

from collections.abc import Iterable
from dataclasses import replace

from rapidfuzz import fuzz, process

from hudna.errors import OptionError
from hudna.store import Kept, Session
from hudna.text.fold import caseless_key
from hudna.types import Judgement, Thing

MARK = "#"
_NEAR = 60  # of 100: less alike than that, another name is no help
_SHOWN = 3


def version_of(item: str) -> str:
    """The version that an item is of."""
    return item.split(MARK, 1)[0]


def versions_of(items: Iterable[str]) -> set[str]:
    """The versions that items are of."""
    return {version_of(item) for item in items}


def current_judgements(session: Session, thing: Thing) -> tuple[Judgement, ...]:
    """The judgements of people that stand, on the items as they are now."""
    stand = session.opinions.judgements(thing)
    reports = {version_of(item) for one in stand for item in (one.a, one.b)}
    current = session.reports.current_version_of(reports)

    def moved(item: str) -> str:
        report, mark, rest = item.partition(MARK)
        return f"{current.get(report, report)}{mark}{rest}"

    def as_now(one: Judgement) -> Judgement:
        a, b = sorted((moved(one.a), moved(one.b)))
        return replace(one, a=a, b=b)

    return tuple(as_now(one) for one in stand)


def lasting(session: Session, item: str) -> str:
    """An item under the name of its report, as a judgement keeps it."""
    version, mark, rest = item.partition(MARK)
    kept = session.reports.by_id(version)
    return f"{kept.report if kept else version}{mark}{rest}"


def told_item(session: Session, item: str) -> str:
    """What a judgement is kept on, as people call it: the name of its report, with its number; other names as they are."""
    report, mark, rest = item.partition(MARK)
    kept = session.reports.current_of(report)
    return f"{kept.name}{mark}{rest}" if kept else item


def report_named(session: Session, name: str) -> Kept:
    """The current version of the one report that a name means. Raises ``OptionError``."""
    found = session.reports.named(name)
    if not found:
        raise OptionError(f'There is no report "{name}". Look for its words: hudna search WORDS')
    if len(found) > 1:
        ids = ", ".join(kept.report for kept in found[:5])
        raise OptionError(f'"{name}" may be any of {len(found)} reports: {ids}. Name one by its own id.')
    return found[0]


def group_named(session: Session, thing: Thing, name: str) -> str:
    """The id of the one group that a name or the beginning of one means. Raises ``OptionError``."""
    begun = session.groups.begun(thing, name)
    if name in begun:
        return name
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise OptionError(f'"{name}" may be {", ".join(begun[:5])}{" …" if len(begun) > 5 else ""}. Write more of it.')
    raise OptionError(f'There is no {thing} "{name}"{_gone(session, thing, name)}. List them with: hudna {thing}s')


def _gone(session: Session, thing: Thing, name: str) -> str:
    """What became of the groups that once began with a name."""
    told = []
    for old in session.groups.once_begun(thing, name)[:_SHOWN]:
        now = sorted(set(session.groups.of(thing, session.groups.last_members(thing, old)).values()))
        where = f"it was joined to {' and '.join(now)}" if now else "what it was made of is in no such group now"
        told.append(where if old == name else f"{old} is no more: {where}")
    return f" any more: {'; '.join(told)}" if told else ""


def nearest(name: str, names: Iterable[str]) -> str:
    """The names most like one, as the middle of a sentence: ``Nearest: "A", "B". ``; nothing where none is near."""
    each = sorted(set(names))
    found = process.extract(name, each, scorer=fuzz.WRatio, processor=caseless_key, limit=_SHOWN, score_cutoff=_NEAR)
    shown = ", ".join(f'"{one}"' for one, *_ in found)
    return f"Nearest: {shown}. " if shown else ""
