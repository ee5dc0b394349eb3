"""docs/quality.md tells the rules there are."""

from __future__ import annotations

from readiness import paths
from readiness.quality import registry
from readiness.quality.page import as_markdown, with_rules

AGAIN = "run `python -m readiness.quality.write_page`"


def test_the_page_is_up_to_date() -> None:
    page = (paths.root() / "docs" / "quality.md").read_text(encoding="utf-8")
    assert page == with_rules(page), AGAIN


def test_every_rule_is_on_it_once() -> None:
    page = as_markdown()
    for rule in registry().values():
        assert page.count(f"**{rule.title}** `{rule.id}`") == 1


def test_every_row_has_as_many_cells_as_the_heading() -> None:
    rows = [line for line in as_markdown().splitlines() if line.startswith("|")]
    assert {line.replace("\\|", "").count("|") for line in rows} == {8}
