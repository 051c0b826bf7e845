"""Compiled packs between processes: never stale, never half, never needed."""

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from hudna.packs import knowledge as loading
from hudna.packs.cache import KEPT, fetch, folder, keep, key_of, user_folder
from hudna.packs.compiled import Compiled, compile_packs
from hudna.packs.source import ROOT
from hudna.pipeline import analyze
from hudna.testing import failing_examples
from hudna.types import Report
from hudna.wire import dumps

SAMPLE = ("sample",)
TEXT = "نفت حركة النخيل وجود أي هدنة مع جبهة السهل، وقتل ثلاثة مدنيين في قصف على البلدة يوم الأحد."


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that files are kept in, which is not there yet."""
    path = tmp_path / "cache" / "hudna"
    monkeypatch.setenv("HUDNA_CACHE", str(path))
    return path


@pytest.fixture
def no_compiling(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From when it is called on, packs cannot be compiled."""

    def never(*_: object) -> Compiled:
        raise AssertionError("compiled once more")

    return lambda: monkeypatch.setattr(loading, "compile_packs", never)


def _load(root: Path) -> loading.Knowledge:
    """As a new process would."""
    return loading.load_knowledge.__wrapped__(SAMPLE, root)


def _read(root: Path) -> bytes:
    return dumps(analyze(Report("invented", TEXT), _load(root)))


def _files(home: Path) -> list[Path]:
    return sorted(home.iterdir())


def test_packs_are_compiled_once_for_many_processes(home: Path, root: Path, no_compiling: Callable[[], None]) -> None:
    first = _read(root)
    (file,) = _files(home)
    no_compiling()
    assert _read(root) == first
    assert file.name == f"packs-{key_of(SAMPLE, root)}.json"


def test_what_is_kept_is_what_was_compiled(home: Path, root: Path) -> None:
    compiled = compile_packs(SAMPLE, root)
    keep("0" * 64, compiled)
    assert fetch("0" * 64) == compiled
    assert fetch("1" * 64) is None


def test_only_the_user_may_look_at_the_files(home: Path, root: Path) -> None:
    _load(root)
    if os.name == "posix":
        assert home.stat().st_mode & 0o777 == 0o700
        assert _files(home)[0].stat().st_mode & 0o777 == 0o600


def _edit(root: Path) -> None:
    path = root / "conflicts" / "sample" / "actors.toml"
    path.write_bytes(path.read_bytes().replace(b"palm_movement", b"palm_movemenT"))


def _rename(root: Path) -> None:
    (root / "lang" / "ar" / "cues.toml").rename(root / "lang" / "ar" / "hints.toml")


def _add(root: Path) -> None:
    (root / "places" / "XX.csv").write_text("id\n", encoding="utf-8")


@pytest.mark.parametrize("change", [_edit, _rename, _add])
def test_any_change_of_a_pack_is_another_key(home: Path, root: Path, change: Callable[[Path], None]) -> None:
    before = key_of(SAMPLE, root)
    assert key_of(SAMPLE, root) == before
    change(root)
    assert key_of(SAMPLE, root) != before


def test_every_choice_of_conflicts_has_a_key(home: Path, root: Path) -> None:
    assert len({key_of(None, root), key_of((), root), key_of(SAMPLE, root)}) == 3


def test_the_code_that_compiles_is_part_of_the_key(home: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = key_of(SAMPLE, root)
    monkeypatch.setattr("hudna.packs.cache._MADE_BY", ("packs", "rules"))
    assert key_of(SAMPLE, root) != before


def test_a_new_entry_is_found_at_once(home: Path, root: Path) -> None:
    _load(root)
    path = root / "conflicts" / "sample" / "actors.toml"
    row = '\n[[actor]]\nid = "oak_union"\nkind = "organisation"\nname = "Oak Union"\nname_ar = "اتحاد السنديان"\n'
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")
    assert "sample/oak_union" in _load(root).by_wire


class _Code:
    """What runs code where it is unpickled."""

    def __reduce__(self) -> tuple[Callable[[str], object], tuple[str]]:
        return Path.touch, (Path("ran"),)  # type: ignore[return-value]


def _signed(body: bytes) -> bytes:
    return sha256(body).hexdigest().encode() + b"\n" + body


SPOILS: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut short": lambda whole: whole[: len(whole) // 2],
    "one letter": lambda whole: whole[:-9] + b"#" + whole[-8:],
    "another hash": lambda whole: (b"1" if whole[:1] == b"0" else b"0") + whole[1:],
    "no text": lambda _: bytes(range(256)) * 99,
    "code": lambda _: pickle.dumps(_Code()),
    "code with a hash": lambda _: _signed(pickle.dumps(_Code())),
    "JSON of something else": lambda _: _signed(b'{"rows": 3}'),
    "deep JSON": lambda _: _signed(b"[" * 100_000),
    "another type inside": lambda whole: _signed(whole.partition(b"\n")[2].replace(b'"kinds":[', b'"kinds":[7,')),
}


@pytest.mark.parametrize("spoil", SPOILS.values(), ids=SPOILS)
def test_a_spoiled_file_is_left_aside_and_written_anew(
    home: Path, root: Path, spoil: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    first = _read(root)
    (file,) = _files(home)
    whole = file.read_bytes()
    file.write_bytes(spoil(whole))
    assert fetch(key_of(SAMPLE, root)) is None
    assert _read(root) == first
    assert file.read_bytes() == whole
    assert not (tmp_path / "ran").exists()


def test_a_folder_in_the_place_of_the_file_does_no_harm(home: Path, root: Path) -> None:
    path = home / f"packs-{key_of(SAMPLE, root)}.json"
    path.mkdir(parents=True)
    assert _load(root).conflicts == ("world", "sample")
    assert _files(home) == [path]


def test_a_folder_that_cannot_be_made_does_no_harm(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("HUDNA_CACHE", str(tmp_path / "file" / "inside"))
    assert _load(root).conflicts == ("world", "sample")
    assert (tmp_path / "file").is_file()


def test_a_disk_without_room_does_no_harm(home: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert _load(root).conflicts == ("world", "sample")
    assert _files(home) == []


def test_off_keeps_nothing(home: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUDNA_CACHE", "OFF")
    assert folder() is None
    assert key_of(SAMPLE, root) is None
    assert _load(root).conflicts == ("world", "sample")
    assert not home.exists()


def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("HUDNA_CACHE")
    monkeypatch.setattr(Path, "home", homeless)
    assert folder() is None


@pytest.mark.parametrize(
    ("system", "environ", "found"),
    [
        ("linux", {}, "/home/noor/.cache"),
        ("linux", {"XDG_CACHE_HOME": "/var/noor"}, "/var/noor"),
        ("linux", {"XDG_CACHE_HOME": "not/absolute"}, "/home/noor/.cache"),
        ("linux", {"XDG_CACHE_HOME": ""}, "/home/noor/.cache"),
        ("darwin", {"XDG_CACHE_HOME": "/var/noor"}, "/home/noor/Library/Caches"),
        ("win32", {"LOCALAPPDATA": "/noor/Local"}, "/noor/Local"),
        ("win32", {}, "/home/noor/AppData/Local"),
    ],
)
def test_each_system_has_its_folder(system: str, environ: dict[str, str], found: str) -> None:
    assert user_folder(system, environ, Path("/home/noor")) == Path(found)


def test_only_the_newest_files_stay(home: Path, root: Path) -> None:
    home.mkdir(parents=True)
    old = [home / f"packs-{number:064x}.json" for number in range(KEPT)] + [home / f"packs-{0:064x}-stopped.part"]
    for path in old:
        path.touch()
        os.utime(path, (0, path.name.count("1")))
    (home / "notes.txt").touch()
    _load(root)
    left = _files(home)
    assert len(left) == KEPT + 1
    assert home / f"packs-{key_of(SAMPLE, root)}.json" in left
    assert home / "notes.txt" in left


def test_a_date_would_come_back_as_a_text_and_is_not_kept(home: Path, root: Path) -> None:
    path = root / "conflicts" / "sample" / "pack.toml"
    path.write_text(path.read_text(encoding="utf-8") + "\n[made]\non = 2019-05-14\n", encoding="utf-8")
    _load(root)
    assert not home.exists()


def test_packs_edited_while_they_are_compiled_are_not_kept(
    home: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def edited(conflicts: tuple[str, ...] | None, where: Path) -> Compiled:
        _add(root)
        (root / "places" / "XX.csv").write_text("id,names_ar\n", encoding="utf-8")
        return compile_packs(conflicts, where)

    monkeypatch.setattr(loading, "compile_packs", edited)
    _load(root)
    assert not home.exists()


def test_the_check_reads_the_packs_themselves(home: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_: object) -> Compiled:
        raise AssertionError("read from the cache")

    monkeypatch.setattr(loading, "fetch", never)
    assert failing_examples(["conflicts/sample"], root) == ()
    assert not home.exists()


def test_processes_at_once_do_not_disturb_one_another(home: Path) -> None:
    program = (
        "import sys, hudna; from hudna.wire import dumps; print(dumps(hudna.read(sys.argv[1], conflict='sample')))"
    )
    command = [sys.executable, "-c", program, TEXT]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    told = {process.communicate()[0] for process in running}
    assert [process.returncode for process in running] == [0, 0, 0]
    assert len(told) == 1
    (file,) = _files(home)
    assert json.loads(file.read_bytes().partition(b"\n")[2])["conflicts"] == ["world", "sample"]
    assert file.name == f"packs-{key_of(SAMPLE, ROOT)}.json"


def test_other_files_of_the_folder_are_left_alone(home: Path, root: Path) -> None:
    home.mkdir(parents=True)
    notes = [home / f"packs-notes-{number}.txt" for number in range(KEPT + 2)]
    for note in notes:
        note.touch()
    _load(root)
    assert all(note.exists() for note in notes)


def test_a_file_that_others_may_write_is_not_read(home: Path, root: Path) -> None:
    _load(root)
    key = key_of(SAMPLE, root)
    assert fetch(key) is not None
    (home / f"packs-{key}.json").chmod(0o666)
    assert fetch(key) is None


def test_a_folder_is_named_by_its_whole_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUDNA_CACHE", "here")
    assert folder() is None
