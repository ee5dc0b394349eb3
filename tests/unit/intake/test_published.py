"""DfE's published files: year labels, missing values, areas, neighbours, release dates."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
import xlsxwriter

from readiness import paths
from readiness.errors import ConfigurationError, InputError
from readiness.intake import reference, reference_tables
from readiness.intake.figures import FIGURE_COLUMNS, figures
from readiness.intake.neighbours import read_area_numbers, read_neighbours
from readiness.intake.published import LAIT_COLUMNS, read_lait
from readiness.intake.years import year_label

SHARED = Path(os.environ.get("READINESS_SHARED", paths.root().parent / "shared"))
PUBLISHED = SHARED / "data" / "published"
needs_shared = pytest.mark.skipif(
    not PUBLISHED.is_dir(), reason="DfE's files are not here; set READINESS_SHARED to read them"
)


@pytest.mark.parametrize(
    ("label", "year", "span", "form", "status"),
    [
        ("2025", 2025, 1, "single", "published"),
        (" 2016 ", 2016, 1, "single", "published"),
        ("2018 (Rev)", 2018, 1, "single", "revised"),
        ("2021 (Final)", 2021, 1, "single", "final"),
        ("2025 (prov)", 2025, 1, "single", "provisional"),
        ("2016-17", 2017, 1, "financial", "published"),
        ("2024-25 (OT)", 2025, 1, "financial", "outturn"),
        ("1999-00", 2000, 1, "financial", "published"),
        ("2023/24", 2024, 1, "academic", "published"),
        ("2014-16", 2016, 3, "pooled", "published"),
        ("2013/14-15/16", 2016, 3, "pooled", "published"),
        ("2021/22-23/24", 2024, 3, "pooled", "published"),
    ],
)
def test_every_form_of_year_label(label: str, year: int, span: int, form: str, status: str) -> None:
    read = year_label(label)
    assert read is not None
    assert (read.year, read.span, read.form, read.status) == (year, span, form, status)


@pytest.mark.parametrize(
    "label", ["0", "", "25", "2025-", "2025 (draft)", "2023/26", "2014/15-16", "20245", "n/a"]
)
def test_what_is_not_a_year_is_not_guessed(label: str) -> None:
    assert year_label(label) is None


ROWS = [
    ("LAC", "x", "2025", "Tameside", "123", "357", "North West"),
    ("LAC", "x", "2025", "City of London", "-", "201", "Inner London"),
    ("LAC", "x", "2025", "Oldham", "12%", "353", "North West"),
    ("LAC", "x", "2025", "England", "67", "970", "NA"),
    ("LAC", "x", "2025", "London (Inner)", "59", "987", "NA"),
    ("LAC", "x", "2025", "England (discontinued)", "66", "1000", "NA"),
    ("LAC", "x", "2025", "Nowhere", "66", "", "NA"),
    ("LAC", "x", "0", "Tameside", "-", "357", "North West"),
    ("Other", "x", "2016 (Rev)", "Tameside", "552.79999999999995", "357", "North West"),
]
HEADINGS = ["Short Desc", "Data item", "Years", "LA and Regions", "Values", "LA Number", "Region"]


@pytest.fixture(params=["csv", "parquet"])
def lait(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    frame = pd.DataFrame(ROWS, columns=HEADINGS)
    path = tmp_path / f"lait.{request.param}"
    if request.param == "csv":
        frame.to_csv(path, index=False, encoding="utf-8")
    else:
        frame["LA Number"] = pd.to_numeric(frame["LA Number"])
        frame.to_parquet(path)
    return path


def test_lait_is_read_with_states_areas_and_rounding(lait: Path) -> None:
    found = read_lait(lait)
    frame = found.frame
    assert tuple(frame.columns) == LAIT_COLUMNS
    assert frame["number"].tolist() == [357, 201, 353, 970, 987, 357]
    assert frame["area_type"].tolist() == ["authority"] * 3 + ["england", "region", "authority"]
    assert frame["state"].tolist() == ["published", "missing", "unreadable"] + ["published"] * 3
    assert frame["value"].isna().tolist() == [False, True, True, False, False, False]
    assert frame["value"].iloc[-1] == 552.8
    assert frame["status"].tolist()[-1] == "revised"


def test_what_was_left_out_of_lait_is_said(lait: Path) -> None:
    said = [issue.message for issue in read_lait(lait).issues]
    assert len(said) == 3
    assert "1 rows of the measure 'LAC' have a year label" in said[0]
    assert "1 rows have no DfE number" in said[1]
    assert "1 values of the measure 'LAC' are not numbers" in said[2]


def test_only_the_measures_asked_for_are_read(lait: Path) -> None:
    assert read_lait(lait, {"Other"}).frame["measure"].unique().tolist() == ["Other"]


@pytest.mark.parametrize("name", ["absent.parquet", "wrong.csv", "wrong.parquet"])
def test_a_file_that_is_not_lait_is_refused_in_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "wrong.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (tmp_path / "wrong.parquet").write_bytes(b"not parquet")
    with pytest.raises(InputError, match=name):
        read_lait(tmp_path / name)


def area_rows() -> pd.DataFrame:
    return pd.DataFrame(
        [(357, "E08000008", "", ""), (909, "E10000006", "", "2023-03-31"), (942, "E06000063", "2023-04-01", "")],
        columns=["number", "code", "valid_from", "valid_to"],
    )  # fmt: skip


def test_an_authority_has_figures_only_for_the_years_it_existed() -> None:
    lait = pd.DataFrame(
        [("LAC", year, number, 50.0) for year in (2023, 2024) for number in (357, 909, 942)],
        columns=["measure", "year", "number", "value"],
    ).assign(area_type="authority", name="x", state="published")
    made = figures(lait, reference.benchmarks(), area_rows())
    assert tuple(made.columns) == FIGURE_COLUMNS
    pairs = set(zip(made["number"], made["year"], strict=True))
    assert pairs == {(357, 2023), (357, 2024), (909, 2023), (942, 2024)}
    assert set(made["released"]) == {"2023-12-15", "2024-12-15"}
    assert set(made["period_end"]) == {"2023-03-31", "2024-03-31"}


@pytest.mark.parametrize(
    ("rule", "year", "expected"),
    [
        ("children_in_need", 2025, date(2025, 11, 7)),
        ("children_looked_after", 2025, date(2025, 12, 15)),
        ("health_outcomes", 2018, date(2019, 4, 30)),
        ("health_outcomes", 2019, date(2019, 12, 31)),
        ("workforce", 2024, date(2025, 3, 7)),
        ("exclusions", 2023, date(2025, 4, 30)),
    ],
)
def test_release_rules(rule: str, year: int, expected: date) -> None:
    assert reference.rule_date(rule, year) == expected


def test_a_year_without_a_rule_is_our_fault() -> None:
    with pytest.raises(ConfigurationError, match="weather"):
        reference.rule_date("weather", 2025)


def test_neighbours_are_read_in_order_and_blanks_are_none(tmp_path: Path) -> None:
    head = ["LA num", "LA Name", "LA number", "GOInd", "GOReg", "SN1", "SNP", "SN2", "SNP"]
    rest = [cell for place in range(3, 11) for cell in (f"SN{place}", "SNP")]
    near = [cell for place in range(10) for cell in (300 + place, "Very Close ")]
    path = tmp_path / "neighbours.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("LA SN Groups")
    sheet.write_row(0, 0, ["A", "B", "C"])
    sheet.write_row(1, 0, head + rest)
    sheet.write_row(2, 0, [357, "Tameside", 357, 5, "North West", *near])
    sheet.write_row(3, 0, [942, "Cumberland", 942, 5, "North West", *["-"] * 20])
    sheet.write_row(5, 1, ["Old SNs:"])
    sheet.write_row(6, 0, [928, "Northamptonshire", 928, 1, "East Midlands", *near])
    book.close()
    read = read_neighbours(path)
    assert read["number"].value_counts().to_dict() == {357: 10, 928: 10}
    assert read.iloc[:3]["neighbour"].tolist() == [300, 301, 302]
    assert set(read["closeness"]) == {"very close"}
    with pytest.raises(InputError, match=r"neighbours\.xlsx"):
        read_area_numbers(path)


@needs_shared
def test_all_of_lait_is_read_and_the_one_bad_label_told() -> None:
    found = read_lait(PUBLISHED / "lait_values.parquet")
    assert len(found.frame) == 641_070 - 170
    assert len(found.issues) == 1
    assert "170 rows of the measure 'CINPermExclusion'" in found.issues[0].message
    assert found.frame["year"].between(2015, 2026).all()
    assert not (found.frame["state"] == "unreadable").any()
    assert found.frame.loc[found.frame["area_type"] == "authority", "number"].nunique() == 158


@needs_shared
@pytest.mark.parametrize("name", [
    reference.AUTHORITIES, reference.FIGURES, reference.NEIGHBOURS,
    reference.POPULATION, reference.JUDGEMENTS,
])  # fmt: skip
def test_the_committed_tables_are_those_a_rebuild_makes(name: str, rebuilt: Path) -> None:
    assert (rebuilt / name).read_bytes() == paths.reference(name).read_bytes()


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("reference")
    reference_tables.write(reference_tables.tables(PUBLISHED), out)
    return out


def test_a_folder_without_the_files_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reference_tables.main(["--published", str(tmp_path)]) == 2
    assert "la_codes.xlsx" in capsys.readouterr().err
