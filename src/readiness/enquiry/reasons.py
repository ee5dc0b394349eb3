"""Why one published figure gives a reason to ask, and how severe each reason is.

A hidden figure gives none: only what is shown can. The kinds and their weights are data
(`framework.grounds`).
"""

from __future__ import annotations

from dataclasses import dataclass

from readiness.framework import grounds, weighing
from readiness.model import Polarity, Published
from readiness.views import Place, View, score_of

EXPECTED = 2.5
"""The target lens scores 2.5 at the level expected."""
LOWEST = 1.0
"""And this at its lowest."""


@dataclass(frozen=True)
class Reason:
    """why: an id of `framework.grounds`; severity on 0 to 1."""

    why: str
    severity: float


def reason(why: str, size: float = 1.0) -> Reason:
    """A reason of a kind; `size` of 0 to 1 sets its severity between the kind's ends."""
    return Reason(why, grounds()[why].severity(size))


def reasons(published: Published, view: View) -> tuple[Reason, ...]:
    """Every reason the figure gives, the most pressing kind first; none of a hidden figure but what
    its own published chart says."""
    found = [
        reason("limit") if holds_down(published, view) else None,
        _turned(view),
        _beside(view),
        _below(view),
        _late(view),
        _doubtful(view),
    ]
    order = list(grounds())
    return tuple(sorted((one for one in found if one), key=lambda one: order.index(one.why)))


def holds_down(published: Published, view: View) -> bool:
    """Whether a limiting rule of the area's score names the measure."""
    score = score_of(published, view.area)
    return score is not None and any(f"'{view.title}'" in limit for limit in score.limits)


def _turned(view: View) -> Reason | None:
    """A sign on its own chart: of concern, or of a neutral measure either way."""
    said = view.trend.variation or "" if view.trend else ""
    if said.startswith("concern"):
        return reason("turned")
    return reason("changed") if said.startswith("neutral") else None


def _beside(view: View) -> Reason | None:
    """Worse than neighbours, or either tail of a neutral measure, by more than chance."""
    kinds = {Place.WORSE: "worse", Place.HIGHER: "unlike", Place.LOWER: "unlike"}
    if view.standing is None or view.standing.place not in kinds:
        return None
    return reason(kinds[view.standing.place], float(view.standing.far))


def _below(view: View) -> Reason | None:
    target = view.contribution.target if view.contribution else None
    if target is None or target >= EXPECTED or not view.shown:
        return None
    size = (EXPECTED - target) / (EXPECTED - LOWEST)
    return reason("below", size / 2 if by_chance(view) else size)


def by_chance(view: View) -> bool:
    """Whether the level expected lies within the figure's 95 % interval."""
    level = view.contribution.expected if view.contribution else None
    low, high = view.local.lower, view.local.upper
    return None not in (level, low, high) and low <= level <= high  # type: ignore[operator]


def past_limit(view: View) -> tuple[int, int] | None:
    """Of a state held against a limit today: for how many of how many it is not as it should be.
    None where there is no such limit, nobody, or nothing that may be shown."""
    local = view.local
    if not (view.snapshot and view.limits) or local.numerator is None or not local.denominator:
        return None
    if view.polarity is Polarity.NEUTRAL or view.unit != "%":
        return None
    late = local.numerator
    late = late if view.polarity is Polarity.LOW else local.denominator - late
    return (late, local.denominator) if late > 0 else None


def _late(view: View) -> Reason | None:
    found = past_limit(view)
    return reason("late", found[0] / found[1] / weighing().late_whole) if found else None


def unusable_share(view: View) -> float:
    """Of the records a shown figure needs, the share that cannot be used."""
    local = view.local
    if not local.unusable or not local.denominator:
        return 0.0
    return local.unusable / (local.unusable + local.denominator)


def doubtful(view: View) -> bool:
    """Whether so many of its records cannot be used that the figure is worth doubting."""
    return unusable_share(view) >= weighing().doubt_from


def _doubtful(view: View) -> Reason | None:
    if not doubtful(view):
        return None
    rules = weighing()
    whole = rules.doubt_whole - rules.doubt_from
    return reason("doubt", (unusable_share(view) - rules.doubt_from) / whole)
