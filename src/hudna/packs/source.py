"""Pack files on disk: where they are, which are meant, what stands in them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import tomli

from hudna.errors import PackError

ROOT = Path(__file__).resolve().parent.parent
LANGUAGE = "ar"


def pack_files(folder: Path) -> list[Path]:
    """The TOML files of a pack, in a fixed order."""
    return sorted(folder.glob("*.toml"))


def place_files(folder: Path) -> list[Path]:
    """The CSV files of places, in a fixed order."""
    return sorted(folder.rglob("*.csv"))


def read_toml(path: Path, root: Path) -> Mapping[str, Any]:
    """A parsed TOML file (by tomli, compiled: three times as fast as the standard library's). Raises ``PackError`` with file and place where it is missing or broken."""
    shown = path.relative_to(root).as_posix()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PackError(f"{shown}: cannot be read ({error.strerror}). Put the file back or reinstall Hudna.") from error
    try:
        return tomli.loads(data.decode("utf-8"))
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(f"{shown}: {error}. Mend that line and run `hudna check`.") from error


def is_settings(data: Mapping[str, Any]) -> bool:
    """Whether a parsed file is plain settings: an entry file holds nothing but arrays of tables with a lemma or an id."""
    rows = [row for value in data.values() for row in (value if isinstance(value, list) else [value])]
    return not rows or not all(isinstance(row, dict) and ("lemma" in row or "id" in row) for row in rows)


def chosen_conflicts(conflicts: Sequence[str] | None, root: Path = ROOT) -> tuple[str, ...]:
    """The names of the conflict packs to load, ``world`` first. An invented conflict is loaded only when it is named."""
    known = sorted(path.name for path in (root / "conflicts").iterdir() if path.is_dir() and any(path.glob("*.toml")))
    if conflicts is None:
        wanted = [name for name in known if not about(name, root).get("invented")]
    else:
        wanted = [name for name in known if name in conflicts or name == "world"]
    return tuple(sorted(wanted, key=lambda name: (name != "world", name)))


def about(conflict: str, root: Path) -> Mapping[str, Any]:
    """What the ``pack.toml`` of a conflict says; nothing where it has none."""
    path = root / "conflicts" / conflict / "pack.toml"
    return read_toml(path, root) if path.exists() else {}
