"""The invented authority's statutory returns, extracted from the stories as they stood on a 31 March.

The children in need census as XML, of the return's year and the two before it, and the csv files
of SSDA903, of that year and the one before: a census tells of one year only, and whether a plan is
a child's second within two years, or a referral the second within one, takes those before it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from readiness.synthetic.returns import ssda903
from readiness.synthetic.returns.census import write_census
from readiness.synthetic.returns.year import ReturnYear
from readiness.synthetic.world import World

CENSUSES, SSDA903S = 3, 2
"""How many years of each return are written, the latest among them."""


def write_returns(
    folder: Path, world: World, censuses: int = CENSUSES, ssda903s: int = SSDA903S
) -> tuple[Path, ...]:
    """Writes cin_census_2026.xml and ssda903_2026/ (for an as-at date in 2026), and earlier years'.

    Returns what was written, the latest year first, files and folders.
    """
    folder.mkdir(parents=True, exist_ok=True)
    children = (*world.children, *world.earlier)
    latest = ReturnYear.latest(world.as_at)
    written = []
    for back in range(censuses):
        year = latest.before(back)
        path = folder / f"cin_census_{year.ends}.xml"
        write_census(path, children, year)
        written.append(path)
    for back in range(ssda903s):
        year = latest.before(back)
        path = folder / f"ssda903_{year.ends}"
        ssda903.write_folder(path, children, year)
        written.append(path)
    return tuple(written)


def year_of(as_at: date) -> ReturnYear:
    """The latest year a return can be of on the day."""
    return ReturnYear.latest(as_at)
