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
        ("إن 5 مدنيين قتلوا وأصيب 15 شخصا في القصف على القرية.", Toll(5, 5), Toll(15, 15)),
        ("اندلعت اشتباكات عند الجسر خلفت قتيلا وعددا من الجرحى.", Toll(1, 1), Toll(1, None)),
        ("سقط شهيدان وإصابتان في غارة على المزرعة.", Toll(2, 2), Toll(2, 2)),
        ("إن جنديين وحارسا مسلحا قتلوا عندما انفجر لغم في الوادي.", Toll(3, 3), None),
        ("قالت الإدارة إن اثنين من حراسها أصيبا في هجوم على المستودع.", None, Toll(2, 2)),
        ("قتل بائع وابنته بانفجار عبوة عند الدكان.", Toll(2, 2), None),
        ("دارت اشتباكات دامت يومين وراح ضحيتها خمسة مقاتلين.", Toll(5, 5), None),
        ("هاجم ملثمون السوق فقتلوا بائعا وأصابوا ما لا يقل عن خمسة أشخاص.", Toll(1, 1), Toll(5, None)),
        ("قتل تسعة عسكريين وجرح اثنان آخران في هجوم على الثكنة.", Toll(9, 9), Toll(2, 2)),
        ("إن خمسة جنود قتلوا وإن ستة آخرين أصيبوا في هجوم على الثكنة.", Toll(5, 5), Toll(6, 6)),
        ("أصيبت سيدة وابنتها في قصف على القرية.", None, Toll(2, 2)),
        ("قتل حارس وأصيب ثالث في هجوم على المستودع.", Toll(1, 1), Toll(1, 1)),
        ("أطلق ملثمون النار على 3 من عناصر الحرس، ما أدى إلى مقتلهم.", Toll(3, 3), None),
        ("أطلق ملثمون النار على مدير المصرف، ما أدى إلى إصابته بجروح.", None, Toll(1, 1)),
        ("قتل ثلث الجنود في هجوم على الثكنة.", Toll(1, None), None),
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
        "قصفت المدفعية معصرة عند التلة، دون أن ترد معلومات عن قتلى.",
        "جرت محاولة اغتيال آمر الفوج 45 عند الجسر.",
    ],
)
def test_what_is_no_toll_of_this_event(read: Callable[..., Any], text: str) -> None:
    assert all(event.killed is None and event.wounded is None for event in read(text).events)


def test_the_dead_of_a_number_of_raids_are_no_event_s(read: Callable[..., Any]) -> None:
    text = "وقصفت طائرات جبهة السهل مشفى في القرية. وبذلك يرتفع عدد الغارات إلى 42، أسفرت عن مقتل 14 شخصا."
    [event] = [event for event in read(text).events if event.trigger.text == "قصفت"]
    assert event.killed is None


def test_a_joined_figure_of_the_other_side_shares_the_verb() -> None:
    text = "أسفرت معارك عند التل عن مقتل 20 من داعش، بينهم قائدان، و30 من قسد."
    [event] = analyze(Report(id="t", text=text), load_knowledge()).events
    assert event.killed == Toll(50, 50)
    assert {victims.side for victims in event.victims} == {"Islamic State", "Syrian Democratic Forces"}


def test_each_cause_has_its_own_dead() -> None:
    text = "أصيب 4 عمال جراء قصف على وادي الرمان، في حين أعلنت الإدارة مقتل 9 حراس في هجوم على المخزن."
    events = analyze(Report(id="t", text=text), load_knowledge()).events
    assert [(event.killed, event.wounded) for event in events] == [(None, Toll(4, 4)), (Toll(9, 9), None)]


def test_the_truce_lasted_since_then_and_not_the_count(read: Callable[..., Any]) -> None:
    text = "أنهى هجوم قتل فيه 12 عاملا هدنة صامدة منذ شهرين."
    assert read(text).events[0].killed == Toll(12, 12)


def test_the_items_of_a_list_of_the_dead_are_dead() -> None:
    text = "أسماء القتلى:\n- حارس جراء انفجار عند البئر.\n- طفلتان ومعلم بغارة على الحقل."
    events = analyze(Report(id="t", text=text), load_knowledge()).events
    assert [event.killed for event in events] == [Toll(1, 1), Toll(3, 3)]


def test_a_person_who_opens_a_line_under_no_such_heading_is_not(read: Callable[..., Any]) -> None:
    [event] = read("وصل الخبر أمس.\n- مواطن شاهد قصفا على قرية سرمين.").events
    assert event.killed is None


def test_a_sentence_that_opens_with_the_wounded_tells_the_cost_of_the_deed_before(read: Callable[..., Any]) -> None:
    [event] = read("فتح مسلحون النار على زبائن السوق. وأصيب تسعة أشخاص بجروح.").events
    assert event.wounded == Toll(9, 9)


def test_a_count_told_of_something_else_is_not_its_cost(read: Callable[..., Any]) -> None:
    [event] = read("فتح مسلحون النار على زبائن السوق. وذكرت صحيفة أن تسعة أشخاص أصيبوا العام الماضي.").events
    assert event.wounded is None
