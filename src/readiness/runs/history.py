"""What every report of an authority showed, as one table: the past as its readers knew it.

Files of an earlier layout are read as they are and never rewritten; a file of a later one is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pandas as pd

from readiness.errors import InputError
from readiness.runs import kept_results, released
from readiness.runs.naming import slug_of

PROFILES = ("leadership", "public")
"""Whose reports are kept."""


def history(authority: str, profile: str = "leadership") -> pd.DataFrame:
    """Every whole figure that reports of an authority showed, oldest first: a row a day and measure.

    Args:
        authority: its name, ONS code or DfE number, as for `assess`.
        profile: leadership or public: whose reports. The two are never mixed, as public figures are
            rounded.

    Returns a frame with KEPT_COLUMNS: as_at, measure, title, area, service, unit (per cent on 0 to 100,
    per 10,000, days, or a count), period_start, period_end, value with its 95% interval lower and upper, n
    (the records it rests on), numerator, denominator, unusable, state (shown, suppressed, no_records,
    not_supplied), source, package and layout. A hidden figure has no numbers. Of several reports of one
    day, the one made last. Figures of windows that overlap share records, and are no new evidence.

        past = readiness.history("Harrowmere")
        past[past["measure"] == "assessments_in_45_days"].plot(x="as_at", y="value")

    Raises InputError where there is no such profile, nothing is kept of the authority, or a kept file is
    damaged or was kept by a later version.
    """
    if profile not in PROFILES:
        raise InputError(
            f"Nothing is kept of reports for '{profile}'; choose one of {', '.join(PROFILES)}."
        )
    slug = _slug(authority)
    days = _parquet(slug, profile)
    for number, day, frame in _csv(slug, profile, {day: one[0] for day, one in days.items()}):
        days[day] = number, frame
    if not days:
        raise InputError(f"No report of '{authority}' for {profile} readers is kept yet; make one.")
    return kept_results.typed(pd.concat([days[day][1] for day in sorted(days)], ignore_index=True))


def _slug(authority: str) -> str:
    """Of the name as it stands, where something is kept under it; else of the authority so called."""
    from readiness import benchmark

    slug = slug_of(authority)
    if released.place_of(slug).is_dir():
        return slug
    try:
        return slug_of(benchmark.find_authority(authority).name)
    except InputError:
        return slug


def _parquet(slug: str, profile: str) -> dict[date, tuple[int, pd.DataFrame]]:
    """By day the number of the report in the order of making, and its figures."""
    place = kept_results.place_of(released.place_of(slug), profile)
    return {day: (number, frame) for day, number, frame in map(kept_results.read, _files(place))}


def _files(place: Path) -> list[Path]:
    return sorted(place.glob("*.parquet"))


def _csv(
    slug: str, profile: str, numbers: Mapping[date, int]
) -> Iterator[tuple[int, date, pd.DataFrame]]:
    """Reports that are in no such file, or were made after it: those kept by layout 1. What is not in it,
    such as units, is taken from today's catalogue."""
    from readiness import measures

    catalogue = {str(one["id"]): one for one in measures.catalogue()}
    for one in released.kept(slug):
        if one.profile == profile and one.number > numbers.get(one.as_at, -1):
            results = one.released().results
            told = one.as_at, one.package, one.layout
            yield one.number, one.as_at, kept_results.whole(results, catalogue, *told)
