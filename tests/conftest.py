"""Readings made by hand, of an invented report, for the tests of everything that shows a reading; and a real PostgreSQL, a
server of the tests' own in a scratch folder, on a socket, gone when they end."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from hudna.types import Claim, Duration, Event, Name, Place, Reading, Report, Span, Time, Toll, Truce
from hudna.types.reading import Furniture, Proposal, Published, Unknown
from hudna.types.truce import Reason

os.environ["HUDNA_PLACES"] = "off"  # nor the places of who runs them
os.environ["HUDNA_CACHE"] = "off"  # tests read the packs as they are, and write nothing into the home of who runs them

TEXT = (
    "هدنة بين حركة النخيل وجبهة السهل؟\n"
    "أعلنت حركة النخيل هدنة مع جبهة السهل في وادي السنديان لمدة شهر قابلة للتمديد تبدأ في 28 تشرين الثاني 2017 بوساطة عشائرية. "
    "ونفى المتحدث باسم جبهة السهل ضرغام العلي وجود أي هدنة. "
    "ورفضت ميريلاند التعليق. "
    "وقتل عشرة مدنيين على الأقل في غارة على معبر السنديان.\n"
    "اقرأ أيضا: موسم الزيتون في الوادي"
)


def _span(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words), words)


def _name(kind: str, words: str, nth: int, name: str) -> Name:
    span = _span(words, nth)
    return Name(kind=kind, start=span.start, end=span.end, text=words, name=name, name_ar=words, found_by="pack")


_MENTIONS = (
    _name("organisation", "حركة النخيل", 1, "Palm Movement"),
    _name("organisation", "جبهة السهل", 1, "Plain Front"),
    Place(
        start=_span("وادي السنديان").start,
        end=_span("وادي السنديان").end,
        text="وادي السنديان",
        name="Oak Valley",
        name_ar="وادي السنديان",
        lat=35.0,
        lon=40.25,
        precision="district",
    ),
    Duration(
        start=_span("شهر").start, end=_span("شهر").end, text="شهر", iso="P1M", days_min=30, days_max=31, extendable=True
    ),
    Time(
        start=_span("28 تشرين الثاني 2017").start,
        end=_span("28 تشرين الثاني 2017").end,
        text="28 تشرين الثاني 2017",
        earliest="2017-11-28",
        latest="2017-11-28",
    ),
    _name("person", "ضرغام العلي", 0, "Dirgham al-Ali"),
    _name("organisation", "ميريلاند", 0, "Merryland"),
)

_CLAIMS = (
    Claim(
        id=0,
        source=_span("حركة النخيل", 1),
        source_name="Palm Movement",
        source_type="official",
        cue=_span("أعلنت"),
        content=_span("هدنة مع جبهة السهل"),
        act="asserts",
        about_truce=True,
        truces=(0,),
    ),
    Claim(
        id=1,
        source=_span("ضرغام العلي"),
        source_name="Dirgham al-Ali",
        source_type="spokesperson",
        cue=_span("نفى"),
        content=_span("وجود أي هدنة"),
        act="denies",
        about_truce=True,
        truces=(0,),
        answers=0,
    ),
    Claim(
        id=2,
        source=_span("ميريلاند"),
        source_name="Merryland",
        source_type="official",
        cue=_span("رفضت"),
        content=_span("التعليق"),
        act="declines_to_comment",
        about_truce=True,
        truces=(0,),
    ),
    Claim(
        id=3,
        source=None,
        source_name=None,
        source_type="media",
        cue=None,
        content=_span("قتل عشرة مدنيين على الأقل في غارة على معبر السنديان"),
        act="asserts",
        factuality="probable",
    ),
)

_TRUCE = Truce(
    name="هدنة",
    parties=("Palm Movement", "Plain Front"),
    declared_by=("Palm Movement",),
    mediators=("tribal mediation",),
    places=("Oak Valley",),
    start="2017-11-28",
    end="2017-12-28",
    duration_days=30.0,
    extendable=True,
    side="bilateral",
    written=True,
    purposes=("humanitarian",),
    status="contested",
    terms=("ceasefire", "secrecy"),
    reasons=(Reason(span=_span("بوساطة عشائرية"), of=("Palm Movement",), claim=0),),
    evidence={
        "parties": (_span("حركة النخيل", 1), _span("جبهة السهل", 1)),
        "start": (_span("28 تشرين الثاني 2017"),),
        "duration_days": (_span("لمدة شهر"),),
        "mediators": (_span("وساطة عشائرية"),),
    },
    unknown={"venue": "not stated"},
)

_EVENT = Event(
    id=0,
    type="air_strike",
    trigger=_span("غارة"),
    targets=("civilians",),
    place="Oak Crossing, Oak Valley",
    date="2017-11",
    date_precision="month",
    killed=Toll(10, None),
    civilians=True,
    claim=3,
    evidence={"killed": (_span("عشرة مدنيين على الأقل"),)},
)

_FURNITURE = _span("اقرأ أيضا: موسم الزيتون في الوادي")


@pytest.fixture(scope="session")
def contested() -> Reading:
    """A truce that one party declares and the other denies."""
    return Reading(
        id="invented-1",
        language="ar",
        about_truce="yes",
        published=Published("2017-11-29", None),
        outlet="Valley Post",
        title=_span("هدنة بين حركة النخيل وجبهة السهل؟"),
        furniture=(Furniture(_FURNITURE.start, _FURNITURE.end, "related_link", _FURNITURE.text),),
        mentions=_MENTIONS,
        claims=_CLAIMS,
        events=(_EVENT,),
        truces=(_TRUCE,),
        proposals=(Proposal(("ضرغام العلي", "درغام العلي"), (_span("ضرغام العلي"),), ("one letter apart",)),),
        unknown=(Unknown("venue", "the text does not say where", "a report that names the place"),),
        report=Report("invented-1", TEXT, outlet="Valley Post"),
    )


@pytest.fixture(scope="session")
def no_truce(contested: Reading) -> Reading:
    """A report without any truce."""
    return replace(contested, about_truce="no", truces=(), claims=contested.claims[3:])


@pytest.fixture(scope="session")
def figurative(no_truce: Reading) -> Reading:
    """A report in which truce is said of something else."""
    return replace(no_truce, about_truce="figurative", events=())


_NUMBERS = count()


def _program(name: str) -> str | None:
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return shutil.which(name, path=os.pathsep.join([*map(str, places), os.environ.get("PATH", "")]))


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a fresh PostgreSQL, less the database."""
    initdb, control = _program("initdb"), _program("pg_ctl")
    if not initdb or not control:
        pytest.skip("PostgreSQL is not installed. On Debian or Ubuntu: apt install postgresql")
    # PostgreSQL refuses to run as root, and its user must reach the folder.
    base = Path("/tmp") / f"hudna-postgres-{os.getpid()}"  # noqa: S108 - a socket's path must be short
    base.mkdir()
    root = os.geteuid() == 0
    start: list[str] = []
    if root:
        shutil.chown(base, "postgres", "postgres")
        start = ["runuser", "-u", "postgres", "--"]
    data = base / "data"

    def run(*command: str) -> None:
        subprocess.run([*start, *command], check=True, stdout=subprocess.DEVNULL, cwd=base)

    run(initdb, "-D", str(data), "-U", "hudna", "--auth=trust", "--encoding=UTF8", "--locale=C")
    options = f"-c listen_addresses='' -c unix_socket_directories={base} -c fsync=off"
    run(control, "-D", str(data), "-w", "-l", str(base / "log"), "-o", options, "start")
    try:
        yield f"postgresql+psycopg://hudna@/{{}}?host={base}"
    finally:
        run(control, "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(base, ignore_errors=True)


@pytest.fixture
def fresh_database(server: str) -> str:
    """The address of an empty database of its own."""
    import psycopg

    name = f"case_{next(_NUMBERS)}"
    host = server.split("host=")[1]
    with psycopg.connect(f"host={host} user=hudna dbname=postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.format(name)
