"""Packs to be spoiled."""

import shutil
from pathlib import Path

import pytest

from hudna.packs.source import ROOT


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The bundled packs in a folder of their own, to be spoiled: the language, one war, no places."""
    folder = tmp_path / "root"
    shutil.copytree(ROOT / "lang", folder / "lang")
    for name in ("world", "sample"):
        shutil.copytree(ROOT / "conflicts" / name, folder / "conflicts" / name)
    (folder / "places").mkdir()
    return folder
