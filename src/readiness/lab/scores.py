"""The four areas' scores, to look at one."""

from __future__ import annotations

from readiness.framework import area_title
from readiness.lab.choosing import Choice
from readiness.model import Area, AreaScore, Assessment, Published
from readiness.model.cards import CAVEAT, place
from readiness.model.shown import Card


class Scores(Choice[AreaScore]):
    """Scores by area; `scores["care_leavers"]`, with the tab key after the quotation mark."""

    kind = "area"

    def _card(self) -> Card:
        rows = [
            (
                area_title(score.area),
                place(score),
                score.band or "not enough evidence",
                f"{score.coverage:.0%}",
                score.confidence,
            )
            for score in self.values()
        ]
        return Card(
            title="The four areas",
            caption="Where the evidence points, from 1.0 to 4.0 with 4 best",
            headings=("Area", "Position", "Band", "Coverage", "Confidence"),
            rows=rows,
            notes=(CAVEAT,),
            next={'scores["..."]': "one area, with what moves it: press tab between the marks"},
        )


def scores_in(found: Published | Assessment) -> Scores:
    """The scores by area, of what may be shown or of an assessment.

    An area that there is not raises UnknownName, which says which are nearest.
    """
    scores = {str(score.area): score for score in found.scores}
    return Scores(scores, {str(area): area_title(area) for area in Area if str(area) in scores})
