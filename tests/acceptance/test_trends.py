"""From files to charts: an invented authority's months, what they do to scores, what is shown."""

from __future__ import annotations

import pytest

from readiness.assessment import assess
from readiness.disclosure import publish
from readiness.disclosure.profiles import LEADERSHIP, PROFILES, PUBLIC
from readiness.model import Assessment, Trend
from readiness.synthetic import write
from readiness.trends import moves


@pytest.fixture(scope="module")
def assessment(tmp_path_factory: pytest.TempPathFactory) -> Assessment:
    made = write(tmp_path_factory.mktemp("authority"), 1500, 11)
    return assess(
        made.annex_a, as_at=made.world.as_at, evidence=made.evidence,
        returns=";".join(map(str, made.returns)), cache=False,
    )  # fmt: skip


def by_measure(found: tuple[Trend, ...]) -> dict[str, Trend]:
    return {one.measure: one for one in found}


def test_returns_and_lists_make_one_chart(assessment: Assessment) -> None:
    one = by_measure(assessment.trends)["assessments_in_45_days"]
    assert one.grain == "month"
    assert len(one.points) == 42
    assert set(one.points["source"]) == {"cin_census", "annex_a"}
    assert one.target == 85.0
    assert one.points["period_end"].iloc[-1].date() == assessment.as_at


def test_the_last_months_are_the_figures_own(assessment: Assessment) -> None:
    """Where a chart has all the months of the lists' window, they add up to the figure."""
    whole = assessment.results.query("breakdown == 'all'").set_index("measure")
    held = 0
    for name, one in by_measure(assessment.trends).items():
        start, end = whole.loc[name, "period_start"], whole.loc[name, "period_end"]
        inside = (one.points["period_start"] >= start) & (one.points["period_end"] <= end)
        own = one.points[inside]
        if one.grain == "month" and set(own["source"]) == {"annex_a"} and len(own) == 6:
            for column in ("numerator", "denominator"):
                if own[column].notna().all():
                    assert own[column].sum() == whole.loc[name, column]
                    held += 1
    assert held > 15


def test_limits_begin_anew_where_the_evidence_says_so(assessment: Assessment) -> None:
    one = by_measure(assessment.trends)["section_47_enquiries"]
    assert one.points["phase"].nunique() == 2
    assert any("The makers of the invented data" in note for note in one.notes)
    assert not [issue for issue in assessment.issues if issue.column == "rebases"]


def test_a_chart_moves_the_score_of_its_measure(assessment: Assessment) -> None:
    told = moves(assessment.trends, assessment.results)
    parts = {
        part.measure: part.trend for score in assessment.scores for part in score.contributions
    }
    for name in parts.keys() & told.keys():
        variation, assurance = told[name]
        kind = (variation or "").partition("_")[0]
        steps = {"improvement": 0.25, "concern": -0.25}, {"pass": 0.25, "fail": -0.25}
        assert parts[name] == steps[0].get(kind, 0.0) + steps[1].get(assurance or "", 0.0)
    assert all(parts[name] == 0 for name in parts.keys() - told.keys())
    assert parts.keys() & told.keys()


@pytest.mark.parametrize("profile", PROFILES)
def test_every_chart_leaves_as_its_profile_may_show_it(
    assessment: Assessment, profile: str
) -> None:
    shown = by_measure(publish(assessment, profile).trends)
    exact = by_measure(assessment.trends)
    assert list(shown) == list(exact)
    assert any(len(one.points) for one in shown.values())
    for name, one in shown.items():
        assert one.variation == exact[name].variation
        if profile == "operational":
            assert one is exact[name]
            continue
        chosen = LEADERSHIP if profile == "leadership" else PUBLIC
        assert one.grain != "event" or one.points.empty
        for column in ("numerator", "denominator"):
            counts = one.points[column].dropna()
            assert not ((counts >= 1) & (counts <= chosen.threshold)).any()
            assert (counts % chosen.base == 0).all()
