"""One action of the plan: where it stands on the day, and what the plan does not say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from readiness.model.said import Action

Standing = Literal[
    "done", "done late", "overdue", "in progress", "not started", "stopped", "not given"
]


@dataclass(frozen=True)
class Step:
    """`standing`: done (in time, or with no due date), done late, overdue (past its due date and
    neither done nor stopped), else its progress as written. `days`: days over, or late.
    `lacking`: owner, due date, progress, measure - what is not given. `doubt`: what does not fit."""

    action: Action
    standing: Standing
    days: int = 0
    lacking: tuple[str, ...] = ()
    doubt: str = ""

    @property
    def fell_due(self) -> bool:
        return self.standing in ("overdue", "done", "done late")


def step(action: Action, as_at: date) -> Step:
    """An action due on the day itself is not overdue."""
    standing, days = _standing(action, as_at)
    return Step(action, standing, days, _lacking(action), _doubt(action, as_at))


def _standing(action: Action, as_at: date) -> tuple[Standing, int]:
    if action.progress == "done":
        late = (action.completed - action.due).days if action.completed and action.due else 0
        return ("done late", late) if late > 0 else ("done", 0)
    if action.progress == "stopped":
        return "stopped", 0
    if action.due and action.due < as_at:
        return "overdue", (as_at - action.due).days
    if action.progress == "in progress":
        return "in progress", 0
    return ("not started", 0) if action.progress == "not started" else ("not given", 0)


def _lacking(action: Action) -> tuple[str, ...]:
    there = {"owner": action.owner, "due date": action.due, "progress": action.progress,
             "measure": action.measure}  # fmt: skip
    return tuple(name for name, value in there.items() if not value)


def _doubt(action: Action, as_at: date) -> str:
    if action.completed and action.progress != "done":
        return "a day of completion is given, but it is not marked done"
    if action.completed and action.completed > as_at:
        return "its day of completion is still to come"
    if action.progress == "done" and not action.completed:
        return "the day it was done is not given"
    return ""


def due(steps: Sequence[Step], as_at: date) -> tuple[Step, ...]:
    """Those whose due date has passed, stopped ones left out."""
    return tuple(
        one for one in steps
        if one.action.due and one.action.due < as_at and one.standing != "stopped"
    )  # fmt: skip
