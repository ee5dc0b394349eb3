"""A child's story as the census has it: a case for each referral, and in it all that came of it.

Which cases and which records of a case a year's census holds is DfE's rule: children referred in the
year, and children whose case was open in it (guide to the children in need census, scope). That a
case shows those assessments, plans and enquiries that were open in the year, and all reviews of a
plan it shows, is working knowledge of the guides of 2021 to 2026.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from readiness.story import Assessment, Child, NeedEpisode, ProtectionPlan, Referral, Section47
from readiness.synthetic.returns.year import ReturnYear

NOT_IN_NEED = "RC8"  # closed after assessment with no further action


@dataclass(slots=True)
class Case:
    """A referral and what followed, whole: nothing of it is left out for a year yet.

    `plans` are with how many plans the child had had before each.
    """

    referral: Referral
    episode: NeedEpisode | None
    assessments: list[Assessment] = field(default_factory=list)
    section_47: list[Section47] = field(default_factory=list)
    plans: list[tuple[int, ProtectionPlan]] = field(default_factory=list)

    @property
    def closed(self) -> date | None:
        """A referral that led to nothing is never closed; one found not in need is by the last
        thing done about it."""
        if self.episode is not None:
            return self.episode.ended
        done = [one.authorised for one in self.assessments]
        if self.referral.no_further_action or None in done or not done:
            return None
        others = [one.conference or one.strategy_discussion for one in self.section_47]
        return max(day for day in (*done, *others) if day is not None)

    @property
    def last(self) -> date | None:
        """The last of it: now and then something is done when the case is closed already."""
        if self.closed is None:
            return None
        days = [one.authorised or one.started for one in self.assessments]
        days += [one.conference or one.strategy_discussion for one in self.section_47]
        return max([self.closed, *days])

    @property
    def closure_reason(self) -> str | None:
        return self.episode.closure_reason if self.episode else NOT_IN_NEED


def cases(child: Child) -> list[Case]:
    """Every case of a child's, in date order.

    A referral of a child whose case is open is not a new one. What happened belongs to the latest
    case begun by then.
    """
    told = [
        Case(referral, _episode_of(child, referral))
        for referral in child.referrals
        if not referral.case_open
    ]
    days = [case.referral.on for case in told]

    def of(day: date) -> Case:
        return told[max(bisect_right(days, day) - 1, 0)]

    for assessment in child.assessments:
        of(assessment.started).assessments.append(assessment)
    for enquiry in child.section_47:
        of(enquiry.strategy_discussion).section_47.append(enquiry)
    for before, plan in enumerate(child.protection, start=child.earlier_plans):
        of(plan.started).plans.append((before, plan))
    return told


def held(child: Child, year: ReturnYear) -> Iterator[Case]:
    """The cases a year's census holds."""
    for case in cases(child):
        if case.referral.no_further_action:
            if case.referral.on in year.period:
                yield case
        elif year.held(case.referral.on, case.last):
            yield case


def _episode_of(child: Child, referral: Referral) -> NeedEpisode | None:
    return next((one for one in child.need if one.started == referral.on), None)
