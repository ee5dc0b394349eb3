"""One row a child, and what is known of the child's others."""

from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.measures.answers import Answer
from readiness.measures.children import also_in, latest_of_each_child, rows_of_each_child
from readiness.model import ChildList


def contacts(*told: tuple[str | None, str | None]) -> ChildList:
    frame = pd.DataFrame(told, columns=["child_id", "date_of_contact"])
    frame["child_id"] = frame["child_id"].astype("str")
    frame["date_of_contact"] = pd.to_datetime(frame["date_of_contact"]).astype("datetime64[s]")
    return ChildList("contacts", frame)


def answered(rows: ChildList, unknown: tuple[int, ...] = ()) -> Answer:
    """Yes to every row but those unknown."""
    doubt = np.isin(np.arange(len(rows)), unknown)
    return Answer(~doubt, doubt)


def test_the_latest_row_is_the_child_and_the_later_in_the_file_on_one_day() -> None:
    rows = contacts(
        ("A", "2025-05-02"), ("A", "2025-05-01"), ("B", "2025-05-01"), ("B", "2025-05-01")
    )
    found = latest_of_each_child(rows, "date_of_contact", answered(rows))
    assert np.flatnonzero(found.yes).tolist() == [0, 3]
    assert not found.unknown.any()


def test_a_child_with_a_row_in_doubt_is_unknown_once() -> None:
    rows = contacts(("A", "2025-05-02"), ("A", None), ("A", None), ("B", "2025-05-01"))
    found = latest_of_each_child(rows, "date_of_contact", answered(rows, (1, 2)))
    assert np.flatnonzero(found.yes).tolist() == [3]
    assert found.unknown.sum() == 1


def test_a_row_with_no_child_id_is_unknown() -> None:
    rows = contacts((None, "2025-05-02"), (None, "2025-05-03"), ("B", "2025-05-01"))
    found = latest_of_each_child(rows, "date_of_contact", answered(rows))
    assert found.unknown.tolist() == [True, True, False]
    assert found.yes.tolist() == [False, False, True]
    assert rows_of_each_child(rows, answered(rows).yes).tolist() == [0, 0, 1]


def test_also_in_another_list() -> None:
    rows = contacts(("A", "2025-05-02"), ("B", "2025-05-03"), ("C", "2025-05-01"), (None, None))
    others = contacts(("A", "2025-05-02"), ("B", None), (None, "2025-05-02"))
    found = also_in(rows, others, answered(others, (1,)))
    assert found.yes.tolist() == [True, False, False, False]
    assert found.unknown.tolist() == [False, True, False, True]


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(st.sampled_from("ABCDE"), st.integers(1, 28)), max_size=30))
def test_it_agrees_with_pandas(told: list[tuple[str, int]]) -> None:
    rows = contacts(*[(child, f"2025-05-{day:02}") for child, day in told])
    found = latest_of_each_child(rows, "date_of_contact", answered(rows))
    order = rows.frame.sort_values("date_of_contact", kind="stable")
    assert set(np.flatnonzero(found.yes)) == set(order.groupby("child_id").tail(1).index)
    sizes = rows.frame.groupby("child_id")["child_id"].transform("size")
    assert rows_of_each_child(rows, answered(rows).yes).tolist() == sizes.tolist()
