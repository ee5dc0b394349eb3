"""Children of earlier half-years, all of whose stories are over by the end of their own."""

from __future__ import annotations

from readiness.story import Child
from readiness.synthetic.maker import Maker

_WHEN_DONE = "RC7"


def close(make: Maker, child: Child) -> None:
    """A case still open on the day of the clock is closed by then, after all that happened in it."""
    episode = child.need[-1] if child.need else None
    if episode is None or episode.ended is not None:
        return
    days = [episode.started.toordinal() + 1]
    days += [plan.ended.toordinal() for plan in child.protection if plan.ended]
    days += [period.ended.toordinal() for period in child.care if period.ended]
    if episode.last_seen:
        days.append(episode.last_seen.toordinal())
    episode.ended = make.day(make.dice.between(max(days), make.clock.today))
    episode.closure_reason = _WHEN_DONE
