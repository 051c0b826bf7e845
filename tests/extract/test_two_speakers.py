"""Several who speak with one verb, who is accused, who will not comment; every sentence is invented."""

from collections.abc import Callable

import pytest

from hudna.types import Reading

Read = Callable[..., Reading]


def _said(reading: Reading) -> list[tuple[str, str]]:
    return [(claim.act, claim.source.text) for claim in reading.claims if claim.source is not None]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("نفى كل من قائد في حركة النخيل ومسؤول في جبهة السهل وجود هدنة.", ["قائد في حركة النخيل", "مسؤول في جبهة السهل"]),
        ("نفى المتحدث باسم حركة النخيل والناطق باسم جبهة السهل التوصل إلى هدنة.", ["المتحدث باسم حركة النخيل", "الناطق باسم جبهة السهل"]),
        ("نفى قائد ميداني ومسؤول محلي وجود هدنة في القرية.", ["قائد ميداني", "مسؤول محلي"]),
        ("نفت كل من حركة النخيل وجبهة السهل التوصل إلى هدنة.", ["حركة النخيل", "جبهة السهل"]),
        ("نفى متحدثون، بينهم قائد في حركة النخيل، التوصل إلى هدنة.", ["متحدثون", "قائد في حركة النخيل"]),
        ("ورد المتحدث باسم حركة النخيل بنفي وجود هدنة في القرية.", ["المتحدث باسم حركة النخيل"]),
    ],
)  # fmt: skip
def test_each_of_several_denies(read: Read, text: str, sources: list[str]) -> None:
    assert _said(read(text)) == [("denies", source) for source in sources]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("لم يشأ المتحدث باسم حركة النخيل التعليق على أنباء الهدنة.", "المتحدث باسم حركة النخيل"),
        ("ولم ترغب جبهة السهل في التعليق على الهدنة.", "جبهة السهل"),
        ("رفضت حركة النخيل بقيادة سالم النخلاوي التعليق على الهدنة.", "حركة النخيل بقيادة سالم النخلاوي"),
        ("ورفض قائد الفصيل الإدلاء بأي تعليق على الهدنة.", "قائد الفصيل"),
    ],
)
def test_who_will_not_comment(read: Read, text: str, source: str) -> None:
    assert _said(read(text)) == [("declines_to_comment", source)]


def test_what_did_not_arrive_is_no_refusal(read: Read) -> None:
    acts = {act for act, _source in _said(read("ولم ترد معلومات عن خسائر الهدنة في القرية."))}
    assert "declines_to_comment" not in acts


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("اتهم مسؤول في حركة النخيل جبهة السهل بخرق الهدنة.", "مسؤول في حركة النخيل"),
        ("اتهم مسؤول في المجلس البلدي جبهة السهل بخرق الهدنة.", "مسؤول في المجلس البلدي"),
        ("حمّل قائد في حركة النخيل مساء الخميس جبهة السهل مسؤولية خرق الهدنة في القرية.", "قائد في حركة النخيل"),
        ("اتهمت السلطات جبهة السهل بخرق الهدنة.", "السلطات"),
    ],
)
def test_the_accused_is_no_part_of_the_accuser(read: Read, text: str, source: str) -> None:
    assert _said(read(text)) == [("accuses", source)]


def test_the_object_is_no_part_of_the_speaker(read: Read) -> None:
    [claim] = [one for one in read("أكد مسؤول يمني توقيع هدنة في القرية.").claims if one.source is not None]
    assert (claim.source_name, claim.content.text) == ("Yemeni official", "توقيع هدنة في القرية")


def test_reports_said_to_be_unsound_report_nothing(read: Read) -> None:
    reading = read("أكد المتحدث باسم حركة النخيل أن لا صحة للأنباء عن هدنة مع جبهة السهل.")
    assert _said(reading) == [("denies", "المتحدث باسم حركة النخيل")]
    assert [truce.status for truce in reading.truces] == ["denied"]


def test_who_counts_breaches_says_how_many(read: Read) -> None:
    [claim] = [one for one in read("سجل مرصد الضفتين 14 خرقا للهدنة.").claims if one.source is not None]
    assert (claim.source and claim.source.text, claim.source_type, claim.act) == ("مرصد الضفتين", "monitor", "asserts")
    assert claim.content.text == "14 خرقا للهدنة"


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("23 خرقا رصدها مرصد الضفتين في مدينة الزهراء منذ سريان الهدنة.", "مرصد الضفتين", "23 خرقا"),
        ("23 خرقا للهدنة سجلتها لجنة المراقبة في بلدة الزهراء.", "لجنة المراقبة", "23 خرقا للهدنة"),
    ],
)
def test_breaches_that_somebody_recorded(read: Read, text: str, source: str, content: str) -> None:
    [claim] = [one for one in read(text).claims if one.source is not None]
    assert (claim.act, claim.source and claim.source.text, claim.content.text) == ("asserts", source, content)


def test_a_credit_in_brackets_says_nothing(read: Read) -> None:
    assert _said(read("(موقع الوادي) أعلن قيادي في حركة النخيل هدنة في القرية.")) == [
        ("asserts", "قيادي في حركة النخيل")
    ]


def test_to_begin_is_not_to_seem(read: Read) -> None:
    assert [claim.act for claim in read("بدأ العمل بالهدنة في القرية.").claims] == ["asserts"]
    assert [claim.act for claim in read("بدا أن الهدنة صامدة في القرية.").claims] == ["speculates"]


def test_two_offices_of_one_man_are_one_speaker(read: Read) -> None:
    assert len(_said(read("قال رئيس اللجنة وقائد حركة النخيل سالم النخلاوي إن الهدنة قائمة."))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت جمهورية الواحات أن الطرفين، حركة النخيل وجبهة السهل، وافقا على هدنة.",
        "توصلت حركة النخيل وجبهة السهل إلى هدنة برعاية جمهورية الواحات.",
        "أعلنت جمهورية الواحات التوصل إلى هدنة بين حركة النخيل وجبهة السهل.",
    ],
)
def test_who_announces_the_truce_of_two_others_is_no_side(read: Read, text: str) -> None:
    [truce] = read(text).truces
    assert set(truce.parties) == {"Palm Movement", "Plain Front"}
