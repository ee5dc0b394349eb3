"""The lines of enquiry inspectors may follow, with what the published figures say to each.

Made of what is shown: a hidden figure raises nothing, and says only that it is hidden. `Line.weight`
puts the first first: how severe, of how weighty a measure, and how often inspectors criticise it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from readiness.enquiry.contradicted import Against, contradicted
from readiness.enquiry.reasons import Reason, doubtful, reason, reasons
from readiness.enquiry.unnamed import enquiry_of
from readiness.enquiry.weighed import line_weight, measure_weights
from readiness.framework import enquiries, grounds, weighing
from readiness.framework.asked import Enquiry
from readiness.model import LIST_NAMES, Area, Published, State
from readiness.views import View, last_grade, score_of, views


class Said(StrEnum):
    """What is known here of a line, the most pressing first."""

    RAISED = "raised"
    UNSEEN = "unseen"
    PRACTICE = "practice"
    QUIET = "quiet"


@dataclass(frozen=True)
class Pressing:
    """A measure that gives a reason to ask, and its weight as a multiple of its area's mean."""

    view: View
    reasons: tuple[Reason, ...]
    weight: float = 1.0

    @property
    def first(self) -> Reason:
        """Its most severe reason, times the measure's weight; a reason that is whole is not lightened."""
        worst = max(self.reasons, key=lambda one: one.severity)
        whole = grounds()[worst.why].whole
        return worst if whole else Reason(worst.why, worst.severity * self.weight)


@dataclass(frozen=True)
class Line:
    """One line. `often`: in per cent, how often inspectors criticise it at the area's last grade
    (`grade`, None where there is none); None of a figure that belongs to none of the 52.

    `pressing` are the measures that give a reason to ask, the most severe first, `quiet` those that
    give none, `hidden` those that may not be shown, `absent` those not supplied. `claims` stand
    against the evidence, `breaches` are recorded, `doubted` lose many of their records.
    """

    id: str
    enquiry: Enquiry
    often: int | None
    grade: int | None
    pressing: tuple[Pressing, ...] = ()
    quiet: tuple[View, ...] = ()
    hidden: tuple[View, ...] = ()
    absent: tuple[View, ...] = ()
    claims: tuple[Against, ...] = ()
    breaches: tuple[str, ...] = ()
    doubted: tuple[View, ...] = ()
    weight: float = 0.0

    @property
    def area(self) -> Area:
        return self.enquiry.area

    @property
    def asked_for(self) -> bool:
        """Whether something not supplied is what inspectors ask for whatever the visit."""
        return any(always_asked(view) for view in self.absent)

    @property
    def raised(self) -> bool:
        """By a figure, a claim, a record or a doubt, and not only by what was not supplied."""
        return bool(self.pressing or self.claims or self.breaches or self.doubted)

    @property
    def said(self) -> Said:
        if self.raised:
            return Said.RAISED
        if self.quiet and not self.asked_for:
            return Said.QUIET
        return Said.UNSEEN if self.hidden or self.absent else Said.PRACTICE

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """One for each measure, claim and breach, and one for all doubts; what was not supplied
        counts only where there is no other."""
        found = [one.first for one in self.pressing]
        found += [one.reason for one in self.claims]
        found += [reason("breach") for _ in self.breaches]
        found += [reason("doubt")] if self.doubted else []
        return tuple(found or ([_absence(self)] if self.absent else []))


def always_asked(view: View) -> bool:
    """Whether a list of Annex A, or a tab of what is always asked for, is what the measure needs."""
    return bool(set(view.lists) & {*LIST_NAMES, *weighing().always})


def _absence(line: Line) -> Reason:
    return reason("absent", float(line.asked_for))


def lines(published: Published, criteria: Collection[str] = ()) -> tuple[Line, ...]:
    """The lines that touch any of these criteria (all if none are given).

    Those something here raises come first, then those nothing here answers, then those whose
    figures give no reason; within each, the weightiest.
    """
    wanted = set(criteria)
    return tuple(
        one for one in _every(published) if not wanted or wanted & set(one.enquiry.criteria)
    )


def of_area(published: Published, area: Area) -> tuple[Line, ...]:
    return tuple(one for one in lines(published) if one.area is area)


def top(published: Published, most: int) -> tuple[Line, ...]:
    """The weightiest that something raises, no figure leading two of them, and no more than two of
    an area while others have some to give."""
    left = [line for line in lines(published) if line.said is Said.RAISED]
    chosen: list[Line] = []
    for limit in (2, most):
        for line in left:
            led = {one.pressing[0].view.id for one in chosen if one.pressing}
            alike = sum(one.area is line.area for one in chosen)
            new = line not in chosen and not (line.pressing and line.pressing[0].view.id in led)
            if new and len(chosen) < most and alike < limit:
                chosen.append(line)
    return tuple(sorted(chosen, key=lambda line: (-line.weight, line.id)))


@lru_cache(maxsize=2)
def _every(published: Published) -> tuple[Line, ...]:
    by_number = _by_number(published)
    weights = measure_weights(published)
    claims = contradicted(published)
    made = [
        _line(name, one, published, by_number, weights, claims) for name, one in enquiries().items()
    ]
    made += _of_no_line(published, by_number, weights)
    order = list(Said)
    return tuple(sorted(made, key=lambda line: (order.index(line.said), -line.weight, line.id)))


def _by_number(published: Published) -> dict[str, list[View]]:
    numbers = {str(one["id"]): str(one["catalogue"]) for one in published.catalogue}
    found: dict[str, list[View]] = {}
    for view in views(published):
        found.setdefault(numbers.get(view.id, ""), []).append(view)
    return found


def _line(
    name: str,
    one: Enquiry,
    published: Published,
    by_number: Mapping[str, list[View]],
    weights: Mapping[str, float],
    claims: tuple[Against, ...],
) -> Line:
    found = [view for number in one.figures for view in by_number.get(number, ())]
    mine = [view for view in found if not one.only or view.id in one.only]
    ids = {view.id for view in mine}
    theirs = [c for c in claims if c.figures and ids & {v.id for v in c.held.about.named}]
    last = last_grade(published, one.area)
    grade = last.grade if last else None
    line = Line(
        id=name,
        enquiry=one,
        often=one.how_often(grade),
        grade=grade,
        claims=claims if "claims" in one.raised_by else tuple(theirs),
        breaches=tuple(each for each in one.breaches if _recorded(published, each)),
        doubted=tuple(v for v in views(published) if doubtful(v))
        if "doubts" in one.raised_by
        else (),
    )
    return _weighed(_with_figures(line, mine, published, weights))


def _with_figures(
    line: Line, mine: list[View], published: Published, weights: Mapping[str, float]
) -> Line:
    found = [Pressing(v, reasons(published, v), weights.get(v.id, 1.0)) for v in mine]
    pressing = sorted(
        (p for p in found if p.reasons), key=lambda p: (-p.first.severity, p.view.title)
    )
    return replace(
        line,
        pressing=tuple(pressing),
        quiet=tuple(one.view for one in found if one.view.shown and not one.reasons),
        hidden=tuple(v for v in mine if v.local.state is State.SUPPRESSED),
        absent=tuple(v for v in mine if v.local.state is State.NOT_SUPPLIED),
    )


def _of_no_line(
    published: Published, by_number: Mapping[str, list[View]], weights: Mapping[str, float]
) -> list[Line]:
    """A line of its own for each figure that gives a reason and belongs to none of the 52."""
    named = {number for one in enquiries().values() for number in one.figures}
    others = [v for number, found in by_number.items() if number not in named for v in found]
    made = []
    for view in others:
        why = reasons(published, view)
        if why:
            last = last_grade(published, view.area)
            line = Line(view.id, enquiry_of(view, why[0].why), None, last.grade if last else None)
            made.append(_weighed(_with_figures(line, [view], published, weights)))
    return made


def _weighed(line: Line) -> Line:
    return replace(line, weight=line_weight(line.reasons, line.often, line.area, line.grade))


def _recorded(published: Published, breach: str) -> bool:
    """Whether the position's own words say that it is recorded."""
    scores = [score_of(published, area) for area in Area]
    said = [text for score in scores if score for text in (*score.limits, *score.reasons)]
    return any("breach of duty" in text and breach in text for text in said)
