"""Told or only recalled: what happened, on sentences written for the tests."""

from collections.abc import Callable
from typing import Any

import pytest

_DAY = "2024-05-15"


def _told(reading: Any) -> list[str]:
    return [event.trigger.text for event in reading.events if event.realis == "asserted"]


@pytest.mark.parametrize(
    "text",
    [
        "قتل حارسان في هجوم على الثكنة.",
        "وقع انفجار قرب محطة الحافلات.",
        "شنت طائرات حربية صباح أمس، عشرات الغارات على التلال.",
        "أعلنت الشرطة مقتل حارس برصاص قناص.",
        "أصيبت امرأة بعد استهداف الحي بقذيفة.",
        "سيطر المقاتلون على مدينة إدلب بعد معارك عنيفة.",
        "أسفر القصف عن مقتل راعيين.",
        "صاروخان أطلقا على الميناء فجر اليوم.",
        "فجر رجل نفسه عند بوابة الثكنة.",
        "فرقت الشرطة مظاهرة نظمها الطلاب في دمشق.",  # a final ta marbuta is no pronoun
        "شارك مئات السكان في مظاهرة في دمشق.",
    ],
)
def test_told(read: Callable[..., Any], text: str) -> None:
    assert _told(read(text, published=_DAY))


@pytest.mark.parametrize(
    "text",
    [
        "حضر الوزير جلسة التحقيق في الهجوم على الثكنة.",
        "عاد الموظفون إلى المبنى بعد يومين من هجوم على المدينة.",
        "تحدث الشاهد عن لحظة وقوع التفجير.",
        "تحدثت الصحيفة عن خطط لتنفيذ هجمات على الموانئ.",
        "يريد المسلحون أن يقصفوا الميناء.",
        "أرسلت الجماعة رجالا لاغتيال القاضي.",
        "حوكم الرجل المتورط في اغتيال القاضي.",
        "قتل ثلاثة آلاف جندي منذ بداية الحرب.",
        "حذرت الرسالة من أن تفجيراً آخر سوف يقع في المدينة.",
        "شن الوزير هجوماً لاذعاً على خصومه في المجلس.",
        "انفجرت فضيحة جديدة في الوزارة.",
        "وصل الوفد إلى المطار الساعة الثالثة فجراً مع حقائب وسيارات.",
        "أعيد فتح المطار أمام طائرة ركاب.",
        "ألقى الوزير كلمة بعد تجربة إطلاق صاروخ في القاعدة.",
        "أوصى القائد رجاله كي يقوموا بهجمات على الموانئ.",
        "أدت القوة دورها في حراسة الصواريخ.",
    ],
)
def test_recalled(read: Callable[..., Any], text: str) -> None:
    assert not _told(read(text, published=_DAY))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("شن المسلحون هجوماً على المطار، وتدخل الطيران لاحقاً.", "attack"),
        ("هاجم الجنود التل بإسناد جوي.", "attack"),
        ("استهدفت طائرة مسيرة بقنبلة حظيرة قرب النهر.", "drone_strike"),
        ("أطلق الجنود النار على طائرة مسيرة فوق التل.", "attack"),
        ("قصفت القوات القرية بقذائف المدفعية، وتزامن ذلك مع تحليق الطيران.", "shelling"),
    ],
)
def test_the_weapon_that_strikes_gives_the_type(read: Callable[..., Any], text: str, kind: str) -> None:
    assert [event.type for event in read(text, published=_DAY).events][:1] == [kind]
