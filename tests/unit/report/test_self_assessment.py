"""What we say of ourselves, as it is read: every branch a sentence, and no more than is known."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from tests.unit.report.conftest import make_published, run_notebook

from readiness import report
from readiness.enquiry.claims import VERDICTS
from readiness.model import Area, Grade
from readiness.model.said import Action, Aim, Claim, Said, no_practice
from readiness.report import self_assessment

SHOWN = (
    "claims_in_brief",
    "claims_table",
    "audits_over_time",
    "claims_accuracy",
    "self_assessment_draft",
)
STARTS = ("2024-10-01", "2025-04-01", "2025-10-01", "2026-04-01")
ENDS = ("2025-03-31", "2025-09-30", "2026-03-31", "2026-09-30")
ATTACK = "<script>alert(1)</script>; & “so”"


def practice(*periods, area="all", kind="grade"):
    """A dict of group to count a period, the last of them the latest."""
    first = len(STARTS) - len(periods)
    rows = [
        (area, pd.Timestamp(STARTS[first + i]), pd.Timestamp(ENDS[first + i]), kind, group, n,
         "suppressed" if n is None else "shown")
        for i, counts in enumerate(periods) for group, n in counts.items()
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(no_practice().columns)).astype(no_practice().dtypes)


CLAIMS = (
    Claim(f"We do well{ATTACK}", Area.HELP_AND_PROTECTION, 1, "m1", date(2026, 9, 1)),
    Claim("More casework is good or better", Area.HELP_AND_PROTECTION, 4, "", date(2024, 9, 1)),
    Claim("Visits are in date for most", Area.HELP_AND_PROTECTION, None, "m5"),
    Claim("Less casework is inadequate", None, 2, "audits", date(2026, 9, 1)),
)
SAID = Said(
    claims=CLAIMS,
    priorities=(Aim("A settled workforce"),),
    focus=(Aim("Disabled children"),),
    actions=(
        Action("Weekly review", 1, due=date(2026, 6, 1), progress="in progress"),
        Action("Later", 2, progress="not started"),
        Action("Over", 3, due=date(2026, 6, 1), progress="done", completed=date(2026, 5, 1)),
    ),
)
TELLING = practice({"1-2": 20, "3-4": 60}, {"1-2": 60, "3-4": 20})
GRADES = (Grade(Area.HELP_AND_PROTECTION, 2, date(2025, 5, 19), None, "report"),)
BRANCHES = {
    "all": make_published(said=SAID, audits=TELLING, grades=GRADES),
    "down": make_published(said=SAID, audits=practice({"1-2": 60, "3-4": 20}, {"1-2": 20, "3-4": 60})),
    "chance": make_published(said=SAID, audits=practice({"1-2": 20, "3-4": 20}, {"1-2": 20, "3-4": 20})),
    "few": make_published(said=SAID, audits=practice({"1-2": 0, "3-4": 6}, {"1-2": 6, "3-4": 0})),
    "one period": make_published(said=SAID, audits=practice({"1-2": 10, "3-4": 16})),
    "four": make_published(said=SAID, audits=practice(*[{"1-2": 20 + 5 * i, "3-4": 20} for i in range(4)])),
    "withheld": make_published(said=SAID, audits=practice({"all": None})),
    "area alone": make_published(said=SAID, audits=practice({"1-2": 20, "3-4": 9}, area="leaders")),
    "no audits": make_published(said=SAID),
    "one claim": make_published(said=Said(claims=CLAIMS[2:3])),
    "nothing said": make_published(),
    "no positions": make_published(
        said=SAID, audits=TELLING,
        scores=tuple(replace(s, band=None, position=None, lower=None, upper=None) for s in make_published().scores),
    ),
    "no scores": make_published(said=SAID, scores=()),
    "claimed": make_published(said=SAID, scores=tuple(replace(s, claimed=4.0) for s in make_published().scores)),
    "lowered": make_published(
        said=SAID,
        audits=pd.concat([TELLING, practice({"lowered": 5, "not lowered": 75}, {"lowered": 40, "not lowered": 40},
                                            kind="moderation")]),
    ),
}  # fmt: skip


def text(made):
    return BeautifulSoup(made.markup, "html.parser").get_text(" ", strip=True)


@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.parametrize("branch", BRANCHES)
def test_every_branch_reads_as_sentences(branch, name):
    made = getattr(report, name)(BRANCHES[branch])
    said = text(made)
    assert said
    assert not re.search(
        r"None\b(?! (?:found|given|of our))|nan|\.\.|\bno of\b| ,|\( |  |;\.|one claims", said
    ), said
    assert not re.search(
        r"\b(?:rank|ranked|ranking|league|because of our|thanks to|caused)\b", said, re.I
    )
    assert "<script>" not in made.markup
    for one in BeautifulSoup(made.markup, "html.parser").find_all("p"):
        assert one.get_text()[-1] in ".:?", one.get_text()


def test_a_verdict_is_always_of_the_short_list():
    for published in BRANCHES.values():
        for item in BeautifulSoup(report.claims_table(published).markup, "html.parser").find_all(
            "li"
        ):
            if item.get_text().startswith("“"):
                assert any(f": {verdict};" in item.get_text() for verdict in VERDICTS)


def test_a_change_that_may_be_chance_is_called_that_and_a_clear_one_is_not():
    assert "which could be chance" in text(report.audits_over_time(BRANCHES["chance"]))
    told = text(report.audits_over_time(BRANCHES["all"]))
    assert "Up by 50 points" in told
    assert "more than chance" in told
    assert "Down by 50 points" in text(report.audits_over_time(BRANCHES["down"]))


def test_what_is_hidden_has_no_number():
    said = text(report.audits_over_time(BRANCHES["withheld"]))
    assert "hidden, because of small numbers" in said
    assert not re.search(r"\d+ of \d+", said)


def test_the_public_reads_none_of_it():
    published = make_published(profile="public")
    assert all("nothing" in getattr(report, name)(published).markup for name in SHOWN[:4])


def test_gaps_old_claims_and_those_without_evidence_are_raised():
    said = text(report.claims_in_brief(BRANCHES["all"]))
    assert "One claim is over a year old." in said
    assert "One claim names no evidence." in said
    assert re.search(r"Four claims: .*gap", said)
    assert "Nothing is claimed of" in said


def test_an_earlier_claim_is_set_beside_the_judgement():
    said = text(report.claims_accuracy(BRANCHES["all"]))
    assert (
        "Inadequate, 1 September 2024 Good, 19 May 2025 The claim was two grades less good" in said
    )
    assert "less good" in self_assessment._apart(-1)
    assert self_assessment._apart(0) == "The same"
    assert self_assessment._apart(1) == "The claim was one grade better"


def test_the_draft_says_that_it_is_one_and_lists_only_what_is_open():
    said = text(report.self_assessment_draft(BRANCHES["all"]))
    assert said.startswith("Draft.")
    assert "Two actions of the plan are open, one of them overdue:" in said
    assert "Weekly review; due 1 June 2026." in said
    assert "Over; " not in said
    assert "A settled workforce." in said


def test_moderation_that_lowers_more_often_is_said():
    said = text(report.claims_accuracy(BRANCHES["lowered"]))
    assert (
        "5 of 80 (October 2025 to March 2026) and 40 of 80 (April 2026 to September 2026)" in said
    )
    assert "lowered more often than before, more than chance" in said


def test_its_notebook_runs():
    made = run_notebook("self_assessment", BRANCHES["all"])
    assert made is not None
