"""What only the statutory returns ask of a child, added to stories that Annex A could be cut from.

Each part has dice of its own, so that nothing told before is any different for it.
"""

from __future__ import annotations

from collections.abc import Callable

from readiness.story import Child
from readiness.synthetic.chance import Dice
from readiness.synthetic.clock import Clock
from readiness.synthetic.details import adoption, birthdays, care, health, need, plans
from readiness.synthetic.details.teller import Teller
from readiness.synthetic.workforce import Workforce

_PARTS: tuple[tuple[Callable[[Teller, Child], None], Callable[[Child], object]], ...] = (
    (need.add, lambda child: child.assessments or child.need),
    (plans.add, lambda child: child.earlier_plans),
    (care.add, lambda child: child.care),
    (health.add, lambda child: child.care),
    (birthdays.add, lambda child: child.leaving_care),
    (adoption.add, lambda child: child.adoption),
)
"""What adds to a story, and to whose: most children have lived through little of it."""


class Details:
    """Adds to one child after another. `purpose` tells this run's dice from another's."""

    def __init__(self, seed: int, purpose: str, clock: Clock, workforce: Workforce) -> None:
        self._parts = [
            (
                add,
                lived,
                Teller(Dice(seed, purpose, add.__module__.rpartition(".")[2]), clock, workforce),
            )
            for add, lived in _PARTS
        ]

    def add(self, child: Child) -> None:
        for add, lived, teller in self._parts:
            if lived(child):
                add(teller, child)
