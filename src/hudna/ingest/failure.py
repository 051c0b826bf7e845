"""What is handed on in place of a report that could not be taken in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that gave no report. ``where`` names the file, line or URL; ``reason`` ends with the next step."""

    where: str
    reason: str

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"
