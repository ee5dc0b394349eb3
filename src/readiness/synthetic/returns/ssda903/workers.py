"""social_worker.csv: who was the child's social worker in the year, one after another.

A stretch that began before the year is written with the day it began; its reason says why this
worker came. There is such a file since the return of 2024.
"""

from __future__ import annotations

from collections.abc import Iterator

from readiness.story import Child
from readiness.synthetic.returns.ssda903.view import Cells, View

HEADINGS = ("DOB", "SW_ID", "SW_DECOM", "SW_DEC", "SW_REASON")
SINCE = 2024


def rows(child: Child, view: View) -> Iterator[Cells]:
    for period in view.periods(child):
        ends = [*(day for day, _ in period.workers[1:]), period.ended]
        told = zip(period.workers, ends, period.worker_reasons, strict=True)
        for (started, worker), ended, reason in told:
            if view.year.held(started, ended):
                known = view.year.known(ended)
                yield (child.born, view.worker_ids[worker], started, known, reason)
