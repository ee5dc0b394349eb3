"""docs/accessibility.md names tests that there are, and every test of the pages in a browser."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def named_in(file: str) -> set[str]:
    return set(re.findall(r"^def (test_\w+)", (ROOT / file).read_text("utf-8"), re.M))


def test_what_is_said_to_be_tested_is() -> None:
    said = set(re.findall(r"`(test_\w+)`", (ROOT / "docs/accessibility.md").read_text("utf-8")))
    browser = named_in("tests/acceptance/test_in_browser.py")
    assert said <= browser | named_in("tests/unit/report/test_charts.py")
    assert browser - said == {"test_no_page_is_left_out"}
