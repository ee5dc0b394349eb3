"""Assessments and section 47 enquiries, with how long they took."""

from __future__ import annotations

from readiness.story import Assessment, Section47
from readiness.synthetic.chance import Choice
from readiness.synthetic.maker import Case, Maker

_IN_TIME = 0.815
_QUICK = Choice({(3, 10): 12, (11, 25): 18, (26, 38): 25, (39, 45): 45})
_LATE = Choice({(46, 55): 55, (56, 75): 33, (76, 100): 12})
_OPEN_LATE = 0.13
_OPEN_FOR = Choice({(0, 15): 34, (16, 30): 34, (31, 44): 32})
_OPEN_TOO_LONG = Choice({(46, 60): 65, (61, 95): 35})
_SEEN = Choice({"yes": 92, "no": 5, "unknown": 3})

_CONFERENCE_IN_TIME = 0.81
_CONFERENCE_QUICK = Choice({(7, 12): 35, (13, 15): 65})
_CONFERENCE_LATE = Choice({(16, 20): 70, (21, 35): 30})
_DECIDED_AFTER = 10


def working_days_taken(make: Maker, offset: float) -> int:
    """How long an assessment takes; the offset is the team's own distance from the usual."""
    in_time = make.dice.yes(_IN_TIME + offset)
    return make.dice.within(_QUICK if in_time else _LATE)


def working_days_open(make: Maker, offset: float) -> int:
    late = make.dice.yes(_OPEN_LATE - offset)
    return make.dice.within(_OPEN_TOO_LONG if late else _OPEN_FOR)


def assessment(make: Maker, case: Case, started: int, needs_support: bool, latest: int = 0) -> int:
    """An assessment brought to its end, no later than `latest` (the as-at date where 0).

    Returns the day it was authorised.
    """
    clock = make.clock
    started, latest = clock.workday(started), latest or clock.today
    done = clock.add_working_days(started, working_days_taken(make, case.assessor.offset))
    if done > latest:
        quicker = make.dice.between(1, clock.worked(started, latest))
        done = clock.add_working_days(started, quicker)
    record(make, case, started, done, needs_support)
    return done


def record(make: Maker, case: Case, started: int, done: int, needs_support: bool) -> None:
    """An assessment between two known days."""
    case.child.assessments.append(
        Assessment(
            make.day(started), make.day(done), make.dice.pick(_SEEN), needs_support,
            case.assessor.name, case.assessing_worker,
        )
    )  # fmt: skip


def open_assessment(make: Maker, case: Case, started: int) -> None:
    team, worker = case.assessor.name, case.assessing_worker
    case.child.assessments.append(
        Assessment(make.day(started), None, "unknown", None, team, worker)
    )


def enquiry(make: Maker, case: Case, day: int, *, on_plan: bool = False) -> None:
    """A section 47 enquiry without a conference: unnecessary, undecided, or on a plan already."""
    clock = make.clock
    day = clock.workday(day)
    undecided = clock.worked(day, clock.today) < _DECIDED_AFTER and make.dice.yes(0.6)
    unnecessary = None if undecided else not on_plan
    team, worker = case.assessor.name, case.assessing_worker
    if on_plan:
        team, worker = case.team.name, case.worker
    case.child.section_47.append(Section47(make.day(day), unnecessary, None, None, team, worker))


def awaiting_conference(make: Maker, case: Case, day: int) -> None:
    """A section 47 enquiry whose conference has been called and not yet held."""
    day = make.clock.workday(day)
    case.child.section_47.append(
        Section47(make.day(day), False, None, None, case.assessor.name, case.assessing_worker)
    )


def days_to_conference(make: Maker, case: Case) -> int:
    """Working days from the strategy discussion to the conference."""
    in_time = make.dice.yes(_CONFERENCE_IN_TIME + case.assessor.offset)
    return make.dice.within(_CONFERENCE_QUICK if in_time else _CONFERENCE_LATE)


def conference(make: Maker, case: Case, discussed: int, held: int, plan_made: bool) -> None:
    """The enquiry that led to a conference."""
    case.child.section_47.append(
        Section47(
            make.day(discussed), False, make.day(held), plan_made,
            case.assessor.name, case.assessing_worker,
        )
    )  # fmt: skip
