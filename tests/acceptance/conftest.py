"""What the acceptance tests share: the sample's lists as plain rows, to spoil and write again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from readiness import paths

AS_AT = "2026-09-30"


@pytest.fixture(scope="session", autouse=True)
def private_data(tmp_path_factory):
    """Kept assessments go to a folder of the tests' own."""
    place = tmp_path_factory.mktemp("private")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("READINESS_DATA", str(place))
        yield place


@pytest.fixture(scope="session")
def small_authority(tmp_path_factory) -> Path:
    """An invented authority of 120 open children, as a folder with annex_a.xlsx and evidence.xlsx."""
    from datetime import date

    from readiness import measures, synthetic

    place = tmp_path_factory.mktemp("small")
    synthetic.write(
        place, children=120, seed=3, as_at=date(2026, 9, 30), measures=measures.registry()
    )
    return place


@pytest.fixture(scope="session")
def planted(small_authority, tmp_path_factory) -> dict[str, Any]:
    """What a run is given: the small authority with people planted wherever one may write."""
    from tests.acceptance import planting

    return planting.plant(small_authority, tmp_path_factory.mktemp("planted"))


@pytest.fixture(scope="session")
def built(planted, private_data, tmp_path_factory) -> Path:
    """The reports of it for leadership and public, as folders of those names."""
    from tests.acceptance import building

    place = tmp_path_factory.mktemp("built")
    for profile in ("leadership", "public"):
        building.build(
            place / profile, as_at=AS_AT, profile=profile, papers=("pdf", "word"), **planted
        )
    return place


@pytest.fixture(scope="session")
def rows(small_authority) -> dict[str, list[list]]:
    """Sheet name -> rows (title, headings, records) of the small authority's workbook."""
    import openpyxl

    book = openpyxl.load_workbook(small_authority / "annex_a.xlsx")
    return {sheet.title: [list(row) for row in sheet.values] for sheet in book}


@pytest.fixture
def spoilt(rows, tmp_path):
    """Writes the workbook again after `change(sheets)` has spoilt a copy of its rows."""
    import copy

    import openpyxl

    def write(change) -> Path:
        sheets = copy.deepcopy(rows)
        change(sheets)
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, lines in sheets.items():
            sheet = book.create_sheet(name)
            for line in lines:
                sheet.append(line)
        path = tmp_path / "spoilt.xlsx"
        book.save(path)
        return path

    return write


@pytest.fixture(scope="session")
def sample() -> Path:
    return paths.sample()


@pytest.fixture(scope="session")
def assessed(tmp_path_factory) -> tuple[Path, Path]:
    """The lists of a very small authority, and a folder in which they are assessed."""
    from datetime import date

    from readiness import assess, disclosure, synthetic

    lists, kept = tmp_path_factory.mktemp("lists"), tmp_path_factory.mktemp("kept")
    synthetic.write(lists, children=50, seed=1, as_at=date.fromisoformat(AS_AT))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("READINESS_DATA", str(kept))
        made = assess(lists / "annex_a.xlsx", as_at=AS_AT, authority="Tameside")
        disclosure.publish(made, "leadership")
    return lists, kept


@pytest.fixture
def machine(assessed, tmp_path):
    """Where a run can be hurt."""
    from tests.acceptance import faulty

    return faulty.machine(tmp_path / "machine", *assessed)
