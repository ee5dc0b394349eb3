"""What another weight would move: to learn how a score hangs together, and never for a report.

The weights a report uses are in goalposts.toml, are the same for everybody and change with a version.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from readiness.errors import InputError, UnknownName
from readiness.model import Area, AreaScore, Assessment, Contribution
from readiness.model.shown import Card, Shows, area_name, plain
from readiness.nearest import hint
from readiness.score.bands import band_index
from readiness.score.channels import shares
from readiness.score.evidence import data_score, level
from readiness.score.settings import settings

NOTE = (
    "Exploration, and never for a report: the weights of reports are in goalposts.toml and are the "
    "same for everybody. Positions here are before limiting rules, which may hold an area lower, and "
    "have no interval. A weight chosen after the figures are known proves nothing."
)

WEIGHT_COLUMNS: tuple[str, ...] = ("area", "measure", "title", "weight", "share", "score", "moves")
"""A row a measure that is scored. weight: in the file's own scale; share: of the area's data score, in
per cent; score: 1.0 to 4.0, 4 best; moves: points by which it moves the area's data score from 2.5."""

CHANGE_COLUMNS: tuple[str, ...] = (
    "area",
    "data_before",
    "data_after",
    "position_before",
    "position_after",
    "moves",
    "band_before",
    "band_after",
)
"""A row an area, on the scale of 1.0 to 4.0, 4 best, before limiting rules; missing where there is not
enough evidence for a position."""


@dataclass(frozen=True, eq=False, repr=False)
class WhatIf(Shows):
    """Before and after another choice of weights. `rows` has CHANGE_COLUMNS; `changed` is a row a
    weight that is another: what, before, after; `limited` are the limiting rules that hold an area
    down in a report, by area; `note` says what this is not."""

    rows: pd.DataFrame
    changed: pd.DataFrame
    limited: Mapping[str, tuple[str, ...]]
    note: str = NOTE

    def _card(self) -> Card:
        said = [
            (str(what), f"weight {before:.2f} before, {after:.2f} here")
            for what, before, after in self.changed.itertuples(index=False)
        ]
        rows = [
            (
                area_name(str(row["area"])),
                *(_point(row[name]) for name in CHANGE_COLUMNS[1:5]),
                _moved(row["moves"]),
                _bands(row),
            )
            for row in self.rows.to_dict("records")
        ]
        return Card(
            title="What if the weights were others?",
            facts=said or [("Weights", "none is changed")],
            caption="Scores from 1.00 to 4.00, 4 best, with the weights as they are and as asked",
            headings=("Area", "Data", "Data here", "Position", "Position here", "Moves", "Band"),
            rows=rows,
            notes=(
                *(
                    f"{area_name(area)} in a report: {' '.join(said)}"
                    for area, said in self.limited.items()
                ),
                self.note,
            ),
        )


def weights_used(assessment: Assessment, area: Area | str = "") -> pd.DataFrame:
    """WEIGHT_COLUMNS, those that move an area most first; of one area, or of all in their order.

    Raises UnknownName where there is no such area.
    """
    wanted = [Area(area)] if area else list(Area)
    titles = {entry["id"]: entry["title"] for entry in assessment.catalogue}
    rows = [
        _weight(score, part, titles)
        for score in _scores(assessment)
        if score.area in wanted
        for part in sorted(score.contributions, key=lambda one: -abs(one.contribution))
    ]
    return pd.DataFrame(rows, columns=list(WEIGHT_COLUMNS))


def what_if(
    assessment: Assessment,
    weights: Mapping[str, float] | None = None,
    channels: Mapping[str, float] | None = None,
) -> WhatIf:
    """What would move if measures, or kinds of evidence, weighed otherwise. Exploration only.

    Args:
        assessment: as `assess` gives it; what may be published has not all the parts of a score.
        weights: by measure, another weight on the scale of `weights_used`; 0 leaves it out.
        channels: by kind of evidence (data, audit, previous), another weight; 0 leaves it out.

    Raises UnknownName where nothing is called that, and InputError where a weight is not a number
    from 0 up, or nothing is left to weigh.
    """
    scores = _scores(assessment)
    given, kinds = dict(weights or {}), dict(channels or {})
    _refuse_measures(given, assessment, scores)
    _refuse_kinds(kinds)
    for name, weight in {**given, **kinds}.items():
        if not _is_weight(weight):
            raise InputError(f"The weight of '{name}' must be a number from 0 up.")
    made = [_before_and_after(score, given, kinds) for score in scores]
    limited = {str(score.area): score.limits for score in scores if score.limits}
    rows = pd.DataFrame(made, columns=list(CHANGE_COLUMNS))
    return WhatIf(rows, _changed(scores, given, kinds), limited)


def _scores(assessment: Assessment) -> tuple[AreaScore, ...]:
    if not isinstance(assessment, Assessment):
        raise InputError(
            "Weights are looked into on an assessment, as readiness.assess gives it; what may be "
            "published has not all the parts of a score."
        )
    return assessment.scores


def _weight(score: AreaScore, part: Contribution, titles: Mapping[str, str]) -> tuple[Any, ...]:
    total = sum(one.weight for one in score.contributions)
    share = 100 * part.weight / total
    title = titles.get(part.measure, part.measure)
    return str(score.area), part.measure, title, part.weight, share, part.score, part.contribution


def _refuse_measures(
    given: Mapping[str, float], assessment: Assessment, scores: tuple[AreaScore, ...]
) -> None:
    scored = {part.measure for score in scores for part in score.contributions}
    known = {str(entry["id"]) for entry in assessment.catalogue}
    for name in given:
        if name in scored:
            continue
        if name in known:
            raise InputError(
                f"'{name}' weighs nothing here: it has no figure, or neither way is better. "
                "readiness.weights_used lists those that do."
            )
        otherwise = "readiness.weights_used lists those there are."
        raise UnknownName(f"There is no measure '{name}'; {hint(name, scored, otherwise)}")


def _refuse_kinds(kinds: Mapping[str, float]) -> None:
    known = settings().channels
    for name in kinds:
        if name not in known:
            every = f"there are {', '.join(known)}."
            raise UnknownName(f"There is no kind of evidence '{name}'; {hint(name, known, every)}")


def _is_weight(weight: object) -> bool:
    real = isinstance(weight, int | float) and not isinstance(weight, bool)
    return real and math.isfinite(weight) and weight >= 0  # type: ignore[arg-type, operator]


def _before_and_after(
    score: AreaScore, given: Mapping[str, float], kinds: Mapping[str, float]
) -> tuple[Any, ...]:
    before = score.channels
    after = _channels(score, given, kinds)
    sure = score.position is not None
    was, now = (level(one) if sure else math.nan for one in (before, after))
    data = (one["data"][0] if "data" in one else math.nan for one in (before, after))
    bands = (settings().bands[band_index(one, settings())] if sure else None for one in (was, now))
    return str(score.area), *data, was, now, now - was, *bands


def _channels(
    score: AreaScore, given: Mapping[str, float], kinds: Mapping[str, float]
) -> dict[str, tuple[float, float]]:
    values = {name: value for name, (value, _) in score.channels.items()}
    if not values:
        return {}
    if "data" in values and any(part.measure in given for part in score.contributions):
        parts = [replace(one, weight=given.get(one.measure, one.weight))
                 for one in score.contributions]  # fmt: skip
        if not any(part.weight for part in parts):
            raise InputError(
                f"Nothing is left to weigh in {plain(score.area)}; leave at least one measure."
            )
        values["data"] = data_score(parts)
    weights = {name: kinds.get(name, settings().channels[name]) for name in values}
    if not sum(weights.values()):
        raise InputError(f"No evidence is left in {plain(score.area)}; give one kind a weight.")
    found = shares(values, weights)
    return {name: (value, found[name]) for name, value in values.items()}


def _changed(
    scores: tuple[AreaScore, ...], given: Mapping[str, float], kinds: Mapping[str, float]
) -> pd.DataFrame:
    usual = {part.measure: part.weight for score in scores for part in score.contributions}
    rows = [(name, usual[name], float(weight)) for name, weight in given.items()]
    rows += [(name, settings().channels[name], float(weight)) for name, weight in kinds.items()]
    return pd.DataFrame(rows, columns=["what", "before", "after"])


def _point(value: float) -> str:
    return "\N{EN DASH}" if math.isnan(value) else f"{value:.2f}"


def _moved(value: float) -> str:
    return "\N{EN DASH}" if math.isnan(value) else f"{value:+.2f}"


def _bands(row: Mapping[Any, Any]) -> str:
    before, after = row["band_before"], row["band_after"]
    if not isinstance(before, str):
        return "not enough evidence"
    return f"{before}, as before" if before == after else f"{before}, here {after}"
