"""On pace, slow, or cannot be told: the word for progress, by a rule that is written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from readiness.enquiry.improvement.actions import Step, due
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
    """The word, and the facts it rests on, a sentence each."""

    word: Word
    because: tuple[str, ...]


def pace(plan: Plan, as_at: date) -> Pace:
    """The rule put to a plan."""
    fallen = due(plan.steps, as_at)
    over = [one for one in fallen if one.standing == "overdue"]
    better = sum(one.verdict == "better" for one in plan.measures)
    worse = sum(one.verdict == "worse" for one in plan.measures)
    facts = (*_facts(plan, fallen, over), _movement(plan, better, worse))
    return Pace(_word(plan, len(fallen), len(over), better, worse), facts)


def _word(plan: Plan, fallen: int, over: int, better: int, worse: int) -> Word:
    undated = sum(one.action.due is None for one in plan.steps)
    if fallen < FEWEST_DUE or undated * 2 > len(plan.steps):
        return "cannot be told"
    if over > MOST_OVERDUE * fallen or worse > better:
        return "slow"
    return "on pace" if better > worse else "cannot be told"


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


def _movement(plan: Plan, better: int, worse: int) -> str:
    if not plan.measures:
        return "No measure can be held beside the plan."
    same = sum(one.verdict == "no change" for one in plan.measures)
    mixed = sum(one.verdict == "mixed" for one in plan.measures)
    untold = len(plan.measures) - better - worse - same - mixed
    parts = [
        f"{better} better",
        f"{worse} worse",
        f"{same} with no change that could not be chance",
    ]
    parts += [f"{mixed} with signs both ways"] if mixed else []
    return (
        f"Of {count(len(plan.measures), 'measure')} that should move, since the last inspection: "
        f"{', '.join(parts)}, and {untold} that cannot be told."
    )
