"""The plain words of the vocabulary: areas, states, periods, issues."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.errors import UnknownName
from readiness.nearest import hint

if TYPE_CHECKING:
    from readiness.model.lists import Mask


class Area(StrEnum):
    """Our finest grain of judgement; `framework` maps areas to judgements by inspection date."""

    HELP_AND_PROTECTION = "help_and_protection"
    CHILDREN_IN_CARE = "children_in_care"
    CARE_LEAVERS = "care_leavers"
    LEADERS = "leaders"

    @classmethod
    def _missing_(cls, value: object) -> Area | None:
        """An area's name with spaces or capitals is taken; of another the nearest are told."""
        if not isinstance(value, str):
            return None
        name = value.strip().casefold().replace(" ", "_").replace("-", "_")
        if name in cls._value2member_map_:
            return cls(name)
        every = f"the areas are: {', '.join(cls)}."
        raise UnknownName(f"There is no area '{value}'; {hint(name, cls, every)}")


class Polarity(StrEnum):
    """Which way is better. Neutral measures score nothing; both tails raise a question."""

    HIGH = "high"
    LOW = "low"
    NEUTRAL = "neutral"


class State(StrEnum):
    """Why a figure is, or is not, there. A figure that is not there is never a number."""

    SHOWN = "shown"
    SUPPRESSED = "suppressed"
    NO_RECORDS = "no_records"
    NOT_SUPPLIED = "not_supplied"


class Severity(StrEnum):
    """DfE's two words: an error must be put right, a query be looked into."""

    ERROR = "error"
    QUERY = "query"


class When(StrEnum):
    """What a measure is of: events in the six months to the as-at date, a state on it, events in
    the twelve months to it, or the year to 31 March that a statutory return covers."""

    WINDOW = "window"
    SNAPSHOT = "snapshot"
    YEAR = "year"
    RETURN = "return"


@dataclass(frozen=True)
class Period:
    """A closed interval of days; a snapshot starts and ends on the same day."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ValueError(f"A period cannot start ({self.start}) after it ends ({self.end}).")

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.start <= day <= self.end

    def contains(self, days: pd.Series) -> Mask:
        """Row-aligned mask of the dates inside the period; a missing date is not inside."""
        values = days.to_numpy()
        return (values >= np.datetime64(self.start)) & (values <= np.datetime64(self.end))

    @property
    def years(self) -> float:
        """Length in years, for rates (a six-month window is about a half)."""
        return ((self.end - self.start).days + 1) / 365.25

    def __str__(self) -> str:
        return f"{self.start.isoformat()}/{self.end.isoformat()}"


@dataclass(frozen=True)
class Issue:
    """Something wrong in what was supplied: where it is, never what the cell holds.

    `rows` are the row numbers a person sees in the file (the heading counts).
    """

    severity: Severity
    list: str | None
    column: str | None
    rows: tuple[int, ...]
    message: str
