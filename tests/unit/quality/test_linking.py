"""Which rows of different lists are of the same child."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from readiness.model import ChildList
from readiness.quality.linking import Linked, linked


def rows(name: str, ids: list[str | None], **columns: list[str | None]) -> ChildList:
    frame = pd.DataFrame({"child_id": pd.Series(ids, dtype="str")})
    for column, days in columns.items():
        frame[column] = np.array(days, dtype="datetime64[s]")
    return ChildList(name, frame)


@pytest.fixture
def lists() -> Linked:
    return linked(
        {
            "contacts": rows("contacts", ["B", None, "A", "B"]),
            "child_protection": rows(
                "child_protection", ["A", "C", None], ended=[None, "2026-05-05", None]
            ),
            "children_in_care": rows(
                "children_in_care", ["C", "C"], started=["2026-05-05", "2025-05-05"]
            ),
        }
    )


def test_a_child_has_one_number_in_every_list(lists: Linked) -> None:
    contacts, plans = lists.who("contacts"), lists.who("child_protection")
    assert contacts[0] == contacts[3] != contacts[2] == plans[0]
    assert contacts[1] == plans[2] == -1
    assert lists.children == 3


def test_a_row_without_an_identifier_is_nobodys(lists: Linked) -> None:
    assert lists.seen("contacts")[lists.who("child_protection")].tolist() == [True, False, False]


def test_open_is_without_an_end(lists: Linked) -> None:
    still = lists.open_in("child_protection")
    assert still[lists.who("contacts")].tolist() == [False, False, True, False]


def test_the_latest_date_of_each_child(lists: Linked) -> None:
    latest = lists.latest("children_in_care", "started")
    found = latest[lists.who("child_protection")]
    assert np.isnat(found).tolist() == [True, False, True]
    assert found[1] == np.datetime64("2026-05-05")


def test_a_list_that_is_not_there_holds_nobody(lists: Linked) -> None:
    assert not lists.seen("adoption").any()
    assert not lists.open_in("assessments").any()
    assert not lists.have("adoption")
    assert not lists.have("contacts", "date_of_contact")


def test_linked_lists_are_linked_once(lists: Linked) -> None:
    assert linked(lists) is lists
