"""The notification-day pack: one workbook checked, its certain faults put right, the rest asked.

The pack is OPERATIONAL. It holds the lists themselves, child by child, so it is for the team that
holds the records and stays on their machine. It is no part of the report, which may not reach it.
"""

from __future__ import annotations

from readiness.pack.folder import refuse
from readiness.pack.making import Pack, make

__all__ = ["Pack", "make", "refuse"]
