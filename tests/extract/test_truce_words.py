"""Which words speak of an armed truce: stops without a word of truce, tribal peace, figures of speech, history."""

from collections.abc import Callable

import pytest

from hudna.types import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أعلنت حركة النخيل وقفاً فورياً وغير مشروط للقتال.", "وقفاً فورياً وغير مشروط للقتال"),
        ("أعلنت حركة النخيل وقفا «تكتيكيا» للعمليات العسكرية في القرية.", "وقفا «تكتيكيا» للعمليات العسكرية"),
        ("أعلنت حركة النخيل تعليق عملياتها ضد جبهة السهل شهرا.", "تعليق عملياتها ضد"),
        ("اتفقت حركة النخيل وجبهة السهل على وقف تبادل إطلاق النار.", "وقف تبادل إطلاق النار"),
        ("توصل الطرفان إلى تفاهم على إسكات البنادق في القرية.", "تفاهم على إسكات البنادق"),
        ("سكتت المدافع أمس بعد اتفاق بين القريتين.", "سكتت المدافع"),
        ("القصف المتبادل توقف ليلا باتفاق بين القريتين.", "القصف المتبادل توقف"),
        ("وقع الفصيلان بعد اشتباكات في القرية تعهدا بعدم الاعتداء.", "تعهدا بعدم الاعتداء"),
        ("وافقت قبيلتا آل نخلة وآل سهل على صلح لمدة عام.", "صلح"),
    ],
)
def test_truces_without_a_word_of_truce(read: Read, text: str, name: str) -> None:
    reading = read(text)
    assert reading.about_truce == "yes"
    assert [truce.name for truce in reading.truces] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "طالبت حركة النخيل بتعليق عملياتها ضد الفساد.",
        "تواصل قصف القرية بدون توقف.",
        "القصف لم يتوقف رغم الاتفاق بين البلدين على التجارة.",
        "أعلنت الشركة وقف عملياتها التجارية.",
        "زار الوفد ساحة رياض الصلح بعد اشتباكات في المدينة.",
        "قلد الوزير المعلم وساما بعد اشتباكات في المدينة.",
        "قال قاضي الصلح إن الجلسة تأجلت بعد اشتباكات في المدينة.",
        "دعا الوزير إلى تهدئة الأوضاع في المدارس.",
    ],
)
def test_what_is_no_truce(read: Read, text: str) -> None:
    assert read(text).about_truce == "no"


@pytest.mark.parametrize(
    "text",
    [
        "أعلن النادي هدنة مع الصحافة. ثم قال مدربه إن الهدنة قصيرة.",
        "اتفق الحزبان على هدنة سياسية حتى الخريف. واتهم نائب خصومه باستغلال الهدنة.",
        "قتل رجل في قصف على القرية أمس. وفي المدينة اتفق الوزيران على هدنة تجارية لعام.",
        "بعد «المعارك» في السوق دخلت العملة في هدنة قصيرة مع اليورو.",
    ],
)
def test_figures_of_speech(read: Read, text: str) -> None:
    """A trade truce is none whatever else happens, and what only takes up a figure of speech is one."""
    assert read(text).about_truce == "figurative"


@pytest.mark.parametrize(
    "text",
    [
        "تحدث المؤرخ عن هدنة القرية القديمة. وسأل طالب عمن خرق الهدنة.",
        "استضافت المكتبة ندوة عن هدنة عام 1918 في القرية.",
    ],
)
def test_history_is_no_truce(read: Read, text: str) -> None:
    assert read(text).about_truce == "no"


def test_a_truce_beside_a_figure_of_speech_is_one(read: Read) -> None:
    reading = read("اتفق الوزيران على هدنة تجارية. وفي الجنوب وقعت حركة النخيل وجبهة السهل هدنة بينهما بعد اشتباكات.")
    assert reading.about_truce == "yes"
