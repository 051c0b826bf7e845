"""Compiled packs kept on disk between processes, in the user's cache folder.

A file is named by a hash of all that it was made from, so it is never out of date: whatever changes, changes the name. It
is JSON behind a line with its hash: reading it can run no code, and one that was cut short, spoiled or written by
something else is left aside and written anew. Nothing here fails: where no file can be kept, packs are compiled each time.

``HUDNA_CACHE`` names another folder by its whole path; ``off`` keeps nothing.
"""

import os
import re
import stat
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import msgspec

from hudna.packs.compiled import Compiled
from hudna.packs.own_places import own_files
from hudna.packs.source import ROOT, pack_files, place_files

FORMAT = 1
KEPT = 4  # files: a few choices of conflicts, a few versions
_OFF = "off"
_HEAD = 65  # bytes before the JSON: a hash of it, and a line break
_MADE_BY = ("packs", "rules", "text")  # the code that compiles: its folders in the package
_DECODER = msgspec.json.Decoder(Compiled)


def key_of(conflicts: tuple[str, ...] | None, root: Path) -> str | None:
    """The hash of all that compiled packs depend on; ``None`` where a file cannot be read or nothing is to be kept.

    It goes over the names and bytes of the pack files and of the code that compiles them, which says more than a version,
    and over the Python that knows the letters.
    """
    if folder() is None:
        return None
    return fingerprint(conflicts, root)


def fingerprint(conflicts: tuple[str, ...] | None, root: Path = ROOT) -> str | None:
    """The hash of packs and of the code that compiles them; ``None`` where a file cannot be read."""
    made = sha256(repr((FORMAT, sys.version_info[:3], unicodedata.unidata_version, conflicts)).encode())
    try:
        for base, path in _sources(root):
            data = path.read_bytes()
            made.update(f"\n{path.relative_to(base).as_posix()}\n{len(data)}\n".encode())
            made.update(data)
    except OSError:
        return None
    return made.hexdigest()


def _sources(root: Path) -> Iterator[tuple[Path, Path]]:
    """(folder, file in it) for every file that compiled packs depend on."""
    packs = [
        *(
            path
            for group in ("lang", "conflicts")
            for one in sorted(root.glob(f"{group}/*"))
            for path in pack_files(one)
        )
    ]
    yield from ((root, path) for path in (*packs, *place_files(root / "places")))
    yield from ((path.parent, path) for path in own_files(root))
    yield from ((ROOT, path) for name in _MADE_BY for path in sorted((ROOT / name).glob("*.py")))


def folder() -> Path | None:
    """The folder that files are kept in, which need not exist; ``None`` where nothing is to be kept."""
    stated = os.environ.get("HUDNA_CACHE", "").strip()
    if stated.lower() == _OFF:
        return None
    if stated:
        return Path(stated) if Path(stated).is_absolute() else None  # not wherever the command is run
    try:
        return user_folder(sys.platform, os.environ, Path.home()) / "hudna"
    except RuntimeError:  # a user without a home
        return None


def user_folder(system: str, environ: Mapping[str, str], home: Path) -> Path:
    """Where programs of a user keep what can be made anew, on Windows, macOS and the others."""
    if system == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    if system == "darwin":
        return home / "Library" / "Caches"
    stated = Path(environ.get("XDG_CACHE_HOME", ""))
    return stated if stated.is_absolute() else home / ".cache"


def fetch(key: str | None) -> Compiled | None:
    """What was kept under a key; ``None`` where there is nothing, or nothing whole."""
    home = folder()
    if key is None or home is None:
        return None
    try:
        whole = memoryview(_read(_path(home, key)))
        head, body = bytes(whole[:_HEAD]), whole[_HEAD:]
        return _DECODER.decode(body) if head == _head(body) else None
    except (OSError, ValueError, RecursionError):  # msgspec's errors are values that are wrong
        return None


def _read(path: Path) -> bytes:
    """The bytes of a plain file that is the user's own and that nobody else may write; an OSError for any other thing."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))
    with os.fdopen(handle, "rb") as file:
        about = os.fstat(file.fileno())
        own = not hasattr(os, "getuid") or (about.st_uid == os.getuid() and not about.st_mode & _WRITABLE_BY_OTHERS)
        if not (stat.S_ISREG(about.st_mode) and own):
            raise OSError
        return file.read()


_WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def keep(key: str | None, compiled: Compiled) -> None:
    """Keep compiled packs under a key, whole or not at all, and let go of the oldest files."""
    home = folder()
    if key is None or home is None:
        return
    with suppress(OSError, ValueError, TypeError):
        body = msgspec.json.encode(compiled)
        if _DECODER.decode(body) == compiled:  # a date of TOML would come back as a text
            home.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write(_path(home, key), _head(body) + body)
            _tidy(home)


def _path(home: Path, key: str) -> Path:
    return home / f"packs-{key}.json"


def _head(body: bytes | memoryview) -> bytes:
    return sha256(body).hexdigest().encode() + b"\n"


def _write(path: Path, data: bytes) -> None:
    """Into a file of its own, which then takes the name: a reader finds the old file or the new one, never a half."""
    from tempfile import mkstemp  # only here: most starts write nothing

    handle, name = mkstemp(prefix=f"{path.stem}-", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


_OWN = re.compile(r"packs-[0-9a-f]{64}(\.json|-\w*\.part)")


def _tidy(home: Path) -> None:
    """Leave the newest files alone, and what a process that was stopped has left behind with the old ones."""
    own = (path for path in home.glob("packs-*") if _OWN.fullmatch(path.name))
    files = sorted(own, key=lambda path: path.stat().st_mtime, reverse=True)
    for path in files[KEPT:]:
        path.unlink(missing_ok=True)
