"""social_worker.csv: who was the child's social worker in the year, one after another.

A stretch that began before the year is written with the day it began; its reason says why this
worker came. DfE has asked for it since the return of 2024; earlier years have it here all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from readiness.story import Child
from readiness.synthetic.returns.ssda903.view import Cells, View

HEADINGS = ("DOB", "SW_ID", "SW_DECOM", "SW_DEC", "SW_REASON")


def rows(child: Child, view: View) -> Iterator[Cells]:
    for period in view.periods(child):
        ends = [*(day for day, _ in period.workers[1:]), period.ended]
        told = zip(period.workers, ends, period.worker_reasons, strict=True)
        for (started, worker), ended, reason in told:
            if view.year.held(started, ended):
                known = view.year.known(ended)
                yield (child.born, view.worker_ids[worker], started, known, reason)
