"""What only the team that holds the records may see: rows of workers and of children.

Nothing here is rendered in a report or written outside the machine by the product.
"""

from readiness.worklists.by_worker import caseloads
from readiness.worklists.due_lists import due_list

__all__ = ["caseloads", "due_list"]
