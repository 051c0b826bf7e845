"""Bytes to text: what is assumed is said, what is no text is refused in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.errors import InputError
from hudna.ingest.encoding import MAX_BYTES, decode, refuse_size, tidy

TEXT = "قال سكان من القرية إن الهدوء عاد إلى الشوارع بعد أسبوع من القصف، وإن المدارس فتحت في الصباح؛ هل يدوم؟"


@pytest.mark.parametrize(
    ("encoding", "note"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("cp1256", "not UTF-8; read as windows-1256"),
        ("iso8859-6", "not UTF-8; read as ISO-8859-6"),
        ("utf-16", "not UTF-8; read as UTF-16, as its byte-order mark says"),
        ("utf-16-le", "no byte-order mark; read as UTF-16"),
        ("utf-16-be", "no byte-order mark; read as UTF-16"),
        ("utf-32", "not UTF-8; read as UTF-32, as its byte-order mark says"),
    ],
)
def test_arabic_encodings_are_told_apart(encoding: str, note: str | None) -> None:
    text, notes = decode(TEXT.encode(encoding))
    assert text == TEXT
    assert notes == ((note,) if note else ())


def test_mac_arabic_is_told_by_what_it_alone_has() -> None:
    text = f"{TEXT} «لم نسمع شيئا»…"
    assert decode(text.encode("mac-arabic")) == (text, ("not UTF-8; read as Mac Arabic",))


def test_dos_arabic_is_told() -> None:
    plain = TEXT.replace("،", "").replace("؛", "").replace("؟", "")  # not in that code page
    assert decode(plain.encode("cp720")) == (plain, ("not UTF-8; read as cp720 (DOS Arabic)",))


@pytest.mark.parametrize("text", ["هدنة", "وقف إطلاق النار", "عاد الهدوء"])
def test_short_text_is_taken_for_the_commonest(text: str) -> None:
    assert decode(text.encode("cp1256"))[0] == text


@pytest.mark.parametrize(
    ("declared", "note"),
    [
        ("windows-1256", "not UTF-8; read as windows-1256, as it declares"),
        ("utf-8", "not UTF-8; read as windows-1256, though it declares UTF-8"),
        ("ISO-8859-1", "not UTF-8; read as windows-1256, though it declares windows-1252"),
        ("rot13", "not UTF-8; read as windows-1256"),
        ("punycode", "not UTF-8; read as windows-1256"),
        ("no\x00such", "not UTF-8; read as windows-1256"),
        ("", "not UTF-8; read as windows-1256"),
    ],
)
def test_a_wrong_declaration_does_not_win(declared: str, note: str) -> None:
    assert decode(TEXT.encode("cp1256"), declared) == (TEXT, (note,))


def test_a_declaration_is_believed_where_nothing_is_arabic() -> None:
    assert decode("Café déjà vu".encode("cp1252"), "latin-1")[0] == "Café déjà vu"


def test_utf8_wins_over_a_declaration() -> None:
    assert decode(TEXT.encode(), "windows-1256") == (TEXT, ())


def test_damaged_utf8_is_shown() -> None:
    text, notes = decode(TEXT.encode() * 3 + "ه".encode()[:1])
    assert text == TEXT * 3 + "\ufffd"
    assert notes == ("UTF-8 with 1 damaged character(s), shown as U+FFFD",)


def test_stray_nul_is_removed_and_said() -> None:
    text, notes = decode(f"{TEXT}\x00".encode())
    assert text == TEXT
    assert "1 NUL" in notes[0]


def test_lone_surrogate_is_shown_and_said() -> None:
    text, notes = tidy("قال \ud800 إن")
    assert text == "قال \ufffd إن"
    assert "U+FFFD" in notes[0]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        ("\u00a0\u2003".encode(), "is empty"),
        (b"%PDF-1.7\n...", "is a PDF"),
        (b"PK\x03\x04....", "ZIP or Office"),
        (b"\x89PNG\r\n\x1a\n", "PNG image"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"\x00" * 100, "is binary"),
        (b"\x01\x02\x03\x04\x05abc" * 50, "is binary"),
        (bytes(range(256)) * 8, "is "),
        ("Ærø på øen".encode("cp1252"), "no encoding"),
    ],
)
def test_what_is_no_text_is_refused_with_the_next_step(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as error:
        decode(data)
    assert str(error.value).endswith(".")


def test_too_large_is_refused() -> None:
    with pytest.raises(InputError, match="larger than 10 MB"):
        refuse_size(MAX_BYTES + 1)
    refuse_size(MAX_BYTES)


@given(st.binary(), st.none() | st.text(max_size=12))
def test_any_bytes_give_text_or_one_sentence(data: bytes, declared: str | None) -> None:
    try:
        text, _ = decode(data, declared)
    except InputError as error:
        assert str(error).endswith(".")
        return
    assert text.strip()
    assert "\x00" not in text
    text.encode("utf-8")  # no surrogate is left


@given(st.text(min_size=1))
def test_utf8_text_is_never_edited_but_for_what_is_said(text: str) -> None:
    try:
        decoded, notes = decode(text.encode("utf-8", "surrogatepass"))
    except InputError:
        return
    assert notes or decoded == text.removeprefix("\ufeff")
