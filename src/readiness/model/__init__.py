"""The vocabulary every room of the house shares. Imports nothing of ours but the errors.

Everything here is a value: frozen, compared by content, never changed in place.
"""

from typing import TYPE_CHECKING

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
    HISTORY_COLUMNS,
    RESULT_COLUMNS,
    TREND_COLUMNS,
    History,
    Rebasing,
    Trend,
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
    "COMPARISON_COLUMNS",
    "HISTORY_COLUMNS",
    "LIST_NAMES",
    "RESULT_COLUMNS",
    "TREND_COLUMNS",
    "Amounts",
    "Area",
    "AreaScore",
    "Assessment",
    "Authority",
    "ChildList",
    "Contribution",
    "Count",
    "Grade",
    "History",
    "Issue",
    "Judged",
    "Limit",
    "Limits",
    "ListSummary",
    "Lists",
    "Mean",
    "Measure",
    "Median",
    "Oracle",
    "Period",
    "Polarity",
    "Published",
    "Ratio",
    "Rebasing",
    "Released",
    "Result",
    "Severity",
    "State",
    "Trend",
    "When",
]
