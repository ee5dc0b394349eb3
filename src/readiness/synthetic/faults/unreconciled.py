"""Lists that do not agree with each other: a table of breaks between them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from readiness.synthetic.faults.breaking import Break, Lists, Record, breaking
from readiness.synthetic.faults.implausible import DAY, _in, _set

_WORK = ("assessments", "section_47", "children_in_need", "child_protection", "children_in_care")
_ABOUT = ("child_id", "sex", "ethnicity", "date_of_birth", "age")


def _not_in(name: str, column: str, *keys: str) -> Any:
    """Records of a child who is not in the other list, with one of these codes."""
    return lambda r, ls: r[column] in keys and r["child_id"] not in ls.children(name)


def _other_sex(record: Record, lists: Lists) -> None:
    record["sex"] = {"male": "female", "female": "male"}[record["sex"]]


def _adult_leaver(lists: Lists) -> Record | None:
    """A care leaver of 19 or over whom no fault has moved to list 6 yet."""
    moved = lists.children("children_in_need")
    return next(
        (r for r in lists.records("care_leavers") if r.age > 18 and r["child_id"] not in moved),
        None,
    )


def _become_a_leaver(record: Record, lists: Lists) -> None:
    leaver = _adult_leaver(lists)
    if leaver is not None:
        for column in (*_ABOUT, "disability"):
            record[column] = leaver[column]


def _turned_away(lists: Lists) -> Record | None:
    """A referral, of a child with nothing but it and contacts."""
    known = frozenset[str]().union(*(lists.children(name) for name in _WORK))
    return next(
        (
            r
            for r in lists.records("referrals")
            if r["child_id"] not in known and r.age >= 1 and r.has("date_of_birth")
        ),
        None,
    )


def _be_only_referred(record: Record, lists: Lists) -> None:
    referred = _turned_away(lists)
    if referred is not None:
        for column in _ABOUT:
            record[column] = referred[column]
        record["started"], record["last_seen"] = lists.ago(30), lists.ago(20)


def _only_in_list_6(record: Record, lists: Lists) -> bool:
    return (
        record["closed"] is None
        and record["case_status"] == "child_in_need"
        and lists.rows_of[record["child_id"]] == 1
    )


def _plan_ended(record: Record, lists: Lists) -> date | None:
    if "ended" not in lists.memo:
        plans = lists.records("child_protection")
        lists.memo["ended"] = {r["child_id"]: r["ended"] for r in plans if r.has("ended")}
    found: date | None = lists.memo["ended"].get(record["child_id"])
    return found


def _close_early(record: Record, lists: Lists) -> None:
    ended = _plan_ended(record, lists)
    assert ended is not None
    record["closed"] = ended - timedelta(days=45)


def _closed_after_plan(record: Record, lists: Lists) -> bool:
    ended = _plan_ended(record, lists)
    return record.has("closed") and ended is not None and ended - timedelta(days=46) > lists.window


def _begin_again(record: Record, lists: Lists) -> None:
    record["started"], record["last_visit"] = lists.ago(20), lists.ago(1)
    record["last_review"] = None


BREAKS: tuple[Break, ...] = (
    Break("across_lists.births_differ", "assessments", "date_of_birth", "not as in other lists",
          lambda r, ls: r.has("date_of_birth") and r.age >= 2 and ls.rows_of[r["child_id"]] > 2,
          _set(date_of_birth=lambda r, ls: r["date_of_birth"] + timedelta(days=40))),
    Break("across_lists.described_differently", "section_47", "sex", "not as in other lists",
          lambda r, ls: r["sex"] in ("male", "female") and ls.rows_of[r["child_id"]] > 2,
          _other_sex),
    Break("across_lists.ids_spelt_two_ways", "contacts", "child_id", "a nought before it",
          lambda r, ls: r.has("date_of_birth") and ls.rows_of[r["child_id"]] > 2,
          _set(child_id=lambda r, ls: f"0{r['child_id']}")),
    Break("across_lists.ids_do_not_link", "child_protection", "child_id", "another system's",
          lambda r, ls: True, _set(child_id=lambda r, ls: f"CP-{r['child_id']}"),
          ("across_lists.conference_without_plan", "across_lists.plan_without_conference"),
          most=0),
    Break("across_lists.status_not_first", "children_in_need", "case_status", "in care, not said",
          _in("case_status", "looked_after"), _set(case_status="child_in_need")),
    Break("across_lists.status_without_record", "children_in_need", "case_status",
          "in care, by the status alone", _not_in("children_in_care", "case_status", "child_in_need"),
          _set(case_status="looked_after")),
    Break("across_lists.leavers_in_need", "children_in_need", "child_id", "a care leaver",
          lambda r, ls: _only_in_list_6(r, ls) and _adult_leaver(ls) is not None, _become_a_leaver,
          ("children_in_need.open_over_18",), most=1),
    Break("across_lists.referral_only", "children_in_need", "child_id", "referred and no more",
          lambda r, ls: _only_in_list_6(r, ls) and _turned_away(ls) is not None, _be_only_referred,
          most=1),
    Break("across_lists.assessed_not_in_need", "assessments", "child_id", "open, not in list 6",
          lambda r, ls: r.has("authorised") and r["child_id"] not in ls.children("children_in_need"),
          _set(authorised=None, needs_support=None, child_seen=None),
          ("assessments.two_open", "any_list.hardly_possible_length")),
    Break("across_lists.active_after_closure", "children_in_need", "closed", "closed on a plan",
          _closed_after_plan, _close_early, ("any_list.after_end",)),
    Break("across_lists.conference_without_plan", "section_47", "plan_made", "no such plan",
          lambda r, ls: r.has("conference") and r["child_id"] not in ls.children("child_protection"),
          _set(plan_made="yes")),
    Break("across_lists.plan_without_conference", "child_protection", "started", "no conference",
          lambda r, ls: r["ended"] is None and r["started"] < ls.ago(190), _begin_again),
    Break("across_lists.plan_started_another_day", "child_protection", "started", "a day late",
          lambda r, ls: r["ended"] is None and ls.window < r["started"] < ls.ago(40)
          and r.has("last_visit") and r["last_visit"] > r["started"] + 2 * DAY,
          _set(started=lambda r, ls: r["started"] + DAY)),
    Break("across_lists.adopted_not_in_list_10", "children_in_care", "cease_reason",
          "adopted, no order",
          lambda r, ls: r.has("ceased") and r.age < 17 and r["child_id"] not in ls.children("adoption"),
          _set(cease_reason="E11")),
    Break("across_lists.adopted_still_in_care", "adoption", "order", "adopted, in care",
          lambda r, ls: r.has("placed") and r["order"] is None,
          _set(order=lambda r, ls: max(ls.today, r["placed"]))),
    Break("across_lists.adoption_not_in_care", "adoption", "child_id", "waiting, not in care",
          lambda r, ls: r.has("order"), _set(order=None),
          ("across_lists.adopted_not_in_list_10", "across_lists.closed_as_adopted")),
    Break("across_lists.placement_order_not_in_list_10", "children_in_care", "legal_status",
          "an order list 10 has not", _not_in("adoption", "legal_status", "C2"),
          _set(legal_status="E1")),
    Break("across_lists.closed_as_adopted", "children_in_need", "closure_reason",
          "adopted, no order", _not_in("adoption", "closure_reason", "RC7"),
          _set(closure_reason="RC1")),
    Break("across_lists.leaver_still_in_care", "care_leavers", "eligibility", "left, in care",
          _in("eligibility", "eligible"), _set(eligibility="relevant")),
    Break("across_lists.eligible_not_in_care", "care_leavers", "eligibility", "eligible, left",
          _in("eligibility", "former_relevant"), _set(eligibility="eligible"),
          ("care_leavers.eligibility_does_not_fit_age",)),
    Break("across_lists.family_not_in_list_11", "adoption", "family_id", "no such family",
          lambda r, ls: r.has("family_id"), _set(family_id=lambda r, ls: f"X{r['family_id']}")),
    Break("across_lists.family_dates_differ", "adoption", "placed", "not the adopters' day",
          lambda r, ls: r.has("family_id", "placed") and r["placed"] < ls.ago(5),
          _set(placed=lambda r, ls: r["placed"] + DAY)),
    Break("across_lists.referral_without_consequence", "referrals", "no_further_action",
          "accepted, nothing after",
          lambda r, ls: r["no_further_action"] == "yes"
          and r["child_id"] not in ls.children("assessments") | ls.children("children_in_need"),
          _set(no_further_action="no")),
)  # fmt: skip

unreconciled_lists = breaking("unreconciled-lists", BREAKS)
