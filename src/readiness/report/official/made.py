"""From what the page is made, and what it cannot say."""

from __future__ import annotations

import math

from readiness.model import Official
from readiness.report.html import Html, bullets
from readiness.words import day, listed, number


def official_methods(official: Official) -> Html:
    """Sources, days, and limits, a line each."""
    return bullets([line for line in _lines(official) if line])


def _lines(official: Official) -> list[str]:
    return [
        f"Figures: {listed(list(official.sources))}, under the Open Government Licence v3.0. They are the "
        "department's, about authorities, and hold no child.",
        f"Days: a figure counts as known from the day its statistics were out at the latest, so that on "
        f"{day(official.as_at)} nothing is used that was not public. The value is the one of the first file that "
        "is held here, which later revisions may have changed since that day.",
        "Place: among authorities that existed at the end of the period and have a figure; ties count half.",
        "Region and deprivation are beside the figures or not at all, and never in the outlook.",
        _outlook(official),
        "Judgements: as Ofsted published them, of inspections begun by 31 March 2025, unless a file of later ones "
        "was given. A later one of this authority would change the outlook.",
    ]


def _outlook(official: Official) -> str:
    if not official.chances:
        return official.no_outlook
    aged = "none of its figures is known here."
    if not math.isnan(official.years_old):
        old = number(official.years_old, 1)
        aged = (
            f"its figures are {old} years old at the median, counted from the end of their period."
        )
    return (
        "Outlook: for each judgement an ordinal model of a fixed list of figures, the judgements before and "
        f"the year, learnt from reports published by {day(official.learnt_by)}; {aged}"
    )
