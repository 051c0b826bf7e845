"""What a reading was made with."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from hudna.packs.cache import fingerprint
from hudna.store import Stamp
from hudna.tagger.model import WEIGHTS

_ROOT = Path(__file__).resolve().parent.parent
_SHOWN = 16  # hex digits of a hash


@cache
def stamp(conflicts: tuple[str, ...] | None = None) -> Stamp:
    """The stamp of this process: the version of Hudna with a hash of its code, and the hashes of packs and tagger.

    ``conflicts`` are the packs that a case is read with; ``None`` stands for all.

    A version number alone would call two states of a working copy the same.
    """
    code = sha256()
    for path in sorted(_ROOT.rglob("*.py")):
        code.update(f"{path.relative_to(_ROOT).as_posix()}\n".encode() + path.read_bytes())
    packs = fingerprint(conflicts)
    model = sha256(WEIGHTS.read_bytes()).hexdigest() if WEIGHTS.exists() else None
    return Stamp(f"{version('hudna')}+{code.hexdigest()[:8]}", packs and packs[:_SHOWN], model and model[:_SHOWN])
