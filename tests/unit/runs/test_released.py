"""What was published is kept as it was shown, and read back the same or refused."""

from __future__ import annotations

import json
from datetime import date

import pandas as pd
import pytest
from tests.unit.disclosure.test_equations import row, table

from readiness.errors import InputError
from readiness.model import Authority, Period, Published, no_points
from readiness.runs import released
from readiness.runs.auditing import audit_report

RESULTS = table(
    row("referrals_received", "all", "all", 50), row("referrals_received", "sex", "Girls", 40),
    row("referrals_received", "sex", "Boys", None, state="suppressed"),
    row("referrals_received", "sex", "Not stated", None, state="suppressed"),
)  # fmt: skip


def published(profile="leadership", results=RESULTS):
    day = date(2026, 9, 30)
    empty = pd.DataFrame()
    return Published(
        profile, Authority("Harrowmere"), day, Period(date(2026, 4, 1), day), results, empty, (),
        (), empty, empty, (), {}, "", {}, {},
    )  # fmt: skip


@pytest.fixture(autouse=True)
def own_data(tmp_path, monkeypatch):
    monkeypatch.setenv("READINESS_DATA", str(tmp_path / "data"))
    return tmp_path


def test_it_comes_back_as_it_was_shown(own_data):
    released.keep(published(), "harrowmere")
    (one,) = released.before("harrowmere", "leadership")
    assert (one.profile, one.as_at) == ("leadership", date(2026, 9, 30))
    pd.testing.assert_frame_equal(one.results, RESULTS, check_dtype=False)
    assert one.results["numerator"].dtype == "Int64"
    assert released.place_of("harrowmere").stat().st_mode & 0o077 == 0


def test_the_same_figures_are_kept_once_and_others_beside_them(own_data):
    for results in (RESULTS, RESULTS, RESULTS.iloc[:1]):
        released.keep(published(results=results), "harrowmere")
    assert len(released.before("harrowmere", "leadership")) == 2


@pytest.mark.parametrize("order", [(3, 1), (1, 3), (3, 1, 3), (1, 3, 1), (2, 3, 1, 2)])
def test_of_one_day_the_one_made_last_stands_last(own_data, order):
    """Whatever it was made from, and where the same was made before."""
    for rows in order:
        released.keep(published(results=RESULTS.iloc[:rows]), "harrowmere")
    assert len(released.before("harrowmere", "leadership")[-1].results) == order[-1]


def test_readers_have_their_own_reports_and_those_for_anyone(own_data):
    for profile in ("leadership", "public", "operational"):
        released.keep(published(profile), "harrowmere")
    have = {who: len(released.before("harrowmere", who)) for who in ("leadership", "public")}
    assert have == {"leadership": 2, "public": 1}
    assert released.before("elsewhere", "leadership") == []
    assert released.before("harrowmere", "leadership", "none") == []


def test_a_damaged_one_is_told_and_not_passed_over(own_data):
    released.keep(published(), "harrowmere")
    files = sorted(released.place_of("harrowmere").glob("*.csv"))
    assert len(files) == 2  # the figures, and the points of charts
    for file in files:
        as_kept = file.read_text(encoding="utf-8")
        file.write_text("nonsense", encoding="utf-8")
        with pytest.raises(InputError, match="cannot be read"):
            released.before("harrowmere", "leadership")
        file.write_text(as_kept, encoding="utf-8")
    assert len(released.before("harrowmere", "leadership")) == 1


def test_one_kept_before_points_were_is_read_without_them(own_data):
    released.keep(published(), "harrowmere")
    (points,) = released.place_of("harrowmere").glob("*.points.csv")
    points.unlink()
    (one,) = released.before("harrowmere", "leadership")
    assert len(one.results)
    assert one.points.empty


def report(folder, results=RESULTS):
    folder.mkdir()
    results.to_csv(folder / "results.csv", index=False)
    no_points().to_csv(folder / "trends.csv", index=False)
    about = {"profile": "leadership", "as_at": "2026-09-30"}
    (folder / "run.json").write_text(json.dumps(about), encoding="utf-8")
    return folder


def test_a_report_is_audited_from_what_it_shows(own_data):
    found = audit_report(report(own_data / "report"))
    assert len(found.cells) == 2
    assert len(found.told) == 0
    assert "None of them can be worked out" in found.text()
    assert "numerator 1 to 9" in found.text()


def test_two_reports_tell_what_neither_does(own_data):
    first = RESULTS.assign(numerator=RESULTS["numerator"].where(RESULTS["group"] != "Boys", 7))
    report(
        own_data / "first",
        first.assign(numerator=first["numerator"].mask(first["group"] == "Girls")),
    )
    found = audit_report(report(own_data / "second"), [own_data / "first"])
    assert found.told["least"].tolist() == [7, 3]
    assert "2 of them can be worked out" in found.text()
    assert found.document()["told"] == 2


def test_a_folder_that_is_no_report_is_refused(own_data):
    with pytest.raises(InputError, match="not the folder of a report"):
        audit_report(own_data)


def test_figures_changed_by_hand_are_refused(own_data):
    wrong = RESULTS.assign(numerator=RESULTS["numerator"].replace(40, 60))
    with pytest.raises(InputError, match="contradict"):
        audit_report(report(own_data / "report", wrong))
