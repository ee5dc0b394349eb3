"""List 6: one row a child in need now or in the six months, for the latest episode of need."""

from __future__ import annotations

from collections.abc import Iterator

from readiness.story import Child
from readiness.synthetic.extract.view import Row, View


def rows(child: Child, view: View) -> Iterator[Row]:
    episode = child.need[-1] if child.need else None
    if episode is not None and view.current(episode.ended):
        yield (
            *view.about(child),
            child.disability,
            episode.started,
            episode.need,
            episode.last_seen,
            episode.ended,
            episode.closure_reason,
            case_status(child),
            episode.team,
            episode.worker,
        )


def case_status(child: Child) -> str:
    """The first that applies: looked after, on a plan, in need, being assessed; or closed."""
    if child.need[-1].ended is not None:
        return "closed"
    if child.care and child.care[-1].ended is None:
        return "looked_after"
    if child.protection and child.protection[-1].ended is None:
        return "child_protection"
    if child.assessments and child.assessments[-1].authorised is None:
        return "open_assessment"
    return "child_in_need"
