"""One judgement area in depth."""

from __future__ import annotations

from readiness.framework import area_title
from readiness.model import Area, Published
from readiness.report import charts, narrative, tables
from readiness.report.grid import anchor
from readiness.report.html import Html, element, join, nothing, paragraph
from readiness.report.leaders import comparison_words, facts, stand, tile_facts
from readiness.views import View, of_area, score_of
from readiness.words import count, day, signed


def area_summary(published: Published, area: Area | str) -> Html:
    """Where the area stands, how surely, what that rests on, and what Ofsted said last."""
    from readiness.framework import judgements_for_area

    wanted, name = Area(area), area_title(area)
    judged = [one.title for one in judgements_for_area(wanted, published.as_at)]
    intro = paragraph(f"{name} in an inspection today: {'; '.join(judged)}.", class_="quiet")
    score = score_of(published, wanted)
    if score is None:
        return join(intro, stand(score))
    *most, last = tile_facts(published, score)
    known = facts(*most, ("What the gaps could hide", narrative.bounds(score)), last)
    return join(intro, element("section", stand(score), known, class_="tile wide"))


def comparison_chart(published: Published, area: Area | str, most: int = 24) -> Html:
    """The area's measures beside neighbours and England; at most so many, those compared first."""
    shown = [view for view in of_area(published, Area(area)) if view.shown]
    if not shown:
        return nothing("No measure of this area can be shown yet.")
    drawn = sorted(shown, key=_compared_first)[:most]
    caption = f"Measures: {area_title(area)}, {day(published.as_at)}"
    words = comparison_words(published, drawn, narrative.standing(shown), caption)
    return charts.show(charts.beside_neighbours(drawn), words)


def _compared_first(view: View) -> tuple[bool, bool, float]:
    """Percentages before other units; those with neighbours before those without; largest gaps first."""
    return (view.unit != "%", view.neighbours is None, -abs(view.gap or 0.0))


def contribution_chart(published: Published, area: Area | str, most: int = 20) -> Html:
    """How far each measure moves the area's data score, with the same figures as a table."""
    wanted = Area(area)
    score = score_of(published, wanted)
    shown = {view.id: view for view in of_area(published, wanted) if view.shown}
    parts = [one for one in (score.contributions if score else ()) if one.measure in shown]
    if not parts:
        return nothing("No measure of this area could be scored.")
    parts.sort(key=lambda one: one.contribution)
    largest = sorted(parts, key=lambda one: -abs(one.contribution))[:most]
    drawn = [one for one in parts if one in largest]
    names = [shown[one.measure].title for one in drawn]
    values = [round(one.contribution, 2) for one in drawn]
    words = _contribution_words(published, names, values)
    return join(
        charts.show(charts.contributions(names, values), words),
        tables.contribution_table(published, wanted),
    )


def _contribution_words(
    published: Published, names: list[str], values: list[float]
) -> charts.Words:
    lowest, highest = values[0], values[-1]
    headline = _moves(names, lowest, highest)
    alt = f"Bar chart of {count(len(names), 'measure')} by how far each moves the score. {headline}"
    return charts.Words(
        headline=headline,
        alt=charts.alt_text(alt),
        description=(
            f"The largest fall is {signed(min(lowest, 0.0))} and the largest rise "
            f"{signed(max(highest, 0.0))} on a scale of four points."
        ),
        source=f"Figures as at {day(published.as_at)}, scored by this report.",
        method=(
            "Each measure scores 1 to 4 beside its neighbours and against the level expected; its "
            "bar is its weight times its distance from 2.5. An evidence position, not a predicted "
            "grade."
        ),
        table=anchor(tables.CONTRIBUTIONS),
    )


def _moves(names: list[str], lowest: float, highest: float) -> str:
    if lowest < 0 < highest:
        return f"“{names[0]}” holds the score back most; “{names[-1]}” raises it most."
    if lowest < 0:
        return f"“{names[0]}” holds the score back most; no measure raises it."
    if highest > 0:
        return f"“{names[-1]}” raises the score most; no measure holds it back."
    return "No measure moves the score either way."
