"""A book of worklists: a sheet a team, marked everywhere, whole or not there, and never in a report."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import fastexcel
import openpyxl
import pandas as pd
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from readiness import due_list, paths, write_book
from readiness.errors import InputError
from readiness.worklists import book as books
from readiness.worklists.drawing import OPERATIONAL
from readiness.worklists.team_sheets import ABOUT, NO_TEAM

AS_AT = date(2026, 9, 30)
ROWS = pd.DataFrame(
    {
        "child_id": ["101", "102", "103", "104"],
        "team": ["West", "East", None, "East"],
        "due": [date(2026, 10, 2), None, date(2026, 9, 1), date(2026, 11, 30)],
        "days_over": [0, 400, 29, 0],
    }
)


def write(frames: Any, out: Path, **more: Any) -> dict[str, int]:
    return write_book(frames, out, **{"title": "Due list", "as_at": AS_AT, **more})


def read(out: Path) -> Mapping[str, Worksheet]:
    return {page.title: page for page in openpyxl.load_workbook(out)}


def rows(page: Worksheet) -> list[tuple[Any, ...]]:
    return list(page.iter_rows(min_row=4, values_only=True))


def said(page: Worksheet) -> str:
    return "\n".join(str(cell) for row in page.values for cell in row if cell is not None)


def test_each_team_has_its_own_rows_in_their_order_and_no_others(tmp_path: Path) -> None:
    made = write(ROWS, tmp_path / "due.xlsx")
    pages = read(tmp_path / "due.xlsx")
    assert list(pages) == [ABOUT, "East", "West", NO_TEAM]
    assert made == {"East": 2, "West": 1, NO_TEAM: 1}
    assert [row[0] for row in rows(pages["East"])] == ["102", "104"]
    assert [row[0] for row in rows(pages["West"])] == ["101"]
    assert [row[0] for row in rows(pages[NO_TEAM])] == ["103"]
    assert [cell.value for cell in pages["East"][3]] == ["Child", "Team", "Due", "Days over"]


def test_the_first_sheet_says_what_it_is_of_when_how_many_and_for_whom(tmp_path: Path) -> None:
    write(ROWS, tmp_path / "due.xlsx", notes=["Drawn with seed 7."])
    page = read(tmp_path / "due.xlsx")[ABOUT]
    told = said(page)
    for words in ("Due list", "As at 30 September 2026.", "4 rows on 3 sheets", "do not publish"):
        assert words in told
    assert "Drawn with seed 7." in told
    counted = [row for row in page.values if isinstance(row[3], int)]
    assert [(row[0], row[3]) for row in counted] == [
        ("East", 2), ("West", 1), (NO_TEAM, 1), ("All sheets", 4),
    ]  # fmt: skip
    assert "101" not in told


def test_every_sheet_is_marked_on_the_screen_on_paper_and_in_its_properties(tmp_path: Path) -> None:
    write(ROWS, tmp_path / "due.xlsx")
    for page in read(tmp_path / "due.xlsx").values():
        assert page["A1"].value == OPERATIONAL
        assert page.oddHeader.left.text == OPERATIONAL
        assert page.oddFooter.left.text == OPERATIONAL
    about = openpyxl.load_workbook(tmp_path / "due.xlsx").properties
    assert about.description == OPERATIONAL
    assert OPERATIONAL == "OPERATIONAL: names children. Only for the team that holds the records"


def test_headings_are_frozen_filtered_and_on_each_printed_page(tmp_path: Path) -> None:
    write(ROWS, tmp_path / "due.xlsx")
    page = read(tmp_path / "due.xlsx")["East"]
    assert page.freeze_panes == "A4"
    assert page.auto_filter.ref == "A3:D5"
    assert page.print_title_rows == "$1:$3"
    assert page.page_setup.orientation == "landscape"
    assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    widths = [page.column_dimensions[letter].width for letter in "ABCD"]
    assert all(8 < width < 50 for width in widths)


def test_dates_are_dates_numbers_are_numbers_and_ids_stay_text(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {
            "child_id": ["0012", "7e3", "12345678901234567"],
            "team": "East",
            "born": pd.to_datetime(["2012-02-29", None, "2016-05-01"]),
            "need": pd.Series([1.5, None, 2], dtype="Float64"),
            "length": [3, 12345678901234567, 0],
            "kept": [True, False, True],
            "old": [date(1899, 12, 31), date(1900, 3, 1), None],
        }
    )
    write(frame, tmp_path / "due.xlsx")
    page = read(tmp_path / "due.xlsx")["East"]
    born = datetime(2012, 2, 29)  # noqa: DTZ001
    assert rows(page) == [
        ("0012", "East", born, 1.5, 3, True, "1899-12-31"),
        ("7e3", "East", None, None, "12345678901234567", False, datetime(1900, 3, 1)),  # noqa: DTZ001
        ("12345678901234567", "East", datetime(2016, 5, 1), 2, 0, True, None),  # noqa: DTZ001
    ]
    assert page["C4"].is_date
    assert page["C4"].number_format == "dd/mm/yyyy"


FORMULAS = ["=1+1", "+44 161 496 0000", "-x", "@SUM(A1)", "\t=1", " =cmd|' /C calc'!A0", "{=1+1}"]


@pytest.mark.parametrize("text", [*FORMULAS, "http://example.com", "<r>x</r>", "\x01\x02=1"])
def test_no_cell_or_heading_can_be_run(tmp_path: Path, text: str) -> None:
    frame = pd.DataFrame({"child_id": [text], "team": [text], text: ["x"]})
    write({text: frame}, tmp_path / "due.xlsx", title=text, notes=[text])
    for page in read(tmp_path / "due.xlsx").values():
        found = [cell for row in page.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in found} <= {"s", "n"}
        assert not [cell for cell in found if cell.hyperlink]
    assert text.strip("\x01\x02").strip() in said(page)
    if text in FORMULAS[:-1]:
        assert page["A4"].quotePrefix


NAMES = [
    "A/B: [East]*?\\", "A B East", "a b EAST ", "'Quoted'", "History", NO_TEAM, ABOUT, "???", "",
    "   ", None, float("nan"), pd.NA, "x" * 40, "X" * 40, "x" * 40 + "y", "\U0001f600" * 20,
    "=team", "a\x00b", "O'Neill's team", "Straße", "STRASSE", 7, "Team\nNorth",
]  # fmt: skip


def test_any_name_of_a_team_makes_a_sheet_excel_takes(tmp_path: Path) -> None:
    frame = pd.DataFrame({"team": pd.Series(NAMES, dtype="object"), "child_id": range(len(NAMES))})
    made = write(frame, tmp_path / "due.xlsx")
    pages = read(tmp_path / "due.xlsx")
    assert list(pages) == [ABOUT, *made]
    assert len({name.casefold() for name in pages}) == len(pages)
    for name in pages:
        assert 0 < len(name.encode("utf-16-le")) <= 62
        assert not set(name) & set("[]:*?/\\\n\x00")
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() != "history"
    found = sorted(row[1] for name in made for row in rows(pages[name]))
    assert found == list(range(len(NAMES)))
    assert sorted(row[1] for row in rows(pages[list(made)[-1]])) == [8, 9, 10, 11, 12]


def test_a_team_is_one_whatever_its_capitals_and_spaces(tmp_path: Path) -> None:
    frame = pd.DataFrame({"team": ["East  team", "EAST TEAM", " east team"], "child_id": [1, 2, 3]})
    assert write(frame, tmp_path / "due.xlsx") == {"East team": 3}
    assert rows(read(tmp_path / "due.xlsx")["East team"])[1][0] == "EAST TEAM"


def test_long_names_that_differ_at_their_end_can_be_told_apart(tmp_path: Path) -> None:
    teams = [f"Family safeguarding and support {place}" for place in ("North", "South")]
    made = write(pd.DataFrame({"team": teams, "child_id": [1, 2]}), tmp_path / "due.xlsx")
    assert [name[-5:] for name in made] == ["North", "South"]
    assert teams[0] in said(read(tmp_path / "due.xlsx")[ABOUT])


def test_several_lists_stand_team_by_team(tmp_path: Path) -> None:
    workers = pd.DataFrame({"worker": ["Amir", "Bo"], "team": ["EAST", "North"]})
    made = write({"Due": ROWS, "Cases": workers, "None": ROWS.head(0)}, tmp_path / "due.xlsx")
    assert list(made) == [
        "East, Due", "East, Cases", "North, Cases", "West, Due", f"{NO_TEAM}, Due",
    ]  # fmt: skip
    told = said(read(tmp_path / "due.xlsx")[ABOUT])
    assert "Cases: 2 rows on 2 sheets" in told
    assert "None: nobody" in told


@pytest.mark.parametrize("frame", [ROWS.head(0), pd.DataFrame(), pd.DataFrame({"child_id": []})])
def test_an_empty_list_is_a_book_that_says_nobody(tmp_path: Path, frame: pd.DataFrame) -> None:
    assert write(frame, tmp_path / "due.xlsx") == {}
    pages = read(tmp_path / "due.xlsx")
    assert list(pages) == [ABOUT]
    assert "Due list: nobody" in said(pages[ABOUT])


def test_without_teams_all_are_on_one_sheet(tmp_path: Path) -> None:
    assert write(ROWS.drop(columns="team"), tmp_path / "due.xlsx") == {NO_TEAM: 4}


def test_twenty_thousand_rows_are_all_there(tmp_path: Path) -> None:
    frame = pd.concat([ROWS] * 5000, ignore_index=True).assign(child_id=range(20_000))
    made = write(frame, tmp_path / "due.xlsx")
    assert made == {"East": 10_000, "West": 5_000, NO_TEAM: 5_000}
    book = fastexcel.read_excel(tmp_path / "due.xlsx")
    read_back = [book.load_sheet(name, header_row=2).to_pandas() for name in made]
    assert sorted(pd.concat(read_back)["Child"]) == list(range(20_000))


def test_more_rows_than_a_sheet_holds_are_not_cut(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(books, "_MOST_ROWS", 1)
    with pytest.raises(InputError, match="cannot hold so many rows"):
        write(ROWS, tmp_path / "due.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_the_same_rows_make_the_same_file(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write(ROWS, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_the_due_list_of_the_sample_reads_back_as_it_was(tmp_path: Path) -> None:
    found = due_list(paths.sample() / "annex_a.xlsx", as_at=AS_AT)
    made = write(found, tmp_path / "due.xlsx")
    pages = read(tmp_path / "due.xlsx")
    wanted = [
        tuple(None if pd.isna(one) else one for one in row)
        for row in found[["measure", "child_id", "due", "row"]].itertuples(index=False, name=None)
    ]
    seen = [
        (row[0], row[2], row[5] and row[5].date(), row[8]) for n in made for row in rows(pages[n])
    ]
    assert len(wanted) > 500
    assert sorted(map(str, seen)) == sorted(map(str, wanted))


def test_an_earlier_book_of_the_same_kind_is_replaced(tmp_path: Path) -> None:
    out = tmp_path / "new" / "due.xlsx"
    write(ROWS, out)
    assert write(ROWS.head(1), out) == {"West": 1}
    assert [path.name for path in out.parent.iterdir()] == ["due.xlsx"]


def test_a_book_of_another_kind_is_not_replaced(tmp_path: Path) -> None:
    write(ROWS, tmp_path / "due.xlsx")
    before = (tmp_path / "due.xlsx").read_bytes()
    with pytest.raises(InputError, match="another kind"):
        write(ROWS, tmp_path / "due.xlsx", title="Caseloads")
    assert (tmp_path / "due.xlsx").read_bytes() == before


def test_a_book_somebody_has_worked_in_is_not_replaced(tmp_path: Path) -> None:
    write(ROWS, tmp_path / "due.xlsx")
    book = openpyxl.load_workbook(tmp_path / "due.xlsx")
    book["East"]["E4"] = "Seen on Monday."
    book.save(tmp_path / "due.xlsx")
    with pytest.raises(InputError, match="worked in it"):
        write(ROWS, tmp_path / "due.xlsx")


def test_other_peoples_files_are_refused(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "book.xlsx")
    (tmp_path / "text.xlsx").write_text("not a workbook", encoding="utf-8")
    (tmp_path / "empty.xlsx").touch()
    for file in sorted(tmp_path.iterdir()):
        before = file.read_bytes()
        with pytest.raises(InputError, match="not a worklist"):
            write(ROWS, file)
        assert file.read_bytes() == before
    with pytest.raises(InputError, match="not a worklist"):
        write(ROWS, paths_copy(tmp_path))


def paths_copy(tmp_path: Path) -> Path:
    copy = tmp_path / "copy.xlsx"
    copy.write_bytes((paths.sample() / "annex_a.xlsx").read_bytes())
    return copy


@pytest.mark.parametrize("name", ["due.csv", "due", "due.xls", "due.xlsm"])
def test_only_a_workbook_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=r"end it in \.xlsx"):
        write(ROWS, tmp_path / name)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "due.xlsx").mkdir()
    with pytest.raises(InputError, match="is a folder"):
        write(ROWS, tmp_path / "due.xlsx")


@pytest.mark.parametrize("under", ["due.xlsx", "lists/due.xlsx", "lists/../due.xlsx"])
def test_none_lies_in_a_report(tmp_path: Path, under: str) -> None:
    (tmp_path / "run.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="report's folder"):
        write(ROWS, tmp_path / under)
    assert [path.name for path in tmp_path.iterdir()] == ["run.json"]


def test_none_lies_among_the_reports_or_in_what_git_keeps() -> None:
    for place in (
        paths.reports() / "due.xlsx",
        paths.root() / "due.xlsx",
        paths.sample() / "d.xlsx",
    ):
        with pytest.raises(InputError, match="A worklist holds child-level data"):
            write(ROWS, place)
        assert not place.exists()


def test_a_link_into_a_report_is_followed(tmp_path: Path) -> None:
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "run.json").write_text("{}", encoding="utf-8")
    try:
        (tmp_path / "due.xlsx").symlink_to(tmp_path / "report" / "due.xlsx")
    except OSError:
        return  # no links can be made here
    with pytest.raises(InputError, match="report's folder"):
        write(ROWS, tmp_path / "due.xlsx")


def test_what_stops_half_way_leaves_the_earlier_book_and_nothing_else(
    tmp_path: Path, monkeypatch: Any
) -> None:
    write(ROWS, tmp_path / "due.xlsx")
    before = (tmp_path / "due.xlsx").read_bytes()

    def stop(*given: Any, **more: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(books, "draw", stop)
    with pytest.raises(KeyboardInterrupt):
        write(ROWS.head(1), tmp_path / "due.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["due.xlsx"]
    assert (tmp_path / "due.xlsx").read_bytes() == before


def test_a_place_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="cannot be written"):
        write(ROWS, tmp_path / "file" / "due.xlsx")


def test_a_full_disk_is_said_in_a_sentence(tmp_path: Path, monkeypatch: Any) -> None:
    from xlsxwriter.workbook import Workbook

    def full(self: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Workbook, "_store_workbook", full)
    with pytest.raises(InputError, match="No space left on device"):
        write(ROWS, tmp_path / "due.xlsx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_it_is_read_by_whoever_may_read_its_folder_and_nobody_else(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    write(ROWS, tmp_path / "due.xlsx")
    assert (tmp_path / "due.xlsx").stat().st_mode & 0o777 == 0o600


def test_a_refusal_names_no_child_and_no_team(tmp_path: Path) -> None:
    write(ROWS, tmp_path / "due.xlsx")
    with pytest.raises(InputError) as refused:
        write(ROWS, tmp_path / "due.xlsx", title="Other")
    assert not [word for word in ("East", "West", "101", "102") if word in str(refused.value)]
