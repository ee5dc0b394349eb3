"""A csv of Explore Education Statistics says the same as LAIT of the same measure."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from readiness.errors import InputError
from readiness.intake.ees import is_ees, read_ees
from readiness.intake.official import add, known_on

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


@pytest.mark.parametrize("period", ["202426", "24", "2024Q1"])
def test_what_is_no_year_is_left_out_and_said(tmp_path: Path, period: str) -> None:
    file = written(
        tmp_path,
        "CPP_subsequent_percent",
        f"{period},Financial year,{TAMESIDE},21.6",
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
    assert found(file) == {("LAC", 2025, 357): 123, ("LAC_Start_Rate", 2025, 357): 45}


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
