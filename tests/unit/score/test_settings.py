"""The shipped judgements hold together, and a broken file is refused by name."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from readiness.errors import ConfigurationError
from readiness.measures import registry
from readiness.model import Polarity
from readiness.score.settings import FILE, NO_GOAL, read, settings


def test_every_goal_says_where_it_comes_from() -> None:
    numbers = {measure.catalogue for measure in registry().values()}
    for name, goal in settings().goals.items():
        assert goal.source, name
        assert goal.reason, name
        assert name in numbers | set(registry()), f"{name} is no measure and no number of one"


def test_every_table_of_judgements_says_why() -> None:
    with FILE.open("rb") as stream:
        tables = tomllib.load(stream)
    for name, theme in tables["themes"].items():
        assert theme["reason"], name
    for name in ("bands", "lenses", "channels", "previous"):
        assert tables[name].get("source") or tables[name].get("reason"), name
    assert tables["version"]
    assert tables["status"]


def test_every_scored_measure_has_a_goal_and_no_theme_is_empty() -> None:
    """One without would weigh 1 and be held against its comparators alone, with no reason given."""
    scored = [m for m in registry().values() if m.polarity != Polarity.NEUTRAL]
    goals = [settings().goal({"id": m.id, "catalogue": m.catalogue}) for m in scored]
    assert [m.id for m, goal in zip(scored, goals, strict=True) if goal is NO_GOAL] == []
    assert {goal.theme for goal in goals} == set(settings().themes)


def test_a_goal_points_the_way_its_measure_does() -> None:
    for measure in registry().values():
        goal = settings().goal({"id": measure.id, "catalogue": measure.catalogue})
        if measure.polarity != Polarity.NEUTRAL and goal.goalposts:
            floor, _, stretch = goal.goalposts
            assert (stretch > floor) == (measure.polarity == Polarity.HIGH), measure.id


def test_channels_sum_to_one() -> None:
    assert sum(settings().channels.values()) == pytest.approx(1)


def test_goalposts_of_the_worked_example_are_the_ones_shipped() -> None:
    goals = settings().goals
    assert goals["M14"].goalposts == (60, 85, 98)
    assert goals["M11"].goalposts == (35, 22, 12)
    assert goals["M30"].critical


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("floor = 60.0", "floor = 90.0", "M"),
        ('theme = "plans"', 'theme = "nowhere"', "names a theme"),
        ("[-1.96, 1.75]", "[-1.96, 3.75]", "peer"),
        ("[0, 1, 3, 21]", "[0, 0, 0, 0]", "transitions"),
        ("data = 0.50", "", "data"),
    ],
)
def test_a_broken_file_is_refused_saying_where(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    path = tmp_path / "goalposts.toml"
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ConfigurationError, match=said) as error:
        read(path)
    assert "goalposts.toml" in str(error.value)
