"""What inspections of authorities with such figures and such judgements have found."""

from __future__ import annotations

import math
from collections.abc import Sequence

from readiness.framework import area_title
from readiness.model import Chances, Official, Part
from readiness.report.grid import grid
from readiness.report.html import Content, Html, element, heading, join, nothing, paragraph
from readiness.report.official.drawings import chances_bar, grades_key, pull, strip
from readiness.words import BANDS, capital, day, listed, number, percent

OUTLOOK = "Figures and judgements before"
ALONE, BASE = "The judgement before alone", "All inspections of three years"
FEW = 0.5
"""Of the figures an outlook looks at; with fewer known it says so."""
MUCH, INADEQUATE = 0.2, "inadequate over 0.20"
"""A chance of inadequate that is more than the trial bears out, and the trial's name of it."""
LITTLE = math.log(1.1)
NOT_CAUSES = "Going with a judgement is not causing it: nothing here says that moving a figure would move a judgement."


def official_outlook(official: Official) -> Html:
    """The chances of each judgement, beside what could be said without the figures."""
    if official.gone:
        return nothing(official.gone)
    if not official.chances:
        return paragraph(official.no_outlook)
    tiles = [_tile(one, official) for one in official.chances]
    return join(
        paragraph(_how_to_read(official)),
        grades_key(),
        element("div", tiles, class_="tiles"),
        element("details", element("summary", "The same chances as a table"), _table(official)),
        _no_alarm(official),
        paragraph(NOT_CAUSES, class_="note"),
    )


def _how_to_read(official: Official) -> str:
    by = day(official.learnt_by) if official.learnt_by else ""
    old = official.years_old
    aged = "" if math.isnan(old) else f" The figures are {number(old, 1)} years old at the median."
    return (
        "No grade is foretold. Each bar shares out what an inspection beginning now might find, as "
        f"inspections reported by {by} would have it.{aged} A right bar is often wrong about the one that "
        "comes: the likeliest grade was the one given in about half of inspections."
    )


def _tile(one: Chances, official: Official) -> Html:
    return element(
        "section",
        heading(3, area_title(one.area)),
        paragraph(_most(one), class_="most"),
        _labelled(OUTLOOK, one.chances),
        _labelled(_before(one), one.alone),
        _labelled(BASE, one.base),
        paragraph(_alike(one, official)),
        paragraph(_rests(one)),
        class_="tile short",
    )


def _labelled(name: str, chances: Sequence[float]) -> Html:
    return join(paragraph(name, class_="points"), chances_bar(chances, name))


def _before(one: Chances) -> str:
    if one.before is None:
        return f"{ALONE} (there was none)"
    return f"{ALONE} ({BANDS[one.before - 1]})"


def _most(one: Chances) -> str:
    """The grades that hold 80 %, from the poorest on, and never as what will come."""
    names = [_short(grade) for grade in one.held]
    share = percent(sum(one.chances[grade - 1] for grade in one.held))
    return f"{share} of the chance lies on {listed(names)}."


def _short(grade: int) -> str:
    return ("inadequate", "requires improvement", "good", "outstanding")[grade - 1]


def _alike(one: Chances, official: Official) -> str:
    share, low, high = one.alike_share
    since = official.alike_since.year if official.alike_since else ""
    until = official.alike_until.year if official.alike_until else ""
    return (
        f"Of {number(one.alike, 0)} inspections from {since} to {until} with figures most like these, "
        f"{number(one.alike_good, 0)} were good or better ({percent(share)}; 95% interval {percent(low)} to "
        f"{percent(high)})."
    )


def _rests(one: Chances) -> str:
    looked = sum(part.measure not in {"before", "year"} for part in one.parts)
    said = f"{number(one.figures_known, 0)} of {number(looked, 0)} figures are known; learnt from {number(one.learnt_from, 0)} inspections."
    if one.figures_known < FEW * looked:
        return (
            f"{said} So little is known that this says hardly more than the judgement before does."
        )
    return said


def _no_alarm(official: Official) -> Html | None:
    """Where much is said of inadequate, that it is too much."""
    rows = {str(row["statistic"]): row for row in official.methods.get("outlook_trial", ())}
    said, came = rows.get(f"said {INADEQUATE}"), rows.get(f"came {INADEQUATE}")
    much = [area_title(one.area).lower() for one in official.chances if one.chances[0] > MUCH]
    if not much or not said or not came:
        return None
    return paragraph(
        f"Too much is said of inadequate for {listed(much)}. On the past, where over {percent(MUCH)} was said of it, "
        f"it was {percent(said['value'])} on average and {percent(came['value'])} came ({number(said['n'], 0)} "
        "judgements). It is no alarm.",
        class_="note",
    )


def _table(official: Official) -> Html:
    rows: list[Sequence[Content]] = [
        [f"{area_title(one.area)}: {name.lower()}", *(percent(chance) for chance in chances)]
        for one in official.chances
        for name, chances in ((OUTLOOK, one.chances), (ALONE, one.alone), (BASE, one.base))
    ]
    grades = tuple(capital(_short(grade)) for grade in range(1, 5))
    return grid("Chances of each judgement", ("Judgement", *grades), rows, numeric=grades)


def official_leaning(official: Official) -> Html:
    """What each outlook leans on: the figures, the judgements before and the years."""
    if not official.chances:
        return nothing("There is no outlook, so it leans on nothing.")
    note = (
        "Odds: by how much the figure, beside one in the middle of England, multiplies the odds of a better "
        "judgement. Figures that change them by less than a tenth are left out: they are looked at, and hardly "
        f"matter. {NOT_CAUSES}"
    )
    return join([_leaning(one) for one in official.chances], paragraph(note, class_="note"))


def _leaning(one: Chances) -> Html:
    told = [part for part in one.parts if abs(part.adds) >= LITTLE]
    most = max((abs(part.adds) for part in told), default=0.0)
    rows: list[Sequence[Content]] = [
        [
            part.title,
            _placed(part),
            _pulled(part, most),
        ]
        for part in told
    ]
    title = area_title(one.area)
    return grid(
        f"{title}: what the outlook leans on",
        ("What", "Place in England", "Odds of a better judgement"),
        rows,
        class_="grid leaning",
    )


def _placed(part: Part) -> Content:
    if math.isnan(part.better):
        return None
    said = f"Better than {percent(part.better)}"
    return join(strip(part.better, said), element("span", said, class_="said"))


def _pulled(part: Part, most: float) -> Content:
    times = math.exp(abs(part.adds))
    word = "multiplied by" if part.adds >= 0 else "divided by"
    said = f"{word} {number(times, 1)}"
    return join(pull(part.adds, most, said), element("span", said, class_="said"))
