"""What only the team that holds the records may see: rows of workers and, later, of children.

Nothing here is rendered in a report or written outside the machine by the product.
"""

from readiness.worklists.by_worker import caseloads

__all__ = ["caseloads"]
