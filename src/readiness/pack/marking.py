"""The words every file and page of the pack carries."""

from __future__ import annotations

OPERATIONAL = (
    "OPERATIONAL: child-level data. For the team that holds the records; do not publish, send on or "
    "put in a shared place."
)
IN_PRINT = "OPERATIONAL: child-level data"
"""Short enough for the head of a printed page."""
