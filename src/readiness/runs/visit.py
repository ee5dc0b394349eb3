"""The pack for a focused visit: one page, made by the same run as the report."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from readiness.assessment import as_date
from readiness.disclosure import show_ahead
from readiness.errors import InputError
from readiness.framework import themes
from readiness.intake.fetched import fetched
from readiness.looking_ahead import look_ahead
from readiness.model import Published
from readiness.printing import Chapter
from readiness.report.pack_before import OUTLOOK
from readiness.runs.folder import MARK
from readiness.runs.rendering import Page
from readiness.runs.report import INDEX, Outcome, Plan, run

UNDER = Path("visits")
FILES = ("evidence", "returns", "published")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def visit(
    annex_a: str | Path, *, as_at: str, theme: str, visit_date: str | date, **more: Any
) -> Outcome:
    """Makes the pack of a theme for the day inspectors come, or may come.

    more: as for `run`. Says what has changed since the last pack of the theme made in the same
    place for an earlier day. Raises InputError for a theme there is none of, a day before the
    as-at date, and as `run` does.
    """
    if theme not in themes():
        raise InputError(f"There is no theme '{theme}'; choose one of {', '.join(themes())}.")
    on, day = as_date(visit_date), as_date(as_at)
    if on < day:
        raise InputError(f"The visit on {on} is before {day}, the day everything is as at.")
    title = f"Focused visit: {themes()[theme].title}"
    told = {"theme": theme, "visit_date": on.isoformat()}

    given = {"annex_a": annex_a, **{name: more.get(name) for name in FILES}}
    with fetched(given) as here:
        more |= {name: here.files[name] for name in FILES}
        return _visit(here.files["annex_a"], day, theme, on, title, told, more, here.addresses)


def _visit(
    annex_a: str | Path,
    day: date,
    theme: str,
    on: date,
    title: str,
    told: Mapping[str, str],
    more: Mapping[str, Any],
    addresses: Mapping[str, str],
) -> Outcome:
    def pages(place: Path) -> tuple[Page, ...]:
        last = last_pack(place)
        return (Page(INDEX, title, "focused_visit", {**told, "last_pack": str(last or "")}),)

    def beside(place: Path, shown: Published) -> None:
        ahead = look_ahead(annex_a, as_at=day, visit=on, evidence=more.get("evidence"))
        rows = show_ahead(ahead, shown).rows.assign(visit=on.isoformat())
        rows.to_csv(place / OUTLOOK, index=False, encoding="utf-8")

    plan = Plan(pages, "visit", UNDER / theme, beside, (Chapter(INDEX, title),), title)
    return run(annex_a, as_at=day.isoformat(), plan=plan, addresses=addresses, **more)


def last_pack(place: Path) -> Path | None:
    """The latest pack beside `place` of an earlier day; packs that follow on are named by the day."""
    if not _DAY.fullmatch(place.name) or not place.parent.is_dir():
        return None
    days = [one for one in place.parent.iterdir() if _DAY.fullmatch(one.name)]
    earlier = [one for one in days if one.name < place.name and (one / MARK).is_file()]
    return max(earlier, key=lambda one: one.name, default=None)
