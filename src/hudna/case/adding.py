"""Reports into a case: read, kept, and ready to be linked. A killed run leaves whole batches and no half ones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from hudna.case.derive import derive
from hudna.case.stamp import stamp
from hudna.case.terms import index_words
from hudna.errors import HudnaError, StoreError
from hudna.ingest import Failure, content_id
from hudna.ingest.script import NO_ARABIC, foreign
from hudna.packs.knowledge import Knowledge
from hudna.pipeline import analyze
from hudna.store import Added, Derived, Session, Store
from hudna.store.reports import ID_LENGTH, report_key, version_identity
from hudna.types import Reading, Report

BATCH = 50  # reports a transaction: one flush to the disk each
_ALIKE = 0.3  # share of the shorter text's words in the other from which two texts are versions of one page


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A report to be added, and where it came from (a file, an address), for people to find it again."""

    report: Report
    source: str | None = None

    @property
    def given(self) -> str | None:
        """The id it was given; ``None`` where its id only comes from its text."""
        return None if self.report.id == content_id(self.report.text) else self.report.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one report. ``remark`` is a sentence for the user, ``failed`` why there is no reading."""

    name: str
    version: str
    outcome: Literal["new", "changed", "again", "returned"]
    remark: str | None = None
    failed: str | None = None


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A report that is read, before it is stored: reading takes long, and nobody should wait for it."""

    incoming: Incoming
    reading: Reading | None
    derived: Derived | None
    failed: str | None
    words: tuple[str, ...]


def add(
    store: Store, incoming: Iterable[Incoming | Failure], knowledge: Knowledge, batch: int = BATCH
) -> Iterator[Outcome | Failure]:
    """Read and keep reports, a batch a transaction; what could not be taken in is kept as a failure and handed on."""
    items = iter(incoming)
    while some := list(islice(items, batch)):
        with store.read() as session:
            fresh = [item if isinstance(item, Failure) else _prepared(item, session, knowledge) for item in some]
        with store.write("add", stamp(knowledge.conflicts)) as session:
            told = [_keep(item, session) for item in fresh]
        yield from told


def _prepared(item: Incoming, session: Session, knowledge: Knowledge) -> _Prepared | Failure:
    """A report that is read, or why it cannot even be kept: one of a thousand must not stop the others."""
    try:
        return _prepare(item, session, knowledge)
    except StoreError as error:
        where = item.source or item.report.id
        return Failure(where.encode("utf-8", "replace").decode().replace("\x00", "?"), str(error))


def _prepare(item: Incoming, session: Session, knowledge: Knowledge) -> _Prepared:
    """Read a report, unless the very same is there. Raises ``StoreError`` for what no database can hold."""
    identity = version_identity(item.report, item.given)[:ID_LENGTH]
    if session.reports.by_id(identity) is not None:
        return _Prepared(item, None, None, None, ())
    report = replace(item.report, id=identity)
    if foreign(report):
        report = replace(report, notes=(*report.notes, NO_ARABIC))
    reading, derived, failed = read_report(report, knowledge)
    return _Prepared(item, reading, derived, failed, tuple(index_words(item.report.text)))


def read_report(report: Report, knowledge: Knowledge) -> tuple[Reading | None, Derived | None, str | None]:
    """The reading of a report and what the stages make of it, or why there is none: one bad report must not stop a thousand."""
    try:
        reading = analyze(report, knowledge)
        return reading, derive(reading, knowledge), None
    except HudnaError as error:
        return None, None, str(error)
    except Exception as error:  # a fault of ours in one report: kept, said, and the next one is read
        return None, None, f"it could not be read because of a fault in Hudna ({type(error).__name__}: {error})"


def _is_another(item: Incoming, session: Session) -> bool:
    """Whether the id of a report was given before to a text that has nothing to do with it."""
    if item.given is None or item.report.url:
        return False
    owner = session.reports.owner_of(report_key(item.report, item.given))
    return owner is not None and not _alike(owner.text, item.report.text)


def _is_reused(item: Incoming, session: Session) -> bool:
    """Whether another report has its id, kept under an address or not, with a text that has nothing to do with this one."""
    if item.given is None:
        return False
    others = session.reports.others_given(item.report, item.given)
    return bool(others) and not any(_alike(one.text, item.report.text) for one in others)


def _alike(first: str, second: str) -> bool:
    one, other = set(index_words(first)), set(index_words(second))
    return len(one & other) >= _ALIKE * min(len(one), len(other))


def _keep(item: _Prepared | Failure, session: Session) -> Outcome | Failure:
    if isinstance(item, Failure):
        session.fail(item.where, "ingest", item.reason)
        return item
    incoming = item.incoming
    # Asked only now: the other text may have come a moment ago, in the same batch.
    apart = bool(item.reading or item.failed) and _is_another(incoming, session)
    reused = apart or (bool(item.reading or item.failed) and _is_reused(incoming, session))
    added = session.reports.add(incoming.report, given=incoming.given, source=incoming.source, apart=apart)
    if added.outcome == "returned":
        session.readings.wait(added.version.n)  # what came while it was gone has not been compared with it
    # Another writer may have added the same report meanwhile, with its reading.
    if added.to_read and (item.reading or item.failed):
        session.words.add(added.version.n, item.words)
        if item.reading and item.derived:
            session.readings.add(added.version.n, item.reading, item.derived)
        else:
            session.fail(added.version.id, "read", item.failed or "")
    return _outcome(added, item, reused=reused)


def _outcome(added: Added, item: _Prepared, *, reused: bool) -> Outcome:
    remark = None
    if reused and added.outcome == "new":
        remark = "its id was given before to quite another text; it is kept as a report of its own"
    elif item.reading and NO_ARABIC in item.reading.notes:
        remark = NO_ARABIC
    return Outcome(
        name=added.version.name,
        version=added.version.id,
        outcome=added.outcome,
        remark=remark,
        failed=item.failed if added.to_read else None,
    )
