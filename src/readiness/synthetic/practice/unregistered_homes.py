"""Stays of the last year in homes that ought to have been registered."""

from __future__ import annotations

from datetime import timedelta

from readiness.synthetic.chance import Dice
from readiness.synthetic.practice.cared import homes_of_the_year, yes_no
from readiness.synthetic.practice.teams import Items
from readiness.synthetic.practice.whom import cells
from readiness.synthetic.world import World

_OTHER_HOME = "Z1"
_AGREED = 0.85
_LATEST = timedelta(days=19)


def items(world: World) -> Items:
    """The homes without a number in the children's stories; and one stay on the day at the least,
    of a child whom the record does not name."""
    dice = Dice(world.seed, "unregistered_homes")
    going_on = False
    for child, home in homes_of_the_year(world):
        if home.kind == _OTHER_HOME and home.urn is None:
            going_on = going_on or home.ended is None
            agreed = yes_no(dice.yes(_AGREED))
            yield cells(
                child_id=child.id, started=home.started, ended=home.ended, agreed_by_director=agreed
            )
    if not going_on:
        yield {"started": world.as_at - _LATEST, "agreed_by_director": "yes"}
