"""How a truce stands, when it began and what it provides, on sentences written for the tests."""

from collections.abc import Callable

import pytest

from hudna.types import Reading, Truce

Read = Callable[..., Reading]


def _truce(reading: Reading) -> Truce:
    [truce] = reading.truces
    return truce


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("انتهت ظهر أمس الهدنة بين حركة النخيل وجبهة السهل.", "expired"),
        ("بدأت مساء السبت هدنة بين حركة النخيل وجبهة السهل.", "in_force"),
        ("هل دخلت الهدنة حيز التنفيذ؟ نفت حركة النخيل ذلك.", "denied"),
        ("دعا الشيخ حركة النخيل إلى تمديد الهدنة.", "proposed"),
        ("انتهت الهدنة أمس من دون أن يتفق الطرفان على تمديدها.", "expired"),
        ("قال الشيخ إن الهدنة صامدة ولم تسجل خروقات.", "in_force"),
        ("أعلنت حركة النخيل أنها لم تعد ملتزمة بالهدنة.", "violated"),
        ("عرضت حركة النخيل هدنة على جبهة السهل. ورفضت جبهة السهل العرض.", "refused"),
        ("غارات على القرية تهدد الهدنة بين حركة النخيل وجبهة السهل.", "in_force"),
        ("حتى لو تم التوصل إلى هدنة فإن الطريق طويل.", "proposed"),
        ("حاول الشيوخ التفاوض على هدنة لكن المحادثات فشلت.", "proposed"),
        ("دعا الشيخ إلى إطلاق الأسرى وعودة الأهالي إلى قراهم ووقف القتال.", "proposed"),
        ("لم تتلق حركة النخيل أي عرض لهدنة.", "denied"),
        ("ساد هدوء القرية أمس. وساد الهدوء الجبهة بعد اتفاق على هدنة بين حركة النخيل وجبهة السهل.", "in_force"),
        ("لوحت حركة النخيل بالرد على أي خرق للهدنة التي بدأت أمس.", "in_force"),
        ("تبادلت حركة النخيل وجبهة السهل الاتهام بخرق الهدنة. وقال شيخ إن انهيار الهدنة وشيك.", "violated"),
    ],
)
def test_status(read: Read, text: str, status: str) -> None:
    assert _truce(read(text)).status == status


def test_fire_denied_since_the_truce_denies_no_truce(read: Read) -> None:
    text = "بدأت الهدنة بين حركة النخيل وجبهة السهل. ونفت حركة النخيل أن تكون أطلقت قذيفة منذ بدء الهدنة."
    assert _truce(read(text)).status == "in_force"


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("بدأت هدنة بين حركة النخيل وجبهة السهل لمدة خمسة أيام تسري من صباح 12 أيار 2020.", "2020-05-12"),
        ("أعلن الخميس عن هدنة بين حركة النخيل وجبهة السهل تبدأ صباح السبت.", "2020-05-16"),
        ("نعلن هدنة في القرية اعتبارا من صباح الثلاثاء.", "2020-05-19"),
        ("الهدنة في القرية قائمة منذ 3 أيار.", "2020-05-03"),
        ("سكتت المدافع مساء الجمعة باتفاق بين القريتين.", "2020-05-15"),
        ("وقعت حركة النخيل وجبهة السهل الخميس اتفاق هدنة.", "2020-05-14"),
        ("الهدنة سارية منذ توقيعها في المدينة يوم 2 أيار.", "2020-05-02"),
        ("خرقت حركة النخيل الهدنة منذ أن بدأت جبهة السهل حملتها في 3 أيار.", None),
        ("قال الشيخ الخميس إن الهدنة جيدة.", None),
        ("قصفت حركة النخيل القرية رغم هدنة عام 2013.", None),
    ],
)
def test_start(read: Read, text: str, start: str | None) -> None:
    assert _truce(read(text, "2020-05-17")).start == start


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("اتفاق هدنة بوساطة قروية، مدته عشرة أيام.", 10),
        ("بدأت هدنة بوساطة استمرت عشرة أيام.", None),
        ("مدد الطرفان الهدنة أسبوعا إضافيا.", 7),
        ("أعلنت حركة النخيل وقف هجماتها شهرا كاملا.", 30),
    ],
)
def test_length(read: Read, text: str, days: int | None) -> None:
    assert _truce(read(text)).duration_days == days


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("وقعت هدنة في القرية. وينص الاتفاق على سحب المسلحين وفتح الطريق.", {"withdrawal", "crossing_opening"}),
        ("وقعت هدنة في القرية. وقال الشيخ إن الجو جميل. وتحدث آخر عن فتح الطريق.", set()),
        ("دخلت شاحنات مساعدات القرية ضمن الهدنة بين حركة النخيل وجبهة السهل.", {"aid_access"}),
        ("وقعت هدنة في القرية. ويتضمن الاتفاق دفع الدية.", {"other"}),
    ],
)
def test_terms(read: Read, text: str, terms: set[str]) -> None:
    assert set(_truce(read(text)).terms) - {"ceasefire"} == terms
