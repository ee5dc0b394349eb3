"""The vocabulary every room of the house shares. Imports nothing of ours but the errors.

Everything here is a value: frozen, compared by content, never changed in place.
"""

from typing import TYPE_CHECKING

from readiness.model.ahead import AHEAD_COLUMNS, LookAhead
from readiness.model.assessed import (
    Assessment,
    ListSummary,
    Published,
    Released,
)
from readiness.model.declared import (
    Judged,
    Limit,
    Limits,
    Measure,
    Oracle,
)
from readiness.model.lists import (
    LIST_NAMES,
    ChildList,
    Lists,
)
from readiness.model.official import STANDING_COLUMNS, Chances, Official, Part
from readiness.model.said import (
    AUDIT_COLUMNS,
    Action,
    Aim,
    Claim,
    ImprovementPoint,
    Met,
    Said,
    Visit,
    no_audits,
)
from readiness.model.scores import (
    AreaScore,
    Authority,
    Contribution,
    Grade,
)
from readiness.model.shapes import (
    Amounts,
    Count,
    Mean,
    Median,
    Ratio,
    Result,
)
from readiness.model.tables import (
    COMPARISON_COLUMNS,
    EARLIER,
    HISTORY_COLUMNS,
    PAST_COLUMNS,
    POINT_COLUMNS,
    RESULT_COLUMNS,
    TREND_COLUMNS,
    History,
    Rebasing,
    Trend,
    no_past,
    no_points,
)
from readiness.model.words import (
    Area,
    Issue,
    Period,
    Polarity,
    Severity,
    State,
    When,
)

if TYPE_CHECKING:
    from readiness.model.lists import Mask as Mask

__all__ = [
    "AHEAD_COLUMNS",
    "AUDIT_COLUMNS",
    "COMPARISON_COLUMNS",
    "EARLIER",
    "HISTORY_COLUMNS",
    "LIST_NAMES",
    "PAST_COLUMNS",
    "POINT_COLUMNS",
    "RESULT_COLUMNS",
    "STANDING_COLUMNS",
    "TREND_COLUMNS",
    "Action",
    "Aim",
    "Amounts",
    "Area",
    "AreaScore",
    "Assessment",
    "Authority",
    "Chances",
    "ChildList",
    "Claim",
    "Contribution",
    "Count",
    "Grade",
    "History",
    "ImprovementPoint",
    "Issue",
    "Judged",
    "Limit",
    "Limits",
    "ListSummary",
    "Lists",
    "LookAhead",
    "Mean",
    "Measure",
    "Median",
    "Met",
    "Official",
    "Oracle",
    "Part",
    "Period",
    "Polarity",
    "Published",
    "Ratio",
    "Rebasing",
    "Released",
    "Result",
    "Said",
    "Severity",
    "State",
    "Trend",
    "Visit",
    "When",
    "no_audits",
    "no_past",
    "no_points",
]
