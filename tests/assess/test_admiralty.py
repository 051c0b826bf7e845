"""The Admiralty code: the table of credibility and the rule of suggestions."""

import pytest

from hudna.assess.admiralty import credibility_of, suggested_reliability


@pytest.mark.parametrize(
    ("affirming", "denying", "figure"),
    [(0, 0, 6), (1, 0, 6), (0, 1, 6), (2, 0, 2), (3, 0, 1), (9, 0, 1), (2, 1, 3), (1, 1, 4), (1, 3, 4), (0, 2, 5)],
)
def test_credibility_by_independent_origins(affirming: int, denying: int, figure: int) -> None:
    assert credibility_of(affirming, denying) == figure


def test_a_source_without_a_name_has_no_record_to_suggest_from() -> None:
    assert suggested_reliability("anonymous_source") is None
    assert suggested_reliability("monitor") == "B"
    assert suggested_reliability("party_media") == "D"
