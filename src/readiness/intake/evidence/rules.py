"""What must hold between the cells of a row, and between the rows of a tab.

Cells that contradict one another are set aside, as nobody can tell which is wrong. A row with the
same key as one above is not used a second time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.intake.evidence import messages
from readiness.intake.evidence.cells import Problem
from readiness.intake.evidence.table import Table
from readiness.intake.evidence.words import folded
from readiness.model import Issue

if TYPE_CHECKING:
    from readiness.model import Mask

Pairs = tuple[tuple[str, str], ...]

PARTS: Mapping[str, Pairs] = {
    "audits": (("actions_closed", "actions"),),
    "caseloads": (("filled", "posts"), ("agency", "filled"), ("absent", "filled")),
    "supervision": (("supervised_in_date", "case_holders"), ("reflective", "sampled")),
    "front_door": (
        ("decided_in_time", "contacts"),
        ("out_of_hours", "contacts"),
        ("held_same_shift", "out_of_hours_discussions"),
    ),
    "fostering_households": (("filled", "places"),),
}
"""Tab: pairs of a part and the whole it is of."""

MAY_BE_MORE = frozenset({("caseloads", "filled", "posts")})
"""Parts that can be more than their whole, if seldom: a team may have more workers than posts."""

ORDER: Mapping[str, Pairs] = {
    "last_inspection": (("inspected", "published"),),
    "complaints": (("received", "answered"),),
    "escalations": (("raised", "resolved"),),
    "senior_posts": (("started", "ended"),),
    "early_help_waiting": (("asked", "started"),),
    "core_groups": (
        ("plan_started", "plan_ended"),
        ("plan_started", "first_core_group"),
        ("first_core_group", "latest_core_group"),
    ),
    "pre_proceedings": (("started", "ended"),),
    "care_proceedings": (("applied", "ended"),),
    "missing_episodes": (("missing_from", "found"), ("found", "interviewed")),
    "exploitation": (("identified", "ended"),),
    "private_fostering": (("started", "ended"), ("first_visit", "latest_visit")),
    "allegations": (("received", "first_decision"), ("received", "closed")),
    "initial_health": (("entered_care", "assessed"),),
    "unregistered_homes": (("started", "ended"),),
    "kinship_approvals": (("approved", "ended"),),
    "fostering_households": (("approved", "ended"),),
}
"""Tab: pairs of dates of which the second cannot come before the first."""

ABOVE_NOUGHT: Mapping[str, tuple[str, ...]] = {
    "caseloads": ("caseload_limit",),
    "workers": ("caseload_limit", "full_time_equivalent"),
}
"""Tab: numbers that something is divided by or held against."""

KEYS: Mapping[str, tuple[str, ...]] = {
    "caseloads": ("date", "team", "role"),
    "supervision": ("month_ending", "team"),
    "front_door": ("month_ending",),
    "workers": ("worker",),
    "virtual_school": ("child_id",),
    "advocacy": ("child_id",),
    "life_story": ("child_id",),
    "older_care_leavers": ("child_id",),
    "fostering_households": ("household",),
}
"""Tab: what a row is one of. A row in which any of it but the role is blank is left alone."""

_TOGETHER = frozenset(
    {"all", "all_teams", "every_team", "overall", "service", "whole_service", "authority"}
)


def check_rows(table: Table) -> Iterator[Issue]:
    """Sets aside the cells of each row that contradict one another."""
    name = table.tab.name
    for column in ABOVE_NOUGHT.get(name, ()):
        yield from _above_nought(table, column)
    for part, whole in PARTS.get(name, ()):
        yield from _within(table, part, whole)
    for first, then in ORDER.get(name, ()):
        yield from _in_order(table, first, then)


def check_keys(table: Table) -> Iterator[Issue]:
    """Leaves out the rows that say again, or otherwise, what one above says."""
    copies = np.zeros(len(table.frame), dtype=bool)
    keys = KEYS.get(table.tab.name, ())
    if table.tab.about_children or keys:
        copies = _copies(table, keys or ("child_id",))
    again = _repeats(table, keys) & ~copies if keys else copies & False
    together = _all_teams(table, keys) & ~copies & ~again
    columns = [table.tab.column(key) for key in keys]
    yield from table.told(copies, partial(messages.exact_copies, table.tab))
    yield from table.told(again, partial(messages.same_key, table.tab, columns))
    yield from table.told(together, partial(messages.all_teams, table.tab))
    keep_rows(table, ~(copies | again | together))


def keep_rows(table: Table, kept: Mask) -> None:
    if not kept.all():
        table.frame = table.frame[kept].reset_index(drop=True)
        table.unusable = {name: mask[kept] for name, mask in table.unusable.items()}


def content(table: Table) -> pd.DataFrame:
    """Everything a row says, and what in it was unreadable, without where it stands."""
    frame = table.frame.drop(columns=["source_sheet", "source_row"])
    unread = {f"{name}?": mask for name, mask in table.unusable.items()}
    return frame.assign(**unread)


def _copies(table: Table, known_by: tuple[str, ...]) -> Mask:
    """Rows exactly as one above, with nothing unreadable, that can be told apart from others."""
    told = _known(table, known_by)
    for mask in table.unusable.values():
        told = told & ~mask
    return content(table).duplicated().to_numpy() & told


def _repeats(table: Table, keys: tuple[str, ...]) -> Mask:
    known = _known(table, keys)
    if not known.any():
        return known
    there = table.frame[[key for key in keys if table.has(key)]]
    return there.apply(_compared).duplicated().to_numpy() & known


def _all_teams(table: Table, keys: tuple[str, ...]) -> Mask:
    """Rows for all teams together on a day for which a single team has one too."""
    if "team" not in keys or not table.has(keys[0], "team"):
        return np.zeros(len(table.frame), dtype=bool)
    day, team = table.frame[keys[0]], table.frame["team"].astype("str").map(folded, "ignore")
    together = team.isin(_TOGETHER)
    by_team = day[team.notna() & ~together].dropna()
    return (together & day.isin(by_team)).to_numpy()


def _compared(key: pd.Series) -> pd.Series:
    """Names of workers and teams without regard to case and spaces, as measures compare them."""
    if key.name not in ("worker", "team"):
        return key
    return key.astype("str").str.casefold().str.split().str.join(" ")


def _known(table: Table, keys: tuple[str, ...]) -> Mask:
    """Rows that say what they are of."""
    needed = [key for key in keys if key != "role"]
    if not table.has(*needed):
        return np.zeros(len(table.frame), dtype=bool)
    return table.frame[needed].notna().all(axis=1).to_numpy()


def _above_nought(table: Table, column: str) -> Iterator[Issue]:
    if not table.has(column):
        return
    nought = (table.frame[column] == 0).to_numpy()
    if nought.any():
        heading = table.tab.column(column)
        yield messages.cells(table.tab, heading, Problem.NOUGHT, table.rows(nought))
        table.set_aside(column, nought)


def _within(table: Table, part: str, whole: str) -> Iterator[Issue]:
    if not table.has(part, whole):
        return
    wrong = (table.frame[part] > table.frame[whole]).to_numpy()
    if wrong.any():
        columns = table.tab.column(part), table.tab.column(whole)
        seldom = (table.tab.name, part, whole) in MAY_BE_MORE
        told = messages.part_perhaps_more if seldom else messages.part_more_than_whole
        yield told(table.tab, *columns, table.rows(wrong))
        if not seldom:
            _set_both(table, part, whole, wrong)


def _in_order(table: Table, first: str, then: str) -> Iterator[Issue]:
    if not table.has(first, then):
        return
    wrong = _before(table, first, then)
    if wrong.any():
        columns = table.tab.column(first), table.tab.column(then)
        yield messages.wrong_order(table.tab, *columns, table.rows(wrong))
        _set_both(table, first, then, wrong)


def _before(table: Table, first: str, then: str) -> Mask:
    """Whether the second comes before the first: by the day, where one has no time."""
    earlier, later = (table.frame[name].to_numpy() for name in (first, then))
    by_day = later.astype("datetime64[D]") < earlier.astype("datetime64[D]")
    if not table.has(f"{first}_timed", f"{then}_timed"):
        return by_day
    timed = (table.frame[f"{first}_timed"] & table.frame[f"{then}_timed"]).to_numpy()
    return by_day | (timed & (later < earlier))


def _set_both(table: Table, one: str, other: str, wrong: Mask) -> None:
    for column in (one, other):
        table.set_aside(column, wrong)
        if table.has(f"{column}_timed"):
            table.frame[f"{column}_timed"] &= ~wrong
