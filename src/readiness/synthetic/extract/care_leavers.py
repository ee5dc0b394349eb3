"""List 9: everyone with leaving care services now; how they live is blank if not in touch."""

from __future__ import annotations

from collections.abc import Iterator

from readiness.story import Child, LeavingCare
from readiness.synthetic.extract.view import Row, View, latest, yes_no


def rows(child: Child, view: View) -> Iterator[Row]:
    leaver = child.leaving_care
    if leaver is None:
        return
    yield (
        *view.about(child),
        yes_no(leaver.unaccompanied),
        child.disability,
        leaver.team,
        leaver.worker,
        leaver.adviser,
        leaver.eligibility,
        latest(leaver.pathway_reviews),
        leaver.in_touch,
        leaver.last_contact,
        *_living(leaver),
    )


def _living(leaver: LeavingCare) -> Row:
    if leaver.in_touch != "yes":
        return (None, None, None)
    suitable = {True: "suitable", False: "unsuitable", None: None}[leaver.suitable]
    return (leaver.accommodation, suitable, leaver.activity)
