"""The shipped judgements hold together, and a broken file is refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from readiness.errors import ConfigurationError
from readiness.measures import registry
from readiness.score.settings import FILE, read, settings


def test_every_goal_says_where_it_comes_from() -> None:
    numbers = {measure.catalogue for measure in registry().values()}
    for name, goal in settings().goals.items():
        assert goal.source, name
        assert goal.reason, name
        assert name in numbers | set(registry()), f"{name} is no measure and no number of one"


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
