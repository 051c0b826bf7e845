"""What ``hudna check`` says of packs that are wrong, one small pack at a time."""

import shutil
from pathlib import Path

import pytest

from hudna.errors import OptionError, PackError
from hudna.packs.check import check, chosen_packs, pack_names
from hudna.packs.marks import read_marked
from hudna.packs.schema import schema
from hudna.packs.source import ROOT
from hudna.types import Span

_CUE = """
[[cue]]
lemma = "نفى"
act = "denies"
past = "نفى"
takes = ["that", "object"]
examples = ["و[نفت](cue) [الوزارة](source) [إغلاق المعبر](content)"]
counterexamples = ["عاش في المنفى"]
"""
_ACTOR = """
[[actor]]
id = "palm"
kind = "organisation"
name = "Palm Movement"
name_ar = "حركة النخيل"
aliases = []
examples = ["أعلنت [حركة النخيل](actor) هدنة"]
"""
_ABOUT = 'name = "Valley"\nname_ar = "الوادي"\ncountries = ["SY"]\nfrom = ""\nabout = "An invented war."\n'
_HEADER = "id,name,names_ar,country,admin1,precision,lat,lon,uncertainty_km,parent,population,source,caution\n"
_PLACE = "curated/sy-oak,Oak,السنديانة,SY,Homs,village,34.5,36.5,1,,0,test,\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A root with a language, a conflict and places, all in order."""
    for folder in ("lang/ar", "conflicts/valley", "places"):
        (tmp_path / folder).mkdir(parents=True)
    for name in schema().settings:
        shutil.copy(ROOT / "lang" / "ar" / f"{name}.toml", tmp_path / "lang" / "ar")
    _write(tmp_path, "lang/ar/cues.toml", _CUE)
    _write(tmp_path, "conflicts/valley/actors.toml", _ACTOR)
    _write(tmp_path, "conflicts/valley/pack.toml", _ABOUT)
    _write(tmp_path, "places/SY.csv", _HEADER + _PLACE)
    return tmp_path


def _write(root: Path, path: str, text: str) -> None:
    (root / path).write_text(text, encoding="utf-8")


def _told(root: Path) -> str:
    return "\n".join(map(str, check(root=root)))


def test_the_bundled_packs_are_in_order() -> None:
    assert [str(problem) for problem in check()] == []


def test_a_pack_in_order_has_no_problem(root: Path) -> None:
    assert _told(root) == ""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('lemma = "نفى"\n', "", "an entry without lemma"),
        ('act = "denies"\n', "", 'cue "نفى": no act. Add it: What the speaker does'),
        ('"denies"', '"denys"', 'act is "denys". Did you mean denies?'),
        ('"denies"', '"x"', 'act is "x". Use one of: asserts, denies, refuses'),
        ('act = "denies"', "act = 3", 'act is 3, not a text in "…"'),
        ("past = ", "pats = ", "an unknown key pats. Did you mean past?"),
        ('past = "نفى"\n', "", "no spelling, so nothing can match"),
        ('past = "نفى"', 'past = ["نفى", " "]', "past holds an empty text"),
        ('takes = ["that", "object"]', 'takes = ["prep"]', 'takes "prep" and prep belong together'),
        ('examples = ["و[نفت](cue)', 'examples = ["و[نفت](verb)', "an unknown role (verb). Use cue, source, content."),
        ("[نفت](cue)", "نفت", "the word is not marked. Mark it: [word](cue)."),
        ("[نفت](cue)", "[نفت(cue)", "a bracket does not close"),
        ('counterexamples = ["عاش في المنفى"]', "", "no counterexample. Add one sentence it must not match."),
        ('counterexamples = ["عاش في المنفى"]', "counterexamples = []", "no counterexample."),
        ('examples = ["و', 'exampels = ["و', "no example. Add one sentence of your own"),
        ("[[cue]]", "[[ceu]]", "an unknown table [ceu]. Did you mean cue?"),
        ("[[cue]]", "[[cue]", "Mend that line and run `hudna check`."),
        ("المنفى", "المنفی", "U+06CC (ARABIC LETTER FARSI YEH). Type ي on an Arabic keyboard instead."),
        ("المنفى", "المنفي\ufefb", "U+FEFB (ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM). Type لا"),
        ("المنفى", "المنفى\u200f", "U+200F (RIGHT-TO-LEFT MARK). Delete this invisible mark."),
    ],
)
def test_what_is_wrong_with_a_word(root: Path, old: str, new: str, told: str) -> None:
    assert old in _CUE
    _write(root, "lang/ar/cues.toml", _CUE.replace(old, new))
    assert told in _told(root)
    assert "lang/ar/cues.toml" in _told(root)


def test_vowel_marks_are_fine(root: Path) -> None:
    _write(root, "lang/ar/cues.toml", _CUE.replace("past = ", 'passive_past = "نُفِيَ"\npast = '))
    assert _told(root) == ""


def test_two_entries_that_fold_alike(root: Path) -> None:
    _write(root, "lang/ar/cues.toml", _CUE + _CUE.replace('lemma = "نفى"', 'lemma = "نفي"').replace('"نفى"', '"نفي"'))
    assert '"نفي" is also a spelling of cue "نفى". Delete it in one of the two.' in _told(root)


def test_a_lemma_that_stands_twice(root: Path) -> None:
    _write(root, "lang/ar/cues.toml", _CUE + _CUE)
    assert "the lemma stands twice in this file" in _told(root)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('id = "palm"', 'id = "Palm Movement"', "the id has other letters than a-z, 0-9 and _"),
        ('"organisation"', '"militia"', 'kind is "militia". Use one of: organisation, group, person, state.'),
        ("aliases = []", 'also_words = ["النخيل"]', 'also_words has "النخيل", which is none of its names'),
        ("aliases = []", 'aliases = ["النخيل"]\nalso_words = ["النخيل"]', "no counterexample"),
        ("aliases = []", 'member_of = ["valley/oak"]', 'member_of "valley/oak" is no entry'),
        ("aliases = []", 'from = "last year"', 'from is "last year", not a date YYYY, YYYY-MM or YYYY-MM-DD'),
        ("aliases = []", 'from = "2020"\nto = "2019-05"', "from 2020 is after to 2019-05"),
        ("aliases = []", 'side = [{ since = "2015" }]', "an unknown key side 1: since"),
        ("aliases = []", 'side = [{ from = "2015" }]', "no side 1: with"),
    ],
)
def test_what_is_wrong_with_an_actor(root: Path, old: str, new: str, told: str) -> None:
    assert old in _ACTOR
    _write(root, "conflicts/valley/actors.toml", _ACTOR.replace(old, new))
    assert told in _told(root)


def test_two_actors_of_one_name_unless_both_are_dated(root: Path) -> None:
    other = _ACTOR.replace('"palm"', '"palm_new"')
    _write(root, "conflicts/valley/actors.toml", _ACTOR + other)
    assert "or date both with from and to" in _told(root)
    dated = _ACTOR + 'to = "2019"\n' + other + 'from = "2019"\n'
    _write(root, "conflicts/valley/actors.toml", dated)
    assert _told(root) == ""


def test_what_is_wrong_with_a_pack_file(root: Path) -> None:
    _write(root, "conflicts/valley/pack.toml", _ABOUT.replace("SY", "Syria").replace("about", "abuot"))
    assert 'country "Syria"' in _told(root)
    assert "an unknown key abuot. Did you mean about?" in _told(root)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("id,name,", "name,id,", "another header than the places have"),
        ("curated/sy-oak", "sy-oak", "an id of another kind"),
        ("34.5", "north", 'lat is "north"'),
        ("34.5", "134.5", 'lat is "134.5"'),
        ("34.5", "", "a point by halves"),
        ("SY,Homs", "Syria,Homs", 'country "Syria"'),
        ("village", "hamlet", 'precision is "hamlet". Use one of:'),
        ("السنديانة", "", "no names_ar"),
        ("السنديانة", "سندیانة", "letters that are not plain Arabic"),
        ("SY,Homs", "SY,Homs,more", "not 13 columns"),
        (_PLACE, _PLACE + _PLACE, "the id stands in places/SY.csv:2 too"),
    ],
)
def test_what_is_wrong_with_places(root: Path, old: str, new: str, told: str) -> None:
    _write(root, "places/SY.csv", (_HEADER + _PLACE).replace(old, new, 1))
    assert told in _told(root)


def test_a_place_file_of_another_encoding(root: Path) -> None:
    (root / "places/SY.csv").write_bytes((_HEADER + _PLACE).encode("cp1256"))
    assert "Save the file as UTF-8." in _told(root)


def test_every_problem_is_one_line_that_ends_with_the_next_step(root: Path) -> None:
    _write(
        root, "lang/ar/cues.toml", _CUE.replace("past", "pats").replace("object", "obect") + "\n[[x]]\nlemma = 'a'\n"
    )
    problems = check(root=root)
    assert len(problems) >= 3
    assert all(str(problem)[-1] in ".?" and "\n" not in str(problem) for problem in problems)


def test_packs_are_chosen_by_name_or_path(root: Path) -> None:
    assert pack_names(root) == ("lang/ar", "conflicts/valley", "places")
    assert chosen_packs((), root) == pack_names(root)
    assert chosen_packs(("valley",), root) == ("conflicts/valley",)
    assert chosen_packs((str(root / "conflicts" / "valley"), "ar"), root) == ("conflicts/valley", "lang/ar")
    with pytest.raises(OptionError, match="Use one of: lang/ar, conflicts/valley, places"):
        chosen_packs(("atlantis",), root)


def test_a_settings_file_that_is_missing_or_cannot_be_read(root: Path) -> None:
    (root / "lang/ar/clitics.toml").unlink()
    _write(root, "lang/ar/orthography.toml", "")
    _write(
        root,
        "lang/ar/inflection.toml",
        (root / "lang/ar/inflection.toml").read_text("utf-8").replace("cut = 1\n", "", 1),
    )
    assert "lang/ar/clitics.toml: the file is missing." in _told(root)
    assert "lang/ar/orthography.toml: no joined_heads." in _told(root)
    assert "lang/ar/inflection.toml, past 1: no cut." in _told(root)


def test_who_refers_to_a_broken_pack_is_not_to_blame(root: Path) -> None:
    (root / "conflicts/hills").mkdir()
    _write(root, "conflicts/hills/actors.toml", _ACTOR.replace("aliases = []", 'member_of = ["valley/oak"]'))
    _write(root, "conflicts/valley/actors.toml", "[[actor]")
    problems = check(root=root)
    assert [problem.file for problem in problems] == ["conflicts/valley/actors.toml"]


def test_only_the_chosen_pack_is_checked(root: Path) -> None:
    _write(root, "lang/ar/cues.toml", "")
    _write(root, "conflicts/valley/actors.toml", _ACTOR.replace("organisation", "x"))
    assert check(("lang/ar",), root) == ()
    assert len(check(("valley",), root)) == 1


def test_the_schema_says_what_every_key_means() -> None:
    keys = [key for table in schema().tables.values() for key in table.keys.values()]
    assert all(key.about.endswith(".") or "…" in key.about for key in keys)
    assert all(table.about and table.marks for table in schema().tables.values())


def test_marks_are_read_with_their_places() -> None:
    marked = read_marked("و[نفت](cue) [القوات](source) ذلك")
    assert marked.text == "ونفت القوات ذلك"
    assert marked.of("cue") == (Span(1, 4),)
    assert marked.text[marked.of("source")[0].start : marked.of("source")[0].end] == "القوات"


@pytest.mark.parametrize("sentence", ["[نفت", "نفت](cue)", "[](cue)", "[[نفت](cue) القوات](source)"])
def test_broken_marks_are_refused(sentence: str) -> None:
    with pytest.raises(PackError):
        read_marked(sentence)
