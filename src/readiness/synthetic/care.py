"""Periods of being looked after: legal status, visits, reviews, health, and going missing."""

from __future__ import annotations

from datetime import date

from readiness.story import CarePeriod, Placement
from readiness.synthetic import placements
from readiness.synthetic.chance import Choice
from readiness.synthetic.maker import Case, Maker

_NEED = Choice({"N1": 70, "N2": 3, "N3": 3, "N4": 7, "N5": 12, "N6": 1.5, "N8": 3.5})
_LEGAL_SOON = Choice({"C1": 52, "V2": 41, "L2": 2.5, "L1": 1, "J1": 3, "J2": 0.5})
_LEGAL_LATER = Choice({"C1": 56, "C2": 22, "V2": 22})
_LEGAL_SETTLED = Choice({"C2": 83, "V2": 15, "C1": 2})
_FIRST_ORDER_AFTER, _FULL_ORDER_AFTER = (3, 60), (185, 330)

_VISIT_IN_DATE = 0.895
_VISIT_GAP, _VISIT_GAP_SETTLED = (20, 41), (55, 86)
_VISIT_LATE, _VISIT_LATE_SETTLED = (44, 75), (95, 130)
_HISTORY = 380
_SETTLED_KINDS = frozenset({"U1", "U4"})
_SETTLED_VISITS, _NOT_VISITED_ON_MOVING = 0.55, 0.12

_REVIEW_OVERDUE = 0.055
_FIRST_REVIEW, _SECOND_REVIEW, _LATER_REVIEW = (18, 26), (70, 87), (150, 180)
_LATER_REVIEW_DUE = 185

_IRO_SEES_BETWEEN, _IRO_NOT_AT_REVIEW = 0.62, 0.10

_HEALTH_IN_DATE, _DENTAL_IN_DATE = 0.855, 0.79
_HEALTH_EVERY, _HEALTH_EVERY_UNDER_5 = 363, 180
_FIRST_HEALTH = (12, 45)

_GOES_MISSING = {12: 0.012, 18: 0.23}
"""The chance of going missing in a year, by the age it is below."""

_TIMES_MISSING = Choice({1: 42, 2: 18, 3: 13, 4: 10, 6: 9, 9: 5, 15: 3})
_ABSENT = 0.045
_OFFERED = Choice({"yes": 86, "no": 10, "unknown": 4})
_ACCEPTED = Choice({"yes": 60, "no": 36, "unknown": 4})


def period(
    make: Maker, case: Case, started: int, ended: int | None, alone: bool = False
) -> CarePeriod:
    """A period of care with its legal statuses and placements, and as yet no work done."""
    told = CarePeriod(
        make.day(started),
        None if ended is None else make.day(ended),
        None,
        "N8" if alone else make.dice.pick(_NEED),
        unaccompanied=alone,
        team=case.team.name,
        worker=case.worker,
    )
    until = make.clock.today if ended is None else ended
    told.legal_statuses = _legal(make, started, until, alone)
    placements.history(make, case, told, started, until)
    case.child.care.append(told)
    return told


def look_after(make: Maker, case: Case, told: CarePeriod) -> None:
    """The work done with the child in the period: written once where they live is settled."""
    started = told.started.toordinal()
    until = make.clock.today if told.ended is None else told.ended.toordinal()
    told.reviews = _days(make, _reviews(make, started, until, told.ended is None))
    told.visits = _days(make, _visits(make, told, started, until))
    told.iro_contacts = _iro(make, told, started, until)
    told.health_assessments = _days(make, _health(make, case, started, until))
    told.dental_checks = _days(make, _dental(make, case, started, until))
    _missing(make, case, told, started, until)


def _days(make: Maker, ordinals: list[int]) -> list[date]:
    return [make.day(ordinal) for ordinal in ordinals]


def _legal(make: Maker, started: int, until: int, alone: bool) -> list[tuple[date, str]]:
    """The statuses one after another, ending with the one the child has now."""
    dice, length = make.dice, until - started
    settled = _LEGAL_SETTLED if length > 365 else _LEGAL_LATER if length > 190 else _LEGAL_SOON
    last = "V2" if alone else dice.pick(settled)
    if last in {"V2", "J1", "J2", "L1", "L2"}:
        return [(make.day(started), last)]
    interim = started + min(dice.between(*_FIRST_ORDER_AFTER), length // 3)
    statuses = [(make.day(started), "V2" if interim > started else "C1")]
    if interim > started:
        statuses.append((make.day(interim), "C1"))
    if last == "C2":
        full = min(started + dice.between(*_FULL_ORDER_AFTER), until)
        statuses.append((make.day(make.clock.workday(full)), "C2"))
    return statuses


def _settled(told: CarePeriod, until: int) -> bool:
    """Matched long term and a year in the same home, so that three months between visits will do."""
    home = told.placements[-1]
    planned = told.permanence_plan == "long_term_fostering"
    return planned and home.kind in _SETTLED_KINDS and until - home.started.toordinal() > 370


def _visits(make: Maker, told: CarePeriod, started: int, until: int) -> list[int]:
    """Visits of the last year, earliest first; the last of them in date for most."""
    clock, dice = make.clock, make.dice
    seldom = _settled(told, until) and dice.yes(_SETTLED_VISITS)
    gap = _VISIT_GAP_SETTLED if seldom else _VISIT_GAP
    on = until - dice.between(0, gap[1])
    if told.ended is None and not dice.yes(_VISIT_IN_DATE):
        on = until - dice.between(*(_VISIT_LATE_SETTLED if seldom else _VISIT_LATE))
    visits = {first for home in told.placements if (first := _first_visit(make, home, until))}
    earliest = max(started + 10, clock.today - _HISTORY)
    while on > earliest:
        visits.add(clock.workday(on))
        on -= dice.between(*gap)
    return sorted(visits)


def _first_visit(make: Maker, home: Placement, until: int) -> int | None:
    """The visit within a week of moving in, which most children had; none told before the year."""
    moved = home.started.toordinal()
    if moved < make.clock.today - _HISTORY or make.dice.yes(_NOT_VISITED_ON_MOVING):
        return None
    first = make.clock.workday(moved + make.dice.between(3, 7))
    return first if moved < first <= until else None


def _reviews(make: Maker, started: int, until: int, still_open: bool) -> list[int]:
    """Within twenty working days, three months on, then within six; a few let slip."""
    dice, reviews = make.dice, []
    due = started + dice.between(*_FIRST_REVIEW)
    gaps = iter((_SECOND_REVIEW,))
    while due <= until:
        reviews.append(make.clock.workday(due))
        due += dice.between(*next(gaps, _LATER_REVIEW))
    if still_open and dice.yes(_REVIEW_OVERDUE):
        late = until - _LATER_REVIEW_DUE - dice.between(0, 40)
        return [on for on in reviews if on <= late]
    return reviews


def _iro(make: Maker, told: CarePeriod, started: int, until: int) -> list[date]:
    """The reviewing officer is at most reviews, and for most children is in touch between them."""
    dice = make.dice
    seen = {on for on in told.reviews if not dice.yes(_IRO_NOT_AT_REVIEW)}
    last = told.reviews[-1].toordinal() if told.reviews else started
    if until - last > 20 and dice.yes(_IRO_SEES_BETWEEN):
        seen.add(make.day(make.clock.workday(dice.between(last + 10, until))))
    return sorted(seen)


def _health(make: Maker, case: Case, started: int, until: int) -> list[int]:
    """The first soon after entering care, then yearly (half-yearly under five), most in date."""
    dice = make.dice
    first = started + dice.between(*_FIRST_HEALTH)
    if until - started < 365:
        return [make.clock.workday(first)] if first <= until and dice.yes(0.93) else []
    every = _HEALTH_EVERY_UNDER_5 if case.age_on(until) < 5 else _HEALTH_EVERY
    return _regular(make, first, until, every, _HEALTH_IN_DATE)


def _dental(make: Maker, case: Case, started: int, until: int) -> list[int]:
    dice = make.dice
    if case.age_on(until) < 1:
        return []
    first = started + dice.between(20, 120)
    if until - started < 365:
        return [make.clock.workday(first)] if first <= until and dice.yes(0.55) else []
    return _regular(make, first, until, _HEALTH_EVERY, _DENTAL_IN_DATE)


def _regular(make: Maker, first: int, until: int, every: int, in_date: float) -> list[int]:
    """The first and the last two of something done at intervals; earliest first."""
    dice = make.dice
    if dice.yes(in_date):
        last = until - dice.between(0, every - 3)
    else:
        last = until - dice.between(every + 6, every + 150)
    days = [make.clock.workday(last)]
    if last - every > first:
        days.insert(0, make.clock.workday(last - every + dice.between(0, 25)))
    if days[0] - first > 60:
        days.insert(0, make.clock.workday(first))
    return [day for day in days if day >= first - 4]


def _missing(make: Maker, case: Case, told: CarePeriod, started: int, until: int) -> None:
    """Episodes of going missing or being absent, and the interview after the last of them."""
    dice, age = make.dice, case.age_on(until)
    often = next((chance for below, chance in _GOES_MISSING.items() if age < below), 0.0)
    earliest = max(started, until - 500)
    if dice.yes(often):
        times = dice.pick(_TIMES_MISSING)
        told.missing = _some_days(make, times, earliest, until)
    if dice.yes(_ABSENT):
        told.absent = _some_days(make, dice.between(1, 4), earliest, until)
    if told.missing:
        told.return_interview_offered = dice.pick(_OFFERED)
        if told.return_interview_offered == "yes":
            told.return_interview_accepted = dice.pick(_ACCEPTED)


def _some_days(make: Maker, count: int, earliest: int, until: int) -> list[date]:
    days = {make.dice.between(earliest, until) for _ in range(count)}
    return [make.day(day) for day in sorted(days)]
