"""What reports have in common, and that a person's judgement stands before Hudna's."""

from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pytest

from hudna.assess.life_cycle import life_cycle
from hudna.case import Case
from hudna.case.adding import Outcome
from hudna.case.aliases import aliases
from hudna.case.exporting import CaseSource
from hudna.case.summaries import Filter
from hudna.errors import OptionError
from hudna.link.body import Body
from hudna.link.likeness import likeness
from hudna.store import now
from hudna.types import Likeness
from tests.case.conftest import ALL, ANNOUNCED, COPIED, DENIED, OTHER, report


def _origins(case: Case) -> set[frozenset[str]]:
    return {frozenset(case.name_of(version) for version in origin.reports) for origin in case.origins()}


def test_a_copy_is_no_second_origin(full: Case) -> None:
    assert _origins(full) == {frozenset({"announced", "copied"}), frozenset({"denied"}), frozenset({"other"})}
    (line,) = full.truces()
    assert {full.name_of(version) for version in line.group.reports} == {"announced", "copied", "denied"}
    assert line.origins == 2
    assert line.group.name == "هدنة"  # as it is written, not as it is folded
    assert list(full.verify()) == []


def test_the_order_of_coming_in_changes_nothing(full: Case, tmp_path: object) -> None:
    with Case.open(f"{tmp_path}/other.db", create=True, conflicts=["sample"]) as other:
        for one in reversed(ALL):
            list(other.add_reports([one]))
            other.link()
        assert _origins(other) == _origins(full)
        assert [line.group.reports for line in other.truces()] == [line.group.reports for line in full.truces()]
        assert [line.now for line in other.truces()] == [line.now for line in full.truces()]


def test_what_was_compared_before_linking_was_cut_short_is_grouped_by_the_next(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(case.add_reports(ALL))
    with monkeypatch.context() as older:
        older.setattr("hudna.case.origins.likeness", lambda *_: None)  # code that saw no copy
        case.link()
    assert len(_origins(case)) == 4
    list(case.reread(everything=True))
    with monkeypatch.context() as cut, pytest.raises(KeyboardInterrupt):
        cut.setattr("hudna.case.linking.regroup", Mock(side_effect=KeyboardInterrupt))
        case.link()
    assert len(_origins(case)) == 4
    assert case.link()
    assert _origins(case) == {frozenset({"announced", "copied"}), frozenset({"denied"}), frozenset({"other"})}
    assert not case.link()


def test_how_truces_stand_is_worked_out_again_after_a_linking_was_cut_short(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(case.add_reports(ALL))
    with monkeypatch.context() as older:
        older.setattr("hudna.case.truces.life_cycle", lambda told: replace(life_cycle(told), now="expired"))
        case.link()
    assert {line.now for line in case.truces()} == {"expired"}
    list(case.reread(everything=True))
    with monkeypatch.context() as cut, pytest.raises(KeyboardInterrupt):
        cut.setattr("hudna.case.linking.link_all_truces", Mock(side_effect=KeyboardInterrupt))
        case.link()
    case.link()
    assert "expired" not in {line.now for line in case.truces()}


@pytest.mark.parametrize(("ready", "packed"), [(1, 0), (1, 1_000_000)])
def test_what_does_not_fit_in_memory_is_compared_all_the_same(
    case: Case, monkeypatch: pytest.MonkeyPatch, ready: int, packed: int
) -> None:
    monkeypatch.setattr("hudna.case.bodies._READY", ready)
    monkeypatch.setattr("hudna.case.bodies._PACKED", packed)
    again = [report(f"copy-{number}", COPIED.text, outlet=f"River Radio {number}") for number in range(3)]
    list(case.add_reports([*ALL, *again]))
    case.link()
    assert {"announced", "copied", "copy-0", "copy-1", "copy-2"} in _origins(case)


def test_origins_made_in_several_goes_are_the_same(full: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hudna.case.origins._AT_ONCE", 1)
    full.judge("origin", "other", "denied", "same", by="Amal", why="to see what it does")
    list(full.reread(everything=True))
    full.link()
    assert _origins(full) == {frozenset({"announced", "copied"}), frozenset({"denied", "other"})}
    assert list(full.verify()) == []


def test_a_pair_is_compared_once(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[frozenset[str]] = []

    def spied(one: Body, other: Body) -> Likeness | None:
        seen.append(frozenset({one.report, other.report}))
        return likeness(one, other)

    monkeypatch.setattr("hudna.case.origins.likeness", spied)
    monkeypatch.setattr("hudna.case.linking._CHUNK", 2)
    again = [report(f"copy-{number}", COPIED.text, outlet=f"River Radio {number}") for number in range(3)]
    list(case.add_reports([*ALL, *again]))
    case.link()
    assert len(seen) == len(set(seen)) == 10  # five that repeat one another
    assert {"announced", "copied", "copy-0", "copy-1", "copy-2"} in _origins(case)


def test_a_page_that_goes_back_is_compared_with_what_came_meanwhile(case: Case) -> None:
    page = "https://example.org/a"
    for one in (replace(ANNOUNCED, url=page), replace(OTHER, id="announced", url=page), COPIED):
        list(case.add_reports([one]))
        case.link()
    assert _origins(case) == {frozenset({"announced"}), frozenset({"copied"})}
    (told,) = case.add_reports([replace(ANNOUNCED, url=page)])
    assert isinstance(told, Outcome)
    assert told.outcome == "returned"
    case.link()
    assert _origins(case) == {frozenset({"announced", "copied"})}


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_at_the_end_of_the_calendar_stops_no_case(tmp_path: Path, day: str) -> None:
    with Case.open(tmp_path / "all.db", create=True) as case:
        wired = [report(name, one.text + " (رويترز)", day, name) for name, one in (("a", OTHER), ("b", ANNOUNCED))]
        list(case.add_reports(wired))
        assert case.link()
        assert case.count()[0] == 2


def test_a_truce_near_the_end_of_the_calendar_has_a_dossier(case: Case) -> None:
    text = "أعلنت حركة النخيل هدنة مع جبهة السهل في وادي السنديان تبدأ اليوم وتستمر شهراً."
    list(case.add_reports([report("late", text, "9999-11-01")]))
    case.link()
    (line,) = case.truces()
    assert case.dossier(line.group.id).violence == ()


def test_a_length_past_the_end_of_the_calendar_gives_no_end(case: Case) -> None:
    text = ANNOUNCED.text.replace("وتستمر شهراً", "وتستمر لمدة 5000000 يوم")
    (told,) = case.add_reports([replace(ANNOUNCED, text=text)])
    assert isinstance(told, Outcome)
    assert told.failed is None
    case.link()
    (line,) = case.truces()
    assert (line.group.start, line.group.end) == ("2019-05-15", None)


def test_linking_twice_writes_nothing_new(full: Case) -> None:
    assert not full.link()
    full.rate("Valley Post", "B", by="Amal")
    assert not full.link()


def test_what_a_person_parts_stays_apart_until_it_is_undone(full: Case) -> None:
    before = [line.group.id for line in full.truces()]
    number = full.judge("truce", "announced", "denied", "different", by="Amal", why="another valley")
    full.link()
    assert len(full.truces()) == 2
    list(full.reread(everything=True))
    full.link()
    assert len(full.truces()) == 2
    (judged,) = full.judgements()
    assert (judged.judgement.by, judged.judgement.why, judged.undone_at) == ("Amal", "another valley", None)
    full.undo(number, by="Basil", why="the same valley")
    full.link()
    assert [line.group.id for line in full.truces()] == before
    (judged,) = full.judgements()
    assert judged.undone_by == "Basil"


def test_what_a_person_joins_stays_joined(full: Case) -> None:
    far = report(
        "far",
        "أعلنت حركة النخيل هدنة من جانب واحد في قرية التلال تبدأ في 2 آب/أغسطس 2021، بحسب بيان لها.",
        day="2021-08-01",
    )
    list(full.add_reports([far]))
    full.link()
    ids = [line.group.id for line in full.truces()]
    assert len(ids) == 2
    full.judge("truce", ids[0], ids[1], "same", by="Amal")
    full.link()
    (line,) = full.truces()
    assert line.group.id in ids
    list(full.reread(everything=True))
    full.link()
    assert len(full.truces()) == 1


def test_reports_that_a_person_parts_are_two_origins(full: Case) -> None:
    full.judge("origin", "announced", "copied", "different", by="Amal", why="each had a reporter there")
    full.link()
    assert frozenset({"announced"}) in _origins(full)


def test_what_cannot_be_judged_is_said(full: Case) -> None:
    with pytest.raises(OptionError, match='no report "nowhere"'):
        full.judge("origin", "announced", "nowhere", "same", by="Amal")
    with pytest.raises(OptionError, match="speaks of 0 truces"):
        full.judge("truce", "announced", "other", "same", by="Amal")
    with pytest.raises(OptionError, match="same as itself"):
        full.judge("origin", "announced", "announced", "same", by="Amal")
    with pytest.raises(OptionError, match="no judgement 7"):
        full.undo(7, by="Amal")


def test_a_page_that_drops_its_truce_leaves_it(case: Case) -> None:
    page = replace(ANNOUNCED, url="https://example.org/1")
    list(case.add_reports([page, DENIED]))
    case.link()
    assert len(case.truces()[0].group.reports) == 2
    list(case.add_reports([replace(page, text=OTHER.text)]))
    case.link()
    assert [case.name_of(version) for version in case.truces()[0].group.reports] == ["denied"]
    assert list(case.verify()) == []


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(actor="النخيل"), False),
        (Filter(actor="palm"), True),
        (Filter(conflict="sample"), True),
        (Filter(conflict="yemen"), False),
        (Filter(date="2019-05-20"), True),
        (Filter(date="2019"), True),
        (Filter(date="2020-01"), False),
        (Filter(status="expired"), False),
    ],
)
def test_truces_are_found_by_what_is_known_of_them(full: Case, wanted: Filter, found: bool) -> None:
    assert bool(full.truces(wanted)) is found


def test_earlier_states_can_be_asked_for(case: Case) -> None:
    list(case.add_reports([ANNOUNCED]))
    case.link()
    with case.view() as session:
        moment = session.runs()[-1].at
    list(case.add_reports([COPIED, DENIED]))
    case.link()
    assert len(case.truces()[0].group.reports) == 3
    (then,) = case.truces(known_at=moment)
    assert [case.name_of(version) for version in then.group.reports] == ["announced"]
    assert len(case.origins(known_at=moment)) == 1
    kinds = [(one.kind, one.field) for one in case.changes(moment)]
    assert kinds.count(("report_added", None)) == 2
    assert ("truce_changed", "reports") in kinds


def test_an_earlier_state_is_the_same_whatever_comes_after(full: Case) -> None:
    (line,) = full.truces()
    then = now()
    was = full.dossier(line.group.id, known_at=then)
    assert any(origin.likenesses for origin in was.origins)
    list(full.reread(everything=True))
    list(full.add_reports([replace(DENIED, text=DENIED.text + " وقتل خمسة أشخاص.")]))
    full.link()
    full.judge("origin", "announced", "copied", "different", by="Amal")
    full.rate("Valley Post", "A", by="Amal")
    full.link()
    assert full.dossier(line.group.id, known_at=then) == was


def test_a_rating_goes_with_the_name_that_stands_for_it(full: Case) -> None:
    full.rate("River Radio", "A", by="Amal")
    full.judge("actor", "River Radio", "Plain Mirror", "same", by="Amal")
    full.link()
    (line,) = full.truces()
    voices = [one for weighed in full.dossier(line.group.id).assessments for one in weighed.voices]
    assert {one.reliability for one in voices if one.source == "Plain Mirror"} == {"A"}
    told = {one.source: one.reliability for one in full.sources()}
    assert told["Plain Mirror"] == "A"
    assert "River Radio" not in told


def test_of_judgements_on_names_the_newer_stand(full: Case) -> None:
    for a, b, verdict in (("A", "B", "same"), ("B", "C", "same"), ("A", "C", "different")):
        full.judge("actor", a, b, verdict, by="Amal")  # type: ignore[arg-type]
    with full.view() as session:
        assert aliases(session, full.knowledge) == {"C": "B"}


def test_a_report_of_no_outlet_goes_by_its_name(case: Case) -> None:
    list(case.add_reports([replace(ANNOUNCED, outlet=None)]))
    case.link()
    assert "announced" in {one.source for one in case.sources()}
    assert "announced" in {told.testimony.source for told in case.claims()}
    case.rate("announced", "B", by="Amal")
    (line,) = case.truces()
    voices = [one for weighed in case.dossier(line.group.id).assessments for one in weighed.voices]
    assert {one.reliability for one in voices if one.source == "announced"} == {"B"}


def test_what_was_marked_sensitive_since_is_withheld_from_earlier_views(full: Case) -> None:
    then = now()
    full.judge("actor", "River Radio", "Plain Mirror", "same", by="Amal")
    full.mark_sensitive("River Radio", by="Amal")
    full.link()
    for known_at in (then, None):
        with full.view(known_at) as session:
            hidden = set(CaseSource(session, full.knowledge).sensitive())
        assert "River Radio" in hidden
        assert ("Plain Mirror" in hidden) is (known_at is None)


def test_a_report_whose_id_holds_the_mark_can_be_judged(full: Case) -> None:
    list(full.add_reports([replace(COPIED, id="page#1", outlet="Other")]))
    full.link()
    assert full.judge("truce", "page#1#0", "denied", "same", by="Amal")
    assert full.judge("truce", "page#1", "denied", "same", by="Amal")
    with pytest.raises(OptionError):
        full.judge("actor", " ", "River Radio", "same", by="Amal")


def test_how_a_truce_stands_follows_what_names_are_one(case: Case) -> None:
    denied = report(
        "no", "نفى زاهر الرماني وجود أي هدنة بين حركة النخيل وجبهة السهل في وادي السنديان.", "2019-05-14", "A"
    )
    affirmed = report(
        "yes", "قال زاهر الرمانى إن حركة النخيل أعلنت هدنة مع جبهة السهل في وادي السنديان تبدأ في 15 أيار/مايو 2019.",
        "2019-05-16", "B",
    )  # fmt: skip
    list(case.add_reports([denied, affirmed]))
    case.link()
    case.judge("truce", "no", "yes", "same", by="Amal")
    case.link()
    assert [line.now for line in case.truces()] == ["contested"]
    case.judge("actor", "زاهر الرماني", "زاهر الرمانى", "same", by="Amal")
    case.link()
    (line,) = case.truces()
    assert line.now == case.dossier(line.group.id).life.now != "contested"


def test_two_names_that_a_person_calls_one_are_one_voice(full: Case) -> None:
    second = report(
        "second",
        "نفى ضرغام السندياني وجود أي هدنة مع حركة النخيل تبدأ في 15 أيار/مايو 2019. وقال سعدون الجرماني إن حركة النخيل قبلت هدنة مع "
        "جبهة السهل تبدأ في 15 أيار/مايو 2019. وأكد سعدون الجرمانى أن الاتفاق مكتوب. وأضاف سعدون الجرماتي أن الهدنة ستبدأ في موعدها.",
        day="2019-05-15",
    )
    list(full.add_reports([second]))
    full.link()
    pairs = {(one.a, one.b) for one in full.actor_proposals()}
    assert pairs
    a, b = sorted(pairs)[0]
    full.judge("actor", a, b, "same", by="Amal", why="one man")
    full.link()
    (line,) = full.truces()
    voices = {voice.source for one in full.dossier(line.group.id).assessments for voice in one.voices}
    assert len(voices & {a, b}) == 1
    assert (a, b) not in {(one.a, one.b) for one in full.actor_proposals()}


def test_a_page_is_in_one_origin_whatever_it_said_before(case: Case) -> None:
    page = replace(ANNOUNCED, url="https://example.org/1")
    for text in (page.text, OTHER.text, page.text):
        list(case.add_reports([replace(page, text=text), COPIED]))
        case.link()
        inside = [version for origin in case.origins() for version in origin.reports]
        assert len(inside) == len(set(inside)) == 2
        with case.view() as session:
            assert session.reports.current_ids(inside) == set(inside)
    assert len(case.origins()) == 1
