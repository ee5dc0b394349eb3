"""Children looked after: how far from home, why they moved, whose reviews they took part in, when
they came back after going missing, and who their social workers were."""

from __future__ import annotations

from datetime import date

from readiness.calendar import full_years
from readiness.story import CarePeriod, Child, Placement
from readiness.synthetic.chance import Choice
from readiness.synthetic.details.teller import Teller
from readiness.synthetic.placements import invented_postcode

_MILES_INSIDE = Choice({(0, 9): 18, (10, 39): 44, (40, 79): 28, (80, 140): 10})
_MILES_OUTSIDE = Choice({
    (20, 99): 20, (101, 199): 23, (201, 499): 35, (501, 999): 15, (1001, 2200): 7,
})  # fmt: skip
"""In tenths of a mile."""

_LEFT_BECAUSE = Choice({
    "CARPL": 42, "OTHER": 12, "CREQB": 12, "CREQO": 9, "CHILD": 5, "LAREQ": 8, "PLACE": 5,
    "STAND": 1, "ALLEG": 1.5, "APPRR": 0.5, "CLOSE": 2, "CUSTOD": 1,
})  # fmt: skip

_TAKES_PART_FROM = 4
_TOO_YOUNG = "PN0"
_TOOK_PART = Choice({"PN1": 47, "PN2": 3, "PN3": 2, "PN4": 2, "PN5": 8, "PN6": 29, "PN7": 9})

_GONE_FOR = Choice({0: 38, 1: 40, 2: 11, 3: 5, 5: 3, 9: 2, 21: 1})
_ABSENT_FOR = Choice({0: 70, 1: 30})

_WORKER_FOR = Choice({(14, 75): 18, (76, 180): 26, (181, 365): 25, (366, 800): 31})
_WORKERS_TOLD = 900
_CHANGED = Choice({
    "LEFTRL": 31, "TSPROC": 27, "MANAGE": 17, "ABSENC": 10, "ORGRST": 8, "OTHERS": 4,
    "CHCHAN": 1.5, "PCCHAN": 1.5,
})  # fmt: skip
_FIRST = "FCONTA"

_PERMANENT_BEFORE = 0.13
_PERMANENCE = Choice({"P2": 62, "P1": 17, "P3": 13, "P4": 8})
_PERMANENT_FOR_AT_LEAST = 150

_MOTHER_FROM, _MOTHER = 14, 0.03


def add(teller: Teller, child: Child) -> None:
    for period in child.care:
        _homes(teller, period)
        _reviews(teller, child, period)
        _missing(teller, period)
        _workers(teller, period)
        _permanence(teller, child, period)
    if child.care and child.sex == "female" and child.born is not None:
        _own_child(teller, child.born, child)


def _homes(teller: Teller, period: CarePeriod) -> None:
    dice = teller.dice
    if not period.unaccompanied:
        period.home_postcode = invented_postcode(dice, inside=True)
    for home in period.placements:
        home.distance = None if period.unaccompanied else _miles(teller, home)
    for home in period.placements[:-1]:
        home.left_because = dice.pick(_LEFT_BECAUSE)


def _miles(teller: Teller, home: Placement) -> float:
    return teller.dice.within(_MILES_INSIDE if home.inside else _MILES_OUTSIDE) / 10


def _reviews(teller: Teller, child: Child, period: CarePeriod) -> None:
    dice, born = teller.dice, child.born
    for day in period.reviews:
        young = born is None or full_years(born, day) < _TAKES_PART_FROM
        period.review_codes.append(_TOO_YOUNG if young else dice.pick(_TOOK_PART))


def _missing(teller: Teller, period: CarePeriod) -> None:
    period.missing_ends = _ends(teller, period, period.missing, _GONE_FOR)
    period.absent_ends = _ends(teller, period, period.absent, _ABSENT_FOR)


def _ends(
    teller: Teller, period: CarePeriod, began: list[date], lasting: Choice[int]
) -> list[date | None]:
    """Before the next began and care ended; a child gone on the last day is not back yet."""
    ends: list[date | None] = []
    for place, day in enumerate(began):
        back = teller.after(day, teller.dice.pick(lasting))
        if place + 1 < len(began):
            back = min(back, teller.after(began[place + 1], -1))
        if period.ended is not None:
            back = min(back, period.ended)
        ends.append(None if back > teller.clock.as_at else max(back, day))
    return ends


def _workers(teller: Teller, period: CarePeriod) -> None:
    """Back from the worker there is now, or was last; the first came with the period."""
    dice, started = teller.dice, period.started.toordinal()
    until = teller.clock.today if period.ended is None else period.ended.toordinal()
    earliest = max(started, until - _WORKERS_TOLD)
    told = [(until - dice.between(0, dice.within(_WORKER_FOR)), period.worker)]
    while told[-1][0] > earliest:
        named = _another(teller, told[-1][1])
        told.append((told[-1][0] - dice.within(_WORKER_FOR), named))
    told[-1] = (started, told[-1][1])
    told.reverse()
    period.workers = [(teller.clock.day(day), named) for day, named in told]
    period.worker_reasons = [_FIRST, *(dice.pick(_CHANGED) for _ in told[1:])]


def _another(teller: Teller, named: str) -> str:
    """A worker of the service who is not the one named."""
    while True:
        _, worker = teller.workforce.holder("care", teller.dice)
        if worker != named:
            return worker


def _permanence(teller: Teller, child: Child, period: CarePeriod) -> None:
    """Adopted or under an order before this period of care, and not since long."""
    dice, born = teller.dice, child.born
    if born is None or period.unaccompanied or not dice.yes(_PERMANENT_BEFORE):
        return
    before = (period.started - born).days - 2 * _PERMANENT_FOR_AT_LEAST
    if before > 0 and len(child.care) == 1:
        period.previous_permanence = dice.pick(_PERMANENCE)
        days = _PERMANENT_FOR_AT_LEAST + dice.between(0, before)
        period.previous_permanence_on = teller.after(born, days)


def _own_child(teller: Teller, born: date, child: Child) -> None:
    """Some girls in care, or young women who left it, are mothers."""
    until = child.care[-1].ended or teller.clock.as_at
    if full_years(born, until) > _MOTHER_FROM and teller.dice.yes(_MOTHER):
        child.child_born = teller.after(until, -teller.dice.between(1, 330))
