"""The answer key: every measure's true numerator and denominator, counted from the stories.

Each measure says in its own file what a story means for it; nothing here, or there, looks at a list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from readiness.breakdowns import (
    WHOLE,
    age_band,
    breakdowns_of,
    disability_label,
    ethnicity_label,
    sex_label,
    team_label,
)
from readiness.calendar import full_years, six_months_to
from readiness.framework import limits
from readiness.model import LIST_NAMES, Measure, Period, When
from readiness.story import Child
from readiness.synthetic.world import World

if TYPE_CHECKING:
    import pandas as pd

_ALL = ("all", WHOLE)
COLUMNS = ("measure", "period", "breakdown", "group", "numerator", "denominator")

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
Tally = dict[Group, list[int]]
"""For each breakdown and group: how many records count, and how many there are."""


def answer_key(world: World, measures: Mapping[str, Measure]) -> pd.DataFrame:
    """A row a measure, breakdown and group that anybody is in: COLUMNS, counts as Int64.

    `period` is '2026-04-01/2026-09-30', a snapshot's '2026-09-30/2026-09-30'. `denominator` is
    empty for a measure that counts and does not divide. The whole ('all') is there even where
    nobody is counted.
    """
    import pandas as pd

    tallies: dict[str, Tally] = {identity: {_ALL: [0, 0]} for identity in measures}
    for name in LIST_NAMES:
        asked = [measure for measure in measures.values() if measure.lists[0] == name]
        if asked:
            _count(world, name, asked, tallies)
    rows = [row for identity in measures for row in _rows(measures[identity], tallies, world.as_at)]
    key = pd.DataFrame(rows, columns=list(COLUMNS))
    return key.astype({"numerator": "Int64", "denominator": "Int64"})


def period_of(measure: Measure, as_at: date) -> Period:
    return six_months_to(as_at) if measure.when is When.WINDOW else Period(as_at, as_at)


def counts_only(measure: Measure) -> bool:
    """A count, shown as a rate of the population, has no denominator among the records."""
    return measure.unit.startswith("per ")


def _count(world: World, name: str, asked: list[Measure], tallies: dict[str, Tally]) -> None:
    """Asks every measure of a list about everybody who could be on it."""
    lawful = limits(world.as_at)
    questions = [(one.story, period_of(one, world.as_at), tallies[one.id]) for one in asked]
    with_team = "team" in breakdowns_of(name)
    for person in _people(world, name):
        groups: tuple[Group, ...] = ()
        for story, period, tally in questions:
            for judged in story(person, period, lawful):
                groups = groups or _groups(person, name, world.as_at)
                team = (("team", team_label(judged.team)),) if with_team else ()
                for group in groups + team:
                    cell = tally.setdefault(group, [0, 0])
                    cell[0] += judged.numerator
                    cell[1] += 1


def _people(world: World, name: str) -> Iterator[Any]:
    """Adopters for their own list; for the others the children with anything to be listed."""
    if name == "adopters":
        return iter(world.adopters)
    lived = _EVENTS[name]
    return (child for child in world.children if lived(child))


def _groups(person: Any, name: str, as_at: date) -> tuple[Group, ...]:
    """Every group but the team the person is in, in the breakdowns the list can have."""
    labels = {
        "all": WHOLE,
        "age": _age_label(person, name, as_at),
        "sex": sex_label(person.sex),
        "ethnicity": ethnicity_label(person.ethnicity),
        "disability": disability_label(person.disability),
    }
    return tuple((each, labels[each]) for each in breakdowns_of(name) if each in labels)


def _age_label(person: Any, name: str, as_at: date) -> str:
    born = getattr(person, "born", None)
    return age_band(None if born is None else full_years(born, as_at), name)


def _rows(measure: Measure, tallies: dict[str, Tally], as_at: date) -> Iterator[tuple[Any, ...]]:
    """The whole first, then breakdowns and groups by name."""
    period = str(period_of(measure, as_at))
    tally = tallies[measure.id]
    for group in sorted(tally, key=lambda group: (group != _ALL, group)):
        numerator, denominator = tally[group]
        out_of = None if counts_only(measure) else denominator
        yield (measure.id, period, *group, numerator, out_of)
