"""The vocabulary every room of the house shares. Imports nothing of ours but the errors.

Everything here is a value: frozen, compared by content, never changed in place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from readiness.errors import ColumnNotSupplied

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]


class Area(StrEnum):
    """Our finest grain of judgement; `framework` maps areas to judgements by inspection date."""

    HELP_AND_PROTECTION = "help_and_protection"
    CHILDREN_IN_CARE = "children_in_care"
    CARE_LEAVERS = "care_leavers"
    LEADERS = "leaders"


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


class ChildList:
    """One table as it was read, typed: a row is a record, in file order, RangeIndex.

    An Annex A list, a tab of the evidence workbook or a table of a statutory return; `period` is
    the year a return covers, None for the others. `frame` columns are the ids its declaration gives
    (`intake.annex_a`, `intake.evidence.declaration`, `intake.returns`):
      dates    datetime64[s], NaT where blank or unusable
      counts   float64, NaN where blank or unusable
      text     category (teams, workers) or str (ids)
      codes    category of official code keys, with a `<column>_group` category beside it;
               the group may be known where the exact code is not
    and always `source_sheet` (category) and `source_row` (int32, as seen in the file).

    `unusable` maps a column to the mask of cells that held something unreadable (a blank cell is
    not unusable). A column the file did not have is absent, and asking for it raises
    ColumnNotSupplied, so that a measure needing it becomes `not_supplied` by itself.
    """

    def __init__(
        self,
        name: str,
        frame: pd.DataFrame,
        unusable: Mapping[str, Mask] | None = None,
        written: Mapping[str, pd.Series] | None = None,
        period: Period | None = None,
    ) -> None:
        self.name = name
        self.frame = frame
        self.period = period
        self._unusable = dict(unusable or {})
        self._written = dict(written or {})

    def __len__(self) -> int:
        return len(self.frame)

    def __contains__(self, column: object) -> bool:
        return column in self.frame.columns

    def __getitem__(self, column: str) -> pd.Series:
        if column not in self.frame.columns:
            raise ColumnNotSupplied(self.name, column)
        return self.frame[column]

    def unusable(self, *columns: str) -> Mask:
        """Rows in which any of the columns holds something that could not be read."""
        mask = np.zeros(len(self.frame), dtype=bool)
        for column in columns:
            self[column]
            if column in self._unusable:
                mask |= self._unusable[column]
        return mask

    def blank(self, column: str) -> Mask:
        """Rows in which the column was left empty (and not unusable)."""
        return self[column].isna().to_numpy() & ~self.unusable(column)

    def unusable_columns(self) -> tuple[str, ...]:
        return tuple(sorted(name for name, mask in self._unusable.items() if mask.any()))

    def written(self, column: str) -> pd.Series:
        """The coded column as the authority wrote it (category of str)."""
        if column not in self._written:
            raise ColumnNotSupplied(self.name, column)
        return self._written[column]


Lists = Mapping[str, ChildList]
"""The lists that were supplied, by name: contacts, early_help, referrals, assessments, section_47,
children_in_need, child_protection, children_in_care, care_leavers, adoption, adopters."""

LIST_NAMES: tuple[str, ...] = (
    "contacts",
    "early_help",
    "referrals",
    "assessments",
    "section_47",
    "children_in_need",
    "child_protection",
    "children_in_care",
    "care_leavers",
    "adoption",
    "adopters",
)
"""In Annex A's order: list_1 is contacts, list_11 adopters."""


def _aligned(*masks: Mask | None) -> None:
    lengths = {len(mask) for mask in masks if mask is not None}
    if len(lengths) > 1:
        raise ValueError(f"Masks must be aligned to one list; lengths are {sorted(lengths)}.")


@dataclass(frozen=True, eq=False)
class Ratio:
    """Numerator out of denominator, as masks over the rows of the measure's first list.

    `unusable`: rows that are, or could be, in the denominator but cannot be judged.
    """

    numerator: Mask
    denominator: Mask
    unusable: Mask | None = None

    def __post_init__(self) -> None:
        _aligned(self.numerator, self.denominator, self.unusable)
        if (self.numerator & ~self.denominator).any():
            raise ValueError("Every row in the numerator must be in the denominator.")
        if self.unusable is not None and (self.unusable & self.denominator).any():
            raise ValueError("A row is either usable or not: unusable overlaps the denominator.")


@dataclass(frozen=True, eq=False)
class Count:
    """Rows counted; shown as a rate per 10,000 children where the population is known."""

    counted: Mask
    unusable: Mask | None = None

    def __post_init__(self) -> None:
        _aligned(self.counted, self.unusable)
        if self.unusable is not None and (self.unusable & self.counted).any():
            raise ValueError("A row is either usable or not: unusable overlaps the count.")


@dataclass(frozen=True, eq=False)
class Median:
    """The middle of `values` over the included rows."""

    values: NDArray[np.float64]
    included: Mask
    unusable: Mask | None = None

    def __post_init__(self) -> None:
        _aligned(self.included, self.unusable)


@dataclass(frozen=True, eq=False)
class Mean:
    """The arithmetic mean of `values` over the included rows."""

    values: NDArray[np.float64]
    included: Mask
    unusable: Mask | None = None

    def __post_init__(self) -> None:
        _aligned(self.included, self.unusable)


@dataclass(frozen=True, eq=False)
class Amounts:
    """A part out of a whole where each included row holds amounts of both: posts filled of posts.

    `part` and `whole` are reals (full-time equivalents need not be whole), added up over the
    included rows. `within`: the part is of the whole (a share), and not more than it on any row.
    """

    part: NDArray[np.float64]
    whole: NDArray[np.float64]
    included: Mask
    unusable: Mask | None = None
    within: bool = True

    def __post_init__(self) -> None:
        _aligned(self.included, self.unusable)
        part, whole = self.part[self.included], self.whole[self.included]
        if not (np.isfinite(part).all() and np.isfinite(whole).all()):
            raise ValueError("An amount that is not there is unusable, not included.")
        if self.within and (part > whole).any():
            raise ValueError("A part cannot be more than its whole.")


Result = Ratio | Count | Median | Mean | Amounts


@dataclass(frozen=True)
class Limit:
    """A statutory or local limit on one date (see `framework`).

    unit: working_days | days | weeks | months | age_years | count. `local`: the authority's own
    setting, not law. `confirmed`: the source was read, not remembered.
    """

    id: str
    value: int
    unit: str
    reference: str
    confirmed: bool
    local: bool = False


Limits = Mapping[str, Limit]


@dataclass(frozen=True)
class Judged:
    """What a child's story, or a row of evidence, says of one record that is counted.

    `numerator`: whether it is in the numerator, or how much of one it is (amounts); `whole`: how
    much of a denominator. `value`: what a median or mean takes the middle of. `team` is the team
    holding the record, None where the list has no team; `role` and `experience` are a worker's.
    """

    numerator: float = False
    team: str | None = None
    value: float | None = None
    whole: float = 1
    role: str | None = None
    experience: str | None = None


Oracle = Callable[[Any, Period, Limits], Iterator[Judged]]
"""Told an invented child (adopter, for list 11) or, for a tab of evidence, one row as written."""


@dataclass(frozen=True)
class Measure:
    """A measure as declared in its file: what it is, why it matters, and the logic.

    `lists` are the tables it reads, the first being the one whose rows it judges: lists of Annex A,
    tabs of the evidence workbook, tables of a return. `shape` is the kind of Result it gives.
    """

    id: str
    catalogue: str
    title: str
    area: Area
    service: str
    unit: str
    polarity: Polarity
    when: When
    why: str
    how: str
    lists: tuple[str, ...]
    limits: tuple[str, ...]
    criteria: tuple[str, ...]
    benchmark: str | None
    comparability: str
    reference: str
    owner: str
    reviewed: date
    next_review: date
    examples: tuple[Mapping[str, str], ...]
    function: Callable[..., Result]
    story: Oracle
    shape: type[Result] = Ratio


@dataclass(frozen=True)
class Authority:
    """Whose data these are. `population` is children aged 0 to 17, with its source."""

    name: str
    code: str | None = None  # ONS code, E08000008
    la_number: int | None = None  # DfE number, 357
    region: str | None = None
    population: int | None = None
    population_source: str | None = None
    neighbours: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grade:
    """What Ofsted published, never ours. 1 outstanding to 4 inadequate."""

    area: Area
    grade: int
    inspected: date
    published: date | None
    source: str


@dataclass(frozen=True)
class Contribution:
    """One measure's part in an area's data score. Scores on 1.0 to 4.0, 4 best."""

    measure: str
    weight: float
    peer: float | None
    target: float | None
    trend: float
    score: float
    contribution: float
    unusable_share: float | None = 0.0  # None where it may not be told
    expected: float | None = None  # the level expected, in the measure's unit


@dataclass(frozen=True)
class AreaScore:
    """An evidence position, not a predicted grade. Scale 1.0 to 4.0, 4 best."""

    area: Area
    position: float | None
    band: str | None
    lower: float | None
    upper: float | None
    probabilities: Mapping[str, float]
    coverage: float
    confidence: str
    bounds: tuple[float, float] | None
    data_score: float | None
    channels: Mapping[str, tuple[float, float]]  # channel -> (value, weight used)
    contributions: tuple[Contribution, ...]
    missing: tuple[str, ...]
    limits: tuple[str, ...]  # limiting rules that bit, each naming its evidence
    reasons: tuple[str, ...]  # why there is no band, or the confidence is what it is
    wording: str = ""  # "requires improvement to be good (borderline good)"
    doubt: tuple[float, float] | None = (
        None  # position if doubtful records all counted against, for
    )
    claimed: float | None = None  # the grade it gives itself, in points (4 best); moves nothing


RESULT_COLUMNS: tuple[str, ...] = (
    "measure",
    "area",
    "service",
    "period_start",
    "period_end",
    "breakdown",
    "group",
    "numerator",
    "denominator",
    "value",
    "lower",
    "upper",
    "unusable",
    "state",
)
"""The one tidy table, a row a measure, breakdown and group. breakdown is all | age | sex |
ethnicity | disability | unaccompanied | team | role | experience; group is 'all' for the whole. numerator, denominator and unusable are
nullable integers (denominator empty for counts; amounts such as full-time equivalents to the nearest
whole, while value is of the exact ones); value, lower, upper are floats in the measure's unit (% on
0 to 100, per 10,000 a year, days); state is a State."""

COMPARISON_COLUMNS: tuple[str, ...] = (
    "measure",
    "comparator",
    "name",
    "year",
    "period_end",
    "released",
    "value",
    "spread",
    "n",
    "source",
    "note",
    "decimals",
    "tau",
)
"""Published figures beside the local one, a row a measure and comparator. comparator is
own_published | neighbours | region | england; spread is the standard deviation between authorities
in the value's unit (neighbours and england), n the authorities behind it, decimals those it is printed with.
tau is the spread of percentages on the arcsine scale, on which comparisons are made, and missing for
other units; the authority itself is in neither spread."""


HISTORY_COLUMNS: tuple[str, ...] = (
    "measure",
    "month",
    "numerator",
    "denominator",
    "value",
    "source",
)
"""What is known of each month, a row a measure and month, oldest first. `month` is its last day.
A share has numerator, denominator and a value in per cent; a count its number as numerator and
value; a median its records as denominator and a value in the measure's unit. Value is missing where
there was nobody. `source` is cin_census, ssda903, annex_a or evidence."""


@dataclass(frozen=True, eq=False)
class History:
    """What the lists and returns say of the past: exact, and small numbers are of single children.

    `events` are days on which something counted happened, sorted, from the first day covered to
    the last: for counts whose months are few. `refused`: why a measure has no months of its own.
    `notes`: what to know of a series, by measure.
    """

    months: pd.DataFrame  # HISTORY_COLUMNS
    events: Mapping[str, tuple[Period, NDArray[np.datetime64]]] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Rebasing:
    """A person's word that a measure changed for a known reason, so that its limits start anew.

    `measure` is an id or a title as written; `row` where it stands, `reason` and `author` may be
    empty, and then it is not used.
    """

    measure: str
    day: date | None
    reason: str
    author: str
    row: int = 0


TREND_COLUMNS: tuple[str, ...] = (
    "period_start",
    "period_end",
    "numerator",
    "denominator",
    "value",
    "source",
    "centre",
    "lower",
    "upper",
    "cause",
    "rule",
    "phase",
)
"""A control chart's points, a row a period (or an event, for charts of rare events), oldest first.
numerator and denominator are nullable integers, value and its centre and process limits floats in
the trend's unit (missing where there is no chart); source says what the point is of (HISTORY_COLUMNS); cause is common | improvement |
concern | special (a special cause of a neutral measure), rule the rule that told it (outside, trend,
two_in_three, shift, or empty), phase counts from 0 and goes up where limits were rebased."""


@dataclass(frozen=True, eq=False)
class Trend:
    """What a measure's own history says, by one control chart.

    `chart` is xmr | laney_p | laney_u | t | g, empty where there is none; `reason` then says why.
    `grain` is month | quarter | event, and `unit` what the values are of: the measure's own, or
    "a month", "a quarter" for counts and "days between" for events. `variation` is improvement_high | improvement_low |
    concern_high | concern_low | neutral_high | neutral_low | common, and `assurance` pass | fail |
    inconsistent; None where it cannot be told. `direction` is which way is better (Polarity).
    """

    measure: str
    chart: str
    grain: str
    points: pd.DataFrame  # TREND_COLUMNS; no rows where nothing is known, or may be shown
    direction: Polarity
    unit: str = "%"
    variation: str | None = None
    assurance: str | None = None
    target: float | None = None
    notes: tuple[str, ...] = ()  # rebasing with its reason, what was left out, what was joined
    reason: str = ""
    warnings: tuple[str, ...] = ()  # of the chart itself, and so of its points: trial limits, say


@dataclass(frozen=True, eq=False)
class ListSummary:
    """How one list was read. rows_in = rows_used + rows_reported."""

    list: str
    sheet: str | None
    heading_row: int | None
    rows_in: int
    rows_used: int
    rows_reported: int
    columns_missing: tuple[str, ...]
    columns_unknown: tuple[str, ...]
    columns_renamed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Assessment:
    """Everything one assessment found: exact, for the team that holds the children's records.

    Nothing in it is a child's row, but its small counts may be disclosive: what leaves the team is
    made from `disclosure.publish(assessment, profile)`, never from this.
    """

    authority: Authority
    as_at: date
    period: Period
    results: pd.DataFrame  # RESULT_COLUMNS
    comparisons: pd.DataFrame  # COMPARISON_COLUMNS
    scores: tuple[AreaScore, ...]
    grades: tuple[Grade, ...]
    lists: tuple[ListSummary, ...]
    issues: tuple[Issue, ...]
    catalogue: tuple[Mapping[str, Any], ...]  # the measures' plain fields, as `readiness measures`
    inputs: Mapping[str, str]  # what was read -> sha256
    versions: Mapping[str, str]
    settings: Mapping[str, int]
    acceptance: tuple[Mapping[str, Any], ...] = ()  # by list: list, verdict, questions and owners
    trends: tuple[Trend, ...] = ()  # a chart a measure with a history, in catalogue order
    key: str = ""  # what it is kept under; empty where it is not kept


@dataclass(frozen=True, eq=False)
class Published:
    """What a profile may show. The only thing `report` renders."""

    profile: str
    authority: Authority
    as_at: date
    period: Period
    results: pd.DataFrame
    comparisons: pd.DataFrame
    scores: tuple[AreaScore, ...]
    grades: tuple[Grade, ...]
    lists: pd.DataFrame  # list, supplied, rows (text, suppressed), columns_missing, notes
    issues: pd.DataFrame  # severity, list, column, message (no rows, no counts under threshold)
    catalogue: tuple[Mapping[str, Any], ...]
    suppressions: Mapping[str, int]
    rules: str  # the profile's rule in one sentence
    inputs: Mapping[str, str]
    versions: Mapping[str, str]
    settings: Mapping[str, int] = field(default_factory=dict)  # the authority's own limits
    acceptance: tuple[Mapping[str, Any], ...] = ()  # words alone, no counts
    trends: tuple[Trend, ...] = ()  # as may be shown: points all there, merged, or none of them
    audit: Mapping[str, Any] = field(default_factory=dict)  # hidden, told, accepted, earlier
    methods: Mapping[str, Any] = field(default_factory=dict)  # what scores rest on


@dataclass(frozen=True, eq=False)
class Released:
    """What a run published before, of the same authority: figures as they were shown, none exact."""

    profile: str
    as_at: date
    results: pd.DataFrame  # RESULT_COLUMNS
    key: str = ""  # of its content
