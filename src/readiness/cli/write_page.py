"""Writes docs/reference/cli.md: `python -m readiness.cli.write_page`."""

from __future__ import annotations

from readiness import paths
from readiness.cli import parser
from readiness.cli.page import as_markdown


def write_page() -> None:
    page = paths.root() / "docs" / "reference" / "cli.md"
    page.write_text(as_markdown(parser()), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_page()
