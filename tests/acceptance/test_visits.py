"""A pack for each theme of a focused visit: whole, private, and fit to be read as it is."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest
from tests.acceptance import building
from tests.acceptance.canaries import told
from tests.acceptance.planting import EVERYTHING

from readiness import cli, paths, publish, runs
from readiness.assessment import assess
from readiness.disclosure import show_ahead
from readiness.errors import InputError
from readiness.framework import themes
from readiness.looking_ahead import look_ahead
from readiness.runs import rendering
from readiness.runs.visit import last_pack

AS_AT, VISIT = "2026-09-30", "2026-11-09"
HEADINGS = (
    "What is the visit about?",
    "Where do we stand?",
    "What will they ask?",
    "What will they ask for?",
    "Every measure of the theme",
)


class Words(HTMLParser):
    """What a person reads of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self._quiet = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._quiet = tag == "style"

    def handle_data(self, data: str) -> None:
        if not self._quiet:
            self.said.append(data)


def pack(place: Path, theme: str, **given) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rendering, "execute", building.executed)
        runs.visit(theme=theme, visit_date=VISIT, out=place, workers=1, **given)
    return place


@pytest.fixture(scope="module")
def packs(planted, private_data, tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("packs")
    for theme in themes():
        pack(place / theme, theme, as_at=AS_AT, **planted)
    return place


@pytest.mark.parametrize("theme", themes())
def test_each_theme_has_its_pack(packs, theme) -> None:
    page = (packs / theme / "index.html").read_text(encoding="utf-8")
    text = " ".join(Words(page).said)
    assert f"Focused visit: {themes()[theme].title}" in text
    assert all(heading in text for heading in HEADINGS)
    assert all(document in text for document in themes()[theme].documents)
    assert not re.search(r"\bnan\b|NaT|<NA>|\bNone\b(?! of)", text)
    assert "changed since the last pack" not in text  # there was none
    assert "9 November 2026" in text


@pytest.mark.parametrize("theme", themes())
def test_no_pack_tells_a_canary(packs, theme) -> None:
    assert told(EVERYTHING, packs / theme) == set()


def test_what_falls_due_is_hidden_where_it_is_small(planted, private_data) -> None:
    """Of the small authority some that fall due are few; nothing shown is from one to five."""
    files = {name: planted[name] for name in ("annex_a", "evidence")}
    exact = look_ahead(**files, as_at=AS_AT, visit=VISIT)
    shown = show_ahead(exact, publish(assess(**planted, as_at=AS_AT), "leadership"))
    counts = ["late", "falling_due", "in_fieldwork", "in_time"]
    assert exact.rows[counts].isin(range(1, 6)).to_numpy().any()
    assert len(shown.rows)
    assert not shown.rows[counts].isin(range(1, 6)).to_numpy().any()
    assert set(shown.withheld) | set(shown.rows["measure"]) == set(exact.rows["measure"])


def test_today_s_share_is_the_measure_s_own(small_authority) -> None:
    """A state kept up has one share today, however it is come by."""
    files = {name: small_authority / f"{name}.xlsx" for name in ("annex_a", "evidence")}
    ahead = look_ahead(**files, as_at=AS_AT, visit=VISIT).rows
    results = assess(**files, as_at=AS_AT, cache=False).results
    whole = results[results["breakdown"] == "all"].set_index("measure")["value"]
    kept = ahead[ahead["kind"] == "kept_up"].set_index("measure")["today"]
    assert len(kept) > 8
    pd.testing.assert_series_equal(kept, whole[kept.index], check_names=False)


def test_a_pack_says_what_changed_since_the_last(small_authority, private_data, tmp_path) -> None:
    files = {name: small_authority / f"{name}.xlsx" for name in ("annex_a", "evidence")}
    given = {**files, "previous": "none"}
    first = pack(tmp_path / "2026-08-31", "children-in-care", as_at="2026-08-31", **given)
    then = pack(tmp_path / AS_AT, "children-in-care", as_at=AS_AT, **given)
    assert last_pack(tmp_path / AS_AT) == first
    assert "changed since the last" not in (first / "index.html").read_text(encoding="utf-8")
    foreseen = pd.read_csv(first / "outlook.csv")
    assert set(foreseen["visit"]) == {VISIT if isinstance(VISIT, str) else VISIT.isoformat()}
    assert not foreseen[["late", "falling_due", "in_time"]].isin(range(1, 6)).to_numpy().any()
    assert "The last pack was as at 31 August 2026" in (then / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"theme": "front-dor"}, "choose one of front-door"),
        ({"visit_date": "2026-09-29"}, "before 2026-09-30"),
        ({"visit_date": "9 November"}, "2026"),
    ],
)
def test_what_cannot_be_a_visit_is_refused(given, said) -> None:
    asked = {"theme": "front-door", "visit_date": VISIT} | given
    with pytest.raises(InputError, match=said):
        runs.visit("nowhere.xlsx", as_at=AS_AT, **asked)


def test_the_command_says_which_themes_there_are(capsys) -> None:
    words = ["visit", "--theme", "front", "--date", VISIT, "--sample"]
    assert cli.main(words) == 2
    assert "children-in-need-and-protection" in capsys.readouterr().err


def test_a_visit_over_a_year_ahead_is_refused() -> None:
    sample = paths.sample() / "annex_a.xlsx"
    with pytest.raises(InputError, match="a year after"):
        look_ahead(sample, as_at=AS_AT, visit=date(2028, 1, 3))
