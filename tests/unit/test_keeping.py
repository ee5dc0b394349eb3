"""What is kept comes back as it was, under a key of everything that made it."""

from dataclasses import fields, replace
from datetime import date

import pandas as pd
import pytest

from readiness import keeping
from readiness.assessment import assess
from readiness.disclosure import publish
from readiness.model import Assessment, Polarity, Said, Trend
from readiness.paths import sample

AS_AT = date(2026, 9, 30)
_SAID = tuple(f.name for f in fields(Said))


@pytest.fixture
def kept_in(tmp_path, monkeypatch):
    monkeypatch.setenv("READINESS_DATA", str(tmp_path))
    return tmp_path / "interim" / "assessments"


def sample_assessment(**more):
    return assess(
        sample() / "annex_a.xlsx", as_at=AS_AT, evidence=sample() / "evidence.xlsx", **more
    )


def test_the_kept_assessment_equals_the_one_just_made(kept_in):
    made = sample_assessment()
    assert len(list(kept_in.iterdir())) == 1
    again = sample_assessment()
    pd.testing.assert_frame_equal(made.results, again.results)
    pd.testing.assert_frame_equal(made.comparisons, again.comparisons)
    assert made.scores == again.scores
    assert made.authority == again.authority
    assert made.grades == again.grades
    assert made.issues == again.issues
    assert made.period == again.period
    pd.testing.assert_frame_equal(made.audits, again.audits)
    assert len(made.audits)
    assert {f: getattr(made.said, f) for f in _SAID} == {f: getattr(again.said, f) for f in _SAID}
    assert made.said.actions


def test_the_same_inputs_are_assessed_once(kept_in, monkeypatch):
    sample_assessment()
    stages = []
    sample_assessment(progress=stages.append)
    assert stages == []


def test_another_setting_is_another_assessment(kept_in):
    ten = sample_assessment()
    fifteen = sample_assessment(settings={"protection_visit": 15})
    assert len(list(kept_in.iterdir())) == 2
    in_date = [
        one.results.query("measure == 'protection_visits_in_date'") for one in (ten, fifteen)
    ]
    assert in_date[0]["numerator"].iloc[0] < in_date[1]["numerator"].iloc[0]


def test_nothing_is_kept_without_the_cache(kept_in):
    sample_assessment(cache=False)
    assert not kept_in.exists()


def test_a_damaged_keepsake_is_made_anew(kept_in):
    sample_assessment()
    place = next(kept_in.iterdir())
    for damage in ("{", "{}", '{"key": 3}'):
        (place / "plain.json").write_text(damage, encoding="utf-8")
        assert sample_assessment().scores
        assert (place / "plain.json").stat().st_size > 1000


@pytest.mark.parametrize("profile", ["leadership", "public"])
def test_what_a_profile_shows_is_kept_as_it_was(kept_in, profile):
    made = publish(sample_assessment(), profile)
    again = publish(sample_assessment(), profile)
    fresh = publish(sample_assessment(cache=False), profile)
    assert len(list(kept_in.iterdir())) == 2
    for frame in ("results", "comparisons", "lists", "issues"):
        pd.testing.assert_frame_equal(getattr(made, frame), getattr(again, frame))
        pd.testing.assert_frame_equal(getattr(made, frame), getattr(fresh, frame))
    for name in ("profile", "authority", "scores", "grades", "suppressions", "rules", "settings"):
        assert getattr(made, name) == getattr(again, name)


def test_a_folder_digest_depends_on_names_and_bytes(tmp_path):
    (tmp_path / "a.csv").write_text("1", encoding="utf-8")
    first = keeping.digest(tmp_path)
    (tmp_path / "a.csv").rename(tmp_path / "b.csv")
    renamed = keeping.digest(tmp_path)
    (tmp_path / "b.csv").write_text("2", encoding="utf-8")
    assert len({first, renamed, keeping.digest(tmp_path)}) == 3


def test_charts_are_kept_with_their_points(kept_in):
    points = pd.DataFrame(
        {
            "period_start": pd.to_datetime(["2026-08-01", "2026-09-01"]).astype("datetime64[s]"),
            "period_end": pd.to_datetime(["2026-08-31", "2026-09-30"]).astype("datetime64[s]"),
            "numerator": pd.array([12, pd.NA], dtype="Int64"),
            "value": [12.5, float("nan")],
            "source": pd.Series(["annex_a", "annex_a"], dtype="str"),
        }
    )
    made = replace(
        sample_assessment(cache=False),
        trends=(
            Trend("m1", "xmr", "month", points, Polarity.LOW, notes=("one", "two"), target=5.0),
            Trend("m2", "", "", points.iloc[0:0], Polarity.NEUTRAL, reason="too few"),
        ),
    )
    keeping.keep("charts", made)
    again = keeping.recall(Assessment, "charts")
    assert again is not None
    for one, other in zip(made.trends, again.trends, strict=True):
        pd.testing.assert_frame_equal(one.points, other.points)
        assert plain(one) == plain(other)


def plain(trend):
    return {name: value for name, value in vars(trend).items() if name != "points"}
