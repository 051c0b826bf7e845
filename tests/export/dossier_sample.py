"""Two dossiers made by hand of invented reports: a rich one, and one of which nothing is known.

Two parties contradict each other, one declines and one changes its word; there is an extension, a breach with two figures
of killed, a copied report, one without a day. Voices, life cycle and coding are worked out by the stages themselves.
"""

from dataclasses import dataclass, replace

from hudna.assess.assessment import assess
from hudna.assess.coding import coding_of
from hudna.assess.life_cycle import life_cycle
from hudna.assess.violence import changes_in_violence
from hudna.types import (
    Act,
    Assessment,
    Factuality,
    Ground,
    Interest,
    Judgement,
    Likeness,
    Origin,
    Passage,
    Proposition,
    Rating,
    SourceType,
    Span,
    Testimony,
    Toll,
    Truce,
)
from hudna.types.coding import Reported
from hudna.types.dossier import Called, Dossier, Note, OriginLine, Party, Perhaps, Related, ReportLine
from hudna.types.event_group import Deaths, EventGroup, EventItem, Figure
from hudna.types.life_cycle import DayCount
from hudna.types.stake import Stake
from hudna.types.truce_link import Bond, Period, TruceGroup

ARMY, BRIGADES, UN, ELDERS = "Valley Army", "Coast Brigades", "United Nations", "Elders of al-Ayn"
OBSERVATORY, HOSPITAL = "Al-Ayn Observatory", "مصدر طبي"
SPOKESMAN, LEADER = "Samer al-Ali", "Nabil al-Sahili"
MARKET = "Al-Ayn al-Bayda, Hills Governorate, Freedonia"
PLACES = {"Al-Ayn al-Bayda": "العين البيضاء", "Hills Governorate": "محافظة التلال", "Freedonia": "فريدونيا"}
SAID = {
    "accept": "وافقت كتائب الساحل على هدنة مدتها عشرة أيام تبدأ فجر الثلاثاء",
    "deny": "لا صحة لما يشاع عن هدنة مع كتائب الساحل",
    "silent": "امتنعت الأمم المتحدة عن التعليق على ما قيل عن هدنة",
    "source": "قال مصدر مطلع إن نص الهدنة وُقّع ليلًا بحضور وجهاء البلدة",
    "confirm": "نعم بدأت الهدنة يوم الثلاثاء ونحن ملتزمون بها",
    "start": "دخلت الهدنة حيز التنفيذ صباح الثلاثاء في العين البيضاء",
    "calm": "يسود هدوء في شوارع البلدة منذ صباح الثلاثاء",
    "breach": "قصف جيش الوادي سوق البلدة فقتل سبعة مدنيين في خرق للهدنة",
    "not_us": "لم تقصف قواتنا السوق ولم تخرق الهدنة",
    "three": "وصل إلى المشفى ثلاثة قتلى من سوق البلدة",
    "total": "رصدنا عشرين خرقًا للهدنة منذ بدئها",
    "extend": "اتفق الطرفان على تمديد الهدنة حتى الخامس من نيسان",
    "other_start": "تبدأ الهدنة يوم الأربعاء بحسب ورقة الوجهاء",
    "aid": "تنص الهدنة على إدخال المساعدات إلى البلدة",
}
HEADS = {
    "r1": "كتائب الساحل تعلن هدنة عشرة أيام",
    "r2": "كتائب الساحل تعلن هدنة عشرة أيام",
    "r3": "جيش الوادي ينفي الهدنة",
    "r4": "وجهاء العين: نص موقّع وبداية قريبة",
    "r5": "جيش الوادي يؤكد بدء الهدنة",
    "r6": "قصف على سوق العين البيضاء",
    "r7": "تمديد الهدنة في العين البيضاء",
    "r8": "ورقة الوجهاء",
}
HOLDS = {
    "r1": ("accept", "aid"), "r2": ("accept",), "r3": ("deny", "silent"), "r4": ("source",), "r5": ("confirm", "start", "calm"),
    "r6": ("breach", "not_us", "three", "total"), "r7": ("extend",), "r8": ("other_start",),
}  # fmt: skip
TEXTS = {name: ". ".join([HEADS[name], *(SAID[key] for key in HOLDS[name])]) + "." for name in HEADS}
META: dict[str, tuple[str | None, str | None, str]] = {
    "r1": ("نشرة الضفة", "2020-03-14", "o1"), "r2": ("صدى الوادي", "2020-03-14", "o1"), "r3": ("وكالة التلال", "2020-03-15", "o2"),
    "r4": ("نشرة الضفة", "2020-03-16", "o3"), "r5": ("Riverside Daily", "2020-03-18", "o4"), "r6": ("وكالة التلال", "2020-03-21", "o5"),
    "r7": ("صدى الوادي", "2020-03-26", "o6"), "r8": (None, None, "o7"),
}  # fmt: skip
STAKES: dict[str, Stake] = {
    ARMY: Stake("party", ARMY), BRIGADES: Stake("party", BRIGADES), SPOKESMAN: Stake("party", ARMY), LEADER: Stake("party", BRIGADES),
    UN: Stake("third_party"), ELDERS: Stake("mediator"), OBSERVATORY: Stake("monitor"), HOSPITAL: Stake("anonymous"),
    "مصدر مطلع": Stake("anonymous"), "الأهالي": Stake("seen"),
}  # fmt: skip


def span(report: str, words: str) -> Span:
    """Where the words stand in an invented report."""
    at = TEXTS[report].index(words)
    return Span(at, at + len(words), words)


@dataclass(frozen=True)
class _Teller:
    """Makes the testimonies of one report."""

    report: str

    def __call__(
        self, key: str, act: Act, source: str, source_type: SourceType, proposition: Proposition,
        speaks_for: str | None = None, *, own: bool = False, factuality: Factuality = "certain", via: str | None = None,
    ) -> Testimony:  # fmt: skip
        outlet, said, _ = META[self.report]
        words = span(self.report, SAID[key])
        return Testimony(
            proposition=proposition, act=act, factuality=factuality, report=self.report, truce=0, claim=0, source=source,
            source_type=source_type, speaks_for=speaks_for, own_voice=own, via=via, outlet=outlet, said=said, content=words,
            evidence=(words,),
        )  # fmt: skip


EXISTS = Proposition(kind="exists")
SHELLING = Proposition(kind="breached", value="shelling", actor=ARMY, place=MARKET, date="2020-03-20")


def testimonies() -> tuple[Testimony, ...]:
    """All that is said of the invented truce."""
    r1, r2, r3, r4, r5, r6, r7, r8 = (_Teller(name) for name in HEADS)
    killed = replace(SHELLING, kind="casualties", measure="killed")
    seven, three = replace(killed, toll=Toll(7, None)), replace(killed, toll=Toll(3, 3))
    both = [
        one
        for teller in (r1, r2)
        for one in (
            teller("accept", "asserts", LEADER, "spokesperson", EXISTS, BRIGADES),
            teller("accept", "asserts", LEADER, "spokesperson", Proposition(kind="accepted", value=BRIGADES), BRIGADES),
            teller(
                "accept", "asserts", LEADER, "spokesperson", Proposition(kind="declared", value="2020-03-14"), BRIGADES
            ),
            teller("accept", "asserts", LEADER, "spokesperson", Proposition(kind="duration", value="10"), BRIGADES),
        )
    ]
    return (
        *both,
        r1("aid", "asserts", "نشرة الضفة", "media", Proposition(kind="term", value="aid_access"), own=True),
        r3("deny", "denies", SPOKESMAN, "spokesperson", EXISTS, ARMY, via="وكالة التلال"),
        r3("deny", "denies", SPOKESMAN, "spokesperson", Proposition(kind="accepted", value=ARMY), ARMY),
        r3("silent", "declines_to_comment", UN, "official", EXISTS),
        r4("source", "asserts", "مصدر مطلع", "anonymous_source", EXISTS, factuality="probable"),
        r4("source", "asserts", "مصدر مطلع", "anonymous_source", Proposition(kind="written")),
        r4("source", "asserts", ELDERS, "mediator", Proposition(kind="mediated", value=ELDERS)),
        r5("confirm", "asserts", SPOKESMAN, "spokesperson", EXISTS, ARMY),
        r5("confirm", "asserts", SPOKESMAN, "spokesperson", Proposition(kind="accepted", value=ARMY), ARMY),
        r5("start", "asserts", "Riverside Daily", "media", Proposition(kind="started", value="2020-03-17"), own=True),
        r5("start", "asserts", "Riverside Daily", "media", EXISTS, own=True),
        r5("calm", "asserts", "الأهالي", "resident", Proposition(kind="holding")),
        r6("breach", "accuses", LEADER, "spokesperson", SHELLING, BRIGADES),
        r6("breach", "accuses", LEADER, "spokesperson", seven, BRIGADES),
        r6("not_us", "denies", SPOKESMAN, "spokesperson", SHELLING, ARMY),
        r6("three", "asserts", HOSPITAL, "anonymous_source", three),
        r6("total", "asserts", OBSERVATORY, "monitor", Proposition(kind="violations_total", value="خرقًا للهدنة", toll=Toll(20, 20))),
        r7("extend", "asserts", ELDERS, "mediator", Proposition(kind="extended", value="2020-04-05")),
        r8("other_start", "asserts", ELDERS, "mediator", Proposition(kind="started", value="2020-03-18")),
    )  # fmt: skip


def _stake(one: Testimony) -> Stake:
    interest: Interest = "media"
    return STAKES.get(one.source, Stake(interest))


def _reported(name: str, told: Truce) -> ReportLine:
    outlet, published, origin = META[name]
    return ReportLine(
        report=f"id-{name}", version=name, name=f"{name}.txt", outlet=outlet, published=published,
        url=f"https://example.org/{name}?a=1&b=2" if outlet else None, title=HEADS[name], origin=origin,
        versions=2 if name == "r5" else 1, central=name != "r8", truces=(told,),
    )  # fmt: skip


def _events() -> tuple[EventGroup, ...]:
    common = {
        "report": "r6",
        "published": "2020-03-21",
        "outlet": "وكالة التلال",
        "place": MARKET,
        "date": "2020-03-20",
    }
    accused = EventItem(
        id="r6#e0", type="shelling", trigger=span("r6", "قصف"), actors=(ARMY,), killed=Toll(7, None), source=LEADER,
        source_type="spokesperson", alleged=True, breach_of=("r6#0",), sentence=span("r6", SAID["breach"]), **common,  # type: ignore[arg-type]
    )  # fmt: skip
    denied = replace(
        accused, id="r6#e1", realis="negated", source=SPOKESMAN, killed=None, sentence=span("r6", SAID["not_us"])
    )
    counted = replace(
        accused, id="r6#e2", source=HOSPITAL, source_type="anonymous_source", killed=Toll(3, 3), breach_of=(),
        sentence=span("r6", SAID["three"]),
    )  # fmt: skip
    breach = EventGroup(
        id="e1", type="shelling", items=(accused, denied, counted), origins=1, actors=(ARMY,), targets=("civilians",),
        place=MARKET, country="FR", date="2020-03-20",
        figures=(
            Figure(measure="killed", toll=Toll(7, None), sources=(LEADER,), items=("r6#e0",), origins=1),
            Figure(measure="killed", toll=Toll(3, 3), sources=(HOSPITAL,), items=("r6#e2",), origins=1),
        ),
        deaths=Deaths(low=3, best=3, high=7), civilians=True, alleged=True, breach_of=("r6#0",),
    )  # fmt: skip
    clash = replace(
        accused,
        id="r3#e0",
        report="r3",
        type="armed_clash",
        sentence=None,
        trigger=span("r3", "هدنة"),
        breach_of=(),
        killed=None,
    )
    other = EventGroup(id="e2", type="armed_clash", items=(clash,), origins=1)
    return breach, other


def _days() -> tuple[DayCount, ...]:
    before = [DayCount(f"2020-03-{day:02}", 2 if day % 2 else 1, day % 3, 3) for day in range(9, 17)]
    return (
        *before,
        DayCount("2020-03-17", 0, 0, 2),
        DayCount("2020-03-20", 1, 3, 4),
        DayCount("2020-03-24", 0, 0, 3),
        DayCount("2020-03-26", 0, 0, 5),
    )


def _judged(found: tuple[Assessment, ...]) -> tuple[Assessment, ...]:
    """The assessments, the first with a verdict of our own, so that the page's tests do not hang on the model's figures."""
    grounds = tuple(one for one in found[0].grounds if one.kind != "no_verdict")
    return replace(found[0], likelihood="likely", confidence="low", grounds=grounds), *found[1:]


def rich() -> Dossier:
    """The rich one."""
    told = testimonies()
    origin_of = {name: origin for name, (_, _, origin) in META.items()}
    truce = Truce(
        kind="agreement", name="هدنة العشرة أيام", parties=(BRIGADES, ARMY), mediators=(ELDERS,), places=("Al-Ayn al-Bayda",),
        declared="2020-03-14", start="2020-03-17", duration_days=10, side="bilateral", purposes=("humanitarian",),
        status="announced", terms=("aid_access",), evidence={"side": (span("r1", "كتائب الساحل"),), "purposes": (span("r1", SAID["aid"]),)},
    )  # fmt: skip
    bare = replace(truce, evidence={}, side=None, purposes=(), duration_days=None)
    lines = tuple(_reported(name, truce if name == "r1" else bare) for name in HEADS)
    life = life_cycle(told, origin_of, "2020-03-27")
    life = replace(life, phases=life_cycle(told, origin_of).phases)
    rating = Rating(
        source=OBSERVATORY,
        reliability="B",
        by="Rana H.",
        at="2020-04-01T10:00:00Z",
        why="its counts were checked twice",
    )
    group = TruceGroup(
        id="t-7f3a", items=tuple(f"{name}#0" for name in HEADS), reports=tuple(HEADS), parties=(BRIGADES, ARMY), mediators=(ELDERS,),
        places=("Al-Ayn al-Bayda",), name="هدنة العشرة أيام", declared="2020-03-14", start="2020-03-17", end="2020-04-05",
        periods=(Period("2020-03-17", "2020-03-26"), Period("2020-03-27", "2020-04-05")), first="2020-03-14", last="2020-03-26",
    )  # fmt: skip
    before = TruceGroup(
        id="t-0001", items=("x#0",), reports=("x",), parties=(BRIGADES, ARMY), start="2019-12-01", end="2019-12-10"
    )
    like = TruceGroup(id="t-0002", items=("y#0",), reports=("y",), parties=(BRIGADES,), proposed=True)
    first, second = span("r1", SAID["accept"]), span("r2", SAID["accept"])
    copied = Likeness(a="r1", b="r2", relation="edited_copy", of_a=0.62, of_b=1.0, passages=(Passage(first, second),))
    return Dossier(
        group=group, as_of="2020-03-27", known_at=None, made_with="hudna 0.1.0, packs 1234abcd",
        parties=(
            Party(name=BRIGADES, name_ar="كتائب الساحل", called=(
                Called(name=BRIGADES, words="كتائب الساحل", naming="neutral", outlets=("نشرة الضفة", "صدى الوادي")),
                Called(name=BRIGADES, words="عصابات الساحل", naming="derogatory", outlets=("وكالة التلال",)),
            )),
            Party(name=ARMY, name_ar="جيش الوادي", called=(Called(name=ARMY, words="قوات النظام", naming="partisan"),)),
        ),
        mediators=(Party(name=ELDERS, name_ar="وجهاء العين"),), guarantors=(), monitors=(),
        assessments=_judged(assess(told, origin_of, _stake, [rating])), life=life,
        coding=coding_of([Reported(report=line.version, truce=line.truces[0], published=line.published) for line in lines], told, life, origin_of),
        reports=lines,
        origins=tuple(
            OriginLine(origin=Origin(id=name, reports=tuple(one for one in HEADS if META[one][2] == name), first=next(one for one in HEADS if META[one][2] == name)),
                       likenesses=(copied,) if name == "o1" else ())
            for name in dict.fromkeys(origin for _, _, origin in META.values())
        ),
        events=_events(), days=_days(), violence=changes_in_violence(_days(), "2020-03-17", "2020-03-27", (7, 30)),
        related=(Related(how="follows", bond=Bond(tie="successor", a="t-7f3a", b="t-0001", grounds=(
            Ground("same_parties", "for", (BRIGADES, ARMY)), Ground("begins_after_end", "for", ("2019-12-10", "2020-03-17")))), group=before),),
        perhaps=(Perhaps(judgement=Judgement(thing="truce", a="t-0002", b="t-7f3a", verdict="unsure", grounds=(
            Ground("some_parties", "for", (BRIGADES,), 1.0), Ground("proposed_and_real", "against", (), -2.5))), group=like),),
        judgements=(Judgement(thing="truce", a="t-0001", b="t-7f3a", verdict="different", by="Rana H.", at="2020-04-01T10:00:00Z", why="two rounds of talks"),),
        ratings=(rating,),
        notes=(Note(n=1, body="Ask the elders for the paper.", private=True, by="Rana H.", at="2020-04-01T10:05:00Z"),),
        sensitive=(HOSPITAL,), left_out=2, undated=1,
    )  # fmt: skip


def thin() -> Dossier:
    """The one of which nothing is known."""
    life = life_cycle(())
    return Dossier(
        group=TruceGroup(id="t-empty", items=("z#0",), reports=("z",), proposed=True), as_of=None, known_at=None, made_with="hudna 0.1.0",
        parties=(), mediators=(), guarantors=(), monitors=(), assessments=(), life=life, coding=coding_of((), (), life),
        reports=(ReportLine(report="z", version="z", name="z.txt", outlet=None, published=None, url=None, title="", origin="oz", versions=1, central=True, truces=(Truce(),)),),
        origins=(OriginLine(origin=Origin(id="oz", reports=("z",), first="z")),), undated=1,
    )  # fmt: skip
