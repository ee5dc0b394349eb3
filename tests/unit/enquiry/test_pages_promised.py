"""What the framework's data say a meeting or a day gets is a page that is made."""

from __future__ import annotations

from readiness.framework import governance, timeline


def test_every_page_that_is_promised_is_made() -> None:
    from readiness.enquiry.governance.inspection import PLANNED
    from readiness.runs.report import pages

    made = {page.file for page in pages()} | {"index.html"}
    promised = {one.report for one in governance()} | {report for _, report in PLANNED.values()}
    promised |= {page for event in timeline() for page in event.answers}
    assert promised <= made
