"""The invented authority's local evidence workbook, tab by tab as `intake.evidence` declares it.

It stands a year or so after an inspection under the framework of 2023 that judged every area to
require improvement to be good: what it says of itself is in evidence.toml, and what is counted or
dated is made up to fit its teams and children, a file of `practice` a tab.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import import_module, resources
from pathlib import Path
from typing import Any

from readiness.calendar import add_months, months_before, return_year_to
from readiness.intake.evidence.declaration import AREAS, GRADES, OVERALL, Tab
from readiness.intake.evidence.tabs import EVIDENCE_TABS
from readiness.synthetic.files.workbook import open_book
from readiness.synthetic.world import World

INSPECTED_MONTHS_BEFORE = 16
_PUBLISHED_AFTER = timedelta(days=50)
_HORIZON_MONTHS = 6

Item = Mapping[str, Any]


@cache
def _said() -> dict[str, Any]:
    text = resources.files(__package__).joinpath("evidence.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@dataclass(frozen=True)
class _Dates:
    """The day of the workbook, and when the last inspection began and was published."""

    as_at: date
    inspected: date
    published: date

    @classmethod
    def to(cls, as_at: date) -> _Dates:
        about = months_before(as_at, INSPECTED_MONTHS_BEFORE) - timedelta(days=9)
        monday = about - timedelta(days=about.weekday())
        return cls(as_at, monday, monday + _PUBLISHED_AFTER)


def write_evidence(path: Path, world: World) -> None:
    """Writes every tab: headings in row 1, a row an item; dates are real Excel dates."""
    book = open_book(path, world.as_at)
    bold = book.add_format({"bold": True})
    for tab in EVIDENCE_TABS:
        page = book.add_worksheet(tab.name)
        page.set_column(0, len(tab.columns) - 1, 24)
        page.write_row(0, 0, tab.headings, bold)
        for number, item in enumerate(items(tab.name, world), start=1):
            _write(page, number, tab, item)
    book.close()


def _write(page: Any, number: int, tab: Tab, item: Item) -> None:
    for position, column in enumerate(tab.columns):
        value = item.get(column.id)
        if isinstance(value, date):
            page.write_datetime(number, position, value)
        elif value is not None and value != "":
            page.write(number, position, value)


def items(tab: str, world: World) -> Iterator[Item]:
    """The rows of one tab as the authority would type them; blanks are left out.

    What it says in words is in evidence.toml; what is counted or dated is a file of `practice`,
    named after the tab.
    """
    if tab in _TABS:
        for item in _TABS[tab](world, _Dates.to(world.as_at)):
            yield {name: value for name, value in item.items() if value not in (None, "")}
        return
    file = import_module(f"readiness.synthetic.practice.{tab}")
    yield from file.items(world)


def _authority(world: World, dates: _Dates) -> Iterator[Item]:
    authority = world.authority
    yield {
        "name": authority.name,
        "children_0_17": authority.population,
        "population_source": f"{authority.population_source}. {_said()['note']}",
        "statistical_neighbours": "; ".join(authority.neighbours),
    }


def _last_inspection(world: World, dates: _Dates) -> Iterator[Item]:
    for area in (*AREAS, OVERALL):
        yield {
            "area": area,
            "grade": GRADES[2],
            "inspected": dates.inspected,
            "published": dates.published,
            "source": "Invented inspection report",
        }


def _numbered(name: str) -> Callable[[World, _Dates], Iterator[Item]]:
    def items(world: World, dates: _Dates) -> Iterator[Item]:
        for number, item in enumerate(_said()[name], start=1):
            yield {"number": number, **item}

    return items


def _self_evaluation(world: World, dates: _Dates) -> Iterator[Item]:
    written = months_before(world.as_at, 1)
    for item in _said()["self_evaluation"]:
        yield {**item, "date": written}


def _improvement_actions(world: World, dates: _Dates) -> Iterator[Item]:
    for number, item in enumerate(_said()["improvement_actions"], start=1):
        due = add_months(dates.published, item["months"])
        done = add_months(dates.published, item["done"]) if "done" in item else None
        finished = done is not None and done <= dates.as_at
        yield {
            **item,
            "number": number,
            "due": due,
            "completed": done if finished else None,
            "progress": "done" if finished else "in progress",
        }


def _governance(world: World, dates: _Dates) -> Iterator[Item]:
    """Meetings since the report, and those arranged for the next half year, in date order."""
    until = add_months(dates.as_at, _HORIZON_MONTHS)
    meetings = [
        meeting for item in _said()["governance"] for meeting in _series(item, dates, until)
    ]
    yield from sorted(meetings, key=lambda meeting: (meeting["date"], meeting["meeting"]))


def _series(item: Item, dates: _Dates, until: date) -> Iterator[Item]:
    first = dates.published + timedelta(days=item["first"])
    for number in range(item.get("most", 99)):
        day = add_months(first, number * item["every"])
        if day > until:
            return
        yield {**item, "date": day - timedelta(days=max(0, day.weekday() - 4))}


def _rebases(world: World, dates: _Dates) -> Iterator[Item]:
    """Counts, and what went before, grow until the latest year, because of how the earlier ones
    are invented: see the README of the data."""
    year = return_year_to(world.as_at)
    for item in _said()["rebases"]:
        yield {**item, "from": year.start}


def _planned_visits(world: World, dates: _Dates) -> Iterator[Item]:
    for item in _said()["planned_visits"]:
        day = add_months(dates.as_at, item["months"])
        yield {**item, "date": day - timedelta(days=day.weekday())}


_TABS: Mapping[str, Callable[[World, _Dates], Iterator[Item]]] = {
    "authority": _authority,
    "last_inspection": _last_inspection,
    "improvement_points": _numbered("improvement_points"),
    "self_evaluation": _self_evaluation,
    "focus_areas": _numbered("focus_areas"),
    "priorities": _numbered("priorities"),
    "improvement_actions": _improvement_actions,
    "governance": _governance,
    "planned_visits": _planned_visits,
    "local_limits": _numbered("local_limits"),
    "rebases": _rebases,
}
