"""List 2: early help begun or ended in the six months, or still going on."""

from __future__ import annotations

from collections.abc import Iterator

from readiness.story import Child
from readiness.synthetic.extract.view import Row, View


def rows(child: Child, view: View) -> Iterator[Row]:
    for help_given in child.early_help:
        if view.current(help_given.completed):
            yield (
                *view.about(child),
                help_given.started,
                help_given.completed,
                help_given.organisation,
            )
