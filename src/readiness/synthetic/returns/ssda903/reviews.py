"""reviews.csv: every review held in the year, with how the child took part."""

from __future__ import annotations

from collections.abc import Iterator

from readiness.story import Child
from readiness.synthetic.returns.ssda903.view import Cells, View

HEADINGS = ("DOB", "REVIEW", "REVIEW_CODE")


def rows(child: Child, view: View) -> Iterator[Cells]:
    for period in view.periods(child):
        for day, code in zip(period.reviews, period.review_codes, strict=True):
            if day in view.year.period:
                yield (child.born, day, code)
