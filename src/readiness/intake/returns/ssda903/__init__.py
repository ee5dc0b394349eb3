"""The SSDA903 return on children looked after and care leavers, as the csv files DfE collects.

Reads the files of 2020 to 2026, of one year or of two together (`docs/returns.md`).
"""

from __future__ import annotations

from readiness.intake.returns.ssda903.reading import read
from readiness.intake.returns.ssda903.tables import TABLES

__all__ = ["TABLES", "read"]
