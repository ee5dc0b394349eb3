"""The last gate: nothing is released from which, with all that was, a few could be worked out.

What is told is hidden further, a breakdown and then a measure at a time. What is told still stops the
release, unless a person accepted that one figure on the record.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from readiness.disclosure.accepted import Accepted
from readiness.disclosure.bounding import ContradictionError
from readiness.disclosure.earlier import differing_by_few, that_meet, withheld
from readiness.disclosure.equations import WHAT, Audit, examine, truth_of
from readiness.disclosure.profiles import Profile
from readiness.errors import DisclosureError
from readiness.model import Released, State

ROUNDS = 12
PUBLISHED_BEFORE = "a few apart from what was published before"
TOLD = "told by what else is published"

Figure = tuple[str, str, str, str]
"""Measure, breakdown, group and column."""


@dataclass(frozen=True, eq=False)
class Cleared:
    """Results that may be released, what hiding more came to, and the audit in plain words."""

    results: pd.DataFrame
    suppressions: Mapping[str, int]
    audit: Mapping[str, Any]


def clear(
    exact: pd.DataFrame,
    shown: pd.DataFrame,
    lists: Mapping[str, str],
    shares: Collection[str],
    profile: Profile,
    earlier: Sequence[Released] = (),
    accepted: Mapping[Figure, Accepted] | None = None,
) -> Cleared:
    """The results as they may be released.

    Args:
        exact, shown: RESULT_COLUMNS, as found and as the profile's rules leave them.
        lists: measure -> the list whose records it counts.
        shares: measures that are one count out of another.
        earlier: what was published of the authority before.
        accepted: figures that may be told, each with who accepted it.

    Raises DisclosureError, naming the measure and never a number, where a small count can be worked
    out and nothing more can be hidden.
    """
    if profile.exact:
        return Cleared(shown, {}, {})
    before, truth = that_meet(earlier, shown), truth_of(exact)
    gate = _Gate(exact, lists, shares, profile)
    again = differing_by_few(shown, before, profile)
    results, hidden = withheld(shown, again), set(again)
    counts = {PUBLISHED_BEFORE: _shown(shown) - _shown(results), TOLD: 0}
    for _ in range(ROUNDS):
        found, before = gate.examined(results, hidden, before)
        told = _small_told(found, truth, profile)
        left = [figure for figure in told if figure not in (accepted or {})]
        fewer = _hide_more(results, hidden, left)
        if fewer is None:
            break
        counts[TOLD] += _shown(results) - _shown(fewer)
        results = fewer
    if left and before:
        ours = _small_told(gate.examined(results, hidden, ())[0], truth, profile)
        left = [figure for figure in left if figure in ours]
    if left:
        _refuse(left[0])
    used = [accepted[figure] for figure in told if figure in (accepted or {})]  # type: ignore[index]
    summary = {
        "hidden": len(found.cells),
        "told": len(found.told),
        "earlier": len(before),
        "accepted": [one.plain() for one in used],
    }
    return Cleared(results, {name: many for name, many in counts.items() if many}, summary)


@dataclass(frozen=True, eq=False)
class _Gate:
    """What every look at the results needs."""

    exact: pd.DataFrame
    lists: Mapping[str, str]
    shares: Collection[str]
    profile: Profile

    def examined(
        self, results: pd.DataFrame, hidden: Collection[str], before: Sequence[Released]
    ) -> tuple[Audit, list[Released]]:
        """What is told, with those of the releases before that can be true together with this one.

        Where no numbers fit, records have changed: what stood before is not what stands now, and
        says nothing exact of it. The latest are kept first. The rule on a few apart holds for all.
        """
        found = self._examined(results, hidden, before)
        if found is not None:
            return found, list(before)
        kept: list[Released] = []
        found = self._examined(results, hidden, ())
        if found is None:
            raise DisclosureError(CONTRADICTS)
        for one in reversed(before):
            with_it = self._examined(results, hidden, [one, *kept])
            if with_it is not None:
                found, kept = with_it, [one, *kept]
        return found, kept

    def _examined(
        self, results: pd.DataFrame, hidden: Collection[str], before: Sequence[Released]
    ) -> Audit | None:
        """None where what is known contradicts itself."""
        try:
            return examine(
                results, self.lists, self.profile, before,
                exact=self.exact, shares=self.shares, withheld=hidden, quick=True,
            )  # fmt: skip
        except ContradictionError:
            return None


CONTRADICTS = (
    "What would be published contradicts itself, so nothing was published; report this as a fault of "
    "the product."
)


def _small_told(found: Audit, truth: Mapping[Any, int], profile: Profile) -> list[Figure]:
    """Figures that have one value, and a small one."""
    names = ("measure", "breakdown", "group", "column")
    told = zip(*(found.told[name].astype(str) for name in names), strict=True)
    return [one for one in told if profile.small(truth.get((WHAT[one[3]], one[:3]), 0))]


def _hide_more(
    results: pd.DataFrame, hidden: set[str], told: Sequence[Figure]
) -> pd.DataFrame | None:
    """Takes away the breakdowns that hold what is told, and where it is a whole, all of the measure;
    None where nothing is told, or nothing of it is left to take away. `hidden` is added to."""
    breakdowns = {(measure, by) for measure, by, _, _ in told if by != "all"}
    wholes = {measure for measure, by, _, _ in told if by == "all"} - hidden
    pairs = zip(results["measure"], results["breakdown"], strict=True)
    gone = pd.Series([pair in breakdowns for pair in pairs], index=results.index, dtype=bool)
    if not wholes and not gone.any():
        return None
    hidden |= wholes
    return withheld(results[~gone].reset_index(drop=True), wholes)


def _shown(results: pd.DataFrame) -> int:
    return int((results["state"] == State.SHOWN).sum())


def _refuse(figure: Figure) -> None:
    measure, breakdown, _, column = figure
    raise DisclosureError(
        f"A small {column} of '{measure}' by {breakdown} could be worked out from what would be "
        "published with what was before, so nothing was published. See `readiness audit` and "
        "docs/disclosure.md; a person may accept it on the record with --accept-disclosure."
    )
