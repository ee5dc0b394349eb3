"""How young people who had left care lived on their birthday in the return's year."""

from __future__ import annotations

from datetime import date

from readiness.calendar import add_months
from readiness.story import Birthday, Child
from readiness.synthetic import leaving
from readiness.synthetic.chance import Choice
from readiness.synthetic.details.teller import Teller

_AGES = range(17, 22)
_AS_NOW = 0.7
_IN_TOUCH = Choice({"yes": 92, "no": 5, "refused": 1.5, "not_required": 1, "returned_home": 0.5})
_IN_TOUCH_EARLY = Choice({"yes": 96, "no": 3, "refused": 1})
_STAYED_PUT = {18: 0.56, 19: 0.33, 20: 0.26}
_STAYING_PUT, _FOSTERED = "Z", "U"
_WITH_FAMILY = "B"


def add(teller: Teller, child: Child) -> None:
    """For those the authority must keep in touch with, and who were out of care that day."""
    leaver = child.leaving_care
    if leaver is None or leaver.eligibility in {"eligible", "qualifying"} or child.born is None:
        return
    age = _birthday(teller, child.born)
    if age is None or not _out_of_care(child, add_months(child.born, 12 * age)):
        return
    leaver.birthday = _as_now(teller, child, age) or _as_then(teller, child, age)


def _birthday(teller: Teller, born: date) -> int | None:
    """Which birthday from 17 to 21 was in the year."""
    return next((age for age in _AGES if add_months(born, 12 * age) in teller.year), None)


def _out_of_care(child: Child, day: date) -> bool:
    ended = child.care[-1].ended if child.care else None
    return ended is not None and ended <= day


def _as_now(teller: Teller, child: Child, age: int) -> Birthday | None:
    """Most live as they do today, unless that has more to do with how old they were."""
    leaver = child.leaving_care
    if leaver is None or age in _STAYED_PUT or not teller.dice.yes(_AS_NOW):
        return None
    if leaver.in_touch == "died" or leaver.accommodation == _STAYING_PUT:
        return None
    return Birthday(age, leaver.in_touch, leaver.accommodation, leaver.suitable, leaver.activity)


def _as_then(teller: Teller, child: Child, age: int) -> Birthday:
    dice = teller.dice
    told = Birthday(age, dice.pick(_IN_TOUCH if age > 18 else _IN_TOUCH_EARLY))
    if told.in_touch != "yes":
        return told
    told.accommodation, told.suitable, told.activity = leaving.living(dice, age)
    if told.accommodation == _STAYING_PUT:
        told.accommodation = _WITH_FAMILY
    if _left_foster_care(child) and dice.yes(_STAYED_PUT.get(age, 0.0)):
        told.accommodation, told.suitable = _STAYING_PUT, True
    return told


def _left_foster_care(child: Child) -> bool:
    return child.care[-1].placements[-1].kind.startswith(_FOSTERED)
