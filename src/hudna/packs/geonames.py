"""A GeoNames country file (``SY.txt`` of https://download.geonames.org/export/dump) as rows of places.

The format is of GeoNames' readme: one place a line, 19 columns with tabs between them, UTF-8, alternate names with commas
between them in the fourth. Only places with a name in Arabic letters are taken. Every line is judged by itself: one that
is broken is counted and left out, the others are read.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hudna.errors import InputError
from hudna.text.fold import fold_key

COLUMNS = 19
_LONGEST = 1_000_000  # bytes of a line: more is no line of a table
_BROKEN_FIRST = 50  # lines after which a file without one good line is no such file
_ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a]+(?: [\u0621-\u063a\u0641-\u064a]+)*")
_MARKS = re.compile(r"[\u064b-\u065f\u0670\u0640\u200c-\u200f]")
_LETTERS = 3  # of a name
_SHORT = 4  # letters: a single word of so few is too often another word
_ARTICLE = "ال"
_BIG_CITY, _CITY, _TOWN = 500_000, 100_000, 5_000
# GeoNames' feature codes → precision. Of the rest of a class nothing is taken: roads, forests, what has been abandoned.
_CODES: Mapping[str, str] = {
    "ADM1": "governorate", "ADM2": "district", "ADM3": "district", "ADM4": "district", "PPLC": "city", "PPLA": "city",
    "PPLX": "neighbourhood", "PPL": "", "PPLA2": "", "PPLA3": "", "PPLA4": "", "PPLA5": "", "PPLL": "village",
    "PPLF": "village", "PPLG": "", "PPLS": "", "STLMT": "village", "RGN": "region", "AREA": "region", "DSRT": "region",
    "PLN": "region", "MTS": "region", "ISL": "region", "MT": "site", "HLL": "site", "PASS": "site", "LK": "site",
    "RSV": "site", "CMPRF": "site", "CMP": "site", "MILB": "site", "AIRB": "site", "AIRF": "site", "AIRP": "site",
    "AIRH": "site", "DAM": "site", "BDG": "site", "CSTM": "site", "PSTB": "site", "PRN": "site", "HSP": "site",
    "OILF": "site", "OILR": "site", "OILW": "site", "PS": "site", "PSN": "site", "PRT": "site", "HBR": "site",
    "FT": "site", "CSTL": "site", "INSM": "site",
}  # fmt: skip
_KILOMETRES: Mapping[str, float] = {
    "village": 2, "town": 2, "city": 5, "site": 2, "neighbourhood": 2, "district": 20, "governorate": 80, "region": 60,
}  # fmt: skip

Row = dict[str, str]


@dataclass(slots=True)
class Taken:
    """What came of a file: rows by country, and how many lines were left out, by reason."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    left: Counter[str] = field(default_factory=Counter)
    first_broken: str = ""

    @property
    def count(self) -> int:
        """How many places were taken."""
        return sum(len(rows) for rows in self.rows.values())


@dataclass(frozen=True, slots=True)
class Bundle:
    """What the import must know of the bundled places and of the language.

    ``governorates`` are found by the folded Arabic name; ``heads`` are the words that GeoNames glues to names, folded;
    ``is_word`` says whether a folded word is also an everyday word.
    """

    known: Collection[str]
    governorates: Mapping[tuple[str, str], Mapping[str, str]]
    heads: frozenset[str]
    is_word: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class _Line:
    """One good line of the file."""

    id: str
    name: str
    names: tuple[str, ...]
    lat: float
    lon: float
    code: str
    country: str
    admin1: str
    population: int


def read_dump(path: Path, bundle: Bundle, tick: Callable[[int], None] = lambda _: None) -> Taken:
    """The places of a GeoNames country file; ``tick`` is told of the bytes read.

    Raises ``InputError`` where the file cannot be read or is none of that format.
    """
    taken = Taken()
    lines: list[_Line] = []
    seen: set[str] = set()
    good = 0
    for number, raw in enumerate(_lines(path, tick), start=1):
        line = _parsed(raw)
        if isinstance(line, str):
            taken.left["broken lines"] += 1
            taken.first_broken = taken.first_broken or f"line {number}: {line}"
            if not good and number >= _BROKEN_FIRST:
                break
            continue
        good += 1
        reason = _unwanted(line, bundle, seen)
        if reason:
            taken.left[reason] += 1
        else:
            seen.add(line.id)
            lines.append(line)
    if not good:
        why = taken.first_broken or "it is empty"
        raise InputError(
            f"{path}: no GeoNames country file ({why}). Give the XX.txt out of XX.zip from download.geonames.org/export/dump."
        )
    _write_rows(lines, bundle, taken)
    return taken


def _lines(path: Path, tick: Callable[[int], None]) -> Iterable[bytes]:
    """The lines of a file that are not blank; a longer one than a table has is cut."""
    try:
        with path.open("rb") as file:
            while raw := file.readline(_LONGEST):
                tick(len(raw))
                if raw.strip():
                    yield raw
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}). Check the name and your rights.") from None


def _parsed(raw: bytes) -> _Line | str:
    """A line's place, or what is wrong with the line."""
    try:
        cells = raw.decode("utf-8").rstrip("\r\n").split("\t")
    except UnicodeDecodeError:
        return "not UTF-8"
    if len(cells) != COLUMNS:
        return f"{len(cells)} columns with tabs between them, not {COLUMNS}"
    number, name, plain, alternates, lat, lon, _group, code, country, _cc2, admin1 = cells[:11]
    if not re.fullmatch("[0-9]{1,12}", number):
        return "the first column is no number"
    point = (_degrees(lat, 90), _degrees(lon, 180))
    if point[0] is None or point[1] is None:
        return "no degrees north and east in columns 5 and 6"
    if not re.fullmatch("[A-Z]{2}", country):
        return "column 9 is no country code"
    if not re.fullmatch("[0-9]{0,11}", cells[14]):
        return "column 15 is no number of inhabitants"
    return _Line(
        number, " ".join((plain or name).split()), tuple(alternates.split(",")), point[0], point[1], code, country,
        admin1, int(cells[14] or 0),
    )  # fmt: skip


def _degrees(text: str, limit: int) -> float | None:
    if not re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{1,12})?", text):
        return None
    value = float(text)
    return value if math.isfinite(value) and abs(value) <= limit else None


def _unwanted(line: _Line, bundle: Bundle, seen: Collection[str]) -> str:
    """Why a place is not taken; empty where it is."""
    if line.code not in _CODES:
        return "of a kind that reports do not name as a place"
    if f"geonames/{line.id}" in bundle.known:
        return "bundled already"
    if line.id in seen:
        return "twice in the file"
    if not _names(line, bundle):
        return "without a name in Arabic letters"
    return ""


def _names(line: _Line, bundle: Bundle) -> tuple[str, ...]:
    """The Arabic names without a glued head noun; a by-name that is an everyday word is left out."""
    found = []
    for raw in line.names:
        words = _MARKS.sub("", raw).split()
        if len(words) > 1 and fold_key(words[0]) in bundle.heads and line.code[:3] in ("PPL", "ADM"):
            words = words if line.code == "ADM1" else words[1:]
        name = " ".join(words)
        if _ARABIC.fullmatch(name) and len(name.replace(" ", "")) >= _LETTERS:
            found.append(name)
    unique = list(dict.fromkeys(found))
    unique.sort(key=lambda name: not name.startswith(_ARTICLE))  # Persian and Urdu spellings lack the article
    whole = {fold_key(name) for name in unique}
    unique = [name for name in unique if fold_key(_ARTICLE + name) not in whole]
    return tuple(name for at, name in enumerate(unique) if not at or not _is_doubtful(name, bundle))


def _is_doubtful(name: str, bundle: Bundle) -> bool:
    """Whether a name of one word is an everyday word or too short to be sure of."""
    key = fold_key(name)
    return " " not in key and (len(key.removeprefix(_ARTICLE)) <= _SHORT or bundle.is_word(key))


def _write_rows(lines: Iterable[_Line], bundle: Bundle, taken: Taken) -> None:
    lines = sorted(lines, key=lambda line: int(line.id))
    seats = {(line.country, line.admin1): line for line in lines if line.code == "ADM1"}
    for line in lines:
        row = _row(line, seats.get((line.country, line.admin1)), bundle)
        taken.rows.setdefault(line.country, []).append(row)


def _row(line: _Line, seat: _Line | None, bundle: Bundle) -> Row:
    names = _names(line, bundle)
    precision = _CODES[line.code] or _size(line)
    admin1, parent = _governorate(line, seat, bundle)
    wide = 10.0 if precision == "city" and line.population >= _BIG_CITY else _KILOMETRES[precision]
    return {
        "id": f"geonames/{line.id}",
        "name": line.name or names[0],
        "names_ar": "|".join(names),
        "country": line.country,
        "admin1": admin1,
        "precision": precision,
        "lat": f"{line.lat:.5f}",
        "lon": f"{line.lon:.5f}",
        "uncertainty_km": f"{wide:g}",
        "parent": parent,
        "population": str(line.population),
        "source": "geonames",
        "caution": "word" if _is_doubtful(names[0], bundle) else "",
    }


def _size(line: _Line) -> str:
    if line.population >= _CITY:
        return "city"
    return "town" if line.population >= _TOWN or line.code == "PPLA2" else "village"


def _governorate(line: _Line, seat: _Line | None, bundle: Bundle) -> tuple[str, str]:
    """The English name of the governorate and the id of the parent: a bundled governorate of that name, or the country."""
    if seat is None:
        return "", f"country/{line.country}"
    for name in _names(seat, bundle):
        known = bundle.governorates.get((line.country, fold_key(name)))
        if known is not None:
            return known["admin1"], known["id"]
    return seat.name.removesuffix(" Governorate"), f"country/{line.country}"
