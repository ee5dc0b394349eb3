"""From an authority's files to what will be late on the day of a visit."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from readiness import keeping
from readiness.assessment import Files, as_date, digests, expected_levels, found_of
from readiness.calendar import add_working_days
from readiness.errors import InputError
from readiness.model import AHEAD_COLUMNS, Lists, LookAhead, Polarity

FIELDWORK = 5
"""Working days from the visit in which inspectors are still on site."""
FURTHEST = 366
"""Days ahead that may be looked at: later, nothing of today's records says anything."""
_COUNTS = ("counted", "in_time", "late", "falling_due", "in_fieldwork", "needed", "early")


def look_ahead(
    annex_a: str | Path,
    *,
    as_at: str | date,
    visit: str | date,
    evidence: Files | None = None,
    settings: Mapping[str, int] | None = None,
    only: Collection[str] | None = None,
) -> LookAhead:
    """Every share in time, exact: for the team that holds the records (see `disclosure.show_ahead`).

    Args:
        annex_a, evidence, as_at, settings: as for `assess`.
        visit: the day to look ahead to, from the as-at date to a year after it.
        only: ids of measures; all if not given.

    Raises InputError where a file or argument cannot be used.
    """
    day, then = as_date(as_at), as_date(visit)
    if not 0 <= (then - day).days <= FURTHEST:
        raise InputError(
            f"The visit on {then} must be from the as-at date ({day}) to a year after it."
        )
    files = {name: found_of(name, value) for name, value in
             {"annex_a": annex_a, "evidence": evidence}.items() if value}  # fmt: skip
    chosen = None if only is None else tuple(sorted(only))
    choices = {"as_at": day, "visit": then, "settings": dict(settings or {}), "only": chosen}
    name = f"ahead-{keeping.key(digests(files), choices)}"
    found = keeping.recall(LookAhead, name)
    if found is None:
        found = of_tables(*_tables(files, day, settings), day, then, chosen)
        keeping.keep(name, found)
    return found


def _tables(
    files: Mapping[str, Any], day: date, settings: Mapping[str, int] | None
) -> tuple[Lists, dict[str, int]]:
    from readiness.intake import annex_a
    from readiness.intake.evidence import read_evidence

    local = read_evidence(files["evidence"], day) if "evidence" in files else None
    lists = annex_a.read(files["annex_a"][0], day).lists
    own = {**(dict(local.settings) if local else {}), **(settings or {})}
    return {**lists, **(local.tables if local else {})}, own


def of_tables(
    tables: Lists,
    settings: Mapping[str, int],
    as_at: date,
    visit: date,
    only: Collection[str] | None = None,
) -> LookAhead:
    """The same of tables that are read."""
    from readiness.measures import catalogue
    from readiness.measures.ahead import days_left
    from readiness.measures.running import CLOCKS, running

    entries = {str(entry["id"]): entry for entry in catalogue()}
    targets = expected_levels(list(entries.values()))
    fieldwork = (add_working_days(visit, FIELDWORK) - as_at).days
    rows = [
        *_running(running(tables, as_at, visit, settings=settings, only=only), targets),
        *_standing(
            days_left(tables, as_at, visit, settings=settings, only=only),
            entries,
            targets,
            (visit - as_at).days,
            fieldwork,
        ),
    ]
    twice = {
        clock.still_open for clock in CLOCKS if any(r["measure"] == clock.finished for r in rows)
    }
    rows = [row for row in rows if row["measure"] not in twice]
    order = list(entries)
    rows.sort(key=lambda row: order.index(row["measure"]))
    frame = pd.DataFrame(rows, columns=list(AHEAD_COLUMNS))
    kinds = {name: "Int64" if name in _COUNTS else "float64" for name in AHEAD_COLUMNS[2:]}
    return LookAhead(as_at, visit, frame.astype({"measure": "str", "kind": "str", **kinds}))


def _running(found: Mapping[str, Any], targets: Mapping[str, float]) -> Iterator[dict[str, Any]]:
    from readiness.statistics.look_ahead import needed

    for measure, ahead in found.items():
        then, target = ahead.at_visit, targets.get(measure)
        asked = None if target is None or not then.whole else needed(then, target)
        yield {
            "measure": measure, "kind": "running", "counted": then.whole, "in_time": then.in_time,
            "late": then.late, "falling_due": then.falling_due,
            "in_fieldwork": int(ahead.clocks.in_fieldwork.sum()), "today": ahead.today,
            "worst": then.worst, "best": then.best, "expected": then.expected,
            "lower": then.lower, "upper": then.upper, "target": target,
            "needed": asked and asked.closures, "early": asked and asked.early,
        }  # fmt: skip


def _standing(
    found: Mapping[str, Any],
    entries: Mapping[str, Mapping[str, Any]],
    targets: Mapping[str, float],
    days: int,
    fieldwork: int,
) -> Iterator[dict[str, Any]]:
    from readiness.statistics.look_ahead import standing

    for measure, left in found.items():
        passing = entries[measure]["polarity"] == Polarity.LOW
        then, target = standing(left, days), targets.get(measure)
        row: dict[str, Any] = {
            "measure": measure, "kind": "passing" if passing else "kept_up",
            "counted": then.counted, "late": then.late, "falling_due": then.falling_due,
            "in_time": then.counted - then.late - then.falling_due,
            "in_fieldwork": int(((left >= days) & (left < fieldwork)).sum()),
            "today": then.today, "worst": then.worst,
        }  # fmt: skip
        if passing:
            yield row | {name: _less(row[name]) for name in ("today", "worst")}
        else:
            yield row | {
                "best": then.best, "expected": then.expected, "lower": then.lower,
                "upper": then.upper, "target": target,
                "needed": None if target is None else then.needed(target),
            }  # fmt: skip


def _less(share: float | None) -> float:
    """A share in time as the share that is too long."""
    return np.nan if share is None else 100 - share
