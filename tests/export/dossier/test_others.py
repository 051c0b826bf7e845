"""Records of others stand beside the claims, under their owner's name, and only where there are any."""

from dataclasses import replace

import pytest

from hudna.export.dossier.html import html
from hudna.export.dossier.terminal import terminal
from hudna.export.labels import Lang
from hudna.types.external import ExternalRecord
from tests.export.dossier_sample import rich

_RECORD = ExternalRecord(
    owner="Valley <Office>",
    dataset="tallies",
    key="t-1",
    kind="row",
    terms="ask",
    date="2019-05-16",
    place="الرمان",
    actors=("Plain Front",),
    deaths_low=1,
    deaths_best=3,
)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_records_of_others_are_shown_with_their_owner(lang: Lang) -> None:
    dossier = replace(rich(), external=(_RECORD,) * 45)
    page = html(dossier, lang)
    assert "<Office>" not in page
    assert "tallies" in page
    assert "1/3" in page
    lines = "\n".join("".join(text for text, _ in line) for line in terminal(dossier, lang))
    assert lines.count("t-1") == 40
    assert 'id="others"' in page
    assert 'id="others"' not in html(rich(), lang)
