"""Writes the tables of docs/quality.md: `python -m readiness.quality.write_page`."""

from __future__ import annotations

from readiness import paths
from readiness.quality.page import with_rules


def write_page() -> None:
    page = paths.root() / "docs" / "quality.md"
    made = with_rules(page.read_text(encoding="utf-8"))
    page.write_text(made, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_page()
