"""When a truce begins and ends, in the many words that say so; every sentence is invented."""

from collections.abc import Callable

import pytest

from hudna.types import Reading

Read = Callable[..., Reading]
BOTH = "بين حركة النخيل وجبهة السهل"
PUBLISHED = "2019-03-20"  # a Wednesday


def _start(read: Read, text: str, published: str = PUBLISHED) -> str | None:
    [truce] = read(text, published).truces
    return truce.start


@pytest.mark.parametrize(
    ("text", "start"),
    [
        # taking effect
        (f"دخلت الهدنة {BOTH} حيز التطبيق فجر الثلاثاء.", "2019-03-19"),
        (f"وضعت الهدنة {BOTH} موضع التنفيذ فجر الثلاثاء.", "2019-03-19"),
        (f"اتفق الوجهاء على هدنة {BOTH}، على أن تسري اعتباراً من الساعة السادسة صباحاً يوم 22 آذار.", "2019-03-22"),
        # work with it, and the parties and the place between it and its day
        (f"بدأ العمل رسمياً بالهدنة {BOTH} في القرى الواقعة غرب النهر الكبير صباح يوم الثلاثاء 19 آذار.", "2019-03-19"),
        # a date set for it
        (f"حدد الوسطاء يوم 22 آذار موعداً لسريان الهدنة {BOTH}.", "2019-03-22"),
        (f"أعلن الوسيط هدنة {BOTH} بعد مشاورات دامت أسبوعاً في قرية الحدود، محدداً الجمعة موعداً للبدء.", "2019-03-22"),
        (f"موعد بدء الهدنة {BOTH} يوم 22 آذار.", "2019-03-22"),
        # a day that opens the sentence
        (f"عند السادسة من صباح الثلاثاء هدأت المدافع مع بدء سريان الهدنة {BOTH}.", "2019-03-19"),
        (f"(وكالة الوادي) - فجر الثلاثاء سكتت البنادق مع سريان الهدنة {BOTH}.", "2019-03-19"),
        (f"منذ فجر الثلاثاء باتت الهدنة {BOTH} سارية.", "2019-03-19"),
        # the next sentence takes the truce up
        ("توصلت حركة النخيل وجبهة السهل إلى هدنة. ويبدأ التنفيذ يوم الجمعة.", "2019-03-22"),
        ("اتفقت حركة النخيل وجبهة السهل على هدنة. وسيبدأ العمل بها في 22 آذار.", "2019-03-22"),
        # from … until
        (f"وقع الوجهاء هدنة {BOTH} من 22 آذار وحتى 28 آذار.", "2019-03-22"),
        # the day of the news, and the day of the truce
        ("أعلنت حركة النخيل أمس الثلاثاء هدنة مع جبهة السهل تدخل حيز التنفيذ ليل الأحد.", "2019-03-24"),
        ("أعلنت حركة النخيل اليوم هدنة مع جبهة السهل، يبدأ سريانها يوم 22.", "2019-03-22"),
        (f"أكد مسؤول محلي اليوم الأربعاء توقيع هدنة {BOTH}، مضيفاً أن التنفيذ يبدأ يوم 25 آذار.", "2019-03-25"),
    ],
)
def test_a_beginning_in_many_words(read: Read, text: str, start: str) -> None:
    assert _start(read, text) == start


@pytest.mark.parametrize(
    "text",
    [
        f"أعلنت هدنة {BOTH}، وحددت اللجنة يوم 22 آذار موعداً لبدء الحوار.",
        f"يوم الأحد، التقى وفد المدينة قادة الجانبين الذين بدأت الهدنة {BOTH} برعايتهم.",
        f"يوم الأحد، قال رئيس البلدية إن الهدنة {BOTH} بدأت.",
        f"أكد مسؤول محلي اليوم الأربعاء توقيع هدنة {BOTH}.",
        "نفت حركة النخيل يوم الأحد توقيع هدنة مع جبهة السهل.",
        f"توصل الوجهاء إلى هدنة {BOTH}. ويبدأ العام الدراسي يوم الأحد.",
        f"الهدنة {BOTH} سارية في القرية، وزار الوالي السوق يوم الأحد.",
        f"اتفق الوجهاء على تمديد الهدنة {BOTH} حتى 28 آذار.",
        f"قتل راعيان في قصف على القرية يوم الثلاثاء، وقع رغم الهدنة {BOTH}.",
    ],
)
def test_the_day_of_something_else_is_no_beginning(read: Read, text: str) -> None:
    assert _start(read, text) is None


def test_until_marks_no_day_before_it(read: Read) -> None:
    [truce] = read(f"وقع الوجهاء هدنة {BOTH} من 22 آذار وحتى 28 آذار.", PUBLISHED).truces
    assert (truce.start, truce.end) == ("2019-03-22", "2019-03-28")


@pytest.mark.parametrize(("published", "start"), [
    ("2018-10-05", "2018-10-05"), ("2018-10-07", "2018-10-05"), ("2018-10-01", "2018-10-05"), ("2018-12-30", "2019-10-05"),
])  # fmt: skip
def test_a_day_without_a_year_lies_around_the_report(read: Read, published: str, start: str) -> None:
    assert _start(read, f"هدنة {BOTH} تبدأ يوم 5 أكتوبر.", published) == start


@pytest.mark.parametrize(
    ("text", "end"),
    [
        (f"صمدت الهدنة {BOTH} في القرية حتى مساء الأربعاء.", None),
        (f"لم تسجل حتى مساء اليوم أي خروق للهدنة {BOTH}.", None),
        (f"وثق المرصد سبعة خروق للهدنة {BOTH} حتى الأربعاء.", None),
        (f"تستمر الهدنة {BOTH} حتى مساء الأربعاء.", "2019-03-20"),
        (f"صمدت الهدنة {BOTH} في القرية حتى 12 آذار ثم انهارت.", "2019-03-12"),
        (f"هدنة {BOTH} بدءا من 22 آذار 2019 وحتى 19 شباط.", "2020-02-19"),
        (f"هدنة {BOTH} بدءا من 22 آذار 2019 وحتى 19 أيار.", "2019-05-19"),
    ],
)
def test_an_end_is_when_it_was_to_end(read: Read, text: str, end: str | None) -> None:
    [truce] = read(text, PUBLISHED).truces
    assert truce.end == end


@pytest.mark.parametrize(
    ("text", "declared"),
    [
        (f"أعلنت اللجنة الثلاثاء هدنة {BOTH}.", "2019-03-19"),
        (f"الهدنة {BOTH} التي أعلنت الثلاثاء هشة.", "2019-03-19"),
        (f"خرق جديد للهدنة {BOTH}: أعلنت البلدية الثلاثاء مقتل راعيين.", None),
        (f"أعلنت اللجنة الثلاثاء انهيار الهدنة {BOTH}.", None),
        (f"انتهى أجل الهدنة {BOTH}، ولم تعلن حتى الآن عودة إلى القتال.", None),
    ],
)
def test_a_day_of_announcement_is_of_the_truce(read: Read, text: str, declared: str | None) -> None:
    [truce] = read(text, PUBLISHED).truces
    assert truce.declared == declared


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("بعد جهود لتسوية الأزمة التي استمرت أربعة شهور", None),
        ("بعد معارك دامت ثلاثة أيام", None),
        ("تستمر ثلاثة أيام", 3),
        ("بعد القصف، على أن تدوم الهدنة ثلاثة أيام", 3),
    ],
)
def test_what_a_war_has_lasted_is_not_the_length_of_a_truce(read: Read, words: str, days: int | None) -> None:
    [truce] = read(f"أعلنت هدنة بين حركة النخيل وجبهة السهل {words}.").truces
    assert truce.duration_days == days


def test_the_calendar_has_a_first_and_a_last_day(read: Read) -> None:
    """Pages give them where they know no day."""
    text = f"صمدت الهدنة {BOTH} في القرية حتى مساء 1 كانون الثاني 0001."
    assert len(read(text, "0001-01-01").truces) == 1
    assert len(read(f"هدنة {BOTH} بدءا من 22 آذار 9999 وحتى 19 شباط.", "9999-12-31").truces) == 1
