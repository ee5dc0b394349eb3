"""What an authority writes of itself for others to read: claims, priorities, plans, meetings, visits."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from readiness.model import cards
from readiness.model.shown import Card, Shows
from readiness.model.words import Area


@dataclass(frozen=True)
class Claim:
    """One claim of the self-evaluation. `grade` is its own, 1 outstanding to 4 inadequate."""

    text: str
    area: Area | None
    grade: int | None = None
    evidence: str = ""
    day: date | None = None


@dataclass(frozen=True)
class Aim:
    """A priority for the next twelve months, or what the authority would show or worries about."""

    text: str
    area: Area | None = None
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True)
class ImprovementPoint:
    """What the last report said needs to improve."""

    text: str
    number: int | None = None
    area: Area | None = None
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True)
class Action:
    """An action of the improvement plan. `owner` is a post; `measure` an id or title as written;
    `progress` is not started | in progress | done | stopped, or empty."""

    text: str
    number: int | None = None
    area: Area | None = None
    owner: str = ""
    due: date | None = None
    progress: str = ""
    completed: date | None = None
    measure: str = ""
    point: int | None = None


@dataclass(frozen=True)
class Met:
    """A meeting held, or planned where the day is to come."""

    meeting: str
    day: date
    frequency: str = ""
    chair: str = field(default="", repr=False)


@dataclass(frozen=True)
class Visit:
    """A visit known or expected. `kind` is inspection | focused visit | monitoring visit | annual
    conversation | peer review, or empty."""

    day: date
    kind: str = ""
    theme: str = ""
    note: str = ""


AUDIT_COLUMNS: tuple[str, ...] = ("area", "month", "first", "moderated", "audits")
"""Audits counted, a row an area, month and pair of grades; month is its last day, first and moderated are
grades 1 outstanding to 4 inadequate (first is 0 where it was not given). Exact: small numbers are of
single audits, and so of single children."""

PRACTICE_COLUMNS: tuple[str, ...] = (
    "area",
    "period_start",
    "period_end",
    "kind",
    "group",
    "audits",
    "state",
)
"""Audits as they may be shown, a row an area (or all), period and group. kind is grade (group is 1 to
4, or grades joined, as 1-2; all where the row is withheld) or moderation (lowered | not lowered); state
is a State, and audits is missing unless it is shown."""


@dataclass(frozen=True, eq=False, repr=False)
class Said(Shows):
    """In the authority's own words, as the evidence workbook says they are printed.

    `supplied` are the tabs somebody filled in. A row whose words hold a child's or household's
    number, or a worker's name, is not there.
    """

    claims: tuple[Claim, ...] = ()
    focus: tuple[Aim, ...] = ()
    priorities: tuple[Aim, ...] = ()
    points: tuple[ImprovementPoint, ...] = ()
    actions: tuple[Action, ...] = ()
    meetings: tuple[Met, ...] = ()
    visits: tuple[Visit, ...] = ()
    supplied: tuple[str, ...] = ()

    def _card(self) -> Card:
        return cards.of_said(self)


def no_audits() -> pd.DataFrame:
    """AUDIT_COLUMNS without a row."""
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in _KINDS.items()})


def no_practice() -> pd.DataFrame:
    """PRACTICE_COLUMNS without a row."""
    kinds = {
        **dict.fromkeys(PRACTICE_COLUMNS, "str"),
        **dict.fromkeys(PRACTICE_COLUMNS[1:3], "datetime64[s]"),
        "audits": "Int64",
    }
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in kinds.items()})


_KINDS = {
    "area": "str",
    "month": "datetime64[s]",
    "first": "int64",
    "moderated": "int64",
    "audits": "int64",
}
