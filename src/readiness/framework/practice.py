"""What good looks like, the services that do it, and the themes of focused visits."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pydantic import Field, model_validator

from readiness.framework.held import Held, Shaped, Words, read
from readiness.model import LIST_NAMES, Area


class Criterion(Held):
    """Something inspectors write about, and what they say when it is good, in our words.

    `since`: the first version of the framework it belongs to, where that is not all of them.
    """

    area: Area
    theme: Words
    good: Words
    since: str | None = None


class Service(Held):
    """A part of children's services, as an authority is usually organised."""

    title: Words
    does: Words


class Everywhere(Shaped):
    """What every focused visit looks at besides its theme."""

    criteria: tuple[str, ...]
    measures: tuple[str, ...]
    documents: tuple[Words, ...] = ()


class Theme(Held):
    """A focused visit's theme. `measures` are numbers in the catalogue; `ages_from` limits the
    children looked at; `documents` are what is likely to be asked for beside the lists, which nobody
    publishes and is unconfirmed. Criteria, measures and documents include those of every visit; `own`
    are the criteria of the theme itself."""

    code: Words
    title: Words
    looks_at: Words
    areas: tuple[Area, ...] = Field(min_length=1)
    criteria: tuple[str, ...] = Field(min_length=1)
    lists: tuple[str, ...] = Field(min_length=1)
    measures: tuple[str, ...] = Field(min_length=1)
    documents: tuple[Words, ...] = ()
    ages_from: int | None = None
    note: str = ""
    own: tuple[Words, ...] = ()

    @model_validator(mode="after")
    def _real_lists(self) -> Theme:
        unknown = set(self.lists) - set(LIST_NAMES)
        if unknown:
            raise ValueError(f"no Annex A list is called {', '.join(sorted(unknown))}")
        return self

    def widened(self, by: Everywhere) -> Theme:
        return self.model_copy(
            update={
                "own": self.criteria,
                "criteria": _together(self.criteria, by.criteria),
                "measures": _together(self.measures, by.measures),
                "documents": _together(self.documents, by.documents),
            }
        )


class _Themes(Shaped):
    every_visit: Everywhere
    themes: dict[str, Theme]


@cache
def criteria() -> Mapping[str, Criterion]:
    """The 79 criteria by id: HP01 to HP28, CIC01 to CIC21, CL01 to CL13, LD01 to LD17."""
    return MappingProxyType(read("criteria.toml", dict[str, Criterion]))


@cache
def services() -> Mapping[str, Service]:
    """The 14 services by code (MASH, SAFE, CLA ...)."""
    return MappingProxyType(read("services.toml", dict[str, Service]))


@cache
def themes() -> Mapping[str, Theme]:
    """The seven focused-visit themes by slug, in Ofsted's order."""
    held = read("themes.toml", _Themes)
    return MappingProxyType({slug: t.widened(held.every_visit) for slug, t in held.themes.items()})


def _together(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))
