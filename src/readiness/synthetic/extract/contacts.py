"""List 1: a row a contact in the six months."""

from __future__ import annotations

from collections.abc import Iterator

from readiness.story import Child
from readiness.synthetic.extract.view import Row, View


def rows(child: Child, view: View) -> Iterator[Row]:
    for contact in child.contacts:
        if view.recent(contact.on):
            yield (*view.about(child), contact.on, contact.source)
