"""A line for a figure that belongs to none of the topics inspectors are known to write about."""

from __future__ import annotations

from readiness.framework import grounds
from readiness.framework.asked import Enquiry
from readiness.views import View

FRAMEWORK = "None of the topics counted in published reports"


def enquiry_of(view: View, why: str) -> Enquiry:
    """Asks what its reason asks. How often inspectors criticise it is not known, and is not used."""
    return Enquiry(
        confidence="unconfirmed",
        sources=("product",),
        topic=view.title,
        area=view.area,
        criticised=(0, 0, 0, 0),
        seen_in="data",
        criteria=view.criteria or ("none",),
        framework=FRAMEWORK,
        question=grounds()[why].asks,
        evidence="The records behind the figure, and what is being done about each",
        owner="Head of the service",
    )
