"""The scalar labels say the right words, and the vectorised ones say the same."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from readiness import breakdowns
from readiness.breakdowns import (
    BREAKDOWNS,
    age_band,
    age_bands,
    breakdowns_of,
    disability_label,
    ethnicity_label,
    grouping,
    sex_label,
    team_label,
)
from readiness.calendar import full_years
from readiness.errors import ColumnNotSupplied
from readiness.intake.annex_a.codes import code_set
from readiness.model import LIST_NAMES, ChildList

AS_AT = date(2025, 9, 30)


def labels(rows: ChildList, breakdown: str) -> list[str]:
    found = grouping(rows, breakdown, AS_AT)
    assert found is not None
    return [found.labels[code] for code in found.codes]


def rows_of(name: str, **columns: object) -> ChildList:
    return ChildList(name, pd.DataFrame(columns))


@pytest.mark.parametrize(
    ("years", "band"),
    [
        (-1, "Unborn"), (0, "Under 1"), (1, "1 to 4"), (4, "1 to 4"), (5, "5 to 9"),
        (9, "5 to 9"), (10, "10 to 15"), (15, "10 to 15"), (16, "16 to 17"), (17, "16 to 17"),
        (18, "18 and over"), (None, "Not recorded"),
    ],
)  # fmt: skip
def test_bands_of_children(years: int | None, band: str) -> None:
    assert age_band(years, "referrals") == band


@pytest.mark.parametrize(
    ("years", "band"),
    [
        (16, "Under 18"), (17, "Under 18"), (18, "18"), (19, "19 to 21"), (21, "19 to 21"),
        (22, "22 to 25"), (25, "22 to 25"), (26, "26 and over"), (None, "Not recorded"),
    ],
)  # fmt: skip
def test_bands_of_care_leavers(years: int | None, band: str) -> None:
    assert age_band(years, "care_leavers") == band


def test_labels_of_codes() -> None:
    assert [sex_label(key) for key in ("female", "neither", None)] == [
        "Female", "Neither", "Not stated",
    ]  # fmt: skip
    assert [disability_label(key) for key in ("yes", "no", None)] == ["Yes", "No", "Unknown"]
    assert [team_label(team) for team in ("North", "", None)] == [
        "North", "Not recorded", "Not recorded",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("WROM", "White"), ("MWBC", "Mixed"), ("CHNE", "Other ethnic group"),
        ("BOTH", "Black or Black British"), ("OOTH", "Other ethnic group"), ("REFU", "Not stated"),
        ("NOBT", "Not stated"), (None, "Not stated"),
    ],
)  # fmt: skip
def test_labels_of_ethnicity(key: str | None, label: str) -> None:
    assert ethnicity_label(key) == label


def test_every_ethnicity_has_the_label_of_its_group() -> None:
    """A row of which only Ofsted's group is known joins those whose code is."""
    for code in code_set("ethnicity").codes:
        assert ethnicity_label(code.group) == ethnicity_label(code.key), code.key


@pytest.mark.parametrize(("name", "keys"), [("sex", "sex"), ("disability", "yes_no_unknown")])
def test_every_code_has_a_label(name: str, keys: str) -> None:
    label = {"sex": sex_label, "disability": disability_label}[name]
    assert {label(code.key) for code in code_set(keys).codes} == set(breakdowns.LABELS[name])


@pytest.mark.parametrize("name", ["referrals", "care_leavers"])
def test_ages_agree_with_the_scalar_label(name: str) -> None:
    chance = np.random.default_rng(1)
    born = [date(2026, 3, 1), AS_AT, date(2024, 9, 30), date(2024, 10, 1), None] + [
        date(1995, 1, 1) + pd.Timedelta(days=int(days)) for days in chance.integers(0, 11_200, 500)
    ]
    column = pd.Series(pd.to_datetime(pd.Series(born))).astype("datetime64[s]")
    expected = [age_band(None if day is None else full_years(day, AS_AT), name) for day in born]
    assert labels(rows_of(name, date_of_birth=column), "age") == expected


def test_the_age_column_serves_where_there_is_no_date_of_birth() -> None:
    born = pd.Series(pd.to_datetime(["2015-01-01", None, None, None])).astype("datetime64[s]")
    rows = rows_of("contacts", date_of_birth=born, age=[3.0, -1.0, 6.138, np.nan])
    assert labels(rows, "age") == ["10 to 15", "Unborn", "5 to 9", "Not recorded"]
    assert labels(rows_of("contacts", age=[17.9]), "age") == ["16 to 17"]


def test_ages_without_either_column_are_refused() -> None:
    rows = rows_of("contacts", child_id=["A"])
    assert grouping(rows, "age", AS_AT) is None
    with pytest.raises(ColumnNotSupplied):
        breakdowns.ages(rows, AS_AT)


def test_a_group_of_ethnicities_will_do() -> None:
    rows = rows_of(
        "contacts",
        ethnicity=pd.Categorical(["WBRI", None, None]),
        ethnicity_group=pd.Categorical(["White", "Black", None]),
    )
    assert labels(rows, "ethnicity") == ["White", "Black or Black British", "Not stated"]


def test_teams_are_in_order_and_a_blank_is_not_recorded() -> None:
    rows = rows_of("referrals", team=pd.Categorical(["South", None, "North", ""]))
    found = grouping(rows, "team", AS_AT)
    assert found is not None
    assert found.labels == ("North", "Not recorded", "South")
    assert labels(rows, "team") == ["South", "Not recorded", "North", "Not recorded"]


@pytest.mark.parametrize("name", LIST_NAMES)
def test_a_list_has_no_breakdown_it_could_not_have(name: str) -> None:
    from readiness.intake.annex_a import list_spec

    declared = {column.id for column in list_spec(name).columns}
    possible = {"all"} | {one for one in BREAKDOWNS if one in declared}
    assert set(breakdowns_of(name)) == possible


def test_the_bands_end_with_the_age_nobody_recorded() -> None:
    assert age_bands("contacts")[0] == "Unborn"
    assert age_bands("care_leavers")[-1] == "Not recorded"
