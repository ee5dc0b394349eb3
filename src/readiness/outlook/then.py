"""The outlook as it could have been given on a day: learnt only from reports that were out by then."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import pandas as pd

from readiness import paths
from readiness.errors import ConfigurationError, ReadinessError
from readiness.outlook.company import learn
from readiness.outlook.inputs import Panel
from readiness.outlook.model import Outlook, as_document, from_document, load

MODEL, PAST = "outlook_model.json", "outlook_past.json"
FIRST = 2021
"""No outlook is given before: too few inspections had been reported to learn from. Foretelling 2019 from
the 27 inspections reported before it did worse than the grade before alone."""


def outlook_on(day: date) -> Outlook | None:
    """The latest shipped model all of whose reports were out before the day; None before FIRST.

    Raises ConfigurationError where the shipped models are damaged.
    """
    if day.year < FIRST:
        return None
    fit = [model for model in _shipped() if model.out_by < day]
    return max(fit, key=lambda model: model.out_by, default=None)


def past(panel: Panel, outcomes: pd.DataFrame) -> str:
    """As the file holds them: a model for 1 January of each year from FIRST to the last one's."""
    years = range(FIRST, int(outcomes["start"].dt.year.max()) + 1)
    held = [
        as_document(learn(panel, outcomes[outcomes["pub"] < pd.Timestamp(year, 1, 1)]))
        for year in years
    ]
    return json.dumps({"models": held}, indent=1) + "\n"


@cache
def _shipped() -> tuple[Outlook, ...]:
    try:
        held: Mapping[str, Any] = json.loads(paths.reference(PAST).read_text(encoding="utf-8"))
        earlier = [from_document(one, PAST) for one in held["models"]]
        return (*earlier, load(paths.reference(MODEL)))
    except (OSError, ValueError, KeyError, TypeError, ReadinessError):
        raise ConfigurationError(
            f"data/reference/{PAST} or {MODEL} is missing or damaged; restore them from the project."
        ) from None
