"""The formats of an export. The product's own enter by the door that is open to a stranger's: ``hudna.exports``.

A package that has, in its pyproject.toml, ::

    [project.entry-points."hudna.exports"]
    brf = "my_package.brf:FORMAT"

adds a format ``brf``; ``FORMAT`` is a `Format`. A format is loaded when it is asked for.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import BinaryIO

from hudna.errors import OptionError
from hudna.export.formats.format import WHATS, Format, Options, What
from hudna.export.redacted import Redacted
from hudna.export.source import Source

__all__ = ["FORMATS", "GROUP", "WHATS", "Format", "Options", "What", "export"]
GROUP = "hudna.exports"
_OWN = "hudna"


class _Formats(Mapping[str, Format]):
    """Name → format, loaded when asked for. Hudna's own keep their names: nobody else can take one."""

    def __getitem__(self, name: str) -> Format:
        return _loaded(_doors()[name])

    def __iter__(self) -> Iterator[str]:
        return iter(_doors())

    def __len__(self) -> int:
        return len(_doors())


@cache
def _doors() -> dict[str, EntryPoint]:
    found = sorted(entry_points(group=GROUP), key=lambda door: (_stranger(door), door.name, door.value))
    doors: dict[str, EntryPoint] = {}
    for door in found:
        doors.setdefault(door.name, door)
    return doors


def _stranger(door: EntryPoint) -> bool:
    return door.dist is None or door.dist.name != _OWN


@cache
def _loaded(door: EntryPoint) -> Format:
    found = door.load()
    if not isinstance(found, Format):
        raise OptionError(
            f'The format "{door.name}" ({door.value}) is no hudna.export.formats.Format. Mend its package.'
        )
    return found


FORMATS: Mapping[str, Format] = _Formats()


def export(name: str, source: Source, out: BinaryIO, options: Options | None = None) -> None:
    """Write a case in a format to a binary stream; redaction comes first, whatever the format.

    Raises ``OptionError`` for an unknown format, or one whose extra is not installed.
    """
    asked = options or Options()
    if name not in FORMATS:
        raise OptionError(f'There is no format "{name}". Use one of: {", ".join(sorted(FORMATS))}.')
    FORMATS[name].write(Redacted(source, asked.redact) if asked.redact else source, out, asked)
