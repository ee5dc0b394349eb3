"""Who the invented children are."""

from __future__ import annotations

from readiness.story import Child
from readiness.synthetic.chance import Choice
from readiness.synthetic.maker import Case, Maker

Ages = Choice[tuple[int, int]]

UNBORN = (-1, -1)
"""In a table of ages: expected in the months after the as-at date."""

IN_NEED: Ages = Choice(
    {UNBORN: 2.5, (0, 0): 5, (1, 4): 20, (5, 9): 26, (10, 15): 33, (16, 17): 13.5}
)
PROTECTED: Ages = Choice(
    {UNBORN: 2.6, (0, 0): 9, (1, 4): 24, (5, 9): 28, (10, 15): 31, (16, 17): 5}
)
IN_CARE: Ages = Choice({(0, 0): 5, (1, 4): 14, (5, 9): 18, (10, 15): 39, (16, 17): 24})
KNOCKING: Ages = Choice({(0, 0): 7, (1, 4): 22, (5, 9): 27, (10, 15): 33, (16, 17): 11})

_ETHNICITY = Choice({
    "WBRI": 66, "WIRI": 0.6, "WIRT": 0.5, "WOTH": 4.5, "WROM": 1.2, "MWBC": 2.4, "MWBA": 1.4,
    "MWAS": 1.9, "MOTH": 2.1, "AIND": 1.1, "APKN": 4.2, "ABAN": 1.6, "AOTH": 1.6, "BCRB": 0.8,
    "BAFR": 3.3, "BOTH": 0.9, "CHNE": 0.3, "OOTH": 2.1, "REFU": 0.6, "NOBT": 2.9,
})  # fmt: skip
_ETHNICITY_ALONE = Choice(
    {"AOTH": 25, "BAFR": 30, "OOTH": 26, "WOTH": 8, "BOTH": 6, "ABAN": 2, "NOBT": 3}
)
_SEX = Choice({"male": 51.6, "female": 47.5, "not_stated": 0.6, "neither": 0.3})
_DISABILITY = Choice({"no": 84, "yes": 12, "unknown": 4})

EXPECTED_WITHIN = 190
_BIRTH_NEVER_RECORDED = 0.006


def newcomer(make: Maker, ages: Ages, service: str) -> Case:
    """A child of an age in the table, held by a team of the service, with nothing happened yet."""
    born = birthday(make, ages)
    child = Child(make.next_id(), "", make.dice.pick(_ETHNICITY), "", None)
    child.disability = "unknown" if born > make.clock.today else make.dice.pick(_DISABILITY)
    held = make.workforce.holder(service, make.dice)
    assessed = held if service == "assessment" else make.workforce.holder("assessment", make.dice)
    case = Case(child, born, *held, *assessed)
    record_birth(make, case)
    return case


def birthday(make: Maker, ages: Ages) -> int:
    low, high = make.dice.pick(ages)
    if low < 0:
        return make.clock.today + make.dice.between(3, EXPECTED_WITHIN)
    return make.clock.today - aged_days(make, low, high)


def aged_days(make: Maker, youngest: int, oldest: int) -> int:
    """Days since the birth of a child whose age in full years is from youngest to oldest."""
    return make.dice.between(int(youngest * 365.25) + 2, int((oldest + 1) * 365.25) - 2)


def record_birth(make: Maker, case: Case, known: bool = False) -> None:
    """What the authority wrote down of sex and birth; an unborn child's sex is not stated."""
    unborn = case.born > make.clock.today
    case.child.sex = "not_stated" if unborn else make.dice.pick(_SEX)
    missed = not (known or unborn) and make.dice.yes(_BIRTH_NEVER_RECORDED)
    case.child.born = None if missed else make.day(case.born)


def travelled_alone(make: Maker, case: Case) -> None:
    """The child came to this country without family: mostly boys in their later teens."""
    case.child.ethnicity = make.dice.pick(_ETHNICITY_ALONE)
    case.child.sex = "male" if make.dice.yes(0.88) else "female"
    case.child.disability = "no"
