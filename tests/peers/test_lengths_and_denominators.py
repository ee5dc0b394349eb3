"""Lengths below nought, and children left out because something never happened to them."""

from __future__ import annotations

from tests.peers.examples import AS_AT, day, judged, percent, records, rows

from readiness.measures import masks, registry
from readiness.model import Median


def length(row: dict[str, str], start: str, end: str) -> int:
    begun, ended = day(row[start]), day(row[end])
    assert begun
    assert ended
    return (ended - begun).days


def test_a_length_below_nought_is_not_the_same_day() -> None:
    """Seen: negative lengths in the band of those done on the day."""
    assessments = """
        child_id | started    | authorised
        A        | 2025-06-10 | 2025-06-10
        B        | 2025-06-10 | 2025-06-09
        """

    def their_way(days: int) -> str:
        return "same day" if days <= 0 else "later"

    lengths = [length(row, "started", "authorised") for row in records(assessments)]
    assert list(map(their_way, lengths)) == ["same day"] * 2

    assert judged("assessments_in_45_days", assessments) == "yu"
    assert (
        judged(
            "conferences_in_15_days",
            """
            child_id | strategy_discussion | conference
            A        | 2025-06-10          | 2025-06-10
            B        | 2025-06-10          | 2025-06-09
            """,
        )
        == "yu"
    )


def test_a_plan_that_ended_before_it_began_is_not_a_short_one() -> None:
    """Seen: negative lengths in the shortest band."""
    plans = "child_id | started | ended\nA | 2025-07-01 | 2025-06-10\nB | 2025-06-10 | 2025-06-10"

    def their_way(days: int) -> bool:
        return days < 91

    assert all(their_way(length(row, "started", "ended")) for row in records(plans))

    assert judged("protection_plans_3_months", plans) == "uy"


def test_early_help_that_ended_before_it_began_shortens_no_median() -> None:
    """Seen: negative lengths taken as they stand, or as nought."""
    helped = (
        "child_id | started | completed\nA | 2025-07-14 | 2025-07-01\nB | 2025-06-02 | 2025-06-30"
    )
    found = masks("early_help_duration", {"early_help": rows("early_help", helped)}, AS_AT)
    assert isinstance(found, Median)
    assert found.included.tolist() == [False, True]
    assert found.values[1] == 20


def test_children_never_visited_stay_in_the_denominator() -> None:
    """Seen: dropped, so the worst case makes the figure better."""
    plans = """
        child_id | date_of_birth | started    | last_visit | seen_alone | ended
        A        | 2015-01-01    | 2025-05-06 |            |            |
        B        | 2015-01-01    | 2025-05-06 | 2025-09-29 | yes        |
        """

    def their_way(children: list[dict[str, str]]) -> str:
        visited = [child for child in children if child["last_visit"]]
        return "".join("y" if child["last_visit"] >= "2025-09-20" else "n" for child in visited)

    assert percent(their_way(records(plans))) == 100

    assert judged("protection_visits_in_date", plans) == "ny"
    assert judged("protection_seen_alone", plans) == "ny"
    care = """
        child_id | started    | placement_started | placement_type | permanence_plan | last_visit | last_review | ceased
        A        | 2025-05-06 | 2025-05-06        | U6             |                 |            |             |
        """
    assert judged("care_visits_in_date", care) == "n"
    assert judged("care_reviews_in_date", care) == "n"


def test_an_enquiry_whose_conference_was_never_held_stays_in_the_denominator() -> None:
    """Seen: enquiries without a conference dropped, so that all of them had one."""
    enquiries = """
        child_id | strategy_discussion | conference
        A        | 2025-06-02          | 2025-06-20
        B        | 2025-06-02          |
        """

    def their_way(begun: list[dict[str, str]]) -> str:
        return "".join("y" for one in begun if one["conference"])

    assert percent(their_way(records(enquiries))) == 100

    assert judged("enquiries_to_conference", enquiries) == "yn"


def test_a_conference_not_held_is_in_no_figure_and_the_measure_says_so() -> None:
    """DfE counts those held, and so do we, to be comparable; the reader is told what it hides."""
    held = "child_id | strategy_discussion | conference\nA | 2025-05-06 |"
    assert judged("conferences_in_15_days", held) == "-"
    assert "only conferences that were held" in registry()["conferences_in_15_days"].comparability
