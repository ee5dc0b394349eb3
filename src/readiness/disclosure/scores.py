"""Scores as a profile may show them: to one decimal, and no number that would tell a count.

A score is made from exact counts. Printed finely enough it could be turned back into one that is
hidden, so for every hidden measure the score is made again with the other counts it might have
been; unless another count gives the same printed numbers, the numbers are not printed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from readiness.disclosure.alternatives import doubt_tells, tells
from readiness.disclosure.figures import counts
from readiness.disclosure.profiles import Profile
from readiness.model import AreaScore, Assessment, Contribution, State

ENOUGH_WEIGHT = 0.6
FIFTH = 0.2
_NO_INTERVAL = "Its interval is not shown, as it would tell small counts."
_NEAREST_FIFTH = (
    "It is given to the nearest fifth of a point and without its interval, as more would tell small "
    "counts."
)
_FIGURE = re.compile(r"\d\.\d")


def show_scores(
    assessment: Assessment, published: pd.DataFrame, profile: Profile
) -> tuple[AreaScore, ...]:
    """The four areas as the profile may show them."""
    if profile.exact:
        return assessment.scores
    whole = published[published["breakdown"] == "all"]
    shown = set(whole.loc[whole["state"] == State.SHOWN, "measure"])
    unusable = set(whole.loc[whole["unusable"].notna(), "measure"])
    few = _few(assessment.results, profile)
    return tuple(
        _show(score, assessment, shown, unusable, few, profile) for score in assessment.scores
    )


def _few(results: pd.DataFrame, profile: Profile) -> set[str]:
    """Measures that rest on fewer records than a percentage needs."""
    whole = results[results["breakdown"] == "all"]
    n = counts(whole, "denominator")
    return set(whole.loc[(n < profile.minimum), "measure"])


def _show(
    score: AreaScore,
    assessment: Assessment,
    shown: set[str],
    unusable: set[str],
    few: set[str],
    profile: Profile,
) -> AreaScore:
    hidden = [part.measure for part in score.contributions if part.measure not in shown]
    coarse = _coarse(score, shown, unusable, hidden)
    if not profile.parts:
        coarse = _without_parts(coarse)
    if _rests_on_few(score, few):
        return replace(_without_numbers(coarse), confidence="low" if score.band else "none")
    if coarse.doubt and doubt_tells(assessment, score):
        score, coarse = replace(score, doubt=None), replace(coarse, doubt=None)
    if not hidden:
        return coarse
    return _as_many_as_may_be(assessment, score, coarse, hidden, profile)


def _as_many_as_may_be(
    assessment: Assessment,
    score: AreaScore,
    coarse: AreaScore,
    hidden: Sequence[str],
    profile: Profile,
) -> AreaScore:
    """The score with the most of its numbers that tell no hidden count.

    All of them; without what the data alone come to; the position alone; the position to the
    nearest fifth, whose steps meet at the edges of the bands as tenths do not; none.
    """
    fewer = {"data_score": None, "bounds": None, "doubt": None}
    alone = fewer | {"lower": None, "upper": None}
    if not tells(assessment, score, hidden, profile):
        return coarse
    said = replace(coarse, **fewer, channels=_without_data(coarse))  # type: ignore[arg-type]
    if not tells(assessment, replace(score, **fewer), hidden, profile):  # type: ignore[arg-type]
        return said
    said = replace(said, lower=None, upper=None, reasons=(*said.reasons, _NO_INTERVAL))
    single = replace(score, **alone)  # type: ignore[arg-type]
    if not tells(assessment, single, hidden, profile):
        return said
    if score.position is not None and not tells(assessment, single, hidden, profile, FIFTH):
        near = replace(said, position=_nearest_fifth(score.position))
        return replace(near, reasons=(*near.reasons[:-1], _NEAREST_FIFTH))
    return _without_numbers(coarse)


def _without_data(score: AreaScore) -> dict[str, tuple[float, float]]:
    return {name: pair for name, pair in score.channels.items() if name != "data"}


def _nearest_fifth(position: float) -> float:
    return round(math.floor(position / FIFTH + 0.5) * FIFTH, 1)


def _rests_on_few(score: AreaScore, few: set[str]) -> bool:
    total = sum(part.weight for part in score.contributions)
    enough = sum(part.weight for part in score.contributions if part.measure not in few)
    return bool(total) and enough < ENOUGH_WEIGHT * total


def _coarse(
    score: AreaScore, shown: set[str], unusable: set[str], hidden: Sequence[str]
) -> AreaScore:
    """One decimal, chances to the nearest tenth, and only the contributions of shown figures."""
    return replace(
        score,
        position=in_band(score),
        lower=_tenth(score.lower),
        upper=_tenth(score.upper),
        probabilities={name: tenth(p) for name, p in score.probabilities.items()},
        bounds=score.bounds and (tenth(score.bounds[0]), tenth(score.bounds[1])),
        data_score=_tenth(score.data_score),
        doubt=score.doubt and (_of_band(score.doubt[0]), _of_band(score.doubt[1])),
        channels={
            name: (tenth(value), round(weight, 2))
            for name, (value, weight) in score.channels.items()
        },
        contributions=tuple(
            _part(part, part.measure in unusable)
            for part in score.contributions
            if part.measure in shown
        ),
        reasons=(*_told(score, unusable), *_not_shown(len(hidden))),
    )


def _told(score: AreaScore, unusable: set[str]) -> tuple[str, ...]:
    """The reasons, without figures where they could tell how many records were unusable."""
    if all(part.measure in unusable for part in score.contributions):
        return score.reasons
    return tuple(reason for reason in score.reasons if not _FIGURE.search(reason))


def _part(part: Contribution, unusable_shown: bool) -> Contribution:
    return replace(
        part,
        weight=round(part.weight, 2),
        peer=_tenth(part.peer),
        target=_tenth(part.target),
        score=tenth(part.score),
        contribution=round(part.contribution, 2),
        unusable_share=round(part.unusable_share or 0.0, 2) if unusable_shown else None,
    )


def _not_shown(many: int) -> list[str]:
    if not many:
        return []
    said = "1 measure is" if many == 1 else f"{many} measures are"
    return [f"{said} in the score but not shown, because of small numbers."]


def tenth(value: float) -> float:
    """To one decimal, halves up."""
    return math.floor(value * 10 + 0.5) / 10


def _tenth(value: float | None) -> float | None:
    return None if value is None else tenth(value)


def in_band(score: AreaScore) -> float | None:
    """The position to one decimal, and never one that would read as another band's."""
    return None if score.position is None else _of_band(score.position)


def _of_band(position: float) -> float:
    rounded, edge = tenth(position), math.floor(position + 0.5) + 0.5
    return round(rounded - 0.1, 1) if rounded >= edge and edge < 4 else rounded


def _without_parts(score: AreaScore) -> AreaScore:
    """The position without what the data make of it: a measure's part, made from exact counts,
    would tell what the rounding of its count keeps back."""
    return replace(
        score,
        bounds=None,
        doubt=None,
        data_score=None,
        channels=_without_data(score),
        contributions=(),
    )


def _without_numbers(score: AreaScore) -> AreaScore:
    """The band and the words alone."""
    kept = tuple(reason for reason in score.reasons if not _FIGURE.search(reason))
    return replace(
        _without_parts(score),
        position=None,
        lower=None,
        upper=None,
        reasons=(*kept, "No number is shown, as it would rest on or tell small counts."),
    )
