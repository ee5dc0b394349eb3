"""Teams in a funnel, services on a map: what each says, and that it says no more."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from readiness import report
from readiness.errors import InputError
from readiness.framework import services
from readiness.model import Area, Contribution, Published
from readiness.report.funnels import METHOD, NONE
from readiness.views import views


def text(value: object) -> str:
    return " ".join(BeautifulSoup(str(value), "html.parser").get_text(" ").split())


def with_teams(published: Published, teams: dict[str, tuple[int, int]]) -> tuple[Published, str]:
    """The first share of the invented figures, by these teams: numerator and denominator of each."""
    view = next(v for v in views(published) if v.unit == "%" and v.shown)
    row = published.results[published.results["measure"] == view.id].iloc[0]
    rows = []
    for name, (k, n) in teams.items():
        rows.append(
            row.to_dict()
            | {"breakdown": "team", "group": name, "numerator": k, "denominator": n}
            | {"value": 100 * k / n, "lower": None, "upper": None, "state": "shown"}
        )
    kept = published.results[published.results["breakdown"] != "team"]
    added = pd.DataFrame(rows).astype(kept.dtypes.to_dict())
    return replace(published, results=pd.concat([kept, added], ignore_index=True)), view.id


ALIKE = {"Ash": (80, 100), "Birch": (79, 100), "Cedar": (82, 100), "Date": (78, 100)}


def test_teams_that_chance_alone_divides_are_not_said_to_differ(published: Published) -> None:
    given, measure = with_teams(published, ALIKE)
    said = text(report.funnel_chart(given, measure))
    assert "the teams do not differ by more than chance" in said
    assert said.count("Within what chance explains") == 4
    assert METHOD.split(".")[0] in said


def test_a_team_beyond_a_limit_is_told_with_the_limit_by_name_alone(published: Published) -> None:
    given, measure = with_teams(published, ALIKE | {"Elm": (95, 200), "Fir": (90, 100)})
    said = text(report.funnel_chart(given, measure))
    assert "lie beyond what chance explains" in said
    assert re.search(r"Elm .*?Below the 99.8% limit", said)
    assert not re.search(r"highest|lowest|best|worst", said)


def test_a_small_team_needs_more_to_lie_beyond(published: Published) -> None:
    large, measure = with_teams(published, ALIKE | {"Elm": (120, 200)})
    small, _ = with_teams(published, ALIKE | {"Elm": (6, 10)})
    assert "Below the 99.8% limit" in text(report.funnel_chart(large, measure))
    assert "limit Elm" not in text(report.funnel_chart(small, measure))
    assert "the teams do not differ" in text(report.funnel_chart(small, measure))


def test_fewer_than_four_teams_have_no_funnel(published: Published) -> None:
    given, measure = with_teams(published, dict(list(ALIKE.items())[:3]))
    assert text(report.funnel_chart(given, measure)) == NONE


def test_the_funnel_of_a_measure_that_is_none_is_refused(published: Published) -> None:
    with pytest.raises(InputError):
        report.funnel_chart(published, "nothing_of_the_kind")


def scored(published: Published, scores: list[float]) -> Published:
    """The first area's score resting on the first shown measures of one service, weighing 1, 2, 3 ..."""
    code = next(iter(services()))
    shown = [v for v in views(published) if v.shown][:2]
    ids = {v.id for v in shown}
    entries = tuple(
        {**one, "service": code} if one["id"] in ids else one for one in published.catalogue
    )
    parts = tuple(
        Contribution(view.id, weight, None, None, 0.0, score, 0.0)
        for weight, (view, score) in enumerate(zip(shown, scores, strict=False), start=1)
    )
    first = replace(published.scores[0], area=Area.HELP_AND_PROTECTION, contributions=parts)
    return replace(published, scores=(first,), catalogue=entries)


def test_a_cell_is_the_weighted_mean_with_its_band(published: Published) -> None:
    said = text(report.score_map(scored(published, [1.0, 4.0])))
    assert "3.0 G of two measures" in said  # (1 x 1.0 + 2 x 4.0) / 3
    assert "No cell lies below 2 of 4." in said


def test_a_low_cell_is_said_in_the_headline(published: Published) -> None:
    said = text(report.score_map(scored(published, [1.0, 1.5])))
    assert "One cell lies below 2 of 4: look there first." in said
    assert "1.3 I of two measures" in said


def test_one_measure_makes_no_cell(published: Published) -> None:
    assert "No service has two measures" in text(report.score_map(scored(published, [3.0])))


def test_what_is_hidden_is_in_no_cell(published: Published) -> None:
    given = scored(published, [1.0, 4.0])
    hidden = given.results.assign(state="suppressed", value=None)
    assert "No service has two measures" in text(report.score_map(replace(given, results=hidden)))
