"""A data file that is wrong says which file and which key, and nothing is read before it is asked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from readiness.errors import ConfigurationError
from readiness.framework.clocks import LimitRule
from readiness.framework.grades import GradeWord
from readiness.framework.held import read
from readiness.framework.practice import _Themes
from readiness.framework.versions import Version

LIMITS = dict[str, LimitRule]
GOOD_LIMIT = """
[visit]
title = "A visit"
unit = "weeks"
[[visit.values]]
since = 2011-04-01
value = 6
reference = "A regulation"
confidence = "verified"
sources = ["statute"]
"""


def wrong(folder: Path, shape: type, text: str) -> str:
    (folder / "facts.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as raised:
        read("facts.toml", shape, folder)
    assert "facts.toml" in str(raised.value)
    return str(raised.value)


def test_the_example_is_right_before_it_is_broken(tmp_path: Path) -> None:
    (tmp_path / "facts.toml").write_text(GOOD_LIMIT, encoding="utf-8")
    assert read("facts.toml", LIMITS, tmp_path)["visit"].values[0].value == 6


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("value = 6", "value = '6'", "visit.values.0.value"),
        ("value = 6", "value = 0", "visit.values.0.value"),
        ("value = 6", "value = 6\nvalu = 7", "visit.values.0.valu"),
        ('unit = "weeks"', 'unit = "fortnights"', "visit.unit"),
        ('unit = "weeks"', "", "visit.unit"),
        ("since = 2011-04-01", 'since = "soon"', "visit.values.0.since"),
        ('"verified"', '"sure"', "visit.values.0.confidence"),
        ('sources = ["statute"]', "sources = []", "visit.values.0.sources"),
        ('title = "A visit"', 'title = ""', "visit.title"),
        ('title = "A visit"', 'title = "A visit"\ncolour = "red"', "visit.colour"),
    ],
)
def test_a_wrong_key_is_named(tmp_path: Path, old: str, new: str, key: str) -> None:
    assert f"'{key}'" in wrong(tmp_path, LIMITS, GOOD_LIMIT.replace(old, new))


def test_every_wrong_key_is_said_at_once(tmp_path: Path) -> None:
    text = GOOD_LIMIT.replace("value = 6", "value = -1").replace('"verified"', '"sure"')
    message = wrong(tmp_path, LIMITS, text)
    assert "'visit.values.0.value'" in message
    assert "'visit.values.0.confidence'" in message


def test_values_out_of_date_order_are_refused(tmp_path: Path) -> None:
    earlier = GOOD_LIMIT[GOOD_LIMIT.index("[[") :].replace("2011", "2010")
    assert "date order" in wrong(tmp_path, LIMITS, GOOD_LIMIT + earlier)


def test_broken_toml_names_its_line(tmp_path: Path) -> None:
    assert "line 2" in wrong(tmp_path, LIMITS, "[visit]\ntitle = \n")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"facts\.toml is missing"):
        read("facts.toml", LIMITS, tmp_path)


def test_a_grade_off_the_scale_is_refused(tmp_path: Path) -> None:
    text = '[[scale]]\ngrade = 5\ntitle = "Poor"\nshort = "Poor"\nconfidence = "verified"\nsources = ["x"]'
    assert "'scale.0.grade'" in wrong(tmp_path, dict[str, tuple[GradeWord, ...]], text)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ('status = "current"', "first date"),
        ('status = "announced"\nfirst = 2027-01-01', "first date"),
        ('status = "past"\nfirst = 2027-01-01\nlast = 2026-01-01', "before the first"),
        ('status = "current"\nfirst = 2027-01-01', "needs judgements"),
    ],
)
def test_a_version_that_cannot_apply_is_refused(tmp_path: Path, lines: str, said: str) -> None:
    text = f'[next]\ntitle = "Next"\n{lines}\nconfidence = "verified"\nsources = ["x"]'
    message = wrong(tmp_path, dict[str, Version], text)
    assert "'next'" in message
    assert said in message


def test_a_theme_of_an_unknown_list_is_refused(tmp_path: Path) -> None:
    text = """
[every_visit]
criteria = []
measures = []
[themes.door]
code = "FV1"
title = "Door"
looks_at = "Doors"
areas = ["leaders"]
criteria = ["HP01"]
lists = ["doorways"]
measures = ["M01"]
confidence = "verified"
sources = ["x"]
"""
    message = wrong(tmp_path, _Themes, text)
    assert "'themes.door'" in message
    assert "doorways" in message


def test_importing_the_framework_reads_nothing_and_imports_no_pydantic() -> None:
    script = (
        "import sys, readiness.framework as f; f.area_title('leaders'); "
        "sys.exit('pydantic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
