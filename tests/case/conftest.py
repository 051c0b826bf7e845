"""Cases of invented reports, read with the invented pack."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hudna.case import Case
from hudna.types import Report

PALM, PLAIN = "حركة النخيل", "جبهة السهل"


def report(
    name: str, text: str, day: str = "2019-05-14", outlet: str = "Valley Post", url: str | None = None
) -> Report:
    """An invented report."""
    return Report(name, text, date.fromisoformat(day), outlet, url)


ANNOUNCED = report(
    "announced",
    "أعلنت حركة النخيل مساء الاثنين هدنة مع جبهة السهل في وادي السنديان تبدأ في 15 أيار/مايو 2019 وتستمر شهراً، بوساطة لجنة "
    "وجهاء الوادي. وقال مروان النخلاوي إن الاتفاق مكتوب وينص على تبادل الأسرى وفتح المعبر أمام المساعدات، وإن لجنة من الأهالي "
    "ستراقب وقف إطلاق النار في القرى الواقعة على ضفتي النهر.",
)
COPIED = report(
    "copied",
    "وادي السنديان: " + ANNOUNCED.text + "\nوتابع الأهالي الأخبار عبر المذياع.",
    outlet="River Radio",
)
DENIED = report(
    "denied",
    "نفى المتحدث باسم جبهة السهل ضرغام السندياني وجود أي هدنة مع حركة النخيل تبدأ في 15 أيار/مايو 2019، وقال إن مقاتلي الجبهة "
    "باقون في مواقعهم حول وادي السنديان، وإن ما نشر عن اتفاق بين الطرفين غير صحيح جملة وتفصيلاً.",
    day="2019-05-15",
    outlet="Plain Mirror",
)
OTHER = report(
    "other",
    "افتتحت بلدية الرمان سوقاً جديدة للخضار بعد أعمال ترميم دامت عاماً، وقال رئيس البلدية إن المحال ستوزع بالقرعة على التجار.",
    outlet="Valley Post",
)
ALL = (ANNOUNCED, COPIED, DENIED, OTHER)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """An empty case."""
    with Case.open(tmp_path / "hudna.db", create=True, conflicts=["sample"]) as opened:
        yield opened


@pytest.fixture
def full(case: Case) -> Case:
    """A case of four reports: an announcement, a copy of it, a denial, and something else."""
    list(case.add_reports(ALL))
    case.link()
    return case
