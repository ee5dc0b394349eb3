"""Everything one assessment found, and what of it may be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from readiness.model import cards
from readiness.model.said import Said, no_audits, no_practice
from readiness.model.scores import AreaScore, Authority, Grade
from readiness.model.shown import Card, Shows
from readiness.model.tables import Trend, no_past, no_points
from readiness.model.words import Issue, Period


@dataclass(frozen=True, eq=False, repr=False)
class ListSummary(Shows):
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

    def _card(self) -> Card:
        return cards.of_summary(self)


@dataclass(frozen=True, eq=False, repr=False)
class Assessment(Shows):
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
    said: Said = field(default_factory=Said)  # the authority's own words, as they may be printed
    audits: pd.DataFrame = field(default_factory=no_audits)  # AUDIT_COLUMNS, exact
    key: str = ""  # what it is kept under; empty where it is not kept

    def _card(self) -> Card:
        return cards.of_assessment(self)


@dataclass(frozen=True, eq=False, repr=False)
class Published(Shows):
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
    said: Said = field(default_factory=Said)  # own words; none of them for the public
    audits: pd.DataFrame = field(default_factory=no_practice)  # PRACTICE_COLUMNS
    past: pd.DataFrame = field(default_factory=no_past)  # PAST_COLUMNS, of reports before this one

    def _card(self) -> Card:
        return cards.of_published(self)


@dataclass(frozen=True, eq=False, repr=False)
class Released(Shows):
    """What a run published before, of the same authority: figures as they were shown, none exact."""

    profile: str
    as_at: date
    results: pd.DataFrame  # RESULT_COLUMNS
    key: str = ""  # of its content
    points: pd.DataFrame = field(default_factory=no_points)  # POINT_COLUMNS of its charts
    package: str = ""  # the version of readiness that made it, where that is known

    def _card(self) -> Card:
        return cards.of_released(self)
