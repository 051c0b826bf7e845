"""What a reading could not settle, and what would settle it."""

from hudna.resolve.unknowns import unknowns
from hudna.types import Published, Time, Truce


def test_no_date_and_what_waits_for_it() -> None:
    waiting = Time(start=0, end=3, unknown="no publication date")
    [open_question] = unknowns(None, [waiting, waiting, Time(start=5, end=8, earliest="2019-05-14")], ())
    assert open_question.what == "publication date"
    assert "2 time expressions wait for it" in open_question.why
    assert "--published" in open_question.settle


def test_one_that_waits_is_one() -> None:
    [open_question] = unknowns(None, [Time(start=0, end=3, unknown="no publication date")], ())
    assert open_question.why.endswith("; 1 time expression waits for it")


def test_no_date_and_nothing_that_waits() -> None:
    [open_question] = unknowns(None, (), ())
    assert "time expressions" not in open_question.why


def test_a_known_date_is_no_question() -> None:
    assert unknowns(Published("2019-05-14"), (), ()) == ()


def test_open_fields_of_each_truce() -> None:
    truces = (Truce(unknown={"start": "not stated"}), Truce(unknown={"parties": "not stated", "venue": "not stated"}))
    assert [(u.what, u.why) for u in unknowns(Published("2019-05-14"), (), truces)] == [
        ("truce 1: start", "not stated"),
        ("truce 2: parties", "not stated"),
    ]


def test_a_date_that_its_weekday_contradicts_is_open() -> None:
    misprint = Time(
        start=0, end=8, text="الأحد 3 أيار 2018", earliest="2018-05-03", unknown="the weekday does not fit the date"
    )
    [open_question] = unknowns(Published("2019-05-14"), (misprint, misprint), ())
    assert open_question.what == "date “الأحد 3 أيار 2018”"
    assert open_question.why == "the weekday does not fit the date"
