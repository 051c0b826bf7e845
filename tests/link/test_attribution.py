"""Whose words a report says it prints."""

from collections.abc import Callable

import pytest

from hudna.link.attribution import credits_of
from hudna.packs.knowledge import Knowledge
from hudna.types import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الصهريج إلى الساحة قبل الظهر. (رويترز)", ("Reuters",)),
        ("وصل الصهريج إلى الساحة قبل الظهر. (أ ف ب، رويترز)", ("AFP", "Reuters")),
        ("دمشق - رويترز: وصل الصهريج إلى الساحة قبل الظهر.", ("Reuters",)),
        ("نقلت وكالة رويترز عن مصدر محلي أن الصهريج وصل إلى الساحة.", ("Reuters",)),
        ("وصل الصهريج إلى الساحة قبل الظهر وفرح به الأطفال.", ()),
        ("عمل الرجل سنوات في مكتب رويترز ثم عاد إلى قريته.", ()),
    ],
)
def test_credits(read: Read, knowledge: Knowledge, text: str, expected: tuple[str, ...]) -> None:
    assert credits_of(read(text), knowledge) == expected


def test_an_outlet_does_not_credit_itself(read: Read, knowledge: Knowledge) -> None:
    text = "دمشق - رويترز: وصل الصهريج إلى الساحة قبل الظهر."
    assert credits_of(read(text, outlet="Reuters"), knowledge) == ()
    assert credits_of(read(text, outlet="رويترز"), knowledge) == ()


def test_one_quoted_in_passing_is_a_source_among_others(read: Read, knowledge: Knowledge) -> None:
    text = (
        "أعلن وزير الزراعة أن الموسم جيد. وقال الوزير إن القمح يكفي. وأضاف الوزير أن الطحين سيوزع غدا. "
        "وأكد الوزير أن الطرق مفتوحة. وذكرت وكالة رويترز أن المطر مستمر."
    )
    assert credits_of(read(text), knowledge) == ()
