"""Writes docs/measures.md: `python -m readiness.measures.write_page`."""

from __future__ import annotations

from readiness import paths
from readiness.measures.catalogue import as_markdown


def write_page() -> None:
    page = paths.root() / "docs" / "measures.md"
    page.write_text(as_markdown(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_page()
