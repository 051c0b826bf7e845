"""What compiling a dossier makes of what a case holds of a truce."""

from dataclasses import replace

from dossier_sample import rich  # type: ignore[import-not-found]
from dossier_sample import testimonies as told_of

from hudna.dossier import _dated


def test_a_breach_without_a_day_has_that_of_the_event_in_the_same_words() -> None:
    accused = next(one for one in told_of() if one.proposition.kind == "breached")
    undated = replace(accused, proposition=replace(accused.proposition, date=None))
    event = rich().events[0]
    event = replace(event, items=tuple(replace(item, trigger=undated.content) for item in event.items))
    assert _dated(undated, [event]).proposition.date == "2020-03-20"
    assert _dated(undated, []) == undated
    assert _dated(replace(undated, report="r1"), [event]).proposition.date is None
    nameless_day = replace(event, items=(*event.items, replace(event.items[0], id="r6#e9", date=None)))
    assert _dated(undated, [nameless_day]).proposition.date is None  # it may be of either
