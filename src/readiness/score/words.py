"""Why there is no band, or why the confidence is what it is, in plain sentences.

Sentences hold no figure finer than one decimal, as they are published with the scores.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from readiness.score.evidence import Evidence
from readiness.score.limits import breach_words
from readiness.score.scorable import Scorable, quality_range
from readiness.score.settings import Settings


def lacking(evidence: Evidence, rules: Settings) -> list[str]:
    """Why there is no band; empty where there is enough for one."""
    found = len(evidence.scored)
    if not evidence.items:
        return ["No measure of this area is made yet, so the data say nothing of it."]
    gates, said = rules.gates, []
    if evidence.coverage < gates["coverage"]:
        much = f"Only {evidence.coverage:.0%}" if evidence.coverage else "None"
        said.append(
            f"{much} of the area's weight could be scored; a band needs {gates['coverage']:.0%}."
        )
    if found < gates["measures"]:
        said.append(f"Measures scored: {found}; a band needs at least {gates['measures']:.0f}.")
    return said


def unscored(items: Sequence[Scorable], titles: Mapping[str, str]) -> list[str]:
    """Measures with a figure but nothing to hold it against, and measures without a figure."""
    bare = [i for i in items if i.value is not None and not i.scored]
    absent = [i for i in items if i.value is None]
    said = [
        (bare, "nothing to compare with: no published figure and no goalposts"),
        (absent, "no figure"),
    ]
    return [f"Not scored ({why}): {_named(group, titles)}." for group, why in said if group]


def confidence(
    chance: float, evidence: Evidence, titles: Mapping[str, str], rules: Settings
) -> tuple[str, list[str]]:
    """high, medium or low, with what holds it down. `chance` is that of the band printed."""
    asks = rules.confidence
    share = unusable_share(evidence.scored)
    doubts = []
    if chance < asks["high_probability"]:
        doubts.append("The evidence lies close to another band.")
    if evidence.coverage < asks["high_coverage"]:
        doubts.append(
            f"Less than {asks['high_coverage']:.0%} of the measures, by weight, could be scored."
        )
    if share > asks["medium_unusable"]:
        much = asks["low_unusable"] if share > asks["low_unusable"] else asks["medium_unusable"]
        doubts.append(f"More than {much:.0%} of the records behind the score were unusable.")
    if evidence.audits is None:
        doubts.append("No audit of practice is in the evidence.")
    blocks = unreliable(evidence, titles, rules)
    if not doubts and not blocks:
        return "high", []
    sure = chance >= asks["medium_probability"] and share <= asks["low_unusable"] and not blocks
    return ("medium" if sure else "low"), [*blocks, *doubts]


def unreliable(evidence: Evidence, titles: Mapping[str, str], rules: Settings) -> list[str]:
    """Why the figures themselves cannot be relied on: an old extract, or figures that were published
    otherwise."""
    age, most, said = evidence.extract_age, rules.confidence["extract_days"], []
    if age is not None and age > most:
        said.append(
            f"The newest event in the lists is more than {most} days before the as-at date."
        )
    if evidence.disagreeing:
        said.append(
            "Published otherwise for the same period, by more than rounding explains: "
            f"{_disagreeing(evidence, titles)}."
        )
    return said


def _disagreeing(evidence: Evidence, titles: Mapping[str, str]) -> str:
    """By name, but for those of small counts, which are only counted."""
    named = [f"'{titles.get(d.measure, d.measure)}'" for d in evidence.disagreeing if d.nameable]
    rest = len(evidence.disagreeing) - len(named)
    some = [f"{rest} of small counts"] if rest else []
    return ", ".join([*named, *some])


def recorded(evidence: Evidence, limits: Sequence[str]) -> list[str]:
    """A recorded breach, where no limiting rule has said it already."""
    if not evidence.breaches:
        return []
    said = breach_words(evidence.breaches)
    return [] if any(said in limit for limit in limits) else [said[0].upper() + said[1:]]


def unusable_share(items: Sequence[Scorable]) -> float:
    """The share of records that could not be judged, averaged over measures by weight."""
    if not items:
        return 0.0
    weights = [item.weight for item in items]
    return float(np.average([item.unusable_share for item in items], weights=weights))


def quality_bounds(items: Sequence[Scorable], rules: Settings) -> tuple[float, float]:
    """The data score if all unusable records had counted against the area, and for it."""
    ends = np.array([quality_range(item, rules) for item in items])
    low, high = np.average(ends, axis=0, weights=[item.weight for item in items])
    return float(low), float(high)


def unusable(items: Sequence[Scorable], rules: Settings) -> list[str]:
    """What the unusable records could do to the data score, where they could do anything."""
    low, high = (f"{end:.1f}" for end in quality_bounds(items, rules))
    if low == high:
        return []
    return [f"Unusable records could put the data score anywhere from {low} to {high}."]


def drivers(changers: Mapping[str, str], titles: Mapping[str, str]) -> list[str]:
    """The measures on which the band hangs by themselves."""
    return [
        f"The band hangs on one measure: without '{titles.get(name, name)}' it would be {band}."
        for name, band in changers.items()
    ]


def _named(items: Sequence[Scorable], titles: Mapping[str, str]) -> str:
    return ", ".join(f"'{titles.get(item.measure, item.measure)}'" for item in items)
