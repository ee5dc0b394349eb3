"""What the episodes of SSDA903 say together: each way one may follow another, and what is doubted."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from readiness.measures import episodes
from readiness.measures.answers import Answer
from readiness.measures.examples import table, typed
from readiness.model import ChildList, Period

DAY = date(2025, 3, 31)
YEAR = Period(date(2024, 4, 1), DAY)


def chain(*lines: str) -> ChildList:
    """One child's episodes: started, ended, reason, legal status, placement, postcode."""
    heading = "child_id | started | ended | reason_started | legal_status | placement | "
    text = "\n".join(f"A | {line}" for line in lines)
    return typed("care_episodes", table(f"{heading} placement_postcode\n{text}", "test"))


def words(told: Answer) -> str:
    """One letter a row: y, n or u."""
    return "".join(
        "y" if y else "u" if u else "n" for y, u in zip(told.yes, told.unknown, strict=True)
    )


def last(told: Answer) -> str:
    return words(told)[-1]


FIRST = "2020-05-06 | 2024-05-06 | S | C1 | U6 | ZQ1 1AA"


def home_lasts(*lines: str) -> str:
    """Of the last episode: y where it has lasted since the first began, n where it began with the
    last, u where it cannot be told."""
    rows = chain(*lines)
    begun = rows["started"].min().date()
    latest = rows["started"].max().date()
    since_first = last(episodes.same_carer_since(rows, begun))
    assert last(episodes.same_carer_since(rows, latest)) in "yu"
    return since_first


@pytest.mark.parametrize(
    ("reason", "lasts"), [("L", "y"), ("T", "y"), ("U", "y"), ("P", "n"), ("B", "n"), ("?", "u")]
)
def test_only_new_carers_make_a_new_home(reason: str, lasts: str) -> None:
    assert home_lasts(FIRST, f"2024-05-06 | | {reason} | C2 | U6 | ZQ1 1AB") == lasts


@pytest.mark.parametrize("reason", ["L", "P", "T", "B", "U", "?"])
def test_care_goes_on_whatever_the_reason(reason: str) -> None:
    rows = chain(FIRST, f"2024-05-06 | | {reason} | C2 | U6 | ZQ1 1AB")
    told = "u" if reason == "?" else "y"
    assert last(episodes.in_care_since(rows, date(2020, 5, 6))) == told
    assert last(episodes.in_care_since(rows, date(2020, 5, 5))) == "n"


def test_care_begun_again_is_new_even_on_the_day_the_last_ended() -> None:
    rows = chain(FIRST, "2024-05-06 | | S | C2 | U6 | ZQ1 1AA")
    assert last(episodes.in_care_since(rows, date(2024, 5, 5))) == "n"
    assert last(episodes.in_care_since(rows, date(2024, 5, 6))) == "y"
    assert home_lasts(FIRST, "2024-05-06 | | S | C2 | U6 | ZQ1 1AA") == "n"


def test_a_day_without_an_episode_breaks_care() -> None:
    rows = chain(FIRST, "2024-05-07 | | P | C2 | U6 | ZQ1 1AB")
    assert last(episodes.in_care_since(rows, date(2024, 5, 6))) == "n"


def test_short_breaks_are_no_care_that_goes_on() -> None:
    rows = chain("2020-05-06 | 2024-05-06 | S | V4 | U6 | ZQ1 1AA", "2024-05-06 | | S | C2 | U6 | ")
    assert words(episodes.in_care_on(rows, DAY)) == "ny"
    assert last(episodes.in_care_since(rows, date(2023, 5, 6))) == "n"


def test_an_unread_legal_status_leaves_the_care_before_in_doubt() -> None:
    rows = chain("2020-05-06 | 2024-05-06 | S | ? | U6 | ZQ1 1AA", "2024-05-06 | | L | C2 | U6 | ")
    assert last(episodes.in_care_since(rows, date(2020, 5, 6))) == "u"
    assert last(episodes.in_care_since(rows, date(2024, 5, 6))) == "y"


@pytest.mark.parametrize("kind", ["T0", "T1", "T2", "T3", "T4"])
def test_a_temporary_stay_ends_no_home_that_is_gone_back_to(kind: str) -> None:
    away = f"2024-05-06 | 2024-05-12 | P | C1 | {kind} | ZQ1 1AB"
    assert home_lasts(FIRST, away) == "y"
    assert home_lasts(FIRST, away, "2024-05-12 | | P | C1 | U6 | ZQ1 1AA") == "y"
    assert home_lasts(FIRST, away, "2024-05-12 | | P | C1 | U6 | ZQ1 1AC") == "n"
    assert home_lasts(FIRST, away, "2024-05-12 | | P | C1 | U6 |") == "u"


def test_two_temporary_stays_one_after_another_are_gone_back_from_too() -> None:
    away = "2024-05-06 | 2024-05-12 | P | C1 | T1 | ZQ1 1AB"
    again = "2024-05-12 | 2024-05-15 | P | C1 | T2 | ZQ1 1AD"
    assert home_lasts(FIRST, away, again, "2024-05-15 | | P | C1 | U6 | ZQ1 1AA") == "y"


def test_a_placement_nobody_can_read_may_have_been_temporary() -> None:
    assert home_lasts(FIRST, "2024-05-06 | | P | C1 | ? | ZQ1 1AB") == "u"


@pytest.mark.parametrize("kind", ["A3", "A4", "A5", "A6"])
def test_an_adoptive_home_and_the_one_before_are_one(kind: str) -> None:
    moved = "2023-05-06 | 2024-05-06 | P | E1 | U6 | ZQ1 1AB"
    first = FIRST.replace("2024-05-06", "2023-05-06")
    placed = f"2024-05-06 | | P | E1 | {kind} | ZQ1 1AC"
    assert home_lasts(FIRST, placed) == "y"
    assert home_lasts(first, moved, placed) == "n"
    rows = chain(first, moved, placed)
    assert last(episodes.same_carer_since(rows, date(2023, 5, 6))) == "y"


def test_carers_who_foster_first_and_then_adopt_are_the_home_and_not_the_one_before() -> None:
    first = FIRST.replace("2024-05-06", "2023-05-06")
    fostered = "2023-05-06 | 2024-05-06 | P | E1 | U5 | ZQ1 1AB"
    rows = chain(first, fostered, "2024-05-06 | | T | E1 | A5 | ZQ1 1AB")
    assert last(episodes.same_carer_since(rows, date(2023, 5, 6))) == "y"
    assert last(episodes.same_carer_since(rows, date(2023, 5, 5))) == "n"


def test_what_began_before_the_files_is_earlier_and_no_more() -> None:
    rows = chain("2024-05-06 | | L | C2 | U6 | ZQ1 1AA")
    for asked in (episodes.in_care_since, episodes.same_carer_since):
        assert last(asked(rows, date(2024, 5, 6))) == "y"
        assert last(asked(rows, date(2010, 1, 1))) == "u"
    moved = chain("2024-05-06 | | P | C2 | U6 | ZQ1 1AA")
    assert last(episodes.in_care_since(moved, date(2010, 1, 1))) == "u"
    assert last(episodes.same_carer_since(moved, date(2024, 5, 5))) == "n"


def test_an_episode_without_a_start_leaves_all_of_the_child_in_doubt() -> None:
    rows = chain(FIRST, "? | 2024-06-06 | P | C1 | U6 | ZQ1 1AB", "2024-06-06 | | P | C1 | U6 | Z")
    assert words(episodes.in_care_since(rows, DAY)) == "uuu"
    assert words(episodes.same_carer_since(rows, DAY)) == "uuu"


def test_the_order_of_rows_is_nothing() -> None:
    lines = (
        FIRST,
        "2024-05-06 | 2024-05-12 | P | C1 | T4 | ZQ1 1AB",
        "2024-05-12 | 2024-09-01 | P | C1 | U6 | ZQ1 1AA",
        "2024-09-01 | | L | C2 | U6 | ZQ1 1AA",
    )
    in_order = words(episodes.same_carer_since(chain(*lines), date(2020, 5, 6)))
    backwards = words(episodes.same_carer_since(chain(*reversed(lines)), date(2020, 5, 6)))
    assert in_order == "yyyy" == backwards


def test_of_two_episodes_open_at_once_the_later_is_the_childs() -> None:
    rows = chain("2020-05-06 | | S | C1 | U6 | ZQ1 1AA", "2024-05-06 | | P | C1 | U6 | ZQ1 1AB")
    assert words(episodes.in_care_on(rows, DAY)) == "ny"
    assert last(episodes.in_care_since(rows, date(2020, 5, 6))) == "y"


def test_all_the_year_begins_on_its_first_day() -> None:
    for started, told in (("2024-04-01", "y"), ("2024-04-02", "n")):
        rows = chain(f"{started} | | S | C1 | U6 | ZQ1 1AA")
        assert words(episodes.in_care_all_year(rows, YEAR)) == told


@pytest.mark.parametrize(
    ("born", "ended", "told"),
    [
        ("2006-06-06", "2024-06-06", "y"),
        ("2006-06-06", "2024-06-05", "y"),
        ("2006-06-06", "2024-06-04", "n"),
        ("2006-06-06", "2024-06-07", "n"),
        ("2008-02-29", "2026-03-01", "y"),  # who has no birthday that year turns 18 on 1 March
        ("2008-02-29", "2026-02-28", "y"),
        ("2008-02-29", "2026-02-27", "n"),
        ("?", "2024-06-06", "u"),
        ("2006-06-06", "?", "u"),
        ("2006-06-06", "", "n"),
    ],
)
def test_foster_care_until_eighteen(born: str, ended: str, told: str) -> None:
    text = f"""
        child_id | ended   | legal_status | placement | date_of_birth
        A        | {ended} | C2           | U4        | {born}
        """
    rows = typed("care_leavers_return", table("child_id\nA", "test"))
    found = episodes.fostered_at_18(rows, typed("care_episodes", table(text, "test")))
    assert words(found) == told


def test_workers_are_counted_by_who_they_are() -> None:
    rows = chain("2020-05-06 | | S | C1 | U6 | ZQ1 1AA")
    workers = typed(
        "care_workers",
        table(
            """
            child_id | worker | started    | ended
            A        | Aspen  | 2020-05-06 | 2024-06-01
            A        | Birch  | 2024-06-01 | 2024-08-01
            A        | Aspen  | 2024-08-01 |
            B        | Cedar  | 2024-08-01 |
            """,
            "test",
        ),
    )
    counted = [words(episodes.workers_in(rows, workers, YEAR, many)) for many in (1, 2, 3)]
    assert counted == ["y", "y", "n"]


def test_a_worker_without_a_name_may_be_one_more() -> None:
    rows = chain("2020-05-06 | | S | C1 | U6 | ZQ1 1AA")
    workers = typed(
        "care_workers",
        table(
            """
            child_id | worker | started    | ended
            A        | Aspen  | 2020-05-06 | 2024-06-01
            A        |        | 2024-06-01 |
            """,
            "test",
        ),
    )
    counted = [words(episodes.workers_in(rows, workers, YEAR, many)) for many in (1, 2, 3)]
    assert counted == ["y", "u", "n"]


def test_each_child_has_a_chain_of_their_own() -> None:
    lines = [f"2024-05-06 | | {reason} | C2 | U6 | ZQ1 1AA" for reason in "SLPTBU"] * 800
    rows = chain(*lines)
    rows.frame["child_id"] = [f"{number}" for number in range(len(rows))]
    assert np.count_nonzero(episodes.same_carer_since(rows, DAY).yes) == len(rows)
