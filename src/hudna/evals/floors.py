"""Floors: what the figures have reached and must not quietly lose.

The file is a history that only grows; the last entry of a figure counts. Each entry carries a check that is chained to the
one before it, and the head of the file tells the last one, so that an entry edited by hand, taken out, cut off or slipped in
is noticed. This keeps people honest with themselves; it is no seal against somebody who means to forge.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from hudna.errors import OptionError
from hudna.evals.figures import BY_NAME, Figure, Scores

ROOM = 0.03  # a figure that far above its floor has outgrown it
MARGIN = 0.01  # how far under the measured value a new floor is laid
LONG_ENOUGH = 30  # characters that say why a floor is lowered
_DIGITS = 8
_START = ""
_HEADER = (
    "# What the figures have reached. Written by `hudna eval --floors FILE --raise` or `--lower`, never by hand.\n"
)
_LAST = re.compile(r'^last = ".*"$', re.MULTILINE)
_PUT_BACK = "Put back the file as it was, and add floors with --raise or --lower."


@dataclass(frozen=True, slots=True)
class Floor:
    """One entry: from ``since`` on, ``figure`` must reach ``value``."""

    figure: str
    value: float
    since: str
    why: str
    check: str

    def expected(self, before: str) -> str:
        """The check that belongs to this entry after the one whose check is ``before``."""
        said = json.dumps([before, self.figure, f"{self.value:.4f}", self.since, self.why], ensure_ascii=False)
        return sha256(said.encode()).hexdigest()[:_DIGITS]


@dataclass(frozen=True, slots=True)
class Floors:
    """The history of a file; ``last`` is the check of its last entry, as its head tells it."""

    file: str
    entries: tuple[Floor, ...]
    last: str = _START

    @property
    def now(self) -> dict[str, Floor]:
        """Figure → its last entry."""
        return {entry.figure: entry for entry in self.entries}

    def broken(self) -> Iterator[str]:
        """A sentence for each entry that is not as it was written, or lowers a floor without saying why."""
        before, last = _START, dict[str, float]()
        for number, entry in enumerate(self.entries, start=1):
            where = f"{self.file}, entry {number} ({entry.figure})"
            if entry.check != entry.expected(before):
                yield f"{where}: was not written by hudna eval, or was edited afterwards. {_PUT_BACK}"
                return  # every later check would be wrong too
            if entry.figure not in BY_NAME:
                yield f"{where}: there is no such figure. Use one of: {', '.join(BY_NAME)}."
            if entry.value < last.get(entry.figure, 0.0) and len(entry.why.strip()) < LONG_ENOUGH:
                yield f"{where}: lowers the floor without a reason. Say why in at least {LONG_ENOUGH} characters."
            before, last[entry.figure] = entry.check, entry.value
        if self.last != before:
            yield f"{self.file}: entries were cut off at its end, or its head was edited. {_PUT_BACK}"

    def below(self, scores: Scores) -> dict[str, str]:
        """Figure → a sentence, for each that is below its floor; one that has nothing to judge is."""
        found: dict[str, str] = {}
        for name, entry in self.now.items():
            figure = BY_NAME.get(name)
            value = scores.value(figure) if figure else None
            if figure and (value is None or value < entry.value):
                told = "has nothing to judge" if value is None else f"is {value:.3f}"
                found[name] = f"{name} {told}, below its floor of {entry.value:.3f} (since {entry.since})."
        return found

    def outgrown(self, scores: Scores) -> dict[str, str]:
        """Figure → a sentence, for each that could sink unnoticed: so far above its floor, or without one."""
        found: dict[str, str] = {}
        for figure, value in scores.measured().items():
            entry = self.now.get(figure.name)
            if entry is None:
                found[figure.name] = f"{figure.name} is {value:.3f} and has no floor."
            elif value - entry.value > room(figure, scores):
                found[figure.name] = f"{figure.name} is {value:.3f}, well above its floor of {entry.value:.3f}."
        return found


def room(figure: Figure, scores: Scores) -> float:
    """How far a figure may be above its floor: on few items, one of them more must not ask for a new floor."""
    return max(ROOM, 2 / max(scores.items(figure), 1))


def read_floors(path: Path) -> Floors:
    """The history of a file. Raises ``OptionError`` where it cannot be read or is something else."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise OptionError(
            f"{path}: cannot be read ({error.strerror}). Name a file of floors, or begin one with --raise."
        ) from None
    except ValueError as error:
        raise OptionError(f"{path}: {error}. Mend that line.") from None
    rows = data.get("floor", [])
    if not isinstance(rows, list):
        raise OptionError(f"{path}: holds no [[floor]]. See docs/evals.md.")
    entries = tuple(_floor(row, f"{path}, entry {number}") for number, row in enumerate(rows, start=1))
    return Floors(str(path), entries, str(data.get("last", _START)))


def _floor(row: Mapping[str, object], where: str) -> Floor:
    words = {key: row.get(key) for key in ("figure", "since", "why", "check")}
    value = row.get("value")
    wrong = [key for key, one in words.items() if not isinstance(one, str)]
    if wrong or not isinstance(value, (int, float)):
        raise OptionError(f'{where}: "{(wrong or ["value"])[0]}" is missing or of the wrong kind. See docs/evals.md.')
    return Floor(value=float(value), **{key: str(one) for key, one in words.items()})


def raised(floors: Floors, scores: Scores, since: date, why: str) -> list[Floor]:
    """New entries for every figure whose floor would rise, ``MARGIN`` below what was measured."""
    now = floors.now
    wanted = {figure.name: _under(value) for figure, value in scores.measured().items()}
    higher = {name: value for name, value in wanted.items() if name not in now or value > now[name].value}
    return _chained(floors, higher, since, why)


def lowered(floors: Floors, scores: Scores, names: Iterable[str], since: date, why: str) -> list[Floor]:
    """New entries that lower the floors of some figures to what is measured. Raises ``OptionError`` without a reason."""
    if len(why.strip()) < LONG_ENOUGH:
        raise OptionError(f"A floor is lowered only for a reason. Add --why with at least {LONG_ENOUGH} characters.")
    lower: dict[str, float] = {}
    for name in names:
        value = scores.value(BY_NAME[name]) if name in BY_NAME else None
        if value is None:
            raise OptionError(f'--lower: "{name}" is not measured here. Use one of: {", ".join(BY_NAME)}.')
        lower[name] = _under(value)
    return _chained(floors, lower, since, why)


def _under(value: float) -> float:
    return max(0.0, round(value - MARGIN, 4))


def _chained(floors: Floors, values: Mapping[str, float], since: date, why: str) -> list[Floor]:
    before = floors.entries[-1].check if floors.entries else _START
    made: list[Floor] = []
    for name, value in values.items():
        bare = Floor(name, value, since.isoformat(), why, "")
        before = bare.expected(before)
        made.append(Floor(name, value, bare.since, why, before))
    return made


def append(path: Path, entries: Iterable[Floor]) -> None:
    """Write entries at the end of a file, and the last check at its head; the entries that stand there are left as they are.

    A file that is not there is begun. Raises ``OptionError`` where it cannot be written.
    """
    made = list(entries)
    if not made:
        return
    text = "".join(
        f'\n[[floor]]\nfigure = "{one.figure}"\nvalue = {one.value:.4f}\nsince = "{one.since}"\n'
        f'why = {json.dumps(one.why, ensure_ascii=False)}\ncheck = "{one.check}"\n'
        for one in made
    )
    try:
        before = path.read_text(encoding="utf-8") if path.exists() else _HEADER
        path.write_text(_headed(before, made[-1].check) + text, encoding="utf-8")
    except OSError as error:
        raise OptionError(f"{path}: cannot be written ({error.strerror}). Name another file.") from None


def _headed(text: str, check: str) -> str:
    """The text with the last check before its first entry."""
    line = f'last = "{check}"'
    if _LAST.search(text):
        return _LAST.sub(line, text, count=1)
    head, mark, rest = text.partition("[[floor]]")
    opened = f"{head.rstrip()}\n" if head.strip() else ""
    return f"{opened}{line}\n" + (f"\n{mark}{rest}" if mark else "")
