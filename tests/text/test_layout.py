"""What is report and what is page, and where sentences end. The words are the pack's; the pages are ours."""

import pytest

from hudna.packs.knowledge import load_knowledge
from hudna.text.page import Page, read_page
from hudna.types import Report

BODY = (
    "أعلنت لجنة الوادي وقف القتال ثلاثة أيام في قرى السهل بعد محادثات طويلة.\nوقال وجيه محلي إن الطرق فتحت أمام السكان."
)


def _page(text: str) -> Page:
    return read_page(Report("invented", text), load_knowledge().layout)


def _kinds(text: str) -> list[str]:
    return [sentence.kind for sentence in _page(text).sentences]


def _furniture(text: str) -> list[tuple[str, str]]:
    return [(line.kind, text[line.start : line.end]) for line in _page(text).lines if line.furniture]


def _sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in _page(text).sentences if s.kind == "body"]


def test_title_byline_and_dateline() -> None:
    assert _kinds(f"هل توقف القتال في الوادي؟\nسلمى الواحي\nالثلاثاء 2019/05/14\n{BODY}")[:3] == [
        "title",
        "byline",
        "dateline",
    ]


def test_a_single_line_is_no_title() -> None:
    assert _kinds("هدنة في الوادي") == ["body"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("جميع الحقوق محفوظة لبريد الوادي 2024", "copyright"),
        ("(صورة أرشيفية)", "photo_credit"),
        ("اترك تعليقاً", "comment_form"),
        ("هذا الموقع يستخدم ملفات تعريف الارتباط", "cookie_notice"),
        ("اقرأ أيضاً: موسم الزيتون في الوادي", "related_link"),
        ("شارك هذا الموضوع", "widget"),
        ("الرئيسية > أخبار > الوادي", "navigation"),
    ],
)
def test_furniture(line: str, kind: str) -> None:
    assert _furniture(f"{BODY}\n{line}\n{BODY}") == [(kind, line)]


@pytest.mark.parametrize("mark", ["© 2024", "© بريد الوادي 2024", "جميع الحقوق محفوظة", "All rights reserved"])
def test_a_sentence_before_a_copyright_stays(mark: str) -> None:
    text = f"توصل وجهاء القرية إلى هدنة في 2024. {mark}"
    assert _furniture(text) == [("copyright", mark)]
    assert _sentences(text) == ["توصل وجهاء القرية إلى هدنة في 2024."]


@pytest.mark.parametrize(
    "line",
    ["© بريد الوادي 2024", "بريد الوادي © 2024", "بريد الوادي. © 2024", "موقع بريد الوادي اليومي المستقل © 2024"],
)
def test_a_copyright_without_a_sentence_is_one(line: str) -> None:
    assert _furniture(line) == [("copyright", line)]


@pytest.mark.parametrize("line", ["قد بعجبك أيضا", "قد يعجبك أيصا", "قد يجعبك أيضا"])
def test_a_long_phrase_is_told_with_one_slip(line: str) -> None:
    assert _furniture(f"{BODY}\n{line}\n{BODY}") == [("widget", line)]


def test_a_short_phrase_must_be_exact() -> None:
    assert not _furniture(f"عنوان\n{BODY}\nاخفظ اسمي في القائمة\n{BODY}")


@pytest.mark.parametrize("line", ["لا توجد تعليمات للسكان.", "قد بعحبك أيضا"])
def test_other_letters_and_two_slips_are_other_words(line: str) -> None:
    assert not _furniture(f"{BODY}\n{line}\n{BODY}")


def test_a_bare_heading_takes_the_link_below_it() -> None:
    text = f"{BODY}\nمواد ذات صلة:\nعودة الماء إلى قرى السهل\n{BODY}"
    assert [kind for kind, _ in _furniture(text)] == ["related_link", "related_link"]


def test_the_words_of_furniture_may_stand_in_a_report() -> None:
    text = f"عنوان\n{BODY}\nطالبت اللجنة الصحفيين بألا يشاركوا صوراً من داخل القرية قبل أن تنتهي المحادثات."
    assert not _furniture(text)


def test_marks_after_the_full_stop_belong_to_the_sentence() -> None:
    assert _sentences('قال: "انتهى القتال." ثم غادر.') == ['قال: "انتهى القتال."', "ثم غادر."]


@pytest.mark.parametrize("text", ["قال د. سامر إن الطريق مفتوح", "نقلت أ.ف.ب عن اللجنة", "نعم .. لا شيء جديد"])
def test_not_every_full_stop_ends_a_sentence(text: str) -> None:
    assert _sentences(text) == [text]


def test_question_and_exclamation_end_a_sentence() -> None:
    assert _sentences("هل انتهت؟ نعم! انتهت.") == ["هل انتهت؟", "نعم!", "انتهت."]


def test_a_comma_ends_nothing() -> None:
    text = "توقف القتال، وفتحت الطرق، وعاد السكان"
    assert _sentences(text) == [text]
