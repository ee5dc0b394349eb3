"""The plan as a tracked list: points with their actions and measures, priorities, and the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from readiness.enquiry.improvement.actions import Step, step
from readiness.enquiry.improvement.moved import TOLD, UNTOLD, Moved, by_reports, moved
from readiness.model import Area, Polarity, Published, State
from readiness.views import View, last_grade, views

if TYPE_CHECKING:
    from readiness.model.said import Action, Aim, ImprovementPoint


@dataclass(frozen=True)
class Followed:
    """A point of the last report, or a priority, with what is done about it and what moved.

    For a priority `steps` are the actions that share a criterion with it, by their measure or
    point. `lacking` says what there is none of: action, measure. `named` are the measures that
    actions name; the others share a criterion.
    """

    text: str
    number: int | None
    area: Area | None
    steps: tuple[Step, ...]
    measures: tuple[Moved, ...]
    lacking: tuple[str, ...]
    named: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Plan:
    """`alone` are the actions of no point. `measures` are those of the points and those that
    actions name; `unknown` what actions name that is no measure of ours."""

    points: tuple[Followed, ...]
    priorities: tuple[Followed, ...]
    alone: tuple[Step, ...]
    steps: tuple[Step, ...]
    measures: tuple[Moved, ...]
    inspected: date | None
    unknown: tuple[str, ...] = ()


def plan(published: Published) -> Plan:
    """Everything the authority says it is doing, held beside its own figures."""
    made = _Maker(published)
    said = published.said
    numbers = {one.number for one in said.points if one.number is not None}
    points = tuple(made.point(one) for one in said.points)
    priorities = tuple(made.priority(one) for one in said.priorities)
    alone = tuple(s for s in made.steps if s.action.point not in numbers)
    own = [m for s in made.steps for m in made.of_action(s.action)]
    every = [*own, *(m for followed in points for m in followed.measures)]
    return Plan(
        points, priorities, alone, made.steps, _once(every), made.inspected, made.unknown()
    )  # fmt: skip


class _Maker:
    def __init__(self, published: Published) -> None:
        self.published = published
        self.said = published.said
        self.views = views(published)
        self.steps = tuple(step(one, published.as_at) for one in self.said.actions)
        grades = {area: last_grade(published, area) for area in Area}
        self.by_area = {area: one.inspected for area, one in grades.items() if one}
        self.inspected = max(self.by_area.values(), default=None)
        self.criteria: dict[int | None, tuple[str, ...]] = {
            one.number: one.criteria for one in self.said.points if one.number is not None
        }
        self._moved: dict[str, Moved] = {}

    def moved(self, view: View) -> Moved:
        if view.id not in self._moved:
            split = self.by_area.get(view.area, self.inspected)
            found = moved(view, split)
            if found.verdict in UNTOLD:
                found = by_reports(self.published, view, split) or found
            self._moved[view.id] = found
        return self._moved[view.id]

    def point(self, one: ImprovementPoint) -> Followed:
        steps = [s for s in self.steps if one.number is not None and s.action.point == one.number]
        return self._followed(one.text, one.number, one.area, one.criteria, steps)

    def priority(self, one: Aim) -> Followed:
        wanted = set(one.criteria)
        steps = [s for s in self.steps if wanted & self._criteria_of(s.action)]
        return self._followed(one.text, None, one.area, one.criteria, steps)

    def _followed(
        self,
        text: str,
        number: int | None,
        area: Area | None,
        criteria: Sequence[str],
        steps: Sequence[Step],
    ) -> Followed:
        named = [found for s in steps for found in self.of_action(s.action)]
        shared = [self.moved(v) for v in self.views if _should_move(v, criteria)]
        every = _once([*named, *shared])
        lacking = [] if steps else ["action"]
        lacking += [] if every else ["measure"]
        ids = frozenset(one.view.id for one in named)
        return Followed(text, number, area, tuple(steps), every, tuple(lacking), ids)

    def _criteria_of(self, action: Action) -> set[str]:
        """What an action is of: the criteria of the measure it names, or else of its point."""
        view = self._named(action)
        return set(view.criteria if view else self.criteria.get(action.point, ()))

    def of_action(self, action: Action) -> list[Moved]:
        """The measure it names; where that has no months, those that say the same and have."""
        view = self._named(action)
        if view is None:
            return []
        found = [self.moved(view)]
        if found[0].verdict in UNTOLD:
            others = [self.moved(v) for v in self.views if v is not view and _sisters(v, view)]
            found += [one for one in others if one.verdict in (*TOLD, "no change")]
        return found

    def _named(self, action: Action) -> View | None:
        wanted = _plain(action.measure)
        names = ((_plain(v.id), _plain(v.title)) for v in self.views)
        found = (v for v, both in zip(self.views, names, strict=True) if wanted in both)
        return next(found, None) if wanted else None

    def unknown(self) -> tuple[str, ...]:
        written = (one.measure for one in self.said.actions if one.measure and not self._named(one))
        return tuple(dict.fromkeys(written))


def _should_move(view: View, criteria: Iterable[str]) -> bool:
    """A neutral measure has no better way to go."""
    shared = set(criteria) & set(view.criteria)
    return bool(shared) and view.polarity is not Polarity.NEUTRAL


def _sisters(one: View, other: View) -> bool:
    """Two ways of counting one thing begin alike: re-referrals, by child and by referral."""
    return one.area is other.area and one.id.startswith(other.id) and one.local.state is State.SHOWN


def _once(found: Iterable[Moved]) -> tuple[Moved, ...]:
    return tuple({one.view.id: one for one in found}.values())


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").split())
