"""An entry of a pack and the surfaces under which it is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

WordClass = Literal["noun", "verb", "fixed"]


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One entry of a pack. ``table`` is its TOML table (cue, trigger, actor …), ``key`` its name in messages."""

    table: str
    key: str
    file: str
    data: Mapping[str, Any] = field(repr=False)

    @property
    def address(self) -> str:
        """Where a person finds it: ``lang/ar/cues.toml#نفى``."""
        return f"{self.file}#{self.key}"

    def get(self, name: str, default: Any = None) -> Any:
        """A field of the entry, or ``default``."""
        return self.data.get(name, default)


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """One way to write an entry: folded words, the class that decides which clitics it may carry, and its form.

    ``form`` says what the inflection made: past, present, masdar, participle, passive, alias, nominal …
    """

    words: tuple[str, ...]
    entry: Entry
    word_class: WordClass = "fixed"
    form: str = "base"


def pack_of(entry: Entry) -> str:
    """The conflict pack an entry belongs to."""
    parts = entry.file.split("/")
    return parts[1] if parts[0] == "conflicts" else ""
