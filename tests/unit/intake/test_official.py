"""The store of published figures: what was known on which day, file by file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from readiness.errors import InputError
from readiness.intake.official import add, imports, known_on

TIMELY, CASES = "Continue_Assess_Comp", "Work_Force_AvgNumCase_SW"
TAMESIDE, NORTHAMPTONSHIRE = 357, 928
NAMES = {TAMESIDE: "Tameside", NORTHAMPTONSHIRE: "Northamptonshire", 970: "England"}


def lait(place: Path, *rows: tuple[str, str, int, str]) -> Path:
    """DfE's long file: measure, year as labelled, number of the area, value as written."""
    frame = pd.DataFrame(rows, columns=["Short Desc", "Years", "LA Number", "Values"])
    frame["LA and Regions"] = frame["LA Number"].map(NAMES)
    frame["Region"] = "NA"
    frame["Data item"] = frame["Short Desc"]
    frame.to_csv(place, index=False)
    return place


def value(store: Path, day: str, measure: str = TIMELY, number: int = TAMESIDE) -> dict[int, float]:
    """By year, what was known of one authority on the day."""
    found = known_on(store, date.fromisoformat(day)).figures
    mine = found[(found["measure"] == measure) & (found["number"] == number)]
    return dict(zip(mine["year"].tolist(), mine["value"].tolist(), strict=True))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """One file of 2020, imported on 10 May 2026."""
    file = lait(
        tmp_path / "a.csv",
        (TIMELY, "2018", TAMESIDE, "70.1"),
        (TIMELY, "2019", TAMESIDE, "71.2"),
        (CASES, "2019", TAMESIDE, "17.5"),
        (TIMELY, "2019", 970, "83.1"),
    )
    add(tmp_path / "store", file, date(2026, 5, 10))
    return tmp_path / "store"


@pytest.mark.parametrize(
    ("day", "known"),
    [
        ("2018-11-06", {}),
        ("2018-11-07", {2018: 70.1}),
        ("2019-11-06", {2018: 70.1}),
        ("2019-11-07", {2018: 70.1, 2019: 71.2}),
        ("2026-11-07", {2018: 70.1, 2019: 71.2}),
    ],
)
def test_a_figure_is_known_from_the_day_of_its_rule(
    store: Path, day: str, known: dict[int, float]
) -> None:
    assert value(store, day) == known


def test_each_measure_has_its_own_rule(store: Path) -> None:
    assert value(store, "2020-03-06", CASES) == {}
    assert value(store, "2020-03-07", CASES) == {2019: 17.5}


def test_a_revision_is_known_from_the_day_of_its_file_and_the_first_value_until_then(
    store: Path, tmp_path: Path
) -> None:
    later = lait(
        tmp_path / "b.csv",
        (TIMELY, "2019", TAMESIDE, "75.0"),
        (TIMELY, "2018", TAMESIDE, "-"),
        (TIMELY, "2020", TAMESIDE, "80.0"),
    )
    made, _ = add(store, later, date(2026, 8, 1))
    assert (made.new, made.revised, made.withdrawn, made.rows) == (1, 1, 1, 3)
    assert value(store, "2026-07-31") == {2018: 70.1, 2019: 71.2, 2020: 80.0}
    after = value(store, "2026-08-01")
    assert pd.isna(after.pop(2018))
    assert after == {2019: 75.0, 2020: 80.0}


def test_an_older_file_takes_its_place_by_its_own_day(store: Path, tmp_path: Path) -> None:
    older = lait(tmp_path / "b.csv", (TIMELY, "2019", TAMESIDE, "69.9"))
    made, _ = add(store, older, date(2026, 8, 1), known_from=date(2019, 12, 1))
    assert made.day == date(2019, 12, 1)
    assert value(store, "2019-12-31")[2019] == 69.9
    assert value(store, "2026-05-09")[2019] == 69.9
    assert value(store, "2026-05-10")[2019] == 71.2


def test_a_figure_out_sooner_than_its_rule_is_known_from_its_file(
    store: Path, tmp_path: Path
) -> None:
    early = lait(tmp_path / "b.csv", (TIMELY, "2026", TAMESIDE, "90.0"))
    add(store, early, date(2026, 10, 20))
    assert 2026 not in value(store, "2026-10-19")
    assert value(store, "2026-10-20")[2026] == 90.0


def test_a_measure_without_a_rule_is_known_from_its_file(store: Path, tmp_path: Path) -> None:
    file = lait(tmp_path / "b.csv", ("InfMort", "2015", TAMESIDE, "3.9"))
    add(store, file, date(2026, 6, 1))
    found = [
        known_on(store, day, {"InfMort"}).figures for day in (date(2026, 5, 31), date(2026, 6, 1))
    ]
    assert [len(one) for one in found] == [0, 1]


def test_the_same_file_is_kept_once(store: Path, tmp_path: Path) -> None:
    again, _ = add(store, tmp_path / "a.csv", date(2026, 9, 1))
    assert again.imported == "2026-05-10"
    assert len(imports(store)) == 1


def test_of_two_values_the_one_of_the_better_label_is_kept_and_said(tmp_path: Path) -> None:
    file = lait(
        tmp_path / "a.csv",
        (TIMELY, "2019 (Rev)", TAMESIDE, "72.0"),
        (TIMELY, "2019", TAMESIDE, "71.0"),
        (TIMELY, "2018", TAMESIDE, "70.0"),
        (TIMELY, "2018", TAMESIDE, "70.0"),
    )
    made, issues = add(tmp_path / "store", file, date(2026, 5, 10))
    assert made.rows == 2
    assert value(tmp_path / "store", "2026-05-10") == {2018: 70.0, 2019: 72.0}
    assert [issue.message for issue in issues] == [
        "a.csv: 1 figures stand twice with different values; the one of the later label is used."
    ]


def test_neighbours_of_a_later_grouping_are_used_from_its_day(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    near = [part for n in range(1, 11) for part in (f"SN{n}", "")]
    sheet.append(["LA num", "LA", "LA num", "Region", *near])
    sheet.append([TAMESIDE, "Tameside", TAMESIDE, "NW", 350, "close", 354, "close"])
    book.save(tmp_path / "groups 2028.xlsx")
    store = tmp_path / "store"
    add(store, tmp_path / "groups 2028.xlsx", date(2028, 3, 1))
    add(store, lait(tmp_path / "a.csv", (TIMELY, "2027", TAMESIDE, "1.0")), date(2028, 3, 1))
    before, after = (known_on(store, day) for day in (date(2028, 2, 29), date(2028, 3, 1)))
    assert (before.grouping, after.grouping) == (2025, 2028)
    assert after.neighbours[TAMESIDE] == (350, 354)


def test_without_a_store_the_shipped_table_answers(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("READINESS_DATA", str(tmp_path))
    found = known_on(None, date(2026, 11, 27))
    assert set(found.figures["year"]) == {2022, 2023, 2024, 2025}
    assert found.vintages == ("shipped table (DfE LAIT, April 2026)",)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("nothing.csv", None, "There is no file"),
        ("a.txt", "x", "cannot be imported"),
        ("a.csv", "Name,Value\nx,1\n", "not DfE's file of LAIT values"),
        ("a.parquet", "x", "not DfE's file of LAIT values"),
        ("a 2025.xlsx", "x", "cannot be opened as a workbook"),
    ],
)
def test_a_file_that_is_none_of_them_is_refused(
    tmp_path: Path, name: str, content: str | None, says: str
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content)
    with pytest.raises(InputError, match=says):
        add(tmp_path / "store", tmp_path / name, date(2026, 5, 1))
    assert not (tmp_path / "store").exists()


def test_a_file_of_a_day_to_come_is_refused(tmp_path: Path) -> None:
    file = lait(tmp_path / "a.csv", (TIMELY, "2019", TAMESIDE, "1"))
    with pytest.raises(InputError, match="cannot have been out"):
        add(tmp_path / "store", file, date(2026, 5, 1), known_from=date(2026, 5, 2))


def test_a_damaged_store_says_what_to_do(store: Path) -> None:
    next(store.glob("*.parquet")).write_text("x")
    with pytest.raises(InputError, match="import the files again"):
        known_on(store, date(2026, 6, 1))
    (store / "imports.json").write_text("{")
    with pytest.raises(InputError, match="is damaged"):
        known_on(store, date(2026, 6, 1))


def test_an_empty_folder_is_not_taken_for_a_store(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no published figures"):
        known_on(tmp_path, date(2026, 6, 1))
