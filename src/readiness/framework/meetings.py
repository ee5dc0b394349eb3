"""The meetings and cycles by which leaders hold the service to account (`governance.toml`)."""

from __future__ import annotations

from functools import cache

from pydantic import Field

from readiness.framework.held import Held, Words, read


class Meeting(Held):
    """A meeting, review or document and how often it is due.

    `every` and `unit` are the usual interval; `months` the calendar months it falls in; `lasts`
    how many months it goes on, where it ends. `when`: the circumstance it belongs to. `also`: what
    authorities call it besides its title, by words that must all be there. `report`: the page it
    gets, ready `papers` working days before. `follows_plan`: it is there while there is a plan to
    follow; `if_recorded`: it is expected only of an authority that has recorded one.
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
    also: tuple[Words, ...] = ()
    report: Words
    papers: int = Field(default=5, gt=0)
    follows_plan: bool = False
    if_recorded: bool = False


@cache
def governance() -> tuple[Meeting, ...]:
    """The governance calendar; intervals are defaults an authority may change."""
    return read("governance.toml", dict[str, tuple[Meeting, ...]])["meeting"]
