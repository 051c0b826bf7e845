"""Events: types, parties, tolls, realis, on sentences written for the tests."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.extract.events import find_events, place_name
from hudna.packs.knowledge import load_knowledge
from hudna.pipeline import analyze
from hudna.rules.entry import Entry
from hudna.text.page import Page, read_page
from hudna.types import Report
from hudna.types.claim import Claim
from hudna.types.event import Event, Toll
from hudna.types.mention import Mention, Name, Place, Quantity, Time

_KNOWLEDGE = load_knowledge()
_TABLES = ("trigger", "context", "argument", "realis", "victim", "casualty")
_MARK = re.compile(r"\[([^\]]+)\]\((\w+)\)")


def _page(text: str) -> Page:
    return read_page(Report(id="test", text=text, published=date(2024, 5, 15)), _KNOWLEDGE.layout)


def _events(text: str, mentions: Sequence[Mention] = (), claims: Sequence[Claim] = ()) -> tuple[Event, ...]:
    page = _page(text)
    return find_events(page, _KNOWLEDGE.lexicon.scan(page.folded, page.tokens), _KNOWLEDGE, mentions, claims)


def _at(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


def _actor(text: str, words: str, name: str, kind: str = "organisation") -> Name:
    return Name(kind=kind, name=name, text=words, **_at(text, words))


def _town(text: str, words: str, name: str, admin1: str = "Idlib") -> Place:
    return Place(
        name=name, admin1=admin1, country="SY", lat=35.9, lon=36.7, precision="town", text=words, **_at(text, words)
    )


def _count(text: str, words: str, low: float, measure: str, unit: str = "civilians") -> Quantity:
    return Quantity(low=low, high=low, measure=measure, unit=unit, text=words, **_at(text, words))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("شهد الحي قصفاً مدفعياً طوال الليل.", "shelling"),
        ("شهد الحي قصفاً جوياً طوال الليل.", "air_strike"),
        ("استهدفت طائرة مسيرة سيارة عند المفرق.", "drone_strike"),
        ("شن مسلحون هجوماً بسيارة مفخخة على الثكنة.", "explosion_ied"),
        ("انفجر لغم أرضي بحافلة ركاب.", "explosion_ied"),
        ("اندلعت اشتباكات عنيفة عند الجسر.", "armed_clash"),
        ("اغتال مجهولون قاضياً أمام منزله.", "assassination_attack"),
        ("خطف مسلحون طبيباً من عيادته.", "abduction"),
        ("خرجت مظاهرة في ساحة البلدة.", "protest"),
        ("نزحت عشرات العائلات من الحي.", "displacement"),
        ("أعلنت الأطراف هدنة لثلاثة أيام.", "agreement"),
        ("دخلت قافلة مساعدات إلى المخيم.", "aid_delivery"),
        ("جرت عملية تبادل أسرى بين الطرفين وخرج عشرة أسرى.", "prisoner_exchange"),
        ("حاصرت القوات القرية أسبوعين.", "siege"),
        ("نفذ المسلحون إعدامات جماعية في القرية.", "execution"),
        ("وقعت عمليات إعدام جماعي في القرية.", "execution"),
    ],
)
def test_type(text: str, kind: str) -> None:
    assert [event.type for event in _events(text)][:1] == [kind]


def test_verb_first_subject_and_place() -> None:
    text = "قصفت قوات الوادي بلدة الزهراء بالمدفعية."
    event = _events(text, [_actor(text, "قوات الوادي", "Valley Forces"), _town(text, "الزهراء", "Al-Zahra")])[0]
    assert (event.type, event.actors, event.place) == ("shelling", ("Valley Forces",), "Al-Zahra, Idlib, Syria")
    assert event.evidence is not None
    assert event.evidence["actors"][0].text == "قوات الوادي"


def test_subject_first() -> None:
    text = "وذكر السكان أن قوات الوادي قصفت الأحياء ليلاً."
    assert _events(text, [_actor(text, "قوات الوادي", "Valley Forces")])[0].actors == ("Valley Forces",)


def test_genitive_of_a_verbal_noun_is_the_doer() -> None:
    text = "أصيب راع جراء قصف قوات الوادي على المرعى."
    assert _events(text, [_actor(text, "قوات الوادي", "Valley Forces")])[0].actors == ("Valley Forces",)


def test_both_sides_of_a_clash() -> None:
    text = "اندلعت اشتباكات بين كتائب النهر وألوية الجبل قرب الجسر."
    sides = [_actor(text, "كتائب النهر", "River Brigades"), _actor(text, "ألوية الجبل", "Mountain Brigades")]
    assert set(_events(text, sides)[0].actors) == {"River Brigades", "Mountain Brigades"}


def test_target_after_on() -> None:
    text = "شنت كتائب النهر هجوماً على ألوية الجبل."
    sides = [_actor(text, "كتائب النهر", "River Brigades"), _actor(text, "ألوية الجبل", "Mountain Brigades")]
    event = _events(text, sides)[0]
    assert (event.actors, event.targets) == (("River Brigades",), ("Mountain Brigades",))


def test_agent_of_a_passive() -> None:
    text = "تعرضت القرية لقصف من قبل كتائب النهر."
    assert _events(text, [_actor(text, "كتائب النهر", "River Brigades")])[0].actors == ("River Brigades",)


def test_likely_doer_is_no_doer() -> None:
    text = "طال المعبر قصف جوي يُرجح أنه روسي وفق السكان."
    event = _events(text, [_actor(text, "روسي", "Russia", "group")])[0]
    assert (event.actors, event.probable_actors, event.alleged) == ((), ("Russia",), True)


def test_light_verb_serves_the_noun() -> None:
    text = "قالت المراصد إن غارات جوية استهدفت مستودعاً عند المفرق."
    assert [event.trigger.text for event in _events(text)] == ["غارات جوية"]


def test_toll_follows_its_cause() -> None:
    text = "قتل ثلاثة مدنيين وجرح جنديان في غارة جوية على السوق."
    counts = [_count(text, "ثلاثة مدنيين", 3, "killed"), _count(text, "جنديان", 2, "wounded", "soldiers")]
    event = _events(text, counts)[0]
    assert (event.type, event.killed, event.wounded) == ("air_strike", Toll(3, 3), Toll(2, 2))
    assert {(v.who, v.killed, v.wounded) for v in event.victims} == {
        ("civilians", Toll(3, 3), None),
        ("soldiers", None, Toll(2, 2)),
    }


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("سقط قتلى في قصف على السوق.", Toll(1, None)),
        ("قتل طفل في قصف على السوق.", Toll(1, 1)),
        ("قتل طفلان في قصف على السوق.", Toll(2, 2)),
        ("هز قصف عنيف أطراف السوق.", None),
    ],
)
def test_bare_victims(text: str, killed: Toll | None) -> None:
    assert _events(text)[0].killed == killed


def test_part_of_a_group_is_not_counted_again() -> None:
    text = "قتل ستة مدنيين بينهم طفلان في قصف على السوق."
    counts = [_count(text, "ستة مدنيين", 6, "killed"), _count(text, "طفلان", 2, "killed", "children")]
    assert _events(text, counts)[0].killed == Toll(6, 6)


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("لم تقصف القوات القرية.", "negated"),
        ("ستقصف القوات القرية غداً.", "planned"),
        ("تعتزم القوات شن هجوم على القرية.", "planned"),
        ("إذا قصفت القوات القرية فسيرد السكان.", "hypothetical"),
        ("وكانت القوات قد قصفت القرية قبل عام.", "background"),
        ("طالب الأهالي بوقف القصف على القرية.", "background"),
        ("قصفت القوات القرية.", "asserted"),
        ("وصل الوفد صباحاً، ولم يقصف المسلحون القرية.", "negated"),
        ("ستشن القوات غارات على القرية.", "planned"),
        ("ستبدأ الهدنة في القرية.", "planned"),
        ("بدأت الهدنة في القرية.", "asserted"),
    ],
)
def test_realis(text: str, realis: str) -> None:
    assert _events(text)[0].realis == realis


def test_realis_shows_its_word() -> None:
    event = _events("لم تقصف القوات القرية.")[0]
    assert event.evidence is not None
    assert event.evidence["realis"][0].text == "لم"


def test_subject_of_a_light_verb_is_the_doer() -> None:
    text = "تخوض كتائب النهر مواجهات مع ألوية الجبل."
    sides = [_actor(text, "كتائب النهر", "River Brigades"), _actor(text, "ألوية الجبل", "Mountain Brigades")]
    assert set(_events(text, sides)[0].actors) == {"River Brigades", "Mountain Brigades"}


def test_possessor_of_positions_is_the_target() -> None:
    text = "قصفت كتائب النهر مواقع لألوية الجبل."
    start = text.index("ألوية الجبل")
    sides = [
        _actor(text, "كتائب النهر", "River Brigades"),
        Name(kind="organisation", name="Mountain Brigades", start=start, end=start + len("ألوية الجبل")),
    ]
    event = _events(text, sides)[0]
    assert (event.actors, event.targets) == (("River Brigades",), ("Mountain Brigades",))


def test_old_event_in_a_relative_clause_is_background() -> None:
    assert _events("عاد الطبيب الذي خطفه مسلحون من عيادته.")[0].realis == "background"


def test_denied_claim_negates_its_event() -> None:
    text = "نفى الناطق وقوع قصف على القرية."
    content = _page(text).span(text.index("وقوع"), len(text) - 1)
    claim = Claim(
        id=3, source=None, source_name="الناطق", source_type="official", cue=None, content=content, act="denies"
    )
    event = _events(text, (), [claim])[0]
    assert (event.claim, event.realis) == (3, "negated")


def test_second_naming_is_no_second_event() -> None:
    text = "اندلعت اشتباكات عنيفة عند الجسر. وأسفرت الاشتباكات عن مقتل طفل."
    events = _events(text)
    assert len(events) == 1
    assert events[0].killed == Toll(1, 1)


def test_date_is_never_the_day_of_publication_unsaid() -> None:
    assert _events("قصفت القوات القرية.")[0].date is None
    text = "قصفت القوات القرية أمس."
    when = Time(earliest="2024-05-14", latest="2024-05-14", text="أمس", **_at(text, "أمس"))
    assert _events(text, [when])[0].date == "2024-05-14"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("قصفت القوات القرية قبل ثلاثة أيام.", "2024-05-12"),
        ("قصفت القوات القرية منذ ثلاثة أيام.", None),
        ("قصفت القوات القرية منذ فجر اليوم.", "2024-05-15"),
        ("لم تقصف القوات القرية حتى الآن.", None),
        ("تقصف القوات القرية حالياً.", None),
        ("قصفت القوات القرية حتى يوم الأحد الماضي.", None),
        ("قال الناطق اليوم إن القوات قصفت القرية أمس.", "2024-05-14"),
        ("قال الناطق اليوم إن القوات قصفت القرية العام الماضي.", "2023-01-01"),
        ("قال الناطق اليوم إن القوات قصفت القرية.", None),
        ("أعلن الناطق أمس التوصل إلى هدنة في القرية.", "2024-05-14"),
        ("قال الناطق أمس إن الطرفين توصلا إلى هدنة.", None),
    ],
)
def test_what_dates_an_event(text: str, day: str | None) -> None:
    (event,) = analyze(Report(id="t", text=text, published=date(2024, 5, 15)), _KNOWLEDGE).events
    assert event.date == day


def test_long_ago_is_counted_from_the_day_that_the_text_states() -> None:
    text = "أثار القصف العام الماضي غضب السكان."
    when = Time(earliest="2023-01-01", latest="2023-12-31", granularity="year", text="العام", **_at(text, "العام"))
    page = read_page(Report(id="t", text=text), _KNOWLEDGE.layout)
    hits = _KNOWLEDGE.lexicon.scan(page.folded, page.tokens)
    (event,) = find_events(page, hits, _KNOWLEDGE, [when], (), day=date(2024, 5, 15))
    assert event.realis == "background"


def test_place_name_says_nothing_twice() -> None:
    city = Place(start=0, end=1, name="Idlib", admin1="Idlib", country="SY", precision="city")
    country = Place(start=0, end=1, name="Syria", country="SY", precision="country")
    assert place_name(city, _KNOWLEDGE) == "Idlib, Syria"
    assert place_name(country, _KNOWLEDGE) == "Syria"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("وصل الخبر من بلدة الزهراء صباحاً. وقصفت قوات الوادي السوق.", "Al-Zahra, Idlib, Syria"),
        ("وصل الخبر من بلدة الزهراء صباحاً. هطل المطر. وقصفت قوات الوادي السوق.", None),
        ("قصفت قوات الوادي السوق. وهطل المطر على بلدة الزهراء.", None),
        ("عقد الوجهاء اجتماعاً في بلدة الزهراء. وقصفت قوات الوادي السوق.", None),
        ("هطل المطر على بلدة الزهراء. وفي سياق آخر قصفت قوات الوادي السوق.", None),
        ("هطل المطر على بلدة الزهراء. وعقد الوفد مفاوضات مع قوات الوادي.", None),
    ],
)
def test_only_the_sentence_before_hands_on_a_place(text: str, place: str | None) -> None:
    mentions = [_actor(text, "قوات الوادي", "Valley Forces"), _town(text, "الزهراء", "Al-Zahra")]
    assert _events(text, mentions)[-1].place == place


def test_no_doer_of_what_did_not_happen() -> None:
    text = "اتفاق على هدنة بين كتائب النهر وألوية الجبل، ولم يقتل أحد."
    sides = [
        _actor(text, "كتائب النهر", "River Brigades"),
        Name(kind="organisation", name="Mountain Brigades", **_at(text, "ألوية الجبل")),
    ]
    denied = [event for event in _events(text, sides) if event.type == "attack"]
    assert [(event.realis, event.actors, event.killed) for event in denied] == [("negated", (), None)]


@pytest.mark.parametrize(
    "text",
    ["هز قصف عنيف السوق دون وقوع قتلى.", "لم يقتل أي شخص في قصف على السوق.", "هز قصف عنيف السوق، ولم يسقط جرحى."],
)
def test_nobody_is_counted_where_nobody_was_hurt(text: str) -> None:
    assert [(event.killed, event.wounded) for event in _events(text)] == [(None, None)]


def test_where_people_go_is_no_target() -> None:
    text = "نزحت عشرات العائلات باتجاه مناطق سيطرة كتائب النهر."
    (event,) = _events(text, [_actor(text, "كتائب النهر", "River Brigades")])
    assert "River Brigades" not in (*event.targets, *event.actors)


def test_fire_that_way_has_a_target() -> None:
    text = "أطلق مسلحون قذائف باتجاه كتائب النهر."
    assert _events(text, [_actor(text, "كتائب النهر", "River Brigades")])[0].targets == ("River Brigades",)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(["قصفت القوات القرية", "أعلنت الأطراف هدنة", "تبدأ الهدنة", "اندلعت اشتباكات عند الجسر"]),
    st.integers(-400, 400),
    st.sampled_from([" ", "، والهدنة ", ". القصف "]),
)
def test_what_lies_ahead_has_not_happened(words: str, ahead: int, joined: str) -> None:
    day = date(2024, 5, 15)
    that = (day + timedelta(days=ahead)).isoformat()
    text = f"{words}{joined}يومئذ."
    page = read_page(Report(id="t", text=text), _KNOWLEDGE.layout)
    when = Time(earliest=that, latest=that, text="يومئذ", **_at(text, "يومئذ"))
    hits = _KNOWLEDGE.lexicon.scan(page.folded, page.tokens)
    events = find_events(page, hits, _KNOWLEDGE, [when], (), day=day)
    late = [event for event in events if event.date is not None and event.date > day.isoformat()]
    assert not [event for event in late if event.realis in ("asserted", "background")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قصفت القوات السوق، وعقد الوجهاء اجتماعاً في بلدة الزهراء.", None),
        ("قصفت القوات السوق، وفي سياق آخر هطل المطر على بلدة الزهراء.", None),
        ("قصفت القوات اجتماعاً للوجهاء في بلدة الزهراء.", "Al-Zahra, Idlib, Syria"),
        ("قصفت القوات السوق، ما أسفر عن مقتل طفل في بلدة الزهراء.", "Al-Zahra, Idlib, Syria"),
    ],
)
def test_a_meeting_keeps_its_place(text: str, place: str | None) -> None:
    assert _events(text, [_town(text, "الزهراء", "Al-Zahra")])[0].place == place


def test_ceasefire_is_no_shooting() -> None:
    assert not [e for e in _events("يخشى السكان على وقف إطلاق النار.") if e.type == "attack"]


def _of_tables() -> list[Entry]:
    return [entry for entry in _KNOWLEDGE.entries.values() if entry.table in _TABLES]


@pytest.mark.parametrize("entry", _of_tables(), ids=lambda entry: entry.address)
def test_examples_of_the_pack(entry: Entry) -> None:
    for example in entry.get("examples"):
        text = _MARK.sub(r"\1", example)
        page = _page(text)
        hits = [
            hit for hit in _KNOWLEDGE.lexicon.scan(page.folded, page.tokens).every(entry.table) if hit.entry is entry
        ]
        assert hits, example
    for text in entry.get("counterexamples"):
        page = _page(text)
        found = _KNOWLEDGE.lexicon.scan(page.folded, page.tokens).every(entry.table)
        assert not [hit for hit in found if hit.entry is entry], text


@pytest.mark.parametrize("text", [text for entry in _of_tables() for text in entry.get("not_events", ())])
def test_sentences_without_an_event(text: str) -> None:
    assert not _events(text)


_WORDS = st.sampled_from(
    [
        "قصفت", "القوات", "قتل", "طفل", "في", "غارة", "على", "البلدة", "،", ".", "؟", "\n", "لم", "هدنة", "توقيع", "بين",
        "مع", "استهدفت", "القصف", "وأصيب", "جرحى", "من", "قبل", "بينهم", "روسي", "10", "انفجار",
    ]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(_WORDS, max_size=40))
def test_spans_stand_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    events = _events(text)
    assert [event.id for event in events] == list(range(len(events)))
    assert events == _events(text)
    for event in events:
        assert 0 <= event.trigger.start < event.trigger.end <= len(text)
        assert text[event.trigger.start : event.trigger.end] == event.trigger.text


def test_time_grows_with_the_text() -> None:
    def seconds(times: int) -> float:
        page = _page("قصفت القوات البلدة فقتل طفل في غارة على السوق. " * times)
        hits = _KNOWLEDGE.lexicon.scan(page.folded, page.tokens)
        start = perf_counter()
        find_events(page, hits, _KNOWLEDGE, (), ())
        return perf_counter() - start

    seconds(50)
    assert seconds(2000) < 40 * max(seconds(200), 0.005)


@pytest.mark.parametrize(
    "text",
    [
        "أصيب مدنيون جراء قصف مدفعي لحركة النخيل على القرية.",
        "وأفادت شبكة عين الوادي أن طفلا أصيب إثر قصف مدفعي لحركة النخيل على القرية.",
    ],
)
def test_who_was_hurt_or_tells_it_did_not_shell(read: Callable[..., Any], text: str) -> None:
    [event] = [event for event in read(text).events if event.type == "shelling"]
    assert event.actors == ("Palm Movement",)


def test_parts_of_a_toll_are_not_added_to_it(read: Callable[..., Any]) -> None:
    text = "قتل 24 مدنيا بينهم 8 أطفال و 4 نساء وإصابة 45 بينهم 13 طفلا و 5 نساء في قصف على القرية."
    [event] = [event for event in read(text).events if event.killed is not None]
    assert event.killed is not None and event.wounded is not None
    assert (event.killed.min, event.wounded.min) == (24, 45)


@pytest.mark.parametrize("text", ["استخدمت الطائرات صواريخ شديدة الانفجار.", "يهدفون إلى تصفية القضية في القرية."])
def test_words_that_only_look_like_an_event(read: Callable[..., Any], text: str) -> None:
    assert not read(text).events


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("قصفت القوات الروسية بلدة. كما استهدفت مواقع أخرى على التل.", {"Russia"}),
        ("قتل جنديان تركيان في اشتباكات مع القوات الروسية.", {"Turkey", "Russia"}),
        ("تعرضت القرية لقصف مدفعي مصدره القوات الروسية.", {"Russia"}),
        ('أصيب رجل في غارة جوية "روسية" على القرية.', {"Russia"}),
        ("قامت الطائرات الروسية بشن غارات على التل.", {"Russia"}),
        ("شنت القوات الروسية غارات جوية وقصفاً بالمدفعية على التل.", {"Russia"}),
    ],
)
def test_who_did_it(read: Callable[..., Any], text: str, actors: set[str]) -> None:
    assert set(read(text).events[-1].actors) == actors


def test_where_those_who_fire_stand_is_not_what_they_hit(read: Callable[..., Any]) -> None:
    text = "تعرضت مدينة إدلب لقصف من القوات الروسية المتمركزة في مدينة حماة."
    assert read(text).events[0].place == "Idlib, Syria"


def test_who_gained_by_a_clash_fought_in_it(read: Callable[..., Any]) -> None:
    events = read("سيطرت حركة النخيل على القرية بعد معارك عنيفة مع جبهة السهل.").events
    [clash] = [event for event in events if event.type == "armed_clash"]
    assert set(clash.actors) == {"Palm Movement", "Plain Front"}


def test_who_holds_what_is_shelled_does_not_shell(read: Callable[..., Any]) -> None:
    events = read("شنت حركة النخيل غارات وقصف بالمدفعية السبت مواقع جبهة السهل.").events
    assert all("Plain Front" not in event.actors for event in events)
