"""Who a subject is and what belongs to it: agreement, chains, addressees, offices, statements, posts, accusations."""

from collections.abc import Callable

import pytest

import hudna
from hudna.extract.agreement import noun_gender, verb_gender
from hudna.extract.scene import Scene, quote_pairs
from hudna.types import Claim, Reading

Read = Callable[..., Reading]
Make = Callable[[str], Scene]


def _attributed(reading: Reading) -> list[Claim]:
    return [claim for claim in reading.claims if claim.cue is not None]


def _told(reading: Reading) -> list[tuple[str | None, str]]:
    return [(claim.source_name, claim.content.text) for claim in _attributed(reading)]


# ---------------------------------------------------------------------------------------------------- agreement


@pytest.mark.parametrize(
    ("text", "gender"),
    [("قالت الحركة", "f"), ("قال المدير", "m"), ("يقول المدير", "m"), ("تقول الحركة", "f"), ("لفت المدير إلى", "m")],
)
def test_a_verb_shows_its_gender(scene: Make, text: str, gender: str) -> None:
    assert verb_gender(scene(text).cues[0]) == gender


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("المصادر", "f"),
        ("مصدر محلي", "m"),
        ("مروان النخلاوي", "m"),
        ("هدى الخطيب", "f"),
        ("سكان", "m"),
        ("السلطات", "f"),
    ],
)
def test_a_noun_shows_its_gender(scene: Make, text: str, gender: str) -> None:
    made = scene(text)
    assert noun_gender(made, 0, len(made.page.tokens)) == gender


def test_a_verb_that_does_not_agree_has_another_subject(read: Read) -> None:
    """The noun after the feminine verb is masculine: it is what was criticised."""
    told = _told(read("قالت حركة النخيل إن الطريق سالك، وانتقدت الموقف في الجبل."))
    assert told[-1] == ("Palm Movement", "الموقف في الجبل")


def test_a_dropped_subject_agrees_with_its_verb(read: Read) -> None:
    text = "قال مروان النخلاوي إن الطريق سالك. وقالت جبهة السهل إن الجسر مغلق. وأضاف أن السوق هادئ."
    assert _attributed(read(text))[-1].source_name == "Marwan al-Nakhlawi"


def test_a_plural_of_people_is_a_subject(read: Read) -> None:
    [claim] = _attributed(read("وحمّل أكاديميون، الحكومة مسؤولية العنف في الوادي."))
    assert (claim.source_name, claim.act) == ("أكاديميون", "accuses")


# ------------------------------------------------------------------------------------------- subjects and chains


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (  # who is quoted speaks
            "قالت وسائل إعلام محلية نقلا عن مصدر عسكري إن الجسر مغلق.",
            ("military source", "الجسر مغلق"),
        ),
        (  # an aside between dashes
            "وقال المصدر -الذي تحدث هاتفيا- في تصريحات صحفية إن الجسر مغلق.",
            ("source", "الجسر مغلق"),
        ),
        (  # a clause of its own after the subject
            "وأشار التقرير الذي صدر بعد مسح ميداني، إلى أن الجسر مغلق.",
            ("report", "الجسر مغلق"),
        ),
        (  # where and when it was said
            "وقال مروان النخلاوي في مقابلة مع بريد الوادي أمس إن الجسر مغلق.",
            ("Marwan al-Nakhlawi", "الجسر مغلق"),
        ),
        (  # said before it is told who says it
            "الجسر مغلق منذ الصباح، كما أضاف مروان النخلاوي.",
            ("Marwan al-Nakhlawi", "الجسر مغلق منذ الصباح"),
        ),
        (  # a statement in which somebody said it
            "أصدرت حركة النخيل بيانا استنكرت فيه إغلاق الجسر.",
            ("Palm Movement", "إغلاق الجسر"),
        ),
        (  # neither أن nor a mark
            "وأضاف مروان النخلاوي لن نغلق الجسر.",
            ("Marwan al-Nakhlawi", "لن نغلق الجسر"),
        ),
        (  # a name of which no list knows the first word
            "وقال يوهانس فان در كلاين إن الجسر مغلق.",
            ("يوهانس فان در كلاين", "الجسر مغلق"),
        ),
        (  # a name in marks opens the content
            'وأكد مروان النخلاوي أن "السرايا" غادرت القرية.',
            ("Marwan al-Nakhlawi", '"السرايا" غادرت القرية'),
        ),
        (  # the verb inside the content does not end it
            "وأكد مروان النخلاوي أن كل ما نشر عن الجسر مجرد شائعات.",
            ("Marwan al-Nakhlawi", "كل ما نشر عن الجسر مجرد شائعات"),
        ),
    ],
)
def test_who_says_what(read: Read, text: str, told: tuple[str, str]) -> None:
    assert told in _told(read(text))


def test_who_is_called_on_in_the_same_sentence_does_not_call(read: Read) -> None:
    told = _told(read("حذرت جبهة السهل من إغلاق الجسر، ودعت جمهورية الواحات إلى فتح الطريق."))
    assert told[-1] == ("Plain Front", "فتح الطريق")


def test_who_asks_not_to_be_named_claims_nothing_by_it(read: Read) -> None:
    [claim] = _attributed(read("نقلت شبكة عين الوادي عن مسؤول محلي، طلب عدم الكشف عن اسمه، قوله إن الجسر مغلق."))
    assert (claim.source_name, claim.content.text) == ("local official", "الجسر مغلق")


def test_a_contrast_ends_a_content(read: Read) -> None:
    told = _told(read("قالت جبهة السهل إن الجسر سليم، لكن حركة النخيل نفت فتح الطريق."))
    assert told == [("Plain Front", "الجسر سليم"), ("Palm Movement", "فتح الطريق")]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("أكدت حركة النخيل رفضها للهدنة.", "refuses"),
        ("جددت حركة النخيل مطالبتها بفتح الجسر.", "calls_for"),
        ("أعربت حركة النخيل عن أملها في فتح الجسر.", "calls_for"),
        ("وقال مروان النخلاوي إن على جبهة السهل أن تفتح الجسر.", "calls_for"),
        ("وقال مروان النخلاوي إن إغلاق الجسر غير مقبول.", "refuses"),
        ("نسبت حركة النخيل الانفجار لجبهة السهل.", "accuses"),
        ("حركة النخيل: سنفتح الجسر غدا أمام الناس", "promises"),
    ],
)
def test_the_words_of_a_statement_tell_its_act(read: Read, text: str, act: str) -> None:
    assert _attributed(read(text))[0].act == act


# ------------------------------------------------------------------------------------------- offices and sources


def test_an_office_without_a_name_is_its_holder_on_the_day(read: Read) -> None:
    text = "قال القائد العسكري لحركة النخيل إن الجسر مغلق."
    assert _told(read(text, "2020-05-01"))[0][0] == "Marwan al-Nakhlawi"
    assert _told(read(text, "2012-05-01"))[0][0] != "Marwan al-Nakhlawi"
    assert _told(read(text))[0][0] != "Marwan al-Nakhlawi"


def test_a_former_holder_is_not_the_holder(read: Read) -> None:
    text = "قال القائد العسكري لحركة النخيل السابق إن الجسر مغلق."
    assert _told(read(text, "2020-05-01"))[0][0] != "Marwan al-Nakhlawi"


def test_an_office_means_whom_the_report_named_with_it(read: Read) -> None:
    text = "قال وزير النقل سامي العطار إن الجسر مغلق. وتفقد الناس السوق. وأكد الوزير أن الطريق سالك."
    assert [name for name, _ in _told(read(text))] == ["سامي العطار", "سامي العطار"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("مصادر عسكرية", "military sources"),
        ("مصدر عسكري", "military source"),
        ("مصادر في حركة النخيل", "Palm Movement sources"),
        ("شهود عيان", "eyewitnesses"),
        ("ناشطون محليون", "local activists"),
    ],
)
def test_a_source_is_described_in_its_number(read: Read, source: str, name: str) -> None:
    assert _told(read(f"وقال {source} إن الجسر مغلق."))[0][0] == name


def test_a_statement_is_the_word_of_who_issued_it(read: Read) -> None:
    claims = _attributed(read("قالت حركة النخيل في بيان إن الجسر مغلق. وأضاف البيان أن السوق هادئ."))
    assert [claim.source_name for claim in claims] == ["Palm Movement"] * 2
    assert claims[1].source_type == "document"


# ----------------------------------------------------------------------------------------- statements and posts


def test_the_text_of_a_statement_belongs_to_its_owner(read: Read) -> None:
    text = "قالت حركة النخيل إن الجسر مغلق.\n\nوفيما يلي نص البيان:\n\nنلتزم بالاتفاق.\n\nالطريق مفتوح للناس.\n"
    told = _told(read(text))
    assert ("Palm Movement", "الطريق مفتوح للناس") in told


def test_a_signed_post_belongs_to_its_signer(read: Read) -> None:
    text = "هدأت السوق في المدينة.\n\nوصلت الشاحنات إلى الجسر\n— مروان النخلاوي (@nakhl) May 1, 2020\n\nوعاد الناس."
    assert _told(read(text)) == [("Marwan al-Nakhlawi", "وصلت الشاحنات إلى الجسر")]


# -------------------------------------------------------------------------------------------------- accusations


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("قالت حركة النخيل إن جبهة السهل قصفت القرية.", "accuses"),
        ("قالت حركة النخيل إن جبهة السهل خرقت الهدنة.", "accuses"),
        ("قال مروان النخلاوي إن جبهة السهل قصفت القرية.", "accuses"),
        ("قالت حركة النخيل إن حركة النخيل قصفت القرية.", "asserts"),
        ("قالت شبكة عين الوادي إن جبهة السهل قصفت القرية.", "asserts"),
        ("قال سكان إن جبهة السهل قصفت القرية.", "asserts"),
        ("قالت حركة النخيل إن جبهة السهل فتحت الجسر.", "asserts"),
    ],
)
def test_a_party_accuses_where_a_witness_reports(read: Read, text: str, act: str) -> None:
    assert _attributed(read(text))[0].act == act


# ---------------------------------------------------------------------------------------------- letters and marks


def test_the_name_ali_is_no_preposition(read: Read) -> None:
    text = "جلس الناس على الجسر. وأكد علي ياري في اتصال هاتفي أن الطريق سالك."
    assert _told(read(text))[-1] == ("علي ياري", "الطريق سالك")


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('قال "سيارة من نوع "الوادي" سوداء" ثم ذهب', ["الوادي", 'سيارة من نوع "الوادي" سوداء']),
        ("قال «سيارة من نوع «الوادي» سوداء» ثم ذهب", ["الوادي", "سيارة من نوع «الوادي» سوداء"]),
        ("قال »نعم« ثم »لا«", ["لا", "نعم"]),
        ("قال #187;نعم#171; ثم ذهب", ["نعم"]),
    ],
)
def test_quotations_inside_and_mirrored(scene: Make, text: str, quoted: list[str]) -> None:
    page = scene(text).page
    assert sorted(page.span_of(opening + 1, close).text for opening, close in quote_pairs(page).items()) == sorted(
        quoted
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "ونفى ضرغام السندياني وجود هدنة. غير أن مصدراً مطلعاً، طلب عدم كشف اسمه، أكد أن الطرفين وقعا الاتفاق.",
        "ونفى ضرغام السندياني وجود هدنة. لكن مصدراً مطلعاً، فضل عدم الكشف عن هويته لأسباب أمنية، أكد أن الطرفين وقعا الاتفاق.",
        "ونفى ضرغام السندياني وجود هدنة. وأكد مصدر مطلع، رفض ذكر اسمه، أن الطرفين وقعا الاتفاق.",
    ],
)
def test_a_source_that_will_not_be_named_keeps_its_words(sentence: str) -> None:
    claims = [
        claim for claim in hudna.read(sentence, conflict="sample").claims if claim.content.text.startswith("الطرفين")
    ]
    assert [(claim.source_name, claim.act) for claim in claims] == [("informed source", "asserts")]
