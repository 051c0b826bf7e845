"""A reading made by hand of an invented report: two truces, a denial, events with tolls."""

from datetime import date
from typing import Any

from hudna.types import (
    Claim,
    Duration,
    Event,
    Furniture,
    Name,
    Number,
    Place,
    Proposal,
    Published,
    Quantity,
    Reading,
    Reason,
    Report,
    Span,
    Time,
    Toll,
    Truce,
    Unknown,
    Victims,
)

LINES = (
    "هل توقف القتال حول جسر النخيل؟",
    "",
    "ليلى السروجي",
    "السبت 14/03/2020",
    "أعلنت كتائب الساحل موافقتها على هدنة مع جيش الوادي في بلدة العين البيضاء تبدأ الأحد وتستمر عشرة أيام قابلة للتمديد، "
    "بوساطة وجهاء البلدة.",
    "لكن الناطق باسم جيش الوادي سامر العلي نفى التوصل إلى أي اتفاق، واتهم الكتائب بقصف سوق البلدة ما أدى إلى مقتل 7 مدنيين "
    "على الأقل وجرح العشرات.",
    "وقال مصدر مطلع لـ«نشرة الضفة» إن الهدنة مكتوبة، وإن غايتها إدخال المساعدات إلى الأهالي، وقد يبدأ تنفيذها خلال يومين.",
    "وامتنعت الأمم المتحدة عن التعليق.",
    "وفي محافظة التلال، أفاد سامر علي بأن فصيلين محليين اتفقا على وقف إطلاق النار قرب معبر الزيتون من دون تحديد موعد.",
    "واندلعت اشتباكات فجر الجمعة في محيط جسر النخيل، ونزحت مئات العائلات نحو المدينة.",
    "ويشهد المكان هدوءاً منذ مساء أمس بحسب الأهالي.",
    "وكانت المنطقة قد عرفت 3 اتفاقات مماثلة.",
    "",
    "اقرأ أيضاً: خريطة المعابر المغلقة",
    "© نشرة الضفة 2024",
)
TEXT = "\n".join(LINES) + "\n"
ARMY, BRIGADES, UN, ALI = "Valley Army", "Coast Brigades", "United Nations", "Samer al-Ali"


def span(words: str, nth: int = 0) -> Span:
    """Where the words stand in the sample, at their ``nth`` occurrence."""
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return Span(at, at + len(words), words)


def _ends(words: str, nth: int = 0) -> dict[str, Any]:
    found = span(words, nth)
    return {"start": found.start, "end": found.end, "text": words}


def _name(words: str, kind: str, name: str, nth: int = 0, **more: Any) -> Name:
    return Name(kind=kind, name=name, **_ends(words, nth), **more)


def _names() -> tuple[Name, ...]:
    brigades: dict[str, Any] = {"name_ar": "كتائب الساحل", "entry": "sample/coast"}
    army: dict[str, Any] = {"name_ar": "جيش الوادي", "entry": "sample/valley"}
    return (
        _name("كتائب الساحل", "organisation", BRIGADES, **brigades),
        _name("جيش الوادي", "organisation", ARMY, **army),
        _name("وجهاء البلدة", "group", "town notables", generic=True, name_ar="وجهاء البلدة"),
        _name("جيش الوادي", "organisation", ARMY, 1, **army),
        _name("سامر العلي", "person", ALI, name_ar="سامر العلي", role=span("الناطق باسم جيش الوادي")),
        _name("الكتائب", "organisation", BRIGADES, anaphor=True, **brigades),
        _name("مصدر مطلع", "person", "informed source", generic=True, name_ar="مصدر مطلع"),
        _name("نشرة الضفة", "organisation", "Nashrat al-Daffa", name_ar="نشرة الضفة"),
        _name("الأمم المتحدة", "organisation", UN, name_ar="الأمم المتحدة", entry="world/un"),
        _name("سامر علي", "person", "سامر علي"),
        _name("فصيلين محليين", "group", "two local factions", generic=True, name_ar="فصيلان محليان"),
        _name("الأهالي", "group", "residents", 1, generic=True, name_ar="الأهالي"),
    )


def _values() -> tuple[Place | Time | Duration | Quantity | Number, ...]:
    return (
        Place(name="Nakhil Bridge", name_ar="جسر النخيل", precision="site", **_ends("جسر النخيل")),
        Time(earliest="2020-03-14", latest="2020-03-14", **_ends("السبت 14/03/2020")),
        Place(
            name="Ain al-Bayda",
            name_ar="العين البيضاء",
            country="SY",
            admin1="Tilal",
            lat=35.5,
            lon=40.25,
            precision="town",
            uncertainty_km=2,
            area=span("بلدة العين البيضاء"),
            **_ends("العين البيضاء"),
        ),
        Time(earliest="2020-03-15", latest="2020-03-15", **_ends("الأحد")),
        Duration(iso="P10D", days_min=10, days_max=10, extendable=True, **_ends("عشرة أيام")),
        Quantity(low=7, high=None, unit="civilians", measure="killed", **_ends("7 مدنيين على الأقل")),
        Quantity(low=20, high=None, unit="civilians", measure="wounded", **_ends("العشرات")),
        Duration(iso="P2D", days_min=2, days_max=2, **_ends("يومين")),
        Place(name="Tilal Governorate", name_ar="محافظة التلال", precision="governorate", **_ends("محافظة التلال")),
        Place(name="Zaytun crossing", name_ar="معبر الزيتون", precision="site", **_ends("معبر الزيتون")),
        Time(earliest="2020-03-13", latest="2020-03-13", granularity="hour", **_ends("فجر الجمعة")),
        Place(name="Nakhil Bridge", name_ar="جسر النخيل", precision="site", **_ends("جسر النخيل", 1)),
        Quantity(low=200, high=None, unit="families", measure="displaced", **_ends("مئات العائلات")),
        Time(unknown="the text does not say whose yesterday", **_ends("مساء أمس")),
        Number(low=3, high=3, **_ends("3")),
    )


def _claims() -> tuple[Claim, ...]:
    spokesman: dict[str, Any] = {"source": span("سامر العلي"), "source_name": ALI, "source_type": "spokesperson"}
    informed: dict[str, Any] = {
        "source": span("مصدر مطلع"),
        "source_name": "informed source",
        "source_type": "anonymous_source",
    }
    return (
        Claim(
            id=0, source=span("كتائب الساحل"), source_name=BRIGADES, source_type="official", cue=span("أعلنت"), act="asserts",
            content=span("موافقتها على هدنة مع جيش الوادي في بلدة العين البيضاء تبدأ الأحد وتستمر عشرة أيام قابلة للتمديد، بوساطة وجهاء البلدة"),
            about_truce=True, truces=(0,), rule="verb-first · sample.toml, cue أعلن",
        ),
        Claim(
            id=1, cue=span("نفى"), content=span("التوصل إلى أي اتفاق"), act="denies", about_truce=True, truces=(0,), answers=0,
            rule="subject-first · sample.toml, cue نفى", **spokesman,
        ),
        Claim(
            id=2, cue=span("اتهم"), act="accuses", **spokesman,
            content=span("الكتائب بقصف سوق البلدة ما أدى إلى مقتل 7 مدنيين على الأقل وجرح العشرات"),
        ),
        Claim(
            id=3, cue=span("قال"), act="asserts", about_truce=True, truces=(0,), answers=1, via="Nashrat al-Daffa",
            content=span("الهدنة مكتوبة، وإن غايتها إدخال المساعدات إلى الأهالي"), **informed,
        ),
        Claim(
            id=4, cue=span("قال"), act="speculates", about_truce=True, truces=(0,), factuality="possible", hedge=span("قد", 0),
            content=span("يبدأ تنفيذها خلال يومين"), inside=3, **informed,
        ),
        Claim(
            id=5, source=span("الأمم المتحدة"), source_name=UN, source_type="official", cue=span("امتنعت"),
            content=span("عن التعليق"), act="declines_to_comment", about_truce=True, truces=(0,), factuality="unknown",
        ),
        Claim(
            id=6, source=span("سامر علي"), source_name="سامر علي", source_type="other", cue=span("أفاد"), act="asserts",
            content=span("فصيلين محليين اتفقا على وقف إطلاق النار قرب معبر الزيتون من دون تحديد موعد"), about_truce=True, truces=(1,),
        ),
        Claim(
            id=7, source=None, source_name=None, source_type="media", cue=None, act="asserts",
            content=span("واندلعت اشتباكات فجر الجمعة في محيط جسر النخيل، ونزحت مئات العائلات نحو المدينة"),
        ),
        Claim(
            id=8, source=span("الأهالي", 1), source_name="residents", source_type="resident", cue=span("بحسب"), act="asserts",
            content=span("يشهد المكان هدوءاً منذ مساء أمس"), about_truce=True,
        ),
    )  # fmt: skip


def _events() -> tuple[Event, ...]:
    return (
        Event(
            id=0, type="shelling", trigger=span("قصف"), actors=(BRIGADES,), targets=("civilians",), date="2020-03",
            place="Ain al-Bayda, Tilal, Syria", killed=Toll(7, None), wounded=Toll(20, None), civilians=True, claim=2,
            victims=(Victims(who="civilians", killed=Toll(7, None), wounded=Toll(20, None)),), breach_of=(0,), alleged=True,
            evidence={"actors": (span("الكتائب"),), "place": (span("سوق البلدة"),), "killed": (span("مقتل 7 مدنيين على الأقل"),)},
        ),
        Event(
            id=1, type="armed_clash", trigger=span("اشتباكات"), place="Nakhil Bridge", date="2020-03-13", claim=7,
            evidence={"place": (span("جسر النخيل", 1),), "date": (span("فجر الجمعة"),)},
        ),
        Event(id=2, type="displacement", trigger=span("نزحت"), displaced=Toll(200, None), claim=7),
        Event(id=3, type="aid_delivery", trigger=span("إدخال المساعدات"), realis="planned", claim=3),
    )  # fmt: skip


def _truces() -> tuple[Truce, ...]:
    not_stated = "not stated"
    return (
        Truce(
            name="هدنة", parties=(BRIGADES, ARMY), declared_by=(BRIGADES,), mediators=("town notables",), status="contested",
            places=("Ain al-Bayda, Tilal, Syria",), start="2020-03-15", end="2020-03-25", duration_days=10, extendable=True,
            side="bilateral", written=True, purposes=("humanitarian",), terms=("ceasefire", "aid_access"),
            reasons=(Reason(span=span("إدخال المساعدات إلى الأهالي"), of=("informed source",), claim=3),),
            evidence={
                "name": (span("هدنة"),), "parties": (span("كتائب الساحل"), span("جيش الوادي")), "declared_by": (span("كتائب الساحل"),),
                "mediators": (span("وساطة وجهاء البلدة"),), "places": (span("بلدة العين البيضاء"),), "start": (span("الأحد"),),
                "end": (span("الأحد"), span("عشرة أيام")), "duration_days": (span("عشرة أيام"),), "written": (span("مكتوبة"),),
                "extendable": (span("قابلة للتمديد"),), "side": (span("موافقتها"),), "terms": (span("هدنة"), span("إدخال المساعدات")),
                "status": (span("موافقتها على هدنة"), span("نفى التوصل إلى أي اتفاق")), "purposes": (span("غايتها إدخال المساعدات"),),
            },
            unknown={"venue": not_stated, "declared": not_stated, "guarantors": not_stated, "monitors": not_stated},
        ),
        Truce(
            parties=("two local factions",), places=("Zaytun crossing",), status="announced", side="bilateral", terms=("ceasefire",),
            evidence={
                "parties": (span("فصيلين محليين"),), "places": (span("معبر الزيتون"),), "status": (span("اتفقا"),),
                "terms": (span("وقف إطلاق النار"),), "side": (span("فصيلين"),), "kind": (span("اتفقا على وقف إطلاق النار"),),
            },
            unknown={"start": "the report says that no day was set", "end": not_stated, "name": not_stated, "written": not_stated},
        ),
    )  # fmt: skip


def sample_reading(report_id: str = "sample-1") -> Reading:
    """The reading of the invented report."""
    mentions = sorted((*_names(), *_values()), key=lambda mention: (mention.start, mention.end))
    return Reading(
        id=report_id,
        language="ar",
        about_truce="yes",
        published=Published("2020-03-14", span("السبت 14/03/2020")),
        outlet="Nashrat al-Daffa",
        title=span(LINES[0]),
        byline=span("ليلى السروجي"),
        dateline=span("السبت 14/03/2020"),
        furniture=(
            Furniture(*_bounds(LINES[-2]), kind="related_link", text=LINES[-2]),
            Furniture(*_bounds(LINES[-1]), kind="copyright", text=LINES[-1]),
        ),
        mentions=tuple(mentions),
        claims=_claims(),
        events=_events(),
        truces=_truces(),
        proposals=(
            Proposal(
                ("Samer al-Ali", "سامر علي"),
                (span("سامر العلي"), span("سامر علي")),
                ("the article apart", "same given name"),
            ),
        ),
        unknown=(
            Unknown(
                "the start of the truce at the Zaytun crossing",
                "no day was set",
                "a second report, or the text of the truce",
            ),
            Unknown(
                "the evening of the calm",
                "the text does not say whose yesterday",
                "the hour at which the report was published",
            ),
        ),
        notes=("The text was taken as UTF-8.",),
        report=Report(id=report_id, text=TEXT, published=date(2020, 3, 14), url="https://nashra.example/1?a=1&b=2"),
    )


def _bounds(words: str) -> tuple[int, int]:
    found = span(words)
    return found.start, found.end
