"""Young people who leave, or are about to leave, care: advisers, plans, homes and days."""

from __future__ import annotations

from readiness.story import LeavingCare
from readiness.synthetic.chance import Choice, Dice
from readiness.synthetic.maker import Case, Maker
from readiness.synthetic.people import Ages

ADULT: Ages = Choice({
    (18, 18): 7, (19, 19): 17, (20, 20): 17, (21, 21): 14, (22, 22): 11, (23, 23): 10,
    (24, 24): 9, (25, 25): 3,
})  # fmt: skip

_REVIEWED, _REVIEW_EVERY, _NEVER_REVIEWED = 0.82, (0, 180), 0.03
_REVIEW_LATE = (188, 420)
_IN_TOUCH = Choice({
    "yes": 92, "no": 5.2, "refused": 1.5, "not_required": 1.2, "returned_home": 0.3, "died": 0.2,
})  # fmt: skip
_SEEN_LATELY = 0.86
_ADVISED, _ADVISED_EARLY = 0.96, 0.83

_HOME_EARLY = Choice({"D": 45, "T": 12, "E": 12, "B": 16, "C": 10, "K": 3, "S": 1, "X": 1})
_HOME = Choice({
    "U": 29, "D": 21, "Z": 13, "B": 12, "K": 7, "E": 5, "T": 4, "C": 1.5, "X": 2, "S": 1,
    "W": 0.4, "V": 0.5, "Y": 1, "R": 0.3,
})  # fmt: skip
_HOME_LATER = Choice({
    "U": 46, "B": 15, "K": 13, "D": 8, "X": 4, "Z": 4, "Y": 3, "S": 2.5, "T": 2, "V": 1, "G": 1,
    "W": 0.5,
})  # fmt: skip
_NEVER_SUITABLE = frozenset({"S", "V", "W", "X", "R"})
_UNSUITABLE = 0.03

_ACTIVITY = Choice({
    "F1": 6, "P1": 0.6, "F2": 16, "P2": 2.5, "F4": 4, "P4": 0.5, "F5": 17, "P5": 5, "G4": 16,
    "G5": 25, "G6": 7,
})  # fmt: skip
_ACTIVITY_EARLY = Choice({"F2": 47, "P2": 4, "F4": 6, "F5": 7, "P5": 2, "G4": 9, "G5": 23, "G6": 2})


def services(make: Maker, case: Case, eligibility: str, age: int, alone: bool = False) -> None:
    """The services the young person has now, and what is known of how they live."""
    dice = make.dice
    team, worker = make.workforce.holder("leaving", dice)
    advised = dice.yes(_ADVISED_EARLY if age < 18 else _ADVISED)
    told = LeavingCare(
        eligibility,
        in_touch="yes" if age < 18 else dice.pick(_IN_TOUCH),
        unaccompanied=alone,
        adviser=team.worker(dice) if advised else None,
        team=team.name,
        worker=worker,
    )
    _reviewed(make, told, team.offset)
    _contacted(make, told)
    if told.in_touch == "yes":
        told.accommodation, told.suitable, told.activity = living(dice, age)
    case.child.leaving_care = told


def _reviewed(make: Maker, told: LeavingCare, offset: float) -> None:
    dice, clock = make.dice, make.clock
    if dice.yes(_NEVER_REVIEWED):
        return
    low, high = _REVIEW_EVERY if dice.yes(_REVIEWED + offset / 2) else _REVIEW_LATE
    last = clock.today - dice.between(low, high)
    before = last - dice.between(150, 200)
    told.pathway_reviews = [make.day(clock.workday(day)) for day in (before, last)]


def _contacted(make: Maker, told: LeavingCare) -> None:
    dice, clock = make.dice, make.clock
    low, high = 90, 700
    if told.in_touch == "yes":
        low, high = (0, 55) if dice.yes(_SEEN_LATELY) else (57, 210)
    told.last_contact = make.day(clock.workday(clock.today - dice.between(low, high)))


def living(dice: Dice, age: int) -> tuple[str, bool, str]:
    """Where, whether that is suitable, and what they do, for someone of the age."""
    accommodation = dice.pick(_HOME_EARLY if age < 18 else _HOME if age < 21 else _HOME_LATER)
    unsuitable = accommodation in _NEVER_SUITABLE or dice.yes(_UNSUITABLE)
    return accommodation, not unsuitable, dice.pick(_ACTIVITY_EARLY if age < 18 else _ACTIVITY)
