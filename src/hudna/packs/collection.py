"""The garbage collector, held back while much is made that lasts."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collection() -> Iterator[None]:
    """Holds the garbage collector back while tens of thousands of values are made that last and point at nothing above
    them: it would walk them and all packs again and again and find nothing. A third of the time of loading packs and of
    the dossier of a large truce, a quarter of that of linking."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
