"""Two real reports, read whole: the facts that a reading of them must hold, and how good it must be by the scorer.

The reports belong to their publishers and are not part of the project. They lie in ``shared`` beside the repository.
"""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import cast

import pytest

import hudna
from hudna.types import Claim, Duration, Event, Name, Quantity, Reading, Time, Truce

SHARED = Path(__file__).resolve().parents[2] / "shared"
HUDNA = Path(sys.executable).with_name("hudna")

pytestmark = pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(),
    reason="the two reports are not here: they lie in the folder shared beside this one",
)

FLOORS = {
    "claims.attributed.f1": 0.70,
    "claims.attributed.act": 0.85,
    "claims.own_voice.f1": 0.60,
    "actor.f1": 0.85,
    "place.f1": 0.85,
    "time.value": 1.0,
    "quantity.value": 1.0,
    "events.f1": 0.60,
}
IS, SDF, TRIBES, STATE = (
    "Islamic State",
    "Syrian Democratic Forces",
    "Tribal Army",
    "Syrian Government (Assad)",
)


def _read(number: str) -> Reading:
    (path,) = (SHARED / "seeds").glob(f"{number}_*.txt")
    return hudna.read(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def first() -> Reading:
    """November 2017: a truce that one party's accounts publish and the other denies."""
    return _read("000")


@pytest.fixture(scope="module")
def second() -> Reading:
    """A halt that is seen, a truce that is denied, and another truce elsewhere."""
    return _read("004")


def _truce_claims(reading: Reading, act: str) -> list[Claim]:
    return [claim for claim in reading.claims if claim.act == act and claim.about_truce]


def _said_by(claims: Iterable[Claim]) -> set[str | None]:
    return {claim.source_name for claim in claims}


def _of_kind(reading: Reading, kind: str) -> list[Truce]:
    return [truce for truce in reading.truces if truce.kind == kind]


class TestFirst:
    def test_the_truce_is_one_and_contested(self, first: Reading) -> None:
        assert first.about_truce == "yes"
        (truce,) = first.truces
        assert truce.status == "contested"

    def test_parties(self, first: Reading) -> None:
        assert set(first.truces[0].parties) == {IS, SDF}

    def test_window(self, first: Reading) -> None:
        truce = first.truces[0]
        assert (truce.start, truce.end, truce.duration_days, truce.extendable) == ("2017-11-28", "2017-12-28", 30, True)
        assert truce.declared is None, "the day of publication must not pose as the day of announcement"

    def test_tribal_mediation_of_two_weeks(self, first: Reading) -> None:
        (words,) = first.truces[0].evidence["mediators"]
        assert first.truces[0].mediators == ("Arab tribes",)
        lengths = [m for m in first.mentions if isinstance(m, Duration) and m.iso == "P2W"]
        assert any(0 < length.start - words.end < 40 for length in lengths), "the two weeks stand beside the mediation"

    def test_written_humanitarian_and_its_terms(self, first: Reading) -> None:
        truce = first.truces[0]
        assert truce.written is True
        assert truce.purposes == ("humanitarian",)
        assert {"ceasefire", "negotiations", "secrecy"} <= set(truce.terms)

    def test_every_stated_field_has_its_words(self, first: Reading) -> None:
        truce = first.truces[0]
        for field in ("parties", "start", "end", "duration_days", "mediators", "written", "purposes", "terms"):
            assert truce.evidence[field], field
        assert {"venue", "declared"} <= set(truce.unknown)

    def test_published_by_accounts_of_one_party(self, first: Reading) -> None:
        report = cast("str", first.report and first.report.text)
        opening = report.index("\n", (first.published and first.published.span and first.published.span.end) or 0)
        claims = [c for c in first.claims if c.source and opening <= c.source.start < opening + 120 and c.cue]
        assert claims, "the sentence after the dateline says who spread the text"
        assert any(m.start < opening + 120 and m.name == IS for m in first.mentions if isinstance(m, Name))

    def test_denied_by_the_spokesman(self, first: Reading) -> None:
        (denial,) = _truce_claims(first, "denies")
        assert (denial.source_name, denial.source_type) == ("Mustafa Bali", "spokesperson")
        assert denial.truces == (0,)
        assert denial.answers is not None

    def test_confirmed_and_explained_by_an_unnamed_source(self, first: Reading) -> None:
        told = [c for c in _truce_claims(first, "asserts") if c.source_type == "anonymous_source"]
        assert any(c.via == "Al-Modon" for c in told)
        assert len({c.cue for c in told}) >= 3, "confirms, explains, and speaks of the clauses"

    def test_the_united_states_declined_to_comment(self, first: Reading) -> None:
        assert "United States" in _said_by(_truce_claims(first, "declines_to_comment"))

    def test_the_air_strike_at_the_crossing(self, first: Reading) -> None:
        (strike,) = [event for event in first.events if event.type == "air_strike"]
        assert strike.place is not None
        assert strike.place.startswith("Al-Baq'an crossing")
        assert "Russia" in (*strike.actors, *strike.probable_actors)
        assert strike.killed is not None
        assert (strike.killed.min, strike.killed.max) == (10, None)
        assert strike.civilians is True
        assert strike.claim is not None
        assert "Post" in str(first.claims[strike.claim].source_name), (
            "the outlet that reported it, not the report itself"
        )

    def test_the_year_in_the_footer_is_nothing(self, first: Reading) -> None:
        (footer,) = [part for part in first.furniture if part.kind == "copyright"]
        assert not [m for m in first.mentions if footer.start <= m.start < footer.end]
        assert first.published is not None
        assert first.published.date == "2017-11-29"


class TestSecond:
    def test_a_halt_was_seen(self, second: Reading) -> None:
        (halt,) = _of_kind(second, "de_facto_halt")
        assert set(halt.parties) == {TRIBES, SDF}
        assert halt.status == "in_force"
        at = second.truces.index(halt)
        seen = [c for c in second.claims if c.source_type == "evidence" and at in c.truces and c.act == "asserts"]
        assert seen, "the facts on the ground speak for it"

    def test_two_commanders_deny_a_truce(self, second: Reading) -> None:
        denials = _truce_claims(second, "denies")
        assert _said_by(denials) == {"Ibrahim al-Hifl", "Hashem al-Sattam"}
        (at,) = {at for denial in denials for at in denial.truces}
        assert set(second.truces[at].parties) == {TRIBES, SDF}
        assert second.truces[at].status == "denied"

    def test_the_other_truce_stays_another(self, second: Reading) -> None:
        (truce,) = [t for t in second.truces if "Russia" in t.mediators]
        assert set(truce.parties) == {SDF, STATE}
        assert truce.venue == "Qamishli airport"
        assert "siege_lifting" in truce.terms
        at = second.truces.index(truce)
        assert "Reports" in {str(name).capitalize() for name in _said_by(c for c in second.claims if at in c.truces)}

    def test_one_letter_apart_is_proposed_not_merged(self, second: Reading) -> None:
        (proposal,) = second.proposals
        assert set(proposal.same) == {"هاشم السطام", "هشام السطام"}
        assert proposal.grounds
        entries = {m.text: m.entry for m in second.mentions if isinstance(m, Name) and m.text in proposal.same}
        assert len(set(entries.values())) == 2

    def test_dozens_of_families_were_displaced(self, second: Reading) -> None:
        counts = [m for m in second.mentions if isinstance(m, Quantity) and m.unit == "families"]
        assert [(m.low, m.high, m.measure) for m in counts] == [(20, None, "displaced")]
        flights = [event for event in second.events if event.type == "displacement"]
        assert any(event.displaced and event.displaced.min == 20 for event in flights)
        assert {"Damascus", "Aleppo"} <= {m.name for m in second.mentions if m.kind == "place"}  # type: ignore[attr-defined]

    def test_reasons_for_the_halt_have_owners(self, second: Reading) -> None:
        (halt,) = _of_kind(second, "de_facto_halt")
        assert len(halt.reasons) >= 3
        owners = [second.claims[reason.claim].source_type for reason in halt.reasons if reason.claim is not None]
        assert "anonymous_source" in owners, "several sources gave some of them"

    def test_without_a_day_of_publication_times_stay_unknown(self, second: Reading) -> None:
        assert second.published is None
        times = [m for m in second.mentions if isinstance(m, Time)]
        assert [(m.earliest, m.latest, m.unknown) for m in times] == [(None, None, "no publication date")]
        assert any("--published" in unknown.settle for unknown in second.unknown)
        assert not [event.date for event in second.events if isinstance(event, Event) and event.date]


def test_the_scorer_is_content(tmp_path: Path) -> None:
    figures = tmp_path / "figures.json"
    reader = f"{HUDNA} read --from jsonl --to jsonl"
    score = SHARED / "eval" / "score.py"
    command = [sys.executable, str(score), "--reader", reader, "--set", "seeds", "--json", str(figures)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    read = json.loads(figures.read_text(encoding="utf-8"))
    short = {name: read[f"seeds/{name}"] for name, floor in FLOORS.items() if read[f"seeds/{name}"] < floor}
    assert not short
