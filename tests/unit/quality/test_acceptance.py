"""The verdict on each list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date

import pytest

from readiness import quality
from readiness.intake.annex_a import messages
from readiness.intake.annex_a.lists import list_spec
from readiness.model import LIST_NAMES, Issue, Lists, Severity
from readiness.quality.acceptance import (
    NO_DATE,
    ON_READING,
    READING_QUESTION,
    Reason,
    Verdict,
    questions,
)
from readiness.synthetic.faults import break_rule
from readiness.synthetic.files.sheets import Sheet

AS_AT = date(2026, 9, 30)


@pytest.fixture
def lists(
    sheets: Callable[[int, int], list[Sheet]], read: Callable[[Sequence[Sheet]], Lists]
) -> Lists:
    return read(sheets(50, 1))


def of(verdicts: Sequence[Verdict], name: str) -> Verdict:
    return next(one for one in verdicts if one.list == name)


def test_one_verdict_a_list_in_order(lists: Lists) -> None:
    verdicts = quality.accept(lists, (), AS_AT)
    assert [one.list for one in verdicts] == list(LIST_NAMES)
    assert {one.verdict for one in verdicts} == {"as Ofsted asks"}


def test_a_list_that_is_not_there(lists: Lists) -> None:
    some = {name: rows for name, rows in lists.items() if name != "early_help"}
    missing = messages.missing_list(list_spec("early_help"))
    assert of(quality.accept(some, [missing], AS_AT), "early_help").verdict == "not supplied"


def test_without_a_date_nobody_can_tell_the_months(lists: Lists) -> None:
    verdicts = quality.accept(lists, (), None)
    assert {one.verdict for one in verdicts} == {"with queries"}
    assert {reason.rule for one in verdicts for reason in one.reasons} == {NO_DATE}


@pytest.mark.parametrize(
    ("rule", "verdict"),
    [
        ("children_in_care.no_placement", "not as Ofsted asks"),
        ("children_in_care.interview_not_answered", "with queries"),
        ("children_in_care.in_care_after_18", "with queries"),
        ("any_list.count_blank", "not as Ofsted asks"),
    ],
)
def test_only_a_broken_cohort_rule_is_not_as_asked(
    sheets: Callable[[int, int], list[Sheet]],
    read: Callable[[Sequence[Sheet]], Lists],
    rule: str,
    verdict: str,
) -> None:
    whole = sheets(300, 1)
    planted = break_rule(whole, rule, 1)
    assert planted is not None
    broken = read(whole)
    verdicts = quality.accept(broken, quality.check(broken, AS_AT), AS_AT)
    found = of(verdicts, "children_in_care")
    assert found.verdict == verdict
    assert (rule, len(planted.rows)) in {(one.rule, one.rows) for one in found.reasons}
    assert of(verdicts, "adopters").verdict == "as Ofsted asks"


def test_what_reading_finds_counts_too(lists: Lists) -> None:
    spec = list_spec("child_protection")
    blank = messages.blank(spec, spec.column("started"), [5, 6])
    assert of(quality.accept(lists, [blank], AS_AT), spec.name).verdict == "with queries"
    column = messages.missing_column(spec, spec.column("started"))
    refused = of(quality.accept(lists, [blank, column], AS_AT), spec.name)
    assert refused.verdict == "not as Ofsted asks"
    assert refused.reasons[0] == Reason(ON_READING, Severity.ERROR, 0, True)
    lost = messages.no_identifier(spec, [9])
    assert of(quality.accept(lists, [lost], AS_AT), spec.name).verdict == "not as Ofsted asks"


def test_a_column_added_since_2019_is_no_reason_to_refuse(lists: Lists) -> None:
    spec = list_spec("care_leavers")
    column = messages.missing_column(spec, spec.column("last_contact"))
    assert of(quality.accept(lists, [column], AS_AT), spec.name).verdict == "with queries"


def test_what_is_wrong_with_the_file_is_wrong_with_its_lists(lists: Lists) -> None:
    late = quality.check(lists, date(2027, 6, 30))
    assert any(issue.list is None for issue in late)
    verdicts = quality.accept(lists, late, date(2027, 6, 30))
    assert of(verdicts, "contacts").verdict == "not as Ofsted asks"
    assert "across_lists.nothing_in_window" in {r.rule for r in of(verdicts, "contacts").reasons}


def test_questions_are_asked_once_of_those_who_answer() -> None:
    rules = quality.registry()
    reasons = (
        Reason("across_lists.outside_window", Severity.ERROR, 3, True),
        Reason("any_list.end_before_start", Severity.ERROR, 1, False),
        Reason("any_list.end_before_start", Severity.QUERY, 1, False),
        Reason(ON_READING, Severity.QUERY, 1, False),
    )
    asked = questions(Verdict("children_in_care", "with queries", reasons), rules.values())
    assert asked == (
        (rules["across_lists.outside_window"].question, "children in care"),
        (rules["any_list.end_before_start"].question, "children in care"),
        (READING_QUESTION, "children in care"),
    )


def test_a_verdict_has_no_place_for_a_childs_value(lists: Lists) -> None:
    assert {field.name for field in fields(Reason)} == {"rule", "severity", "rows", "cohort"}
    issue = Issue(Severity.QUERY, "contacts", None, (7,), "List 1 (Contacts): something.")
    assert of(quality.accept(lists, [issue], AS_AT), "contacts").reasons == (
        Reason(ON_READING, Severity.QUERY, 1, False),
    )
