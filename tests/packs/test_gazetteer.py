"""Places as entries."""

from pathlib import Path

from hudna.packs.gazetteer import place_entries


def test_a_row_is_an_entry_with_its_file(tmp_path: Path) -> None:
    folder = tmp_path / "places"
    folder.mkdir()
    (folder / "YY.csv").write_text("id,names_ar\ntwo,تل الزيتون\n", encoding="utf-8")
    (folder / "XX.csv").write_text("id,names_ar\none,دير السوق\n", encoding="utf-8")
    assert [(e.table, e.key, e.file) for e in place_entries(folder, tmp_path)] == [
        ("place", "one", "places/XX.csv"),
        ("place", "two", "places/YY.csv"),
    ]
