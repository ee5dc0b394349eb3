"""What is being done about it, as it is read: every branch a sentence, nothing said that is not known."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from tests.unit.report.conftest import make_published, run_notebook

from readiness import report
from readiness.enquiry.improvement.actions import Step
from readiness.enquiry.improvement.moved import Moved
from readiness.enquiry.improvement.two_periods import Difference
from readiness.model import Area, Grade, Published
from readiness.model.said import Action, Aim, ImprovementPoint, Met, Said, Visit
from readiness.report import improvement, moves
from readiness.report.governance import next_dates
from readiness.views import views

ATTACK = "<script>alert(1)</script>; & “so”"
GRADES = tuple(Grade(a, 3, date(2025, 5, 19), date(2025, 7, 8), "report") for a in Area)
SHOWN = ("pace_of_improvement", "points_tracked", "priorities_tracked", "actions_alone",
         "next_inspection", "dates_ahead", "inspection_timeline")  # fmt: skip


def said(mark: str = "") -> Said:
    return Said(
        points=(
            ImprovementPoint(f"Assess sooner{mark}", 1, Area.HELP_AND_PROTECTION, ("HP10",)),
            ImprovementPoint(f"One practice model{mark}", 2, None, ("LD15",)),
        ),
        actions=(
            Action(f"Weekly review{mark}", 1, None, f"Head{mark}", date(2026, 6, 1), "in progress",
                   None, "m1", 1),
            Action(f"Nobody's{mark}", 2, measure=f"Happiness{mark}"),
        ),
        priorities=(Aim(f"Rigour{mark}", None, ("HP10",)), Aim(f"Model{mark}", None, ("LD15",))),
        meetings=(
            Met(f"Improvement board{mark}", date(2026, 8, 7), f"every two months{mark}", f"Chair{mark}"),
            Met(f"Lead member{mark}", date(2026, 1, 7)),
        ),
        visits=(Visit(date(2026, 11, 30), "focused visit", f"permanence{mark}", f"Expected{mark}"),),
        supplied=("improvement_points",),
    )  # fmt: skip


@pytest.fixture(scope="module")
def whole() -> Published:
    return make_published(said=said(), grades=GRADES)


def text(html: Any) -> str:
    return " ".join(BeautifulSoup(html.markup, "html.parser").get_text(" ").split())


def test_the_word_for_pace_comes_first_and_its_rule_last(whole: Published) -> None:
    found = text(report.pace_of_improvement(whole))
    assert found.startswith("Cannot be told: too few actions had fallen due.")
    assert "Our rule, not theirs" in found
    assert "19 May 2025" in found


def test_what_has_no_action_owner_date_or_measure_is_said(whole: Published) -> None:
    points = text(report.points_tracked(whole))
    assert "No action of the plan is of this point." in points
    assert "No measure of ours shows it." in points
    alone = text(report.actions_alone(whole))
    assert "2. Nobody's not given not given Progress not given" in alone
    assert "Actions name what is no measure of ours: “Happiness”." in alone
    priorities = text(report.priorities_tracked(whole))
    assert "One priority has no action in the plan" in priorities


def test_each_meeting_names_the_report_it_gets(whole: Published) -> None:
    soup = BeautifulSoup(report.dates_ahead(whole).markup, "html.parser")
    rows = {row.th.get_text(" ", strip=True): row for row in soup.select("tbody tr")}
    board = next(row for name, row in rows.items() if name.startswith("Improvement board"))
    assert board.a["href"] == "improvement.html"
    assert "7 October 2026" in board.get_text()
    assert "none is recorded" in soup.get_text()
    assert "may have been held all the same" in soup.get_text()


def test_the_first_page_names_the_next_dates_once_each(whole: Published) -> None:
    found = BeautifulSoup(next_dates(whole).markup, "html.parser").find_all("li")
    lines = [one.get_text() for one in found]
    assert any(one.startswith("7 October 2026: Improvement board") for one in lines)
    assert sum("Improvement board" in one for one in lines) == 1
    assert lines[-1] == (
        "Next full inspection: not yet: it could come from 19 November 2027, and is likely from "
        "12 April 2028."
    )


def test_the_public_sees_no_word_of_the_authoritys_and_no_file(whole: Published) -> None:
    public = replace(whole, said=Said(), profile="public")
    for name in ("pace_of_improvement", "points_tracked", "priorities_tracked", "dates_ahead"):
        assert 'class="nothing"' in getattr(report, name)(public).markup, name
    assert "calendar.ics" not in "".join(getattr(report, n)(public).markup for n in SHOWN)
    assert "19 November 2027" in text(report.next_inspection(public))


def test_nothing_known_still_renders(bare: Published) -> None:
    for name in SHOWN:
        assert text(getattr(report, name)(bare)), name
    assert text(next_dates(bare)) == "No date ahead is known."


def test_markup_in_the_authoritys_words_stays_words() -> None:
    hostile = make_published(said=said(ATTACK), grades=GRADES)
    for name in SHOWN:
        assert "<script" not in getattr(report, name)(hostile).markup, name
    assert "<script" not in next_dates(hostile).markup


def test_the_notebook_makes_a_page_of_it(whole: Published) -> None:
    page = report.page(run_notebook("improvement_plan", whole), "What is being done about it")
    soup = BeautifulSoup(page, "html.parser")
    assert [one.get_text(strip=True) for one in soup.find_all("h1")] == [
        "What is being done about it"
    ]
    ids = [tag["id"] for tag in soup.find_all(id=True)]
    assert len(set(ids)) == len(ids)


VIEW = views(make_published())[0]
PLUS = Difference(70, 85, 10.1, 19.9)
NONE = Difference(80, 81, -3, 5)
SPANS = {
    "before": (date(2024, 10, 1), date(2025, 4, 30)),
    "after": (date(2025, 10, 1), date(2026, 9, 30)),
}
EVERY = [
    Moved(VIEW, "better", "test", PLUS, "%", **SPANS),
    Moved(VIEW, "better", "chart and test", PLUS, "%", **SPANS),
    Moved(VIEW, "worse", "chart", NONE, "a month", **SPANS),
    Moved(VIEW, "worse", "chart"),
    Moved(VIEW, "mixed", "chart and test", PLUS, "days", **SPANS),
    Moved(VIEW, "no change", "", NONE, "%", **SPANS),
    Moved(VIEW, "better", "reports", PLUS, "%", **SPANS, periods=(3, 3)),
    Moved(VIEW, "no change", "reports", NONE, "%", **SPANS, periods=(3, 3)),
    Moved(VIEW, "no change", "", PLUS, "%", **SPANS),  # neither way is better
    Moved(VIEW, "no change", "reports", PLUS, "%", **SPANS, periods=(3, 3)),
    *(Moved(VIEW, verdict) for verdict in ("too little", "withheld", "no months", "no figure")),
]


@pytest.mark.parametrize("one", EVERY, ids=lambda one: f"{one.verdict} {one.by}".strip())
def test_what_is_said_of_a_measure_is_a_sentence(one: Moved) -> None:
    found = moves.said(one)
    assert re.fullmatch(r"[A-Z][^<>]*\.", found)
    assert not re.search(r"\s{2}|\.\.|None|nan|\(\)", found)
    assert moves.measures_table("Measures", [one]).markup
    assert moves.cannot(one) is (one.verdict in moves.UNTOLD)


OWN = "by this report's own charts"
EARLIER = "by what reports showed, three before the inspection and three since"


def test_no_change_is_never_called_better_or_worse() -> None:
    assert (
        moves.said(EVERY[5]) == f"No change that could not be chance (−3.0 to +5.0 points), {OWN}."
    )
    assert "better" not in moves.tally([EVERY[5]])
    assert moves.tally(EVERY) == (
        "3 better, 2 worse, 1 with signs both ways, 2 with no change that could not be chance and "
        "2 changed, neither way being better; 4 cannot be told"
    )


def test_what_told_it_is_said() -> None:
    """The report's own months, or figures of several reports, and never neither or both."""
    for one in EVERY:
        found = moves.said(one)
        assert (OWN in found) is (one.by != "reports" and not moves.cannot(one))
        assert (EARLIER in found) is (one.by == "reports")


def test_a_change_of_which_neither_way_is_better_is_not_called_none() -> None:
    for one in EVERY[8:10]:
        assert moves.said(one).startswith(
            "Changed (+10.1 to +19.9 points), more than chance explains; neither way is better"
        )


@pytest.mark.parametrize(
    ("standing", "days", "words"),
    [
        ("done", 0, "Done"),
        ("done late", 1, "Done, one day late"),
        ("overdue", 84, "Overdue by 84 days"),
        ("overdue", 1, "Overdue by one day"),
        ("in progress", 0, "In progress"),
        ("not started", 0, "Not started"),
        ("stopped", 0, "Stopped"),
        ("not given", 0, "Progress not given"),
    ],
)
def test_where_an_action_stands_in_words(standing: Any, days: int, words: str) -> None:
    assert improvement.stands(Step(Action("Do it"), standing, days)) == words


def test_the_first_page_says_how_many_actions_due_are_overdue(
    whole: Published, bare: Published
) -> None:
    said = text(improvement.overdue(whole))
    assert re.fullmatch(
        r"Of the improvement plan ?'s \d* ?\w* ?actions? due by now, \w+ (is|are) overdue\.", said
    ), said
    assert improvement.overdue(bare) is None
