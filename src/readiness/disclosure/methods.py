"""What a score rests on, as plain values for the methods annex: nothing here is of any authority."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from readiness.intake import reference
from readiness.score.settings import Goal, settings


@cache
def methods() -> Mapping[str, Any]:
    """The file of judgements (version, bands, lenses, channels, gates, goals) and the calibration."""
    rules = settings()
    return {
        "version": rules.version,
        "bands": list(rules.bands),
        "edges": list(rules.edges),
        "peer": [list(point) for point in rules.peer],
        "target": list(rules.target),
        "trend": rules.trend,
        "channels": dict(rules.channels),
        "gates": dict(rules.gates),
        "confidence": dict(rules.confidence),
        "draws": int(rules.uncertainty["draws"]),
        "transitions": rules.transitions.astype(int).tolist(),
        "themes": dict(rules.themes),
        "goals": {name: _plain(goal) for name, goal in rules.goals.items()},
        "calibration": _calibration(),
        "outlook_trial": list(reference.outlook_trial()),
    }


def _plain(goal: Goal) -> dict[str, Any]:
    return {
        "weight": goal.weight,
        "theme": goal.theme or "",
        "critical": goal.critical,
        "goalposts": list(goal.goalposts or ()),
        "source": goal.source,
        "reason": goal.reason,
    }


def _calibration() -> list[dict[str, Any]]:
    table = reference.calibration()
    kept = table[["statistic", "area", "value", "lower", "upper", "n"]]
    return [
        {str(name): None if value != value else value for name, value in row.items()}
        for row in kept.to_dict("records")
    ]
