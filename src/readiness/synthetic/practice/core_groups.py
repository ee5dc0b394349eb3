"""Core groups of children whose protection plan is open, or was in the six months."""

from __future__ import annotations

from datetime import date, timedelta

from readiness.calendar import add_working_days, six_months_to
from readiness.story import ProtectionPlan
from readiness.synthetic.chance import Dice
from readiness.synthetic.practice.teams import Items
from readiness.synthetic.practice.whom import by_chance, cells
from readiness.synthetic.world import World

_FIRST_IN_TIME, _IN_DATE = 0.86, 0.83
_FIRST, _FIRST_LATE = (3, 10), (11, 22)
_LATELY, _LONG_AGO = (0, 41), (44, 90)


def items(world: World) -> Items:
    """The child's latest plan: Annex A has a child once."""
    dice = Dice(world.seed, "core_groups")
    since = six_months_to(world.as_at).start
    for child in world.children:
        for plan in child.protection[-1:]:
            if plan.ended is None or plan.ended >= since:
                first = by_chance(
                    dice,
                    _FIRST_IN_TIME,
                    plan.started,
                    _FIRST,
                    _FIRST_LATE,
                    plan.ended or world.as_at,
                )
                yield cells(
                    child_id=child.id,
                    team=plan.team,
                    plan_started=plan.started,
                    first_core_group=first,
                    latest_core_group=_latest(dice, plan, first, world.as_at),
                    plan_ended=plan.ended,
                )


def _latest(dice: Dice, plan: ProtectionPlan, first: date | None, as_at: date) -> date | None:
    """The last of those that followed the first, if any has; blank where the first is the last."""
    ago = dice.between(*(_LATELY if dice.yes(_IN_DATE) else _LONG_AGO))
    # Back to a working day, then no earlier than the first.
    day = add_working_days((plan.ended or as_at) - timedelta(days=ago - 1), -1)
    return day if first is not None and day > first else None
