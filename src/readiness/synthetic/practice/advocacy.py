"""Whether each child in care was offered an advocate and an independent visitor."""

from __future__ import annotations

from readiness.synthetic.chance import Dice
from readiness.synthetic.practice.cared import looked_after, offsets, yes_no
from readiness.synthetic.practice.teams import Items
from readiness.synthetic.world import World

_ADVOCATE, _VISITOR = 0.78, 0.14


def items(world: World) -> Items:
    """Every child in care on the day; fewer offers where the team's practice is weaker."""
    dice = Dice(world.seed, "advocacy")
    usual = offsets(world)
    for child, care in looked_after(world):
        offset = usual.get(care.team, 0.0)
        yield {
            "child_id": child.id,
            "team": care.team,
            "advocate_offered": yes_no(dice.yes(_ADVOCATE + offset)),
            "visitor_offered": yes_no(dice.yes(_VISITOR)),
        }
