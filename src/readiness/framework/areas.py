"""What each of our four areas is called in print. Needs no data file, so it costs nothing."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from readiness.errors import InputError
from readiness.model import Area

area_titles: Mapping[Area, str] = MappingProxyType(
    {
        Area.HELP_AND_PROTECTION: "Help and protection",
        Area.CHILDREN_IN_CARE: "Children in care",
        Area.CARE_LEAVERS: "Care leavers",
        Area.LEADERS: "Impact of leaders",
    }
)
"""Area -> title, in the order reports are read."""


def area_title(area: Area | str) -> str:
    """The area's name in print. Raises InputError for a word that is no area."""
    if area not in list(Area):
        known = ", ".join(each.value for each in Area)
        raise InputError(f"'{area}' is not a judgement area; use one of {known}.")
    return area_titles[Area(area)]
