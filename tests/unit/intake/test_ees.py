"""A csv of Explore Education Statistics says the same as LAIT of the same measure."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from readiness.errors import InputError
from readiness.intake import reference
from readiness.intake.ees import is_ees, read_ees
from readiness.intake.official import add, known_on
from readiness.intake.published import LAIT_COLUMNS, read_lait

HEAD = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
    "new_la_code,old_la_code,la_name"
)
ENGLAND = "National,E92000001,England,,,,,"
NORTH_WEST = "Regional,E92000001,England,E12000002,North West,,,"
TAMESIDE = "Local authority,E92000001,England,E12000002,North West,E08000008,357,Tameside"


def written(place: Path, more: str, *rows: str, name: str = "data.csv", bom: bool = False) -> Path:
    text = "\n".join([f"{HEAD},{more}", *rows]) + "\n"
    file = place / name
    file.write_text(text, encoding="utf-8-sig" if bom else "utf-8")
    return file


def found(file: Path) -> dict[tuple[str, int, int], float]:
    frame = read_ees(file).frame
    keys = zip(frame["measure"], frame["year"], frame["number"], strict=True)
    return dict(zip(keys, frame["value"], strict=True))


@pytest.mark.parametrize("bom", [True, False])
def test_an_indicator_is_the_measure_of_lait(tmp_path: Path, bom: bool) -> None:
    file = written(
        tmp_path,
        "turnover_rate_fte,caseload_fte,inpost_fte",
        f'2025,Reporting year,{ENGLAND},11.8,15.2,"35,000"',
        f"2025,Reporting year,{NORTH_WEST},12.1,15.0,4000",
        f"2025,Reporting year,{TAMESIDE},18.3,18.9,150",
        bom=bom,
    )
    assert is_ees(file)
    assert found(file) == {
        ("Work_Force_TO_Rate", 2025, 970): 11.8,
        ("Work_Force_TO_Rate", 2025, 981): 12.1,
        ("Work_Force_TO_Rate", 2025, 357): 18.3,
        ("Work_Force_AvgNumCase_SW", 2025, 970): 15.2,
        ("Work_Force_AvgNumCase_SW", 2025, 981): 15.0,
        ("Work_Force_AvgNumCase_SW", 2025, 357): 18.9,
    }


@pytest.mark.parametrize(
    ("period", "identifier", "label", "year"),
    [
        ("2024", "Calendar year", "2024", 2024),
        ("2024", "Reporting year", "2024", 2024),
        ("202425", "Financial year", "2024-25", 2025),
        ("202425", "Academic year", "2024/25", 2025),
        ("199900", "Academic year", "1999/00", 2000),
    ],
)
def test_each_way_of_saying_a_year(
    tmp_path: Path, period: str, identifier: str, label: str, year: int
) -> None:
    file = written(tmp_path, "CPP_subsequent_percent", f"{period},{identifier},{TAMESIDE},21.6")
    row = read_ees(file).frame.iloc[0]
    assert (row["label"], row["year"], row["value"]) == (label, year, 21.6)


@pytest.mark.parametrize(
    ("period", "identifier"),
    [
        ("202426", "Financial year"),
        ("24", "Calendar year"),
        ("2024Q1", "Calendar year"),
        # A financial year of four digits may begin or end in it; the layout knows none.
        ("2024", "Financial year"),
        ("2024", "Academic year"),
        ("202425", "Reporting year"),
        ("202425", "Part 1 (April to September)"),
    ],
)
def test_what_is_no_year_is_left_out_and_said(tmp_path: Path, period: str, identifier: str) -> None:
    file = written(
        tmp_path,
        "CPP_subsequent_percent",
        f"{period},{identifier},{TAMESIDE},21.6",
        f"2024,Financial year quarter 1,{TAMESIDE},21.6",
        f"2024,Reporting year,{TAMESIDE},20.0",
    )
    read = read_ees(file)
    assert read.frame["value"].tolist() == [20.0]
    assert "2 rows are of periods that are no year" in read.issues[0].message


@pytest.mark.parametrize("symbol", ["c", "z", "x", "k", "u", "low", ":", "Z", ""])
def test_a_symbol_is_missing_and_not_nought(tmp_path: Path, symbol: str) -> None:
    file = written(tmp_path, "At31_episodes_rate", f"2025,Reporting year,{TAMESIDE},{symbol}")
    row = read_ees(file).frame.iloc[0]
    assert row["state"] == "missing"
    assert pd.isna(row["value"])


def test_what_is_neither_number_nor_symbol_is_said(tmp_path: Path) -> None:
    file = written(tmp_path, "At31_episodes_rate", f"2025,Reporting year,{TAMESIDE},about 300")
    read = read_ees(file)
    assert read.frame["state"].tolist() == ["unreadable"]
    assert "1 values of the measure 'CIN' are not numbers" in read.issues[0].message


def test_authorities_that_make_a_return_together_have_the_figure_each(tmp_path: Path) -> None:
    joint = (
        "Local authority,E92000001,England,E13000002,Outer London,E09000021 / E09000027,314 / 318,"
        "Kingston upon Thames / Richmond upon Thames"
    )
    file = written(tmp_path, "agency_rate_fte", f"2025,Reporting year,{joint},13.9")
    assert found(file) == {
        ("Work_Force_Agecy_Rate", 2025, 314): 13.9,
        ("Work_Force_Agecy_Rate", 2025, 318): 13.9,
    }


@pytest.mark.parametrize(
    ("new", "old", "number"),
    [("E08000016", "", 370), ("E08000038", "370", 370), ("E10000002", "z", 825)],
)
def test_an_authority_is_known_by_either_code_and_by_earlier_ones(
    tmp_path: Path, new: str, old: str, number: int
) -> None:
    area = f"Local authority,E92000001,England,,,{new},{old},Somewhere"
    file = written(tmp_path, "vacancy_rate_fte", f"2025,Reporting year,{area},9.9")
    assert list(found(file)) == [("Work_Force_Vac_Rate", 2025, number)]


def test_areas_nobody_knows_are_counted_and_left_out(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "vacancy_rate_fte",
        "2025,Reporting year,Local authority,E92000001,England,,,E99999999,999,Nowhere,1.0",
        "2025,Reporting year,School,E92000001,England,,,E08000008,357,Tameside,2.0",
        f"2025,Reporting year,{TAMESIDE},3.0",
    )
    read = read_ees(file)
    assert read.frame["value"].tolist() == [3.0]
    said = " ".join(issue.message for issue in read.issues)
    assert "1 rows are of other areas" in said
    assert "1 rows are of areas with no code known here" in said
    assert "Nowhere" not in said


def test_a_filter_takes_its_rows_and_another_its_total(tmp_path: Path) -> None:
    lines = [
        f"2025,Reporting year,{TAMESIDE},{group},{sex},{value}"
        for group, sex, value in (
            ("Children looked after at 31 March each year", "Total", 123),
            ("Children looked after at 31 March each year", "Male", 130),
            ("Children starting to be looked after each year", "Total", 45),
            ("Children ceasing to be looked after each year", "Total", 43),
        )
    ]
    file = written(tmp_path, "population_count,sex,rate_per_10000", *lines)
    assert found(file) == {
        ("LAC", 2025, 357): 123,
        ("LAC_Start_Rate", 2025, 357): 45,
        ("LAC_Cease_Rate", 2025, 357): 43,
    }


def test_an_area_without_the_total_is_left_out_and_said(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "role,turnover_rate_fte",
        f"2025,Reporting year,{ENGLAND},Total,11.8",
        f"2025,Reporting year,{ENGLAND},Manager,9.0",
        f"2025,Reporting year,{TAMESIDE},Manager,18.3",
    )
    read = read_ees(file)
    assert read.frame["number"].tolist() == [970]
    assert "1 figures of the measure 'Work_Force_TO_Rate' have no total" in read.issues[0].message


def test_the_total_is_found_beside_ages_in_numbers(tmp_path: Path) -> None:
    lines = [
        f"2025,Reporting year,{TAMESIDE},{age},{value}"
        for age, value in (("Total", 8.0), ("16", 7.0), ("17", 9.0), ("18", 9.5))
    ]
    file = written(tmp_path, "age,turnover_rate_fte", *lines)
    assert found(file) == {("Work_Force_TO_Rate", 2025, 357): 8.0}


def test_a_split_by_numbers_is_named_too(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "age,turnover_rate_fte",
        f"2025,Reporting year,{TAMESIDE},16,7.0",
        f"2025,Reporting year,{TAMESIDE},17,9.0",
    )
    with pytest.raises(InputError, match=r"more than once for an area and year by age"):
        read_ees(file)


def test_one_measure_in_two_columns_is_refused(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "Re_referrals_percent,rereferral_percent",
        f"2025,Reporting year,{TAMESIDE},27.7,26.7",
    )
    with pytest.raises(InputError, match=r"'ReReferral' from more than one of its columns"):
        read_ees(file)


def test_england_is_not_another_country_of_the_same_level(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "turnover_rate_fte",
        "2025,Reporting year,National,K02000001,United Kingdom,,,,,,10.0",
        f"2025,Reporting year,{ENGLAND},11.8",
    )
    assert found(file) == {("Work_Force_TO_Rate", 2025, 970): 11.8}
    assert "1 rows are of other areas" in read_ees(file).issues[0].message


PLANS = "Child Protection Plans by length of time"


def test_plans_that_ended_are_not_read_as_plans_that_are_open(tmp_path: Path) -> None:
    """Both may have the column of two years or more; only one has the plans at 31 March."""
    row = f"2025,Reporting year,{TAMESIDE},{PLANS},462,1.9"
    opened = written(tmp_path, "category,CPP_At31,2_years_or_more_percent", row, name="open.csv")
    ended = written(tmp_path, "category,Ended,2_years_or_more_percent", row, name="ended.csv")
    assert found(opened)["CPPlans2yrsActive", 2025, 357] == 1.9
    with pytest.raises(InputError, match="holds no measure that is known"):
        read_ees(ended)


@pytest.mark.parametrize(
    ("columns", "cells", "measure"),
    [
        (
            "care_leaver_age,breakdown,care_leaver_percent",
            '19 to 21 years,"Total in education, employment or training",50',
            "CareLeaverEET",
        ),
        (
            "care_leaver_age,breakdown,care_leaver_percent",
            '19 to 21 years,"Total not in education, employment or training",50',
            "CareLeaversNEET",
        ),
        (
            "care_leaver_age,breakdown,care_leaver_percent",
            "19 to 21 years,Accommodation considered suitable,50",
            "CareLeaverAcc",
        ),
        (
            "cla_group,placement_stability,children_percent",
            "CLA on 31 March,With 3 or more placements during the year,50",
            "LACStable_2016on",
        ),
        (
            "population_count,rate_per_10000",
            "Children looked after on 31 March each year,50",
            "LAC",
        ),
        ("not_in_need_percent", "50", "Referrals_AssessedNotNeed"),
        ("Not_in_Need_percent", "50", "Referrals_AssessedNotNeed"),
    ],
)
def test_the_columns_of_later_releases_are_known_too(
    tmp_path: Path, columns: str, cells: str, measure: str
) -> None:
    file = written(tmp_path, columns, f"2025,Reporting year,{TAMESIDE},{cells}")
    assert found(file) == {(measure, 2025, 357): 50}


@pytest.mark.parametrize("age", ["17 to 18 years", "22 years"])
def test_care_leavers_of_another_age_are_not_read(tmp_path: Path, age: str) -> None:
    file = written(
        tmp_path,
        "care_leaver_age,breakdown,care_leaver_percent",
        f"2025,Reporting year,{TAMESIDE},{age},Accommodation considered suitable,50",
    )
    with pytest.raises(InputError, match="holds no measure that is known"):
        read_ees(file)


def test_another_table_of_measures_may_be_given_with_a_factor(tmp_path: Path) -> None:
    own = pd.DataFrame(
        [["share", "", "Work_Force_TO_Rate", "100"]],
        columns=["indicator", "filters", "measure", "times"],
    )
    file = written(tmp_path, "share", f"2025,Reporting year,{TAMESIDE},0.183")
    assert read_ees(file, own).frame["value"].tolist() == [18.3]


def test_the_table_names_measures_that_are_known_each_way_once() -> None:
    table = reference.ees_measures()
    assert set(table["measure"]) <= set(reference.published_measures()["measure"])
    assert not table.duplicated(["indicator", "filters"]).any()
    assert (table["times"].astype(float) > 0).all()
    filters = [one for said in table["filters"] for one in said.split(";") if one]
    assert all(one.count("=") == 1 for one in filters)


def test_what_is_split_in_a_way_nobody_named_is_refused(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "category,CPP_subsequent_percent",
        f"2025,Reporting year,{TAMESIDE},Neglect,20.0",
        f"2025,Reporting year,{TAMESIDE},Emotional abuse,30.0",
    )
    with pytest.raises(InputError, match=r"more than once for an area and year by category"):
        read_ees(file)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f"{HEAD},pupils\n2025,Reporting year,{TAMESIDE},5\n", "holds no measure that is known"),
        (
            "time_period,time_identifier,geographic_level,turnover_rate_fte\n",
            "it lacks old_la_code",
        ),
    ],
)
def test_a_file_that_cannot_be_used_says_why(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "a.csv").write_text(text)
    with pytest.raises(InputError, match=says):
        read_ees(tmp_path / "a.csv")


def test_the_frame_is_that_of_lait_to_the_column_and_kind(tmp_path: Path) -> None:
    lait = pd.DataFrame(
        [
            ["Work_Force_TO_Rate", "2025", "Tameside", "18.3", 357, "North West"],
            ["Work_Force_TO_Rate", "2025", "North West", "12.2", 981, "NA"],
            ["Work_Force_TO_Rate", "2025", "England", "-", 970, "NA"],
        ],
        columns=["Short Desc", "Years", "LA and Regions", "Values", "LA Number", "Region"],
    )
    lait.to_csv(tmp_path / "lait.csv", index=False)
    file = written(
        tmp_path,
        "turnover_rate_fte",
        f"2025,Reporting year,{TAMESIDE},18.3",
        f"2025,Reporting year,{NORTH_WEST},12.2",
        f"2025,Reporting year,{ENGLAND},x",
    )
    theirs = read_lait(tmp_path / "lait.csv").frame[list(LAIT_COLUMNS)]
    pd.testing.assert_frame_equal(read_ees(file).frame, theirs)


def test_lait_and_ees_stand_beside_each_other_in_a_store(tmp_path: Path) -> None:
    lait = pd.DataFrame(
        [["Work_Force_TO_Rate", "2025", "Tameside", "18.3", 357, "North West"]],
        columns=["Short Desc", "Years", "LA and Regions", "Values", "LA Number", "Region"],
    )
    lait.to_csv(tmp_path / "lait.csv", index=False)
    assert not is_ees(tmp_path / "lait.csv")
    newer = written(
        tmp_path,
        "turnover_rate_fte",
        f"2025,Reporting year,{TAMESIDE},18.5",
        f"2026,Reporting year,{TAMESIDE},16.0",
    )
    store = tmp_path / "store"
    add(store, tmp_path / "lait.csv", date(2026, 5, 1))
    made, _ = add(store, newer, date(2027, 2, 25))
    assert (made.new, made.revised) == (1, 1)
    known = known_on(store, date(2027, 2, 25)).figures
    assert dict(zip(known["year"], known["value"], strict=True)) == {2025: 18.5, 2026: 16.0}
