"""Teams in a funnel: which figures lie further from the whole than chance alone would put them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from readiness.errors import UnknownName
from readiness.model import Polarity, Published, State
from readiness.nearest import hint
from readiness.report import charts, tables
from readiness.report.drawing import seaborn
from readiness.report.grid import anchor, grid
from readiness.report.html import Content, Html, join, nothing
from readiness.supplied import made_of
from readiness.views import Figure as Shown
from readiness.views import View, breakdown, views
from readiness.words import capital, count, day

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LEAST = 4
"""Teams that must be shown: fewer have no shape."""
NONE = "No share of two possible answers can be shown for four teams or more."
METHOD = (
    "Limits: 95% dashed, 99.8% solid, from chance alone about the teams' own whole, on the arcsine "
    "scale. One team in 20 lies beyond the first and one in 500 beyond the second if nothing but "
    "chance divides them. Teams hold different work: beyond a limit is a question, not an answer."
)
_WITHIN = "Within what chance explains"


def funnel_chart(published: Published, measure: str = "") -> Html:
    """One measure's teams by how many each figure rests on, with the limits of chance and a table.

    Args:
        measure: an id from the catalogue; empty for the one with most teams beyond a limit.

    Raises InputError where there is no such measure.
    """
    view = _chosen(published, measure)
    teams = _teams(published, view) if view else []
    if view is None or len(teams) < LEAST:
        return nothing(NONE)
    places = [_place(one, teams) for _, one in teams]
    beyond = [place for place in places if place != _WITHIN]
    headline = (
        f"“{view.title}”: {count(len(beyond), 'team lies', 'teams lie')} beyond what chance explains."
        if beyond
        else f"“{view.title}”: the teams do not differ by more than chance."
    )
    caption = f"{view.title}: teams and chance"
    words = charts.Words(
        headline=headline,
        alt=charts.alt_text(f"Funnel plot of {count(len(teams), 'team')}. {headline}"),
        description=(
            "Each mark is a team: the further right, the more its figure rests on. The level line is "
            "all of them together; diamonds lie beyond the 99.8% limit, squares beyond the 95% one."
        ),
        source=f"{capital(made_of([view]))} as at {day(published.as_at)}.",
        method=METHOD,
        table=anchor(caption),
    )
    rows: list[list[Content]] = [
        [name, tables.figure(one, view.unit), place]
        for (name, one), place in zip(teams, places, strict=True)
    ]
    made = grid(caption, ("Team", "Figure", "Beside all teams"), rows)
    return join(charts.show(_drawn([one for _, one in teams], places), words), made)


def _chosen(published: Published, measure: str) -> View | None:
    found = {view.id: view for view in views(published)}
    if measure:
        if measure not in found:
            every = "the catalogue lists those there are."
            raise UnknownName(f"There is no measure '{measure}'; {hint(measure, found, every)}")
        return found[measure]
    able = [v for v in found.values() if len(_teams(published, v)) >= LEAST]
    # Where neither direction is better, teams often differ because their work does.
    judged = [v for v in able if v.polarity is not Polarity.NEUTRAL] or able
    return max(judged, key=lambda v: _told(published, v), default=None)


def _told(published: Published, view: View) -> tuple[int, int]:
    teams = _teams(published, view)
    return sum(_place(one, teams) != _WITHIN for _, one in teams), len(teams)


def _teams(published: Published, view: View) -> list[tuple[str, Shown]]:
    """Those of a share whose parts are shown; of a median or a rate there is no funnel of this kind."""
    if view.unit != "%":
        return []
    return [
        (name, one)
        for name, one in breakdown(published, view.id, "team")
        if one.state is State.SHOWN and one.numerator is not None and one.denominator
    ]


def _whole(teams: Sequence[tuple[str, Shown]]) -> float:
    """The share of all teams that are shown, taken together."""
    parts = [(one.numerator or 0, one.denominator or 0) for _, one in teams]
    return sum(k for k, _ in parts) / sum(n for _, n in parts)


def _limits(sizes: Sequence[float], whole: float, name: int) -> tuple[list[float], list[float]]:
    import numpy as np

    from readiness.statistics.overdispersion import Rules, unadjusted_limits

    lower, upper = unadjusted_limits(np.asarray(sizes, float), whole, Rules("PR"), name)
    return [100 * float(x) for x in lower], [100 * float(x) for x in upper]


def _place(one: Shown, teams: Sequence[tuple[str, Shown]]) -> str:
    share = 100 * (one.numerator or 0) / (one.denominator or 1)
    for name, said in ((99, "99.8%"), (95, "95%")):
        (lower,), (upper,) = _limits([one.denominator or 1], _whole(teams), name)
        if not lower <= share <= upper:
            return f"{'Above' if share > upper else 'Below'} the {said} limit"
    return _WITHIN


_MARKS = (
    (_WITHIN, "o", charts.NAVY, 55),
    ("95%", "s", charts.TEAL, 60),
    ("99.8%", "D", charts.ORANGE, 70),
)


def _drawn(teams: Sequence[Shown], places: Sequence[str]) -> Figure:
    import numpy as np
    from matplotlib.figure import Figure as Drawing

    sns = seaborn()
    figure = Drawing(figsize=(4.5, 3.4), facecolor="white")
    axis = figure.add_axes((0.13, 0.16, 0.84, 0.8))
    sizes = [float(one.denominator or 1) for one in teams]
    shares = [100 * (one.numerator or 0) / size for one, size in zip(teams, sizes, strict=True)]
    named = [("", one) for one in teams]
    along = np.linspace(max(2.0, 0.6 * min(sizes)), 1.08 * max(sizes), 120)
    for name, line in ((95, (0, (4, 3))), (99, "solid")):
        for ends in _limits(list(along), _whole(named), name):
            axis.plot(along, ends, color=charts.INK, linewidth=1, linestyle=line)
    axis.axhline(100 * _whole(named), color=charts.INK, linewidth=1.6)
    for said, marker, colour, size in _MARKS:
        chosen = [i for i, place in enumerate(places) if said in place]
        sns.scatterplot(
            x=[sizes[i] for i in chosen], y=[shares[i] for i in chosen], marker=marker,
            color=colour, s=size, edgecolor=charts.INK, linewidth=0.8, zorder=3, ax=axis,
        )  # fmt: skip
    axis.set_xlim(0, 1.1 * max(sizes))
    low, high = min(shares), max(shares)
    axis.set_ylim(max(-2, low - 15), min(102, high + 15))
    axis.set_xlabel("how many it rests on", fontsize=9, color=charts.INK)
    axis.set_ylabel("%", fontsize=9, color=charts.INK, rotation=0, labelpad=8)
    axis.tick_params(labelsize=9, colors=charts.INK, length=0)
    axis.grid(color="#E3E3E3", linewidth=0.8)
    axis.set_axisbelow(True)
    for side in axis.spines.values():
        side.set_visible(False)
    return figure
