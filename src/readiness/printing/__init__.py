"""From finished pages to a paper: PDF with tags, bookmarks and page furniture, and Word.

Everything here reads pages as they stand in the folder of a report, so a paper can hold no figure
that they do not.
"""

from __future__ import annotations

from readiness.printing.binding import Chapter, book
from readiness.printing.kinds import KINDS, Made, papers, refuse_unknown

__all__ = ["KINDS", "Chapter", "Made", "book", "papers", "refuse_unknown"]
