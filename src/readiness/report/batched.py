"""The page of a batch: each authority's positions, in order of name, and what failed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from readiness.framework import area_title
from readiness.model import Area
from readiness.report.grid import grid
from readiness.report.html import Content, Html, bullets, element, heading, join, paragraph
from readiness.report.pages import rendered
from readiness.words import capital, count, day

Row = Mapping[str, Any]
NOTE = (
    "Evidence positions, not predicted grades, in order of name. They are not to be set in any other order: what "
    "was supplied, how sure each is and who lives there differ."
)


def batch_index(made: Sequence[Row], as_at: str) -> str:
    """A self-contained page. made: `runs.batch.one.Made` as plain values."""
    whole = [one for one in made if one["state"] != "failed"]
    failed = [one for one in made if one["state"] == "failed"]
    said = day(date.fromisoformat(as_at))
    title = f"{capital(count(len(made), 'authority', 'authorities'))}, {said}"
    content = join(
        heading(1, "Readiness, authority by authority"),
        paragraph(f"As at {said}. {capital(count(len(whole), 'report'))} made.", class_="dateline"),
        _failed(failed),
        _positions(whole),
    )
    return rendered(title, content.markup)


def _failed(failed: Sequence[Row]) -> Html | None:
    if not failed:
        return None
    lines = [join(element("strong", one["authority"]), f": {one['why']}") for one in failed]
    return join(
        heading(2, f"Not made: {count(len(failed), 'authority', 'authorities')}"),
        bullets(lines),
    )


def _positions(whole: Sequence[Row]) -> Html:
    rows: list[Sequence[Content]] = [
        [
            element("a", one["authority"], href=f"{Path(one['place']).name}/index.html"),
            *(_position(one, area) for area in Area),
            _data(one),
        ]
        for one in sorted(whole, key=lambda one: (str(one["authority"]), str(one["name"])))
    ]
    headings = ("Authority", *(area_title(area) for area in Area), "Its data")
    return join(
        heading(2, "Where each stands"), grid("Evidence positions", headings, rows, note=NOTE)
    )


def _position(one: Row, area: Area) -> Content:
    found = (one["positions"] or {}).get(area)
    if not found:
        return None
    sure = f"{found['confidence']} confidence" if found["confidence"] else None
    return join(capital(found["wording"]), element("span", sure, class_="rests") if sure else None)


def _data(one: Row) -> str:
    found = [
        count(int(one[name]), *words)
        for name, words in (("errors", ("error", "errors")), ("queries", ("query", "queries")))
        if one[name]
    ]
    return " and ".join(found) or "no errors"
