"""Makes the tables of `data/reference/` from DfE's and Ofsted's files, in one command:

    python -m readiness.intake.reference_tables --published DIR

DIR holds lait_values.parquet (or .csv), la_codes.xlsx, statistical_neighbours_2021.xlsx and
_2025.xlsx, and inspection_outcomes.csv. Three tables are kept by hand and only read here:
benchmarks.csv, area_codes.csv and release_rules.csv.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from readiness import paths
from readiness.errors import InputError, ReadinessError
from readiness.intake import reference
from readiness.intake.figures import figures, written
from readiness.intake.neighbours import MODELS, read_area_numbers, read_neighbours
from readiness.intake.published import (
    ENGLAND_DISCONTINUED,
    LICENCE,
    area_types,
    read_lait,
)

YEARS = 4
"""How many years of figures are kept: enough for a short trend, small enough to commit."""

REFERRALS, REFERRAL_RATE = "CPP_Total_NumRef", "CPP_Total_Rateper10,000"

TO_PUBLISH = 120
"""Days from the start of an earlier inspection to the day its report was out at the latest: the file gives
the start alone, and nine in ten of the reports whose day it gives were out in under 90."""

JUDGED = {"leaders": "leaders", "hp": "help_and_protection", "cic": "children_in_care"}


def tables(published: Path, years: int = YEARS) -> dict[str, pd.DataFrame]:
    """Every table that is made, by file name. Raises InputError where a source is missing."""
    areas = authorities(published / "la_codes.xlsx")
    benchmarks = reference.benchmarks()
    wanted = {*benchmarks["indicator"], REFERRALS}
    lait = read_lait(_lait(published), wanted).frame
    made = figures(lait, benchmarks, areas, years)
    return {
        reference.AUTHORITIES: areas,
        reference.FIGURES: written(made, benchmarks),
        reference.NEIGHBOURS: neighbours(published),
        reference.POPULATION: population(lait, areas, int(made["year"].min())),
        reference.JUDGEMENTS: judgements(published / "inspection_outcomes.csv", areas),
        reference.EARLIER: earlier_judgements(published / "inspection_outcomes.csv", areas),
    }


def _lait(published: Path) -> Path:
    for name in ("lait_values.parquet", "lait_values.csv"):
        if (published / name).is_file():
            return published / name
    raise InputError(f"'{published.name}' holds no lait_values.parquet and no lait_values.csv.")


def authorities(la_codes: Path) -> pd.DataFrame:
    """DfE's numbers, names and regions with the ONS codes, other names and dates kept by hand."""
    numbers = read_area_numbers(la_codes)
    numbers = numbers[numbers["number"] != ENGLAND_DISCONTINUED].drop(columns="kind")
    numbers["area_type"] = area_types(numbers["number"])
    numbers["region"] = numbers["region"].where(numbers["region"] != "NA", "")
    joined = numbers.merge(reference.area_codes(), on="number", how="left", validate="1:1")
    if joined["code"].isna().any():
        lacking = ", ".join(joined.loc[joined["code"].isna(), "name"])
        raise InputError(f"data/reference/area_codes.csv has no ONS code for {lacking}; add it.")
    return joined.sort_values("number", ignore_index=True)


def neighbours(published: Path) -> pd.DataFrame:
    """Both models' ten neighbours of each authority, closest first, with the days of use."""
    made = []
    for model, first, last in MODELS:
        pairs = read_neighbours(published / f"statistical_neighbours_{model}.xlsx")
        pairs.insert(0, "model", model)
        pairs["valid_from"] = first.isoformat()
        pairs["valid_to"] = last.isoformat() if last else ""
        pairs["source"] = f"DfE statistical neighbours {model} (LAIT)"
        made.append(pairs.sort_values(["number", "place"]))
    return pd.concat(made, ignore_index=True).assign(licence=LICENCE)


def population(lait: pd.DataFrame, areas: pd.DataFrame, first_year: int) -> pd.DataFrame:
    """Children aged 0 to 17, derived: referrals divided by their published rate.

    LAIT publishes no population. The referral rate has four figures and more, so what it was
    divided by can be told to about one in ten thousand; we round to the nearest ten below
    10,000 children and to the nearest hundred above.
    """
    wide = lait[lait["year"] >= first_year].pivot(
        index=["year", "number"], columns="measure", values="value"
    )
    children = (wide[REFERRALS] / wide[REFERRAL_RATE] * 10_000).dropna()
    step = np.where(children < 10_000, 10, 100)
    made = pd.DataFrame({"children": (np.round(children / step) * step).astype(int)})
    made["rounded_to"] = step
    made = made.reset_index().merge(areas[["number", "code", "name", "area_type"]], on="number")
    made["method"] = "derived: referrals divided by referral rate, rounded"
    made["estimate"] = [f"mid-{year - 1}" for year in made["year"]]
    rule = "children_in_need"
    made["released"] = [reference.rule_date(rule, int(y)).isoformat() for y in made["year"]]
    made["released_is_rule"] = "yes"
    made["source"] = f"DfE children in need (LAIT {REFERRALS}, {REFERRAL_RATE})"
    made["licence"] = LICENCE
    return made.sort_values(["year", "number"], ignore_index=True)


def judgements(outcomes: Path, areas: pd.DataFrame) -> pd.DataFrame:
    """Ofsted's judgements, a row an inspection and area; 1 is outstanding, 4 inadequate.

    The file counts the other way (4 is outstanding). Before January 2023 children in care and
    care leavers were judged together: that grade stands for both, marked joint.
    """
    raw = pd.read_csv(outcomes, encoding="utf-8")
    raw["care_leavers"] = raw["cl"].fillna(raw["cic"].where(raw["cic_combined"]))
    long = raw.rename(columns=JUDGED).melt(
        id_vars=["la", "start", "pub", "src", "cic_combined"],
        value_vars=[*JUDGED.values(), "care_leavers"],
        var_name="area",
        value_name="grade",
    )
    long = long.dropna(subset="grade").rename(
        columns={"la": "number", "start": "inspected", "pub": "published", "src": "source"}
    )
    both = long["area"].isin(["children_in_care", "care_leavers"]) & long["cic_combined"]
    long["joint"] = np.where(both, "yes", "no")
    long["grade"] = 5 - long["grade"].astype(int)
    long["licence"] = LICENCE
    long = long.merge(areas[["number", "name"]], on="number", validate="m:1")
    columns = [
        "number",
        "name",
        "area",
        "grade",
        "inspected",
        "published",
        "joint",
        "source",
        "licence",
    ]
    return long.sort_values(["number", "inspected", "area"], ignore_index=True)[columns]


def earlier_judgements(outcomes: Path, areas: pd.DataFrame) -> pd.DataFrame:
    """Judgements of the single inspection framework (2013 to 2018) that an ILACS inspection followed; as
    `judgements` has them, but published is a day by which the report was out."""
    raw = pd.read_csv(outcomes, encoding="utf-8")
    raw = raw[raw["prev_fw"] == "SIF"]
    named = {f"prev_{short}": area for short, area in {**JUDGED, "cl": "care_leavers"}.items()}
    about = ["la", "prev_start", "src"]
    long = (
        raw[[*about, *named]]
        .rename(columns=named)
        .melt(
            id_vars=about,
            value_vars=list(named.values()),
            var_name="area",
            value_name="grade",
        )
    )
    long = long.dropna(subset="grade").rename(
        columns={"la": "number", "prev_start": "inspected", "src": "source"}
    )
    out = pd.to_datetime(long["inspected"]) + pd.Timedelta(days=TO_PUBLISH)
    long["published"] = out.dt.strftime("%Y-%m-%d")
    long["published_is_rule"] = "yes"
    long["framework"] = "SIF"
    long["grade"] = 5 - long["grade"].astype(int)
    long["licence"] = LICENCE
    long = long.merge(areas[["number", "name"]], on="number", validate="m:1")
    columns = ["number", "name", "area", "grade", "inspected", "published", "published_is_rule",
               "framework", "source", "licence"]  # fmt: skip
    once = long.drop_duplicates(["number", "inspected", "area"])
    return once.sort_values(["number", "inspected", "area"], ignore_index=True)[columns]


def write(made: dict[str, pd.DataFrame], out: Path) -> None:
    """Each table as UTF-8 csv with plain line ends, so that the same inputs give the same bytes."""
    out.mkdir(parents=True, exist_ok=True)
    for name, frame in made.items():
        frame.to_csv(out / name, index=False, lineterminator="\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Make the tables of data/reference.")
    parser.add_argument("--published", type=Path, required=True, help="folder of DfE's files")
    parser.add_argument("--out", type=Path, default=None, help="default: data/reference")
    asked = parser.parse_args(arguments)
    try:
        made = tables(asked.published)
        write(made, asked.out or paths.data("reference"))
    except ReadinessError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.writelines(f"{name}: {len(frame)} rows\n" for name, frame in made.items())
    return 0


if __name__ == "__main__":
    sys.exit(main())
