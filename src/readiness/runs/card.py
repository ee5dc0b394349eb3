"""Writes the outlook's model card and its picture: python -m readiness.runs.card"""

from __future__ import annotations

from readiness import paths
from readiness.intake import reference
from readiness.outlook.card import CARD, PLOT, PLOT_SAYS, as_markdown
from readiness.report.official.drawings import said_and_came
from readiness.report.official.tried import said_beside_came

_ALONE = (
    '<svg xmlns="http://www.w3.org/2000/svg" font-family="sans-serif" font-size="11" '
    'width="318" height="314" '
)


def plot() -> str:
    """The picture as a file of its own."""
    points = said_beside_came(reference.outlook_trial())
    return said_and_came(points, PLOT_SAYS).markup.replace("<svg ", _ALONE, 1) + "\n"


def main() -> None:
    docs = paths.root() / "docs"
    (docs / CARD).write_text(as_markdown(), encoding="utf-8", newline="\n")
    (docs / "images" / PLOT).write_text(plot(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
