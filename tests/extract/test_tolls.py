"""How many were killed and wounded, in one figure or in several."""

from collections.abc import Callable
from typing import Any

import pytest

from hudna.packs.knowledge import load_knowledge
from hudna.pipeline import analyze
from hudna.types import Report, Toll


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        ("قتل وجرح العشرات جراء الاشتباكات في الريف.", Toll(1, None), Toll(1, None)),
        ("مقتل وإصابة 12 شخصا في قصف على القرية.", Toll(1, 12), Toll(1, 12)),
        ("إن أربعة جنود قتلوا وأصيب 15 في قتال عند الجسر.", Toll(4, 4), Toll(15, 15)),
        ("قتل شرطي وأصيب 3 في انفجار عبوة ناسفة.", Toll(1, 1), Toll(3, 3)),
        ("إن مدنيا قتل في قصف مدفعي على البلدة.", Toll(1, 1), None),
        ("سقط قتلى وجرحى في قصف مدفعي على البلدة.", Toll(1, None), Toll(1, None)),
    ],
)
def test_tolls(text: str, killed: Toll, wounded: Toll | None) -> None:
    (event,) = analyze(Report(id="t", text=text), load_knowledge()).events
    assert (event.killed, event.wounded) == (killed, wounded)


@pytest.mark.parametrize(
    "text",
    [
        "اندلعت اشتباكات في المدينة، ولم ترد معلومات عن خسائر بشرية.",
        "قصفت القوات المدينة دون ورود أنباء عن وقوع إصابات.",
        "تدور اشتباكات أوقعت منذ أربعة أشهر أكثر من ألف قتيل.",
    ],
)
def test_what_is_no_toll_of_this_event(read: Callable[..., Any], text: str) -> None:
    assert all(event.killed is None and event.wounded is None for event in read(text).events)


def test_the_dead_of_a_number_of_raids_are_no_event_s(read: Callable[..., Any]) -> None:
    text = "وقصفت طائرات جبهة السهل مشفى في القرية. وبذلك يرتفع عدد الغارات إلى 42، أسفرت عن مقتل 14 شخصا."
    [event] = [event for event in read(text).events if event.trigger.text == "قصفت"]
    assert event.killed is None
