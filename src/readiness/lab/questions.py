"""What inspectors may ask, to look at one line at a time."""

from __future__ import annotations

from dataclasses import dataclass

from readiness.enquiry.lines import Line, Said, lines
from readiness.framework import area_title, grounds
from readiness.lab.choosing import Choice
from readiness.lab.measures import figure
from readiness.model import Published
from readiness.model.shown import Card, Shows
from readiness.words import capital, listed

_SAID = {
    Said.RAISED: "raised by what is known here",
    Said.UNSEEN: "nothing here answers it",
    Said.PRACTICE: "only practice answers it",
    Said.QUIET: "figures give no reason to ask",
}
_FIRST = 10


@dataclass(frozen=True, eq=False, repr=False)
class Question(Shows):
    """One line of enquiry; `line` has all of it as values."""

    line: Line

    def _card(self) -> Card:
        it, asked = self.line, self.line.enquiry
        return Card(
            title=f"{asked.topic} ({it.id})",
            facts=[
                ("They ask", asked.question),
                ("Area", area_title(it.area)),
                ("Known here", _SAID[it.said]),
                ("Criticised", "not known" if it.often is None else f"in {it.often}% of reports"),
                ("Have in hand", asked.evidence),
                ("Who answers", asked.owner),
            ],
            caption="Measures that give a reason to ask",
            headings=("Measure", "Figure", "Why"),
            rows=[
                (
                    each.view.title,
                    figure(each.view.local, each.view.unit),
                    listed(list(dict.fromkeys(grounds()[one.why].title for one in each.reasons))),
                )
                for each in it.pressing
            ],
            notes=("It asks; it does not conclude.",),
        )


class Questions(Choice[Question]):
    """Lines of enquiry by id, the weightiest first."""

    kind = "line of enquiry"

    def _card(self) -> Card:
        raised = [one.line for one in self.values() if one.line.said is Said.RAISED]
        rows = [
            (one.enquiry.topic, one.id, area_title(one.area), f"{len(one.pressing):,}")
            for one in raised[:_FIRST]
        ]
        return Card(
            title=f"{len(self):,} lines of enquiry, {len(raised):,} of them raised here",
            caption=f"The weightiest {len(rows)}",
            headings=("Topic", "Id", "Area", "Measures that press"),
            rows=rows,
            next={'enquiries["..."]': "one of them: press tab between the quotation marks"},
        )


def enquiries_in(published: Published) -> Questions:
    """Every line of enquiry of what may be shown, by id (or topic), the weightiest first.

    One that there is not raises UnknownName, which says which are nearest.
    """
    found = lines(published)
    return Questions(
        {one.id: Question(one) for one in found},
        {one.id: capital(one.enquiry.topic) for one in found},
    )
