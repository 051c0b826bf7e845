"""The user's own folder of places: CSV files with the columns of the bundled ones, read beside them.

``HUDNA_PLACES`` names another folder by its whole path; ``off`` reads none. What is bundled stands: a row of an id that is
bundled already is left aside.
"""

import os
import re
import sys
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from hudna.errors import OptionError, PackError
from hudna.packs.place_rows import check_places
from hudna.packs.source import ROOT, place_files
from hudna.rules.entry import Entry

OWN = "own-places"  # stands for the folder in the address of an entry
_OFF = "off"
NAME = re.compile(r"[A-Z]{2}\.csv")


def own_folder() -> Path | None:
    """The folder, which need not exist; ``None`` where none is to be read. Raises ``OptionError`` for a path by halves."""
    stated = os.environ.get("HUDNA_PLACES", "").strip()
    if stated.lower() == _OFF:
        return None
    if stated:
        if not Path(stated).is_absolute():
            raise OptionError(f"HUDNA_PLACES is {stated}: not a whole path. Begin it at the root, or unset it.")
        return Path(stated)
    try:
        return user_data(sys.platform, os.environ, Path.home()) / "hudna" / "places"
    except RuntimeError:  # a user without a home
        return None


def user_data(system: str, environ: Mapping[str, str], home: Path) -> Path:
    """Where programs of a user keep what cannot be made anew, on Windows, macOS and the others."""
    if system == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    if system == "darwin":
        return home / "Library" / "Application Support"
    stated = Path(environ.get("XDG_DATA_HOME", ""))
    return stated if stated.is_absolute() else home / ".local" / "share"


def own_files(root: Path = ROOT) -> list[Path]:
    """The user's files, in a fixed order; none beside other packs than the bundled ones."""
    folder = own_folder() if root == ROOT else None
    return place_files(folder) if folder is not None and folder.is_dir() else []


def own_entries(known: Collection[str], root: Path = ROOT) -> Iterator[Entry]:
    """Every place of the user whose id is not among ``known``.

    Raises ``PackError`` where a file is not what places are written in.
    """
    # Imported late: few have places of their own, and a start must not wait for this.
    from hudna.packs.gazetteer import rows_of

    files = own_files(root)
    if not files:
        return
    folder = files[0].parent
    for problem in check_places(folder, folder.parent):
        if problem.blocks:
            raise PackError(f"{folder.parent}/{problem} Or take the file away: hudna places remove COUNTRY.")
    for path in files:
        for row in rows_of(path):
            if row["id"] not in known:
                yield Entry("place", row["id"], f"{OWN}/{path.name}", row)
