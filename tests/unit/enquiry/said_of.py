"""A `Published` of the invented authority with words of its own."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.unit.report.conftest import make_published

from readiness.model import Published
from readiness.model.said import Met, Said

TABS = ("improvement_points", "improvement_actions", "governance", "planned_visits")


def published_with(as_at: date | None = None, grades: Any = None, **said: Any) -> Published:
    """`said` are the fields of Said; without grades where none are given."""
    words = Said(**{"supplied": TABS, **{k: tuple(v) for k, v in said.items()}})
    changes: dict[str, Any] = {"said": words, "grades": tuple(grades or ())}
    if as_at is not None:
        changes["as_at"] = as_at
    return make_published(**changes)


def met(name: str, *days: str, frequency: str = "", chair: str = "") -> list[Met]:
    return [Met(name, date.fromisoformat(day), frequency, chair) for day in days]
