"""The statutory returns: the children in need census (XML) and SSDA903 (csv).

`read_returns` reads any number of them as one; each return's own `read` reads one.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from readiness.intake.returns.declaration import TableSpec

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from readiness.intake.returns.joining import ReturnsEvidence

    RETURN_TABLES: tuple[TableSpec, ...]

__all__ = ["RETURN_TABLES", "TableSpec", "read_returns", "table_spec"]


def __getattr__(name: str) -> Any:
    """The declarations are loaded when they are first asked for."""
    if name == "RETURN_TABLES":
        return tuple(_tables().values())
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@cache
def _tables() -> Mapping[str, TableSpec]:
    from readiness.intake.returns import cin_census, ssda903

    return {table.name: table for table in (*cin_census.TABLES, *ssda903.TABLES)}


def table_spec(name: str) -> TableSpec:
    """The declaration of a return's table; KeyError where there is none."""
    return _tables()[name]


def read_returns(paths: Sequence[Path], as_at: date) -> ReturnsEvidence:
    """Census files, folders of SSDA903 files, and folders of either, as one set of tables.

    Raises InputError where a path is none of these or cannot be read.
    """
    from readiness.intake.returns import joining

    return joining.read_returns(paths, as_at)
