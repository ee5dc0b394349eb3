"""Statutory and local limits on a date (`limits.toml`): values keyed by the day each took effect."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Literal

from pydantic import Field, model_validator

from readiness.errors import InputError
from readiness.framework.held import Held, Shaped, Words, read
from readiness.model import Limit, Limits


class LimitValue(Held):
    """What the limit is from one day on, and the authority for it."""

    since: date
    value: int = Field(gt=0, strict=True)
    reference: Words


class LimitRule(Shaped):
    """One limit through time. `local`: the authority sets its own; ours is only a default."""

    title: Words
    unit: Literal["working_days", "days", "weeks", "months", "age_years", "count"]
    local: bool = False
    note: str = ""
    values: tuple[LimitValue, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _in_date_order(self) -> LimitRule:
        dates = [value.since for value in self.values]
        if dates != sorted(set(dates)):
            raise ValueError("values must be in date order, each date once")
        return self


@cache
def limit_rules() -> Mapping[str, LimitRule]:
    """Every limit with its whole history, by id."""
    return MappingProxyType(read("limits.toml", dict[str, LimitRule]))


def limits(on: date, local: Mapping[str, int] | None = None) -> Limits:
    """Every limit as it stands on the day, by id.

    `local` replaces the defaults of limits that are the authority's own to set. Raises InputError
    for a day before the first value of any limit, and for a local value given to a limit that is
    not local.
    """
    settings = local or {}
    _refuse_unknown(settings)
    return {name: _on(name, rule, on, settings.get(name)) for name, rule in limit_rules().items()}


def _on(name: str, rule: LimitRule, on: date, own: int | None) -> Limit:
    """One limit on a day, the authority's own value if it has one."""
    in_force = [value for value in rule.values if value.since <= on]
    if not in_force:
        raise InputError(
            f"The limit '{name}' is not known before {rule.values[0].since.isoformat()}; "
            f"ask for a date on or after it, not {on.isoformat()}."
        )
    held = in_force[-1]
    reference = held.reference if own is None else "The authority's own setting"
    confirmed = held.confidence == "verified" or own is not None
    return Limit(name, own or held.value, rule.unit, reference, confirmed, rule.local)


def _refuse_unknown(settings: Mapping[str, int]) -> None:
    own = {name for name, rule in limit_rules().items() if rule.local}
    wrong = sorted(set(settings) - own)
    if wrong:
        raise InputError(
            f"Local limits cannot set {', '.join(wrong)}; those an authority may set are "
            f"{', '.join(sorted(own))}."
        )
    if any(value <= 0 for value in settings.values()):
        raise InputError("A local limit must be a whole number above nought.")
