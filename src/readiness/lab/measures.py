"""The measures as they may be shown, to look at one at a time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from readiness.framework import area_title
from readiness.lab.choosing import Choice
from readiness.model import Area, Polarity, Published, State
from readiness.model.shown import Card, Shows
from readiness.supplied import list_name
from readiness.views import Comparator, Figure, View, views
from readiness.words import amount, capital, day, listed, signed, span

_STATES = {
    State.SHOWN: "shown",
    State.SUPPRESSED: "hidden, because it is small or would tell a small one",
    State.NO_RECORDS: "nobody to measure",
    State.NOT_SUPPLIED: "not supplied",
}
_BETTER = {
    Polarity.HIGH: "higher",
    Polarity.LOW: "lower",
    Polarity.NEUTRAL: "neither way: it asks a question, and scores nothing",
}


@dataclass(frozen=True, eq=False, repr=False)
class Look(Shows):
    """One measure: its figure, what it is held beside, how it is made and why it matters.

    `view` has all of it as values.
    """

    view: View
    as_at: str

    @property
    def id(self) -> str:
        return self.view.id

    def _card(self) -> Card:
        it = self.view
        part = it.contribution
        facts = [
            ("Figure", figure(it.local, it.unit)),
            ("Period", it.period or ("on the day" if it.snapshot else "the six months to the day")),
            ("Better", _BETTER[it.polarity]),
            ("Area", area_title(it.area)),
            ("Made of", listed([list_name(one) for one in it.lists])),
            ("How", it.how),
            ("Why", it.why),
        ]
        if part is not None:
            moves = f"scores {part.score:.1f} of 4, weighs {part.weight:.2f}"
            facts.append(("In the score", f"{moves}, moves it {signed(part.contribution)}"))
        facts += [("Comparable", it.comparability)] if it.comparability else []
        return Card(
            title=f"{it.title} ({it.id}), as at {self.as_at}",
            facts=facts,
            caption="What it is held beside",
            headings=("Whose", "Figure", "Of", "Out since"),
            rows=[_beside(one, it.unit) for one in it.comparators.values()],
            notes=("A difference starts a question; it does not answer one.",),
            next={
                f'readiness.children_behind(annex_a, "{it.id}", as_at=as_at)': "the children behind it: "
                "operational, for the team that holds the records",
            },
        )


class Measures(Choice[Look]):
    """Every measure by id; `measures["..."]`, with the tab key after the quotation mark."""

    kind = "measure"

    def _card(self) -> Card:
        held = [one.view for one in self.values()]
        counts = Counter((view.area, view.local.state) for view in held)
        rows = [
            (area_title(area), *(f"{counts[area, state]:,}" for state in State))
            for area in Area
            if any(counts[area, state] for state in State)
        ]
        return Card(
            title=f"{len(held):,} measures",
            caption="Measures by area, and whether their figure can be shown",
            headings=("Area", "Shown", "Hidden", "Nobody", "Not supplied"),
            rows=rows,
            next={'measures["..."]': "one of them: press tab between the quotation marks"},
        )


def measures_in(published: Published) -> Measures:
    """Every measure of what may be shown, by id (or title): `measures_in(shown)["rereferrals"]`.

    A measure that there is not raises UnknownName, which says which are nearest.
    """
    found = views(published)
    looks = {view.id: Look(view, day(published.as_at)) for view in found}
    return Measures(looks, {view.id: view.title for view in found})


def figure(one: Figure, unit: str) -> str:
    """63.2% (60.1 to 66.2), 590 of 934; or why there is none."""
    if one.value is None:
        return capital(_STATES[one.state])
    said = amount(one.value, unit)
    if between := span(one.lower, one.upper):
        said = f"{said} ({between})"
    if one.numerator is not None and one.denominator is not None:
        said = f"{said}, {one.numerator:,} of {one.denominator:,}"
    return f"{said}, {one.unusable:,} could not be judged" if one.unusable else said


def _beside(one: Comparator, unit: str) -> tuple[str, str, str, str]:
    out = day(one.released) if one.released else "–"
    return capital(one.name), amount(one.value, unit, one.decimals), one.year, out
