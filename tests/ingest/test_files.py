"""Files and standard input."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from hudna.ingest import read_path, read_source
from hudna.ingest.encoding import MAX_BYTES
from hudna.ingest.failure import Failure
from hudna.ingest.identity import content_id
from hudna.types import Report

TEXT = "هدوء في البلدة\n\nقال سكان إن القصف توقف."
PAGE = f"<!DOCTYPE html><html><head><title>هدوء في البلدة</title></head><body><p>{TEXT[-23:]}</p></body></html>"


def one(path: Path | str, form: str | None = None) -> Report | Failure:
    (found,) = read_path(str(path), form)  # type: ignore[arg-type]
    return found


def refused(path: Path | str) -> str:
    found = one(path)
    assert isinstance(found, Failure)
    assert found.where == str(path)
    assert found.reason.endswith(".")
    return found.reason


def test_a_text_is_taken_as_it_is(tmp_path: Path) -> None:
    text = TEXT.replace("\n", "\r\n")
    (tmp_path / "a.txt").write_bytes(text.encode())
    assert one(tmp_path / "a.txt") == Report(content_id(text), text)


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "saved page", "a.xhtml"])
def test_a_page_is_known_by_suffix_or_beginning(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(PAGE, encoding="utf-8")
    report = one(tmp_path / name)
    assert isinstance(report, Report)
    assert report.title == "هدوء في البلدة"


def test_a_format_overrides_the_suffix(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    report = one(tmp_path / "a.html", "text")
    assert isinstance(report, Report)
    assert report.text == PAGE


def test_lines_are_read_by_suffix(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "نص"}\n{\n', encoding="utf-8")
    report, failure = read_path(str(tmp_path / "a.jsonl"))
    assert isinstance(report, Report)
    assert isinstance(failure, Failure)
    assert failure.where.endswith("a.jsonl, line 2")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is a folder. Give its files" in refused(tmp_path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert "does not exist" in refused(tmp_path / "none.txt")
    assert "does not exist" in refused("")if not Path().is_dir() else True  # fmt: skip
    assert refused("a\x00b")
    assert refused("x" * 5000)


def test_an_unreadable_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    def forbid(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbid)
    assert "permissions" in refused(tmp_path / "a.txt")


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(5 * MAX_BYTES)  # sparse: reading it would give NULs, not "larger"
    assert "larger than 10 MB" in refused(path)


def test_json_is_not_read_as_text(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"text": "نص"}', encoding="utf-8")
    assert "--from jsonl" in refused(tmp_path / "a.json")


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("utf-16")), encoding="utf-8"))
    (report,) = read_source("-")
    assert isinstance(report, Report)
    assert report.text == TEXT


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    code = "import sys, hudna.ingest; print(sorted({'ssl', 'socket', 'lxml', 'trafilatura', 'http.client'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
