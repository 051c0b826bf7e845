"""Other readers: any command that reads JSON lines of reports and writes JSON lines of readings."""

import json
import shlex
import subprocess
from collections.abc import Mapping, Sequence
from typing import Any

from hudna.errors import InputError, OptionError
from hudna.evals.labels import Labelled

_TOLD = 300  # characters of a reader's complaint that are shown


def read_with(command: str, labels: Sequence[Labelled]) -> dict[str, Mapping[str, Any]]:
    """Report id → reading, as the command gives them, in any order; the command sees no label.

    Raises ``OptionError`` where it cannot be run, ``InputError`` where it fails or writes no readings.
    """
    words = _words(command)
    sent = "".join(json.dumps(one.request, ensure_ascii=False) + "\n" for one in labels)
    try:
        # The user's own command, without a shell.
        done = subprocess.run(words, input=sent.encode(), capture_output=True, check=False)  # noqa: S603
    except OSError as error:
        raise OptionError(f'--reader: "{words[0]}" cannot be run ({error.strerror}). Name a command.') from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()[-_TOLD:] or "it said nothing"
        raise InputError(f"The reader ended with status {done.returncode}: {said}. Run it alone to see why.")
    return _readings(done.stdout.decode("utf-8", "replace"))


def _words(command: str) -> list[str]:
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise OptionError(f"--reader: {error}. Close every quotation mark.") from None
    if not words:
        raise OptionError("--reader names no command. Leave it out to score Hudna itself.")
    return words


def _readings(written: str) -> dict[str, Mapping[str, Any]]:
    found: dict[str, Mapping[str, Any]] = {}
    for number, line in enumerate(written.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            reading = json.loads(line)
        except (ValueError, RecursionError):
            reading = None
        if not isinstance(reading, dict) or not isinstance(reading.get("id"), str):
            raise InputError(f'Line {number} of the reader is no reading. It must write {{"id": …}}, one a line.')
        found[reading["id"]] = reading
    return found
