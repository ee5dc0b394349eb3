"""The children behind a figure add up to the figure, for every measure there is."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from readiness import children_behind, synthetic
from readiness.errors import InputError
from readiness.intake import annex_a
from readiness.intake.evidence import read_evidence
from readiness.intake.returns import read_returns
from readiness.measures import measure_all, registry
from readiness.model import Count, Median, Polarity, Ratio, State
from readiness.worklists.behind import COLUMNS, of_tables

AS_AT = date(2026, 9, 30)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    made = tmp_path_factory.mktemp("behind")
    synthetic.write(made, children=300, seed=11, as_at=AS_AT)
    return made


@pytest.fixture(scope="module")
def tables(place):
    told = read_evidence((place / "evidence.xlsx",), AS_AT)
    returned = read_returns((place / "returns",), AS_AT)
    return {**annex_a.read(place / "annex_a.xlsx", AS_AT).lists, **returned.tables, **told.tables}


@pytest.fixture(scope="module")
def figures(tables) -> pd.DataFrame:
    found = measure_all(tables, AS_AT).results
    return found[found["breakdown"] == "all"].set_index("measure")


@pytest.mark.parametrize("measure", registry().values(), ids=lambda one: one.id)
def test_the_rows_add_up_to_the_figure(measure, tables, figures) -> None:
    figure = figures.loc[measure.id]
    if figure["state"] == State.NOT_SUPPLIED:
        with pytest.raises(InputError):
            of_tables(measure, tables, AS_AT, {})
        return
    found = of_tables(measure, tables, AS_AT, {})
    counted = found[found["counted"]]
    unusable = 0 if pd.isna(figure["unusable"]) else figure["unusable"]
    assert (~found["counted"]).sum() == unusable
    if measure.shape is Ratio:
        assert len(counted) == figure["denominator"]
        assert counted["met"].sum() == figure["numerator"]
        assert counted["met"].notna().all()
    elif measure.shape is Count:
        assert len(counted) == figure["numerator"]
    elif pd.notna(figure["value"]):
        assert len(counted) == figure["denominator"] or counted["of"].notna().any()
        if measure.shape is Median:
            assert figure["value"] == pytest.approx(counted["value"].median())
        elif counted["of"].notna().any():
            rate = counted["value"].sum() / counted["of"].sum()
            assert figure["value"] == pytest.approx(rate * (100 if measure.unit == "%" else 1))
        else:
            assert figure["value"] == pytest.approx(counted["value"].mean())


@pytest.mark.parametrize("measure", registry().values(), ids=lambda one: one.id)
def test_what_to_look_at_is_what_is_not_as_it_should_be(measure, tables, figures) -> None:
    if figures.loc[measure.id, "state"] == State.NOT_SUPPLIED:
        return
    found = of_tables(measure, tables, AS_AT, {})
    assert list(found.columns) == list(COLUMNS)
    if measure.shape is not Ratio or measure.polarity is Polarity.NEUTRAL:
        assert found["to_look_at"].isna().all()
        return
    counted = found[found["counted"]]
    wanted = counted["met"] if measure.polarity is Polarity.LOW else ~counted["met"]
    assert (counted["to_look_at"] == wanted).all()
    look = found["to_look_at"].fillna(value=False).to_numpy(dtype=bool)
    assert not (np.diff(look.astype(int)) > 0).any()  # those to look at come first


def test_a_row_can_be_found_again_in_the_file(place, tables) -> None:
    found = children_behind(
        place / "annex_a.xlsx", "assessments_overdue", as_at=AS_AT, evidence=place / "evidence.xlsx"
    )
    rows = tables["assessments"].frame.set_index("source_row")
    assert len(found)
    assert (rows.loc[found["row"], "child_id"].to_numpy() == found["child_id"].to_numpy()).all()
    assert set(found["list"]) == {"assessments"}


@pytest.mark.parametrize(
    "name", ["pathway_reviews_in_date", "Pathway plans reviewed in the last six months", "m87"]
)
def test_a_measure_may_be_named_three_ways(place, name) -> None:
    assert len(children_behind(place / "annex_a.xlsx", name, as_at=AS_AT))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("pathway_review_in_date", "did you mean pathway_reviews_in_date"),
        ("M98", "say which"),
        ("zzz", "the catalogue has them"),
        ("audits_good", "audits"),
    ],
)
def test_what_there_is_not_is_said(place, name, said) -> None:
    with pytest.raises(InputError, match=said):
        children_behind(place / "annex_a.xlsx", name, as_at=AS_AT)


def test_a_table_without_children_names_none(tables) -> None:
    found = of_tables(registry()["agency_social_workers"], tables, AS_AT, {})
    assert len(found)
    assert found["child_id"].isna().all()
