"""The invented authority as it may be shown, for what is asked of it."""

from __future__ import annotations

from tests.unit.report.conftest import bare, hostile, published

__all__ = ["bare", "hostile", "published"]
