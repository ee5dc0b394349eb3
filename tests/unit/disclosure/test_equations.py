"""Each kind of equation tells a hidden number that nothing protects: the audit must find it."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from readiness.disclosure.equations import examine
from readiness.disclosure.profiles import LEADERSHIP, OPERATIONAL, PUBLIC
from readiness.model import RESULT_COLUMNS

START, END = pd.Timestamp(2026, 4, 1), pd.Timestamp(2026, 9, 30)
LISTS = {"seen": "assessments", "timely": "assessments", "sure": "assessments"}


def row(measure: str, by: str, group: str, k: Any, n: Any = pd.NA, **more: Any) -> dict[str, Any]:
    """One published row; None is hidden, NA is a column the measure does not have."""
    given = {
        "measure": measure, "area": "help_and_protection", "service": "MASH",
        "period_start": START, "period_end": END, "breakdown": by, "group": group,
        "numerator": pd.NA if k is None else k, "denominator": pd.NA if n is None else n,
        "value": float("nan"), "lower": float("nan"), "upper": float("nan"),
        "unusable": 0, "state": "shown",
    }  # fmt: skip
    return given | more


def table(*rows: dict[str, Any]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=list(RESULT_COLUMNS))
    kinds = dict.fromkeys(("numerator", "denominator", "unusable"), "Int64")
    return frame.astype(kinds)


SHARES = {"timely", "left_adopted", "left_for_guardianship", "left_home_planned"}


def audit(results: pd.DataFrame, profile=LEADERSHIP, **more: Any):
    return examine(results, LISTS, profile, shares=SHARES, **more)


def told(results: pd.DataFrame, profile=LEADERSHIP, **more: Any) -> dict[tuple, int]:
    found = audit(results, profile, **more).told
    return {(r.measure, r.breakdown, r.group, r.column): r.least for r in found.itertuples()}


def test_the_whole_less_the_groups_that_are_shown() -> None:
    found = told(table(
        row("seen", "all", "all", 50), row("seen", "sex", "Girls", 20),
        row("seen", "sex", "Boys", 27), row("seen", "sex", "Not stated", None),
    ))  # fmt: skip
    assert found == {("seen", "sex", "Not stated", "numerator"): 3}


def test_two_hidden_groups_are_not_told_but_bounded() -> None:
    results = table(
        row("seen", "all", "all", 50), row("seen", "sex", "Girls", 40),
        row("seen", "sex", "Boys", None), row("seen", "sex", "Not stated", None),
    )  # fmt: skip
    cells = audit(results).cells
    assert not cells["told"].any()
    assert set(zip(cells["least"], cells["most"], strict=True)) == {(1, 9)}


def test_the_least_that_two_can_be_is_told() -> None:
    """2 in all, and nought is never hidden: 1 and 1."""
    found = told(table(
        row("seen", "all", "all", 42), row("seen", "sex", "Girls", 40),
        row("seen", "sex", "Boys", None), row("seen", "sex", "Not stated", None),
    ))  # fmt: skip
    assert set(found.values()) == {1}
    assert len(found) == 2


def test_a_complement() -> None:
    found = told(table(row("timely", "all", "all", None, 60, value=96.7)))
    assert found == {
        ("timely", "all", "all", "numerator"): 58,
        ("timely", "all", "all", "complement"): 2,
    }


def test_a_percentage_of_a_known_denominator() -> None:
    assert told(table(row("timely", "all", "all", None, 12, value=25.0)))[
        "timely", "all", "all", "numerator"
    ] == 3  # fmt: skip


def test_a_percentage_of_a_large_denominator_leaves_room() -> None:
    cells = audit(table(row("timely", "all", "all", None, 4000, value=25.0))).cells
    one = cells[cells["column"] == "numerator"].iloc[0]
    assert (one["least"], one["most"]) == (998, 1002)


def test_a_denominator_of_a_known_numerator_and_percentage() -> None:
    found = told(table(row("timely", "all", "all", 7, None, value=70.0)))
    assert found["timely", "all", "all", "denominator"] == 10


def test_both_margins_of_a_table() -> None:
    """Of 30, in time and not by sex: one hidden numerator is told by its column."""
    found = told(table(
        row("timely", "all", "all", 21, 30), row("timely", "sex", "Girls", 12, 18),
        row("timely", "sex", "Boys", None, 12),
    ))  # fmt: skip
    assert found["timely", "sex", "Boys", "numerator"] == 9


def test_several_breakdowns_together() -> None:
    """Neither breakdown tells its whole alone: the whole is hidden and both give it the same way."""
    found = told(table(
        row("seen", "all", "all", None), row("seen", "sex", "Girls", 11),
        row("seen", "sex", "Boys", 12), row("seen", "age", "Under 1", None),
        row("seen", "age", "1 to 4", 20),
    ))  # fmt: skip
    assert found["seen", "all", "all", "numerator"] == 23
    assert found["seen", "age", "Under 1", "numerator"] == 3


def test_rounded_parts_give_a_rounded_whole_away() -> None:
    """8 to 12 and no more than 12 with another of 1 at least that the whole of 10 holds."""
    results = table(
        row("seen", "all", "all", 10), row("seen", "sex", "Girls", 10),
        row("seen", "sex", "Boys", None),
    )  # fmt: skip
    cells = audit(results, PUBLIC).cells
    assert (cells["least"].iloc[0], cells["most"].iloc[0]) == (1, 4)


def test_measures_of_the_same_records() -> None:
    """Both rest on all 40 assessments; one shows how many of a group, the other hides it."""
    shown = table(
        row("seen", "all", "all", 30, 40), row("seen", "sex", "Girls", 20, 25),
        row("seen", "sex", "Boys", 10, 15), row("timely", "all", "all", 25, 40),
        row("timely", "sex", "Girls", 10, None), row("timely", "sex", "Boys", 15, None),
    )  # fmt: skip
    exact = table(
        row("seen", "all", "all", 30, 40), row("seen", "sex", "Girls", 20, 25),
        row("seen", "sex", "Boys", 10, 15), row("timely", "all", "all", 25, 40),
        row("timely", "sex", "Girls", 10, 25), row("timely", "sex", "Boys", 15, 15),
    )  # fmt: skip
    assert told(shown) == {}
    found = told(shown, exact=exact)
    assert found["timely", "sex", "Girls", "denominator"] == 25
    assert found["timely", "sex", "Boys", "complement"] == 0


def test_definitions() -> None:
    """adopted, guardianship and gone home as planned are the lasting homes, by related.toml."""
    found = told(table(
        row("left_adopted", "all", "all", 12, 60), row("left_for_guardianship", "all", "all", 9, 60),
        row("left_home_planned", "all", "all", None, 60),
        row("left_for_permanence", "all", "all", 24, 60),
    ))  # fmt: skip
    assert found["left_home_planned", "all", "all", "numerator"] == 3


def before(results: pd.DataFrame) -> Any:
    return SimpleNamespace(profile="leadership", results=results, as_at=date(2026, 9, 30))


FIRST = table(
    row("seen", "all", "all", 50), row("seen", "sex", "Girls", 40),
    row("seen", "sex", "Boys", 7), row("seen", "sex", "Not stated", None),
)  # fmt: skip
AGAIN = table(
    row("seen", "all", "all", 50), row("seen", "sex", "Girls", 40),
    row("seen", "sex", "Boys", None), row("seen", "sex", "Not stated", None),
)  # fmt: skip


def test_what_was_published_before() -> None:
    """This release hides two groups, the last one showed one of them."""
    assert told(AGAIN) == {}
    assert told(AGAIN, earlier=[before(FIRST)]) == {
        ("seen", "sex", "Boys", "numerator"): 7,
        ("seen", "sex", "Not stated", "numerator"): 3,
    }


def test_what_has_changed_is_not_taken_to_be_the_same() -> None:
    changed = AGAIN.assign(numerator=AGAIN["numerator"].replace(40, 38))
    assert told(changed, earlier=[before(FIRST)]) == {}


def test_another_period_is_another_count() -> None:
    later = FIRST.assign(period_start=pd.Timestamp(2026, 5, 1))
    assert told(AGAIN, earlier=[before(later)]) == {}


def test_nought_is_known() -> None:
    found = audit(table(row("seen", "all", "all", 0)))
    assert found.cells.empty
    assert found.narrowest is None


def test_nothing_is_hidden_of_the_exact() -> None:
    assert audit(FIRST, OPERATIONAL).cells.empty


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_rows_tells_nothing(order: int) -> None:
    cells = audit(FIRST[::order]).cells
    assert cells["least"].tolist() == [3]
