"""The lines of enquiry a visit may follow, with what the published figures say to each.

Made of what is shown: a hidden figure raises nothing, and says only that it is hidden.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from readiness.framework import enquiries
from readiness.framework.asked import Enquiry
from readiness.model import Published, State
from readiness.views import Place, View, last_grade, views

EXPECTED = 2.5
"""The target lens scores 2.5 at the level expected."""


class Said(StrEnum):
    """What the figures here say to a line, the most pressing first."""

    RAISED = "raised"
    UNSEEN = "unseen"
    PRACTICE = "practice"
    QUIET = "quiet"


@dataclass(frozen=True)
class Line:
    """One line: how often inspectors criticise it, in per cent, at the area's last grade (`grade`,
    None where there is none); the shown measures that give a reason to ask, those that give none,
    and the titles of those that are not shown."""

    id: str
    enquiry: Enquiry
    often: int
    grade: int | None
    pressing: tuple[View, ...]
    quiet: tuple[View, ...]
    unseen: tuple[str, ...]

    @property
    def said(self) -> Said:
        if self.pressing:
            return Said.RAISED
        if self.quiet:
            return Said.QUIET
        return Said.UNSEEN if self.unseen else Said.PRACTICE


def lines(published: Published, criteria: Collection[str] = ()) -> tuple[Line, ...]:
    """The lines that touch any of these criteria (all if none are given).

    Those a figure raises come first, then those nothing here answers, then those whose figures give
    no reason; within each, what inspectors criticise most often at the authority's last grade.
    """
    by_number = _by_number(published)
    found = [
        _line(name, one, published, by_number)
        for name, one in enquiries().items()
        if not criteria or not set(one.criteria).isdisjoint(criteria)
    ]
    order = list(Said)
    return tuple(sorted(found, key=lambda line: (order.index(line.said), -line.often, line.id)))


def _by_number(published: Published) -> dict[str, list[View]]:
    numbers = {str(one["id"]): str(one["catalogue"]) for one in published.catalogue}
    found: dict[str, list[View]] = {}
    for view in views(published):
        found.setdefault(numbers.get(view.id, ""), []).append(view)
    return found


def _line(name: str, one: Enquiry, published: Published, by_number: dict[str, list[View]]) -> Line:
    mine = [view for number in one.measures for view in by_number.get(number, ())]
    shown = [view for view in mine if view.shown]
    last = last_grade(published, one.area)
    grade = last.grade if last else None
    return Line(
        id=name,
        enquiry=one,
        often=one.how_often(grade),
        grade=grade,
        pressing=tuple(view for view in shown if presses(view)),
        quiet=tuple(view for view in shown if not presses(view)),
        unseen=tuple(v.title for v in mine if not v.shown and v.local.state != State.NO_RECORDS),
    )


def presses(view: View) -> bool:
    """Whether a shown figure gives a reason to ask: worse than neighbours or unlike them by more
    than chance, become worse on its own chart, or below the level expected."""
    apart = view.place in (Place.WORSE, Place.HIGHER, Place.LOWER)
    turned = view.trend is not None and (view.trend.variation or "").startswith("concern")
    target = view.contribution.target if view.contribution else None
    return apart or turned or (target is not None and target < EXPECTED)
