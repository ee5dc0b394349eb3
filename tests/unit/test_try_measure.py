"""A share tried in two questions is the share a measure of the catalogue gives, and errors teach."""

from __future__ import annotations

from datetime import date

import pytest
from pandas import Timestamp

from readiness import synthetic, try_measure
from readiness.errors import InputError, UnknownName
from readiness.intake import annex_a
from readiness.statistics import proportion_interval

AS_AT = date(2026, 9, 30)


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    made = tmp_path_factory.mktemp("tried")
    synthetic.write(made, children=100, seed=5, as_at=AS_AT)
    return made / "annex_a.xlsx"


@pytest.fixture(scope="module")
def frame(book):
    return annex_a.read(book, AS_AT).lists["assessments"].frame


def test_a_share_is_counted_row_by_row(book, frame) -> None:
    found = try_measure(
        book, "assessments", of="authorised.notna()", met="child_seen == 'yes'", as_at=AS_AT
    )
    finished = frame[frame["authorised"].notna()]
    assert found.denominator == len(finished) > 20
    assert found.numerator == (finished["child_seen"] == "yes").sum()
    assert found.value == pytest.approx(100 * found.numerator / found.denominator)
    assert found.interval == proportion_interval(found.numerator, found.denominator)
    behind = found.children_behind()
    assert len(behind) == found.denominator
    assert behind["met"].sum() == found.numerator
    assert not behind["met"].iloc[0]


def test_the_day_is_known_to_a_question(book, frame) -> None:
    met = "(as_at - started).dt.days <= 60"
    found = try_measure(book, "Assessments", met=met, as_at=AS_AT)
    again = try_measure(book, "assessments", met=met.replace("as_at", "@as_at"), as_at=AS_AT)
    assert found.numerator == again.numerator < found.denominator
    assert found.numerator == ((Timestamp(AS_AT) - frame["started"]).dt.days <= 60).sum()
    assert found.denominator == len(frame)


def test_nobody_counted_is_no_figure(book) -> None:
    found = try_measure(
        book, "assessments", of="started < '1990-01-01'", met="authorised.notna()", as_at=AS_AT
    )
    assert (found.value, found.interval) == (None, None)
    assert "nobody to measure" in repr(found)


def test_it_says_that_it_is_kept_nowhere(book) -> None:
    said = repr(
        try_measure(book, "assessments", met="authorised.notna()", as_at=AS_AT, title="Done")
    )
    assert said.startswith("Done")
    assert "in no catalogue, score or report" in said
    assert "docs/adding_a_measure.md" in said


@pytest.mark.parametrize(
    ("table", "met", "kind", "said"),
    [
        ("assesments", "authorised.notna()", UnknownName, r"did you mean assessments\?"),
        ("assessments", "autorised.notna()", UnknownName, r"did you mean authorised\?"),
        ("assessments", "authorised >", InputError, "cannot be read"),
        ("assessments", "authorised > 3", InputError, "cannot be asked"),
        ("assessments", "authorised", InputError, "yes or no for every row"),
        ("assessments", "child_id.size > 3", InputError, "yes or no for every row"),
        ("assessments", "__import__('os').getcwd() == 'x'", UnknownName, "no column '__import__'"),
    ],
)
def test_what_cannot_be_asked_is_told_in_a_sentence(book, table, met, kind, said) -> None:
    with pytest.raises(kind, match=said):
        try_measure(book, table, met=met, as_at=AS_AT)
