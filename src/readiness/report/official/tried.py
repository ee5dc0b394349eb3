"""How the outlook did on the past, beside what anybody could have said without it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from readiness.report.grid import anchor, grid
from readiness.report.html import Content, Html, element, join, nothing, paragraph
from readiness.report.official.drawings import said_and_came
from readiness.words import capital, number, percent

OUTLOOK, POOLED, ALL = "outlook", "pooled", "all"
_DEALT = "outlook, judgements dealt anew"
Row = Mapping[str, Any]


class _WithMethods(Protocol):
    @property
    def methods(self) -> Mapping[str, Any]: ...


def official_trial(of: _WithMethods) -> Html:
    """The scores of the outlook and of what it must beat, and what was said beside what came.

    of: a report's published figures, or an authority's official ones.
    """
    rows: Sequence[Row] = of.methods.get("outlook_trial", ())
    if not rows:
        return nothing("The outlook has not been tried on the past yet.")
    found = {(str(r["model"]), str(r["judgement"]), str(r["statistic"])): r for r in rows}
    return join(
        paragraph(_in_brief(found)),
        _bands(rows),
        _scores(found),
        paragraph(_nothing_to_learn(found), class_="note"),
    )


def _in_brief(found: Mapping[Any, Row]) -> str:
    own = {name: found[(OUTLOOK, POOLED, name)] for name in ("rps", "auc", "exact")}
    before = found[("grade before", POOLED, "rps")]
    worse = found[("grade before", POOLED, "rps_worse_by")]
    sets, grades = (found[(OUTLOOK, ALL, name)] for name in ("covers", "grades_held"))
    return (
        "Each year from 2021 to March 2025 was foretold from reports published before it, without any "
        f"inspection of the authority foretold. The likeliest grade was the one given in {percent(own['exact']['value'])} of "
        f"judgements. The score (0 is best) was {_told(own['rps'], 3)}, against {number(before['value'], 3)} for the judgement "
        f"before alone, {_told(worse, 3)} worse. The grades that should hold 80% of the chance held {percent(sets['value'])} "
        f"of judgements, with {number(grades['value'], 1)} grades on average."
    )


def said_beside_came(rows: Sequence[Row]) -> list[tuple[float, float, float, float]]:
    """Of each band of what was said of good or better: said, came, and the interval of what came."""
    return [
        (float(said["value"]), float(came["value"]), float(came["lower"]), float(came["upper"]))
        for said, came in _pairs(rows)
    ]


def _pairs(rows: Sequence[Row]) -> list[tuple[Row, Row]]:
    by = {str(r["statistic"]): r for r in rows if (r["model"], r["judgement"]) == (OUTLOOK, ALL)}
    names = [name.removeprefix("said ") for name in by if name.startswith("said 0.")]
    return [(by[f"said {name}"], by[f"came {name}"]) for name in names]


def _bands(trial: Sequence[Row]) -> Html:
    points = said_beside_came(trial)
    caption = "What was said of good or better, and what came"
    rows: list[Sequence[Content]] = [
        [
            f"About {percent(said['value'])}",
            number(int(said["n"]), 0),
            percent(came["value"]),
            f"{percent(came['lower'])} to {percent(came['upper'])}",
        ]
        for said, came in _pairs(trial)
    ]
    spoken = "; ".join(f"said {percent(x)}, came {percent(y)}" for x, y, _, _ in points)
    table = grid(caption, ("Said", "Judgements", "Came", "95% interval"), rows)
    link = element("a", "The same figures are in a table on this page.", href=f"#{anchor(caption)}")
    said = (
        "Each dot is a band of what was said; the upright line is its 95% interval. On the dashed line as much "
        "came as was said, above it more."
    )
    words = element("figcaption", paragraph(said), paragraph(link, class_="note"))
    picture = said_and_came(points, f"{caption}: {spoken}")
    return join(element("figure", picture, words), table)


def _scores(found: Mapping[Any, Row]) -> Html:
    models = [key[0] for key in found if key[1:] == (POOLED, "rps") and key[0] != _DEALT]
    models.sort(key=lambda model: float(found[(model, POOLED, "rps")]["value"]))
    rows: list[Sequence[Content]] = [
        [
            capital(model),
            _told(found[(model, POOLED, "rps")], 3),
            _told(found[(model, POOLED, "rps_worse_by")], 3) if model != OUTLOOK else None,
            _told(found[(model, POOLED, "auc")], 2),
        ]
        for model in models
    ]
    note = (
        "Leaders, help and protection, and in care together; in brackets 95% intervals over authorities. "
        "Score: the squared error of chances summed over ordered grades (RPS), 0 is best. AUC: how often the "
        "better of two inspections of a year is told from the other; 0.5 is chance."
    )
    headings = ("Said from", "Score", "Worse than the outlook by", "AUC of good or better")
    return grid("The outlook and what it must be better than", headings, rows, note=note)


def _nothing_to_learn(found: Mapping[Any, Row]) -> str:
    auc = found[(_DEALT, POOLED, "auc")]
    return (
        f"With the judgements of each year dealt out anew, {number(int(auc['n']), 0)} times, so that there is nothing to "
        f"learn, the AUC is {_told(auc, 2)}: nothing leaks from what is foretold into what foretells it."
    )


def _told(row: Row, places: int) -> str:
    said = number(float(row["value"]), places)
    if row["lower"] is None:
        return said
    return (
        f"{said} ({number(float(row['lower']), places)} to {number(float(row['upper']), places)})"
    )
