"""How children come to the authority's notice: contacts, early help and referrals."""

from __future__ import annotations

from readiness.story import Contact, EarlyHelp, Referral
from readiness.synthetic.chance import Choice
from readiness.synthetic.maker import Case, Maker

_SOURCES = {
    "1A": 3.0, "1B": 3.4, "1C": 1.6, "1D": 0.8, "2A": 20.5, "2B": 2.1, "3A": 2.2, "3B": 2.8,
    "3C": 3.6, "3D": 1.4, "3E": 2.6, "3F": 2.3, "4": 1.6, "5A": 6.8, "5B": 3.6, "5C": 1.5,
    "6": 28.5, "7": 2.4, "8": 6.3, "9": 2.2, "10": 0.8,
}  # fmt: skip
_SOURCE = Choice(_SOURCES)
_SOURCE_IN_AUGUST = Choice({key: 0.4 if key == "2A" else often for key, often in _SOURCES.items()})

_ORGANISATION = Choice({
    "School": 34, "Council early help": 26, "Family hub": 14, "Health visiting": 10,
    "Voluntary and community sector": 8, "School nursing": 4, "Youth justice": 3, "Housing": 1,
})  # fmt: skip

_SLOW_DECISION = 0.06
_EARLY_HELP_LENGTH = Choice({(20, 60): 25, (61, 120): 40, (121, 240): 25, (241, 420): 10})


def contact(make: Maker, case: Case, ordinal: int) -> None:
    """A contact, unless the child already has one on the day."""
    day = make.day(ordinal)
    if any(earlier.on == day for earlier in case.child.contacts):
        return
    source = make.dice.pick(_SOURCE_IN_AUGUST if day.month == 8 else _SOURCE)
    case.child.contacts.append(Contact(day, source))


def referral(make: Maker, case: Case, ordinal: int, no_further_action: bool = False) -> None:
    """A contact that became a referral, mostly on the same or the next day."""
    dice = make.dice
    contact(make, case, ordinal - (dice.between(2, 6) if dice.yes(_SLOW_DECISION) else 0))
    team, worker = case.assessor, case.assessing_worker
    if no_further_action:
        team, worker = make.workforce.holder("front_door", dice)
    source = case.child.contacts[-1].source
    case.child.referrals.append(
        Referral(make.day(ordinal), source, no_further_action, team.name, worker)
    )


def early_help(make: Maker, case: Case, started: int) -> None:
    """Help that runs for some months, and is over only if its end has come."""
    ended = started + make.dice.within(_EARLY_HELP_LENGTH)
    done = ended <= make.clock.today
    organisation = make.dice.pick(_ORGANISATION)
    completed = make.day(make.clock.workday(ended)) if done else None
    case.child.early_help.append(
        EarlyHelp(make.day(make.clock.workday(started)), completed, organisation)
    )


def recent_day(make: Maker, low: int | None = None, high: int | None = None) -> int:
    """A day on which the front door was busy, in the six months unless told otherwise."""
    clock = make.clock
    low = clock.window if low is None else low
    high = clock.today if high is None else high
    return clock.busy_day(make.dice.roll(), low, max(low, high))
