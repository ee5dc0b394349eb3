"""List 3: a row a referral in the six months."""

from __future__ import annotations

from collections.abc import Iterator

from readiness.calendar import months_before
from readiness.story import Child
from readiness.synthetic.extract.view import Row, View, yes_no


def rows(child: Child, view: View) -> Iterator[Row]:
    recent = [referral for referral in child.referrals if view.recent(referral.on)]
    if not recent:
        return
    earlier = _before_the_latest(child)
    for referral in recent:
        yield (
            *view.about(child),
            referral.on,
            referral.source,
            yes_no(referral.no_further_action),
            earlier,
            referral.team,
            referral.worker,
        )


def _before_the_latest(child: Child) -> int:
    """Referrals in the twelve months before the child's latest; the same on each of their rows."""
    *others, latest = child.referrals
    since = months_before(latest.on, 12)
    return sum(referral.on >= since for referral in others)
