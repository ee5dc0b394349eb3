"""oc3.csv: how young people who had left care lived on their birthday, 17th to 21st, in the year.

Of the latest year alone, as the stories tell of no other.
"""

from __future__ import annotations

from collections.abc import Iterator

from readiness.story import Child
from readiness.synthetic.returns.ssda903.view import Cells, View

HEADINGS = ("DOB", "IN_TOUCH", "ACTIV", "ACCOM")

_IN_TOUCH = {
    "yes": "YES",
    "no": "NO",
    "died": "DIED",
    "refused": "REFU",
    "not_required": "NREQ",
    "returned_home": "RHOM",
}
_NOTHING_KNOWN = "0"


def rows(child: Child, view: View) -> Iterator[Cells]:
    told = child.leaving_care.birthday if child.leaving_care else None
    if told is None or not view.year.is_latest:
        return
    accommodation = _NOTHING_KNOWN
    if told.accommodation is not None:
        accommodation = f"{told.accommodation}{1 if told.suitable else 2}"
    yield (child.born, _IN_TOUCH[told.in_touch], told.activity or _NOTHING_KNOWN, accommodation)
