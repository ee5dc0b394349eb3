"""The health of children who had been looked after for a year at the end of the return's year."""

from __future__ import annotations

from datetime import date

from readiness.calendar import full_years
from readiness.story import CarePeriod, Child, HealthYear
from readiness.synthetic.chance import Choice, Dice
from readiness.synthetic.details.teller import Teller, any_within, looked_after_all_year

_SCORED_FROM, _SCORED_TO = 4, 16
_SCORED = 0.8
_USUAL_SCORE, _SPREAD, _HIGHEST_SCORE = 14.8, 15.0, 40
_NOT_SCORED = Choice({"SDQ4": 70, "SDQ2": 11, "SDQ5": 11, "SDQ3": 8})

_DEVELOPMENT_UNDER, _DEVELOPED = 5, 0.88
_IMMUNISED, _IMMUNISED_OLDER, _OLDER = 0.87, 0.8, 14
_ASSESSMENT_SLIPS, _TEETH_SLIP = 0.2, 0.4
_ANSWERS_FROM, _CONVICTED, _MISUSES = 10, 0.03, 0.04
_HELPED, _HELP_OFFERED = 0.5, 0.7


def add(teller: Teller, child: Child) -> None:
    year = teller.year
    period = looked_after_all_year(child, year.start, year.end)
    if period is None or child.born is None:
        return
    dice = teller.dice
    then, age = full_years(child.born, year.start), full_years(child.born, year.end)
    told = HealthYear(
        immunised=dice.yes(_IMMUNISED if age < _OLDER else _IMMUNISED_OLDER),
        development_checked=dice.yes(_DEVELOPED) if age < _DEVELOPMENT_UNDER else None,
    )
    _checks(teller, told, period)
    if then >= _SCORED_FROM and age <= _SCORED_TO:
        _score(dice, told)
    if age >= _ANSWERS_FROM:
        told.convicted = dice.yes(_CONVICTED)
        _substances(dice, told)
    child.health = told


def _checks(teller: Teller, told: HealthYear, period: CarePeriod) -> None:
    """As the story dates them: some were let slip in the year, which later ones hide from a list."""
    _let_slip(teller, period.health_assessments, _ASSESSMENT_SLIPS)
    _let_slip(teller, period.dental_checks, _TEETH_SLIP)
    start, end = teller.year.start, teller.year.end
    told.health_assessed = any_within(period.health_assessments, start, end)
    told.teeth_checked = any_within(period.dental_checks, start, end)


def _let_slip(teller: Teller, days: list[date], often: float) -> None:
    """Takes out what was done in the year, but never the first, or the last, which lists show."""
    if teller.dice.yes(often):
        days[1:-1] = [day for day in days[1:-1] if day not in teller.year]


def _score(dice: Dice, told: HealthYear) -> None:
    """Three dice make a hump about the usual score."""
    if not dice.yes(_SCORED):
        told.sdq_reason = dice.pick(_NOT_SCORED)
        return
    drawn = dice.roll() + dice.roll() + dice.roll() - 1.5
    told.sdq_score = min(max(round(_USUAL_SCORE + _SPREAD * drawn), 0), _HIGHEST_SCORE)


def _substances(dice: Dice, told: HealthYear) -> None:
    told.substance_misuse = dice.yes(_MISUSES)
    if told.substance_misuse:
        told.intervention_received = dice.yes(_HELPED)
        if not told.intervention_received:
            told.intervention_offered = dice.yes(_HELP_OFFERED)
