"""How far life-story work has come with each child in care."""

from __future__ import annotations

from readiness.intake.evidence.tabs.children_in_care import LIFE_STORY
from readiness.synthetic.chance import Choice, Dice
from readiness.synthetic.practice.cared import looked_after, offsets
from readiness.synthetic.practice.teams import Items
from readiness.synthetic.world import World

_DONE, _UNDER_WAY, _NOT_STARTED = LIFE_STORY
_NEW = Choice({_UNDER_WAY: 15, _NOT_STARTED: 85})
_LONG = Choice({_DONE: 25, _UNDER_WAY: 45, _NOT_STARTED: 30})
_NEW_FOR_DAYS = 270


def items(world: World) -> Items:
    """Every child in care on the day; begun with few who are new to care."""
    dice = Dice(world.seed, "life_story")
    usual = offsets(world)
    for child, care in looked_after(world):
        new = (world.as_at - care.started).days < _NEW_FOR_DAYS
        late = dice.yes(-usual.get(care.team, 0.0))
        yield {
            "child_id": child.id,
            "team": care.team,
            "entered_care": care.started,
            "work": _NOT_STARTED if late else dice.pick(_NEW if new else _LONG),
        }
