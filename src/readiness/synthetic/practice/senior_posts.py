"""Who has held the senior posts: an authority whose top is settled and whose middle is not."""

from __future__ import annotations

from datetime import timedelta

from readiness.synthetic.practice.teams import Items, weekday
from readiness.synthetic.world import World

_HELD = (
    ("director", 1900, 560, "no"),
    ("director", 559, None, "no"),
    ("assistant director", 1300, 420, "no"),
    ("assistant director", 419, None, "yes"),
    ("head of service", 2400, None, "no"),
    ("head of service", 900, 300, "no"),
    ("head of service", 240, None, "no"),
    ("principal social worker", 640, None, "no"),
)
"""Post, days since it began and ended (None: still in it), and whether interim."""


def items(world: World) -> Items:
    for post, began, ended, interim in _HELD:
        row = {
            "post": post,
            "started": weekday(world.as_at - timedelta(days=began)),
            "interim": interim,
        }
        if ended is not None:
            row["ended"] = weekday(world.as_at - timedelta(days=ended))
        yield row
