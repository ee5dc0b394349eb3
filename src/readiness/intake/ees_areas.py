"""Whose and of when the rows of a csv of Explore Education Statistics are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from readiness.intake import reference
from readiness.intake.published import ENGLAND
from readiness.intake.years import year_label

NATIONAL, REGIONAL, LOCAL = "National", "Regional", "Local authority"
ENGLAND_CODE = "E92000001"
YEARLY = dict.fromkeys(("financial year", "academic year", "tax year"), 6) | dict.fromkeys(
    ("calendar year", "reporting year", "january", "march", "september"), 4
)
"""What a period may be, and its digits (202425, 2024); a quarter, term or week is not a year's figure."""


def placed(raw: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """The rows of England, its regions and authorities, of whole years, with DfE's number and the year as
    LAIT writes it; and what was left out, a sentence each."""
    left_out = []
    labels = [
        _label(period, kind)
        for period, kind in zip(raw["time_period"], raw["time_identifier"], strict=True)
    ]
    ours = _ours(raw)
    yearly = np.array([label is not None for label in labels])
    for what, rows in (
        ("are of other areas than England, its regions and authorities", ~ours),
        ("are of periods that are no year", ours & ~yearly),
    ):
        if rows.any():
            left_out.append(f"{int(rows.sum()):,} rows {what}; they were left out.")
    kept = raw.assign(label=pd.Series(labels, index=raw.index, dtype="str"))[ours & yearly]
    kept = kept.assign(number=_numbers(kept)).explode("number")
    lost = kept["number"].isna()
    if lost.any():
        left_out.append(
            f"{int(lost.sum()):,} rows are of areas with no code known here; they were left out."
        )
    return kept[~lost].astype({"number": "int64"}), left_out


def _ours(raw: pd.DataFrame) -> np.ndarray:
    """Of the levels we hold; the United Kingdom or Great Britain is "National" as England is."""
    level = raw["geographic_level"]
    country = raw.get("country_code", pd.Series("", index=raw.index))
    elsewhere = (level == NATIONAL) & ~country.isin([ENGLAND_CODE, ""])
    return (level.isin([NATIONAL, REGIONAL, LOCAL]) & ~elsewhere).to_numpy()


def _label(period: str, kind: str) -> str | None:
    """As LAIT writes the year: 2024, 2023-24 for a financial and 2023/24 for an academic year."""
    plain = kind.casefold()
    if YEARLY.get(plain) != len(period) or not re.fullmatch(r"\d+", period, re.ASCII):
        return None
    if len(period) == 4:
        return period
    written = f"{period[:4]}{'/' if plain == 'academic year' else '-'}{period[4:]}"
    read = year_label(written)
    return written if read is not None and read.span == 1 else None


def _numbers(kept: pd.DataFrame) -> list[list[int] | None]:
    """DfE's numbers of each row's areas; more than one where authorities make a return together
    (314 / 318), which LAIT then gives to each. None where no code is known."""
    areas = reference.authorities()
    by_code = {
        code: int(number)
        for number, code, former in zip(
            areas["number"], areas["code"], areas["former_codes"], strict=True
        )
        for code in (code, *former.split(";"))
        if code
    }
    known = set(areas["number"].tolist())
    return [_numbers_of(row, by_code, known) for row in kept.to_dict("records")]


def _numbers_of(
    row: Mapping[Any, str], by_code: Mapping[str, int], known: set[int]
) -> list[int] | None:
    level = row["geographic_level"]
    if level == NATIONAL:
        return [ENGLAND]
    if level == REGIONAL:
        return _of_codes(row.get("region_code", ""), by_code)
    old = re.findall(r"\d+", row["old_la_code"])
    found = [int(one) for one in old if int(one) in known]
    return found if found and len(found) == len(old) else _of_codes(row["new_la_code"], by_code)


def _of_codes(said: str, by_code: Mapping[str, int]) -> list[int] | None:
    codes = re.findall(r"E\d{8}", said.upper())
    found = [by_code[code] for code in codes if code in by_code]
    return found if found and len(found) == len(codes) else None
