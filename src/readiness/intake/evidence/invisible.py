"""Characters nobody sees, which come with text copied from web pages, e-mails and other programs.

Two names that look alike would be two teams, and a date that looks right would not be one. They are
taken out before anything is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from readiness.intake.annex_a.raw import RawSheet

# The soft hyphen, spaces and joins without width, and the marks and overrides of direction.
_INVISIBLE = r"[\x{AD}\x{200B}\x{200E}\x{200F}\x{202A}-\x{202E}\x{2060}\x{2066}-\x{2069}\x{FEFF}]"


def without_invisible(sheets: Sequence[RawSheet]) -> list[RawSheet]:
    """The same sheets, whose cells hold nothing but what is seen."""
    return [replace(one, columns=tuple(map(_seen, one.columns))) for one in sheets]


def _seen(column: pa.StringArray) -> pa.StringArray:
    if not pc.any(pc.match_substring_regex(column, _INVISIBLE)).as_py():
        return column
    return pc.replace_substring_regex(column, _INVISIBLE, "")
