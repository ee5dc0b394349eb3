"""Services by judgement area: how what is measured of each scores, as numbers on a ground."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pandas as pd

from readiness.framework import area_title, services
from readiness.model import Area, Published
from readiness.report import charts
from readiness.report.drawing import seaborn
from readiness.report.grid import anchor, grid
from readiness.report.html import Content, Html, element, join, nothing
from readiness.views import views
from readiness.words import count, day, number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LEAST = 2
"""Measures a cell must rest on: one alone is that measure's own score."""
CAPTION = "Scores by service and area"
BANDS = ((1.5, "I"), (2.5, "R"), (3.5, "G"), (5.0, "O"))
GROUNDS = ("#12436D", "#6BACE6", "#C7DDF3", "#F2F2F2")
LETTERS = "I inadequate, R requires improvement to be good, G good, O outstanding"


def score_map(published: Published) -> Html:
    """The weighted mean score of each service's shown measures in each area, with a table.

    A cell rests on two measures or more; what is hidden is in none of them.
    """
    cells = _cells(published)
    if not cells:
        return nothing("No service has two measures that are scored and can be shown.")
    low = sum(mean < 2 for mean, _ in cells.values())
    headline = (
        f"{count(low, 'cell lies', 'cells lie')} below 2 of 4: look there first.".capitalize()
        if low
        else "No cell lies below 2 of 4."
    )
    words = charts.Words(
        headline=headline,
        alt=charts.alt_text(f"Heatmap of {count(len(cells), 'cell')}. {headline}"),
        description=(
            f"Each cell is the weighted mean score of a service's measures in an area, from 1 to 4, "
            f"4 best; the darker the lower. {LETTERS}. An empty cell has fewer than two measures."
        ),
        source=f"Scores of the measures shown, as at {day(published.as_at)}.",
        method=(
            "A mean of few measures, without an interval: where to look, and no position. The areas' "
            "own positions rest on all their measures, audits and the last judgement."
        ),
        table=anchor(CAPTION),
    )
    return join(charts.show(_drawn(cells), words), _table(cells))


Cells = dict[tuple[str, Area], tuple[float, int]]
"""(service, area) -> mean score to a tenth, and how many measures it is of."""


def _cells(published: Published) -> Cells:
    known = services()
    of = {v.id: v.service for v in views(published) if v.shown and v.service in known}
    found: dict[tuple[str, Area], list[tuple[float, float]]] = defaultdict(list)
    for score in published.scores:
        for part in score.contributions:
            if part.measure in of and part.weight > 0:
                found[of[part.measure], score.area].append((part.score, part.weight))
    return {
        where: (round(sum(s * w for s, w in parts) / sum(w for _, w in parts), 1), len(parts))
        for where, parts in found.items()
        if len(parts) >= LEAST
    }


def _letter(mean: float) -> str:
    return next(letter for end, letter in BANDS if mean < end)


def _rows(cells: Cells) -> list[tuple[str, str]]:
    """Code and title of the services that have a cell, in the framework's order."""
    there = {code for code, _ in cells}
    return [(code, one.title) for code, one in services().items() if code in there]


def _drawn(cells: Cells) -> Figure:
    from matplotlib.colors import BoundaryNorm, ListedColormap
    from matplotlib.figure import Figure as Drawing

    sns = seaborn()
    edges = [1.0, *(end for end, _ in BANDS)]
    rows = _rows(cells)
    values = pd.DataFrame(
        [[cells.get((code, area), (None, 0))[0] for area in Area] for code, _ in rows],
        index=[title for _, title in rows],
        columns=[_on_two_lines(area_title(area)) for area in Area],
        dtype="float64",
    )
    said = values.map(lambda mean: "" if pd.isna(mean) else f"{number(mean)} {_letter(mean)}")
    height = 0.75 + 0.36 * len(rows)
    figure = Drawing(figsize=(4.5, height), facecolor="white")
    axis = figure.add_axes((0.36, 0.02, 0.63, 1 - 0.6 / height))
    sns.heatmap(
        values, annot=said, fmt="", cmap=ListedColormap(GROUNDS), norm=BoundaryNorm(edges, len(GROUNDS)),
        cbar=False, linewidths=1, linecolor="#D9D9D9", annot_kws={"fontsize": 9.5, "color": "#000000"},
        ax=axis,
    )  # fmt: skip
    for text in axis.texts:  # white letters on the darkest ground, black on all others
        mean = float(text.get_text().split()[0])
        text.set_color("#FFFFFF" if mean < edges[1] else "#1A1A1A")
    axis.xaxis.tick_top()
    axis.tick_params(length=0, labelsize=8.5, colors=charts.INK, labelrotation=0)
    axis.set(xlabel="", ylabel="")
    return figure


def _on_two_lines(title: str) -> str:
    """Broken where the two parts are most alike in length."""
    words = title.split()
    parts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    first, second = min(parts, key=lambda pair: abs(len(pair[0]) - len(pair[1])))
    return f"{first}\n{second}"


def _table(cells: Cells) -> Html:
    rows: list[list[Content]] = [
        [title, *(_said(cells.get((code, area))) for area in Area)] for code, title in _rows(cells)
    ]
    return grid(CAPTION, ("Service", *(area_title(area) for area in Area)), rows)


def _said(cell: tuple[float, int] | None) -> Content:
    if cell is None:
        return None
    mean, many = cell
    rests = element("span", f"of {count(many, 'measure')}", class_="rests")
    return join(f"{number(mean)} {_letter(mean)}", rests)
