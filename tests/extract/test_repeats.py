"""One event told twice is one, on reports written for the tests."""

from collections.abc import Callable
from typing import Any

_DAY = "2024-05-15"


def _told(reading: Any) -> list[str]:
    return [event.trigger.text for event in reading.events if event.realis == "asserted"]


def test_a_title_may_name_the_wider_area(read: Callable[..., Any]) -> None:
    text = "مقتل راع جراء قصف روسي شمالي سوريا\n\nقتل راع، الأربعاء، في قصف نفذته طائرة روسية على مدينة إدلب."
    assert _told(read(text, published=_DAY)) == ["قصف"]


def test_a_source_tells_it_again(read: Callable[..., Any]) -> None:
    text = (
        "أصيب راعيان، الأربعاء، إثر استهداف القوات الروسية مستودعا في مدينة إدلب بقذيفة.\n\n"
        "وقال شهود إن القوات الروسية استهدفت بقذيفة مستودعا عند البوابة."
    )
    assert len(_told(read(text, published=_DAY))) == 1


def test_one_more_is_another(read: Callable[..., Any]) -> None:
    text = (
        "أصيب راعيان، الأربعاء، إثر استهداف القوات الروسية مستودعا في مدينة إدلب بقذيفة.\n\n"
        "كما استهدفت القوات الروسية بقذيفة سيارة إسعاف."
    )
    assert len(_told(read(text, published=_DAY))) == 2


def test_a_vague_toll_is_not_carried_over(read: Callable[..., Any]) -> None:
    text = "قصفت القوات الروسية مدينة إدلب.\n\nوقال السكان إن القصف خلف ضحايا."
    assert [event.killed for event in read(text, published=_DAY).events][:1] == [None]


def test_a_halt_is_no_deal(read: Callable[..., Any]) -> None:
    text = "توقف المعارك في المدينة\n\nأعلن الطرفان اتفاق هدنة أمس."
    assert len(read(text, published=_DAY).events) == 2


def test_the_finer_place_is_kept(read: Callable[..., Any]) -> None:
    text = "قتل راع في قصف نفذته طائرة روسية على سوريا.\n\nوأسفر القصف على مدينة إدلب عن مقتل راع."
    assert [event.place for event in read(text, published=_DAY).events] == ["Idlib, Syria"]


def test_what_only_a_retelling_dates_keeps_its_last_day(read: Callable[..., Any]) -> None:
    text = "قصفت القوات الروسية مدينة إدلب.\n\nووقع القصف في مايو 2023."
    [event] = read(text, published=_DAY).events
    assert (event.date, event.date_latest, event.date_precision) == ("2023-05-01", "2023-05-31", "month")
