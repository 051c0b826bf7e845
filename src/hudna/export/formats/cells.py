"""Cells that no spreadsheet obeys."""

from hudna.export.harmless import harmless

Cell = str | int | float | bool | None
Row = dict[str, Cell]
# What Excel, LibreOffice and Google Sheets take for the start of a formula or a command, the wide forms of East Asian
# keyboards among them (OWASP, "CSV Injection").
_OBEYED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def clean(value: Cell) -> Cell:
    """A text on one line without control and bidi characters; anything else as it is."""
    return harmless(value) if isinstance(value, str) else value


def guarded(value: Cell) -> str:
    """A cell of a CSV file. A text that a spreadsheet would obey gets an apostrophe; a number stays a number."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return plain(value)
    text = harmless(value)
    return f"'{text}" if _is_obeyed(text) else text


def unguarded(text: str) -> str:
    """What ``guarded`` was given, on one line."""
    return text[1:] if text.startswith("'") and _is_obeyed(text[1:]) else text


def plain(number: float) -> str:
    """A number without an exponent and without a needless fraction."""
    if isinstance(number, int):
        return str(number)
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)


def _is_obeyed(text: str) -> bool:
    # An apostrophe before a formula is guarded as well, so that the guard can be taken off without loss.
    return text.lstrip("'").startswith(_OBEYED)
