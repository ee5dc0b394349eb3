"""Lists that are not what Ofsted asks for: a table of breaks of the lists' own scope and form."""

from __future__ import annotations

from datetime import timedelta

from readiness.synthetic.faults.breaking import Break, breaking
from readiness.synthetic.faults.implausible import _AGED, _in, _set

BREAKS: tuple[Break, ...] = (
    Break("across_lists.outside_window", "contacts", "date_of_contact", "over before the six months",
          lambda r, ls: r.age >= 3,
          _set(date_of_contact=lambda r, ls: r["date_of_contact"] - timedelta(days=200))),
    Break("any_list.counts_include_latest", "referrals", "referrals_in_last_12_months",
          "every count one too many", lambda r, ls: True,
          _set(referrals_in_last_12_months=lambda r, ls: r["referrals_in_last_12_months"] + 1),
          most=0),
    Break("any_list.often_blank", "contacts", "contact_source", "left out of the extract",
          lambda r, ls: True, _set(contact_source=None), most=0),
    Break("any_list.often_unknown", "children_in_need", "primary_need", "nobody said",
          lambda r, ls: r.number % 2 == 0, _set(primary_need="N0"), most=0),
    Break("any_list.always_the_same", "contacts", "contact_source", "always the police",
          lambda r, ls: True, _set(contact_source="6"), most=0),
    Break("children_in_need.closed_with_no_action", "children_in_need", "closure_reason",
          "closed after assessment", _in("closure_reason", "RC7"), _set(closure_reason="RC8")),
    Break("children_in_care.no_placement", "children_in_care", "placements_in_12_months", "none",
          lambda r, ls: True, _set(placements_in_12_months=0)),
    Break("children_in_care.interview_never_missing", "children_in_care",
          "return_interview_offered", "answered, never missing",
          lambda r, ls: r["missing_episodes_in_12_months"] == 0,
          _set(return_interview_offered="no")),
    Break("children_in_care.interview_not_answered", "children_in_care",
          "return_interview_offered", "missing, not answered",
          lambda r, ls: r["missing_episodes_in_12_months"] > 0,
          _set(return_interview_offered=None, return_interview_accepted=None)),
    Break("care_leavers.known_though_not_in_touch", "care_leavers", "accommodation",
          "not in touch, yet known",
          lambda r, ls: r["in_touch"] == "yes" and r.has("accommodation"), _set(in_touch="no")),
    Break("care_leavers.not_known_though_in_touch", "care_leavers", "activity",
          "in touch, not known", _in("in_touch", "yes"), _set(activity=None)),
    Break("care_leavers.outside_ages", "care_leavers", "date_of_birth", "too old",
          _in("eligibility", "former_relevant"),
          _set(date_of_birth=lambda r, ls: ls.years_ago(27)), _AGED),
)  # fmt: skip

broken_cohorts = breaking("broken-cohorts", BREAKS)
