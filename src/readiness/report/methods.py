"""How the figures are made: what a score rests on, and how little published figures foretell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from readiness.framework import area_title, grounds, weighing
from readiness.framework.why_asked import Ground
from readiness.model import Area, Published
from readiness.report import charts
from readiness.report.grid import anchor, grid
from readiness.report.html import Content, Html, bullets, join, nothing, paragraph
from readiness.words import capital, number

GRADES = ("Inadequate", "Requires improvement", "Good", "Outstanding")
AGREEMENT = "Agreement with the judgement that followed"
BANDS = "Bands of published figures beside the judgement that followed"
ENOUGH = 50
"""Areas a band needs before a sentence is made of it."""

_LINES = (
    ("quadratic kappa, data", "Agreement of bands beyond chance (quadratic kappa)"),
    ("tau-b, data", "Agreement of order (Kendall's tau-b)"),
    ("AUC of good or better, data", "Telling good or better from the rest (AUC; 0.5 is chance)"),
    ("exact, data", "Same grade, share"),
    ("exact, always good", "Same grade if everyone were called good, share"),
    ("quadratic kappa, previous grade alone", "Kappa of the grade before, alone"),
    ("AUC of good or better, previous grade alone", "AUC of the grade before, alone"),
    ("quadratic kappa, data and previous grade", "Kappa of figures and the grade before"),
    ("AUC of good or better, data and previous grade", "AUC of figures and the grade before"),
)


def what_a_position_is(published: Published) -> Html:
    """The scale in five lines, from the file of judgements this report was scored by."""
    held = published.methods
    if not held:
        return nothing("This report was made without its methods.")
    low, middle, high = (number(edge) for edge in held["edges"])
    weights = held["channels"]
    gates = held["gates"]
    return bullets([
        f"A position runs from 1 to 4. Below {low} reads inadequate, from {low} requires improvement "
        f"to be good, from {middle} good, from {high} outstanding.",
        "It says where the evidence supplied points. It does not say what inspectors will find: they "
        "judge practice, and see what no list holds.",
        f"Data weigh {_share(weights['data'])}, moderated audits {_share(weights['audit'])} and what "
        f"has followed the last grade {_share(weights['previous'])}, shared anew among those there "
        "are. What an area says of itself weighs nothing.",
        f"There is no position where less than {_share(gates['coverage'])} of an area's measures by "
        f"weight could be scored, or fewer than {number(gates['measures'], 0)}. Missing measures are "
        "never filled in.",
        f"Its interval is of {held['draws']:,} seeded draws of chance, unusable records, weights, "
        "lenses, audits and grades: 90% of them lie in it.",
    ])  # fmt: skip


def what_figures_foretell(published: Published) -> Html:
    """What published figures said before each inspection, beside the judgement that followed."""
    rows = published.methods.get("calibration", ())
    if not rows:
        return nothing("The score has not been held against judgements yet.")
    found = {(row["statistic"], row["area"]): row for row in rows}
    return join(
        paragraph(_headline(found)),
        charts.show(charts.judged(_shares(found)), _words(found)),
        _bands_table(found),
        _agreement_table(found),
        paragraph(_beyond_them(found)),
    )


def judgements(published: Published) -> Html:
    """Every weight and goalpost a measure is judged by, with its source and reason."""
    goals: Mapping[str, Mapping[str, Any]] = published.methods.get("goals", {})
    names = {str(e["id"]): str(e["title"]) for e in published.catalogue}
    by_number: dict[str, list[str]] = {}
    for entry in published.catalogue:
        by_number.setdefault(str(entry["catalogue"]), []).append(str(entry["title"]))
    rows: list[Sequence[Content]] = [
        [
            names.get(name) or "; ".join(by_number.get(name, [name])),
            _posts(goal["goalposts"]),
            f"{goal['weight']:g}{', critical' if goal['critical'] else ''}",
            str(goal["theme"]).replace("_", " "),
            goal["source"],
            goal["reason"],
        ]
        for name, goal in goals.items()
    ]
    headings = ("Measure", "Floor, expected, stretch", "Weight", "Theme", "Source", "Reason")
    note = (
        f"Version {published.methods.get('version', '')} of the file of judgements. Weights and "
        "goalposts are judgements, not facts; a change of any raises the version. A measure that is "
        "not in the table weighs 1 and has no goalposts. Weights within a theme share the theme's."
    )
    return grid("Weights and goalposts", headings, rows, note=note)


def reasons_to_ask(published: Published) -> Html:
    """What raises a line of enquiry, and how much each reason weighs; the same for everybody."""
    rows: list[Sequence[Content]] = [
        [one.title, _severity(one), capital(one.size) + ("; counts whole" if one.whole else "")]
        for one in grounds().values()
    ]
    note = (
        f"A line weighs its severity times {weighing().rest} and more the oftener inspectors criticise "
        "it; what counts whole does so however often. Reasons come together as chances do. Of our own "
        "judgement: nobody has published such weights."
    )
    return grid("Reasons to ask", ("Reason", "Severity, 0 to 1", "Larger with"), rows, note=note)


def _severity(one: Ground) -> str:
    least, most = number(one.least), number(one.most)
    return least if least == most else f"{least} to {most}"


def _share(value: float) -> str:
    return f"{100 * value:.0f}%"


def _posts(posts: Sequence[float]) -> str:
    return ", ".join(f"{post:g}" for post in posts)


def _of(found: Mapping[Any, Mapping[str, Any]], name: str, area: str = "all") -> Mapping[str, Any]:
    return found.get((name, area), {"value": None, "lower": None, "upper": None, "n": 0})


def _with_interval(row: Mapping[str, Any]) -> str:
    if row["value"] is None:
        return "-"
    if row["lower"] is None:
        return number(row["value"], 2)
    return f"{number(row['value'], 2)} ({number(row['lower'], 2)} to {number(row['upper'], 2)})"


def _headline(found: Mapping[Any, Mapping[str, Any]]) -> str:
    ours, before = (
        _of(found, "quadratic kappa, data"),
        _of(found, "quadratic kappa, previous grade alone"),
    )
    return (
        "Published figures alone agree little with the judgement that followed: kappa "
        f"{_with_interval(ours)}, where 0 is chance and 1 full agreement, over {ours['n']:,} "
        f"judgements of 2018 to 2025. The grade before, alone, reaches {_with_interval(before)}. So do "
        "not read a position as a forecast of a grade."
    )


def _beyond_them(found: Mapping[Any, Mapping[str, Any]]) -> str:
    age = _of(found, "age of figures in years, median")["value"]
    held = _of(found, "coverage, mean")["value"]
    aged = (
        ""
        if age is None
        else f"were {number(age, 1)} years old at the median when inspectors came, and "
    )
    share = "part" if held is None else f"about {_share(held)}"
    return (
        "A position of this report rests on far more than those figures: the authority's own lists "
        "of this month, and audits where it has them. Nobody can say how well it foretells, because "
        f"no judgement has followed one yet. Published figures {aged}hold {share} of the measures by "
        "weight, too few for a band under the rules of this report."
    )


def _counts(found: Mapping[Any, Mapping[str, Any]]) -> list[list[float]]:
    """A row a band of ours, a column a grade of Ofsted's."""
    return [
        [float(_of(found, f"band {band} judged {grade}")["value"] or 0) for grade in range(1, 5)]
        for band in range(1, 5)
    ]


def _shares(found: Mapping[Any, Mapping[str, Any]]) -> dict[str, list[float]]:
    """Of those in each band that anyone was in, the share judged each grade, in per cent."""
    return {
        f"{name} (n = {sum(row):.0f})": [100 * many / sum(row) for many in row]
        for name, row in zip(GRADES, _counts(found), strict=True)
        if sum(row)
    }


def _words(found: Mapping[Any, Mapping[str, Any]]) -> charts.Words:
    good = {
        name: 100 * (row[2] + row[3]) / sum(row)
        for name, row in zip(GRADES, _counts(found), strict=True)
        if sum(row) >= ENOUGH
    }
    first, last = next(iter(good)), list(good)[-1]
    return charts.Words(
        headline=(
            f"Of areas whose figures read {first.lower()}, {good[first]:.0f}% were judged good or "
            f"better later; of those that read {last.lower()}, {good[last]:.0f}%."
        ),
        alt=charts.alt_text(
            "Stacked bars of the judgements that followed, by the band of published figures: much "
            "the same in each band."
        ),
        description=(
            "Each bar is a band of the data score of published figures; its parts are what Ofsted "
            "judged of the same areas later. Bars alike mean that the band says little."
        ),
        source=(
            "DfE, local authority interactive tool; Ofsted, outcomes of ILACS inspections begun by "
            "31 March 2025."
        ),
        method=(
            "Figures released by the day before each inspection, scored by this report's own code "
            "without audits. Nothing was tuned to it."
        ),
        table=anchor(BANDS),
    )


def _bands_table(found: Mapping[Any, Mapping[str, Any]]) -> Html:
    rows: list[Sequence[Content]] = [
        [name, *(f"{many:.0f}" for many in row), f"{sum(row):.0f}"]
        for name, row in zip(GRADES, _counts(found), strict=True)
    ]
    headings = ("Band of published figures", *(f"Judged {g.lower()}" for g in GRADES), "All")
    note = "Judgements of the four areas together; those of one inspection tend to be alike."
    return grid(BANDS, headings, rows, note=note)


def _order(found: Mapping[Any, Mapping[str, Any]]) -> str:
    """How far the order of authorities hangs on the way measures are combined."""
    values = [row["value"] for (name, _), row in found.items() if "rank correlation" in name]
    if not values:
        return ""
    return (
        "Put on one scale and averaged in four other ways, the same figures put authorities in nearly "
        f"the same order (Spearman correlations {number(min(values), 2)} to {number(max(values), 2)}): "
        "what is weak is the figures, not the arithmetic."
    )


def _agreement_table(found: Mapping[Any, Mapping[str, Any]]) -> Html:
    areas = (*Area, "all")
    rows: list[Sequence[Content]] = [
        [said, *(_with_interval(_of(found, name, str(area))) for area in areas)]
        for name, said in _LINES
    ]
    headings = ("What was compared", *(area_title(area) for area in Area), "Together")
    note = (
        "In brackets: 95% bootstrap intervals that draw whole authorities. Care leavers are judged by "
        f"themselves since January 2023. {_order(found)}"
    )
    return grid(AGREEMENT, headings, rows, note=note)
