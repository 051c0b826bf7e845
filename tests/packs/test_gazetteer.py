"""Places as entries."""

from pathlib import Path

from hudna.packs.gazetteer import place_entries, place_surfaces
from hudna.rules.entry import Entry


def _surfaces(names: str) -> list[tuple[str, ...]]:
    entry = Entry("place", "id", "places/XX.csv", {"names_ar": names})
    return [surface.words for surface in place_surfaces(entry, ["دير", "تل"])]


def test_a_row_is_an_entry_with_its_file(tmp_path: Path) -> None:
    folder = tmp_path / "places"
    folder.mkdir()
    (folder / "YY.csv").write_text("id,names_ar\ntwo,تل الزيتون\n", encoding="utf-8")
    (folder / "XX.csv").write_text("id,names_ar\none,دير السوق\n", encoding="utf-8")
    assert [(e.table, e.key, e.file) for e in place_entries(folder, tmp_path)] == [
        ("place", "one", "places/XX.csv"),
        ("place", "two", "places/YY.csv"),
    ]


def test_every_name_and_its_one_word_spelling() -> None:
    assert _surfaces("دير السوق|سوق الدير") == [("دير", "السوق"), ("ديرالسوق",), ("سوق", "الدير")]


def test_the_rest_of_a_joined_name_stays() -> None:
    assert _surfaces("تل الزيتون الكبير") == [("تل", "الزيتون", "الكبير"), ("تلالزيتون", "الكبير")]


def test_spellings_that_fold_alike_are_one() -> None:
    assert _surfaces("مدرسة|مدرسه") == [("مدرسه",)]


def test_an_empty_name_is_no_surface() -> None:
    assert _surfaces("") == []
