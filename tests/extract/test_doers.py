"""Who did it, to whom, where and when: what the words around a trigger say of it, on invented sentences."""

from collections.abc import Callable
from datetime import date

import pytest

from hudna.packs.knowledge import load_knowledge
from hudna.pipeline import analyze
from hudna.types import Reading, Report
from hudna.types.event import Event, Toll

_ARMY = "Syrian Government (Assad)"


def _events(text: str, published: date | None = None) -> dict[str, Event]:
    """The events of a text, by the words of their triggers."""
    found = analyze(Report("invented", text, published), load_knowledge()).events
    return {event.trigger.text: event for event in found}


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("قوات النظام وحزب الله قصفت البلدة.", "قصفت", {_ARMY, "Hezbollah"}),
        ("أعلنت قسد إصابة سبعة من عناصرها بقصف الجيش التركي على عامودا.", "قصف", {"Turkey"}),
        ("أعلن الحوثيون مقتل ثلاثة منهم بغارات على المعسكر.", "غارات", set()),
        ("تصدت فصائل بينها أحرار الشام للهجوم، في حين ألقى الطيران المروحي برميلا على الوادي.", "ألقى", set()),
        ("نبهت روسيا إلى تجدد المعارك بين قوات النظام وأحرار الشام.", "المعارك", {_ARMY, "Ahrar al-Sham"}),
        (
            "تجددت اشتباكات بين الجنود الأتراك وداعش، وفق معلومات نشرتها وكالة الأناضول.",
            "اشتباكات",
            {"Turkey", "Islamic State"},
        ),
        ("وقع قصف على الوادي رغم الهدنة السارية بين إسرائيل وحزب الله.", "قصف", set()),
        ("أكد شهود أن وحدات من الجيش التركي تمكنت من توجيه ضربات على مواقع لداعش.", "ضربات", {"Turkey"}),
        ("شن الجيش التركي غارات جوية وقصف بالمدفعية مواقع داعش.", "قصف", {"Turkey"}),
        ("قوات المقاومة الشعبية اليمنية خاضت معارك مع الحوثيين.", "معارك", {"Popular Resistance (Yemen)", "Houthis"}),
        ("دارت معارك بين قسد في ريف الرقة ووحدات الجيش التركي.", "معارك", {"Syrian Democratic Forces", "Turkey"}),
        ("سيطرت قسد على تل قرب الطريق بعد معارك مع داعش.", "معارك", {"Syrian Democratic Forces", "Islamic State"}),
        ("قتل 5 أشخاص في غارة استهدفت قوات النظام عند الجسر.", "غارة", set()),
        ("عاود الجيش التركي القصف، حيث استهدف القوات الكردية بثلاث غارات.", "غارات", {"Turkey"}),
        ("شنت طائرات تركية هجوما على مواقع حزب الله، وشمل القصف مناطق عدة.", "هجوما", {"Turkey"}),
        ("ذكرت صحف تركية أن مسلحين هاجموا محطة الحافلات.", "هاجموا", set()),
        ("قال الجيش التركي: «أطلق السكان النار على الحراس».", "أطلق", set()),
        ("تمكن الجيش التركي من قتل ستة مسلحين عند الجسر.", "قتل", {"Turkey"}),
        ("دعا حزب الله إلى الحذر بعد ساعات من استهداف قوات النظام قرية الوادي.", "استهداف", {_ARMY}),
        ("دارت اشتباكات مع قوات النظام على الحدود مع تركيا.", "اشتباكات", {_ARMY}),
        ("قتل 8 في سقوط صاروخ أطلقته قوات النظام على الحي.", "سقوط صاروخ", {_ARMY}),
        ("أعلن الجيش التركي أن العميد فراس العبد قال إن الحرس واصل استهداف التل.", "استهداف", set()),
        ("أفادت قسد بأن طائرات قامت بقصف الوادي.", "قصف", set()),
        ("استهدفت مقاتلات التحالف العربي بثلاث غارات الحوثيين.", "غارات", {"Saudi-led Coalition"}),
        ("الجيش الأميركي: نفذنا غارة قرب التلة.", "غارة", {"United States"}),
        (
            "نشبت اشتباكات بين وحدات تابعة لحكومة الوحدة بقيادة عبد الحميد الدبيبة وقوات حفتر.",
            "اشتباكات",
            {"GNU forces", "Libyan National Army"},
        ),
        (
            "استهدفت غارات للتحالف العربي مواقع للحوثيين والقوات الموالية لهم.",
            "غارات",
            {"Saudi-led Coalition"},
        ),
        ("استهدفت طائرة مسيّرة للجيش التركي قرية الوادي.", "استهدفت", {"Turkey"}),
        (
            "نفت المصادر ذلك. والمقاومة الشعبية تخوض مواجهات مع الحوثيين الذين يرفضون الهدنة.",
            "مواجهات",
            {"Popular Resistance (Yemen)", "Houthis"},
        ),
        ("أسفرت المعارك عن مقتل ثلاثة من مقاتلي الحوثيين.", "المعارك", {"Houthis"}),
        ("قتل ثلاثة مدنيين سوريين في اشتباكات قرب الجسر.", "اشتباكات", set()),
        ("قتل شاب برصاص الجيش التركي وقسد تتوعد بالرد.", "قتل", {"Turkey"}),
        ("أوضح فراس العبد أن القرية تعرضت أمس لقصف.", "قصف", set()),
    ],
)
def test_who_did_it(text: str, trigger: str, actors: set[str]) -> None:
    assert set(_events(text)[trigger].actors) == actors


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("جرح جنديان تركيان في انفجار عبوة.", ("Turkey",)),
        ("جرح عنصران من قسد وقتلت معلمة في قصف على الطاحونة.", ("Syrian Democratic Forces", "civilians")),
        ("جرح ثلاثة صيادين في قصف على المرفأ.", ("civilians",)),
        ("قتل ثلاثة مدنيين في اشتباكات وسط البلدة.", ()),
    ],
)
def test_whoever_was_hurt_was_the_target(text: str, targets: tuple[str, ...]) -> None:
    [event] = _events(text).values()
    assert event.targets == targets


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("قتل 5 أشخاص في غارة استهدفت قوات النظام عند الجسر.", (_ARMY,)),
        ("طال القصف مخازن على الحدود العراقية.", ()),
        ("وقع هجوم قرب الطريق على الحدود مع تركيا.", ()),
        ("شنت المقاتلات غارات على جيوب للحوثيين.", ("Houthis",)),
        ("قصفت المدفعية قرية ضمن منطقة “بوتين-أردوغان”.", ()),
    ],
)
def test_whom_it_was_done_to(text: str, targets: tuple[str, ...]) -> None:
    [event] = _events(text).values()
    assert event.targets == targets


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("تعرضت مواقع حزب الله عند الوادي لقصف مدفعي.", ("Hezbollah",)),
        ("مواقع حزب الله تعرضت لقصف مدفعي.", ("Hezbollah",)),
        ("تعرض صياد قال حزب الله إنه غريب لقصف مدفعي.", ()),
        ("مسيرة تقتل قياديا من “قسد” عند الجسر.", ("Syrian Democratic Forces",)),
    ],
)
def test_who_was_exposed_was_the_target(text: str, targets: tuple[str, ...]) -> None:
    [event] = _events(text).values()
    assert event.targets == targets


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("لم تقع أي غارات على البلدة.", "negated"),
        ("تحسبا لغارات على البلدة أغلقت المدارس.", "hypothetical"),
        ("استنكر المجلس أمس القصف المدفعي على البلدة.", "background"),
        ("عادت العائلات التي تعرضت لغارات على الجبل.", "background"),
        ("تعرضت القرية الواقعة شمال المدينة قرب الجسر على الطريق العام في الوادي لقصف مدفعي.", "asserted"),
    ],
)
def test_whether_it_happened(text: str, realis: str) -> None:
    [event] = _events(text).values()
    assert event.realis == realis


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("وقع الحراس في كمين نصبه مسلحون عند الوادي.", "attack"),
        ("سقطت بعد منتصف الليل ثلاث قذائف قرب البئر.", "shelling"),
        ("أصاب صاروخ الجسر الحجري.", "shelling"),
        ("دمرت المقاتلات سبعة مواقع في الجبل.", "air_strike"),
        ("فجر مقاتلون لغما في الوادي اليوم الثلاثاء.", "explosion_ied"),
    ],
)
def test_what_happened(text: str, kind: str) -> None:
    [event] = _events(text).values()
    assert event.type == kind


@pytest.mark.parametrize(
    "text", ["سقطت طائرة تدريب في الحقل.", "دمرت السيول بيتين.", "وصل الوفد فجر الثلاثاء.", "وصل الوفد إلى تدمر."]
)
def test_what_is_no_event(text: str) -> None:
    assert not _events(text)


def test_rival_counts_give_a_range() -> None:
    text = "أفادت قسد بمقتل 14 شخصا في الغارات على المعمل، بينما قال الجيش التركي إن ثلاثة حراس قتلوا."
    [event] = _events(text).values()
    assert event.killed == Toll(3, 14)


def test_what_a_number_grew_to_is_no_toll_of_the_day() -> None:
    text = "أصيب عامل في قصف على الحقل، ما رفع عدد الضحايا إلى 188 قتيلا."
    [event] = _events(text).values()
    assert event.killed is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("وصل الوفد إلى مدينة جرابلس بريف حلب الشرقي. واستهدف قصف مدفعي أطراف المدينة.", "Jarablus, Aleppo, Syria"),
        ("تعرض غرب المدينة لقصف مدفعي.", None),
        ("قال مسؤول في بيشاور إن هجوما وقع عند المعبر.", None),
    ],
)
def test_where_it_happened(text: str, place: str | None) -> None:
    [event] = _events(text).values()
    assert event.place == place


def test_when_a_truce_began_dates_no_fighting() -> None:
    text = "سقطت أمس الهدنة التي أعلنت في 3 نوفمبر، بعد قصف على الجسر."
    [event] = [event for event in _events(text, date(2023, 11, 20)).values() if event.type == "shelling"]
    assert event.date == "2023-11-19"


def test_what_goes_on_from_a_dated_deed_is_of_its_day() -> None:
    text = "قصفت المدفعية بلدة سرمين أمس. وشنت طائرات غارات على بلدة بنش. تعرضت قرية الوادي لقصف."
    assert [event.date for event in _events(text, date(2020, 1, 5)).values()] == ["2020-01-04", "2020-01-04", None]


def test_what_was_only_feared_is_not_told_again() -> None:
    text = "حذر الناطق من قصف وشيك على بلدة سرمين. وقصفت المدفعية بلدة سرمين أمس."
    found = _events(text, date(2020, 1, 5))
    assert [event.realis for event in found.values()][-1] == "asserted"
    assert len(found) == 2


def test_one_more_of_the_kind_is_not_the_same_again() -> None:
    text = "قتل رجل في قصف على بلدة سرمين. وقتل رجل في قصف مماثل على البلدة."
    assert len(_events(text)) == 2


def test_who_was_hit_strikes_back_in_another_event() -> None:
    text = "استهدفت قسد مواقع الجيش التركي في عين عيسى. وهاجم الجيش التركي عين عيسى."
    assert [event.actors for event in _events(text).values()] == [("Syrian Democratic Forces",), ("Turkey",)]


def test_a_sentence_that_turns_elsewhere_tells_of_something_else() -> None:
    text = "استهدف الجيش عربة في بلدة سرمين. من ناحية أخرى، قتل حارس إثر سقوط قذيفة في بلدة سرمين."
    assert len(_events(text)) == 2


def test_the_wounded_go_with_the_dead_of_the_same_mention() -> None:
    text = "استهدف قصف مدفعي بلدة سرمين. وأسفر القصف عن مقتل شخصين وإصابة آخرين بجروح."
    [event] = _events(text).values()
    assert (event.killed, event.wounded) == (Toll(2, 2), Toll(1, None))


def test_what_a_title_tells_is_not_told_by_a_wider_place() -> None:
    text = "12 قتيلا في قصف على حلب\n\nأعلنت الوزارة أن غارة في سوريا أدت إلى مقتل زعيم المجموعة."
    found = _events(text)
    assert found["غارة"].killed == Toll(1, 1)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("قتل 23 من عناصر حركة النخيل و37 من عناصر جبهة السهل في معارك غربي القرية.", {"Palm Movement", "Plain Front"}),
        ("اتهمت حركة النخيل جبهة السهل بقتل أربعة مدنيين في قصف مدفعي على القرية.", {"Plain Front"}),
    ],
    ids=["men of both sides fell in a clash", "who is accused of it"],
)
def test_a_doer_that_is_named_around_the_act(read: Callable[..., Reading], text: str, actors: set[str]) -> None:
    (event,) = read(text).events
    assert set(event.actors) == actors


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("الجيش التركي شن غارات جوية على مواقع داعش.", "شن غارات جوية", {"Turkey"}),
        ("هاجم عناصر من داعش حاجزا قرب تدمر.", "هاجم", {"Islamic State"}),
        ("دخلت قوات النظام داريا أمس وقصفتها بالهاون.", "قصفتها", {_ARMY}),
        ("دخلت قوات النظام داريا أمس.", "دخلت قوات", {_ARMY}),
        ("خرق مسلحو الحوثي الهدنة بعد دقائق، إذ أطلقوا صواريخ على القرية.", "أطلقوا صواريخ", {"Houthis"}),
        ("شن الجيش التركي غارات على القرية وقصف مواقع داعش.", "قصف", {"Turkey"}),
        ("هاجم مسلحون حوثيون القرية.", "هاجم", {"Houthis"}),
        ("دارت اشتباكات بين قسد وداعش، تزامنا مع قصف مدفعي متبادل.", "قصف مدفعي متبادل", {"Syrian Democratic Forces", "Islamic State"}),
        ("اتهمت قسد تركيا بالوقوف وراء تفجير السوق.", "تفجير", {"Turkey"}),
        ("اتهمت قسد تركيا بالتقصير في التحقيق في قصف السوق.", "قصف", set()),
        ("تسعى قسد للتقدم في الحي، وهاجمت عناصر تنظيم داعش من محورين.", "هاجمت", set()),  # whom it hit, or who did it: the words do not say
    ],
)  # fmt: skip
def test_doers_before_and_after_their_act(text: str, trigger: str, actors: set[str]) -> None:
    assert set(_events(text, date(2015, 8, 1))[trigger].actors) == actors


def test_nobody_shells_alone() -> None:
    text = "أعرب المبعوث ستيفان دي ميستورا عن قلقه إزاء ما يتعرض له السكان من قصف عنيف على البلدة."
    assert [event.actors for event in _events(text).values()] == [()]
