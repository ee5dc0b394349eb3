"""List 5: section 47 enquiries begun or brought to conference in the six months, or undecided."""

from __future__ import annotations

from collections.abc import Iterator

from readiness.calendar import months_before
from readiness.story import Child, Section47
from readiness.synthetic.extract.view import Row, View, yes_no


def rows(child: Child, view: View) -> Iterator[Row]:
    recent = [enquiry for enquiry in child.section_47 if _in_scope(enquiry, view)]
    if not recent:
        return
    earlier, conferences = _before_the_latest(child)
    for enquiry in recent:
        yield (
            *view.about(child),
            child.disability,
            enquiry.strategy_discussion,
            yes_no(enquiry.conference_unnecessary),
            enquiry.conference,
            yes_no(enquiry.plan_made),
            earlier,
            conferences,
            enquiry.team,
            enquiry.worker,
        )


def _in_scope(enquiry: Section47, view: View) -> bool:
    return view.recent(enquiry.strategy_discussion) or view.recent(enquiry.conference)


def _before_the_latest(child: Child) -> tuple[int, int]:
    """Enquiries and conferences in the twelve months before the latest enquiry of the child."""
    *others, latest = child.section_47
    since = months_before(latest.strategy_discussion, 12)
    enquiries = sum(other.strategy_discussion >= since for other in others)
    conferences = sum(
        other.conference is not None and since <= other.conference <= latest.strategy_discussion
        for other in others
    )
    return enquiries, conferences
