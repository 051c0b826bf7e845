"""Who is read as the source of what is said: one invented sentence or two for each pattern of the language."""

from collections.abc import Callable

import pytest

from hudna.types import Claim, Reading

Read = Callable[..., Reading]


def _attributed(reading: Reading) -> list[Claim]:
    return [claim for claim in reading.claims if claim.cue is not None]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        pytest.param(
            "قال مروان النخلاوي أحد المتحدثين باسم اللجنة إن الطريق سالك.",
            "مروان النخلاوي أحد المتحدثين باسم اللجنة",
            "الطريق سالك",
            id="an office after the name belongs to it",
        ),
        pytest.param(
            "وأكد مدير عام السوق، مروان النخلاوي، فتح الأبواب.",
            "مدير عام السوق، مروان النخلاوي",
            "فتح الأبواب",
            id="a holder between commas",
        ),
        pytest.param(
            "لجان الأحياء تنفي علمها بأي هدنة.", "لجان الأحياء", "علمها بأي هدنة", id="a body that no pack knows"
        ),
        pytest.param(
            "ويعارض منتجو الزيتون الجبليون قيود التصدير.",
            "منتجو الزيتون الجبليون",
            "قيود التصدير",
            id="a nominative plural that governs a noun",
        ),
        pytest.param(
            'وأكدت حركة النخيل في بيان صحافي نقلته "ب.و" أن الطريق سالك.',
            "حركة النخيل",
            "الطريق سالك",
            id="the agency that carried a statement does not speak",
        ),
        pytest.param(
            'نقلت القناة عن صحيفة "بريد الوادي" عن مسؤول جبلي قوله إن الطريق سالك.',
            "مسؤول جبلي",
            "الطريق سالك",
            id="the innermost of a chain",
        ),
        pytest.param(
            "وكانت الصحيفة قد كتبت، نقلا عن وكالة الوادي عن مصدرين في السوق، أن الطريق سالك.",
            "مصدرين في السوق",
            "الطريق سالك",
            id="a chain after the verb",
        ),
        pytest.param(
            "أما حركة النخيل فقالت إن الطريق سالك.", "حركة النخيل", "الطريق سالك", id="a topic that أما sets off"
        ),
        pytest.param(
            "ووصلت الدعوات الأخيرة لوقف فوري للقتال من حركة النخيل.",
            "حركة النخيل",
            "لوقف فوري للقتال",
            id="from whom a call comes",
        ),
        pytest.param(
            "ونفى مصدر في اللجنة، نقلت عنه وكالة الوادي، فتح الطريق.",
            "مصدر في اللجنة",
            "فتح الطريق",
            id="an aside about the source",
        ),
        pytest.param(
            "أعلنت لجنة في حركة النخيل، الأحد، وقف القتال في الجبل.",
            "لجنة في حركة النخيل",
            "وقف القتال في الجبل",
            id="a day between commas",
        ),
        pytest.param(
            "بينما اتهم بيان للجنة جبهة السهل بقصف السوق.",
            "بيان للجنة",
            "بقصف السوق",
            id="a word whose first letter is no preposition",
        ),
        pytest.param(
            "وجهاء الجبل يناشدون حركة النخيل فتح الطريق.",
            "وجهاء الجبل",
            "فتح الطريق",
            id="whom one calls on is not what one calls for",
        ),
        pytest.param(
            "«الوساطة لم تتخل يوما عن مسعاها الطويل»، قال مروان النخلاوي، مشيرا إلى جولة جديدة.",
            "مروان النخلاوي",
            "الوساطة لم تتخل يوما عن مسعاها الطويل",
            id="a quotation before its verb",
        ),
        pytest.param(
            "وتقاتل حركة النخيل عناصر جبهة السهل الذين يرفضون الالتزام بالهدنة.",
            "جبهة السهل",
            "الالتزام بالهدنة",
            id="the name before a relative clause",
        ),
        pytest.param(
            "نجا مدير السوق من حادث، في وقت دعا فيه مروان النخلاوي إلى فتح الطريق.",
            "مروان النخلاوي",
            "فتح الطريق",
            id="after فيه the subject follows",
        ),
        pytest.param(
            "وادي نيوز – أفادت مصادر محلية بأن الطريق سالك.",
            "مصادر محلية",
            "الطريق سالك",
            id="the outlet of a dateline does not speak",
        ),
        pytest.param(
            "وأضافت المصادر التي كانت تتحدث لـ«بريد الوادي»، أن الطريق سالك.",
            "المصادر",
            "الطريق سالك",
            id="a relative clause with a verb of saying",
        ),
        pytest.param(
            "كشف المبعوث الدولي إلى سوريا؛ عن استعداد حركة النخيل للحوار.",
            "المبعوث الدولي إلى سوريا",
            "استعداد حركة النخيل للحوار",
            id="where an envoy is sent; a semicolon before the object",
        ),
    ],
)
def test_who_speaks(read: Read, text: str, source: str, content: str) -> None:
    said = [claim for claim in _attributed(read(text)) if claim.content.text == content]
    assert [claim.source and claim.source.text for claim in said] == [source]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("وأكدت الدراسة أن الأمر يكشف بوضوح أن الطريق سالك.", "بوضوح"),
        ("وخرجت احتجاجات واسعة تتهم حركة النخيل بالتقصير.", "حركة النخيل"),
        ("وفق القانون فإن الطريق يفتح.", "القانون"),
        ("سياسيًا، جدد مروان النخلاوي دعوته إلى الحوار.", "سياسيًا"),
        ("وقال لوالده: «الطريق سالك».", "لوالده"),
        ("كما اتهم حركة النخيل بإغلاق الطريق.", "حركة النخيل"),
        ("وفي محاولة لتهدئة الأمر اقترح دفع مليون للتجار على أن يفتح السوق.", "دفع"),
    ],
    ids=["manner", "attributive verb", "a norm", "an adverb", "an addressee", "whom one accuses", "an object"],
)
def test_who_does_not_speak(read: Read, text: str, wrong: str) -> None:
    assert all(claim.source is None or not claim.source.text.startswith(wrong) for claim in read(text).claims)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال مبعوث حركة النخيل إن الطريق سالك.", "Palm Movement envoy"),
        ("وقال قائد للقوات المناهضة لحركة النخيل إن الطريق سالك.", "commander"),
        ("وقالت الكتلة الميريلاندية إن الطريق سالك.", "الكتلة الميريلاندية"),
        ("قالت مصادر رسمية إن الطريق سالك.", "official sources"),
    ],
)
def test_what_an_unnamed_source_is_called(read: Read, text: str, name: str) -> None:
    assert [claim.source_name for claim in _attributed(read(text))] == [name]


def test_an_office_belongs_to_the_person_next_to_it(read: Read) -> None:
    """Another person's name between an office and a person parts them."""
    text = "رفض المدير مروان النخلاوي ربط ملف الأسير ضرغام العلي بالحوار. ونقلت وكالة الوادي عن المدير قوله إن الطريق سالك."
    assert [claim.source_name for claim in _attributed(read(text))][-1] == "Marwan al-Nakhlawi"


def test_lines_of_a_bulletin_name_their_sources(read: Read) -> None:
    text = "🔴 عاجل\n▪️ لجنة السوق: الطريق سالك منذ صباح اليوم\n18:30 حركة النخيل: نلتزم بالهدنة ما التزم بها الآخرون"
    told = [(claim.source and claim.source.text, claim.act) for claim in _attributed(read(text))]
    assert told == [("لجنة السوق", "asserts"), ("حركة النخيل", "promises")]


def test_a_place_before_the_noun_of_an_event_does_not_speak(read: Read) -> None:
    assert not _attributed(read("ميريلاند: مقتل جنديين في تفجير قرب السوق"))


@pytest.mark.parametrize("announced", ["بيان صادر عن حركة النخيل", "أصدرت حركة النخيل البيان الآتي:"])
def test_a_statement_is_its_issuers(read: Read, announced: str) -> None:
    text = f"{announced}\n\nنعلن وقف القتال في الجبل. ونحذر من إغلاق الطريق. وندعو قواتنا إلى الالتزام."
    claims = [claim for claim in read(text).claims if claim.content.text != announced]
    assert [claim.act for claim in claims] == ["asserts", "warns", "calls_for"]
    assert {claim.source_name for claim in claims if claim.cue} == {"Palm Movement"}


@pytest.mark.parametrize(
    ("said", "act"),
    [
        ("إنها لن تجدد الهدنة", "refuses"),
        ("إن قواتها ستواصل ضبط النفس", "promises"),
        ("إنها لا تعلق على الأخبار", "declines_to_comment"),
        ("«نطالب بفتح الطريق»", "calls_for"),
        ("«سنلاحق من أغلق الطريق»", "threatens"),
    ],
)
def test_what_is_done_by_what_is_said(read: Read, said: str, act: str) -> None:
    assert [claim.act for claim in _attributed(read(f"قالت حركة النخيل {said}."))] == [act]


def test_who_keeps_from_commenting_declines(read: Read) -> None:
    (claim,) = _attributed(read("وامتنعت حركة النخيل عن التعليق على الخبر."))
    assert claim.act == "declines_to_comment"


def test_readiness_to_answer_an_attack_threatens(read: Read) -> None:
    (claim,) = _attributed(read("أكدت حركة النخيل جاهزيتها للرد على أي خرق."))
    assert claim.act == "threatens"


def test_a_body_named_in_full_is_meant_by_its_head(read: Read) -> None:
    text = "قالت لجنة الأسواق الشعبية إن الطريق سالك. وأضافت اللجنة أن الجسر مغلق."
    first, second = _attributed(read(text))
    assert second.source is not None and second.source.text == "اللجنة"
    assert second.source_name == first.source_name == "لجنة الأسواق الشعبية"


@pytest.mark.parametrize(
    "text",
    [
        "عاجل | حركة النخيل: لا نفاوض على الطريق",
        "جبهة السهل تغلق الطريق.. حركة النخيل: لا نفاوض على الطريق\n\nنص الخبر هنا.",
    ],
)
def test_a_part_of_a_title_may_be_somebody_s(read: Read, text: str) -> None:
    (claim,) = [one for one in _attributed(read(text)) if one.source_name == "Palm Movement"]
    assert (claim.content.text, claim.act) == ("لا نفاوض على الطريق", "refuses")


def test_a_feminine_participle_spelt_like_a_masdar(read: Read) -> None:
    acts = [claim.act for claim in _attributed(read("واتهمت حركة النخيل جبهة السهل بإغلاق الطريق، مطالبةً بفتح السوق."))]
    assert acts == ["accuses", "calls_for"]


def test_a_movement_that_nobody_named_is_nobody(read: Read) -> None:
    (claim,) = _attributed(read("قالت الحركة إن الطريق سالك."))
    assert claim.source_name == "الحركة"


@pytest.mark.parametrize(
    "text",
    [
        "جددت الطائرات هجماتها على مواقع حركة النخيل في الجبل.",
        "وأدى القصف إلى مقتل مدنيين اثنين وتدمير منازل.",
        "ويبلغ عدد سكان البلدة عشرة آلاف نسمة.",
        "تظاهر السكان ملوحين بأعلام حركة النخيل.",
        "وفقا للشرعية الدولية، فشلت حركة النخيل في فتح الطريق.",
    ],
    ids=["renewed attacks", "two", "amounts to", "waving flags", "by what is lawful"],
)
def test_words_of_saying_that_say_nothing_here(read: Read, text: str) -> None:
    assert not _attributed(read(text))


def test_who_follows_a_pronoun_of_what_is_called_for(read: Read) -> None:
    (claim,) = _attributed(read("وبدأت الهدنة التي دعا إليها مروان النخلاوي."))
    assert claim.source_name == "Marwan al-Nakhlawi"
