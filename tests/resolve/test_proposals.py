"""Names that may be one person: proposed, never merged."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.resolve.proposals import propose
from hudna.types import Name, Reading

Read = Callable[..., Reading]


def _person(text: str, start: int = 0, entry: str | None = None, **more: object) -> Name:
    return Name(kind="person", name=text, text=text, start=start, end=start + len(text), entry=entry, **more)  # type: ignore[arg-type]


def test_one_letter_apart() -> None:
    [proposal] = propose([_person("سالم الزيتوني"), _person("سليم الزيتوني", 40), _person("سالم الزيتوني", 80)])
    assert proposal.same == ("سالم الزيتوني", "سليم الزيتوني")
    assert [span.start for span in proposal.spans] == [0, 40, 80]
    assert proposal.grounds == ("two letters apart", "same family name")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (_person("سالم الزيتوني"), _person("سالم البستاني", 40)),
        (_person("سالم الزيتوني"), _person("عبد الرحمن الزيتوني", 40)),
        (_person("سالم الزيتوني"), _person("سالم الزيتوني", 40)),
        (_person("سالم الزيتوني", entry="made_up/one"), _person("سليم الزيتوني", 40, entry="made_up/one")),
        (_person("سالم الزيتوني"), _person("سليم الزيتوني", 40, anaphor=True)),
        (_person("سالم"), _person("سليم", 40)),
    ],
    ids=["family name", "far apart", "same words", "same entry", "named again", "one word"],
)
def test_no_proposal(first: Name, second: Name) -> None:
    assert propose([first, second]) == ()


def test_spellings_of_one_folded_name_need_no_proposal() -> None:
    assert propose([_person("أحمد الزيتوني"), _person("احمد الزيتونى", 40)]) == ()


def _body(text: str, start: int = 0, entry: str | None = None) -> Name:
    return Name(kind="organisation", name=text, text=text, start=start, end=start + len(text), entry=entry)


def test_bodies_with_a_slip_in_a_long_word() -> None:
    [proposal] = propose([_body("حركة النخيل الديمقراطية", 0, "sample/palm"), _body("حركة النخيل الدمقراطية", 40)])
    assert proposal.grounds == ("one letter apart", "all other words are the same")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (_body("مجلس الجبل"), _body("مجلس الجيل", 40)),
        (_body("الفرقة السادسة عشرة"), _body("الفرقة السابعة عشرة والعشرون", 40)),
        (_body("حركة النخيل الديمقراطية", 0, "a/b"), _body("حركة النخيل الدمقراطية", 40, "a/c")),
    ],
)
def test_bodies_that_are_others(first: Name, second: Name) -> None:
    assert propose([first, second]) == ()


def test_a_reading_proposes_and_does_not_merge(read_sample: Read) -> None:
    text = "قال مدير المشفى حسن الزيتوني إن الدواء متوفر. وقال مدير السوق حسين الزيتوني إن الماء عاد."
    reading = read_sample(text)
    assert {m.name for m in reading.mentions if isinstance(m, Name)} == {"حسن الزيتوني", "حسين الزيتوني"}
    assert [proposal.same for proposal in reading.proposals] == [("حسن الزيتوني", "حسين الزيتوني")]


@given(st.lists(st.sampled_from(["سالم الزيتوني", "سليم الزيتوني", "سالم البستاني", "سلام الزيتوني"]), max_size=12))
def test_every_proposal_has_grounds_and_two_names(texts: list[str]) -> None:
    names = [_person(text, 40 * at) for at, text in enumerate(texts)]
    proposals = propose(names)
    assert len({frozenset(p.same) for p in proposals}) == len(proposals)
    for proposal in proposals:
        assert len(set(proposal.same)) == 2
        assert proposal.grounds
        assert {span.text for span in proposal.spans} == set(proposal.same)


@pytest.mark.parametrize(
    ("first", "second", "grounds"),
    [
        ("سالم حسن الزيتوني", "سالم الزيتوني", ("same given name", "same family name", "a middle name more")),
        ("سالم الزيتوني", "سالم الزيوتني", ("one letter apart", "same given name")),
    ],
)
def test_other_grounds(first: str, second: str, grounds: tuple[str, ...]) -> None:
    [proposal] = propose([_person(first), _person(second, 40)])
    assert proposal.grounds == grounds


def test_two_whom_packs_know_are_no_proposal() -> None:
    assert (
        propose([_person("سالم الزيتوني", entry="made_up/one"), _person("سليم الزيتوني", 40, entry="made_up/two")])
        == ()
    )


def test_one_office_is_a_further_ground(read_sample: Read) -> None:
    text = "قال مدير المشفى حسن الزيتوني إن الدواء متوفر. وقال مدير المشفى حسين الزيتوني إن الماء عاد."
    [proposal] = read_sample(text).proposals
    assert "same role" in proposal.grounds
