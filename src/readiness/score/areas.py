"""The four areas' evidence positions, from the tables of an assessment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any

import pandas as pd

from readiness.model import Area, AreaScore, Grade
from readiness.score import bands, channels, gather, position, words
from readiness.score.agreement import disagreements
from readiness.score.claims import claimed_points
from readiness.score.evidence import Evidence, channel_values, doubt_bounds, missing_bounds
from readiness.score.limits import known_breaches
from readiness.score.scorable import contribution
from readiness.score.sensitivity import band_changers
from readiness.score.settings import Settings, settings

SEED = 20260401

Trends = Mapping[str, tuple[str | None, str | None]]


def score(
    results: pd.DataFrame,
    comparisons: pd.DataFrame,
    catalogue: Sequence[Mapping[str, Any]],
    grades: Sequence[Grade],
    audits: Mapping[Area, Sequence[int]],
    *,
    as_at: date,
    seed: int = SEED,
    trends: Trends | None = None,
    doubts: pd.DataFrame | None = None,
    breaches: Mapping[Area, Sequence[str]] | None = None,
    claims: Mapping[Area, float] | None = None,
    extract_age: int | None = None,
) -> tuple[AreaScore, ...]:
    """The evidence position of the four areas, in the order of `Area`.

    Args:
        results: RESULT_COLUMNS; the 'all' rows are read.
        comparisons: COMPARISON_COLUMNS.
        catalogue: the measures' plain fields (id, catalogue, title, area, polarity, unit).
        grades: Ofsted's published grades, 1 outstanding to 4 inadequate.
        audits: moderated audit grades of the last twelve months by area, counts of 1 to 4.
        trends: by measure, a control chart's (variation, assurance), in the words of model.Trend.
        doubts: a row a share with its records in doubt (measures.DOUBT_COLUMNS).
        breaches: by area, kinds of breach of duty that are recorded (framework.breaches).
        claims: by area, the grade it gives itself, 1 to 4. It is handed on, to be compared with the
            position (`gap`), and moves nothing.
        extract_age: days from the newest event in the lists to the as-at date.

    Raises InputError where a grade, an audit count or a breach cannot be one.
    """
    rules, titles = settings(), {entry["id"]: entry["title"] for entry in catalogue}
    every = evidence_of(
        results,
        comparisons,
        catalogue,
        grades,
        audits,
        as_at=as_at,
        trends=trends,
        doubts=doubts,
        breaches=breaches,
        extract_age=extract_age,
    )
    return tuple(
        replace(
            area_score(evidence, titles, seed, rules),
            claimed=claimed_points((claims or {}).get(evidence.area)),
        )
        for evidence in every
    )


def evidence_of(
    results: pd.DataFrame,
    comparisons: pd.DataFrame,
    catalogue: Sequence[Mapping[str, Any]],
    grades: Sequence[Grade],
    audits: Mapping[Area, Sequence[int]],
    *,
    as_at: date,
    trends: Trends | None = None,
    doubts: pd.DataFrame | None = None,
    breaches: Mapping[Area, Sequence[str]] | None = None,
    extract_age: int | None = None,
) -> tuple[Evidence, ...]:
    """All there is to say of each area, from the arguments of `score`."""
    rules, held = settings(), gather.doubted(doubts) if doubts is not None else {}
    whole, latest = gather.whole(results), gather.latest(comparisons)
    last = {area: channels.last_grade(grades, area, as_at) for area in Area}
    return tuple(
        Evidence(
            area,
            gather.scorables(area, whole, latest, catalogue, rules, trends or {}, held),
            audits=channels.from_inadequate(audits.get(area)),
            previous=channels.points_of(grade.grade) if grade else None,
            breaches=known_breaches((breaches or {}).get(area, ())),
            extract_age=extract_age,
            disagreeing=disagreements(area, whole, latest, catalogue, rules),
        )
        for area, grade in last.items()
    )


def area_score(
    evidence: Evidence, titles: Mapping[str, str], seed: int, rules: Settings
) -> AreaScore:
    """One area's position, or the plain reasons why there is none."""
    found = _without_band(evidence, rules)
    unscored = words.unscored(evidence.items, titles)
    if lacking := words.lacking(evidence, rules):
        said = words.unreliable(evidence, titles, rules), words.recorded(evidence, ())
        return replace(found, reasons=(*lacking, *chain(*said), *unscored))
    place = position.find(evidence, found.channels, titles, seed, rules)
    band = rules.bands[place.band]
    confidence, doubts = words.confidence(place.chances[band], evidence, titles, rules)
    changers = {} if place.limits else band_changers(found, rules)
    more = (
        *words.recorded(evidence, place.limits),
        *words.unusable(evidence.scored, rules),
        *words.drivers(changers, titles),
    )
    return replace(
        found,
        position=place.value,
        band=band,
        lower=place.lower,
        upper=place.upper,
        probabilities=place.chances,
        confidence=confidence,
        limits=place.limits,
        doubt=doubt_bounds(evidence.scored, found.channels, rules),
        reasons=(*doubts, *more, *unscored),
        wording=bands.wording(place.band, place.chances, rules),
    )


def _without_band(evidence: Evidence, rules: Settings) -> AreaScore:
    """All that can be said before a position is: channels, contributions, coverage, bounds."""
    items = evidence.scored
    total = sum(item.weight for item in items)
    parts = tuple(contribution(item, total, rules) for item in items)
    found = channel_values(evidence, parts, rules)
    return AreaScore(
        area=evidence.area,
        position=None,
        band=None,
        lower=None,
        upper=None,
        probabilities={},
        coverage=evidence.coverage,
        confidence="none",
        bounds=missing_bounds(evidence.items, parts),
        data_score=found["data"][0] if parts else None,
        channels=found,
        contributions=parts,
        missing=tuple(item.measure for item in evidence.items if not item.scored),
        limits=(),
        reasons=(),
        wording=bands.NOT_ENOUGH,
    )
