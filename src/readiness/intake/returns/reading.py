"""What reading one return comes to, whichever return it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from readiness.model import ChildList, Issue, Period


@dataclass(frozen=True, eq=False)
class ReturnReading:
    """One CIN census file, or one folder of SSDA903 files, as it was read.

    source: cin_census or ssda903. period: the year it covers, 1 April to 31 March, None where it
    does not say. authority: the DfE number it gives, None where it gives none.
    not_used: table -> how many of its records were found and not used; the issues say why. The
    records found are the table's rows and these.
    """

    source: str
    tables: Mapping[str, ChildList]
    issues: tuple[Issue, ...]
    period: Period | None
    authority: int | None
    not_used: Mapping[str, int] = field(default_factory=dict)
