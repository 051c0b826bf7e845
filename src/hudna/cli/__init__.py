"""The command line."""

import gc
import sys
from io import TextIOWrapper


def main() -> None:
    """Run ``hudna``; the console script."""
    from hudna.cli.app import app  # only here: importing the package must not cost a command line

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            _widen(stream)
    try:
        app(prog_name="hudna")
    finally:
        gc.freeze()  # the process ends: to walk all packs once more in search of garbage is a tenth of a short run


def _widen(stream: TextIOWrapper) -> None:
    """Files and pipes get UTF-8 whatever the locale; a terminal keeps its encoding and shows ? for what it lacks."""
    stream.reconfigure(encoding=stream.encoding if stream.isatty() else "utf-8", errors="replace")
