"""What is coming: meetings, visits and the next inspection, from the authority's own dates first."""

from __future__ import annotations

from readiness.enquiry.governance.dates import Ahead, Calendar, in_order
from readiness.enquiry.governance.inspection import (
    Window,
    kind_expected,
    visits_between,
    window,
)
from readiness.model import Published

__all__ = [
    "Ahead",
    "Calendar",
    "Window",
    "calendar_of",
    "kind_expected",
    "visits_between",
    "window",
]


def calendar_of(published: Published) -> Calendar:
    """All that is to come in twelve months, and later where it is planned or is an inspection.

    Of a profile without the authority's own words it holds only what follows from Ofsted's dates.
    """
    from readiness.enquiry.governance.cycles import action_plan, self_assessment
    from readiness.enquiry.governance.inspection import visits_ahead, window_ahead
    from readiness.enquiry.governance.meetings import series_of
    from readiness.enquiry.governance.series import ahead, missed

    if not published.said.supplied:
        return Calendar(in_order(window_ahead(published)))
    as_at = published.as_at
    series, undated, ended = series_of(published.said)
    cycles = self_assessment(published), action_plan(published)
    found = [one for each in series for one in ahead(each, as_at)]
    found += [*visits_ahead(published), *window_ahead(published)]
    found += [one for each in cycles for one in each.ahead]
    late = [said for each in series if (said := missed(each, as_at))]
    return Calendar(
        in_order(found),
        (*late, *(said for each in cycles for said in each.missed)),
        (*undated, *(said for each in cycles for said in each.undated)),
        (*ended, *(said for each in cycles for said in each.notes)),
    )
