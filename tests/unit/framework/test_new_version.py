"""docs/how_to/new_framework_version.md, followed: what it says to write is a version in force."""

import re
import tomllib
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from readiness import framework
from readiness.framework import held, versions

PAGE = Path(__file__).resolve().parents[3] / "docs" / "how_to" / "new_framework_version.md"
OTHERS = ("help_and_protection", "children_in_care", "care_leavers")


@pytest.fixture
def followed(tmp_path, monkeypatch):
    """judgements.toml with the page's two blocks written into it, read in place of ours."""
    text = (held.DATA / "judgements.toml").read_text(encoding="utf-8")
    blocks = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
    past, new = (re.sub(r"^   ", "", one, flags=re.M) for one in blocks)
    heading, lines = past.split("\n", 1)
    before = text.index(heading)
    after = text.index("[[", before)
    kept = re.sub(r"^(?:\[ilacs_2026\]|status.*|last.*)\n", "", text[before:after], flags=re.M)
    text = f"{text[:before]}{heading}\n{lines}{kept}{text[after:]}"
    # The page shows one judgement of four.
    for key in OTHERS:
        shown = rf'\[\[ilacs_2026\.judgements\]\]\nkey = "{key}".*?(?=\n\[)'
        new += "\n" + re.search(shown, text, re.S)[0].replace("ilacs_2026", "framework_2027") + "\n"
    at = text.index("[cfs_2027]")
    (tmp_path / "judgements.toml").write_text(f"{text[:at]}{new}\n", encoding="utf-8")
    monkeypatch.setattr(versions, "read", partial(held.read, folder=tmp_path))
    versions.known_versions.cache_clear()
    yield tomllib.loads(new)["framework_2027"]
    versions.known_versions.cache_clear()


def test_the_new_version_is_used_from_its_first_day_and_the_old_one_until_then(followed):
    first = followed["first"]
    assert framework.version(first).key == "framework_2027"
    assert framework.version(date(2027, 8, 31)).key == "ilacs_2026"
    assert (first - framework.version(date(2027, 8, 31)).last).days == 1


def test_every_area_has_its_judgement_in_the_new_version(followed):
    for area in ("leaders", *OTHERS):
        assert len(framework.judgements_for_area(area, followed["first"])) == 1
    assert "cfs_2027" not in framework.known_versions()
