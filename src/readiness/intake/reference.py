"""Reads the small committed tables of `data/reference/`: what they are and where they come from is
in the README beside them. Each is read once a process; treat the frames as read-only."""

from __future__ import annotations

from datetime import date
from functools import cache

import pandas as pd

from readiness import paths
from readiness.errors import ConfigurationError

FIGURES = "published_figures.csv"
NEIGHBOURS = "statistical_neighbours.csv"
AUTHORITIES = "authorities.csv"
POPULATION = "population.csv"
JUDGEMENTS = "last_judgements.csv"
EARLIER = "earlier_judgements.csv"
CALIBRATION = "calibration.csv"
TRIAL = "outlook_backtest.csv"


def read_table(name: str, **options: object) -> pd.DataFrame:
    """A table as text unless `options` (those of `pandas.read_csv`) say more.

    Raises ConfigurationError where the table is missing or lacks a column.
    """
    place = paths.reference(name)
    settings = {"dtype": str, "keep_default_na": False, "encoding": "utf-8", **options}
    try:
        return pd.read_csv(place, **settings)  # type: ignore[call-overload]
    except (OSError, ValueError):
        raise ConfigurationError(
            f"data/reference/{name} is missing or damaged; restore it from the project."
        ) from None


@cache
def benchmarks() -> pd.DataFrame:
    """A row a benchmark key, kept by hand: which LAIT measure it is and how it differs."""
    return read_table("benchmarks.csv").astype({"decimals": int})


@cache
def published_measures() -> pd.DataFrame:
    """A row a measure DfE publishes of children's social care, kept by hand: measure (LAIT's short
    name), title, topic, polarity, decimals, release_rule; and where a report of published figures
    shows it though no measure of ours is held against it, shown_as, unit, area, service, direction."""
    return read_table("published_measures.csv").astype({"decimals": int})


@cache
def ees_measures() -> pd.DataFrame:
    """Which column of Explore Education Statistics, under which filters, is which measure of LAIT's; kept
    by hand: indicator, filters (column=value;column=value), measure, times (a factor)."""
    return read_table("ees_measures.csv")


@cache
def area_codes() -> pd.DataFrame:
    """ONS codes, other names and years of validity by DfE number, kept by hand."""
    return read_table("area_codes.csv").astype({"number": int})


@cache
def authorities() -> pd.DataFrame:
    """Every authority, region and England: number, name, region, area_type, codes, aliases."""
    return read_table(AUTHORITIES).astype({"number": int})


@cache
def figures() -> pd.DataFrame:
    """The published figures needed for comparing; value NaN where none is published."""
    return read_table(
        FIGURES,
        usecols=["key", "year", "period_end", "number", "value", "released", "released_is_rule"],
        dtype={"key": "category", "year": int, "number": int, "value": float},
        keep_default_na=True,
        parse_dates=["period_end", "released"],
    )


@cache
def neighbours() -> pd.DataFrame:
    """Neighbours by model, with the days each model is in use; valid_to empty while it is."""
    numbers = {"model": int, "number": int, "place": int, "neighbour": int}
    return read_table(NEIGHBOURS).astype(numbers)


@cache
def populations() -> pd.DataFrame:
    return read_table(POPULATION).astype({"number": int, "year": int, "children": int})


@cache
def judgements() -> pd.DataFrame:
    return read_table(JUDGEMENTS).astype({"number": int, "grade": int})


@cache
def earlier_judgements() -> pd.DataFrame:
    """Those of the single inspection framework, by other criteria than today's."""
    return read_table(EARLIER).astype({"number": int, "grade": int})


@cache
def calibration() -> pd.DataFrame:
    """Statistics of how the score over published figures agrees with judgements, a row each."""
    numbers = {"value": "float64", "lower": "float64", "upper": "float64", "n": "int64"}
    return read_table(CALIBRATION).replace("", None).astype(numbers)


@cache
def outlook_trial() -> tuple[dict[str, object], ...]:
    """How the outlook, and what it is held against, did on the past: a row a statistic, None for NaN."""
    numbers = {"value": "float64", "lower": "float64", "upper": "float64", "n": "int64"}
    table = read_table(TRIAL).replace("", None).astype(numbers)
    kept = table[["model", "judgement", "statistic", "value", "lower", "upper", "n"]]
    return tuple(
        {str(name): None if value != value else value for name, value in row.items()}
        for row in kept.to_dict("records")
    )


@cache
def _release_rules() -> tuple[tuple[str, int, int, int, int, int, int, int], ...]:
    """rule, first and last year it holds for, end of the period, years after, month, day."""
    table = read_table("release_rules.csv")
    open_ended = {"from_year": {"": "0"}, "to_year": {"": "9999"}}
    ends = ["period_month", "period_day"]
    numbers = ["from_year", "to_year", *ends, "years_after", "month", "day"]
    columns = table.replace(open_ended)[numbers].astype(int).T.to_numpy().tolist()
    return tuple(zip(table["rule"].tolist(), *columns, strict=True))


@cache
def rule_date(rule: str, year: int) -> date:
    """The day by which the figures of a year are out at the latest, by the dated rules.

    The rules are deliberately late: what is used was published, whatever the exact day was.
    Raises ConfigurationError where no rule covers the year.
    """
    *_, after, month, day = _rule(rule, year)
    return date(year + after, month, day)


@cache
def rule_period_end(rule: str, year: int) -> date:
    """The day a year's figures are of, or end on: 31 March for most, 30 September for workforce.

    Raises ConfigurationError where no rule covers the year.
    """
    month, day, *_ = _rule(rule, year)
    return date(year, month, day)


def _rule(rule: str, year: int) -> tuple[int, ...]:
    for name, first, last, *numbers in _release_rules():
        if name == rule and first <= year <= last:
            return tuple(numbers)
    raise ConfigurationError(f"data/reference/release_rules.csv has no rule '{rule}' for {year}.")
