"""What has changed since the pack before: figures, and what was foreseen for the day."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from readiness.errors import InputError
from readiness.model import LookAhead, Published
from readiness.report.html import Html, bullets, join, nothing, paragraph
from readiness.report.visit import views_of
from readiness.words import amount, day, number

OUTLOOK = "outlook.csv"
"""The rows of the look-ahead as a pack shows them, beside the pack."""


@dataclass(frozen=True)
class _Pack:
    """Whose a pack is, its day, the figures it showed, and the rows of its look-ahead by measure
    (none in packs made before these were kept)."""

    whose: str
    as_at: str
    figures: Mapping[str, float]
    ahead: Mapping[str, Mapping[Any, Any]]


def visit_changes(
    published: Published, theme: str, last_pack: str = "", ahead: LookAhead | None = None
) -> Html:
    """What of the theme has changed since the pack before: `last_pack`, the folder it was written to.

    Both are as they were shown, so nothing is told that is hidden in either. `ahead` is what may be
    shown of the look-ahead now. Raises InputError where the folder holds no pack.
    """
    if not last_pack:
        return nothing("This is the first pack of the theme here, so nothing can have changed.")
    before = _pack(Path(last_pack))
    if before.whose != published.authority.name:
        return nothing("The pack before is another authority's, so nothing is compared.")
    figures = list(_figures(published, theme, before))
    outlook = list(_outlook(published, theme, before, ahead)) if ahead else []
    return join(
        paragraph(
            f"The last pack was as at {before.as_at}. Of a small change nobody can say that it is one."
        ),
        bullets(figures) if figures else paragraph("No figure has changed."),
        join(paragraph(_of_the_day(before, ahead)), bullets(outlook)) if outlook else None,
    )


def _figures(published: Published, theme: str, before: _Pack) -> Iterator[str]:
    for view in views_of(published, theme):
        then, now = before.figures.get(view.id), view.local.value
        if then is not None and now is not None and round(then, 1) != round(now, 1):
            yield f"{view.title}: {amount(then, view.unit)} then, {amount(now, view.unit)} now."


def _outlook(published: Published, theme: str, before: _Pack, ahead: LookAhead) -> Iterator[str]:
    """Measures of which more or fewer are late, or the share looked for on the day has moved."""
    titles = {view.id: view.title for view in views_of(published, theme)}
    for now in ahead.rows.to_dict("records"):
        name = str(now["measure"])
        then = before.ahead.get(name)
        if name in titles and then is not None:
            parts = [part for part in (_late(then, now), _expected(then, now)) if part]
            if parts:
                yield f"{titles[name]}: {'; '.join(parts)}."


def _late(then: Mapping[Any, Any], now: Mapping[Any, Any]) -> str:
    if pd.isna(then["late"]) or pd.isna(now["late"]) or int(then["late"]) == int(now["late"]):
        return ""
    return f"{number(int(then['late']), 0)} late then, {number(int(now['late']), 0)} now"


def _expected(then: Mapping[Any, Any], now: Mapping[Any, Any]) -> str:
    if pd.isna(then["expected"]) or pd.isna(now["expected"]):
        return ""
    if round(float(then["expected"]), 1) == round(float(now["expected"]), 1):
        return ""
    was, is_ = (f"{number(float(one['expected']), 1)}%" for one in (then, now))
    return f"as work has gone, {was} looked for on the day then, {is_} now"


def _of_the_day(before: _Pack, ahead: LookAhead | None) -> str:
    """Whether both looked ahead to the same day."""
    days = {str(row["visit"]) for row in before.ahead.values()}
    if ahead is None or days == {ahead.visit.isoformat()}:
        return "Of what was foreseen for the day of the visit:"
    was = day(date.fromisoformat(min(days)))
    return f"Of what was foreseen for the day of the visit, which was {was} then:"


def _pack(folder: Path) -> _Pack:
    try:
        about = json.loads((folder / "run.json").read_text(encoding="utf-8"))
        results = pd.read_csv(folder / "results.csv", usecols=["measure", "breakdown", "value"])
        whole = results[(results["breakdown"] == "all") & results["value"].notna()]
        values = whole["value"].to_numpy(dtype=float).tolist()
        figures = dict(zip(whole["measure"].astype(str), values, strict=True))
        when = day(date.fromisoformat(about["as_at"]))
        return _Pack(str(about["authority"]), when, figures, _ahead(folder / OUTLOOK))
    except (OSError, ValueError, KeyError, TypeError):
        raise InputError(f"'{folder.name}' holds no pack that can be read.") from None


def _ahead(file: Path) -> dict[str, Mapping[Any, Any]]:
    if not file.is_file():
        return {}
    wanted = ["measure", "late", "expected", "visit"]
    return {str(row["measure"]): row for row in pd.read_csv(file)[wanted].to_dict("records")}
