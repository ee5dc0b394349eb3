"""The meetings and cycles by which leaders hold the service to account (`governance.toml`)."""

from __future__ import annotations

from functools import cache

from pydantic import Field

from readiness.framework.held import Held, Words, read


class Meeting(Held):
    """A meeting, review or document and how often it is due.

    `every` and `unit` are the usual interval; `months` the calendar months it falls in; `lasts`
    how many months it goes on, where it ends. `when`: the circumstance it belongs to.
    """

    id: Words
    title: Words
    purpose: Words
    chair: str = ""
    every: int | None = Field(default=None, gt=0)
    unit: str | None = Field(default=None, pattern="^(weeks|months|years)$")
    months: tuple[int, ...] = ()
    lasts: int | None = None
    when: Words
    criteria: tuple[str, ...] = Field(min_length=1)
    local: bool = True


@cache
def governance() -> tuple[Meeting, ...]:
    """The governance calendar; intervals are defaults an authority may change."""
    return read("governance.toml", dict[str, tuple[Meeting, ...]])["meeting"]
