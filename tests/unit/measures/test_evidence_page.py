"""The page about the evidence workbook says what the declarations say."""

from readiness import paths
from readiness.intake.evidence import EVIDENCE_TABS
from readiness.intake.tables import EVIDENCE, table_sources
from readiness.measures import registry
from readiness.measures.evidence_page import as_markdown, measures_by_tab


def test_the_page_is_fresh() -> None:
    page = paths.root() / "docs" / "evidence.md"
    assert page.read_text(encoding="utf-8") == as_markdown(), (
        "run python -m readiness.measures.evidence_page"
    )


def test_every_tab_and_column_is_on_it() -> None:
    page = as_markdown()
    for tab in EVIDENCE_TABS:
        section = page.split(f"\n### {tab.name}\n")[1].split("\n### ")[0]
        assert tab.purpose in section
        assert all(f"| {column.text} " in section for column in tab.columns)


def test_a_measure_stands_under_every_tab_it_reads() -> None:
    under = {(tab, one.id) for tab, found in measures_by_tab().items() for one in found}
    read = {
        (name, one.id)
        for one in registry().values()
        for name in one.lists
        if table_sources()[name] == EVIDENCE
    }
    assert under == read
