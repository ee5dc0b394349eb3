"""What the past was: the months of the returns and of the lists' own windows, joined where they
are one series.

Joined is only what counts the same things. The tests hold the two against each other for an
authority whose returns and lists cover the same months; where they differ, the reason is here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness import framework
from readiness.intake.tables import table_sources
from readiness.measures import list_months, monthly
from readiness.measures.registry import registry
from readiness.model import ChildList, Count, History, Limits, Lists, Period, Result

if TYPE_CHECKING:
    from numpy.typing import NDArray

APART: Mapping[str, str] = dict.fromkeys(
    ("referrals_received", "referrals_no_further_action"),
    "months of the census alone: it leaves out referrals of children whose case was open already, "
    "which Annex A has, so the two are not one series",
)
"""Measures that both have and that are not joined, and why."""

ALMOST: Mapping[str, str] = {
    "care_starts": "a child who came in twice in the six months of Annex A is counted once in them",
    "care_ends": "a child who left and came back in the six months of Annex A is not counted then",
    "repeat_protection_plans": "Annex A has the latest plan of each child, the census every one",
    "protection_plans_2_years": "Annex A has the latest plan of each child, the census every one",
}
"""Joined, with what to know: Annex A has one row a child, which few months can tell."""

RARE = 5.0
"""A count that is at most so many a month, on average, is looked at by the days between."""

DAYS: Mapping[str, Mapping[str, str]] = {
    "contacts_received": {"contacts": "date_of_contact"},
    "early_help_assessments": {"early_help": "started"},
    "referrals_received": {"cin_referrals": "date_of_referral", "referrals": "date_of_referral"},
    "section_47_enquiries": {
        "cin_section_47": "strategy_discussion",
        "section_47": "strategy_discussion",
    },
    "care_starts": {"care_episodes": "started", "children_in_care": "started"},
    "care_ends": {"care_episodes": "ended", "children_in_care": "ceased"},
    "times_missing": {"missing_episodes": "missing_from"},
    "care_applications": {"care_proceedings": "applied"},
    "escalations_raised": {"escalations": "raised"},
    "foster_households_approved": {"fostering_households": "approved"},
    "foster_households_ended": {"fostering_households": "ended"},
}
"""Counts of events, and the column of each table that has the day of one."""


def past(tables: Lists, as_at: date, settings: Mapping[str, int] | None = None) -> History:
    """The months of every measure that has any, up to 36 of the returns and those since.

    Exact, so as private as the lists. Where lists and returns cover a month, the return's is used.
    """
    limits = framework.limits(as_at, dict(settings or {}))
    own = list_months.of_lists(tables, as_at, limits)
    returned = monthly.monthly(tables, as_at, settings=settings)
    returned = returned[returned["measure"].isin(list(registry()))]
    months = joined(returned, monthly.typed(own.rows))
    refused = {**list_months.overlapping(), **own.refused}
    there = set(months["measure"])
    return History(
        months=months,
        events=dict(_events(months, tables, limits)),
        refused={name: why for name, why in refused.items() if name not in there},
        notes=_notes(months),
    )


def joined(returned: pd.DataFrame, listed: pd.DataFrame) -> pd.DataFrame:
    """HISTORY_COLUMNS of both: a month of the return before the same month of the lists."""
    apart = listed["measure"].isin(list(APART)) & listed["measure"].isin(returned["measure"])
    both = pd.concat([returned, listed[~apart]], ignore_index=True)
    once = both.drop_duplicates(["measure", "month"])
    order = {name: at for at, name in enumerate(registry())}
    return once.sort_values(
        ["measure", "month"],
        key=lambda column: column.map(order) if column.name == "measure" else column,
        kind="stable",
    ).reset_index(drop=True)


def _notes(months: pd.DataFrame) -> dict[str, str]:
    """What to know of a series; that it is almost one only where it was joined."""
    sources = months.groupby("measure", sort=False)["source"].agg(set)
    notes = {name: why for name, why in APART.items() if "cin_census" in sources.get(name, ())}
    return notes | {name: why for name, why in ALMOST.items() if len(sources.get(name, ())) > 1}


def _events(
    months: pd.DataFrame, tables: Lists, limits: Limits
) -> Iterator[tuple[str, tuple[Period, NDArray[np.datetime64]]]]:
    """The days of the rare counts, over the months that are known."""
    told = {name: series for _, name, series, _ in monthly.every_series(tables, limits)}
    for name, columns in DAYS.items():
        own = months[months["measure"] == name]
        if own.empty or own["numerator"].mean() > RARE:
            continue
        covered = Period(own["month"].iloc[0].date().replace(day=1), own["month"].iloc[-1].date())
        found = [
            _days(tables[table], column, own, _asked(name, tables[table], told, limits))
            for table, column in columns.items()
            if table in tables
        ]
        yield name, (covered, np.sort(np.concatenate(found)))


def _asked(
    name: str, rows: ChildList, told: Mapping[str, monthly.Series], limits: Limits
) -> Callable[[Period], Result]:
    measure = registry()[name]
    if rows.name == measure.lists[0]:
        return lambda month: list_months.result_of(measure, rows, month, limits)
    return told[name]


def _days(
    rows: ChildList, column: str, own: pd.DataFrame, asked: Callable[[Period], Result]
) -> NDArray[np.datetime64]:
    """The day of each record counted in the months that this table tells."""
    days = [np.array([], dtype="datetime64[D]")]
    source = table_sources()[rows.name]
    for end in own.loc[own["source"] == source, "month"]:
        result = asked(Period(end.date().replace(day=1), end.date()))
        if isinstance(result, Count):
            days.append(rows[column].to_numpy()[result.counted].astype("datetime64[D]"))
    return np.concatenate(days)
