from __future__ import annotations

import pandas as pd
from bs4 import BeautifulSoup

from readiness.report.grid import grid, table


def test_no_rows_are_said_in_words() -> None:
    assert "Nothing here: nothing to show" in str(grid("Nothing here", ("A", "B"), []))


def test_an_empty_cell_is_a_dash_that_can_be_heard() -> None:
    made = BeautifulSoup(str(grid("C", ("A", "B"), [["x", None], ["y", ""]])), "html.parser")
    dashes = made.select("td span[role=img]")
    assert [dash["aria-label"] for dash in dashes] == ["none", "none"]


def test_cells_name_their_column_for_a_narrow_screen() -> None:
    made = BeautifulSoup(str(grid("C", ("A", "B <i>"), [["x", "1"]])), "html.parser")
    assert made.td["data-label"] == "B <i>"
    assert {tag["role"] for tag in made.find_all(True) if "role" in tag.attrs} == {
        "table",
        "rowgroup",
        "row",
        "columnheader",
        "rowheader",
        "cell",
    }


def test_a_frame_is_shown_with_its_missing_values_as_missing() -> None:
    frame = pd.DataFrame(
        {
            "name": ["a", None],
            "many": pd.array([1234, None], dtype="Int64"),
            "share": [0.25, float("nan")],
            "on": [pd.Timestamp("2026-03-31"), pd.NaT],
            "who": ["<b>", "x"],
        }
    )
    made = BeautifulSoup(str(table(frame, "Frame")), "html.parser")
    rows = [[c.get_text() for c in tr.find_all(["th", "td"])] for tr in made.tbody.find_all("tr")]
    assert rows == [["a", "1,234", "0.3", "31 March 2026", "<b>"], ["–", "–", "–", "–", "x"]]
    assert [th.get("class") for th in made.thead.find_all("th")] == [
        None,
        ["number"],
        ["number"],
        None,
        None,
    ]


def test_a_frame_is_not_changed() -> None:
    frame = pd.DataFrame({"a_b": [1]})
    table(frame, "x")
    assert list(frame.columns) == ["a_b"]
