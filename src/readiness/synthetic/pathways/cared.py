"""Children in care today, and those for whom adoption is the plan."""

from __future__ import annotations

from readiness.story import CarePeriod, Child
from readiness.synthetic import adoption, assessing, care, front_door, leaving, people, permanence
from readiness.synthetic import protection as plans
from readiness.synthetic.chance import Choice
from readiness.synthetic.maker import Case, Maker
from readiness.synthetic.pathways.beginnings import before, finished, in_need

OPEN_FOR = Choice({
    (2, 30): 3, (31, 183): 15, (184, 365): 14, (366, 730): 21, (731, 1825): 30, (1826, 5500): 17,
})  # fmt: skip
_ALONE_FOR = (15, 640)
_ALONE = 0.24
_SAME_DAY, _KNOWN_BEFORE = 0.2, (4, 380)
_FROM_A_PLAN = 0.34
_ALSO_ON_PLAN, _ALSO_FOR_DAYS = 0.12, 100
_SECOND_PERIOD = 0.13
_ELIGIBLE, _ELIGIBLE_AFTER = 0.66, 91


def in_care(make: Maker) -> Case:
    """In care today."""
    dice, clock = make.dice, make.clock
    case = people.newcomer(make, people.IN_CARE, "care")
    people.record_birth(make, case, known=True)
    alone = case.age_on(clock.today) >= 16 and dice.yes(_ALONE)
    length = dice.between(*_ALONE_FOR) if alone else dice.within(OPEN_FOR)
    started = min(max(clock.today - length, case.born + dice.between(0, 9)), clock.today - 2)
    if alone:
        people.travelled_alone(make, case)
    told = come_into_care(make, case, started, None, alone)
    look_after(make, case, told)
    _second_period(make, case, started)
    nearly_adult = case.age_on(clock.today) >= 16 and clock.today - started > _ELIGIBLE_AFTER
    if nearly_adult and dice.yes(_ELIGIBLE):
        leaving.services(make, case, "eligible", 16, alone)
    return finished(case)


def come_into_care(
    make: Maker, case: Case, started: int, ended: int | None, alone: bool = False
) -> CarePeriod:
    """From referral, perhaps through a protection plan, into care, with an episode of need open."""
    dice, clock = make.dice, make.clock
    known = 0 if alone or dice.yes(_SAME_DAY) else dice.between(*_KNOWN_BEFORE)
    referred = clock.workday(max(started - known, case.born - 150))
    if started - referred > 150 and dice.yes(_FROM_A_PLAN):
        _plan_first(make, case, referred, started, ended)
    if not alone:
        before(make, case, referred)
    front_door.referral(make, case, referred)
    if clock.today - referred > 12:
        assessing.assessment(make, case, referred, True)
    else:
        assessing.open_assessment(make, case, referred)
    episode = in_need(make, case, referred)
    told = care.period(make, case, started, ended, alone)
    episode.need = told.need
    return told


def look_after(make: Maker, case: Case, told: CarePeriod) -> None:
    """The plan for the child, the work done, and when they were last seen."""
    until = make.clock.today if told.ended is None else told.ended.toordinal()
    if told.permanence_plan is None:
        permanence.agree(make, case, told, until - told.started.toordinal())
    care.look_after(make, case, told)
    episode = case.child.need[-1]
    episode.last_seen = told.visits[-1] if told.visits else told.started


def _plan_first(make: Maker, case: Case, referred: int, started: int, ended: int | None) -> None:
    """A protection plan between the referral and care; for a few it has not ended yet."""
    dice, clock = make.dice, make.clock
    began = clock.workday(dice.between(referred + 45, started - 60))
    plans.enquiry_to_plan(make, case, began)
    both = ended is None and clock.today - started < _ALSO_FOR_DAYS and dice.yes(_ALSO_ON_PLAN)
    over = None if both else min(clock.workday(started + dice.between(3, 30)), clock.today)
    plans.plan(make, case, began, over)


def _second_period(make: Maker, case: Case, started: int) -> None:
    """A period of care within the year before this one."""
    dice, clock = make.dice, make.clock
    if clock.today - started > 340 or case.age_on(started) < 1 or not dice.yes(_SECOND_PERIOD):
        return
    referred = case.child.need[-1].started.toordinal()
    ended = clock.workday(min(referred, started) - dice.between(20, 60))
    told = care.period(make, case, ended - dice.between(20, 200), ended)
    told.end_reason = "E4A" if dice.yes(0.7) else "E4B"
    care.look_after(make, case, told)


def awaiting_adoption(make: Maker) -> Case:
    """In care with adoption decided and no order yet, or placed and not adopted yet."""
    return _with_plan(make, make.dice.pick(adoption.ON_THE_WAY), given_up=False)


def waiting_for_a_family(make: Maker) -> Case:
    """In care with a placement order, and not placed with adopters yet; some for long."""
    dice, stage = make.dice, make.dice.pick(adoption.NO_FAMILY_YET)
    longer = dice.between(*adoption.LONGER) if dice.yes(adoption.HARD_TO_PLACE) else 0
    return _with_plan(make, stage, given_up=False, longer=longer)


def adoption_given_up(make: Maker) -> Case:
    """In care, the plan for adoption reversed in the last year."""
    return _with_plan(make, adoption.ORDERED, given_up=True)


def adopted(make: Maker) -> Case:
    """Adopted in the last year: care and the episode of need ended with the order."""
    return _with_plan(make, adoption.ADOPTED, given_up=False)


def _with_plan(make: Maker, stage: int, given_up: bool, longer: int = 0) -> Case:
    case = people.newcomer(make, adoption.YOUNG, "care")
    after = adoption.steps(make, longer)
    waited = longer if stage == adoption.ORDERED else 0
    entered = adoption.entry_day(make, after, stage, waited)
    case.born = entered - make.dice.skewed(0, 900)
    people.record_birth(make, case, known=True)
    planned = adoption.adoption_plan(make, case, entered, after, stage)
    ended = planned.order.toordinal() if planned.order else None
    told = come_into_care(make, case, entered, ended)
    if given_up:
        adoption.reverse(make, planned)
        told.permanence_plan = "long_term_fostering"
    else:
        adoption.live_with_adopters(make, told, planned)
    look_after(make, case, told)
    if planned.order:
        _adopted(make, case.child, told)
    return finished(case)


def _adopted(make: Maker, child: Child, told: CarePeriod) -> None:
    told.end_reason = adoption.reason_ceased(make)
    child.need[-1].ended, child.need[-1].closure_reason = told.ended, "RC1"
