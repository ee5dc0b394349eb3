"""Children in care: health, stability, absence and reviews."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.peers.examples import AS_AT, day, found_by, judged, letters, percent, records

from readiness.intake import annex_a
from readiness.quality import check


def months_since(written: str) -> float:
    then = day(written)
    return (AS_AT - then).days / 30.4375 if then else float("inf")


def test_a_child_of_five_or_more_has_a_year_for_a_health_assessment_and_can_be_late() -> None:
    """Seen: six months for every age, and only those in date kept, so always 100%."""
    children = """
        child_id | date_of_birth | started    | last_health_assessment | ceased
        A        | 2015-01-01    | 2020-01-01 | 2024-11-30             |
        B        | 2015-01-01    | 2020-01-01 | 2024-06-30             |
        C        | 2022-01-01    | 2022-06-01 | 2024-11-30             |
        D        | 2015-01-01    | 2020-01-01 |                        |
        E        | 2015-01-01    | 2020-01-01 | 2025-06-30             |
        """

    def their_way(care: list[dict[str, str]]) -> str:
        in_date = [c for c in care if months_since(c["last_health_assessment"]) <= 6]
        joined = [c for c in care if c in in_date]
        return "".join("y" if c in in_date else "n" for c in joined)

    assert their_way(records(children)) == "y"
    assert percent(their_way(records(children))) == 100

    found = judged("health_assessments_in_date", children)
    assert found == "ynnny"
    assert percent(found) == 40


def test_long_term_stability_counts_from_the_start_of_the_placement() -> None:
    """Seen: a date compared with itself, so a home of a week counts as a settled one."""
    children = """
        child_id | date_of_birth | started    | placement_started | ceased
        A        | 2015-01-01    | 2019-01-01 | 2019-01-01        |
        B        | 2015-01-01    | 2019-01-01 | 2025-09-23        |
        C        | 2015-01-01    | 2025-01-01 | 2025-01-01        |
        """

    def their_way(child: dict[str, str]) -> str:
        settled_by = child["placement_started"]
        return "y" if child["placement_started"] <= settled_by else "n"

    assert "".join(map(their_way, records(children))) == "yyy"

    assert judged("long_term_stability", children) == "yn-"


def test_absent_is_a_number_of_times_and_not_whether_the_cell_is_blank(
    workbook: Any, headings: Any, record: Any
) -> None:
    """Seen: 'Yes' only where the count is blank, so that a child away twice was not, and one of
    whom nothing is known was."""
    times = [0, 2, None]

    def their_way(number: int | None) -> str:
        return "y" if number is None else "n"

    assert "".join(map(their_way, times)) == "nny"

    children = [
        record("children_in_care", child_id=str(n), started=date(2024, 5, 6),
               absent_episodes_in_12_months=number, missing_episodes_in_12_months=number)
        for n, number in enumerate(times)
    ]  # fmt: skip
    sheet = {"List 8": [headings("children_in_care"), *children]}
    lists = dict(annex_a.read(workbook(sheet), AS_AT).lists)
    absent = lists["children_in_care"]["absent_episodes_in_12_months"]
    assert absent.fillna(-1).tolist() == [0, 2, -1]
    assert letters("missing_from_care", lists) == "nyu"
    blank = found_by("any_list.count_blank", check(lists, AS_AT))
    assert {one.rows for one in blank if "Absent" in str(one.column)} == {(4,)}


def test_a_review_nine_months_ago_is_late_and_one_twelve_months_ago_no_later() -> None:
    """Seen: nine to twelve months counted with twelve and over; here one limit, at its day."""
    children = """
        child_id | started    | last_review | ceased
        A        | 2020-01-01 | 2025-03-30  |
        B        | 2020-01-01 | 2025-03-29  |
        C        | 2020-01-01 | 2024-12-01  |
        D        | 2020-01-01 | 2024-09-01  |
        """

    def their_way(months: float) -> str:
        bands = {"0 to 3": 3, "3 to 6": 6, "6 to 9": 9}
        return next((band for band, top in bands.items() if months < top), "12 and over")

    since = [months_since(child["last_review"]) for child in records(children)]
    assert 9 < since[2] < 12
    assert list(map(their_way, since[2:])) == ["12 and over"] * 2

    assert judged("care_reviews_in_date", children) == "ynnn"
