"""The answer key: every measure's true numerator and denominator, counted from the stories.

Each measure says in its own file what a story means for it; nothing here, or there, looks at a list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from statistics import fmean, median
from typing import TYPE_CHECKING, Any

from readiness.breakdowns import (
    WHOLE,
    age_band,
    breakdowns_of,
    disability_label,
    ethnicity_label,
    experience_label,
    role_label,
    sex_label,
    team_label,
    unaccompanied_label,
)
from readiness.calendar import full_years, return_year_to, six_months_to, twelve_months_to
from readiness.framework import limits
from readiness.intake.tables import ANNEX_A, EVIDENCE, table_sources, table_spec
from readiness.model import Amounts, Count, Judged, Mean, Measure, Median, Period, When
from readiness.story import Child
from readiness.synthetic.completeness import cells_to_fill
from readiness.synthetic.evidence import items
from readiness.synthetic.holding import advised, open_cases
from readiness.synthetic.world import World

if TYPE_CHECKING:
    import pandas as pd

_ALL = ("all", WHOLE)
COLUMNS = ("measure", "period", "breakdown", "group", "numerator", "denominator", "value")

_EVENTS: Mapping[str, Callable[[Child], object]] = {
    "contacts": lambda child: child.contacts,
    "early_help": lambda child: child.early_help,
    "referrals": lambda child: child.referrals,
    "assessments": lambda child: child.assessments,
    "section_47": lambda child: child.section_47,
    "children_in_need": lambda child: child.need,
    "child_protection": lambda child: child.protection,
    "children_in_care": lambda child: child.care,
    "care_leavers": lambda child: child.leaving_care,
    "adoption": lambda child: child.adoption,
}
"""What a child must have lived through to be on a list at all."""

Group = tuple[str, str]


@dataclass(slots=True)
class _Cell:
    """One group of one measure: how much counts, out of how much, and the values to be averaged."""

    numerator: float = 0
    denominator: float = 0
    values: list[float] = field(default_factory=list)

    def add(self, judged: Judged, rounded: bool) -> None:
        """An amount is counted to the nearest whole, record by record."""
        part, whole = judged.numerator, judged.whole
        self.numerator += int(part + 0.5) if rounded else part
        self.denominator += int(whole + 0.5) if rounded else whole
        if judged.value is not None:
            self.values.append(judged.value)


Tally = dict[Group, _Cell]


def answer_key(world: World, measures: Mapping[str, Measure]) -> pd.DataFrame:
    """A row a measure, breakdown and group that anybody is in: COLUMNS, counts as Int64.

    `period` is '2026-04-01/2026-09-30', a snapshot's '2026-09-30/2026-09-30'. `denominator` is
    empty for a measure that counts and does not divide, `numerator` for a median or mean, whose
    figure is in `value`. The whole ('all') is there even where nobody is counted.
    """
    import pandas as pd

    tallies: dict[str, Tally] = {identity: {_ALL: _Cell()} for identity in measures}
    for name in dict.fromkeys(measure.lists[0] for measure in measures.values()):
        asked = [measure for measure in measures.values() if measure.lists[0] == name]
        _count(world, name, asked, tallies)
    rows = [row for identity in measures for row in _rows(measures[identity], tallies, world.as_at)]
    key = pd.DataFrame(rows, columns=list(COLUMNS))
    return key.astype({"numerator": "Int64", "denominator": "Int64", "value": "float64"})


def period_of(measure: Measure, as_at: date) -> Period:
    if measure.when is When.RETURN:
        return return_year_to(as_at)
    if measure.when is When.YEAR:
        return twelve_months_to(as_at)
    return six_months_to(as_at) if measure.when is When.WINDOW else Period(as_at, as_at)


def _count(world: World, name: str, asked: list[Measure], tallies: dict[str, Tally]) -> None:
    """Asks every measure of a table about everybody who could be in it."""
    lawful = limits(world.as_at)
    questions = [
        (one.story, period_of(one, world.as_at), tallies[one.id], one.shape is Amounts)
        for one in asked
    ]
    by = _breakdowns(name)
    day = return_year_to(world.as_at).end if _is_return(name) else world.as_at
    held = [each for each in _OF_RECORD if each in by]
    for person in _people(world, name):
        groups: tuple[Group, ...] = ()
        for story, period, tally, rounded in questions:
            for judged in story(person, period, lawful):
                groups = groups or _groups(person, name, by, day)
                record = [(each, _OF_RECORD[each](getattr(judged, each))) for each in held]
                for group in (*groups, *record):
                    tally.setdefault(group, _Cell()).add(judged, rounded)


_MADE_OF_LISTS: Mapping[str, Callable[[World], Iterator[Mapping[str, Any]]]] = {
    "annex_a_cells": cells_to_fill,
    "annex_a_workers": open_cases,
    "annex_a_advisers": advised,
}

_OF_RECORD: Mapping[str, Callable[[str | None], str]] = {
    "team": team_label,
    "role": role_label,
    "experience": experience_label,
}
"""Breakdowns that are of the record and not of the person: the oracle says which."""


def _is_return(name: str) -> bool:
    return table_sources()[name] not in (ANNEX_A, EVIDENCE)


def _breakdowns(name: str) -> tuple[str, ...]:
    """Those the table has the columns for."""
    columns = {column.id for column in table_spec(name).columns}
    if "date_of_birth" in columns:
        columns.add("age")
    return tuple(each for each in breakdowns_of(name) if each == "all" or each in columns)


def _people(world: World, name: str) -> Iterator[Any]:
    """Whom, or what, the oracles of a table are told of.

    Adopters for their own list, a row as written for a tab of evidence, every child, those of the
    half-years before too, for a table of a return, otherwise the children with anything to be
    listed.
    """
    if name == "adopters":
        return iter(world.adopters)
    if name in _MADE_OF_LISTS:
        return _MADE_OF_LISTS[name](world)
    if table_sources()[name] == EVIDENCE:
        return items(name, world)
    if _is_return(name):
        return iter((*world.children, *world.earlier))
    lived = _EVENTS.get(name, lambda child: True)
    return (child for child in world.children if lived(child))


def _groups(person: Any, name: str, by: tuple[str, ...], day: date) -> tuple[Group, ...]:
    """Every group the person is in, in the breakdowns the table can have."""
    labels: Mapping[str, Callable[[], str]] = {
        "all": lambda: WHOLE,
        "age": lambda: _age_label(person, name, day),
        "sex": lambda: sex_label(_sex(person, name)),
        "ethnicity": lambda: ethnicity_label(person.ethnicity),
        "disability": lambda: disability_label(person.disability),
        "unaccompanied": lambda: unaccompanied_label(_unaccompanied(person, name)),
    }
    return tuple((each, labels[each]()) for each in by if each in labels)


def _sex(person: Any, name: str) -> str:
    """The returns have no code for neither; who is so is not stated in them."""
    return "not_stated" if person.sex == "neither" and _is_return(name) else person.sex


def _unaccompanied(person: Child, name: str) -> str:
    """As list 9 has it of young people leaving care, and list 8 of children in care."""
    lived = person.leaving_care if name == "care_leavers" else person.care[-1]
    return "yes" if lived is not None and lived.unaccompanied else "no"


def _age_label(person: Any, name: str, day: date) -> str:
    if isinstance(person, Mapping):
        return age_band(person.get("age"), name)
    return age_band(None if person.born is None else full_years(person.born, day), name)


def _rows(measure: Measure, tallies: dict[str, Tally], as_at: date) -> Iterator[tuple[Any, ...]]:
    """The whole first, then breakdowns and groups by name."""
    period = str(period_of(measure, as_at))
    tally = tallies[measure.id]
    for group in sorted(tally, key=lambda group: (group != _ALL, group)):
        yield (measure.id, period, *group, *_numbers(measure, tally[group]))


def _numbers(measure: Measure, cell: _Cell) -> tuple[float | None, float | None, float | None]:
    """Numerator, denominator and value, each None where the measure has none."""
    if measure.shape is Count:
        return cell.numerator, None, None
    if measure.shape in (Median, Mean):
        middle = (
            (median if measure.shape is Median else fmean)(cell.values) if cell.values else None
        )
        return None, cell.denominator, middle
    if measure.shape is Amounts and measure.unit != "%":
        return None, cell.denominator, None
    return cell.numerator, cell.denominator, None
