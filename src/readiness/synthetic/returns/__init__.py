"""The invented authority's statutory returns, extracted from the stories as they stood on a 31 March.

The children in need census as XML and the csv files of SSDA903, each of the return's year and the two
before it: a return tells of one year, and whether a protection plan followed another within two
years, or somebody of 20 was in foster care at 18, takes those before it.
"""

from __future__ import annotations

from pathlib import Path

from readiness.synthetic.returns import ssda903
from readiness.synthetic.returns.census import write_census
from readiness.synthetic.returns.year import ReturnYear
from readiness.synthetic.world import World

YEARS = 3
"""How many years of each return are written, the latest among them."""


def write_returns(folder: Path, world: World, years: int = YEARS) -> tuple[Path, ...]:
    """Writes cin_census_2026.xml and ssda903_2026/ (for an as-at date in 2026), and earlier years'.

    Returns what was written, files and folders, each return's latest year first.
    """
    folder.mkdir(parents=True, exist_ok=True)
    children = (*world.children, *world.earlier)
    latest = ReturnYear.latest(world.as_at)
    every = [latest.before(back) for back in range(years)]
    censuses = [folder / f"cin_census_{year.ends}.xml" for year in every]
    folders = [folder / f"ssda903_{year.ends}" for year in every]
    for year, census, care in zip(every, censuses, folders, strict=True):
        write_census(census, children, year)
        ssda903.write_folder(care, children, year)
    return (*censuses, *folders)
