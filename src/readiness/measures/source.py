"""What a measure needs beyond Annex A."""

from __future__ import annotations

from collections.abc import Mapping

from readiness.intake.tables import ANNEX_A, EVIDENCE, table_sources
from readiness.model import Measure

SOURCES: Mapping[str, str] = {
    ANNEX_A: "Annex A alone",
    EVIDENCE: "Evidence workbook",
    "cin_census": "Children in need census",
    "ssda903": "SSDA903",
}


def source_of(measure: Measure) -> str:
    """annex_a (nothing more), evidence, cin_census or ssda903; the first that is not Annex A."""
    sources = [table_sources()[name] for name in measure.lists]
    return next((source for source in sources if source != ANNEX_A), ANNEX_A)
