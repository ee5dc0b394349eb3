"""Records that cannot be so, or hardly: a table of breaks within one list."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from readiness.synthetic.faults.breaking import Break, Lists, Record, breaking

_AGED = ("across_lists.births_differ", "any_list.age_disagrees")
"""A date of birth changed in one list is not that of the others, nor of the age."""

DAY = timedelta(days=1)


def _set(**values: Any) -> Any:
    """A change that sets columns to values, or to what a function of the record and lists gives."""

    def change(record: Record, lists: Lists) -> None:
        for column, value in values.items():
            record[column] = value(record, lists) if callable(value) else value

    return change


def _earlier(record: Record, lists: Lists, name: str) -> Record | None:
    """The child's row before this one in the list, if there is one."""
    if name not in lists.memo:
        last: dict[str, Record] = {}
        before: dict[int, Record | None] = {}
        for each in lists.records(name):
            before[each.number] = last.get(each["child_id"])
            last[each["child_id"]] = each
        lists.memo[name] = before
    found: Record | None = lists.memo[name][record.number]
    return found


def _twin_open(record: Record, lists: Lists) -> bool:
    before = _earlier(record, lists, "assessments")
    return record["authorised"] is None and before is not None and before.has("authorised")


def _reopen_the_other(record: Record, lists: Lists) -> list[int]:
    before = _earlier(record, lists, "assessments")
    assert before is not None
    _set(authorised=None, needs_support=None, child_seen=None)(before, lists)
    return [before.number]


def _same_day_can_be(record: Record, lists: Lists) -> bool:
    before = _earlier(record, lists, "referrals")
    return (
        before is not None
        and before["referral_source"] != record["referral_source"]
        and before["date_of_referral"] != record["date_of_referral"]
    )


def _to_earlier_day(record: Record, lists: Lists) -> None:
    before = _earlier(record, lists, "referrals")
    assert before is not None
    record["date_of_referral"] = before["date_of_referral"]


def _partner(record: Record, lists: Lists) -> Record | None:
    """The other adopter of the family."""
    return next(
        (
            each
            for each in lists.records("adopters")
            if each.number != record.number and each["family_id"] == record["family_id"]
        ),
        None,
    )


def _match_another_day(record: Record, lists: Lists) -> list[int]:
    other = _partner(record, lists)
    assert other is not None
    record["matched"] += DAY
    return [other.number]


def _become_the_partner(record: Record, lists: Lists) -> list[int]:
    other = _partner(record, lists)
    assert other is not None
    record["adopter_id"] = other["adopter_id"]
    return [other.number]


def _sunday(record: Record, lists: Lists) -> Any:
    """A day on which nobody works, so that no other record has it."""
    return lists.today - timedelta(days=lists.today.isoweekday() % 7 + 7)


def _in(column: str, *keys: str) -> Any:
    return lambda record, lists: record[column] in keys


BREAKS: tuple[Break, ...] = (
    Break("any_list.age_disagrees", "contacts", "age", "the age is five years too many",
          lambda r, ls: r.has("date_of_birth") and r.age >= 0, _set(age=lambda r, ls: r.age + 5)),
    Break("any_list.long_before_birth", "children_in_need", "started", "long before birth",
          lambda r, ls: r.has("date_of_birth") and 2 <= r.age < 17 and r["closed"] is None,
          _set(started=lambda r, ls: r["date_of_birth"] - timedelta(days=400))),
    Break("any_list.before_birth", "children_in_care", "last_health_assessment", "before birth",
          lambda r, ls: r.has("date_of_birth"),
          _set(last_health_assessment=lambda r, ls: r["date_of_birth"] - timedelta(days=30))),
    Break("any_list.over_18", "contacts", "date_of_contact", "an adult on the day",
          lambda r, ls: ls.rows_of[r["child_id"]] == 1,
          _set(date_of_birth=lambda r, ls: ls.years_ago(19), age=19)),
    Break("any_list.before_start", "child_protection", "last_review", "a review before its plan",
          lambda r, ls: r.has("last_review", "started"),
          _set(last_review=lambda r, ls: r["started"] - timedelta(days=10))),
    Break("any_list.after_end", "child_protection", "last_visit", "a visit after its plan",
          lambda r, ls: r.has("ended", "last_visit") and r["ended"] < ls.ago(5),
          _set(last_visit=lambda r, ls: r["ended"] + 3 * DAY)),
    Break("any_list.stages_out_of_order", "adopters", "stage_1_started", "before the enquiry",
          lambda r, ls: r.has("stage_1_started", "enquiry"),
          _set(stage_1_started=lambda r, ls: r["enquiry"] - 5 * DAY)),
    Break("any_list.end_without_reason", "children_in_need", "closure_reason", "no reason",
          lambda r, ls: r.has("closed"), _set(closure_reason=None)),
    Break("any_list.reason_without_end", "adopters", "leaving_reason", "a reason, and still there",
          lambda r, ls: r["left_process"] is None, _set(leaving_reason="on_hold")),
    Break("any_list.count_below_rows", "referrals", "referrals_in_last_12_months", "too few",
          lambda r, ls: r.has("date_of_referral") and _earlier(r, ls, "referrals") is not None
          and _earlier(r, ls, "referrals").has("date_of_referral")  # type: ignore[union-attr]
          and _earlier(r, ls, "referrals")["date_of_referral"] < r["date_of_referral"],  # type: ignore[index]
          _set(referrals_in_last_12_months=0), ("any_list.counts_differ",)),
    Break("any_list.count_blank", "children_in_care", "absent_episodes_in_12_months", "blank for 0",
          lambda r, ls: r["absent_episodes_in_12_months"] == 0,
          _set(absent_episodes_in_12_months=None)),
    Break("any_list.one_day_has_many", "children_in_need", "last_seen", "a day for many",
          lambda r, ls: r["closed"] is None and r["started"] < ls.ago(20) and r.number % 2 == 0,
          _set(last_seen=_sunday), most=100_000),
    Break("any_list.retired_codes", "care_leavers", "activity", "a code of before 2022",
          lambda r, ls: r.has("activity"), _set(activity="F3")),
    Break("any_list.unborn_described", "children_in_need", "sex", "unborn, and a boy",
          lambda r, ls: r["date_of_birth"] is not None and r["date_of_birth"] > ls.today + 5 * DAY,
          _set(sex="male")),
    Break("any_list.same_day_twice", "referrals", "date_of_referral", "two on a day",
          _same_day_can_be, _to_earlier_day),
    Break("any_list.hardly_possible_length", "assessments", "started", "open for over a year",
          lambda r, ls: r["authorised"] is None and r.age >= 3,
          _set(started=lambda r, ls: ls.ago(400))),
    Break("any_list.one_worker_holds_many", "children_in_need", "worker", "a desk, not a worker",
          lambda r, ls: r["closed"] is None and r.number % 2 == 1,
          _set(worker="Duty Desk"), most=120),
    Break("assessments.outcome_before_authorised", "assessments", "needs_support", "open, yet done",
          lambda r, ls: r["authorised"] is None, _set(needs_support="yes")),
    Break("assessments.authorised_without_outcome", "assessments", "needs_support", "no outcome",
          lambda r, ls: r.has("authorised"), _set(needs_support=None)),
    Break("assessments.two_open", "assessments", "authorised", "two at once",
          _twin_open, _reopen_the_other),
    Break("section_47.conference_though_unnecessary", "section_47", "conference", "not needed, held",
          lambda r, ls: r.has("conference"), _set(conference_unnecessary="yes")),
    Break("section_47.conference_without_result", "section_47", "plan_made", "no result",
          lambda r, ls: r.has("plan_made"), _set(plan_made=None),
          ("across_lists.plan_without_conference",)),
    Break("section_47.undecided", "section_47", "conference_unnecessary", "never decided",
          lambda r, ls: r["conference"] is None and r["strategy_discussion"] < ls.ago(70),
          _set(conference_unnecessary=None)),
    Break("children_in_need.open_with_closure_date", "children_in_need", "case_status", "both",
          lambda r, ls: r["case_status"] == "child_in_need"
          and r["child_id"] not in ls.still("assessments", "authorised"),
          _set(closed=lambda r, ls: max(ls.today, r["last_seen"] or ls.today), closure_reason="RC7")),
    Break("children_in_need.open_over_18", "children_in_need", "date_of_birth", "an adult",
          lambda r, ls: ls.rows_of[r["child_id"]] == 1 and r["closed"] is None,
          _set(date_of_birth=lambda r, ls: ls.years_ago(19), age=19)),
    Break("children_in_need.never_seen", "children_in_need", "last_seen", "never seen",
          lambda r, ls: r["case_status"] == "child_in_need" and r["started"] < ls.ago(120),
          _set(last_seen=None)),
    Break("child_protection.started_and_ended", "child_protection", "ended", "on one day",
          lambda r, ls: r.has("ended"), _set(started=lambda r, ls: r["ended"]),
          ("any_list.before_start", "across_lists.plan_started_another_day",
           "across_lists.plan_without_conference")),
    Break("child_protection.visit_and_seen_alone", "child_protection", "seen_alone", "no answer",
          lambda r, ls: r.has("last_visit"), _set(seen_alone=None)),
    Break("child_protection.never_reviewed", "child_protection", "last_review", "no review",
          lambda r, ls: r["ended"] is None and r["started"] < ls.ago(330), _set(last_review=None)),
    Break("child_protection.plan_after_18", "child_protection", "ended", "an adult on a plan",
          lambda r, ls: r["ended"] is None and ls.rows_of[r["child_id"]] > 2,
          _set(date_of_birth=lambda r, ls: ls.years_ago(19)), _AGED),
    Break("children_in_care.accepted_not_offered", "children_in_care", "return_interview_accepted",
          "accepted, not offered", _in("return_interview_accepted", "yes"),
          _set(return_interview_offered="no")),
    Break("children_in_care.adoption_without_authority", "children_in_care", "placement_type",
          "placed for adoption, no order",
          lambda r, ls: r["placement_type"] == "U6" and r["legal_status"] == "C2",
          _set(placement_type="A6")),
    Break("children_in_care.custody_under_10", "children_in_care", "placement_type", "too young",
          lambda r, ls: 2 <= r.age <= 8 and str(r["placement_type"])[0] == "U",
          _set(placement_type="R5", placement_provider="PR3")),
    Break("children_in_care.supported_under_16", "children_in_care", "placement_type", "too young",
          lambda r, ls: 10 <= r.age <= 14 and r["ceased"] is None and str(r["placement_type"])[0] == "U",
          _set(placement_type="K3", placement_provider="PR4")),
    Break("children_in_care.provider_contradicts", "children_in_care", "placement_provider",
          "parents do not foster", _in("placement_type", "U6"), _set(placement_provider="PR0")),
    Break("children_in_care.location_contradicts", "children_in_care", "placement_location",
          "outside, in the own authority", _in("placement_location", "in"),
          _set(placement_location="out")),
    Break("children_in_care.unaccompanied_need", "children_in_care", "category_of_need",
          "alone, another need", _in("unaccompanied", "yes"), _set(category_of_need="N1")),
    Break("children_in_care.second_period_contradicts", "children_in_care",
          "second_period_in_12_months", "a second period, begun long ago",
          lambda r, ls: r["started"] < ls.ago(400), _set(second_period_in_12_months="yes")),
    Break("children_in_care.in_care_after_18", "children_in_care", "ceased", "an adult in care",
          lambda r, ls: r["ceased"] is None and ls.rows_of[r["child_id"]] > 2,
          _set(date_of_birth=lambda r, ls: ls.years_ago(19)), _AGED),
    Break("children_in_care.reason_does_not_fit_age", "children_in_care", "cease_reason",
          "stayed put as a child",
          lambda r, ls: r.has("ceased", "date_of_birth") and r.age < 16
          and r["cease_reason"] not in ("E11", "E12"),
          _set(cease_reason="E17")),
    Break("care_leavers.unfit_yet_suitable", "care_leavers", "suitability", "homeless, suitable",
          _in("suitability", "suitable"), _set(accommodation="S")),
    Break("care_leavers.eligibility_does_not_fit_age", "care_leavers", "eligibility",
          "an adult, relevant", _in("eligibility", "former_relevant"),
          _set(eligibility="relevant")),
    Break("adoption.order_and_reversed", "adoption", "reversed", "adopted, and given up",
          lambda r, ls: r.has("order"),
          _set(reversed=lambda r, ls: r["order"], reversal_reason="RD4")),
    Break("adoption.stage_left_out", "adoption", "matched", "placed, not matched",
          lambda r, ls: r.has("placed"), _set(matched=None)),
    Break("adopters.left_and_adopted", "adopters", "left_process", "adopted, and left",
          lambda r, ls: r.has("order"),
          _set(left_process=lambda r, ls: r["order"], leaving_reason="withdrew")),
    Break("adopters.number_placed", "adopters", "children_placed", "placed, no number",
          lambda r, ls: r.has("placed"), _set(children_placed=None)),
    Break("adopters.couple_differs", "adopters", "matched", "matched on two days",
          lambda r, ls: r.has("matched") and _partner(r, ls) is not None
          and (r["placed"] is None or r["placed"] > r["matched"]),
          _match_another_day, most=1),
    Break("adopters.same_adopter_twice", "adopters", "adopter_id", "two rows of one",
          lambda r, ls: _partner(r, ls) is not None, _become_the_partner, most=1),
)  # fmt: skip

implausible_records = breaking("implausible-records", BREAKS)
