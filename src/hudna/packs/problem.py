"""What is wrong with an entry, and what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """``file, entry: what. mend`` as one line. A problem that ``blocks`` keeps the packs from being compiled."""

    file: str
    entry: str
    what: str
    mend: str
    blocks: bool = False

    def __str__(self) -> str:
        place = f"{self.file}, {self.entry}" if self.entry else self.file
        return f"{place}: {self.what}. {self.mend}"
