"""From stories to the eleven lists: a module a list, each after Ofsted's cohort rule for it.

Source: Ofsted, Annex A child-level data, guidance and questions answered, August 2019.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from readiness.model import LIST_NAMES
from readiness.synthetic.extract import (
    adopters,
    adoption,
    assessments,
    care_leavers,
    child_protection,
    children_in_care,
    children_in_need,
    contacts,
    early_help,
    referrals,
    section_47,
)
from readiness.synthetic.extract.view import Row, View
from readiness.synthetic.world import World

_ROWS: dict[str, Callable[[Any, View], Iterator[Row]]] = {
    "contacts": contacts.rows,
    "early_help": early_help.rows,
    "referrals": referrals.rows,
    "assessments": assessments.rows,
    "section_47": section_47.rows,
    "children_in_need": children_in_need.rows,
    "child_protection": child_protection.rows,
    "children_in_care": children_in_care.rows,
    "care_leavers": care_leavers.rows,
    "adoption": adoption.rows,
    "adopters": adopters.rows,
}
_EVENT_DATE = {"contacts": 5, "early_help": 5, "referrals": 5, "assessments": 6, "section_47": 6}
"""Where a list has several rows a child: the position of the date it is kept in order of."""


def extract(world: World, name: str) -> list[Row]:
    """One list, its columns in Annex A's order; rows by date where a child has several, else by
    identifier."""
    view, rows_of = View.on(world.as_at), _ROWS[name]
    people = world.adopters if name == "adopters" else world.children
    rows = [row for person in people for row in rows_of(person, view)]
    when = _EVENT_DATE.get(name)
    rows.sort(key=lambda row: (date.min if when is None else row[when], row[0]))
    return rows


def extract_all(world: World) -> dict[str, list[Row]]:
    return {name: extract(world, name) for name in LIST_NAMES}
