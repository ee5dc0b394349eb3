"""Files of the wrong authority, of a year long gone, or of an odd name."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

import readiness
from readiness.intake.returns import read_returns
from readiness.measures import registry
from readiness.model import Severity, When
from readiness.synthetic import Written, write
from readiness.views import views

AS_AT = date(2026, 9, 30)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return write(tmp_path_factory.mktemp("authority"), 120, 2, AS_AT)


def with_number(returns: Path, place: Path, number: int) -> Path:
    """The latest census as that of the authority with the number."""
    text = (returns / "cin_census_2026.xml").read_text(encoding="utf-8")
    changed, times = re.subn(r"<LEA>\d+</LEA>", f"<LEA>{number}</LEA>", text)
    assert times == 1
    file = place / "census.xml"
    file.write_text(changed, encoding="utf-8")
    return file


@pytest.mark.parametrize(("number", "used"), [(357, True), (201, False)])
def test_a_census_of_another_authority_is_not_used_and_told(
    written: Written, tmp_path: Path, number: int, used: bool
) -> None:
    census = with_number(written.annex_a.parent / "returns", tmp_path, number)
    found = readiness.assess(
        written.annex_a, as_at=AS_AT, authority="Tameside", returns=[census], cache=False
    )
    told = [one for one in found.issues if "so the census was not used" in one.message]
    states = found.results.set_index(["measure", "breakdown"])["state"]
    assert (states["rereferrals_by_referral", "all"] != "not_supplied") == used
    assert [one.severity for one in told] == ([] if used else [Severity.ERROR])


def test_a_return_of_a_year_long_gone_is_told_and_named_beside_its_figures(
    written: Written,
) -> None:
    returns = written.annex_a.parent / "returns"
    old = returns / "ssda903_2024"
    told = [
        one.message for one in read_returns([old], AS_AT).issues if "latest year" in one.message
    ]
    assert len(told) == 1
    assert "31 March 2024" in told[0]
    latest = read_returns([returns / "ssda903_2026"], AS_AT).issues
    assert not any("latest year it covers ended" in one.message for one in latest)
    found = readiness.assess(written.annex_a, as_at=AS_AT, returns=[old], cache=False)
    shown = {view.id: view.period for view in views(readiness.publish(found, "operational"))}
    assert shown["immunised"] == "year to 31 March 2024"
    usual = [one.id for one in registry().values() if one.when in (When.WINDOW, When.SNAPSHOT)]
    assert {shown[name] for name in usual} == {""}


def test_an_annex_a_with_a_semicolon_in_its_name_is_one_file(
    written: Written, tmp_path: Path
) -> None:
    odd = tmp_path / "annex_a; final.xlsx"
    shutil.copy(written.annex_a, odd)
    found = readiness.assess(str(odd), as_at=AS_AT, cache=False)
    assert set(found.inputs) == {"annex_a"}
