"""Who the children are, in the words the one tidy table uses.

Each breakdown has a scalar label function, told one child, and `grouping`, told a whole list. The
second is the first applied to the distinct values of a column, so the two cannot disagree: the
measures use `grouping`, the synthetic authority's answer key uses the scalar functions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.calendar import age_in_years
from readiness.model import ChildList

if TYPE_CHECKING:
    from numpy.typing import NDArray

BREAKDOWNS: tuple[str, ...] = (
    "all", "age", "sex", "ethnicity", "disability", "unaccompanied", "team", "role", "experience",
)  # fmt: skip

WHOLE = "all"
NOT_RECORDED = "Not recorded"

_CHILDREN = ((-1, "Unborn"), (0, "Under 1"), (4, "1 to 4"), (9, "5 to 9"), (15, "10 to 15"),
             (17, "16 to 17"), (None, "18 and over"))  # fmt: skip
_CARE_LEAVERS = ((17, "Under 18"), (18, "18"), (21, "19 to 21"), (25, "22 to 25"),
                 (None, "26 and over"))  # fmt: skip
_OLDEST_SHOWN = 30

_SEX = {"female": "Female", "male": "Male", "neither": "Neither", "not_stated": "Not stated"}
_DISABILITY = {"yes": "Yes", "no": "No", "unknown": "Unknown"}
_UNACCOMPANIED = {"yes": "Unaccompanied", "no": "Not unaccompanied"}
_ETHNICITY = {
    "White": ("WBRI", "WIRI", "WIRT", "WOTH", "WROM", "white"),
    "Mixed": ("MWBC", "MWBA", "MWAS", "MOTH", "mixed"),
    "Asian or Asian British": (
        "AIND", "APKN", "ABAN", "AOTH", "asian", "asian or asian british",
    ),
    "Black or Black British": ("BCRB", "BAFR", "BOTH", "black", "black or black british"),
    "Other ethnic group": ("CHNE", "OOTH", "chinese", "other", "other ethnic group"),
    "Not stated": ("REFU", "NOBT", "refused", "unknown", "not stated"),
}  # fmt: skip
_ETHNICITY_LABEL = {key: label for label, keys in _ETHNICITY.items() for key in keys}

LABELS: Mapping[str, tuple[str, ...]] = {
    "sex": tuple(_SEX.values()),
    "ethnicity": tuple(_ETHNICITY),
    "disability": tuple(_DISABILITY.values()),
    "unaccompanied": (*_UNACCOMPANIED.values(), NOT_RECORDED),
}
"""The groups of each coded breakdown, in the order to show them."""

_OF_WORKERS = frozenset({"role", "experience"})
_USUAL = _OF_WORKERS | {"unaccompanied"}
_WITHOUT: Mapping[str, frozenset[str]] = {
    "contacts": _USUAL | {"disability", "team"},
    "early_help": _USUAL | {"disability", "team"},
    "referrals": _USUAL | {"disability"},
    "assessments": _USUAL,
    "section_47": _USUAL,
    "children_in_need": _USUAL,
    "child_protection": _USUAL,
    "children_in_care": _OF_WORKERS,
    "care_leavers": _OF_WORKERS,
    "adoption": _USUAL | {"team"},
    "adopters": _USUAL | {"age", "team"},
}
"""The lists of Annex A; any other table has those breakdowns of which it has the column."""

_OF_CARE_LEAVERS = ("care_leavers", "older_care_leavers", "care_leavers_return")


@dataclass(frozen=True, eq=False)
class Grouping:
    """A label for each row: `labels[codes[row]]`. Labels are in the order to show them."""

    labels: tuple[str, ...]
    codes: NDArray[np.intp]


@cache
def breakdowns_of(list_name: str) -> tuple[str, ...]:
    """The breakdowns a table can have by design, in the order to show them."""
    without = _WITHOUT.get(list_name, frozenset())
    return tuple(name for name in BREAKDOWNS if name not in without)


def age_bands(list_name: str) -> tuple[str, ...]:
    """The age bands of a list, youngest first, `Not recorded` last."""
    return (*(label for _, label in _bands(list_name)), NOT_RECORDED)


@cache
def age_band(years: int | None, list_name: str) -> str:
    """The band of an age in full years; -1 is an unborn child, None an age nobody recorded."""
    if years is None:
        return NOT_RECORDED
    return next(label for top, label in _bands(list_name) if top is None or years <= top)


def sex_label(key: str | None) -> str:
    return _SEX.get(key or "", "Not stated")


def ethnicity_label(key: str | None) -> str:
    """The group of an ethnicity code (WBRI), or of Ofsted's word for a group (White).

    Chinese is within the other group, as in the sector's own roll-up of Annex A (LIIA).
    """
    return _ETHNICITY_LABEL.get(key or "", _ETHNICITY_LABEL.get((key or "").lower(), "Not stated"))


def disability_label(key: str | None) -> str:
    return _DISABILITY.get(key or "", "Unknown")


def unaccompanied_label(key: str | None) -> str:
    return _UNACCOMPANIED.get(key or "", NOT_RECORDED)


def team_label(team: str | None) -> str:
    return team or NOT_RECORDED


role_label = experience_label = team_label


def grouping(child_list: ChildList, breakdown: str, as_at: date) -> Grouping | None:
    """The group of each row of a list; None where the list has no such breakdown.

    That is so by Annex A's design (no team on contacts), or because the file lacked the column.
    """
    if breakdown not in breakdowns_of(child_list.name):
        return None
    if breakdown == WHOLE:
        return Grouping((WHOLE,), np.zeros(len(child_list), dtype=np.intp))
    if breakdown == "age":
        return _by_age(child_list, as_at)
    return _by_code(child_list, breakdown)


def ages(child_list: ChildList, as_at: date) -> NDArray[np.float64]:
    """Full years on the as-at date: from the date of birth, else the age column; -1 unborn, NaN
    where neither is recorded. Raises ColumnNotSupplied where the file had neither column."""
    years = np.full(len(child_list), np.nan)
    if "date_of_birth" in child_list or "age" not in child_list:
        years = age_in_years(child_list["date_of_birth"], as_at)
    if "age" in child_list:
        supplied = np.floor(child_list["age"].to_numpy(dtype=np.float64))
        years = np.where(np.isnan(years), supplied, years)
    return years


def _bands(list_name: str) -> tuple[tuple[int | None, str], ...]:
    return _CARE_LEAVERS if list_name in _OF_CARE_LEAVERS else _CHILDREN


def _by_age(child_list: ChildList, as_at: date) -> Grouping | None:
    if "date_of_birth" not in child_list and "age" not in child_list:
        return None
    labels = age_bands(child_list.name)
    years = ages(child_list, as_at)
    known = np.clip(np.nan_to_num(years, nan=_OLDEST_SHOWN + 1), -1, _OLDEST_SHOWN + 1)
    every = [*range(-1, _OLDEST_SHOWN + 1)]
    of_year = [labels.index(age_band(year, child_list.name)) for year in every]
    of_year.append(labels.index(age_band(_OLDEST_SHOWN + 1, child_list.name)))
    codes = np.asarray(of_year, dtype=np.intp)[known.astype(np.intp) + 1]
    return Grouping(labels, np.where(np.isnan(years), len(labels) - 1, codes))


def _by_code(child_list: ChildList, breakdown: str) -> Grouping | None:
    if breakdown not in child_list:
        return None
    label = _LABEL_OF[breakdown]
    column = _coded(child_list, breakdown)
    written = [label(value) for value in column.cat.categories.astype(str)]
    labels = LABELS.get(breakdown) or tuple(sorted({*written, NOT_RECORDED}))
    position = {name: index for index, name in enumerate(labels)}
    of_code = np.asarray([*(position[name] for name in written), position[label(None)]], np.intp)
    return Grouping(labels, of_code[column.cat.codes.to_numpy()])


def _coded(child_list: ChildList, breakdown: str) -> pd.Series:
    """The column as a category: for ethnicity the group, known even where the code is not."""
    group = f"{breakdown}_group"
    name = group if breakdown == "ethnicity" and group in child_list else breakdown
    column = child_list[name]
    return column if isinstance(column.dtype, pd.CategoricalDtype) else column.astype("category")


_LABEL_OF: Mapping[str, Callable[[str | None], str]] = {
    "sex": sex_label,
    "ethnicity": ethnicity_label,
    "disability": disability_label,
    "unaccompanied": unaccompanied_label,
    "team": team_label,
    "role": role_label,
    "experience": experience_label,
}
