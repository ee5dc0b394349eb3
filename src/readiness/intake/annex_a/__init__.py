"""Ofsted's Annex A: the eleven child-level lists an authority hands over at inspection."""

from __future__ import annotations

from readiness.intake.annex_a.declaration import Column, ListSpec
from readiness.intake.annex_a.describe import describe
from readiness.intake.annex_a.document import check_document, check_text
from readiness.intake.annex_a.lists import LISTS, list_spec
from readiness.intake.annex_a.reading import Reading, read

__all__ = [
    "LISTS",
    "Column",
    "ListSpec",
    "Reading",
    "check_document",
    "check_text",
    "describe",
    "list_spec",
    "read",
]
