"""A case made by hand: two invented truces and three events, with everything in it that breaks a file."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from hudna.export.formats import Options
from hudna.export.source import PlaceFacts, ReportFacts
from hudna.types import (
    Assessment,
    Ground,
    Judgement,
    Origin,
    Period,
    Proposition,
    Rating,
    Span,
    Testimony,
    Toll,
    Truce,
    TruceGroup,
    Voice,
)
from hudna.types.coding import Answer, Coded, Coding, Support
from hudna.types.dossier import Dossier, Note, OriginLine, Party, Perhaps, Related, ReportLine
from hudna.types.event_group import Deaths, EventGroup, EventItem, Figure
from hudna.types.life_cycle import LifeCycle, Phase
from hudna.types.truce_link import Bond

ARMY, BRIGADES, WITNESS, SPOKESMAN = "Valley Army", "Coast Brigades", "Salma Zahrawi", "=cmd|' /C calc'!A0"
WITNESS_AR = "سلمى الزهراوي"
TEXT = (
    'أعلنت كتائب الساحل، "الأحد"، هدنة في بلدة العين البيضاء 🕊️ مع جيش الوادي\nبعد وساطة.\n'
    "ونفى الناطق باسم جيش الوادي ذلك، وقال: \u202eلا هدنة, ولا اتفاق\u202c.\n"
    "وقالت سلمى الزهراوي وهي من سكان البلدة إن القصف قتل سبعة.\n"
    "وقالت مصادر إن شهادة سلمى الزهراوي صحيحة.\n"
)
OTHER = "نشرة ثانية مختلقة: سقط خمسة قتلى في قصف العين البيضاء.\n"
UNKNOWN = Coded(unknown="not_stated")
MADE_WITH = "code 0.1.0, packs 1"
TOWN = "Al-Ayn al-Bayda, Hills Governorate, Syria"


def span(words: str, text: str = TEXT) -> Span:
    """Where words stand."""
    at = text.index(words)
    return Span(at, at + len(words), words)


DECLARED = span('أعلنت كتائب الساحل، "الأحد"، هدنة في بلدة العين البيضاء 🕊️ مع جيش الوادي\nبعد وساطة')
DENIED = span("ونفى الناطق باسم جيش الوادي ذلك، وقال: \u202eلا هدنة, ولا اتفاق\u202c")
SEEN = span("وقالت سلمى الزهراوي وهي من سكان البلدة إن القصف قتل سبعة")
ECHO = span("وقالت مصادر إن شهادة سلمى الزهراوي صحيحة")
SHELLED = span("سقط خمسة قتلى في قصف العين البيضاء", OTHER)

FACTS = {
    "v1": ReportFacts(
        version="v1", name="تقرير, \"أول\"\nمختلق", outlet="+نشرة الضفة", published="2020-03-15",
        url="https://example.org/خبر?a=1&b=2", title="@هدنة\u202e في البلدة", text=TEXT,
        sha256=hashlib.sha256(TEXT.encode()).hexdigest(), language="ar", origin="o1",
    ),
    "v2": ReportFacts(
        version="v2", name="r2", outlet=None, published=None, url=None, title=None, text=OTHER,
        sha256=hashlib.sha256(OTHER.encode()).hexdigest(), language="ar", origin="o2",
    ),
}  # fmt: skip
PLACES = {
    "Al-Ayn al-Bayda": PlaceFacts(
        name="Al-Ayn al-Bayda", name_ar="العين البيضاء", country="SY", admin1="Hills Governorate", lat=35.25, lon=-3.5,
        precision="town", uncertainty_km=2.0,
    ),
    "Hills Governorate": PlaceFacts(name="Hills Governorate", country="SY", precision="governorate"),
}  # fmt: skip


def told(
    kind: str, act: str, source: str, words: Span, value: str | None = None, *, own: bool = False, **more: object
) -> Testimony:
    """A testimony of the first report."""
    return Testimony(
        proposition=Proposition(kind=kind, value=value, **more),  # type: ignore[arg-type]
        act=act, factuality="certain", report="v1", truce=0, claim=0, source=source, source_type="spokesperson",  # type: ignore[arg-type]
        speaks_for=ARMY if source == SPOKESMAN else None, own_voice=own, via=None, outlet="+نشرة الضفة",
        said="2020-03-15", content=words, evidence=(words,), cue=None,
    )  # fmt: skip


def voice(one: Testimony, bearing: str, interest: str = "party") -> Voice:
    """A voice of one testimony."""
    return Voice(
        source=one.source, interest=interest, speaks_for=one.speaks_for, bearing=bearing, reversed=False,  # type: ignore[arg-type]
        testimonies=(one,), origins=("o1",), reliability="B", reliability_by="Analyst Nadia",
    )  # fmt: skip


def assessment(*voices: Voice, likelihood: str | None = None) -> Assessment:
    """An assessment of what the voices speak of."""
    yes = sum(one.bearing == "affirms" for one in voices)
    no = sum(one.bearing == "denies" for one in voices)
    return Assessment(
        proposition=voices[0].testimonies[0].proposition, voices=voices, likelihood=likelihood, confidence="low",  # type: ignore[arg-type]
        credibility=6, affirming_origins=yes, denying_origins=no, independent_affirming=0, independent_denying=0,
        grounds=(Ground("who", "for", (WITNESS, WITNESS_AR)),),
    )  # fmt: skip


def said(value: str, words: Span, code: int | None = None, names: tuple[str, ...] = ()) -> Coded:
    """A coded value with its words."""
    support = (Support("v1", (words,)),)
    return Coded(
        values=(value,), code=code, names=names, answers=tuple(Answer(one, support, 1) for one in names or (value,))
    )


@cache
def contested() -> Dossier:
    """A truce that one side declares and the other denies."""
    exists = told("exists", "asserts", BRIGADES, DECLARED)
    declared = told("declared_by", "asserts", BRIGADES, DECLARED, BRIGADES)
    denial = told("exists", "denies", SPOKESMAN, DENIED)
    witness = told(
        "casualties", "asserts", WITNESS, SEEN, measure="killed", toll=Toll(7, None), place="Al-Ayn al-Bayda"
    )
    echo = told("casualties", "asserts", "مصادر", ECHO, measure="killed", toll=Toll(7, None), place="Al-Ayn al-Bayda")
    silent = told("exists", "declines_to_comment", "United Nations", DENIED)
    group = TruceGroup(
        id="t1", items=("v1#0",), reports=("v1",), parties=(BRIGADES, ARMY), mediators=("Town Elders",),
        places=("Al-Ayn al-Bayda", "Hills Governorate", "Nowhere"), lands=("SY",), conflict="syria", name="-هدنة\tالعين",
        declared="2020-03-15", start="2020-03", end=None, periods=(Period("2020-03-15", "2020-03-25", ("v1#0",)),),
        first="2020-03-15", last="2020-03-15",
    )  # fmt: skip
    phases = (
        Phase(state="announced", clock="announced", on="2020-03-14", known="2020-03-15", who=BRIGADES,
              testimonies=(declared,), origins=1),
        Phase(state="in_force", clock="in_force", on="2020-03", known="2020-03-15", testimonies=(exists,), origins=1),
    )  # fmt: skip
    life = LifeCycle(
        phases=phases, now="contested", why="affirmed_and_denied", as_of="2020-04-01", observed="unknown",
        announced=("2020-03-14", "2020-03-13"), in_force=("2020-03",), last_word="2020-03-15",
    )  # fmt: skip
    coding = Coding(
        truce_class=UNKNOWN, side=said("bilateral", DECLARED, 2), purposes=said("humanitarian", DECLARED),
        written=Coded(unknown="reports_disagree", answers=(Answer("yes", (), 1), Answer("no", (), 1))),
        mediated=said("yes", DECLARED, 1, ("Town Elders",)), mechanism=UNKNOWN, enforcement=UNKNOWN,
        partial=said("limited", DECLARED, 1), fixed=said("fixed", DECLARED, 1), fixed_time=said("10", DECLARED, 10),
        ended=Coded(unknown="contested"), ended_on=Coded(unknown="not_known_to_have_ended"), as_of="2020-04-01",
    )  # fmt: skip
    line = ReportLine(
        report="r1", version="v1", name=FACTS["v1"].name, outlet="+نشرة الضفة", published="2020-03-15",
        url=FACTS["v1"].url, title=FACTS["v1"].title or "", origin="o1", versions=1, central=True,
        truces=(Truce(parties=(BRIGADES, ARMY), places=("Al-Ayn al-Bayda",), evidence={"parties": (SEEN,)}),),
    )  # fmt: skip
    other = TruceGroup(id="t0", items=("v2#0",), reports=("v2",), places=("Al-Ayn al-Bayda",))
    return Dossier(
        group=group, as_of="2020-04-01", known_at=None, made_with=MADE_WITH,
        parties=(Party(name=BRIGADES, name_ar="كتائب الساحل"), Party(name=ARMY, name_ar="جيش الوادي")), mediators=(),
        guarantors=(), monitors=(),
        assessments=(
            assessment(voice(exists, "affirms"), voice(denial, "denies"), voice(silent, "silent", "third_party")),
            assessment(voice(declared, "affirms")),
            assessment(voice(witness, "affirms", "seen"), voice(echo, "affirms", "anonymous"), likelihood="likely"),
        ),
        life=life, coding=coding, reports=(line,), origins=(OriginLine(origin=Origin(id="o1", reports=("v1",), first="v1")),),
        events=(shelling(),), related=(Related(how="follows", bond=Bond(tie="successor", a="t1", b="t0"), group=other),),
        perhaps=(Perhaps(judgement=Judgement(thing="truce", a="t1", b="t9", verdict="unsure"), group=replace(other, id="t9")),),
        judgements=(Judgement(thing="truce", a="t1", b="t2", verdict="same", by="Analyst Nadia", why="secret why"),),
        ratings=(Rating(source=WITNESS, reliability="A", by="Analyst Nadia", at="2020-01-01"),),
        notes=(
            Note(n=1, body="سر: اتصلنا بها", private=True, by="Analyst Nadia", at="2020-04-01"),
            Note(n=2, body=f"open note on {WITNESS}", private=False, by="Analyst Nadia", at="2020-04-01"),
        ),
        sensitive=(WITNESS,),
    )  # fmt: skip


@cache
def proposed() -> Dossier:
    """A truce that is only called for."""
    call = told("exists", "calls_for", "United Nations", DECLARED)
    base = contested()
    return replace(
        base,
        group=TruceGroup(id="t2", items=("v1#1",), reports=("v1",), proposed=True),
        life=LifeCycle(phases=(), now="proposed", why="only_called_for", as_of=None, observed="unknown"),
        coding=Coding(**dict.fromkeys(
            ("truce_class", "side", "purposes", "written", "mediated", "mechanism", "enforcement", "partial", "fixed",
             "fixed_time", "ended", "ended_on"), UNKNOWN,
        )),  # type: ignore[arg-type]
        assessments=(assessment(voice(call, "open")),), events=(), related=(), perhaps=(), notes=(), parties=(),
    )  # fmt: skip


def item(number: int, report: str, words: Span, source: str | None, **more: object) -> EventItem:
    """What one report tells of an event."""
    return EventItem(
        id=f"{report}#e{number}", report=report, published=FACTS[report].published, outlet=FACTS[report].outlet,
        type="shelling", trigger=words, sentence=words, source=source, place=TOWN, precision="town", **more,  # type: ignore[arg-type]
    )  # fmt: skip


@cache
def shelling() -> EventGroup:
    """A shelling with two figures of the dead, one by a witness."""
    return EventGroup(
        id="e1", type="shelling",
        items=(item(0, "v1", SEEN, WITNESS, killed=Toll(7, 7)), item(0, "v2", SHELLED, None, killed=Toll(5, 5))),
        origins=2, actors=(ARMY, "Ghost Unit"), targets=("civilians",), place=TOWN, country="SY", admin1="Hills Governorate",
        lat=35.25, lon=-3.5, precision="town", date="2020-03-16", date_latest="2020-03-18",
        figures=(
            Figure(measure="killed", toll=Toll(5, 5), sources=("r2",), items=("v2#e0",), origins=1),
            Figure(measure="killed", toll=Toll(7, 7), sources=(WITNESS,), items=("v1#e0",), origins=1),
        ),
        deaths=Deaths(low=5, best=5, high=7), civilians=True, alleged=False,
    )  # fmt: skip


def events() -> tuple[EventGroup, ...]:
    """A shelling, one that is only planned, a siege in a month, an attack of unknown place."""
    base = shelling()
    planned = replace(base, id="e2", items=(replace(base.items[1], realis="planned"),))
    siege = replace(
        base,
        id="e3",
        type="siege",
        figures=(),
        deaths=Deaths(low=None, best=None, high=None),
        date="2020-03",
        date_latest=None,
    )
    nowhere = replace(
        base, id="e4", type="attack", place=None, country=None, admin1=None, lat=None, lon=None, precision=None, date=None,
        date_latest=None, actors=(), targets=(), civilians=None, deaths=Deaths(low=None, best=None, high=None), figures=(),
    )  # fmt: skip
    coarse = replace(
        base, id="e5", place="Hills Governorate, Syria", lat=None, lon=None, precision="governorate", date="2020-03",
        date_latest=None,
    )  # fmt: skip
    return base, planned, siege, nowhere, coarse


class Case:
    """The invented case as exports see it."""

    def dossiers(self) -> Iterator[Dossier]:
        return iter((contested(), proposed()))

    def events(self) -> Iterator[EventGroup]:
        return iter(events())

    def reports(self) -> Iterator[ReportFacts]:
        return iter(FACTS.values())

    def report(self, version: str) -> ReportFacts:
        return FACTS[version]

    def place(self, name: str) -> PlaceFacts | None:
        return PLACES.get(name)

    def sensitive(self) -> Iterable[str]:
        return (WITNESS, WITNESS_AR)


class Big(Case):
    """The same event many times over, made as it is asked for."""

    def __init__(self, number: int) -> None:
        self._number = number

    def events(self) -> Iterator[EventGroup]:
        base = shelling()
        return (replace(base, id=f"e{at:06}") for at in range(self._number))

    def dossiers(self) -> Iterator[Dossier]:
        base = contested()
        return (replace(base, group=replace(base.group, id=f"t{at:06}")) for at in range(self._number // 20))

    def reports(self) -> Iterator[ReportFacts]:
        return (replace(FACTS["v1"], version=f"v{at}", text="") for at in range(self._number))


def heard() -> tuple[list[str], Options]:
    """Options that keep what they are told."""
    words: list[str] = []
    return words, Options(told=words.append)
