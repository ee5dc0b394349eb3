"""What a scrutiny committee was shown of getting ready, item by item (`scrutiny.toml`)."""

from __future__ import annotations

from functools import cache

from pydantic import Field

from readiness.framework.held import Held, Shaped, Words, read


class ScrutinyItem(Held):
    """One item: `measures` are numbers of the catalogue, `tabs` those of the evidence workbook."""

    part: Words
    item: Words
    measures: tuple[str, ...] = ()
    tabs: tuple[str, ...] = ()
    note: str = ""


class _Scrutiny(Shaped):
    items: tuple[ScrutinyItem, ...] = Field(min_length=1)


@cache
def scrutiny_items() -> tuple[ScrutinyItem, ...]:
    """Every item, in the order shown."""
    return read("scrutiny.toml", _Scrutiny).items
