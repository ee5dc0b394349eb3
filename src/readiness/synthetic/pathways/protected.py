"""Children on, or lately off, a child protection plan."""

from __future__ import annotations

from readiness.synthetic import assessing, front_door, people, protection
from readiness.synthetic.maker import Case, Maker
from readiness.synthetic.pathways.beginnings import NEED_AT_RISK, before, finished, in_need

_UNBORN_WITHIN = 80
_PRE_BIRTH = 90
_ENQUIRY_ON_PLAN = 0.10
_CLOSED_AFTERWARDS = 0.55


def on_protection_plan(make: Maker) -> Case:
    """On a child protection plan today."""
    case = _newcomer(make)
    clock = make.clock
    started = max(clock.today - make.dice.within(protection.OPEN_FOR), case.born - _PRE_BIRTH)
    started = clock.workday(min(started, clock.today - 6))
    referred = _to_plan(make, case, started)
    told = in_need(make, case, referred)
    told.need = make.dice.pick(NEED_AT_RISK)
    plan = protection.plan(make, case, started, None)
    told.last_seen = plan.visits[-1][0] if plan.visits else make.day(started)
    if clock.today - started > 60 and make.dice.yes(_ENQUIRY_ON_PLAN):
        day = make.dice.between(max(started + 30, clock.window), clock.today - 12)
        assessing.enquiry(make, case, day, on_plan=True)
    return finished(case)


def off_protection_plan(make: Maker) -> Case:
    """A plan that ended in the six months: closed soon after, or stepped down and still open."""
    case = _newcomer(make, unborn=False)
    dice, clock = make.dice, make.clock
    ended = clock.workday(dice.between(clock.window + 4, clock.today))
    lasted = dice.within(protection.LASTED)
    started = clock.workday(min(max(ended - lasted, case.born - _PRE_BIRTH), ended - 20))
    referred = _to_plan(make, case, started)
    plan = protection.plan(make, case, started, ended)
    closed = clock.workday(ended + dice.between(14, 70))
    over = dice.yes(_CLOSED_AFTERWARDS) and closed <= clock.today
    told = in_need(make, case, referred, closed if over else None, "RC7" if over else None)
    told.need = dice.pick(NEED_AT_RISK)
    told.last_seen = plan.visits[-1][0] if plan.visits else make.day(started)
    if not over and clock.today - ended > 20:
        told.last_seen = make.day(clock.workday(clock.today - dice.between(0, 19)))
    return finished(case)


def _newcomer(make: Maker, unborn: bool = True) -> Case:
    """A child of an age to be on a plan; the unborn are expected soon."""
    case = people.newcomer(make, people.PROTECTED, "safeguarding")
    if case.born > make.clock.today:
        days = make.dice.between(3, _UNBORN_WITHIN)
        case.born = make.clock.today + days if unborn else make.clock.today - days
        people.record_birth(make, case, known=True)
    return case


def _to_plan(make: Maker, case: Case, started: int) -> int:
    """From referral through assessment and enquiry to the day the plan started."""
    dice, clock = make.dice, make.clock
    discussed = protection.enquiry_to_plan(make, case, started)
    referred = clock.workday(discussed - dice.between(0, 40))
    if not protection.plans_before(make, case, referred):
        before(make, case, referred)
    front_door.referral(make, case, referred)
    latest = min(started + 25, clock.today)
    assessing.assessment(make, case, referred, True, latest=latest)
    return referred
