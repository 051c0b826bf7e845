"""From bytes to text, with every assumption said.

An encoding other than UTF-8 is chosen by a score: of the characters outside ASCII, the share that Arabic print uses,
plus the share of words that are very common in Arabic. Letters tell Arabic from line-drawing and accented Latin; words
tell the Arabic encodings, which share most of their letter positions, from one another.
"""

import codecs
import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from hudna.errors import InputError

MAX_BYTES = 10 * 1024 * 1024
SAMPLE = 64 * 1024  # enough to tell an encoding; keeps scoring cheap on large files
ENOUGH = 0.75  # a reading in which a quarter of the foreign characters are junk is not a reading

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSES = ("cp1256", "iso8859-6", "cp720", "mac-arabic")  # the likelier first: a tie goes to it
_SHOWN = {
    "utf-8": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "utf-32": "UTF-32",
    "cp1256": "windows-1256", "cp1252": "windows-1252", "cp720": "cp720 (DOS Arabic)", "cp864": "cp864 (DOS Arabic)",
    "iso8859-6": "ISO-8859-6", "mac-arabic": "Mac Arabic",
}  # fmt: skip
# Only plain character sets: a page may declare "punycode" or "unicode_escape", which are slow or are programs.
_DECLARABLE = {*_SHOWN, "iso8859-1", "iso8859-15", "cp1250", "cp1251", "cp1254", "ascii"}
# What browsers do (WHATWG Encoding): these names on a page mean windows-1252.
_MEANS = {"ascii": "cp1252", "iso8859-1": "cp1252"}

_MAGIC = (
    (b"%PDF-", "a PDF", "Save its text, for example with pdftotext"),
    (b"PK\x03\x04", "a ZIP or Office file", "Save the document as text or HTML"),
    (b"\xd0\xcf\x11\xe0", "an old Office file", "Save the document as text or HTML"),
    (b"{\\rtf", "a rich-text (RTF) file", "Save the document as text or HTML"),
    (b"\x1f\x8b", "a gzip file", "Unpack it first"),
    (b"BZh9", "a bzip2 file", "Unpack it first"),
    (b"\xfd7zXZ\x00", "an xz file", "Unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip file", "Unpack it first"),
    (b"Rar!", "a RAR file", "Unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file", "Unpack it first"),
    (b"\x89PNG", "a PNG image", "Type or recognise its text first"),
    (b"\xff\xd8\xff", "a JPEG image", "Type or recognise its text first"),
    (b"GIF8", "a GIF image", "Type or recognise its text first"),
    (b"\x7fELF", "a program", "Give a text file"),
    (b"SQLite format 3\x00", "a database", "Export its texts as JSON lines"),
)  # fmt: skip

_WORDS = Path(__file__).parents[1] / "lang" / "ar" / "pages.toml"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_OUTSIDE = re.compile(r"[^\x00-\x7f]")
_ARABIC = re.compile(r"[\u060c\u061b-\u064a\u064b-\u0652\u0660-\u066d\u0670-\u06d3\ufb50-\ufdfb\ufe70-\ufefc]")
_PRINT = re.compile("[\u00a0\u00a9\u00ab\u00ad\u00bb\u00d7\u200b-\u200f\u2010-\u2022\u2026\u2039\u203a\u2066-\u2069]")
_GLUED = re.compile(r"(?<=[A-Za-z])[\u0621-\u064a]|[\u0621-\u064a](?=[A-Za-z])")
_PLAIN = re.compile(r"[\t\n\r -~]")
_WORD = re.compile(r"[^\W\d_]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of some bytes and what was assumed. ``declared`` is the charset that a page or a server names.

    Raises ``InputError`` for what is too large, empty, binary, or in no encoding that can be told.
    """
    refuse_size(len(data))
    refuse_known_binary(data)
    text, note = _read(data, declared)
    _refuse_control(text)
    clean, notes = tidy(text)
    if not clean.strip():
        raise InputError("is empty. Give a file that has text in it.")
    return clean, ((note,) if note else ()) + notes


def tidy(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without NUL characters and with U+FFFD for each lone surrogate, and a note of each such change."""
    notes: list[str] = []
    nuls = text.count("\x00")
    if nuls:
        text = text.replace("\x00", "")
        notes.append(f"{nuls} NUL character(s) removed before reading; positions count without them")
    text, surrogates = _SURROGATE.subn("\ufffd", text)
    if surrogates:
        notes.append(f"{surrogates} half character(s) (lone surrogates) shown as U+FFFD")
    return text, tuple(notes)


def refuse_size(size: int) -> None:
    """Raise ``InputError`` where an input is larger than ``MAX_BYTES``."""
    if size > MAX_BYTES:
        limit = MAX_BYTES // (1024 * 1024)
        raise InputError(
            f"is larger than {limit} MB, too large for one report. Split it, or give reports as JSON lines."
        )


def refuse_known_binary(data: bytes) -> None:
    """Raise ``InputError`` where the first bytes are those of a well-known format that is not text."""
    for magic, what, remedy in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"is {what}, not text. {remedy}.")


def _read(data: bytes, declared: str | None) -> tuple[str, str | None]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _read_marked(data, mark, encoding)
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace"), f"no byte-order mark; read as {_SHOWN[wide]}"
    if _decodes(data, "utf-8"):
        return data.decode("utf-8"), None
    return _read_other(data, _known(declared))


def _read_marked(data: bytes, mark: bytes, encoding: str) -> tuple[str, str | None]:
    if encoding == "utf-8":
        data = data[len(mark) :]
    text = data.decode(encoding, "replace")
    broken = text.count("\ufffd")
    if broken:
        return text, f"{_SHOWN[encoding]} with {broken} damaged character(s), shown as U+FFFD"
    return text, None if encoding == "utf-8" else f"not UTF-8; read as {_SHOWN[encoding]}, as its byte-order mark says"


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: bytes 00 and 06 (the rows of Latin and Arabic) stand where UTF-8 text has none."""
    sample = data[: SAMPLE - SAMPLE % 2]
    if len(data) % 2 or len(sample) < 4 or (sample.count(0) + sample.count(6)) * 4 < len(sample):
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "replace")
        if len(_PLAIN.findall(text)) + len(_ARABIC.findall(text)) >= 0.9 * len(text):
            return encoding
    return None


def _known(declared: str | None) -> str | None:
    if declared is None or not declared.isascii() or len(declared) > 40 or "\x00" in declared:
        return None
    try:
        name = codecs.lookup(declared.strip()).name
    except LookupError:
        return None
    return _MEANS.get(name, name) if name in _DECLARABLE else None


def _read_other(data: bytes, declared: str | None) -> tuple[str, str]:
    best, score = _best(data[:SAMPLE], [declared] if declared else [])
    if score < ENOUGH and declared and _decodes(data, declared):
        return data.decode(declared), f"not UTF-8; read as {_shown(declared)}, as it declares"
    if score < ENOUGH:
        raise InputError("is in no encoding that can be told (not UTF-8, nor a common Arabic one). Save it as UTF-8.")
    text = data.decode(best, "replace")
    return text, _assumption(best, declared, text.count("\ufffd"))


def _assumption(best: str, declared: str | None, broken: int) -> str:
    if best == "utf-8":
        return f"UTF-8 with {broken} damaged character(s), shown as U+FFFD"
    note = f"not UTF-8; read as {_shown(best)}"
    if declared == best:
        note += ", as it declares"
    elif declared:
        note += f", though it declares {_shown(declared)}"
    return f"{note}; {broken} damaged character(s) shown as U+FFFD" if broken else note


def _best(sample: bytes, first: Iterable[str]) -> tuple[str, float]:
    ranked = [(name, _score(sample.decode(name, "replace"))) for name in (*first, "utf-8", *_GUESSES)]
    return max(ranked, key=lambda each: each[1])  # the first of equals


def _score(text: str) -> float:
    """Share of Arabic print among characters outside ASCII, plus the share of very common words among all words."""
    outside = len(_OUTSIDE.findall(text))
    if not outside:
        return 0.0
    words = _WORD.findall(text)
    common = sum(word in _common_words() for word in words) / len(words) if words else 0.0
    # An accented Latin letter misread as Arabic stands between Latin letters: "Cafى".
    glued = len(_GLUED.findall(text))
    return (len(_ARABIC.findall(text)) + len(_PRINT.findall(text)) - glued) / outside + common


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _shown(encoding: str) -> str:
    return _SHOWN.get(encoding, encoding)


def _refuse_control(text: str) -> None:
    found = len(_CONTROL.findall(text))
    if found > max(3, len(text) // 100):
        raise InputError("is binary, not text. Give a text file, a saved HTML page or JSON lines.")


@cache
def _common_words() -> frozenset[str]:
    return frozenset(tomllib.loads(_WORDS.read_text("utf-8"))["common_words"])
