"""A statement held against figures. The verdict is a word of a short list and never more."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readiness.calendar import add_months
from readiness.enquiry.claims.audited import NONE, change, graded, halves
from readiness.enquiry.improvement.moved import moved
from readiness.model import Polarity, State
from readiness.words import amount, count, listed, month, number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from readiness.enquiry.claims.audited import Change, Share
    from readiness.enquiry.claims.statements import Statement
    from readiness.model import Area, Published
    from readiness.views import View

AGREE = "the figures agree"
OTHERWISE = "the figures say otherwise"
CHANCE = "the change could be chance"
TOO_FEW = "too few to tell"
WITHHELD = "withheld"
NOT_TESTED = "not tested"
VERDICTS = (AGREE, OTHERWISE, CHANCE, TOO_FEW, WITHHELD, NOT_TESTED)
_GRADES = {1: "outstanding", 2: "good", 3: "requires improvement", 4: "inadequate"}


@dataclass(frozen=True)
class Tested:
    """A statement, its verdict, and the figures it rests on in words (a clause)."""

    statement: Statement
    verdict: str
    because: str


def tested(
    published: Published, statement: Statement, area: Area | None, named: Sequence[View]
) -> Tested:
    """Against audits where it is about their grades, else against the one measure that is named."""
    if statement.kind == "audits":
        verdict, because = _audits(published, statement, area)
    elif len(named) != 1:
        why = (
            "its evidence names no one measure of ours"
            if not named
            else "its evidence names several"
        )
        verdict, because = NOT_TESTED, why
    elif statement.kind == "amount":
        verdict, because = _amount(statement, named[0])
    else:
        verdict, because = _changed(statement, named[0], published.as_at)
    return Tested(statement, verdict, because)


def _audits(published: Published, said: Statement, area: Area | None) -> tuple[str, str]:
    shares = graded(published, area, said.grades)
    grades = listed([_GRADES[g] for g in sorted(said.grades)], "or")
    if isinstance(shares, str):
        if shares == NONE:
            return NOT_TESTED, "no audits were supplied"
        return WITHHELD, f"audits graded {grades} may not be counted here, because of small numbers"
    found = change(shares)
    if found is None:
        return TOO_FEW, "there are too few audits to set one period beside another"
    if re.search(r"\byear\b", said.words.casefold()) and not _two_years(shares):
        return TOO_FEW, "it speaks of a year ago, and two years of audits cannot be shown"
    because = f"graded {grades}: {_beside(*halves(shares))}; {_points(found)}"
    return _judged(said, found.points, found.told, found.steady), because


def _two_years(shares: tuple[Share, ...]) -> bool:
    return shares[0].start <= add_months(shares[-1].end, -23)


def _beside(before: Share, after: Share) -> str:
    return f"{_share(after)}, and {_share(before)}"


def _share(one: Share) -> str:
    return (
        f"{number(one.percent, 0)}% of {count(one.whole, 'audit')} in {month(one.start)} "
        f"to {month(one.end)}"
    )


def _points(found: Change) -> str:
    low, high, points = (number(v, 0) for v in (found.lower, found.upper, found.points))
    return f"a difference of {points} percentage points (95% interval {low} to {high})"


def _judged(said: Statement, difference: float, told: bool, steady: bool | None) -> str:
    """Level is never shown by a difference that could be chance: it is only not contradicted."""
    if not told:
        return CHANCE
    if said.way == "level" or (difference > 0) is not (said.way == "up"):
        return OTHERWISE
    if said.steadily:
        return TOO_FEW if steady is None else AGREE if steady else CHANCE
    return AGREE


def _amount(said: Statement, view: View) -> tuple[str, str]:
    local = view.local
    if local.state is State.SUPPRESSED:
        return WITHHELD, f"the figure of “{view.title}” may not be shown"
    if local.value is None or local.lower is None or local.upper is None:
        return NOT_TESTED, f"“{view.title}” has no figure"
    if view.unit != "%" or view.polarity is not Polarity.HIGH or said.amount is None:
        return NOT_TESTED, f"“{view.title}” is no share of what is as it should be"
    because = (
        f"“{view.title}” is {amount(local.value, view.unit)} (95% interval {number(local.lower)} to "
        f"{number(local.upper)}), and the words are read as at least {number(said.amount, 0)}%"
    )
    if local.lower >= said.amount:
        return AGREE, because
    return (OTHERWISE if local.upper < said.amount else TOO_FEW), because


def _changed(said: Statement, view: View, as_at: date) -> tuple[str, str]:
    way = _up_or_down(said, view)
    if way is None:
        return NOT_TESTED, f"neither way is better for “{view.title}”"
    found = moved(view, add_months(as_at, -12))
    if found.verdict == "withheld" or view.local.state is State.SUPPRESSED:
        return WITHHELD, f"the months of “{view.title}” may not be shown"
    if found.verdict in ("no months", "no figure"):
        return NOT_TESTED, f"“{view.title}” has no months to compare"
    if found.difference is None:
        return TOO_FEW, f"“{view.title}” has too few months, or too few in them"
    it = found.difference
    because = (
        f"“{view.title}” was {_amount_of(it.after, found.unit)} in the latest twelve months and "
        f"{_amount_of(it.before, found.unit)} in those before (99% interval of the difference "
        f"{number(it.lower)} to {number(it.upper)})"
    )
    difference = it.after - it.before
    if not it.told:
        return CHANCE, because
    if way == "level" or (difference > 0) is not (way == "up"):
        return OTHERWISE, because
    return (TOO_FEW if said.steadily else AGREE), because


def _amount_of(value: float, unit: str) -> str:
    return amount(round(value, 1), unit)


def _up_or_down(said: Statement, view: View) -> str | None:
    if said.way not in ("better", "worse"):
        return said.way
    if view.polarity is Polarity.NEUTRAL:
        return None
    return "up" if (said.way == "better") is (view.polarity is Polarity.HIGH) else "down"
