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
        "أصيب راعيان، الأربعاء، إثر استهداف القوات الروسية حظيرة في مدينة إدلب بقذيفة.\n\n"
        "وقال شهود إن القوات الروسية استهدفت بقذيفة حظيرة ثم انسحبت."
    )
    assert len(_told(read(text, published=_DAY))) == 1


def test_one_more_is_another(read: Callable[..., Any]) -> None:
    text = (
        "أصيب راعيان، الأربعاء، إثر استهداف القوات الروسية حظيرة في مدينة إدلب بقذيفة.\n\n"
        "كما استهدفت القوات الروسية بقذيفة سيارة إسعاف."
    )
    assert len(_told(read(text, published=_DAY))) == 2


def test_a_vague_toll_is_not_carried_over(read: Callable[..., Any]) -> None:
    text = "قصفت القوات الروسية مدينة إدلب.\n\nوقال السكان إن القصف خلف ضحايا."
    assert [event.killed for event in read(text, published=_DAY).events][:1] == [None]
