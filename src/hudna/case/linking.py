"""What reports of a case have in common, brought up to date: origins first, then truces and events."""

from collections.abc import Callable

from hudna.case.events import link_all_events
from hudna.case.origins import OriginLinker, regroup, settle_proposals
from hudna.case.stamp import stamp
from hudna.case.truces import link_all_truces
from hudna.packs.collection import without_collection
from hudna.packs.knowledge import Knowledge
from hudna.store import Session, Store
from hudna.store.chunks import chunks

_CHUNK = 500  # readings a transaction: another writer waits no longer than that
ORIGINS, GROUPS = "link origins", "link groups"
_DISTURBING = ("add", "reread", "judge", ORIGINS)


def is_pending(session: Session) -> bool:
    """Whether something was added, read anew or judged since the case was last linked."""
    return bool(session.readings.unlinked()) or session.last_run(*_DISTURBING) > session.last_run(GROUPS)


def link(store: Store, knowledge: Knowledge, told: Callable[[int], None] = lambda _: None) -> bool:
    """Link what is not linked yet; ``told`` hears how many readings are done. ``False`` where nothing was to be done.

    A run that is cut short goes on where it stopped: what was compared is kept a chunk at a time.
    """
    with store.read() as session:
        if not is_pending(session):
            return False
        waiting = session.readings.unlinked()
    linker, fresh, runs = OriginLinker(knowledge), set[str](), set[int | None]()
    for some in chunks(waiting, _CHUNK):
        with without_collection(), store.write(ORIGINS, stamp()) as session:
            new = {kept.id for kept in session.reports.by_number(session.readings.versions_of(some)).values()}
            linker.link(session, new)
            session.readings.mark_linked(some)
        runs.add(session.run)
        fresh |= new
        told(len(some))
    with store.write(GROUPS, stamp()) as session:
        last = session.last_run(GROUPS, before=session.run)
        compared = session.runs_of(ORIGINS, after=last)
        if compared - runs:  # an earlier linking was cut short before it grouped what it compared
            fresh = _every(session)
        regroup(session, fresh | _moved(session, last))
        if compared:
            settle_proposals(session)
        link_all_truces(session, knowledge, None if _has_renamed(session, last) else fresh)
        link_all_events(session, knowledge)
    return True


def _has_renamed(session: Session, last: int) -> bool:
    """Whether somebody judged names, or took a judgement on names back, since the ``last`` time."""
    return bool(session.opinions.judged_since("actor", last) or session.opinions.judged_since("place", last))


def _every(session: Session) -> set[str]:
    """All versions that stand in an origin or should."""
    return set(session.groups.of("origin")) | _read(session)


def _moved(session: Session, last: int) -> set[str]:
    """Versions whose origins are to be worked out again though they are not new.

    Those that somebody judged, or took a judgement on back, since the ``last`` time; those that are no longer current and
    still stand in an origin; and those that a page went back to.
    """
    judged = session.reports.current_version_of(session.opinions.judged_since("origin", last))
    return set(judged.values()) | (set(session.groups.of("origin")) ^ _read(session))


def _read(session: Session) -> set[str]:
    """Current versions with a reading."""
    return {row.version_id for row in session.readings.part("sketch")}
