"""Writes sheets as a workbook in a folder of the test's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.unit.intake.evidence.workbooks import Write, write_workbook


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def build(file: str = "evidence.xlsx", **sheets: list[list[Any]]) -> Path:
        return write_workbook(tmp_path / file, sheets)

    return build
