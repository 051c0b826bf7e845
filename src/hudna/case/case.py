"""A case from Python: open it, add reports, ask."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Self

from hudna.case import adding, linking, rereading, searching
from hudna.case.adding import Incoming, Outcome
from hudna.case.aliases import pack_names
from hudna.case.changes import Change, changes, of_truces
from hudna.case.dossiers import dossier_of
from hudna.case.events import unknown_places
from hudna.case.judging import anchor
from hudna.case.names import group_named, told_item
from hudna.case.origins import origins
from hudna.case.rereading import Reread
from hudna.case.searching import Found
from hudna.case.sources import SourceLine, check_source, sources
from hudna.case.stamp import stamp
from hudna.case.summaries import Filter, matching
from hudna.case.terms import index_words
from hudna.case.testimonies import Told, bare_testimonies, testimonies
from hudna.case.truces import proposals_of, unheeded_of
from hudna.errors import OptionError
from hudna.ingest import Failure, Format, read_source
from hudna.link.actors import propose_actors
from hudna.link.places import propose_places
from hudna.packs.knowledge import Knowledge, knowledge_of
from hudna.store import Judged, Mark, Session, Store, now
from hudna.store.audit import Fault, audit
from hudna.store.backup import back_up
from hudna.types import Judgement, Origin, Rating, Reliability, Report, Thing, Verdict
from hudna.types.dossier import Dossier, TruceLine
from hudna.types.external import ExternalRecord
from hudna.wire import pack, unpack

_RECORDS = 500  # of others, a transaction
_RELIABILITIES = ("A", "B", "C", "D", "E", "F")


class Case:
    """Many reports, kept, linked and asked. Closes with ``close`` or at the end of a ``with`` block.

    Every question is asked of one unchanging view; ``known_at`` (a day, or a moment in UTC) asks what the case knew then.
    """

    def __init__(self, store: Store, conflicts: tuple[str, ...] = ()) -> None:
        self._store, self.conflicts = store, conflicts

    @classmethod
    def open(cls, where: str | Path = "hudna.db", *, create: bool = False, conflicts: Sequence[str] = ()) -> Self:
        """Open the case at a path or a ``postgresql+psycopg://`` address; with ``create`` one is begun where there is none.

        ``conflicts`` are the packs that a new case is read with, all if left out; a case keeps to those it was begun with.
        Raises ``StoreError``, and ``OptionError`` for a pack that there is not or that is not this case's.
        """
        if conflicts:
            knowledge_of(conflicts)
        store = Store.open(where, create=create)
        try:
            return cls(store, _settled(store, tuple(sorted(set(conflicts)))))
        except BaseException:
            store.close()
            raise

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def where(self) -> str:
        """Where the case is kept, without a password."""
        return self._store.where

    @property
    def read_only(self) -> bool:
        """Whether the case lies in a file or a folder that cannot be written: it can be asked, and nothing be added."""
        return self._store.read_only

    @cached_property
    def knowledge(self) -> Knowledge:
        """What the packs of this case know; loaded at the first use."""
        return knowledge_of(self.conflicts)

    @contextmanager
    def view(self, known_at: str | None = None) -> Iterator[Session]:
        """A view of the store, for questions that this class does not answer."""
        with self._store.read(known_at=known_at) as session:
            yield session

    # ------------------------------------------------------------------------------------------------ taking in

    def add(self, *sources: str | Path, form: Format | None = None) -> list[Outcome | Failure]:
        """Add files, pages or addresses, and link them; what came of each report."""
        items = (item for source in sources for item in _incoming(str(source), form))
        told = list(self.add_reports(items))
        self.link()
        return told

    def add_reports(self, reports: Iterable[Incoming | Report | Failure]) -> Iterator[Outcome | Failure]:
        """Add reports as they come, a batch a transaction; ``link`` afterwards."""
        items = (Incoming(report=one) if isinstance(one, Report) else one for one in reports)
        return adding.add(self._store, items, self.knowledge)

    def link(self, told: Callable[[int], None] = lambda _: None) -> bool:
        """Bring origins, truces and events up to date; ``False`` where there was nothing to do, or the case is read-only."""
        if self.read_only or not self.is_pending():
            return False
        return linking.link(self._store, self.knowledge, told)

    def is_pending(self) -> bool:
        """Whether something was added, read anew or judged since the case was last linked."""
        with self.view() as session:
            return linking.is_pending(session)

    def relink(self) -> list[Change]:
        """Link, and say what came of it: truces that are new, gone or changed."""
        with self.view() as session:
            last = max((run.n for run in session.runs()), default=0)
        return of_truces(self._store, last) if self.link() else []

    def import_records(self, records: Iterable[ExternalRecord | Failure], *, by: str) -> Iterator[bool | Failure]:
        """Keep records of others, a batch a transaction: ``True`` for a new one, ``False`` for one that was there."""
        items = iter(records)
        while some := list(islice(items, _RECORDS)):
            with self._store.write("import", stamp(self.conflicts or None), by=by) as session:
                told = [self._import(one, session) for one in some]
            yield from told

    def _import(self, record: ExternalRecord | Failure, session: Session) -> bool | Failure:
        if isinstance(record, Failure):
            session.fail(record.where, "import", record.reason)
            return record
        return session.externals.add(
            owner=record.owner,
            dataset=record.dataset,
            key=record.key,
            country=self.knowledge.country_codes.get((record.country or "").split(" (")[0]),
            date=record.date or record.declared,
            body=pack(record),
        )

    def external(
        self, *, countries: Iterable[str] = (), earliest: str | None = None, latest: str | None = None
    ) -> list[ExternalRecord]:
        """Records of others, narrowed by country (ISO code) and day; never mixed with claims."""
        with self.view() as session:
            found = session.externals.find(countries=countries, earliest=earliest, latest=latest)
            return [unpack(body, ExternalRecord) for body in found]

    def reread(self, *, everything: bool = False) -> Iterator[Reread]:
        """Read reports anew whose readings are of other code or packs (or all); ``link`` afterwards."""
        return rereading.reread(self._store, self.knowledge, everything=everything)

    # -------------------------------------------------------------------------------------------------- asking

    def origins(self, *, known_at: str | None = None) -> tuple[Origin, ...]:
        """Which reports repeat one another; every report is in one origin. Reports are ids of versions."""
        with self.view(known_at) as session:
            return origins(session)

    def truces(self, wanted: Filter | None = None, *, known_at: str | None = None) -> list[TruceLine]:
        """The truces of the case, the latest first."""
        with self.view(known_at) as session:
            return matching(session, wanted or Filter())

    def dossier(self, name: str, *, as_of: str | None = None, known_at: str | None = None) -> Dossier:
        """The dossier of a truce, by its id or the beginning of it. ``as_of`` (ISO day) leaves out what was published later.

        Raises ``OptionError`` where no truce, or several, are meant.
        """
        with self.view(known_at) as session:
            return dossier_of(session, group_named(session, "truce", name), self.knowledge, as_of, known_at)

    def claims(self, *, known_at: str | None = None) -> Iterator[Told]:
        """Every testimony of the case with its report; streams."""
        with self.view(known_at) as session:
            yield from testimonies(session)

    def search(self, query: str, *, most: int = 20) -> list[Found]:
        """Reports that hold every word and ``"phrase"`` of a query, whatever the spelling. Raises ``OptionError``."""
        with self.view() as session:
            return searching.search(session, query, most)

    def changes(self, since: str) -> list[Change]:
        """What is new since a day (from its beginning) or a moment, in UTC. Raises ``OptionError``."""
        return list(changes(self._store, since))

    def sources(self, *, known_at: str | None = None) -> list[SourceLine]:
        """Who speaks in the case, those of most reports first."""
        with self.view(known_at) as session:
            return sources(session, self.knowledge)

    def proposals(self, thing: Thing = "truce") -> list[Judgement]:
        """Pairs of truces (by id of group), of origins (by version) or of events that may be one, for a person to judge."""
        with self.view() as session:
            return proposals_of(session, None, thing)

    def actor_proposals(self) -> tuple[Judgement, ...]:
        """Pairs of names of sources and parties that are spelt nearly alike, for a person to judge."""
        with self.view() as session:
            told = (one for one, _ in bare_testimonies(session))
            names = {name for one in told for name in (one.source, one.speaks_for, one.proposition.actor) if name}
            judged = {(one.a, one.b) for one in session.opinions.judgements("actor")}
        found = propose_actors(names, pack_names(self.knowledge))
        return tuple(one for one in found if (one.a, one.b) not in judged)

    def place_proposals(self) -> tuple[Judgement, ...]:
        """Pairs of names of places that no gazetteer knows and that are spelt a letter apart, for a person to judge."""
        with self.view() as session:
            unknown = unknown_places(session)
            judged = {(one.a, one.b) for one in session.opinions.judgements("place")}
        return tuple(one for one in propose_places(unknown) if (one.a, one.b) not in judged)

    def name_of(self, version: str) -> str:
        """What the user calls the report of a version."""
        with self.view() as session:
            kept = session.reports.by_id(version)
            return kept.name if kept else version

    def told(self, judgement: Judgement) -> Judgement:
        """A judgement with its two sides as people call them: the name of a report and the number of its truce."""
        with self.view() as session:
            return replace(judgement, a=told_item(session, judgement.a), b=told_item(session, judgement.b))

    # ------------------------------------------------------------------------------------------------- judging

    def judge(self, thing: Thing, a: str, b: str, verdict: Verdict, *, by: str, why: str | None = None) -> int:
        """Keep a person's judgement on two truces, events, reports, actors or places; ``link`` afterwards. Its number.

        Truces and events may be named by the id of their group or as ``REPORT#NUMBER``. Raises ``OptionError``.
        """
        with self._store.write("judge", stamp(), by=by) as session:
            first, second = anchor(session, thing, a), anchor(session, thing, b)
            return session.opinions.judge(thing, first, second, verdict, by=by, at=now(), why=why)

    def undo(self, number: int, *, by: str, why: str | None = None) -> Judgement:
        """Take a judgement back; ``link`` afterwards. Raises ``OptionError``."""
        with self._store.write("judge", stamp(), by=by) as session:
            return session.opinions.undo_judgement(number, by=by, at=now(), why=why)

    def judgements(self) -> list[Judged]:
        """Every judgement, also those taken back."""
        with self.view() as session:
            return session.opinions.all_judgements()

    def unheeded(self) -> list[Judgement]:
        """Judgements on truces that stand and cannot be followed: newer ones contradict them, or what they name is gone."""
        with self.view() as session:
            return unheeded_of(session)

    def rate(
        self,
        source: str,
        reliability: Reliability | None,
        *,
        by: str,
        why: str | None = None,
        in_advance: bool = False,
    ) -> None:
        """Say how reliable a source is (A to F, ``None``: take it back).

        Raises ``OptionError`` for another letter, and for a name that the case does not have, unless ``in_advance``.
        """
        if reliability is not None and reliability not in _RELIABILITIES:
            raise OptionError(f'"{reliability}" is no reliability. Use A, B, C, D, E or F.')
        with self._store.write("rate", stamp(), by=by) as session:
            if not in_advance and source not in {one.source for one in session.opinions.ratings()}:
                check_source(session, source)
            session.opinions.rate(source, reliability, by=by, at=now(), why=why)

    def ratings(self) -> tuple[Rating, ...]:
        """The ratings that stand."""
        with self.view() as session:
            return session.opinions.ratings()

    def note(self, truce: str, body: str, *, by: str, private: bool = False) -> int:
        """Keep a note on a truce. Raises ``OptionError``."""
        with self._store.write("mark", stamp(), by=by) as session:
            target = group_named(session, "truce", truce)
            return session.opinions.mark("note", target, body, private=private, by=by, at=now())

    def mark_sensitive(self, source: str, *, by: str, in_advance: bool = False) -> int:
        """Mark a source as sensitive: ``--redact`` keeps its name out of exports.

        Raises ``OptionError`` for a name that the case does not have, unless ``in_advance``: a slip of the pen would
        protect nobody.
        """
        with self._store.write("mark", stamp(), by=by) as session:
            if not in_advance:
                check_source(session, source)
            return session.opinions.mark("sensitive", source, None, private=False, by=by, at=now())

    def unmark(self, number: int, *, by: str) -> None:
        """Take a note or a mark back. Raises ``OptionError``."""
        with self._store.write("mark", stamp(), by=by) as session:
            session.opinions.unmark(number, by=by, at=now())

    def marks(self) -> tuple[Mark, ...]:
        """The notes and marks that stand."""
        with self.view() as session:
            return session.opinions.marks()

    # ------------------------------------------------------------------------------------------------- keeping

    def verify(self, told: Callable[[str], None] = lambda _: None) -> Iterator[Fault]:
        """Every fault of the case: what was altered, cut short or lost."""
        with self.view() as session:
            yield from audit(session, told)

    def back_up(self, target: Path) -> None:
        """Write a copy of the case into one file, while others work on it. Raises ``StoreError``."""
        back_up(self._store.engine, target, index_words)

    def count(self) -> tuple[int, int, int]:
        """How many reports, origins and truces the case holds."""
        with self.view() as session:
            return session.reports.count(), session.groups.count("origin"), session.groups.count("truce")


def _incoming(source: str, form: Format | None) -> Iterator[Incoming | Failure]:
    for item in read_source(source, form):
        yield item if isinstance(item, Failure) else Incoming(report=item, source=source)


def _settled(store: Store, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The packs that a case was begun with; a new one begins with those that are wanted."""
    with store.read() as session:
        found = session.setting("conflicts")
    if found is None:
        with store.write("begin", stamp()) as session:
            if session.setting("conflicts") is None:  # another process may have been first
                session.settle("conflicts", list(wanted))
            found = session.setting("conflicts")
    if wanted and tuple(found) != wanted:
        packs = ", ".join(found) or "all of them"
        raise OptionError(
            f"{store.where} is read with other conflict packs: {packs}. Leave out --conflict, or begin another case."
        )
    return tuple(found)
