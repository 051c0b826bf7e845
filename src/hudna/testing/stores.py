"""The contract of a store: what every place that keeps a case must do, whichever database stands behind it.

Each check takes a function that opens an empty case. It raises ``BrokenContractError`` with a sentence where the case does not
do as it must.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from threading import Thread
from typing import Any

from hudna.store import Derived, Session, Stamp, Store, Word
from hudna.store.audit import audit
from hudna.types import Claim, Likeness, Reading, Report, Span

OpenStore = Callable[[], Store]
STAMP = Stamp("0+test", "packs", "model")
_TEXT = "أَعلنت حركة النخيل هدنةً لمدة ٧٢ ساعة، وقالت: «لا نريد حرباً» 🕊."
_WORDS = ["اعلنت", "حركه", "النخيل", "هدنه", "لمده", "72", "ساعه", "وقالت", "لا", "نريد", "حربا"]
_DAYS = ("2026-01-01T00:00:00", "2026-01-02T00:00:00", "2026-01-03T00:00:00", "2026-01-04T00:00:00")


class BrokenContractError(AssertionError):
    """A store that does not do as it must."""


def _require(holds: object, what: str) -> None:
    if not holds:
        raise BrokenContractError(what)


def _stop() -> None:
    raise InterruptedError


def report(text: str = _TEXT, name: str = "r1", **about: Any) -> Report:
    """An invented report."""
    return Report(name, text, **{"published": date(2026, 1, 1), "outlet": "Oak News", **about})


def reading_of(version: str, text: str = _TEXT, act: Any = "asserts") -> Reading:
    """A small reading of it."""
    claim = Claim(
        id=0, source=None, source_name="Oak News", source_type="media", cue=None, content=Span(0, len(text)), act=act
    )
    return Reading(id=version, language="ar", about_truce="yes", published=None, claims=(claim,))


def put(session: Session, one: Report, *, shingles: tuple[int, ...] = (1, 2, 3), act: Any = "asserts") -> str:
    """Keep a report with its reading and its words, as adding does; returns the id of the version."""
    added = session.reports.add(one, given=one.id, source="test")
    if added.to_read:
        session.words.add(added.version.n, _WORDS if one.text == _TEXT else one.text.split())
        made = reading_of(added.version.id, one.text, act)
        session.readings.add(added.version.n, made, Derived(sketch=b"{}", truces=b"[]", shingles=shingles))
    return added.version.id


def _once(opened: OpenStore) -> None:
    """The same report twice is one row."""
    store = opened()
    for _ in range(2):
        with store.write("add", STAMP) as session:
            put(session, report())
    with store.read() as session:
        _require(session.reports.count() == 1, "the same report added twice is two")
        _require(len(list(session.reports.every_version())) == 1, "the same text is kept twice")
        _require(session.reports.add is not None and len(session.readings.unread()) == 0, "a report has no reading")


def _text_stays(opened: OpenStore) -> None:
    """What was published comes back to the letter."""
    store = opened()
    odd = "أَ\u200f \u0640 'quoted' \"twice\" \\ % _ 🕊🏽 \n\tﷺ" + "ا" * 100_000
    with store.write("add", STAMP) as session:
        name = put(session, report(odd, notes=("a note",), title="ع", url=None))
    with store.read() as session:
        kept = session.reports.by_id(name)
        _require(kept is not None and kept.text == odd, "a text came back altered")
        _require(
            kept is not None and kept.as_report() == replace(report(odd, notes=("a note",), title="ع"), id=name),
            "a report came back altered",
        )


def _versions(opened: OpenStore) -> None:
    """A changed page is a new version of the same report, both are kept, and an old text may return."""
    store = opened()
    page = report(url="https://example.org/a")
    changed = replace(page, text=_TEXT + " تحديث")
    outcomes = []
    for at, one in zip(_DAYS, (page, changed, changed, page), strict=True):
        with store.write("add", STAMP, at=at) as session:
            outcomes.append(session.reports.add(one, given=None).outcome)
    _require(outcomes == ["new", "changed", "again", "returned"], f"the page was {outcomes}")
    with store.read() as session:
        _require(session.reports.count() == 1, "a changed page is another report")
        kept = next(session.reports.every_version())
        _require(
            [v.text for v in session.reports.versions_of(kept.report)] == [page.text, changed.text], "a version is lost"
        )
        _require([v.text for v in session.reports.all_current()] == [page.text], "the returned text is not current")
    with store.read(known_at=_DAYS[1]) as session:
        _require(
            [v.text for v in session.reports.all_current()] == [changed.text], "an earlier state is not what it was"
        )
    with store.read(known_at="2025-12-31") as session:
        _require(session.reports.count() == 0, "a report is known before it was added")


def _readings(opened: OpenStore) -> None:
    """A new reading stands beside the old one; equal bytes are kept once; earlier views see the earlier reading."""
    store = opened()
    with store.write("add", STAMP, at=_DAYS[0]) as session:
        name = put(session, report())
    for at, act in ((_DAYS[1], "denies"), (_DAYS[2], "denies")):
        with store.write("reread", STAMP, at=at) as session:
            kept = session.reports.by_id(name)
            _require(kept is not None, "a report is lost")
            if kept:
                session.readings.add(kept.n, reading_of(name, act=act), Derived(sketch=b"{}", shingles=(9,)))
    with store.read() as session:
        kept = session.reports.by_id(name)
        now = session.readings.wired(kept) if kept else None
        _require(now and now.claims[0].act == "denies", "the newest reading is not the one that counts")
        _require(now and now.claims[0].content.text == _TEXT, "a span has lost its words")
        _require(len(list(session.readings.every())) == 3, "a reading was overwritten")
        _require(
            session.readings.postings([1, 9], most=10) == {9: [kept.n]} if kept else False,
            "old shingles are still there",
        )
        parts = list(session.readings.part("truces"))
        _require(parts == [], "a part of an old reading is handed out")
        last = session.last_reading_run()
        _require(last and last.what == "reread" and last.at == _DAYS[2], "the last run that read is not the last one")
    with store.read(known_at=_DAYS[0]) as session:
        kept = session.reports.by_id(name)
        then = session.readings.of(kept.n) if kept else None
        _require(then and then.claims[0].act == "asserts", "an earlier reading is not what it was")
        last = session.last_reading_run()
        _require(last and last.what == "add", "a run is seen before it was")


def _groups(opened: OpenStore) -> None:
    """Groups remember since when: only differences are written, and earlier states can be asked for."""
    store = opened()
    with store.write("link", STAMP, at=_DAYS[0]) as session:
        a, b = put(session, report(name="a")), put(session, report(name="b"))
        session.groups.assign("truce", {f"{a}#0": "t-1", f"{b}#0": "t-2"})
        session.groups.describe("truce", {"t-1": b"one", "t-2": b"two"})
        session.groups.set_bonds({("successor", "t-1", "t-2"): b"why"})
        session.groups.set_proposals("truce", {("truce", "t-1", "t-2"): b"perhaps"})
    with store.write("link", STAMP, at=_DAYS[1]) as session:
        moved = session.groups.assign("truce", {f"{a}#0": "t-1", f"{b}#0": "t-1"})
        session.groups.describe("truce", {"t-1": b"one, more", "t-2": None})
        session.groups.set_bonds({})
        session.groups.set_proposals("truce", {})
        _require(moved == 1, "an item that stays was written again")
    with store.read() as session:
        _require(session.groups.members("truce", ["t-1"]) == {"t-1": sorted([f"{a}#0", f"{b}#0"])}, "an item is lost")
        _require(
            list(session.groups.bodies("truce")) == [("t-1", b"one, more")], "a group that is no more is still there"
        )
        _require(session.groups.bonds() == [] and session.groups.proposals("truce") == [], "a bond that ended holds")
        _require(session.groups.begun("truce", "t-") == ["t-1"], "a group is not found by its beginning")
    with store.read(known_at=_DAYS[0]) as session:
        _require(
            session.groups.of("truce") == {f"{a}#0": "t-1", f"{b}#0": "t-2"}, "an earlier state is not what it was"
        )
        _require(len(session.groups.bonds(["t-2"])) == 1, "an earlier bond is lost")
        _require(len(session.groups.proposals("truce")) == 1, "an earlier proposal is lost")


def _likenesses(opened: OpenStore) -> None:
    """A likeness is found from both sides."""
    store = opened()
    with store.write("link", STAMP) as session:
        a, b = sorted((put(session, report(name="a")), put(session, report(name="b"))))
        session.likenesses.add([Likeness(a=a, b=b, relation="copy", of_a=1.0, of_b=0.5)])
        session.likenesses.add([Likeness(a=a, b=b, relation="edited_copy", of_a=1.0, of_b=0.5)])
    with store.read() as session:
        _require(session.likenesses.touching([a]) == session.likenesses.touching([b]), "a likeness has one side only")
        _require([one.relation for one in session.likenesses.every()] == ["edited_copy"], "a pair is kept twice")


def _opinions(opened: OpenStore) -> None:
    """The last judgement stands, with who, when and why; it can be undone, and all rows stay."""
    store = opened()
    with store.write("judge", STAMP, by="Amal", at=_DAYS[0]) as session:
        first = session.opinions.judge("truce", "t-2", "t-1", "same", by="Amal", at=_DAYS[0], why="one name")
        session.opinions.rate("Oak News", "B", by="Amal", at=_DAYS[0], why=None)
        note = session.opinions.mark("note", "t-1", "call again", private=True, by="Amal", at=_DAYS[0])
    with store.write("judge", STAMP, by="Basil", at=_DAYS[1]) as session:
        session.opinions.judge("truce", "t-1", "t-2", "different", by="Basil", at=_DAYS[1], why=None)
        session.opinions.rate("Oak News", None, by="Basil", at=_DAYS[1], why=None)
        session.opinions.unmark(note, by="Basil", at=_DAYS[1])
    with store.read() as session:
        (stands,) = session.opinions.judgements("truce")
        _require((stands.verdict, stands.by) == ("different", "Basil"), "the last judgement does not stand")
        _require(session.opinions.ratings() == () and session.opinions.marks() == (), "what was taken back stands")
        second = session.opinions.all_judgements()[-1].n
    with store.write("judge", STAMP, by="Amal", at=_DAYS[2]) as session:
        session.opinions.undo_judgement(second, by="Amal", at=_DAYS[2], why="hasty")
    with store.read() as session:
        (stands,) = session.opinions.judgements("truce")
        _require((stands.verdict, stands.why) == ("same", "one name"), "undoing does not bring the older one back")
        _require([one.n for one in session.opinions.all_judgements()] == [first, second], "a judgement is lost")
    with store.read(known_at=_DAYS[0]) as session:
        _require(
            len(session.opinions.ratings()) == 1 and len(session.opinions.marks()) == 1, "an earlier opinion is lost"
        )


def _words(opened: OpenStore) -> None:
    """Words are found folded, in a row, and by their beginning; what a user types is never an operator."""
    store = opened()
    with store.write("add", STAMP) as session:
        put(session, report())
    with store.read() as session:
        number = next(session.reports.every_version()).n

        def found(*phrases: tuple[Word, ...]) -> bool:
            return session.words.find(phrases, 10) == [number]

        _require(found((Word(("اعلنت",)),)) and found((Word(("72",)),)), "a word is not found")
        _require(found((Word(("حركه",)), Word(("النخيل",)))), "words in a row are not found")
        _require(not found((Word(("النخيل",)), Word(("حركه",)))), "words are found in the wrong order")
        _require(found((Word(("هد",), prefix=True),)), "a beginning is not found")
        _require(found((Word(("الهدنه", "هدنه")),)), "none of several spellings is found")
        for odd in ('"', "'", "a'b", "*", "OR", "NOT", "& | !", "\\", ":*", "(", "a\x00"):
            session.words.find(((Word((odd,)),),), 10)
    with store.write("add", STAMP) as session:
        long = session.reports.add(report("words of many sorts", "r2"), given="r2").version.n
        session.words.add(long, [f"w{at}" for at in range(200_000)])
        _require(session.words.find(((Word(("w7",)),),), 10) == [long], "a very long text is not found")


def _all_or_nothing(opened: OpenStore) -> None:
    """Where a transaction fails nothing of it stays."""
    store = opened()
    try:
        with store.write("add", STAMP) as session:
            put(session, report())
            _stop()
    except InterruptedError:
        pass
    with store.read() as session:
        _require(session.reports.count() == 0 and session.runs() == [], "half a transaction was kept")
    with store.write("add", STAMP) as session:
        session.fail("page.html", "ingest", "is empty")
    with store.read() as session:
        _require([met.source for met in session.failures()] == ["page.html"], "a failure is lost")


def _writers(opened: OpenStore) -> None:
    """Writers wait for one another, and none loses what another wrote."""
    store = opened()

    def write(writer: int) -> None:
        for number in range(8):
            with store.write("add", STAMP) as session:
                put(session, report(f"{_TEXT} {number}", name=f"shared-{number}"))
                put(session, report(f"{_TEXT} {writer} {number}", name=f"{writer}-{number}"))

    threads = [Thread(target=write, args=(one,)) for one in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.read() as session:
        _require(session.reports.count() == 8 + 3 * 8, f"{session.reports.count()} reports of 32 are there")
        _require(len(session.runs()) == 24, "a run is lost")
        _require(list(audit(session)) == [], "the case is not whole")


def _views(opened: OpenStore) -> None:
    """A view does not change while it is looked at."""
    store = opened()
    with store.read() as session:
        before = session.reports.count()
        with store.write("add", STAMP) as other:
            put(other, report())
        _require(session.reports.count() == before == 0, "a view changed under its reader")
    with store.read() as session:
        _require(session.reports.count() == 1, "a new view does not see what was written")


def _external(opened: OpenStore) -> None:
    """Records of others are kept with their owner; one that says otherwise is a new row, and the newest is handed out."""
    store = opened()
    row: dict[str, Any] = {"owner": "UCDP", "dataset": "GED", "key": "1", "country": "YE", "date": "2015-07-27"}
    with store.write("import", STAMP) as session:
        _require(session.externals.add(**row, body=b"one"), "a new record is not new")
        _require(not session.externals.add(**row, body=b"one"), "the same record is kept twice")
        _require(session.externals.add(**row, body=b"two"), "a changed record is left out")
    with store.read() as session:
        _require(
            list(session.externals.find(countries=["YE"], earliest="2015-07-01")) == [b"two"], "a record is not found"
        )
        _require(list(session.externals.find(countries=["SD"])) == [], "a record of another country is found")


def _audited(opened: OpenStore) -> None:
    """The audit finds nothing in a whole case, and finds what was altered."""
    from sqlalchemy import text

    store = opened()
    with store.write("add", STAMP) as session:
        name = put(session, report())
        session.groups.assign("origin", {name: "o-1"})
        session.groups.describe("origin", {"o-1": b"{}"})
    with store.read() as session:
        _require(list(audit(session)) == [], "a whole case has faults")
    with store.write("spoil", STAMP) as session:
        session.execute(text("UPDATE version SET text = 'another'"))
        session.execute(text("UPDATE member SET grp = 'o-2'"))
    with store.read() as session:
        said = " ".join(fault.what for fault in audit(session))
        for words in ("altered", "outside its text", "nothing describes"):
            _require(words in said, f"the audit does not see what is {words}")


STORE_CONTRACT: tuple[Callable[[OpenStore], None], ...] = (
    _once, _text_stays, _versions, _readings, _groups, _likenesses, _opinions, _words, _all_or_nothing, _writers, _views,
    _external, _audited,
)  # fmt: skip
