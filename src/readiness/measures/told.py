"""What several oracles ask of a child's story, told once: no list logic here."""

from __future__ import annotations

from datetime import date, datetime

from readiness.calendar import full_years
from readiness.story import CarePeriod, Child, NeedEpisode, ProtectionPlan


def open_plan(child: Child, on: date) -> ProtectionPlan | None:
    """The latest child protection plan, where it is open at the end of the day."""
    for plan in child.protection[-1:]:
        if plan.started <= on and (plan.ended is None or plan.ended > on):
            return plan
    return None


def open_episode(child: Child, on: date) -> NeedEpisode | None:
    """The latest episode of need, where it is open at the end of the day."""
    for episode in child.need[-1:]:
        if episode.started <= on and (episode.ended is None or episode.ended > on):
            return episode
    return None


def on_need_plan(child: Child, on: date) -> NeedEpisode | None:
    """The open episode of a child who is neither in care, on a protection plan nor being assessed:
    Ofsted's order of case statuses leaves the child in need plan for these."""
    in_care = bool(child.care) and child.care[-1].ended is None
    assessed = bool(child.assessments) and child.assessments[-1].authorised is None
    if in_care or assessed or open_plan(child, on):
        return None
    return open_episode(child, on)


def care_on(child: Child, day: date) -> CarePeriod | None:
    """The latest period of care, where the child is in care at the end of the day."""
    for care in child.care[-1:]:
        if care.started <= day and (care.ended is None or care.ended > day):
            return care
    return None


def owed_leaving_care(child: Child, day: date) -> bool | None:
    """Must the authority still help the young person who has left, or is leaving, care?

    Not once they have died or gone home to their parents; who wants no help is owed it until 21.
    None where that hangs on an age nobody knows.
    """
    leaver = child.leaving_care
    if leaver is None or leaver.in_touch in ("died", "returned_home"):
        return False
    if leaver.in_touch != "not_required":
        return True
    return None if child.born is None else full_years(child.born, day) < 21


def day_of(moment: date) -> date:
    """The day of a moment, written with or without its time."""
    return moment.date() if isinstance(moment, datetime) else moment
