"""One invented report with its labels, for the tests of everything that scores."""

import copy
from pathlib import Path
from typing import Any

import pytest

from hudna.evals.labels import Labelled, load_labels

LABELS = '''
[[report]]
id = "valley-01"
published = "2019-05-14"
outlet = "بريد الوادي"
about_truce = "yes"
text = """
أعلنت حركة النخيل هدنة مع جبهة السهل تبدأ الأربعاء. ونفى ناطق باسم الجبهة علمه بها. وقالت الجبهة إن الطريق مفتوح.
وكان مدنيان قد قُتلا في قصف على البلدة مساء الأحد، ثم عاد القصف.
"""
[[report.truces]]
parties = ["Palm Movement", "Plain Front"]
mediators = ["Valley Elders"]
places = ["Oak Valley, Maryland"]
start = "2019-05"
duration_days = 30
status = ["contested", "denied"]
terms = ["ceasefire"]
[[report.truces]]
parties = ["Dune Brigade"]
mediators = []
places = []
status = ["collapsed"]
terms = ["ceasefire", "withdrawal"]
[[report.claims]]
source = "حركة النخيل"
source_name = "Palm Movement"
act = "asserts"
content = "هدنة مع جبهة السهل تبدأ الأربعاء"
about_truce = true
[[report.claims]]
source = "ناطق باسم الجبهة"
source_name = "Plain Front spokesperson"
act = "denies"
content = "علمه بها"
about_truce = true
[[report.claims]]
source = "الجبهة"
nth = { source = 2 }
source_name = "Plain Front"
act = "asserts"
content = "الطريق مفتوح"
about_truce = false
headline_repeat = true
[[report.events]]
type = "shelling"
trigger = "قصف"
actors = ["Palm Movement"]
targets = ["civilians"]
place = "Maryan, Oak Valley"
date = "2019-05-12"
killed = { min = 2, max = 2 }
wounded = { min = 1 }
realis = "asserted"
[[report.events]]
type = "shelling"
trigger = "القصف"
realis = "background"
[[report.times]]
text = "مساء الأحد"
iso = "2019-05-12"
'''


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The labels as a file."""
    path = tmp_path / "valley.toml"
    path.write_text(LABELS, encoding="utf-8")
    return path


@pytest.fixture
def labelled(file: Path) -> Labelled:
    """The report with its labels."""
    (one,), failures = load_labels([file])
    assert failures == []
    return one


@pytest.fixture
def perfect(labelled: Labelled) -> dict[str, Any]:
    """A reading that finds what was labelled, to be spoiled."""
    reading = copy.deepcopy(dict(labelled.facets))
    reading["mentions"] = reading.pop("times")
    return {"id": labelled.id, **reading}
