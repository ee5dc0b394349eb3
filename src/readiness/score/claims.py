"""What an area says of itself, beside what the evidence says: a question to ask, never a score."""

from __future__ import annotations

from readiness.errors import InputError
from readiness.model import AreaScore


def claimed_points(grade: float | None) -> float | None:
    """A grade of one's own, 1 outstanding to 4 inadequate, on the scale of 1 to 4 with 4 best.

    Raises InputError where it cannot be one.
    """
    if grade is None:
        return None
    if not 1 <= grade <= 4:
        raise InputError(f"A grade of one's own must be from 1 to 4, not {grade:g}.")
    return 5 - float(grade)


def gap(score: AreaScore) -> float | None:
    """The claim less the position: above nought where the area thinks better of itself than the
    evidence does. A gap of a band (1.0) or more, either way, is a line of enquiry.

    Of a published score it is made from the published position, and so tells no more. None where
    there is no claim or no position.
    """
    if score.claimed is None or score.position is None:
        return None
    return score.claimed - score.position


def asks_how_it_knows(score: AreaScore) -> bool:
    """Whether claim and evidence are a band or more apart."""
    apart = gap(score)
    return apart is not None and abs(apart) >= 1 - 1e-9
