"""Reports read anew, beside their older readings, and what changed between the two."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hudna.case.adding import read_report
from hudna.case.stamp import stamp
from hudna.packs.knowledge import Knowledge
from hudna.store import Derived, Kept, Session, Store
from hudna.store.chunks import chunks
from hudna.types import Reading

_BATCH = 50
_COUNTED = ("claims", "events", "truces")
_TRUCE_FIELDS = ("parties", "mediators", "start", "end", "status")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """What a new reading of a report changed: ``changes`` names the field, what it was and what it is.

    ``first``: there was no reading before. ``failed``: why there is none now.
    """

    name: str
    version: str
    changes: tuple[tuple[str, str, str], ...] = ()
    first: bool = False
    failed: str | None = None

    @property
    def changed(self) -> bool:
        """Whether anything is different."""
        return bool(self.changes) or self.first


def reread(store: Store, knowledge: Knowledge, *, everything: bool = False) -> Iterator[Reread]:
    """Read current reports anew: those whose last reading was made with other code, packs or tagger, or all."""
    with store.read() as session:
        waiting = [
            kept.n for kept in session.reports.all_current() if everything or not _is_fresh(session, kept, knowledge)
        ]
    for some in chunks(waiting, _BATCH):
        with store.read() as session:
            fresh = [_read(session, kept, knowledge) for kept in session.reports.by_number(some).values()]
        with store.write("reread", stamp(knowledge.conflicts)) as session:
            for one in fresh:
                if one.after is not None and one.derived is not None:
                    session.readings.add(one.kept.n, one.after, one.derived)
                else:
                    session.fail(one.kept.id, "read", one.failed or "")
        yield from map(_compared, fresh)  # only now: what is told is stored


def _is_fresh(session: Session, kept: Kept, knowledge: Knowledge) -> bool:
    made = session.readings.made_with(kept.n)
    ours = stamp(knowledge.conflicts)
    return made == (ours.hudna, ours.packs, ours.model)


@dataclass(frozen=True, slots=True)
class _Anew:
    """A report before and after it was read anew."""

    kept: Kept
    before: Reading | None
    after: Reading | None
    derived: Derived | None
    failed: str | None


def _read(session: Session, kept: Kept, knowledge: Knowledge) -> _Anew:
    return _Anew(kept, session.readings.wired(kept), *read_report(kept.as_report(), knowledge))


def _compared(one: _Anew) -> Reread:
    kept, before, after, failed = one.kept, one.before, one.after, one.failed
    changes = tuple(_changes(before, after)) if before and after else ()
    return Reread(
        name=kept.name, version=kept.id, changes=changes, first=before is None and after is not None, failed=failed
    )


def _changes(before: Reading, after: Reading) -> Iterator[tuple[str, str, str]]:
    if before.about_truce != after.about_truce:
        yield "about_truce", before.about_truce, after.about_truce
    for name in _COUNTED:
        was, now = (str(len(getattr(one, name))) for one in (before, after))
        if was != now:
            yield name, was, now
    if len(before.truces) == len(after.truces):
        for number, (old, new) in enumerate(zip(before.truces, after.truces, strict=True)):
            for field in _TRUCE_FIELDS:
                was, now = _shown(getattr(old, field)), _shown(getattr(new, field))
                if was != now:
                    yield f"truces[{number}].{field}", was, now
    if before.claims != after.claims and len(before.claims) == len(after.claims):
        yield "claims", *_acts(before, after)


def _acts(before: Reading, after: Reading) -> tuple[str, str]:
    """How many claims of each act, where these differ; else that some claim is another."""
    was, now = (Counter(claim.act for claim in one.claims) for one in (before, after))
    if was == now:
        return "", "other words or sources"
    differ = sorted(act for act in was | now if was[act] != now[act])
    return ", ".join(f"{act} {was[act]}" for act in differ), ", ".join(f"{act} {now[act]}" for act in differ)


def _shown(value: Any) -> str:
    return ", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
