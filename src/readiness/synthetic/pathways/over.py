"""Children of earlier half-years, all of whose stories are over by the end of their own."""

from __future__ import annotations

from readiness.story import Child, NeedEpisode
from readiness.synthetic.maker import Maker

_WHEN_DONE = "RC7"


def close(make: Maker, child: Child) -> None:
    """What was still open on the day of the clock is closed by then, after all that happened."""
    for one in child.early_help:
        one.completed = one.completed or make.clock.as_at
    for enquiry in child.section_47:
        if enquiry.conference_unnecessary is None:
            enquiry.conference_unnecessary = True
    episode = child.need[-1] if child.need else None
    if episode is not None and episode.ended is None:
        episode.ended = make.day(make.dice.between(_last(child, episode), make.clock.today))
        episode.closure_reason = _WHEN_DONE


def _last(child: Child, episode: NeedEpisode) -> int:
    """The last thing known of the child, and a day after the episode began at the least."""
    days = [episode.last_seen]
    days += [plan.ended for plan in child.protection]
    days += [period.ended for period in child.care]
    return max(episode.started.toordinal() + 1, *(day.toordinal() for day in days if day))
