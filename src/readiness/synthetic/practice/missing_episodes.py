"""Each time a child went missing, from home or from care, in the last twelve months.

Beside what is written a row has `times_before`: how often its child had gone missing before in those
months, as nobody writes and everybody who counts children has to know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from readiness.calendar import twelve_months_to
from readiness.model import Period
from readiness.story import Child
from readiness.synthetic.chance import Choice, Dice
from readiness.synthetic.practice.teams import Items
from readiness.synthetic.practice.whom import aged, cells, in_proportion, is_open, some
from readiness.synthetic.world import World

_FROM_HOME, _FEWEST = 22, 8
_TIMES = Choice({1: 55, 2: 20, 3: 12, 5: 9, 8: 4})
_HOURS_AWAY = Choice({(2, 9): 70, (10, 30): 22, (31, 80): 8})
_OFFERED, _NOT_RECORDED, _ACCEPTED, _HELD = 0.88, 0.04, 0.68, 0.94
_HOURS_LATER = Choice({(5, 71): 84, (73, 200): 16})
_NO_TIME = 0.08


def items(world: World) -> Items:
    """In care on the days the stories tell of (as list 8 counts), and some who live at home."""
    dice = Dice(world.seed, "missing_episodes")
    year = twelve_months_to(world.as_at)
    rows: list[dict[str, Any]] = []
    for child in world.children:
        for period in child.care:
            days = [day for day in period.missing if day in year]
            last = (period.return_interview_offered, period.return_interview_accepted)
            rows += _episodes(dice, child, days, world.as_at, "yes", last)
    for child, days in _from_home(dice, world, year):
        rows += _episodes(dice, child, days, world.as_at, "no", (None, None))
    before: dict[str, int] = {}
    for row in sorted(rows, key=lambda row: (_moment(row["missing_from"]), row["child_id"])):
        times = before.get(row["child_id"], 0)
        before[row["child_id"]] = times + 1
        yield {**row, "times_before": times}


def _from_home(dice: Dice, world: World, year: Period) -> Iterator[tuple[Child, list[date]]]:
    old_enough = aged(world, 11, 17)
    at_home = [
        child for child in world.children if old_enough(child) and is_open(child) and not child.care
    ]
    length = (year.end - year.start).days
    for child in some(dice, at_home, in_proportion(world, _FROM_HOME, _FEWEST)):
        ago = {dice.between(0, length) for _ in range(dice.pick(_TIMES))}
        yield child, sorted(world.as_at - timedelta(days=days) for days in ago)


def _episodes(
    dice: Dice,
    child: Child,
    days: Sequence[date],
    as_at: date,
    in_care: str,
    last: tuple[str | None, str | None],
) -> Iterator[dict[str, Any]]:
    """One an evening; found before the next, or not yet. What the story says of the last holds."""
    for place, day in enumerate(days):
        begun = datetime.combine(day, time(dice.between(15, 23), dice.between(1, 29)))
        following = days[place + 1] if place + 1 < len(days) else as_at + timedelta(days=1)
        dawn = datetime.combine(following, time())
        found: datetime | None = begun + timedelta(
            hours=dice.within(_HOURS_AWAY), minutes=dice.between(1, 29)
        )
        if found is not None and found >= dawn:
            found = dawn - timedelta(minutes=20) if place + 1 < len(days) else None
        if found is not None and found <= begun:
            found = begun + timedelta(minutes=15)
        told = last if place + 1 == len(days) else (None, None)
        yield cells(
            child_id=child.id,
            in_care=in_care,
            missing_from=_written(dice, begun),
            **_return(dice, found, told, as_at),
        )


def _return(
    dice: Dice, found: datetime | None, told: tuple[str | None, str | None], as_at: date
) -> dict[str, Any]:
    """The return and the interview after it; nothing of either for a child still missing."""
    if found is None:
        return {}
    offered = told[0] or _said(dice, _OFFERED)
    accepted = (told[1] or _said(dice, _ACCEPTED)) if offered == "yes" else None
    held = found + timedelta(hours=dice.within(_HOURS_LATER))
    takes_place = accepted == "yes" and held.date() <= as_at and dice.yes(_HELD)
    return {
        "found": _written(dice, found),
        "interview_offered": _known(offered),
        "interview_accepted": _known(accepted),
        "interviewed": _written(dice, held) if takes_place else None,
    }


def _said(dice: Dice, chance: float) -> str:
    if dice.yes(_NOT_RECORDED):
        return "unknown"
    return "yes" if dice.yes(chance) else "no"


def _known(answer: str | None) -> str | None:
    return answer if answer in ("yes", "no") else None


def _written(dice: Dice, moment: datetime) -> date:
    """With its time of day, which for some was never written down."""
    return moment.date() if dice.yes(_NO_TIME) else moment


def _moment(written: date) -> datetime:
    return written if isinstance(written, datetime) else datetime.combine(written, time())
