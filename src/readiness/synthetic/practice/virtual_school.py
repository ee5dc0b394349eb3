"""The virtual school's list: plans, attendance, moves and results of the latest school year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from readiness.calendar import full_years, months_before
from readiness.story import CarePeriod, Child
from readiness.synthetic.chance import Dice
from readiness.synthetic.practice.cared import looked_after, marked, yes_no
from readiness.synthetic.practice.teams import Items
from readiness.synthetic.practice.whom import by_chance, cells
from readiness.synthetic.world import World

_YOUNGEST, _END_OF_KEY_STAGE_2, _END_OF_KEY_STAGE_4 = 5, 11, 16
"""Ages on the last day of the school year: of a pupil ending reception, year 6 and year 11."""

_PLANNED, _FIRST_IN_TIME = 0.9, 0.72
_ABSENT, _SUSPENDED, _MOVED = 0.21, 0.14, 0.09
_STANDARD, _BOTH = 0.36, 0.19
_FIRST_PLAN, _FIRST_PLAN_LATE = (4, 10), (11, 35)

Pupil = tuple[Child, CarePeriod, int]


def items(world: World) -> Items:
    """Children in care who were of school age in the school year that ended last."""
    dice = Dice(world.seed, "virtual_school")
    ended = _school_year_ended(world.as_at)
    every = [
        (child, care, full_years(child.born, ended))
        for child, care in looked_after(world)
        if child.born is not None and child.born <= ended
    ]
    pupils = [pupil for pupil in every if _YOUNGEST <= pupil[2] <= _END_OF_KEY_STAGE_4]
    year_ago = months_before(world.as_at, 12)
    for settled in (True, False):
        yield from _rows(
            world, dice, [one for one in pupils if (one[1].started <= year_ago) is settled]
        )


def _rows(world: World, dice: Dice, pupils: list[Pupil]) -> Iterator[dict[str, Any]]:
    """A group of pupils, with as many of each kind among them as the authority has."""
    size = len(pupils)
    columns = (marked(dice, size, share) for share in (_PLANNED, _ABSENT, _SUSPENDED, _MOVED))
    standard = iter(marked(dice, _of_age(pupils, _END_OF_KEY_STAGE_2), _STANDARD))
    both = iter(marked(dice, _of_age(pupils, _END_OF_KEY_STAGE_4), _BOTH))
    for (child, care, age), planned, absent, suspended, moved in zip(pupils, *columns, strict=True):
        at_eleven = next(standard) if age == _END_OF_KEY_STAGE_2 else None
        at_sixteen = next(both) if age == _END_OF_KEY_STAGE_4 else None
        yield cells(
            child_id=child.id,
            entered_care=care.started,
            plan_this_term=yes_no(planned),
            first_plan=_first_plan(world, dice, care.started),
            attendance=dice.between(45, 90) if absent else 100 - dice.skewed(0, 9),
            suspended=yes_no(suspended),
            school_moves=dice.between(1, 2) if moved else 0,
            key_stage_2=None if at_eleven is None else yes_no(at_eleven),
            attainment_8=None if at_sixteen is None else _score(dice, at_sixteen),
            english_and_maths=None if at_sixteen is None else yes_no(at_sixteen),
        )


def _school_year_ended(as_at: date) -> date:
    end = date(as_at.year, 8, 31)
    return end if end <= as_at else date(as_at.year - 1, 8, 31)


def _of_age(pupils: list[Pupil], wanted: int) -> int:
    return sum(age == wanted for _, _, age in pupils)


def _first_plan(world: World, dice: Dice, entered: date) -> date | None:
    return by_chance(dice, _FIRST_IN_TIME, entered, _FIRST_PLAN, _FIRST_PLAN_LATE, world.as_at)


def _score(dice: Dice, passed: bool) -> float:
    """In halves of a point: some who passed nothing have none."""
    return (dice.between(70, 120) if passed else dice.between(0, 50)) / 2
