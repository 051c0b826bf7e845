"""Pack files on disk, and what is said of one that cannot be read."""

from pathlib import Path

import pytest

from hudna.errors import PackError
from hudna.packs.source import pack_files, read_toml


def test_files_in_a_fixed_order(tmp_path: Path) -> None:
    for name in ("b.toml", "a.toml", "notes.txt"):
        (tmp_path / name).touch()
    assert [path.name for path in pack_files(tmp_path)] == ["a.toml", "b.toml"]


def test_what_stands_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text('word = "هدنة"', encoding="utf-8")
    assert read_toml(path, tmp_path) == {"word": "هدنة"}


@pytest.mark.parametrize(
    "content",
    [b'word = "a"\nword = "b"', b'word = "\xff\xfe"', b"word ="],
    ids=["twice the same key", "no UTF-8", "no value"],
)
def test_a_broken_file_says_which_and_what_to_do(tmp_path: Path, content: bytes) -> None:
    folder = tmp_path / "lang"
    folder.mkdir()
    (folder / "a.toml").write_bytes(content)
    with pytest.raises(PackError, match=r"^lang/a\.toml: .*hudna check"):
        read_toml(folder / "a.toml", tmp_path)


def test_a_missing_file_says_which_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"^a\.toml: cannot be read .*reinstall"):
        read_toml(tmp_path / "a.toml", tmp_path)
