"""On pace, slow, or cannot be told: the word for progress, by a rule that is written down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from readiness.enquiry.improvement.actions import Step, due
from readiness.enquiry.improvement.moved import Moved
from readiness.enquiry.improvement.tracked import Plan
from readiness.words import capital, count, percent

Word = Literal["on pace", "slow", "cannot be told"]

FEWEST_DUE = 3
MOST_OVERDUE = 0.25

RULE = (
    "Inspectors ask whether leaders act at pace on what was found (LD02). Our rule, not theirs: "
    "“slow” where more than a quarter of the actions whose due date has passed are not done, or "
    "more measures have got worse than better; “on pace” where no more than a quarter are, and "
    "more measures have got better than worse; else “cannot be told”, as it is with fewer than "
    "three actions due, or where most have no due date. Doing what was planned is not yet impact: "
    "without a measure that moved, it is never called on pace."
)


@dataclass(frozen=True)
class Pace:
    """The word, why in a clause, and the facts it rests on, a sentence each."""

    word: Word
    why: str
    because: tuple[str, ...]


def pace(plan: Plan, as_at: date) -> Pace:
    """The rule put to a plan."""
    fallen = due(plan.steps, as_at)
    over = [one for one in fallen if one.standing == "overdue"]
    better = [one for one in plan.measures if one.verdict == "better"]
    worse = [one for one in plan.measures if one.verdict == "worse"]
    word, why = _word(plan, len(fallen), len(over), len(better), len(worse))
    return Pace(word, why, (*_facts(plan, fallen, over), *_movement(plan, better, worse)))


def _word(plan: Plan, fallen: int, over: int, better: int, worse: int) -> tuple[Word, str]:
    undated = sum(one.action.due is None for one in plan.steps)
    if fallen < FEWEST_DUE:
        return "cannot be told", "too few actions had fallen due"
    if undated * 2 > len(plan.steps):
        return "cannot be told", "most actions have no due date"
    late = f"{over} of the {fallen} actions that fell due are not done"
    if over > MOST_OVERDUE * fallen:
        return "slow", late
    moved = f"{better} of its measures got better and {worse} worse"
    if worse > better:
        return "slow", moved
    if better > worse:
        return "on pace", f"{late}, and {moved}"
    return "cannot be told", f"{late}, but measures do not yet show what came of it"


def _facts(plan: Plan, fallen: tuple[Step, ...], over: list[Step]) -> list[str]:
    if not plan.steps:
        return ["No actions were supplied."]
    if not fallen:
        return ["No action's due date has passed."]
    late = sum(one.standing == "done late" for one in fallen)
    done = len(fallen) - len(over)
    said = [
        f"{capital(count(len(fallen), 'action'))} of {len(plan.steps)} had fallen due: "
        f"{done} done, {late} of them late, and {len(over)} overdue ({percent(len(over) / len(fallen))})."
    ]
    undated = sum(one.action.due is None for one in plan.steps)
    if undated:
        said.append(f"{capital(count(undated, 'action has', 'actions have'))} no due date.")
    return said


def _movement(plan: Plan, better: Sequence[Moved], worse: Sequence[Moved]) -> list[str]:
    if not plan.measures:
        return ["No measure can be held beside the plan."]
    neither = sum(one.neither for one in plan.measures)
    same = sum(one.verdict == "no change" for one in plan.measures) - neither
    mixed = sum(one.verdict == "mixed" for one in plan.measures)
    untold = len(plan.measures) - len(better) - len(worse) - same - neither - mixed
    parts = [f"{len(better)} got better", f"{len(worse)} got worse"]
    parts += [f"{mixed} show signs both ways"] if mixed else []
    parts += [f"{neither} changed, neither way being better"] if neither else []
    parts += [f"{same} changed by no more than chance could explain"]
    said = [
        f"Of {count(len(plan.measures), 'measure')} that should move, since the last inspection "
        f"{', '.join(parts)}, and {untold} cannot be told."
    ]
    for name, moved in (("Better", better), ("Worse", worse)):
        if moved:
            said.append(f"{name}: {'; '.join(one.view.title for one in moved)}.")
    return said
