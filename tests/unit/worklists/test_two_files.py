"""Every planted difference is found and nothing else is, whatever the order of rows and columns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from readiness import differences, due_list, synthetic
from readiness.errors import InputError
from readiness.intake import annex_a
from readiness.worklists.records import MATCHED, records
from readiness.worklists.two_files import COLUMNS

BEFORE, AFTER = date(2026, 9, 30), date(2026, 10, 15)
Sheet = list[list[object]]


@pytest.fixture(scope="module")
def earlier(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("two")
    synthetic.write(made, children=150, seed=4, as_at=BEFORE)
    return made / "annex_a.xlsx"


@pytest.fixture(scope="module")
def lists(earlier):
    return annex_a.read(earlier, BEFORE).lists


def altered(earlier: Path, place: Path, change: Callable[[dict[str, Sheet]], None]) -> Path:
    """A copy in which some sheets (List_1 to List_11, headings first) are as `change` leaves them."""
    book = openpyxl.load_workbook(earlier)
    sheets = {
        sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book
    }
    change(sheets)
    new = openpyxl.Workbook()
    new.remove(new.active)
    for name, rows in sheets.items():
        sheet = new.create_sheet(name)
        for row in rows:
            sheet.append(row)
    new.save(place / "later.xlsx")
    return place / "later.xlsx"


def nothing(_: dict[str, Sheet]) -> None:
    """Leaves everything as it was."""


def column(sheet: Sheet, says: str) -> int:
    (found,) = [n for n, name in enumerate(sheet[1]) if says in str(name).casefold()][:1]
    return found


def compared(earlier: Path, later: Path) -> pd.DataFrame:
    return differences(earlier, later, before_as_at=BEFORE, after_as_at=AFTER)


def without_slips(found: pd.DataFrame) -> pd.DataFrame:
    return found[~found["change"].isin(["slipped", "put right"])]


def test_time_alone_makes_things_late_and_nothing_else(earlier, tmp_path) -> None:
    found = compared(earlier, altered(earlier, tmp_path, nothing))
    assert list(found.columns) == list(COLUMNS)
    assert set(found["change"]) == {"slipped"}
    due = due_list(earlier, as_at=BEFORE, until=AFTER)
    passed = due[(due["days_over"] == 0) & (due["due"] < AFTER)]
    passed = passed[passed["list"].isin(list(MATCHED))]
    assert len(passed)
    wanted = set(zip(passed["title"], passed["child_id"], passed["row"], strict=True))
    mine = set(zip(found["what"], found["child_id"], found["row_before"], strict=True))
    # A record may also stop or begin to be counted between the days; what is counted on both agrees.
    assert mine <= wanted
    assert len(mine) > len(wanted) * 0.8
    assert set(found["before"]) == {"in time"}
    assert set(found["after"]) == {"late"}


def test_each_planted_difference_is_found_and_no_other(earlier, lists, tmp_path) -> None:
    care = lists["children_in_care"].frame
    care = care[care["ceased"].isna()]
    leaving, moved = care.iloc[0], care.iloc[1]
    seen = lists["section_47"].frame
    dropped = seen[seen["strategy_discussion"] > "2026-09-01"].iloc[0]
    old = lists["referrals"].frame
    aged = old[old["date_of_referral"] <= "2026-04-15"].iloc[0]

    def change(sheets: dict[str, Sheet]) -> None:
        referrals, enquiries, cared = (sheets[f"List_{n}"] for n in (3, 5, 8))
        day = column(referrals, "date of referral")
        for when in (datetime(2026, 10, 10), datetime(2026, 9, 2)):  # noqa: DTZ001
            row = list(referrals[5])
            row[day] = when
            referrals.append(row)
        referrals[int(aged["source_row"]) - 1] = []
        enquiries[int(dropped["source_row"]) - 1] = []
        ended = column(cared, "ceased")
        cared[int(leaving["source_row"]) - 1][ended] = datetime(2026, 10, 5)  # noqa: DTZ001
        team = column(cared, "team")
        cared[int(moved["source_row"]) - 1][team] = "An invented team"

    found = without_slips(compared(earlier, altered(earlier, tmp_path, change)))
    told = [tuple(row) for row in found[["list", "change", "what"]].itertuples(index=False)]
    assert sorted(told) == sorted([
        ("referrals", "new", "date of referral"),
        ("referrals", "entered late", "date of referral"),
        ("section_47", "gone", "strategy discussion"),
        ("children_in_care", "left", "ceased"),
        ("children_in_care", "changed", "team"),
    ])  # fmt: skip
    by = found.set_index("change")
    assert by.loc["left", "child_id"] == leaving["child_id"]
    assert by.loc["left", "after"] == "2026-10-05"
    assert by.loc["changed", "child_id"] == moved["child_id"]
    assert by.loc["changed", ["before", "after"]].tolist() == [moved["team"], "An invented team"]
    assert by.loc["gone", "child_id"] == dropped["child_id"]
    assert by.loc["gone", "row_after"] is None
    assert by.loc["new", "after"] == "2026-10-10"
    assert by.loc["entered late", "after"] == "2026-09-02"


def test_a_visit_made_is_put_right_and_one_missed_has_slipped(earlier, lists, tmp_path) -> None:
    late = due_list(earlier, as_at=BEFORE, until=BEFORE)
    late = late[(late["measure"] == "need_visits_in_date") & (late["days_over"] > 0)].iloc[0]

    def change(sheets: dict[str, Sheet]) -> None:
        need = sheets["List_6"]
        seen = column(need, "last seen")
        need[int(late["row"]) - 1][seen] = datetime(2026, 10, 14)  # noqa: DTZ001

    found = compared(earlier, altered(earlier, tmp_path, change))
    right = found[found["change"] == "put right"]
    assert set(right["child_id"]) == {late["child_id"]}
    assert late["title"] in set(right["what"])
    assert ("changed", "last seen") in set(zip(found["change"], found["what"], strict=True))


def test_the_order_of_rows_and_columns_makes_no_difference(earlier, tmp_path) -> None:
    def turned(sheets: dict[str, Sheet]) -> None:
        for sheet in sheets.values():
            sheet[:] = [sheet[0], *(row[::-1] for row in (sheet[1], *sheet[:1:-1]))]

    found = compared(earlier, altered(earlier, tmp_path, turned))
    assert set(found["change"]) == {"slipped"}


def test_the_other_way_round_new_is_gone(earlier, lists, tmp_path) -> None:
    def change(sheets: dict[str, Sheet]) -> None:
        row = list(sheets["List_6"][3])
        row[0] = "an invented child"
        sheets["List_6"].append(row)

    later = altered(earlier, tmp_path, change)
    there = without_slips(compared(earlier, later))
    back = without_slips(compared(later, earlier))
    assert set(there["child_id"]) == set(back["child_id"]) == {"an invented child"}
    assert there["change"].tolist() == ["entered late"]
    assert back["change"].tolist() == ["gone"]


def test_a_list_that_is_lacking_has_lost_nobody(earlier, tmp_path) -> None:
    def change(sheets: dict[str, Sheet]) -> None:
        del sheets["List_8"]

    found = without_slips(compared(earlier, altered(earlier, tmp_path, change)))
    assert found["change"].tolist() == ["not supplied"]
    assert found["list"].tolist() == ["children_in_care"]
    assert "later file lacks" in found["what"].iloc[0]
    assert found["child_id"].isna().all()


def test_records_without_a_child_are_counted_and_not_lost(earlier, tmp_path) -> None:
    def change(sheets: dict[str, Sheet]) -> None:
        sheets["List_1"][-1][0] = None

    found = without_slips(compared(earlier, altered(earlier, tmp_path, change)))
    assert set(found["change"]) == {"cannot be matched", "gone"}
    assert "1 row of the later file that could not be read" in " ".join(found["what"])


def test_several_records_of_one_child_and_day_are_paired_once(lists) -> None:
    rows = lists["contacts"]
    twice = pd.concat([rows.frame, rows.frame.iloc[:40]], ignore_index=True)
    doubled = type(rows)("contacts", twice)
    keyed = records(doubled).frame
    assert keyed.index.is_unique
    assert len(keyed) == len(twice)
    shuffled = type(rows)("contacts", twice.sample(frac=1, random_state=3))
    assert set(records(shuffled).frame.index) == set(keyed.index)


@pytest.mark.parametrize(
    ("first", "then", "said"),
    [(AFTER, BEFORE, "must be before"), (BEFORE, BEFORE, "must be before")],
)
def test_days_out_of_order_are_refused(earlier, first, then, said) -> None:
    with pytest.raises(InputError, match=said):
        differences(earlier, earlier, before_as_at=first, after_as_at=then)


def test_the_same_file_and_strangers_are_refused(earlier, tmp_path) -> None:
    with pytest.raises(InputError, match="are the same"):
        compared(earlier, earlier)

    def others(sheets: dict[str, Sheet]) -> None:
        for sheet in sheets.values():
            for row in sheet[2:]:
                row[0] = f"other {row[0]}"

    with pytest.raises(InputError, match="no child in common"):
        compared(earlier, altered(earlier, tmp_path, others))
