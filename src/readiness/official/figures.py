"""One authority on one day, from official statistics alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

import pandas as pd

from readiness import benchmark, paths
from readiness.assessment import as_date, locate
from readiness.errors import InputError
from readiness.intake import areas, reference
from readiness.intake.official import Known, known_on
from readiness.intake.official.ledger import LEDGER
from readiness.model import Official
from readiness.official.chances import chances
from readiness.official.judged import judged
from readiness.official.standing import standing
from readiness.official.there import gone
from readiness.outlook.before import before
from readiness.outlook.company import YEARS_ALIKE
from readiness.outlook.inputs import Panel, panel_from
from readiness.outlook.panel_of import panel_of
from readiness.outlook.then import FIRST, outlook_on

FIRST_DAY = date(2018, 1, 1)
"""ILACS began then; nothing is said of a day before."""


def official_figures(
    authority: str,
    *,
    as_at: str | date,
    published: str | Path = "",
    judgements: str | Path = "",
) -> Official:
    """What had been published of an authority by a day, and what inspections of such have found.

    authority: name, ONS code or DfE number, of one that is or was. published: a store of published figures
        or DfE's file of LAIT values; the user's own store, else the shipped table, if not given.
        judgements: a csv of judgements later than those we hold (number, area, grade, inspected, published).

    Raises InputError for an authority nobody knows, a day before 2018 or an unusable file.
    """
    day = as_date(as_at) if isinstance(as_at, str) else as_at
    if day < FIRST_DAY:
        raise InputError("ILACS began in January 2018; choose a day from 2018-01-01 on.")
    whose = benchmark.find_authority(authority)
    number = int(whose.la_number or 0)
    known = _known(locate(str(published)) if published else None, day)
    near = known.neighbours.get(number, ())
    found = Official(
        authority=whose,
        as_at=day,
        standing=standing(known.figures, number, whose.region, near, day),
        chances=(),
        grades=(),
        sources=known.vintages,
        grouping=known.grouping,
        neighbours=tuple(areas.names()[one] for one in near if one in areas.names()),
        gone=gone(number, day),
        methods={"outlook_trial": reference.outlook_trial()},
    )
    if found.gone:
        return replace(found, no_outlook=found.gone)
    grades = judged(whose, day, judgements)
    return _with_outlook(replace(found, grades=grades), known)


def _known(source: Path | None, day: date) -> Known:
    """Read once for all authorities of a day, unless the files have changed."""
    place = source or paths.data("published")
    ledger = place / LEDGER if place.is_dir() else place
    return _read(source, day, ledger.stat().st_mtime_ns if ledger.is_file() else 0, str(place))


@lru_cache(maxsize=2)
def _read(source: Path | None, day: date, _changed: int, _place: str) -> Known:
    return known_on(source, day)


def _with_outlook(found: Official, known: Known) -> Official:
    """An inspection that begins the day after is looked at: all that was out by the day is known then."""
    then = found.as_at + timedelta(days=1)
    model = outlook_on(then)
    if model is None or model.company is None:
        return replace(found, no_outlook=_too_soon(found.as_at))
    prior = before([found.authority], then, found.grades)
    made = panel_of(known.figures, prior)
    panel = panel_from(made) if len(made) else _empty(prior)
    ages = (pd.Timestamp(then) - _ends(made)).dt.days / 365.25
    until = model.last
    return replace(
        found,
        chances=chances(model, panel, prior.set_index("insp_id")),
        years_old=float(ages.median()) if len(ages) else float("nan"),
        learnt_by=model.out_by,
        alike_since=(pd.Timestamp(until) - pd.DateOffset(years=YEARS_ALIKE)).date(),
        alike_until=until,
    )


def _too_soon(day: date) -> str:
    return (
        f"No outlook is given of a day before {FIRST}: too few inspections under today's framework had been "
        "reported to learn from."
        if day.year < FIRST
        else "No outlook is given: the shipped models are of later days."
    )


def _empty(prior: pd.DataFrame) -> Panel:
    dates = prior.set_index("insp_id")["inspection_date"]
    return Panel(pd.DataFrame(index=dates.index), dates)


def _ends(made: pd.DataFrame) -> pd.Series:
    rules = dict(
        zip(
            *(reference.published_measures()[name] for name in ("measure", "release_rule")),
            strict=True,
        )
    )
    days = [
        pd.Timestamp(reference.rule_period_end(rules[one], int(year)))
        for one, year in zip(made["indicator"], made["year"], strict=True)
    ]
    return pd.Series(days, dtype="datetime64[s]")
