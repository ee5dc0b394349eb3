"""Children who knock, are referred, are assessed, or are helped by a child in need plan."""

from __future__ import annotations

from readiness.synthetic import assessing, front_door, people
from readiness.synthetic.chance import Choice
from readiness.synthetic.maker import Case, Maker
from readiness.synthetic.pathways.beginnings import before, finished, in_need

_CONTACTS = Choice({1: 80, 2: 14, 3: 4, 4: 1.4, 5: 0.6})
_KNOCKED_BEFORE_HELP = 0.5

_PLAN_SINCE = Choice({
    (50, 183): 35, (184, 365): 24, (366, 729): 17, (735, 1825): 18, (1826, 3650): 6,
})  # fmt: skip
_PLAN_SINCE_DISABLED = Choice({(60, 365): 25, (366, 729): 25, (735, 1825): 32, (1826, 4200): 18})
_SEEN_IN_DATE = 0.79
_SEEN, _SEEN_LATE = (0, 19), Choice({(21, 30): 60, (31, 50): 30, (51, 90): 10})
_ASSESSED_AGAIN, _ENQUIRY_DURING, _REFERRED_DURING = 0.06, 0.15, 0.06
_ENQUIRY_AT_START = 0.25
_CONFERENCE_WITHOUT_PLAN = 0.022

_RAN_FOR = Choice({
    (60, 120): 32, (121, 240): 33, (241, 480): 22, (481, 900): 9, (901, 2500): 4,
})  # fmt: skip
_CLOSED = Choice({"RC7": 90, "RC5": 6, "RC3": 1.8, "RC4": 1.6, "RC2": 0.3})
_BEFORE_BIRTH = 200


def knocking(make: Maker) -> Case:
    """Contacts, and nothing more of it."""
    case = people.newcomer(make, people.KNOCKING, "front_door")
    for _ in range(make.dice.pick(_CONTACTS)):
        front_door.contact(make, case, front_door.recent_day(make))
    return finished(case)


def helped_early(make: Maker) -> Case:
    """Early help in the six months, without a referral."""
    case = people.newcomer(make, people.KNOCKING, "front_door")
    started = make.clock.today - make.dice.between(5, 300)
    front_door.early_help(make, case, started)
    if make.dice.yes(_KNOCKED_BEFORE_HELP):
        front_door.contact(make, case, started - make.dice.between(3, 20))
    return finished(case)


def turned_away(make: Maker) -> Case:
    """A referral with no further action."""
    case = people.newcomer(make, people.KNOCKING, "front_door")
    day = front_door.recent_day(make)
    before(make, case, day)
    front_door.referral(make, case, day, no_further_action=True)
    return finished(case)


def assessed_not_in_need(make: Maker) -> Case:
    """An assessment finished in the six months that found no need of social care."""
    case = people.newcomer(make, people.KNOCKING, "assessment")
    _begin_by_end(make, case, needs_support=False)
    return finished(case)


def passed_to_early_help(make: Maker) -> Case:
    """Assessed, and the episode closed the same day with early help to follow."""
    case = people.newcomer(make, people.IN_NEED, "assessment")
    referred, done = _begin_by_end(make, case, needs_support=False)
    told = in_need(make, case, referred, done, "RC9")
    told.last_seen = make.day(make.clock.workday(make.dice.between(referred, done)))
    if done < make.clock.today:
        front_door.early_help(make, case, done + 1)
    return finished(case)


def being_assessed(make: Maker) -> Case:
    """An assessment still open, on time or not."""
    case = people.newcomer(make, people.IN_NEED, "assessment")
    clock, dice = make.clock, make.dice
    started = clock.add_working_days(
        clock.today, -assessing.working_days_open(make, case.assessor.offset)
    )
    referred = clock.workday(started - dice.between(0, 1))
    before(make, case, referred)
    front_door.referral(make, case, referred)
    assessing.open_assessment(make, case, started)
    told = in_need(make, case, referred)
    if clock.worked(started, clock.today) > 5 and dice.yes(0.92):
        since = min(clock.today - started, 24)
        told.last_seen = make.day(clock.workday(clock.today - dice.between(0, since - 6)))
    _enquire(make, case, started, still_open=True)
    return finished(case)


def on_a_plan(make: Maker) -> Case:
    """An open child in need plan, long since assessed."""
    case = people.newcomer(make, people.IN_NEED, "safeguarding")
    dice, clock = make.dice, make.clock
    since = _PLAN_SINCE
    if case.child.disability == "yes" and dice.yes(0.7):
        case.team, case.worker = make.workforce.holder("disability", dice)
        since = _PLAN_SINCE_DISABLED
    referred = max(clock.today - dice.within(since), case.born - _BEFORE_BIRTH)
    referred = _begin(make, case, referred)
    told = in_need(make, case, referred)
    late = not dice.yes(_SEEN_IN_DATE + case.team.offset / 2)
    worked = min(
        dice.within(_SEEN_LATE) if late else dice.between(*_SEEN),
        clock.worked(referred, clock.today) - 1,
    )
    told.last_seen = make.day(clock.add_working_days(clock.today, -worked))
    _meanwhile(make, case, referred)
    return finished(case)


def no_longer_in_need(make: Maker) -> Case:
    """An episode of need that ended in the six months."""
    case = people.newcomer(make, people.IN_NEED, "safeguarding")
    dice, clock = make.dice, make.clock
    ended = clock.workday(dice.between(clock.window + 4, clock.today))
    referred = max(ended - dice.within(_RAN_FOR), min(case.born - _BEFORE_BIRTH, ended - 30))
    referred = _begin(make, case, referred, ended)
    reason = "RC6" if case.age_on(ended) >= 18 else dice.pick(_CLOSED)
    told = in_need(make, case, referred, ended, reason)
    told.last_seen = make.day(clock.workday(ended - dice.between(0, 20)))
    return finished(case)


def _begin(make: Maker, case: Case, referred: int, until: int = 0) -> int:
    """Contact, referral, assessment of need, perhaps an enquiry; returns the day of referral."""
    referred = make.clock.workday(referred)
    before(make, case, referred)
    front_door.referral(make, case, referred)
    assessing.assessment(make, case, referred + make.dice.between(0, 1), True, until)
    _enquire(make, case, referred)
    return referred


def _begin_by_end(make: Maker, case: Case, needs_support: bool) -> tuple[int, int]:
    """As `_begin`, from a day of authorisation in the six months back to the referral."""
    dice, clock = make.dice, make.clock
    done = clock.workday(dice.between(clock.window + 4, clock.today))
    taken = assessing.working_days_taken(make, case.assessor.offset)
    referred = clock.add_working_days(done, -taken)
    before(make, case, referred)
    front_door.referral(make, case, referred)
    assessing.record(make, case, referred, done, needs_support)
    _enquire(make, case, referred)
    return referred, done


def _enquire(make: Maker, case: Case, referred: int, still_open: bool = False) -> None:
    """For some children a section 47 enquiry; for a few of them a conference that made no plan."""
    dice, clock = make.dice, make.clock
    if not dice.yes(_ENQUIRY_AT_START):
        return
    day = clock.workday(min(referred + dice.skewed(0, 10), clock.today))
    held = clock.add_working_days(day, assessing.days_to_conference(make, case))
    if held < clock.today and dice.yes(_CONFERENCE_WITHOUT_PLAN / _ENQUIRY_AT_START):
        assessing.conference(make, case, day, held, plan_made=False)
    elif still_open and clock.worked(day, clock.today) in range(5, 36) and dice.yes(0.5):
        assessing.awaiting_conference(make, case, day)
    else:
        assessing.enquiry(make, case, day)


def _meanwhile(make: Maker, case: Case, referred: int) -> None:
    """What came in the last six months for a child helped for longer than that."""
    dice, clock = make.dice, make.clock
    if referred > clock.window - 60:
        return
    if dice.yes(_ASSESSED_AGAIN):
        done = clock.workday(dice.between(clock.window + 4, clock.today))
        taken = assessing.working_days_taken(make, case.assessor.offset)
        assessing.record(make, case, clock.add_working_days(done, -taken), done, True)
    if dice.yes(_ENQUIRY_DURING):
        assessing.enquiry(make, case, front_door.recent_day(make))
    if dice.yes(_REFERRED_DURING):
        front_door.referral(make, case, front_door.recent_day(make, None, clock.today - 5))
