"""Comparators from the committed tables of published figures, and the tables themselves."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from readiness import benchmark, paths
from readiness.errors import ConfigurationError, InputError
from readiness.intake import areas, lookup, reference
from readiness.model import COMPARISON_COLUMNS, Area, Authority

SHARED = Path(os.environ.get("READINESS_SHARED", paths.root().parent / "shared"))
LAIT = SHARED / "data" / "published" / "lait_values.parquet"
needs_shared = pytest.mark.skipif(
    not LAIT.is_file(), reason="DfE's files are not here; set READINESS_SHARED to read them"
)

AS_AT = date(2026, 9, 30)
KEYS = tuple(reference.benchmarks()["key"])
CATALOGUE = tuple({"id": f"the_{key}", "benchmark": key} for key in KEYS)
OFTEN_TOO_SMALL = {"the_key_stage_2_standard", "the_english_and_maths"}
"""So few pupils that none of some authorities' neighbours has a published figure."""
LATE = {"suspensions", "mid_year_school_moves", "three_social_workers"}
"""The latest published are of 2024."""
ENGLAND_2025 = {
    "referral_rate": 519.4,
    "rereferrals_12_months": 22.6,
    "referrals_nfa": 6.5,
    "assessments_45_days": 85.7,
    "section_47_rate": 189.3,
    "conferences_15_days": 81.4,
    "protection_plan_rate": 40.6,
    "repeat_plans": 24.5,
    "plans_2_years_ended": 4.4,
    "care_rate": 67,
    "placements_3_or_more": 10,
    "health_assessments": 90,
    "care_leavers_not_in_touch": 4,
    "care_leavers_suitable": 89,
    "care_leavers_eet": 54,
}
"""Figures of England as the statistics print them, held against the shipped table."""

CURRENT = benchmark.authorities()
TAMESIDE = benchmark.find_authority("Tameside")


def one(frame: pd.DataFrame, key: str, comparator: str) -> pd.Series:
    found = frame[(frame["measure"] == f"the_{key}") & (frame["comparator"] == comparator)]
    assert len(found) == 1
    return found.iloc[0]


@pytest.fixture(scope="module")
def tameside() -> pd.DataFrame:
    return benchmark.compare(CATALOGUE, TAMESIDE, AS_AT)


# --- finding an authority ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("tameside", 357),
        ("  TAMESIDE MBC ", 357),
        ("E08000008", 357),
        ("e08000008", 357),
        ("357", 357),
        ("London Borough of Barnet", 302),
        ("Royal Borough of Kensington & Chelsea", 207),
        ("Bristol", 801),
        ("Bristol City Council", 801),
        ("Hull", 810),
        ("st helens", 342),
        ("County Durham", 840),
        ("Durham County Council", 840),
        ("Bedford", 822),
        ("City of London", 201),
        ("Stockton on Tees", 808),
        ("Dorset Council", 838),
        ("BCP", 839),
        ("Bournemouth", 837),
        ("E08000019", 373),  # Sheffield before its boundary changed
        ("E08000039", 373),
        ("Northamptonshire", 928),
    ],
)
def test_an_authority_is_found_however_it_is_written(written: str, number: int) -> None:
    assert benchmark.find_authority(written).la_number == number


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Tamside", "Tameside"), ("Westmoreland & Furness", "Westmorland and Furness")],
)
def test_a_slip_is_answered_with_the_nearest_name(written: str, meant: str) -> None:
    with pytest.raises(InputError, match=f"did you mean '{meant}'"):
        benchmark.find_authority(written)


@pytest.mark.parametrize("written", ["Narnia", "999", "970", "E12000002", "", "council", "England"])
def test_what_is_no_authority_is_refused(written: str) -> None:
    with pytest.raises(InputError, match="No English authority"):
        benchmark.find_authority(written)


def test_there_are_153_authorities_and_each_is_found_by_name_code_and_number() -> None:
    assert len(CURRENT) == 153
    for each in CURRENT:
        for written in (each.name, str(each.code), str(each.la_number)):
            assert benchmark.find_authority(written) == each


def test_names_and_codes_mean_one_authority_each() -> None:
    table = reference.authorities()
    codes = [*table["code"], *(c for text in table["former_codes"] for c in text.split(";") if c)]
    assert len(codes) == len(set(codes))
    aliases = [a for text in table["aliases"] for a in text.split(";") if a]
    plain = [areas._plain(name) for name in [*table["name"], *aliases]]
    assert len(plain) == len(set(plain))


# --- comparing --------------------------------------------------------------------------------


def test_england_is_as_the_statistics_print_it(tameside: pd.DataFrame) -> None:
    england = tameside[tameside["comparator"] == "england"].set_index("measure")["value"]
    ours = england.to_dict()
    for key, value in ENGLAND_2025.items():
        assert ours[f"the_{key}"] == value, key


def test_the_table_has_its_columns_and_kinds(tameside: pd.DataFrame) -> None:
    assert tuple(tameside.columns) == COMPARISON_COLUMNS
    assert tameside["period_end"].dtype == tameside["released"].dtype == "datetime64[s]"
    assert set(tameside["comparator"]) == {"own_published", "neighbours", "region", "england"}
    assert tameside["source"].str.startswith("DfE ").all()


def test_neighbours_are_the_plain_mean_of_the_ten(tameside: pd.DataFrame) -> None:
    numbers = benchmark.neighbour_numbers(357, AS_AT)
    assert numbers[:2] == (372, 390)
    table = reference.figures().query("key == 'care_rate' and year == 2025").set_index("number")
    values = table.loc[list(numbers), "value"]
    row = one(tameside, "care_rate", "neighbours")
    assert row["value"] == pytest.approx(values.sum() / 10)
    assert row["spread"] == pytest.approx(values.std())
    assert row["n"] == 10


def test_neighbours_without_a_figure_are_left_out_of_the_mean_and_counted_out(
    tameside: pd.DataFrame,
) -> None:
    row = one(tameside, "care_leavers_not_in_touch", "neighbours")
    table = reference.figures().query("key == 'care_leavers_not_in_touch' and year == 2025")
    near = table[table["number"].isin(benchmark.neighbour_numbers(357, AS_AT))]["value"].dropna()
    assert 0 < len(near) < 10
    assert row["n"] == len(near)
    assert row["value"] == pytest.approx(near.mean())
    assert row["note"].startswith(f"Unweighted mean of {len(near)} of 10 neighbours.")


def test_an_own_figure_that_was_not_published_is_missing_and_says_so(
    tameside: pd.DataFrame,
) -> None:
    row = one(tameside, "care_leavers_not_in_touch", "own_published")
    assert np.isnan(row["value"])
    assert row["n"] == 0
    assert row["note"].startswith("Not published for this authority.")


def test_the_region_is_the_published_figure_of_the_region(tameside: pd.DataFrame) -> None:
    row = one(tameside, "care_rate", "region")
    assert (row["name"], row["value"], row["n"]) == ("North West", 90, 24)
    assert np.isnan(row["spread"])


def test_england_spread_is_between_all_authorities_but_the_one_compared(
    tameside: pd.DataFrame,
) -> None:
    table = reference.figures().query("key == 'care_rate' and year == 2025 and number < 970")
    others = table[table["number"] != 357]["value"].dropna()
    row = one(tameside, "care_rate", "england")
    assert row["spread"] == pytest.approx(others.std())
    assert row["n"] == len(others) == table["value"].notna().sum() - 1
    nobody = one(benchmark.compare(CATALOGUE, None, AS_AT), "care_rate", "england")
    assert nobody["spread"] == pytest.approx(table["value"].std())
    assert nobody["n"] == len(others) + 1


def test_percentages_are_spread_on_the_scale_they_are_compared_on(tameside: pd.DataFrame) -> None:
    table = reference.figures().query("key == 'protection_reviews' and year == 2025")
    others = table[(table["number"] < 970) & (table["number"] != 357)]["value"].dropna()
    row = one(tameside, "protection_reviews", "england")
    assert row["tau"] == pytest.approx(np.arcsin(np.sqrt(others / 100)).std())
    near = one(tameside, "protection_reviews", "neighbours")
    assert near["tau"] != row["tau"]
    assert np.isnan(one(tameside, "protection_reviews", "region")["tau"])
    assert np.isnan(one(tameside, "care_rate", "england")["tau"])


def test_an_authority_is_not_its_own_neighbour() -> None:
    named = Authority("Tameside", la_number=357, neighbours=("Tameside", "Oldham", "Rochdale"))
    row = one(benchmark.compare(CATALOGUE, named, AS_AT), "care_rate", "neighbours")
    table = reference.figures().query("key == 'care_rate' and year == 2025").set_index("number")
    assert row["value"] == pytest.approx(table.loc[[353, 354], "value"].mean())
    assert row["n"] == 2


def test_every_row_says_how_old_it_is(tameside: pd.DataFrame) -> None:
    of_march = tameside["note"].str.contains("31 March 2025, 18 months before the as-at date")
    of_september = tameside["note"].str.contains("30 September 2025, 12 months before the as-at")
    of_schools = tameside["note"].str.contains("31 August")
    a_year_late = ["the_mid_year_school_moves", "the_three_social_workers"]
    late = tameside["measure"].isin(a_year_late)
    assert (of_march | of_september | of_schools | late).all()
    assert tameside.loc[late, "note"].str.contains("31 March 2024, 30 months").all()
    assert of_march.any()
    assert of_september.any()
    assert tameside["note"].str.contains("release date by rule").all()


@pytest.mark.parametrize(
    ("as_at", "months"),
    [(date(2026, 9, 29), 17), (date(2026, 9, 30), 18), (date(2026, 10, 1), 18)],
)
def test_age_is_in_whole_months(as_at: date, months: int) -> None:
    frame = benchmark.compare(CATALOGUE[:1], None, as_at)
    assert f"{months} months before" in frame["note"].iloc[0]


def test_nothing_released_after_the_as_at_date_is_used() -> None:
    day_before, the_day = date(2025, 11, 6), date(2025, 11, 7)
    before = benchmark.compare(CATALOGUE, TAMESIDE, day_before)
    after = benchmark.compare(CATALOGUE, TAMESIDE, the_day)
    assert one(before, "referral_rate", "england")["year"] == 2024
    assert one(after, "referral_rate", "england")["year"] == 2025
    assert one(after, "care_rate", "england")["year"] == 2024
    for frame, day in ((before, day_before), (after, the_day)):
        assert (frame["released"] <= pd.Timestamp(day)).all()


def test_before_anything_was_released_there_is_nothing() -> None:
    frame = benchmark.compare(CATALOGUE, TAMESIDE, date(2019, 5, 1))
    assert frame.empty
    assert tuple(frame.columns) == COMPARISON_COLUMNS


@pytest.mark.parametrize("authority", CURRENT, ids=lambda each: each.name)
def test_every_authority_is_compared(authority: Authority) -> None:
    frame = benchmark.compare(CATALOGUE, authority, AS_AT)
    counts = frame["comparator"].value_counts()
    assert counts["england"] == counts["region"] == counts["own_published"] == len(KEYS)
    compared = set(frame.loc[frame["comparator"] == "neighbours", "measure"])
    assert {f"the_{key}" for key in KEYS} - compared <= OFTEN_TOO_SMALL
    assert one(frame, "referral_rate", "own_published")["value"] > 0


@pytest.mark.parametrize(
    ("as_at", "name", "first", "second"),
    [
        (date(2025, 5, 30), "Tameside", 372, 807),
        (date(2025, 5, 31), "Tameside", 372, 390),
        (date(2019, 5, 1), "Tameside", 372, 807),
    ],
)
def test_neighbours_are_those_in_use_on_the_day(
    as_at: date, name: str, first: int, second: int
) -> None:
    number = benchmark.find_authority(name).la_number
    assert benchmark.neighbour_numbers(int(number or 0), as_at)[:2] == (first, second)


def test_a_new_authority_has_no_neighbours_before_it_was_given_any() -> None:
    assert benchmark.neighbour_numbers(942, date(2025, 5, 30)) == ()
    frame = benchmark.compare(CATALOGUE, benchmark.find_authority("Cumberland"), date(2025, 5, 30))
    assert "neighbours" not in set(frame["comparator"])


def test_an_invented_authority_uses_the_region_and_neighbours_it_names() -> None:
    invented = Authority("Moorvale", region="north west", neighbours=("Oldham", "Rochdale", "Oz"))
    frame = benchmark.compare(CATALOGUE, invented, AS_AT)
    assert set(frame["comparator"]) == {"neighbours", "region", "england"}
    row = one(frame, "care_rate", "neighbours")
    table = reference.figures().query("key == 'care_rate' and year == 2025").set_index("number")
    assert row["value"] == pytest.approx(table.loc[[353, 354], "value"].mean())
    assert row["n"] == 2
    assert "Not recognised as authorities: Oz." in row["note"]


def test_without_an_authority_only_england_is_there() -> None:
    assert set(benchmark.compare(CATALOGUE, None, AS_AT)["comparator"]) == {"england"}


@pytest.mark.parametrize("region", ["London", "Inner London", "London (Outer)"])
def test_london_may_be_whole_or_in_parts(region: str) -> None:
    frame = benchmark.compare(CATALOGUE, Authority("Moorvale", region=region), AS_AT)
    row = one(frame, "referral_rate", "region")
    assert row["name"].startswith("London")
    assert row["n"] in {13, 14, 19, 20, 33}


def test_a_measure_without_a_benchmark_has_no_rows_and_a_wrong_key_is_our_fault() -> None:
    assert benchmark.compare([{"id": "x", "benchmark": None}], TAMESIDE, AS_AT).empty
    with pytest.raises(ConfigurationError, match="no_such_key"):
        benchmark.compare([{"id": "x", "benchmark": "no_such_key"}], TAMESIDE, AS_AT)


def test_history_is_every_year_released_oldest_first() -> None:
    frame = benchmark.history(CATALOGUE, TAMESIDE, date(2025, 11, 7))
    own = frame.query("measure == 'the_referral_rate' and comparator == 'own_published'")
    assert own["year"].tolist() == [2022, 2023, 2024, 2025]
    care = frame.query("measure == 'the_care_rate' and comparator == 'england'")
    assert care["year"].tolist() == [2022, 2023, 2024]
    assert care["value"].tolist() == [70, 70, 69]


# --- population and judgements ----------------------------------------------------------------


def test_population_is_derived_rounded_and_says_so() -> None:
    assert benchmark.population(TAMESIDE, AS_AT) == 52_900
    filled = benchmark.with_population(TAMESIDE, AS_AT)
    assert filled.population == 52_900
    assert "derived" in str(filled.population_source)
    assert benchmark.population(TAMESIDE, date(2019, 5, 1)) is None


def test_a_population_that_was_given_is_kept() -> None:
    given = Authority("Tameside", population=51_234, population_source="ours")
    assert benchmark.with_population(given, AS_AT) == given


def test_every_authority_has_a_population_and_the_regions_add_up_to_england() -> None:
    assert all(benchmark.population(each, AS_AT) for each in CURRENT)
    latest = reference.populations().query("year == 2025").set_index("number")["children"]
    whole = latest.loc[970]
    assert latest[latest.index < 970].sum() == pytest.approx(whole, rel=0.001)
    regions = latest.drop([987, 988])
    assert regions[regions.index > 970].sum() == pytest.approx(whole, rel=0.001)


def test_judgements_are_the_latest_out_by_the_day() -> None:
    now = {grade.area: grade.grade for grade in benchmark.last_grades(TAMESIDE, AS_AT)}
    assert now == {
        Area.HELP_AND_PROTECTION: 4,
        Area.CHILDREN_IN_CARE: 4,
        Area.CARE_LEAVERS: 3,
        Area.LEADERS: 4,
    }
    (first, *_) = benchmark.last_grades(TAMESIDE, date(2024, 2, 12))
    assert first.inspected.year < 2022
    assert benchmark.last_grades(TAMESIDE, date(2018, 1, 1)) == ()


def test_a_joint_judgement_says_so() -> None:
    grades = {g.area: g for g in benchmark.last_grades(TAMESIDE, date(2022, 6, 1))}
    assert grades[Area.CARE_LEAVERS].grade == grades[Area.CHILDREN_IN_CARE].grade
    assert "judged together" in grades[Area.CARE_LEAVERS].source
    assert "judged together" not in grades[Area.LEADERS].source


# --- the tables -------------------------------------------------------------------------------


def test_every_figure_has_source_licence_year_and_release_date() -> None:
    table = reference.read_table(reference.FIGURES)
    assert len(table) > 9_000
    for column in ("key", "year", "period_end", "released", "source", "licence", "code", "name"):
        assert (table[column] != "").all(), column
    assert set(table["licence"]) == {"OGL v3.0"}
    assert set(table["state"]) == {"published", "missing"}
    assert ((table["value"] == "") == (table["state"] == "missing")).all()
    assert (table["released"] > table["period_end"]).all()
    assert set(table["area_type"]) == {"authority", "region", "england"}
    assert not table.duplicated(["key", "year", "number"]).any()


def test_the_other_tables_have_source_and_licence_in_every_row() -> None:
    for name in (
        reference.NEIGHBOURS,
        reference.POPULATION,
        reference.JUDGEMENTS,
        "benchmarks.csv",
    ):
        table = reference.read_table(name)
        assert (table["source"] != "").all(), name
        assert (table["licence"] == "OGL v3.0").all(), name


def test_every_current_authority_has_ten_neighbours_of_today_that_exist() -> None:
    current = {each.la_number for each in CURRENT}
    today = {number: near for number, near in lookup.neighbours(2025).items() if number in current}
    assert today.keys() == current
    assert all(len(set(near)) == 10 and set(near) <= current for near in today.values())


def test_the_figures_are_small_enough_to_commit() -> None:
    keys = len(reference.benchmarks())
    assert paths.reference(reference.FIGURES).stat().st_size < 100_000 * keys


@needs_shared
@pytest.mark.parametrize("name", ["Tameside", "Cumberland", "England", "North West"])
def test_figures_are_dfes_own(name: str) -> None:
    raw = pd.read_parquet(LAIT)
    raw = raw[(raw["LA and Regions"] == name) & (raw["Years"] == "2025")]
    raw = raw.set_index("Short Desc")["Values"]
    ours = reference.read_table(reference.FIGURES).query("name == @name and year == '2025'")
    wanted = reference.benchmarks().set_index("key")["indicator"]
    assert set(KEYS) - set(ours["key"]) == LATE
    for key, value in zip(ours["key"], ours["value"], strict=True):
        theirs = raw.loc[wanted[key]]
        assert value == "" if theirs == "-" else float(value) == pytest.approx(float(theirs))


@needs_shared
def test_the_whole_file_reaches_further_back_and_the_dates_still_hold() -> None:
    frame = benchmark.compare(CATALOGUE, TAMESIDE, date(2019, 5, 1), LAIT)
    late = frame["measure"].isin({f"the_{key}" for key in LATE})
    assert set(frame.loc[~late, "year"]) == {2018}
    assert (frame["released"] <= pd.Timestamp(2019, 5, 1)).all()
    assert one(frame, "referral_rate", "own_published")["value"] == 898.3
    earlier = benchmark.compare(CATALOGUE, TAMESIDE, date(2019, 4, 29), LAIT)
    assert "the_health_assessments" not in set(earlier["measure"])


@needs_shared
def test_polarity_is_as_published() -> None:
    dictionary = pd.read_csv(LAIT.with_name("lait_data_dictionary.csv"))
    theirs = dictionary.drop_duplicates("Measure_short").set_index("Measure_short")["Polarity"]
    ours = reference.benchmarks().set_index("indicator")["polarity"]
    assert ours.to_dict() == {name: theirs[name] for name in ours.index}


def test_a_file_with_none_of_our_measures_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lait.csv"
    path.write_text(
        "Short Desc,Years,LA and Regions,Values,LA Number,Region\nX,2025,England,1,970,NA\n",
        encoding="utf-8",
    )
    with pytest.raises(InputError, match=r"lait\.csv.*none of the measures"):
        benchmark.compare(CATALOGUE, None, AS_AT, path)


def test_a_figure_is_printed_with_the_decimals_it_is_published_with(tameside: pd.DataFrame) -> None:
    """A rate published as a whole number must not look finer; a mean of ten such may be finer."""
    assert one(tameside, "care_rate", "england")["decimals"] == 0
    assert one(tameside, "care_rate", "own_published")["decimals"] == 0
    assert one(tameside, "care_rate", "neighbours")["decimals"] == 1
    assert one(tameside, "referral_rate", "england")["decimals"] == 1
