"""Children who left care in the six months, and young people who left it before."""

from __future__ import annotations

from datetime import date

from readiness.calendar import add_months
from readiness.story import CarePeriod
from readiness.synthetic import care, leaving, people
from readiness.synthetic.chance import Choice
from readiness.synthetic.maker import Case, Maker
from readiness.synthetic.pathways.beginnings import finished, in_need
from readiness.synthetic.pathways.cared import come_into_care, look_after

_LASTED = Choice({(8, 60): 18, (61, 365): 30, (366, 1000): 32, (1001, 3000): 20})
_LASTED_TO_18 = Choice({(150, 730): 35, (731, 1825): 35, (1826, 4500): 30})
_ADULT = 18 * 12

_REASON = Choice({
    "E4A": 36, "E4B": 12, "E45": 9, "E46": 8, "E47": 7, "E48": 3, "E41": 8, "E13": 6, "E3": 4,
    "E8": 8, "E2": 0.4,
})  # fmt: skip
_REASON_AT_18 = Choice({"E5": 36, "E6": 13, "E17": 24, "E8": 16, "E7": 6, "E9": 5})
_CLOSES = {
    "E45": "RC4", "E46": "RC4", "E47": "RC4", "E48": "RC4", "E41": "RC3", "E3": "RC5", "E2": "RC2",
}  # fmt: skip
_STILL_HELPED = 0.55
_ALONE = 0.15

_RELEVANT, _QUALIFYING = 0.05, 0.08


def left_care(make: Maker) -> Case:
    """Left care in the six months as a child."""
    dice, clock = make.dice, make.clock
    ended = clock.workday(dice.between(clock.window + 4, clock.today))
    case = people.newcomer(make, people.IN_CARE, "care")
    case.born = min(case.born, ended - 40)
    case.born = max(case.born, ended - int(17.9 * 365.25))
    people.record_birth(make, case, known=True)
    started = max(ended - dice.within(_LASTED), case.born + dice.between(0, 9))
    told = come_into_care(make, case, started, ended)
    told.end_reason = dice.pick(_REASON)
    look_after(make, case, told)
    _afterwards(make, case, told, ended)
    return finished(case)


def came_of_age(make: Maker) -> Case:
    """Left care on an eighteenth birthday in the six months, to leaving care services."""
    dice, clock = make.dice, make.clock
    case = people.newcomer(make, leaving.ADULT, "care")
    ended = dice.between(clock.window, clock.today)
    case.born = _birthday_before(make.day(ended))
    people.record_birth(make, case, known=True)
    alone = dice.yes(_ALONE)
    if alone:
        people.travelled_alone(make, case)
    length = dice.between(100, 700) if alone else dice.within(_LASTED_TO_18)
    told = come_into_care(make, case, ended - length, ended, alone)
    told.end_reason = dice.pick(_REASON_AT_18)
    look_after(make, case, told)
    _close(case, told.ended, "RC6" if told.end_reason == "E7" else "RC7")
    leaving.services(make, case, "former_relevant", 18, alone)
    return finished(case)


def care_leaver(make: Maker) -> Case:
    """Left care before the six months, and still has a personal adviser or is entitled to one."""
    dice, clock = make.dice, make.clock
    relevant = dice.yes(_RELEVANT)
    case = people.newcomer(make, leaving.ADULT, "leaving")
    if relevant:
        case.born = clock.today - people.aged_days(make, 16, 17)
    else:
        case.born = min(case.born, _birthday_before(make.day(clock.window - 1)))
    people.record_birth(make, case, known=True)
    alone = not relevant and dice.yes(_ALONE)
    if alone:
        people.travelled_alone(make, case)
    ended = _left_on(make, case, relevant)
    _old_period(make, case, ended, alone)
    age = case.age_on(clock.today)
    kind = "qualifying" if dice.yes(_QUALIFYING) else "former_relevant"
    leaving.services(make, case, "relevant" if relevant else kind, age, alone)
    return finished(case)


def _birthday_before(turns_18: date) -> int:
    """The birthday of someone who turned eighteen on the day (or on 1 March, for a leap day)."""
    return add_months(turns_18, -_ADULT).toordinal()


def _left_on(make: Maker, case: Case, relevant: bool) -> int:
    if relevant:
        return make.clock.window - make.dice.between(5, 150)
    return add_months(date.fromordinal(case.born), _ADULT).toordinal()


def _old_period(make: Maker, case: Case, ended: int, alone: bool) -> None:
    """The period of care, in outline, and the episode of need that ended with it."""
    length = make.dice.between(100, 700) if alone else make.dice.within(_LASTED_TO_18)
    started = ended - length
    told = care.period(make, case, started, ended, alone)
    told.end_reason = make.dice.pick(_REASON_AT_18)
    episode = in_need(make, case, started)
    episode.need = told.need
    _close(case, told.ended, "RC7")


def _afterwards(make: Maker, case: Case, told: CarePeriod, ended: int) -> None:
    """The episode of need closes with care, soon after, or goes on as a child in need plan."""
    reason = _CLOSES.get(told.end_reason or "")
    if reason:
        _close(case, told.ended, reason)
    elif not make.dice.yes(_STILL_HELPED):
        closed = make.clock.workday(ended + make.dice.between(7, 60))
        if closed <= make.clock.today:
            _close(case, make.day(closed), "RC7")
    if case.child.need[-1].ended is None:
        since = make.dice.between(0, min(19, make.clock.today - ended))
        case.child.need[-1].last_seen = make.day(make.clock.workday(make.clock.today - since))


def _close(case: Case, on: date | None, reason: str) -> None:
    case.child.need[-1].ended, case.child.need[-1].closure_reason = on, reason
