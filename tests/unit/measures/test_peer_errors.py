"""Errors found in tools in use today, each held here so that it is not ours too.

Source: peers_and_users, section 4, item 11. Of its list, absent episodes have no
measure yet, and so no test.
"""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from readiness.calendar import working_days
from readiness.measures import compute, masks, registry
from readiness.measures.examples import table, typed
from readiness.model import Count, Median, Ratio

AS_AT = date(2025, 9, 30)


def judged(measure: str, text: str, as_at: date = AS_AT) -> str:
    """A letter a row: y in the numerator, n in the denominator only, u unusable, - not counted."""
    name = registry()[measure].lists[0]
    found = masks(measure, {name: typed(name, table(text, "test"))}, as_at)
    assert isinstance(found, Ratio)
    assert found.unusable is not None
    rows = zip(found.numerator, found.denominator, found.unusable, strict=True)
    return "".join("y" if k else "n" if n else "u" if u else "-" for k, n, u in rows)


def test_a_child_of_five_or_more_has_a_year_for_a_health_assessment_and_can_be_late() -> None:
    """Seen: six months for every age, and only those in date kept, so always 100%."""
    assert judged(
        "health_assessments_in_date",
        """
        child_id | date_of_birth | started    | last_health_assessment | ceased
        A        | 2015-01-01    | 2020-01-01 | 2024-11-30             |
        B        | 2015-01-01    | 2020-01-01 | 2024-06-30             |
        C        | 2022-01-01    | 2022-06-01 | 2024-11-30             |
        D        | 2015-01-01    | 2020-01-01 |                        |
        """,
    ) == ("ynnn")


@pytest.mark.parametrize(
    "measure", ["not_in_touch", "suitable_accommodation", "in_education_or_work"]
)
def test_19_to_21_is_both_ends_and_not_either(measure: str) -> None:
    """Seen: over 18 or under 22, which is everybody."""
    found = judged(
        measure,
        """
        child_id | date_of_birth | in_touch | accommodation | suitability | activity
        A        | 2008-06-01    | yes      | U             | suitable    | F1
        B        | 2006-06-01    | yes      | U             | suitable    | F1
        C        | 2003-10-01    | yes      | U             | suitable    | F1
        D        | 2000-06-01    | yes      | U             | suitable    | F1
        """,
    )
    assert [found[0], found[3]] == ["-", "-"]
    assert "-" not in found[1:3]


def test_suitable_is_the_code_suitable() -> None:
    """Seen: compared with 'a) Yes', which the column never holds."""
    assert (
        judged(
            "suitable_accommodation",
            """
            child_id | date_of_birth | in_touch | accommodation | suitability
            A        | 2005-06-01    | yes      | U             | suitable
            B        | 2005-06-01    | yes      | U             | unsuitable
            """,
        )
        == "yn"
    )


def test_a_review_nine_months_ago_is_late_and_one_twelve_months_ago_no_later() -> None:
    """Seen: nine to twelve months counted with twelve and over; here one limit, at its day."""
    assert (
        judged(
            "care_reviews_in_date",
            """
            child_id | started    | last_review | ceased
            A        | 2020-01-01 | 2025-03-30  |
            B        | 2020-01-01 | 2025-03-29  |
            C        | 2020-01-01 | 2024-12-31  |
            D        | 2020-01-01 | 2024-09-01  |
            """,
        )
        == "ynnn"
    )


def test_a_length_below_nought_is_not_the_same_day() -> None:
    """Seen: negative lengths in the band of those done on the day."""
    assert (
        judged(
            "assessments_in_45_days",
            """
            child_id | started    | authorised
            A        | 2025-06-10 | 2025-06-10
            B        | 2025-06-10 | 2025-06-09
            """,
        )
        == "yu"
    )
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


def test_children_never_visited_stay_in_the_denominator() -> None:
    """Seen: dropped, so the worst case makes the figure better."""
    plans = """
        child_id | date_of_birth | started    | last_visit | seen_alone | ended
        A        | 2015-01-01    | 2025-05-06 |            |            |
        """
    assert judged("protection_visits_in_date", plans) == "n"
    assert judged("protection_seen_alone", plans) == "n"
    care = """
        child_id | started    | placement_started | placement_type | permanence_plan | last_visit | last_review | ceased
        A        | 2025-05-06 | 2025-05-06        | U6             |                 |            |             |
        """
    assert judged("care_visits_in_date", care) == "n"
    assert judged("care_reviews_in_date", care) == "n"


def test_a_conference_not_held_is_in_no_figure_and_the_measure_says_so() -> None:
    """DfE counts those held, and so do we, to be comparable; the reader is told what it hides."""
    assert (
        judged(
            "conferences_in_15_days",
            """
            child_id | strategy_discussion | conference
            A        | 2025-05-06          |
            """,
        )
        == "-"
    )
    assert "only conferences that were held" in registry()["conferences_in_15_days"].comparability


def test_six_months_of_referrals_are_made_yearly() -> None:
    """Seen: a six-month count shown as a rate beside a yearly one."""
    rows = "child_id | date_of_referral\n" + "\n".join(f"C{n} | 2025-06-02" for n in range(50))
    found = compute({"referrals": typed("referrals", table(rows, "test"))}, AS_AT, population=1000)
    rate = found.loc[found["measure"] == "referrals_received", "value"].iloc[0]
    assert rate == pytest.approx(50 / 1000 * 10_000 * 365.25 / 183)


def test_an_unreadable_date_is_counted_and_not_made_blank() -> None:
    """Seen: bad dates coerced to blank, and so an ended plan still open."""
    plans = typed(
        "child_protection",
        table("child_id | started | ended\nA | 2025-05-06 | ?\nB | 2025-05-06 |", "test"),
    )
    found = masks("protection_plans", {"child_protection": plans}, AS_AT)
    assert isinstance(found, Count)
    assert found.unusable is not None
    assert (found.counted.tolist(), found.unusable.tolist()) == ([False, True], [True, False])


def test_bank_holidays_are_not_worked() -> None:
    """Seen: weekdays counted as working days: over Easter, four of them too few."""
    start, end = date(2025, 4, 11), date(2025, 6, 17)
    assert len(pd.bdate_range(start, end)) - 1 == 47
    assert working_days(start, end) == 43
    rows = "child_id | started | authorised\nA | 2025-04-11 | 2025-06-17"
    assert judged("assessments_in_45_days", rows) == "y"


def test_the_reference_date_is_the_day_given() -> None:
    """Seen: the first of the month, so up to a month of lateness is not seen."""
    rows = "child_id | started | authorised\nA | 2025-07-15 |"
    assert judged("assessments_overdue", rows, date(2025, 9, 1)) == "n"
    assert judged("assessments_overdue", rows, date(2025, 9, 30)) == "y"


def test_a_group_is_not_mistaken_for_a_blank() -> None:
    """Seen: codes collapsed to groups; a file that has only groups still tells work from none."""
    rows = typed(
        "care_leavers", table("child_id | date_of_birth | in_touch | activity\nA | 2005-06-01 | yes |", "test")
    )  # fmt: skip
    rows.frame["activity_group"] = pd.Categorical(["In training or employment"])
    found = masks("in_education_or_work", {"care_leavers": rows}, AS_AT)
    assert isinstance(found, Ratio)
    assert found.numerator.tolist() == [True]


def test_child_in_need_plans_are_not_the_whole_of_list_6() -> None:
    """Seen: every row counted, children on protection plans, in care and closed among them."""
    cases = typed(
        "children_in_need",
        table(
            """
            child_id | started    | closed     | case_status
            A        | 2025-05-06 |            | child_in_need
            B        | 2025-05-06 |            | child_protection
            C        | 2025-05-06 |            | looked_after
            D        | 2025-09-08 |            | open_assessment
            E        | 2025-05-06 | 2025-06-10 | closed
            """,
            "test",
        ),
    )
    for measure, counted in (("need_plans", 1), ("need_population", 4)):
        found = masks(measure, {"children_in_need": cases}, AS_AT)
        assert isinstance(found, Count)
        assert found.counted.sum() == counted


def test_an_enquiry_whose_conference_was_never_held_stays_in_the_denominator() -> None:
    """Seen: enquiries without a conference dropped, so that all of them had one."""
    assert (
        judged(
            "enquiries_to_conference",
            """
            child_id | strategy_discussion | conference
            A        | 2025-06-02          | 2025-06-20
            B        | 2025-06-02          |
            """,
        )
        == "yn"
    )


def test_a_plan_that_ended_before_it_began_is_not_a_short_one() -> None:
    """Seen: negative lengths in the shortest band."""
    rows = "child_id | started | ended\nA | 2025-07-01 | 2025-06-10\nB | 2025-06-10 | 2025-06-10"
    assert judged("protection_plans_3_months", rows) == "uy"


def test_early_help_that_ended_before_it_began_shortens_no_median() -> None:
    """Seen: negative lengths taken as they stand, or as nought."""
    helped = typed(
        "early_help",
        table("child_id | started | completed\nA | 2025-07-14 | 2025-07-01\nB | 2025-06-02 | 2025-06-30", "test"),
    )  # fmt: skip
    found = masks("early_help_duration", {"early_help": helped}, AS_AT)
    assert isinstance(found, Median)
    assert found.included.tolist() == [False, True]
    assert found.values[1] == 20


def test_long_term_stability_counts_from_the_start_of_the_placement() -> None:
    """Seen: the start of care compared with itself, so a home of a week counts as a settled one."""
    assert (
        judged(
            "long_term_stability",
            """
            child_id | date_of_birth | started    | placement_started | ceased
            A        | 2015-01-01    | 2019-01-01 | 2019-01-01        |
            B        | 2015-01-01    | 2019-01-01 | 2025-09-23        |
            C        | 2015-01-01    | 2025-01-01 | 2025-01-01        |
            """,
        )
        == "yn-"
    )


@pytest.mark.parametrize(
    "measure", ["in_higher_education", "not_in_education_or_work", "occupied_at_17_and_18"]
)
def test_an_age_has_two_ends_in_every_measure_of_activity(measure: str) -> None:
    """Seen: over 18 or under 22, which is everybody."""
    found = judged(
        measure,
        """
        child_id | date_of_birth | eligibility     | in_touch | activity
        A        | 2010-06-01    | former_relevant | yes      | F1
        B        | 2000-06-01    | former_relevant | yes      | F1
        """,
    )
    assert found == "--"
