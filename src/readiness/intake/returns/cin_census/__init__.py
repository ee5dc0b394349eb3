"""The children in need census: DfE's yearly return of every child referred, as XML.

Forms 2021 to 2026. `docs/returns.md` says what is read and how.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.intake.returns.cin_census.tables import EVENTS, TABLES

if TYPE_CHECKING:
    from pathlib import Path

    from readiness.intake.returns.reading import ReturnReading

__all__ = ["EVENTS", "TABLES", "read"]


def read(path: Path) -> ReturnReading:
    """The census as typed tables (see `reading`), which are loaded when a file is first read."""
    from readiness.intake.returns.cin_census import reading

    return reading.read(path)
