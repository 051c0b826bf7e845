"""Where people went."""

from hudna.packs.knowledge import load_knowledge
from hudna.pipeline import analyze
from hudna.types import Event, Report


def _moves(text: str) -> list[Event]:
    reading = analyze(Report(id="t", text=text), load_knowledge())
    return [event for event in reading.events if event.type in {"displacement", "evacuation"}]


def test_the_places_after_a_word_of_direction_are_where_they_went() -> None:
    (move,) = _moves("أدى القصف إلى نزوح عشرات العائلات من مدينة الرقة إلى مدينتي حلب ودمشق.")
    assert [place.split(",")[0] for place in move.destinations] == ["Aleppo", "Damascus"]


def test_a_country_gives_way_to_what_is_named_inside_it() -> None:
    (move,) = _moves("نزحت مئات العائلات إلى داخل سوريا مثل مدينة حلب.")
    assert [place.split(",")[0] for place in move.destinations] == ["Aleppo"]


def test_without_a_direction_nobody_knows_where_they_went() -> None:
    (move,) = _moves("نزحت عشرات العائلات من مدينة الرقة أمس.")
    assert move.destinations == ()
