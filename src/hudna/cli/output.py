"""Where a command writes: standard output or a file, in UTF-8 everywhere."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from hudna.errors import OptionError


def write_out(data: bytes) -> None:
    """Bytes to standard output, at once."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


@contextmanager
def opened(out: Path | None, inputs: tuple[str, ...] = ()) -> Iterator[BinaryIO]:
    """Standard output, or the file to write. Raises ``OptionError`` where it cannot or must not be written."""
    if out is None:
        sys.stdout.flush()
        yield sys.stdout.buffer
        return
    _refuse_inputs(out, inputs)
    try:
        stream = out.open("wb")
    except OSError as error:
        raise OptionError(f"{out}: cannot be written ({error.strerror}). Name another file with --out.") from None
    with stream:
        yield stream


def _refuse_inputs(out: Path, inputs: tuple[str, ...]) -> None:
    if any(Path(name).exists() and out.exists() and out.samefile(name) for name in inputs if "\x00" not in name):
        raise OptionError(f"{out}: is one of the inputs and would be lost. Name another file with --out.")
