"""Which measures rest on what a question is about."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from readiness import framework, measures, quality
from readiness.intake.annex_a import list_spec
from readiness.measures.compute import period_of
from readiness.measures.doubt import of_lists
from readiness.model import LIST_NAMES, ChildList, Issue, Limits, Lists, Measure
from readiness.quality.doubt import Reads

_ANY_DAY = date(2026, 3, 31)  # what a measure reads is the same on every day


def touched(issue: Issue) -> tuple[str, ...]:
    """The catalogue numbers of the measures that read what the issue is about.

    A whole list touches every measure that reads it.
    """
    catalogue = {name: one.catalogue for name, one in measures.registry().items()}
    rule = quality.rule_of(issue)
    if rule:
        found = quality.touched(rule, _reads())
    else:
        found = tuple(name for name, read in _reads().items() if _reads_it(read, issue))
    return tuple(dict.fromkeys(catalogue[name] for name in found))


def _reads_it(read: Mapping[str, frozenset[str]], issue: Issue) -> bool:
    if issue.list is None or issue.list not in read:
        return False  # of a sheet that was not read nothing can be told
    ids = [c.id for c in list_spec(issue.list).columns if c.heading == issue.column]
    return not issue.column or bool(read[issue.list] & set(ids))


@cache
def _reads() -> Mapping[str, Reads]:
    """For each measure on Annex A alone, the lists and columns it asks for.

    As `quality.columns_read` finds it, with one set of empty lists for all the measures.
    """
    empty: dict[str, ChildList] = {}
    quality.columns_read(empty.update)
    limits = framework.limits(_ANY_DAY)
    alone = [one for one in measures.registry().values() if set(one.lists) <= set(LIST_NAMES)]
    return {one.id: _asked_of(one, empty, limits) for one in alone}


def _asked_of(measure: Measure, empty: Lists, limits: Limits) -> Reads:
    watched = of_lists(empty, measure.lists)
    given: dict[str, Any] = {
        **watched,
        "period": period_of(measure, _ANY_DAY),
        "limits": limits,
    }
    wanted = inspect.signature(measure.function).parameters
    measure.function(**{name: given[name] for name in wanted})
    return {
        name: frozenset(column.removesuffix("_group") for column in table.asked)
        for name, table in watched.items()
        if table.asked
    }
