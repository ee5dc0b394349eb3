"""One row a child, and what is known of the child's others."""

from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.measures.answers import Answer
from readiness.measures.children import (
    also_in,
    followed,
    follows,
    latest_of_each_child,
    rows_of_each_child,
)
from readiness.model import ChildList, Limit


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


@settings(max_examples=50)
@given(st.lists(st.tuples(st.sampled_from("ABCDE"), st.integers(1, 28)), max_size=30))
def test_it_agrees_with_pandas(told: list[tuple[str, int]]) -> None:
    rows = contacts(*[(child, f"2025-05-{day:02}") for child, day in told])
    found = latest_of_each_child(rows, "date_of_contact", answered(rows))
    order = rows.frame.sort_values("date_of_contact", kind="stable")
    assert set(np.flatnonzero(found.yes)) == set(order.groupby("child_id").tail(1).index)
    sizes = rows.frame.groupby("child_id")["child_id"].transform("size")
    assert rows_of_each_child(rows, answered(rows).yes).tolist() == sizes.tolist()


def dated(name: str, column: str, *told: tuple[str | None, str | None]) -> ChildList:
    frame = pd.DataFrame(told, columns=["child_id", column])
    frame["child_id"] = frame["child_id"].astype("str")
    frame[column] = pd.to_datetime(frame[column]).astype("datetime64[s]")
    return ChildList(name, frame)


WEEK = Limit("referral_after_contact", 7, "days", "", True)


def words(told: Answer) -> str:
    return "".join(
        "y" if y else "u" if u else "n" for y, u in zip(told.yes, told.unknown, strict=True)
    )


def test_followed_within_a_limit_on_the_day_or_later_by_the_same_child() -> None:
    rows = contacts(
        ("A", "2025-05-01"), ("A", "2025-05-02"), ("A", "2025-05-08"), ("A", "2025-05-10"),
        ("B", "2025-05-08"), ("Z", "2025-05-01"),
    )  # fmt: skip
    referrals = dated("referrals", "date_of_referral", ("A", "2025-05-09"), ("C", "2025-05-08"))
    among = answered(referrals)
    found = followed(rows, "date_of_contact", referrals, "date_of_referral", among, WEEK)
    assert words(found) == "nyynnn"


def test_followed_without_a_limit_is_on_a_later_day() -> None:
    rows = contacts(("A", "2025-05-08"), ("A", "2025-05-09"), ("B", "2025-05-09"))
    referrals = dated("referrals", "date_of_referral", ("A", "2025-05-09"), ("B", "2025-09-30"))
    among = answered(referrals)
    found = followed(rows, "date_of_contact", referrals, "date_of_referral", among)
    assert words(found) == "yny"


def test_follows_is_counted_from_the_nearest_date_before() -> None:
    rows = contacts(
        ("A", "2025-05-01"), ("A", "2025-05-09"), ("A", "2025-05-16"), ("A", "2025-05-17"),
        ("A", "2025-06-02"), ("B", "2025-05-09"),
    )  # fmt: skip
    referrals = dated(
        "referrals",
        "date_of_referral",
        ("A", "2025-05-09"),
        ("A", "2025-06-01"),
        ("C", "2025-05-09"),
    )
    among = answered(referrals)
    found = follows(rows, "date_of_contact", referrals, "date_of_referral", among, WEEK)
    assert words(found) == "nyynyn"


def test_a_date_in_doubt_is_unknown_unless_another_settles_it() -> None:
    rows = contacts(("A", "2025-05-08"), ("B", "2025-05-08"), (None, "2025-05-08"), ("A", None))
    referrals = dated(
        "referrals", "date_of_referral", ("A", "2025-05-08"), ("A", None), ("B", None), (None, None)
    )
    among = answered(referrals, (1, 2))
    for ask in (followed, follows):
        found = ask(rows, "date_of_contact", referrals, "date_of_referral", among, WEEK)
        assert words(found) == "yuuu"


def test_no_list_to_follow_is_no() -> None:
    rows = contacts(("A", "2025-05-08"))
    nothing = dated("referrals", "date_of_referral")
    for ask in (followed, follows):
        found = ask(rows, "date_of_contact", nothing, "date_of_referral", answered(nothing), WEEK)
        assert words(found) == "n"


@settings(max_examples=50)
@given(
    st.lists(st.tuples(st.sampled_from("ABC"), st.integers(1, 28)), max_size=8),
    st.lists(st.tuples(st.sampled_from("ABC"), st.integers(1, 28)), max_size=8),
)
def test_following_is_what_a_person_would_find(
    here: list[tuple[str, int]], there: list[tuple[str, int]]
) -> None:
    rows = contacts(*((child, f"2025-05-{day:02}") for child, day in here))
    others = dated("referrals", "date_of_referral", *((c, f"2025-05-{d:02}") for c, d in there))
    among = answered(others)
    later = followed(rows, "date_of_contact", others, "date_of_referral", among, WEEK)
    before = follows(rows, "date_of_contact", others, "date_of_referral", among, WEEK)
    after = followed(rows, "date_of_contact", others, "date_of_referral", among)
    for row, (child, day) in enumerate(here):
        days = [on for name, on in there if name == child]
        assert later.yes[row] == any(day <= on <= day + 7 for on in days)
        assert before.yes[row] == any(on <= day <= on + 7 for on in days)
        assert after.yes[row] == any(on > day for on in days)
