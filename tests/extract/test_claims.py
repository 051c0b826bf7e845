"""Claims: who says what, in every shape of saying, on sentences written for the tests."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.types import Claim, Reading

Read = Callable[..., Reading]


def _shape(claim: Claim) -> str:
    return (claim.rule or "").split()[-1]


def _words(claim: Claim) -> tuple[str | None, str | None, str]:
    """(source, cue, content) as they stand in the text."""
    return (claim.source.text if claim.source else None, claim.cue.text if claim.cue else None, claim.content.text)


@pytest.mark.parametrize(
    ("text", "shape", "words"),
    [
        ("حركة النخيل أعلنت فتح الجسر.", "subject-first", ("حركة النخيل", "أعلنت", "فتح الجسر")),
        ("قالت حركة النخيل إن الطريق سالك.", "verb-first", ("حركة النخيل", "قالت", "الطريق سالك")),
        ("تزامن العيد مع نفي حركة النخيل إغلاق الجسر.", "masdar", ("حركة النخيل", "نفي", "إغلاق الجسر")),
        ("أغلق الجسر ليلا بحسب حركة النخيل.", "according-to", ("حركة النخيل", "بحسب", "أغلق الجسر ليلا")),
        ("بحسب حركة النخيل، أغلق الجسر ليلا.", "according-to", ("حركة النخيل", "بحسب", "أغلق الجسر ليلا")),
        ("خاف الناس بعد أنباء عن إغلاق الجسر.", "report-noun", ("أنباء", "أنباء عن", "إغلاق الجسر")),
        (
            "أظهرت صور دخول الشاحنات إلى السوق.",
            "verb-first",
            ("صور", "أظهرت", "دخول الشاحنات إلى السوق"),
        ),
        (
            "نقلت شبكة عين الوادي عن مروان النخلاوي قوله إن الطريق سالك.",
            "quoted-by",
            ("مروان النخلاوي", "نقلت", "الطريق سالك"),
        ),
    ],
)
def test_shape(read: Read, text: str, shape: str, words: tuple[str, str, str]) -> None:
    [claim] = read(text).claims
    assert (_shape(claim), _words(claim)) == (shape, words)


def test_a_participle_goes_on_for_the_speaker_before(read: Read) -> None:
    first, second = read("وقالت حركة النخيل إن الطريق سالك، مؤكدة أن الجسر سليم.").claims
    assert first.content.text == "الطريق سالك"
    assert (_shape(second), _words(second)) == ("participle", ("حركة النخيل", "مؤكدة", "الجسر سليم"))


def test_each_of_two_speaks_for_himself(read: Read) -> None:
    claims = read("ورغم نفي كل من مروان النخلاوي وضرغام السندياني إغلاق الجسر، خاف الناس.").claims
    denials = [claim for claim in claims if claim.act == "denies"]
    assert [claim.source_name for claim in denials] == ["Marwan al-Nakhlawi", "Dirgham al-Sindiyani"]
    assert {claim.content for claim in denials} == {denials[0].content}


def test_one_word_with_a_verb_and_a_noun_of_saying(read: Read) -> None:
    """نفى and نفي are spelt alike once folded: the word before tells."""
    [verb] = read("نفى ضرغام السندياني إغلاق الجسر.").claims
    [noun] = read("هدأت السوق بعد نفي حركة النخيل إغلاق الجسر.").claims
    assert (_shape(verb), _shape(noun)) == ("verb-first", "masdar")
    assert verb.content.text == noun.content.text == "إغلاق الجسر"


def test_a_dropped_subject_is_the_last_speaker(read: Read) -> None:
    claims = read("قالت جبهة السهل إن الجسر مغلق. قال مروان النخلاوي إن الطريق سالك. وأضاف أن السوق هادئ.").claims
    assert [claim.source_name for claim in claims] == ["Plain Front", "Marwan al-Nakhlawi", "Marwan al-Nakhlawi"]
    assert _shape(claims[-1]) == "dropped-subject"


def test_a_source_met_again_keeps_its_description(read: Read) -> None:
    first, again = read("وقال مصدر عسكري إن الطريق سالك. وأكد المصدر أن الجسر سليم.").claims
    assert first.source_name == again.source_name == "military source"
    assert again.source_type == "anonymous_source"


@pytest.mark.parametrize(
    "quoted",
    ['"الطريق مغلق اليوم"', "«الطريق مغلق اليوم»", "“الطريق مغلق اليوم”"],
)
def test_a_quotation_is_claimed_without_its_marks(read: Read, quoted: str) -> None:
    [claim] = read(f"وأوضح ضرغام السندياني: {quoted}.").claims
    assert claim.content.text == "الطريق مغلق اليوم"


def test_a_quotation_of_two_sentences_is_two_claims_of_one_source(read: Read) -> None:
    claims = read('وقال ضرغام السندياني: "الطريق مغلق اليوم. والسوق فارغ منذ أسبوع".').claims
    assert [claim.source_name for claim in claims] == ["Dirgham al-Sindiyani"] * 2
    assert {claim.cue for claim in claims} == {claims[0].cue}
    assert claims[0].content.end <= claims[1].content.start


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("أكدت جبهة السهل أن الجسر سليم.", "asserts"),
        ("نفت جبهة السهل إغلاق الجسر.", "denies"),
        ("رفضت جبهة السهل فتح الجسر.", "refuses"),
        ("رفضت جمهورية الواحات التعليق على الخبر.", "declines_to_comment"),
        ("اتهمت جبهة السهل حركة النخيل بإغلاق الجسر.", "accuses"),
        ("دعت جمهورية الواحات إلى فتح الجسر.", "calls_for"),
        ("حذرت جمهورية الواحات من إغلاق الجسر.", "warns"),
        ("هددت جبهة السهل بإغلاق الجسر.", "threatens"),
        ("تعهدت جبهة السهل بفتح الجسر.", "promises"),
        ("تساءلت جبهة السهل: هل يفتح الجسر؟", "asks"),
        ("وقالت جبهة السهل إن هذه الأخبار كاذبة.", "denies"),
        ("وقال ضرغام السندياني إنه يجب فتح الجسر.", "calls_for"),
    ],
)
def test_act(read: Read, text: str, act: str) -> None:
    [claim] = read(text).claims
    assert claim.act == act


def test_who_is_accused_is_not_who_accuses(read: Read) -> None:
    [claim] = read("اتهمت جبهة السهل حركة النخيل بإغلاق الجسر.").claims
    assert claim.source_name == "Plain Front"
    assert "إغلاق الجسر" in claim.content.text


def test_said_that_he_refuses_is_a_refusal(read: Read) -> None:
    [claim] = read("وقال مروان النخلاوي إنه يرفض إغلاق الجسر.").claims
    assert (claim.act, claim.content.text) == ("refuses", "إغلاق الجسر")
    assert claim.cue is not None
    assert claim.cue.text == "قال"


def test_said_that_he_will_is_a_promise_or_a_threat(read: Read) -> None:
    [promise] = read("وقالت حركة النخيل إنها ستساعد الأهالي غدا.").claims
    [threat] = read("وقالت حركة النخيل إنها ستقصف الجسر غدا.").claims
    assert (promise.act, threat.act) == ("promises", "threatens")


def test_a_non_comment_by_preference(read: Read) -> None:
    [claim] = read("وزير الصحة فضل عدم التعليق على الخبر.").claims
    assert claim.act == "declines_to_comment"
    assert claim.source is not None
    assert claim.source.text == "وزير الصحة"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("ولم تنف حركة النخيل إغلاق الجسر.", "declines_to_comment"),
        ("ولم تؤكد حركة النخيل إغلاق الجسر.", "declines_to_comment"),
        ("ولم ترفض حركة النخيل فتح الجسر.", "asserts"),
    ],
)
def test_a_negated_verb(read: Read, text: str, act: str) -> None:
    [claim] = [claim for claim in read(text).claims if claim.source is not None]
    assert claim.act == act


def test_what_was_not_said_is_nobodys_claim(read: Read) -> None:
    assert [claim.source for claim in read("لم تقل حركة النخيل إن الطريق سالك.").claims] == [None]


@pytest.mark.parametrize(
    ("text", "act", "factuality", "hedge"),
    [
        ("وقالت حركة النخيل إن الجسر قد يفتح غدا.", "speculates", "possible", "قد"),
        ("وقالت حركة النخيل إن الجسر قد فتح أمس.", "asserts", "certain", None),
        ("وقالت حركة النخيل إن الجسر القديم عند مدخل السوق قد يفتح غدا.", "asserts", "possible", "قد"),
        ("ورجحت حركة النخيل أن يفتح الجسر.", "asserts", "probable", None),
        ("وقالت حركة النخيل إن الطريق سالك.", "asserts", "certain", None),
    ],
)
def test_hedges_of_a_speaker(read: Read, text: str, act: str, factuality: str, hedge: str | None) -> None:
    [claim] = read(text).claims
    assert (claim.act, claim.factuality, claim.hedge.text if claim.hedge else None) == (act, factuality, hedge)


def test_a_word_of_distance_does_not_weaken(read: Read) -> None:
    [claim] = read("قالت جبهة السهل إن ما يسمى مجلس السوق أغلق أبوابه.").claims
    assert (claim.act, claim.factuality) == ("asserts", "certain")


@pytest.mark.parametrize(
    ("text", "act", "factuality"),
    [
        ("عاد الناس إلى السوق وفتحت المحال أبوابها.", "asserts", "certain"),
        ("ربما يعود الناس إلى السوق قريبا.", "speculates", "possible"),
        ("يبدو أن الناس سيعودون إلى السوق.", "speculates", "probable"),
        ("هل يعود الناس إلى السوق؟", "asks", "unknown"),
        ("هل يعود الناس إلى السوق", "asks", "unknown"),
        ("يعود الناس إلى السوق قريبا؟", "asks", "unknown"),
    ],
)
def test_the_outlets_own_voice(read: Read, text: str, act: str, factuality: str) -> None:
    [claim] = read(text).claims
    assert (claim.source, claim.cue, claim.source_type) == (None, None, "media")
    assert (claim.act, claim.factuality) == (act, factuality)


def test_the_outlet_does_not_repeat_what_others_say(read: Read) -> None:
    claims = read("عاد الناس إلى السوق وفتحت المحال أبوابها. وقالت حركة النخيل إن الطريق سالك.").claims
    assert [claim.source_name for claim in claims] == [None, "Palm Movement"]


def test_a_headline_colon_attributes(read: Read) -> None:
    reading = read("مروان النخلاوي: الطريق سالك أمام الجميع منذ الصباح\n\nعاد الناس إلى السوق وفتحت المحال أبوابها.")
    claim = reading.claims[0]
    assert (claim.source_name, claim.content.text) == ("Marwan al-Nakhlawi", "الطريق سالك أمام الجميع منذ الصباح")


@pytest.mark.parametrize(
    "title",
    [
        "في حلب: عودة السوق إلى سابق عهدها",
        "مدينة حلب: عودة السوق إلى سابق عهدها",
        "سوق القرية القديم الكبير الجديد: عودة الناس إلى المحال",
    ],
)
def test_a_colon_after_no_speaker_attributes_nothing(read: Read, title: str) -> None:
    reading = read(f"{title}\n\nعاد الناس إلى السوق وفتحت المحال أبوابها.")
    assert {claim.source for claim in reading.claims} == {None}


@pytest.mark.parametrize(
    ("text", "source_type"),
    [
        ("وقال المتحدث باسم جبهة السهل ضرغام السندياني إن الطريق سالك.", "spokesperson"),
        ("وقال مصدر مطلع إن الطريق سالك.", "anonymous_source"),
        ("وقال سكان إن الطريق سالك.", "resident"),
        ("وقال ناشطون إن الطريق سالك.", "activist"),
        ("وذكرت شبكة عين الوادي أن الطريق سالك.", "monitor"),
        ("وذكرت صحيفة محلية أن الطريق سالك.", "media"),
        ("وذكرت حسابات تابعة لحركة النخيل أن الطريق سالك.", "party_media"),
        ("ونص القرار على فتح الجسر.", "document"),
        ("أظهرت مقاطع فيديو دخول الشاحنات.", "evidence"),
        ("وقالت حركة النخيل إن الطريق سالك.", "official"),
    ],
)
def test_source_type(read: Read, text: str, source_type: str) -> None:
    [claim] = read(text).claims
    assert claim.source_type == source_type


def test_said_to_an_outlet(read: Read) -> None:
    [claim] = read('وأكد مصدر مطلع لـ"بريد الوادي" أن الطريق سالك.').claims
    assert (claim.via, claim.source_name) == ("Valley Post", "informed source")
    [before] = read('قال لـ"بريد الوادي" مروان النخلاوي إن الطريق سالك.').claims
    assert (before.via, before.source_name) == ("Valley Post", "Marwan al-Nakhlawi")
    [plain] = read("وأكد مصدر مطلع أن الطريق سالك.").claims
    assert plain.via is None


def test_a_denial_answers_who_asserted(read: Read) -> None:
    text = "أكدت حركة النخيل التوصل إلى هدنة مع جبهة السهل. ونفى ضرغام السندياني وجود أي هدنة."
    assertion, denial = read(text).claims
    assert (assertion.answers, denial.answers) == (None, assertion.id)


def test_a_second_assertion_answers_nobody(read: Read) -> None:
    text = "أكدت حركة النخيل التوصل إلى هدنة مع جبهة السهل. وأكدت شبكة عين الوادي توقيع الهدنة."
    assert [claim.answers for claim in read(text).claims] == [None, None]


def test_nobody_answers_himself(read: Read) -> None:
    text = "أكدت حركة النخيل التوصل إلى هدنة مع جبهة السهل. ونفت حركة النخيل خرق الهدنة."
    assert {claim.answers for claim in read(text).claims} == {None}


_WORDS = st.sampled_from(
    [
        "قالت", "وأكد", "نفى", "نفي", "مؤكدة", "بحسب", "أنباء عن", "رفض التعليق", "حركة النخيل", "ضرغام السندياني",
        "مصدر مطلع", "المصدر", "كل من", "إن", "أن", "إنه", "يرفض", "الطريق سالك", "هدنة", "قد", "ربما", "هل", "لم", ":",
        '"', "«", "»", "،", ".", "؟", "\n", 'لـ"بريد الوادي"', "إلى", "عن",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(words=st.lists(_WORDS, max_size=40))
def test_what_holds_of_all_claims(read: Read, words: list[str]) -> None:
    text = " ".join(words)
    claims = read(text).claims
    assert [claim.id for claim in claims] == list(range(len(claims)))
    assert [claim.content.start for claim in claims] == sorted(claim.content.start for claim in claims)
    for claim in claims:
        assert claim.rule
        assert claim.content.text.strip()
        for span in (claim.source, claim.cue, claim.content, claim.hedge):
            assert span is None or (span.text == text[span.start : span.end] and span.text)
        assert claim.source is None or claim.cue is not None
        assert claim.answers is None or claims[claim.answers].source_name != claim.source_name


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("نفت «جبهة الهضبة» وجود هدنة.", "جبهة الهضبة", "وجود هدنة"),
        ("نفت لجنة الوادي وجود هدنة.", "لجنة الوادي", "وجود هدنة"),
        ("دعا «جيش الهضبة» الوسطاء إلى الضغط.", "جيش الهضبة", None),
    ],
)
def test_a_body_that_no_pack_knows_speaks(read: Read, text: str, source: str, content: str | None) -> None:
    [claim] = [claim for claim in read(text).claims if claim.source is not None]
    assert claim.source is not None
    assert claim.source.text == source
    assert content in {None, claim.content.text}


def test_a_claim_in_a_claim_says_so(read: Read) -> None:
    claims = read("قال مصدر محلي إن حركة النخيل أعلنت أن الجسر مفتوح.").claims
    inner = [claim for claim in claims if claim.source_name == "Palm Movement"]
    assert [claim.inside for claim in inner] == [claim.id for claim in claims if claim.source_name == "local source"]


def test_the_source_keeps_its_description_after_a_verb_with_an_object(read: Read) -> None:
    text = "قال مصدر مطلع إن الجسر مغلق. وبرر المصدر تضارب الأنباء بأن الطريق خطر. وأضاف المصدر أن المعبر مفتوح."
    told = [(claim.source_name, claim.source.text) for claim in read(text).claims if claim.source is not None]
    assert told == [("informed source", "مصدر مطلع"), *[("informed source", "المصدر")] * 2]


@pytest.mark.parametrize(
    "text",
    [
        "هل قالت حركة النخيل إن الهدنة انتهت؟",
        "إذا قالت حركة النخيل إن الهدنة انتهت أغلق الجسر.",
        "تنسحب جبهة السهل غدا إذا التزمت حركة النخيل بالهدنة.",
    ],
)
def test_what_is_asked_or_supposed_to_be_said_nobody_said(text: str, read: Read) -> None:
    assert all(claim.source is None for claim in read(text).claims)
