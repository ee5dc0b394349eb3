"""What only the team that holds the records may see: rows of workers and of children.

Nothing here is rendered in a report. `write_book` alone writes it to a file, where it is asked to, and
never in a report.
"""

from readiness.worklists.behind import children_behind
from readiness.worklists.book import write_book
from readiness.worklists.by_worker import caseloads
from readiness.worklists.due_lists import due_list
from readiness.worklists.kept_back import naming_children
from readiness.worklists.samples import audit_sample
from readiness.worklists.two_files import differences
from readiness.worklists.who_may import operational_only

__all__ = [
    "audit_sample",
    "caseloads",
    "children_behind",
    "differences",
    "due_list",
    "naming_children",
    "operational_only",
    "write_book",
]
