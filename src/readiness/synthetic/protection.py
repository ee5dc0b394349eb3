"""Child protection plans: conferences, visits, reviews, and plans before this one."""

from __future__ import annotations

from datetime import date

from readiness.story import NeedEpisode, ProtectionPlan
from readiness.synthetic import assessing, front_door
from readiness.synthetic.chance import Choice
from readiness.synthetic.maker import Case, Maker

OPEN_FOR = Choice(
    {(1, 30): 9, (31, 91): 17, (92, 183): 23, (184, 365): 31, (366, 700): 17, (735, 1100): 2.6}
)
LASTED = Choice({(30, 85): 13, (95, 183): 25, (184, 365): 40, (366, 700): 17, (735, 1150): 5})

_CATEGORY = Choice({"neglect": 49, "emotional": 37, "physical": 8, "sexual": 4, "multiple": 2})
_CATEGORY_CHANGES = 0.07
_EMERGENCY = 0.04

_VISIT_IN_DATE = 0.895
_VISIT_EVERY = Choice({(4, 7): 30, (8, 10): 60, (11, 15): 10})
_VISIT_OVERDUE = Choice({(11, 14): 60, (15, 22): 30, (23, 40): 10})
_HISTORY = 372
_ALONE = Choice({"yes": 85.5, "no": 11.5, "unknown": 3})
_ALONE_YOUNG = Choice({"yes": 33, "no": 60, "unknown": 7})

_REVIEW_OVERDUE = 0.09
_FIRST_REVIEW, _LATER_REVIEW = (70, 87), (145, 180)
_FIRST_REVIEW_DUE, _LATER_REVIEW_DUE, _TOO_LONG_FOR_THAT = 92, 185, 300

_EARLIER_COUNTED, _EARLIER_TOLD = 0.14, 0.18
_EARLIER_MANY = Choice({1: 75, 2: 20, 3: 5})


def plan(make: Maker, case: Case, started: int, ended: int | None) -> ProtectionPlan:
    """A plan with its history of visits (the last year of them) and reviews."""
    category = make.dice.pick(_CATEGORY)
    changed = make.dice.yes(_CATEGORY_CHANGES)
    told = ProtectionPlan(
        make.day(started),
        None if ended is None else make.day(ended),
        category,
        make.dice.pick(_CATEGORY) if changed else category,
        emergency_protection=make.dice.yes(_EMERGENCY),
        team=case.team.name,
        worker=case.worker,
    )
    until = make.clock.today if ended is None else ended
    told.visits = _visits(make, case, started, until, still_open=ended is None)
    told.reviews = [make.day(on) for on in _reviews(make, started, until, ended is None)]
    case.child.protection.append(told)
    return told


def enquiry_to_plan(make: Maker, case: Case, started: int) -> int:
    """The enquiry and conference that made the plan; returns the strategy discussion's day."""
    days = assessing.days_to_conference(make, case)
    discussed = make.clock.add_working_days(started, -days)
    assessing.conference(make, case, discussed, started, plan_made=True)
    return discussed


def plans_before(make: Maker, case: Case, before: int) -> bool:
    """Plans before this one: some only known as a number, some with a story; was one told?"""
    dice = make.dice
    if case.age_on(before) < 1:
        return False
    if dice.yes(_EARLIER_COUNTED):
        case.child.earlier_plans = dice.pick(_EARLIER_MANY)
    return dice.yes(_EARLIER_TOLD) and _earlier_story(make, case, before)


def _earlier_story(make: Maker, case: Case, before: int) -> bool:
    """An earlier plan from referral to closure, where the child is old enough to have had one."""
    clock, dice = make.clock, make.dice
    ended = clock.workday(before - dice.skewed(150, 1500))
    started = clock.workday(ended - dice.within(LASTED))
    if started < max(case.born + 60, clock.today - 8 * 365):
        return False
    discussed = enquiry_to_plan(make, case, started)
    referred = clock.workday(discussed - dice.between(1, 40))
    front_door.referral(make, case, referred)
    assessing.assessment(make, case, referred, True, latest=started)
    plan(make, case, started, ended)
    need = NeedEpisode(
        make.day(referred), make.day(clock.workday(ended + dice.between(10, 80))), "RC7", "N1",
        make.day(ended), case.team.name, case.worker,
    )  # fmt: skip
    case.child.need.append(need)
    return True


def _visits(
    make: Maker, case: Case, started: int, until: int, still_open: bool
) -> list[tuple[date, str]]:
    """Visits back from the last, which is within ten working days for most; earliest first."""
    clock, dice = make.clock, make.dice
    in_date = not still_open or dice.yes(_VISIT_IN_DATE + case.team.offset / 2)
    since = dice.between(0, 10) if in_date else dice.within(_VISIT_OVERDUE)
    on = clock.add_working_days(clock.workday(until), -since) if since else clock.workday(until)
    earliest = max(started, clock.today - _HISTORY)
    visits = []
    while on > earliest:
        young = on < case.born + 4 * 365
        visits.append((make.day(on), dice.pick(_ALONE_YOUNG if young else _ALONE)))
        on = clock.add_working_days(on, -dice.within(_VISIT_EVERY))
    visits.reverse()
    return visits


def _reviews(make: Maker, started: int, until: int, still_open: bool) -> list[int]:
    """Within three months, then within six; a few open plans have one that should have been."""
    dice, reviews = make.dice, []
    due = started + dice.between(*_FIRST_REVIEW)
    while due <= until:
        reviews.append(make.clock.workday(due))
        due += dice.between(*_LATER_REVIEW)
    if still_open and dice.yes(_REVIEW_OVERDUE):
        return _let_slip(make, started, until, reviews)
    return reviews


def _let_slip(make: Maker, started: int, until: int, reviews: list[int]) -> list[int]:
    """The reviews without those that would have kept the plan in date, if any can be so removed."""
    late = make.dice.between(0, 45)
    kept = [on for on in reviews if on <= until - _LATER_REVIEW_DUE - late]
    first_never_held = not kept and _FIRST_REVIEW_DUE < until - started < _TOO_LONG_FOR_THAT
    return kept if kept or first_never_held else reviews
