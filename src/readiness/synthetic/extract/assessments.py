"""List 4: assessments open at any time in the six months, a row each."""

from __future__ import annotations

from collections.abc import Iterator

from readiness.story import Child
from readiness.synthetic.extract.view import Row, View, yes_no


def rows(child: Child, view: View) -> Iterator[Row]:
    for assessment in child.assessments:
        if view.current(assessment.authorised):
            done = assessment.authorised is not None
            yield (
                *view.about(child),
                child.disability,
                assessment.started,
                assessment.seen if done else None,
                assessment.authorised,
                yes_no(assessment.needs_support),
                assessment.team,
                assessment.worker,
            )
