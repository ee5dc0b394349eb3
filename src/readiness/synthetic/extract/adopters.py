"""List 11: prospective adopters in process at any time in the year, a row an adult."""

from __future__ import annotations

from collections.abc import Iterator

from readiness.story import Adopter
from readiness.synthetic.extract.view import Row, View, yes_no


def rows(adopter: Adopter, view: View) -> Iterator[Row]:
    ended = adopter.order or adopter.left_process
    if ended is not None and ended < view.year:
        return
    yield (
        adopter.id,
        adopter.family,
        adopter.sex,
        adopter.ethnicity,
        adopter.disability,
        yes_no(adopter.fostering_for_adoption),
        adopter.enquiry,
        adopter.stage_1_started,
        adopter.stage_1_ended,
        adopter.stage_2_started,
        adopter.stage_2_ended,
        adopter.application_submitted,
        adopter.application_approved,
        adopter.matched,
        adopter.placed,
        adopter.children_placed,
        adopter.order,
        adopter.left_process,
        adopter.leaving_reason,
    )
