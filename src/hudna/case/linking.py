"""What reports of a case have in common, brought up to date: origins first, then truces and events."""

from collections.abc import Callable

from hudna.case.events import link_all_events
from hudna.case.origins import Bodies, OriginLinker
from hudna.case.stamp import stamp
from hudna.case.truces import link_all_truces
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

    A run that is cut short goes on where it stopped: origins are kept a chunk at a time.
    """
    with store.read() as session:
        if not is_pending(session):
            return False
        waiting = session.readings.unlinked()
    fresh, bodies = set[str](), Bodies(knowledge)
    for some in chunks(waiting, _CHUNK):
        with store.write(ORIGINS, stamp()) as session:
            numbers = session.readings.versions_of(some)
            kept = session.reports.by_number(numbers)
            linker, new = OriginLinker(session, bodies), [kept[number] for number in numbers]
            linker.link(new)
            linker.propose(new)
            session.readings.mark_linked(some)
            fresh.update(one.id for one in kept.values())
        told(len(some))
    with store.write(GROUPS, stamp()) as session:
        _heed_judgements(session, bodies)
        _heed_pages(session, bodies)
        link_all_truces(session, knowledge, fresh)
        link_all_events(session, knowledge)
    return True


def _heed_pages(session: Session, bodies: Bodies) -> None:
    """Take versions that are no longer current out of their origins, and put those in that a page went back to."""
    read = {row.version_id for row in session.readings.part("sketch")}  # of current versions alone
    moved = set(session.groups.of("origin")) ^ read
    if moved:
        OriginLinker(session, bodies).regroup(moved)


def _heed_judgements(session: Session, bodies: Bodies) -> None:
    """Work the origins out again that somebody judged, or took a judgement on back, since the last time."""
    reports = session.opinions.judged_since("origin", session.last_run(GROUPS, before=session.run))
    current = session.reports.current_version_of(reports)
    if current:
        OriginLinker(session, bodies).regroup(current.values())
