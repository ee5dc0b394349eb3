"""Several years' returns together: each event once, one authority, one file a year."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from readiness.errors import InputError
from readiness.intake.returns import read_returns
from readiness.intake.returns.joining import ReturnsEvidence
from readiness.model import ChildList, Issue, Period, Severity

AS_AT = date(2026, 9, 30)
Y2025 = Period(date(2024, 4, 1), date(2025, 3, 31))
Y2026 = Period(date(2025, 4, 1), date(2026, 3, 31))


def census(path: Path, year: int, children: str, lea: int = 975) -> Path:
    header = (
        f"<CollectionDetails><Collection>CIN</Collection><Year>{year}</Year><ReferenceDate>{year}"
        f"-03-31</ReferenceDate></CollectionDetails><Source><LEA>{lea}</LEA></Source>"
    )
    text = f"<Message><Header>{header}</Header><Children>\n{children}</Children></Message>"
    path.write_text(text, encoding="utf-8")
    return path


def child(identifier: str, referred: str, plan: str = "", more: str = "") -> str:
    ended = f"<CINPlanEndDate>{plan}</CINPlanEndDate>" if plan else ""
    return (
        f"<Child><ChildIdentifiers><LAchildID>{identifier}</LAchildID></ChildIdentifiers>"
        f"<CINdetails><CINreferralDate>{referred}</CINreferralDate><CINPlanDates>"
        f"<CINPlanStartDate>2025-03-01</CINPlanStartDate>{ended}</CINPlanDates></CINdetails>{more}"
        "</Child>\n"
    )


def said(evidence: ReturnsEvidence, words: str) -> list[Issue]:
    return [issue for issue in evidence.issues if words in issue.message]


def ids(table: ChildList) -> list[str]:
    return table["child_id"].tolist()


def test_an_event_of_two_years_is_taken_from_the_later(tmp_path: Path) -> None:
    """Whichever way round the files are given."""
    late = census(tmp_path / "late.xml", 2026, child("A", "2025-02-01", plan="2025-06-01"))
    early = child("A", "2025-02-01") + child("B", "2024-05-01") + child("A", "2024-06-01")
    first = census(tmp_path / "early.xml", 2025, early)
    evidence = read_returns([late, first], AS_AT)
    referrals, plans = evidence.tables["cin_referrals"], evidence.tables["cin_plans"]
    assert ids(referrals) == ["B", "A", "A"]
    assert referrals.frame["source_sheet"].tolist() == ["early.xml", "early.xml", "late.xml"]
    assert ids(plans) == ["B", "A"]
    assert plans["ended"].notna().tolist() == [False, True]
    assert evidence.periods == {"cin_census": (Y2025, Y2026)}
    assert evidence.files == {"cin_census": (first, late)}
    assert evidence.authority == 975
    assert plans.period == Y2026
    (told,) = said(evidence, "left for the latest")
    by_table = {"cin_children": 2, "cin_referrals": 1, "cin_plans": 2}
    assert f"CIN census: {sum(by_table.values())} earlier records" in told.message


def test_records_without_a_date_are_all_kept(tmp_path: Path) -> None:
    """One whose date cannot be read may be another event."""
    files = [census(tmp_path / f"{y}.xml", y, child("A", "soon")) for y in (2025, 2026)]
    referrals = read_returns(files, AS_AT).tables["cin_referrals"]
    assert ids(referrals) == ["A", "A"]
    assert referrals.unusable("date_of_referral").tolist() == [True, True]


def test_codes_of_two_years_are_one_category(tmp_path: Path) -> None:
    sexes = "<ChildIdentifiers><{0}>{1}</{0}></ChildIdentifiers>"
    files = [
        census(tmp_path / "a.xml", 2024, child("A", "2023-05-01", more=sexes.format("GenderCurrent", 1))),
        census(tmp_path / "b.xml", 2025, child("B", "2024-05-01", more=sexes.format("Sex", "F"))),
    ]  # fmt: skip
    children = read_returns(files, AS_AT).tables["cin_children"]
    assert children["sex"].tolist() == ["male", "female"]
    assert str(children["sex"].dtype) == "category"
    assert str(children["died"].dtype) == "datetime64[s]"
    assert children.frame.index.tolist() == [0, 1]


def test_two_authorities(tmp_path: Path) -> None:
    ours = census(tmp_path / "a.xml", 2026, child("A", "2025-05-01"))
    other = census(tmp_path / "b.xml", 2025, child("B", "2024-05-01"), lea=974)
    evidence = read_returns([ours, other], AS_AT)
    assert ids(evidence.tables["cin_referrals"]) == ["A"]
    (issue,) = said(evidence, "another authority")
    assert issue.severity == Severity.ERROR
    assert "31 March 2025" in issue.message
    assert evidence.authority == 975


def test_two_files_for_one_year(tmp_path: Path) -> None:
    """A first and a final version: what was struck out of the last does not linger."""
    draft = census(tmp_path / "z.xml", 2026, child("A", "2025-05-01") + child("B", "2025-05-01"))
    final = census(tmp_path / "a.xml", 2026, child("A", "2025-05-01"))
    evidence = read_returns([draft, final], AS_AT)
    assert ids(evidence.tables["cin_referrals"]) == ["A"]
    assert len(said(evidence, "more than once")) == 1
    assert evidence.files["cin_census"] == (final,)


def test_a_year_that_begins_after_the_as_at_date(tmp_path: Path) -> None:
    files = [census(tmp_path / f"{y}.xml", y, child("A", "2025-01-05")) for y in (2025, 2026)]
    evidence = read_returns(files, date(2025, 3, 31))
    assert evidence.periods["cin_census"] == (Y2025,)
    assert "2026" in said(evidence, "after the as-at date")[0].message
    assert said(read_returns(files, date(2025, 4, 1)), "after the as-at date") == []


def test_the_period_is_the_latest_year_that_had_ended(tmp_path: Path) -> None:
    files = [census(tmp_path / f"{y}.xml", y, child("A", "2025-01-05")) for y in (2025, 2026)]
    assert read_returns(files, date(2026, 3, 31)).tables["cin_plans"].period == Y2026
    assert read_returns(files, date(2026, 3, 30)).tables["cin_plans"].period == Y2025
    alone = read_returns(files[1:], date(2026, 3, 30))
    assert alone.tables["cin_plans"].period is None
    assert said(alone, "of a year that had ended")


def test_a_folder_of_both_returns(tmp_path: Path) -> None:
    census(tmp_path / "cin 2026.xml", 2026, child("A", "2025-05-01"))
    (tmp_path / "header.csv").write_text("CHILD,SEX,DOB,ETHNIC\nA,1,01/02/2015,WBRI\n", "utf-8")
    (tmp_path / "episodes.csv").write_text(
        "CHILD,DECOM,RNE,LS,CIN\nA,01/06/2025,S,C2,N1\n", "utf-8"
    )
    evidence = read_returns([tmp_path], AS_AT)
    assert ids(evidence.tables["cin_referrals"]) == ids(evidence.tables["care_episodes"]) == ["A"]
    assert {*evidence.files} == {"cin_census", "ssda903"}


def test_nothing_given() -> None:
    evidence = read_returns([], AS_AT)
    assert (evidence.tables, evidence.issues, evidence.files) == ({}, (), {})


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "notes"])
def test_what_is_no_return(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match=f"'{name}' is neither a CIN census"):
        read_returns([tmp_path / name], AS_AT)


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"There is no file or folder 'nowhere'"):
        read_returns([tmp_path / "nowhere"], AS_AT)


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_returns([tmp_path], AS_AT)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "census.xml")
    with pytest.raises(InputError, match="neither a CIN census"):
        read_returns([tmp_path / "census.xml"], AS_AT)
