"""The records of a case as lines of XML, as they stood on the census's 31 March."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from readiness.calendar import add_working_days
from readiness.story import Assessment, NeedEpisode, ProtectionPlan, Section47
from readiness.synthetic.returns.census.cases import Case
from readiness.synthetic.returns.year import ReturnYear

CATEGORY = {
    "neglect": "NEG",
    "emotional": "EMO",
    "physical": "PHY",
    "sexual": "SAB",
    "multiple": "MUL",
}
_FOUND_NOT_IN_NEED = "N9"  # cases other than children in need
_TO_CONFERENCE = 15


def tag(name: str, value: object | None) -> str:
    """An element, or nothing where there is no value. No value here needs escaping."""
    return "" if value is None else f"<{name}>{value}</{name}>"


def group(name: str, *inner: str) -> str:
    return f"<{name}>{''.join(inner)}</{name}>"


def details(case: Case, year: ReturnYear) -> Iterator[str]:
    """CINdetails: the referral's own fields, then a line for each record in it."""
    closed = year.known(case.closed)
    refused = case.referral.no_further_action
    yield "<CINdetails>"
    yield (
        tag("CINreferralDate", case.referral.on)
        + tag("ReferralSource", case.referral.source)
        + tag("PrimaryNeedCode", None if refused else _need(case.episode))
        + tag("CINclosureDate", closed)
        + tag("ReasonForClosure", case.closure_reason if closed else None)
    )
    for assessment in case.assessments:
        if year.held(assessment.started, assessment.authorised):
            yield _assessment(assessment, year)
    for started, ended in case.episode.plans if case.episode else ():
        if year.held(started, ended):
            yield group(
                "CINPlanDates",
                tag("CINPlanStartDate", started),
                tag("CINPlanEndDate", year.known(ended)),
            )
    for enquiry in case.section_47:
        if year.held(
            enquiry.strategy_discussion, enquiry.conference or enquiry.strategy_discussion
        ):
            yield _enquiry(enquiry, year)
    yield tag("ReferralNFA", int(refused))
    for before, plan in case.plans:
        if year.held(plan.started, plan.ended):
            yield _plan(plan, before, year)
    yield "</CINdetails>"


def _need(episode: NeedEpisode | None) -> str:
    return episode.need if episode else _FOUND_NOT_IN_NEED


def _assessment(told: Assessment, year: ReturnYear) -> str:
    authorised = year.known(told.authorised)
    factors = ""
    if authorised and told.factors:
        listed = (tag("AssessmentFactors", factor) for factor in told.factors)
        factors = group("FactorsIdentifiedAtAssessment", *listed)
    return group(
        "Assessments",
        tag("AssessmentActualStartDate", told.started),
        tag("AssessmentAuthorisationDate", authorised),
        factors,
    )


def _enquiry(told: Section47, year: ReturnYear) -> str:
    unnecessary = told.conference_unnecessary is True
    target = None if unnecessary else conference_due(told.strategy_discussion)
    return group(
        "Section47",
        tag("S47ActualStartDate", told.strategy_discussion),
        tag("InitialCPCtarget", year.known(target)),
        tag("DateOfInitialCPC", year.known(told.conference)),
        tag("ICPCnotRequired", int(unnecessary)),
    )


@cache
def conference_due(discussed: date) -> date:
    """The fifteenth working day after the strategy discussion."""
    return add_working_days(discussed, _TO_CONFERENCE)


def _plan(told: ProtectionPlan, before: int, year: ReturnYear) -> str:
    reviews = [tag("CPPreviewDate", day) for day in told.reviews if year.known(day)]
    return group(
        "ChildProtectionPlans",
        tag("CPPstartDate", told.started),
        tag("CPPendDate", year.known(told.ended)),
        tag("InitialCategoryOfAbuse", CATEGORY[told.initial_category]),
        tag("LatestCategoryOfAbuse", CATEGORY[told.latest_category]),
        tag("NumberOfPreviousCPP", before),
        group("Reviews", *reviews) if reviews else "",
    )
