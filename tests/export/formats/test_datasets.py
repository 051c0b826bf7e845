"""The columns of CF, GED and ACLED, and what stands in them."""

from dataclasses import replace
from typing import get_args

import pytest

from hudna.export.formats.columns import columns, header
from hudna.export.formats.crosswalk import (
    acled_of_event,
    cameo_of_act,
    countries,
    crosswalk,
    plover_of_act,
    plover_of_event,
)
from hudna.export.formats.days import apart, interval
from hudna.export.formats.places import priogrid, wkt
from hudna.types.claim import Act
from hudna.types.event import EventType
from hudna.types.mention import Precision
from hudna.types.proposition import PropositionKind
from tests.dataset_columns import ACLED, CF, GED
from tests.export.formats.invented import ARMY, BRIGADES, Case, contested
from tests.export.formats.reading_back import exported, table


@pytest.mark.parametrize(("name", "exact"), [("cf", CF), ("ged", GED), ("acled", ACLED)])
def test_columns_are_the_datasets_own_in_their_order(name: str, exact: list[str]) -> None:
    assert header(name) == exact
    assert exported(name).decode("utf-8").splitlines()[0] == ",".join(exact)
    for row in table(exported(name)):
        assert [column.name for column in columns(name) if column.blank and row[column.name]] == []


def test_numbers_of_columns_are_those_published() -> None:
    assert (len(CF), len(GED), len(ACLED)) == (87, 49, 31)


# ------------------------------------------------------------------------------------------------------------- CF


def test_cf_has_a_row_for_each_party_with_its_own_day() -> None:
    brigades, army = table(exported("cf"))
    assert (brigades["actor_name"], army["actor_name"]) == (BRIGADES, ARMY)
    assert brigades["cf_id"] == army["cf_id"] == "t1"
    assert (brigades["id"], army["id"]) == ("t1-0", "t1-1")
    assert (brigades["cf_dec_yr"], brigades["cf_dec_month"], brigades["cf_dec_day"]) == ("2020", "3", "14")
    assert (army["cf_dec_yr"], army["cf_dec_month"], army["cf_dec_day"]) == ("-1", "-1", "-1"), "it declared nothing"
    assert "no report dates this party's own; the truce was announced on 2020-03-15" in army["comment"]
    assert "Valley Army itself: denies exists" in army["comment"]
    assert "denied by 1 origins" in brigades["comment"]


def test_cf_has_figures_only_where_their_meaning_is_known() -> None:
    row = table(exported("cf"))[0]
    assert (row["cf_effect_yr"], row["cf_effect_month"], row["cf_effect_day"]) == ("2020", "3", "-1")
    assert (row["end_yr"], row["end_month"], row["end_day"], row["ended"]) == ("-1", "-1", "-1", "-1")
    assert (row["side"], row["partial"], row["fixed"], row["fixed_time"]) == ("2", "1", "1", "10")
    assert row["written"] == "-1", "reports disagree"
    assert (row["mediator_nego"], row["mediator_send"]) == ("1", "Town Elders")
    assert (row["p_humanitarian"], row["p_peaceprocess"], row["p_unclear"]) == ("1", "", "")
    assert [row[name] for name in ("timing", "nsa_frac", "splinter", "truce", "cc", "ucdp_dyad")] == [""] * 6
    assert (row["implement"], row["ceasefire_class"]) == ("", "")
    assert "implement: not stated" in row["comment"]
    assert (row["link_id1"], row["link_id2"]) == ("t0", "")
    assert "[0-82] «أعلنت كتائب الساحل" in row["evidence_onset"]


def test_cf_writes_0_where_there_is_no_day() -> None:
    class Standing(Case):
        def dossiers(self):  # type: ignore[no-untyped-def]
            base = contested()
            ended = replace(base.coding.side, values=("in_force",), code=0)
            never = replace(ended, values=("never_took_effect",), code=3)
            yield replace(base, coding=replace(base.coding, ended=ended))
            yield replace(base, coding=replace(base.coding, ended=never))

    standing, _, never, _ = table(exported("cf", source=Standing()))
    assert (standing["ended"], standing["end_yr"]) == ("0", "0")
    assert (never["ended"], never["cf_effect_yr"], never["cf_effect_day"]) == ("3", "0", "0")


def test_cf_keeps_every_earlier_truce() -> None:
    class Long(Case):
        def dossiers(self):  # type: ignore[no-untyped-def]
            base = contested()
            one = base.related[0]
            yield replace(
                base, related=tuple(replace(one, group=replace(one.group, id=f"old{at}")) for at in range(40))
            )

    row = table(exported("cf", source=Long()))[0]
    assert row["link_id35"] == "old34"
    assert "also old35, old36, old37, old38, old39" in row["comment"]


# ------------------------------------------------------------------------------------------------------ GED, ACLED


def test_ged_codes_place_and_time_by_their_precision() -> None:
    town, coarse = table(exported("ged"))
    assert (town["where_prec"], town["date_prec"]) == ("1", "2")
    assert (town["latitude"], town["longitude"], town["geom_wkt"]) == ("35.25", "-3.5", "POINT (-3.5 35.25)")
    assert (town["country"], town["country_id"], town["adm_1"]) == ("Syria", "652", "Hills Governorate")
    assert (coarse["where_prec"], coarse["date_prec"], coarse["latitude"]) == ("4", "4", "")
    assert (coarse["date_start"], coarse["date_end"]) == ("2020-03-01", "2020-03-31")
    assert "no point: only its governorate is given" in coarse["where_description"]


def test_ged_keeps_low_best_and_high_and_who_says_so() -> None:
    row = table(exported("ged"))[0]
    assert (row["low"], row["best"], row["high"], row["deaths_unknown"]) == ("5", "5", "7", "5")
    assert row["deaths_civilians"] == ""
    assert "killed 7 (Salma Zahrawi; origins: 1)" in row["source_original"]
    assert "[145-201]" in row["source_article"]
    assert row["number_of_sources"] == "2"


def test_acled_has_the_lowest_figure_and_notes_the_dispute() -> None:
    shelled, attacked, coarse = table(exported("acled"))
    assert (shelled["event_type"], shelled["fatalities"]) == ("Explosions/Remote violence", "5")
    assert "Deaths disputed: 5 by r2; 7 by Salma Zahrawi." in shelled["notes"]
    assert (shelled["actor1"], shelled["assoc_actor_1"], shelled["iso"]) == (ARMY, "Ghost Unit", "760")
    assert (shelled["time_precision"], coarse["time_precision"]) == ("2", "3")
    assert (attacked["event_type"], attacked["fatalities"], attacked["event_date"]) == ("", "", "")
    for reason in ("no report gives a figure", "no report dates it", "no report says where", "by what is not said"):
        assert reason in attacked["notes"]


# ------------------------------------------------------------------------------------------------------ crosswalk


def test_every_word_of_ours_has_its_place_in_the_crosswalk() -> None:
    tables = crosswalk()
    kinds = set(get_args(EventType))
    assert set(tables["acled"]["event"]) <= kinds
    assert set(tables["plover"]["event"]) <= kinds
    assert set(tables["ged"]["types"]) <= kinds
    assert set(tables["ged"]["where_prec"]) == set(get_args(Precision))
    for dataset in ("plover", "cameo"):
        for row in tables[dataset]["act"]:
            assert set(row["acts"]) <= set(get_args(Act))
            assert set(row.get("kinds", ())) <= set(get_args(PropositionKind))
    assert {row["event"] for row in tables["plover"]["act"]} <= set(tables["plover"]["quad"])


def test_acts_have_the_codes_of_cameo() -> None:
    assert cameo_of_act("exists", "declines_to_comment") == "011"
    assert cameo_of_act("exists", "denies") == "016"
    assert cameo_of_act("declared_by", "asserts") == "0871"
    assert cameo_of_act("accepted", "refuses") == "1246"
    assert cameo_of_act("breached", "accuses") == "196"
    assert cameo_of_act("exists", "asserts") is None


def test_declaring_is_not_keeping_in_plover() -> None:
    declared, kept = plover_of_act("declared_by", "asserts"), plover_of_act("holding", "asserts")
    assert declared and kept
    assert (declared.event, kept.event, kept.mode) == ("CONCEDE", "RETREAT", "ceasefire")
    assert plover_of_event("siege") is None


def test_an_attack_on_civilians_is_violence_against_them() -> None:
    civilians, unknown = acled_of_event("attack", True), acled_of_event("attack", None)
    assert civilians and unknown
    assert civilians["event_type"] == "Violence against civilians"
    assert unknown["event_type"] == ""
    assert unknown["why"]


def test_countries_have_their_codes() -> None:
    syria = countries()["SY"]
    assert (syria.name, syria.iso3, syria.numeric, syria.gw) == ("Syria", "SYR", 760, 652)
    assert countries()["PS"].gw is None


def test_intervals_and_parts_of_days() -> None:
    first, last = interval("2020-02") or (None, None)
    assert (str(first), str(last)) == ("2020-02-01", "2020-02-29")
    assert interval(None, None) is None
    assert apart("2020-03", -1) == (2020, 3, -1)
    assert apart(None, 0) == (0, 0, 0)


def test_cells_of_the_grid_are_counted_from_the_south_west() -> None:
    assert priogrid(-90, -180) == 1
    assert priogrid(89.9, 179.9) == 360 * 720
    assert priogrid(90, 180) == 360 * 720
    assert wkt(35.123456789, -3) == "POINT (-3 35.123456789)"
