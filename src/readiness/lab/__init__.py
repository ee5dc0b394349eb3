"""For an analyst at a notebook: what there is, to choose from by name, and measures to try.

Everything here shows itself as a few plain words (`model.shown`), and no page of a report takes it.
"""

from readiness.lab.choosing import Choice
from readiness.lab.measures import Look, Measures, measures_in
from readiness.lab.questions import Question, Questions, enquiries_in
from readiness.lab.scores import Scores, scores_in
from readiness.lab.trying import Trial, try_measure

__all__ = [
    "Choice",
    "Look",
    "Measures",
    "Question",
    "Questions",
    "Scores",
    "Trial",
    "enquiries_in",
    "measures_in",
    "scores_in",
    "try_measure",
]
