"""What most stories share: an episode of need, and what happened in the years before."""

from __future__ import annotations

from readiness.story import NeedEpisode
from readiness.synthetic import assessing, front_door
from readiness.synthetic.chance import Choice
from readiness.synthetic.maker import Case, Maker

NEED = Choice({
    "N1": 56, "N2": 9, "N3": 4, "N4": 9, "N5": 14, "N6": 2, "N7": 0.5, "N8": 1.5, "N9": 1, "N0": 3,
})  # fmt: skip
NEED_AT_RISK = Choice({"N1": 88, "N5": 8, "N4": 4})

_BACK_WITHIN_YEAR, _BACK_LATER = 0.26, 0.18
_WITHIN_YEAR, _LATER = (25, 358), (380, 1500)
_EARLIER_NO_ACTION, _EARLIER_HELPED, _EARLIER_ENQUIRY = 0.14, 0.35, 0.45
_BEFORE_BIRTH = 60
_OTHER_CONTACT = 0.22
_HELPED_FIRST = 0.06


def in_need(
    make: Maker, case: Case, since: int, ended: int | None = None, reason: str | None = None
) -> NeedEpisode:
    """An episode of need since the day it was referred; the child as yet never seen in it."""
    told = NeedEpisode(
        make.day(since),
        None if ended is None else make.day(ended),
        reason,
        make.dice.pick(NEED),
        None,
        case.team.name,
        case.worker,
    )
    case.child.need.append(told)
    return told


def before(make: Maker, case: Case, referred: int) -> None:
    """What went before a referral: perhaps other referrals, a contact, or early help."""
    dice = make.dice
    if dice.yes(_BACK_LATER):
        _earlier(make, case, referred - dice.between(*_LATER), referred - 360)
    if dice.yes(_BACK_WITHIN_YEAR):
        _earlier(make, case, referred - dice.between(*_WITHIN_YEAR), referred)
    if dice.yes(_OTHER_CONTACT):
        front_door.contact(make, case, referred - dice.between(8, 150))
    if dice.yes(_HELPED_FIRST):
        front_door.early_help(make, case, referred - dice.between(40, 170))


def _earlier(make: Maker, case: Case, day: int, until: int) -> None:
    """An earlier referral, all of whose consequences ended before the day given."""
    dice, clock = make.dice, make.clock
    if day < case.born - _BEFORE_BIRTH:
        return
    if dice.yes(_EARLIER_NO_ACTION):
        front_door.referral(make, case, day, no_further_action=True)
        return
    day = clock.workday(day)
    front_door.referral(make, case, day)
    helped = dice.yes(_EARLIER_HELPED) and until - day > 120
    done = assessing.assessment(make, case, day, helped, latest=until - 10)
    if dice.yes(_EARLIER_ENQUIRY):
        assessing.enquiry(make, case, day + dice.between(0, 8))
    if helped:
        ended = clock.workday(dice.between(done, until - 8))
        told = in_need(make, case, day, ended, "RC7")
        told.last_seen = make.day(clock.workday(dice.between(done, ended)))


def finished(case: Case) -> Case:
    """The case with each of the child's events in date order."""
    child = case.child
    child.contacts.sort(key=lambda event: event.on)
    child.referrals.sort(key=lambda event: event.on)
    for started in (child.early_help, child.assessments, child.need, child.protection, child.care):
        if len(started) > 1:
            started.sort(key=lambda event: event.started)
    child.section_47.sort(key=lambda event: event.strategy_discussion)
    return case
