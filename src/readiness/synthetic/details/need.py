"""Referrals, assessments and child in need plans, as the census tells them."""

from __future__ import annotations

from datetime import date

from readiness.story import Child, Contact, NeedEpisode, Referral
from readiness.synthetic.chance import Choice, Dice
from readiness.synthetic.details.teller import Teller

_FACTOR = Choice({
    "3B": 30, "4B": 26, "17A": 17, "16A": 15, "2B": 11, "1B": 11, "3A": 9, "4A": 10, "18B": 10,
    "14A": 6, "15A": 6, "6A": 6, "5A": 8, "20": 9, "1C": 4, "2A": 4, "7A": 4, "10A": 4, "11A": 3,
    "13A": 3, "19B": 4, "19C": 2, "18C": 2, "3C": 3, "4C": 3, "6B": 3, "5B": 3, "12A": 1,
    "24A": 0.5, "22A": 0.2, "23A": 0.1,
})  # fmt: skip
_NO_FACTOR = "21"
_NOTHING_FOUND = 0.42
_MORE_FACTORS = 0.5
_ALONE = "9A"

_PLANNED = 0.9
_PLAN_AFTER, _PLAN_SOON_AFTER_ASSESSMENT = (20, 45), (0, 10)
_SHORTEST_PLAN = 14
_UNKNOWN_SOURCE = "10"


def add(teller: Teller, child: Child) -> None:
    if child.need:
        _refer(child)
        for episode in child.need:
            episode.plans = _plans(teller, child, episode)
        if len(child.referrals) > 1:
            _mark_open(child)
    dice = teller.dice
    alone = bool(child.care) and child.care[-1].unaccompanied
    for assessment in child.assessments:
        if assessment.authorised is not None:
            assessment.factors = _factors(dice, assessment.needs_support is True, alone)


def _mark_open(child: Child) -> None:
    """Referrals of a child whose case was open already."""
    for referral in child.referrals:
        on = referral.on
        for episode in child.need:
            if episode.started < on and (episode.ended is None or on < episode.ended):
                referral.case_open = True


def _refer(child: Child) -> None:
    """Every episode of need began with a referral; who made one long ago may be unknown."""
    for episode in child.need:
        on = episode.started
        if any(referral.on == on for referral in child.referrals):
            continue
        one = Referral(on, _UNKNOWN_SOURCE, False, episode.team, episode.worker)
        child.referrals.append(one)
        child.referrals.sort(key=lambda told: told.on)
        if all(contact.on != on for contact in child.contacts):
            child.contacts.append(Contact(on, _UNKNOWN_SOURCE))
            child.contacts.sort(key=lambda told: told.on)


def _factors(dice: Dice, needs_support: bool, alone: bool) -> tuple[str, ...]:
    """One and perhaps more, in the order of the census's list; none is a code of its own."""
    if not needs_support and dice.yes(_NOTHING_FOUND):
        return (_NO_FACTOR,)
    found = {_ALONE if alone else dice.pick(_FACTOR)}
    while len(found) < 5 and dice.yes(_MORE_FACTORS):
        found.add(dice.pick(_FACTOR))
    return tuple(sorted(found, key=_in_order)) if len(found) > 1 else tuple(found)


def _in_order(factor: str) -> tuple[int, str]:
    number = factor.rstrip("ABC")
    return (int(number), factor)


def _plans(teller: Teller, child: Child, episode: NeedEpisode) -> list[tuple[date, date | None]]:
    """While in need and neither on a protection plan nor in care, from the assessment on."""
    dice, ended = teller.dice, episode.ended
    if not dice.yes(_PLANNED):
        return []
    begun = _first_plan(teller, child, episode)
    if begun > teller.clock.as_at:
        return []
    plans: list[tuple[date, date | None]] = []
    for other_from, other_to in _otherwise_helped(child):
        if other_to is not None and other_to <= begun:
            continue
        if ended is not None and other_from >= ended:
            break
        if other_from > begun:
            plans.append((begun, other_from))
        if other_to is None:
            return _long_enough(plans)
        begun = other_to
    if ended is None or begun < ended:
        plans.append((begun, ended))
    return _long_enough(plans)


def _first_plan(teller: Teller, child: Child, episode: NeedEpisode) -> date:
    dice = teller.dice
    for assessment in child.assessments:
        done = assessment.authorised
        if assessment.started >= episode.started and done is not None:
            return teller.after(done, dice.between(*_PLAN_SOON_AFTER_ASSESSMENT))
    return teller.after(episode.started, dice.between(*_PLAN_AFTER))


def _otherwise_helped(child: Child) -> list[tuple[date, date | None]]:
    """Protection plans and periods of care in date order, as stretches of days."""
    if not (child.protection or child.care):
        return []
    others = [
        *((plan.started, plan.ended) for plan in child.protection),
        *((period.started, period.ended) for period in child.care),
    ]
    others.sort(key=lambda stretch: stretch[0])
    return others


def _long_enough(plans: list[tuple[date, date | None]]) -> list[tuple[date, date | None]]:
    return [
        (begun, ended)
        for begun, ended in plans
        if ended is None or (ended - begun).days >= _SHORTEST_PLAN
    ]
