"""Who may see what: three profiles, each a rule that can be said in one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from readiness.disclosure.rules import is_small, nearest
from readiness.errors import UnknownName
from readiness.nearest import hint


@dataclass(frozen=True)
class Profile:
    """`threshold`: counts from 1 to it are hidden; `base`: the rest are rounded to it; `minimum`:
    a percentage, a median or a team's name needs this many records under it; `teams`: whether any
    team is named; `parts`: whether a score's parts are shown; `words`: whether the authority's own are."""

    name: str
    threshold: int
    base: int
    minimum: int
    rule: str
    teams: bool = True
    parts: bool = True
    words: bool = True

    @property
    def exact(self) -> bool:
        return self.threshold == 0

    def small(self, value: int) -> bool:
        return is_small(value, self.threshold)

    def shown(self, value: int) -> int:
        """A count that may be shown, as it is shown."""
        return nearest(value, self.base)

    def span(self, value: int) -> tuple[int, int]:
        """The counts that would be shown the same."""
        if self.base == 1 or value == 0:
            return value, value
        middle, half = nearest(value, self.base), self.base // 2
        return max(middle - half, self.threshold + 1), middle + half


OPERATIONAL = Profile(
    "operational", 0, 1, 0, "Figures are exact, for the team that holds the children's records only"
)
LEADERSHIP = Profile(
    "leadership",
    5,
    1,
    10,
    "Counts from 1 to 5 are hidden, as are counts from which they could be worked out; percentages "
    "and medians need at least 10 records; teams of fewer than 10 are shown as one; nought is shown",
)
PUBLIC = Profile(
    "public",
    7,
    5,
    10,
    "Counts from 1 to 7 are hidden and all others are rounded to the nearest 5; percentages are "
    "made from rounded counts and need at least 10 records; no team is named; nought is shown",
    teams=False,
    parts=False,
    words=False,
)
PROFILES = {one.name: one for one in (OPERATIONAL, LEADERSHIP, PUBLIC)}


def profile_named(name: str) -> Profile:
    """Raises InputError where there is no such profile."""
    if name not in PROFILES:
        every = f"choose one of {', '.join(PROFILES)}."
        raise UnknownName(f"There is no profile '{name}'; {hint(name, PROFILES, every)}")
    return PROFILES[name]
