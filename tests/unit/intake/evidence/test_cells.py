"""What one cell says, and that nothing ambiguous is guessed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.intake.evidence.cells import Problem, read_cell, read_number
from readiness.intake.evidence.columns import of_a_hundred
from readiness.intake.evidence.declaration import AREAS, GRADES, JOINT_AREA, YES_NO, Heading
from readiness.intake.evidence.judgements import read_area, read_grade

D, At = dt.date, dt.datetime
DATE, MOMENT = Heading("date", "date"), Heading("found", "moment")
YES = Heading("agency", "choice", YES_NO)


@pytest.mark.parametrize(
    ("written", "grade"),
    [
        ("RI", 3),
        ("requires improvement", 3),
        ("Requires improvement (RI)", 3),
        ("Req. Imp.", 3),
        ("R.I.", 3),
        ("2", 2),
        ("2.0", 2),
        ("Grade 3", 3),
        ("grade 2: good", 2),
        ("2 - Good", 2),
        ("Good - 2", 2),
        ("Outstanding (1)", 1),
        (" INADEQUATE ", 4),
        # Two in one cell, or none: never guessed.
        ("Good/RI", None),
        ("Good or RI", None),
        ("Good to outstanding", None),
        ("Outstanding (2)", None),
        ("Good (2/3)", None),
        ("2/3", None),
        ("2-2", None),
        ("2.2", None),
        ("1.5", None),
        ("5", None),
        ("0", None),
        ("20", None),
        ("not good", None),
        ("good-ish", None),
    ],
)
def test_a_grade_in_any_usual_spelling_and_never_two(written: str, grade: int | None) -> None:
    assert read_grade(written) == grade


@given(st.sampled_from(GRADES), st.sampled_from([str.upper, str.title, str.lower]))
def test_a_grade_is_its_place_in_the_scale_however_it_is_cased(
    words: str, cased: Callable[[str], str]
) -> None:
    assert read_cell(Heading("grade", "grade", GRADES), f" {cased(words)} ") == (
        GRADES.index(words) + 1
    )


@given(st.lists(st.sampled_from(GRADES), min_size=2, max_size=2, unique=True), st.data())
def test_two_different_grades_in_a_cell_are_none(pair: list[str], data: st.DataObject) -> None:
    between = data.draw(st.sampled_from(["/", " / ", " or ", ", ", " to ", "-", " (", "; "]))
    assert read_grade(between.join(pair)) is None


@pytest.mark.parametrize(
    ("written", "area"),
    [
        (
            "The experiences and progress of children who need help and protection",
            "help_and_protection",
        ),
        ("experiences and progress of children in care", "children_in_care"),
        ("Children looked after", "children_in_care"),
        ("the experiences and progress of care leavers", "care_leavers"),
        ("children care leavers", "care_leavers"),
        ("children in care and care leavers", "children_in_care_and_care_leavers"),
        ("leaders", "leaders"),
        ("CIC", "children_in_care"),
        ("CLA", "children_in_care"),
        ("H&P", "help_and_protection"),
        ("CL", "care_leavers"),
        ("Overall effectiveness", "overall_effectiveness"),
        ("social work", None),
        ("help and protection / children in care", None),
        ("leaders and care leavers", None),
    ],
)
def test_judgement_names_of_every_framework_and_never_two_areas(
    written: str, area: str | None
) -> None:
    assert read_area(written) == area


def test_the_joint_area_only_where_it_may_be_chosen() -> None:
    joint = Heading("area", "area", (*AREAS, JOINT_AREA))
    assert read_cell(joint, JOINT_AREA) == "children_in_care_and_care_leavers"
    assert read_cell(Heading("area", "area", AREAS), JOINT_AREA) is Problem.NOT_AN_AREA


@pytest.mark.parametrize("written", ["yes", "Yes ", "Y", "TRUE", "true", "1", "1.0", "YES."])
def test_spellings_of_yes(written: str) -> None:
    assert read_cell(YES, written) == "yes"


@pytest.mark.parametrize("written", ["no", "No", "N", "FALSE", "0", "0.0"])
def test_spellings_of_no(written: str) -> None:
    assert read_cell(YES, written) == "no"


@pytest.mark.parametrize("written", ["maybe", "2", "yes/no", "not known", "yes but late"])
def test_neither_yes_nor_no(written: str) -> None:
    assert read_cell(YES, written) is Problem.NOT_A_CHOICE


@pytest.mark.parametrize("written", [None, "", "  ", "-", "n/a", "NULL"])
def test_a_blank_is_nothing_in_every_kind(written: str | None) -> None:
    for kind in ("text", "number", "percent", "date", "moment", "area", "grade", "names"):
        assert read_cell(Heading("x", kind), written) is None
    assert read_cell(YES, written) is None


@pytest.mark.parametrize(
    ("written", "number"),
    [("12", 12), ("1,234", 1234), ("1 234.5", 1234.5), ("12,345,678", 12_345_678), ("0.6", 0.6)],
)
def test_numbers_with_separators_of_thousands(written: str, number: float) -> None:
    assert read_number(written) == number


@pytest.mark.parametrize("written", ["12 FTE", "1,23", "1,2345", "about 4", "4-5", "£4", "1e3"])
def test_what_is_not_quite_a_number_is_not_read(written: str) -> None:
    assert read_number(written) is Problem.NOT_A_NUMBER


def test_a_number_below_nought_cannot_be() -> None:
    assert read_number("-3") is Problem.BELOW_NOUGHT


@pytest.mark.parametrize(
    ("written", "of_100"),
    [
        (["0.82", "0.9", "1"], [82, 90, 100]),  # a column formatted as percentages
        (["82", "90"], [82, 90]),
        (["82%", "90 %", "85 per cent"], [82, 90, 85]),
        (["0.82", "82%"], [82, 82]),  # the sign speaks for its own cell only
        (["0.82", "0.5%"], [82, 0.5]),
        (["0", "82"], [0, 82]),
        (["0", "0"], [0, 0]),
    ],
)
def test_percentages_are_decided_for_the_column(written: list[str], of_100: list[float]) -> None:
    column = Heading("attendance", "percent")
    values, doubtful = of_a_hundred([read_cell(column, one) for one in written])
    assert values == of_100
    assert not any(doubtful)


@pytest.mark.parametrize(
    ("written", "of_100", "doubtful"),
    [
        (["1", "0", "1"], [None, 0, None], [True, False, True]),
        (["0.82", "90", "82%"], [None, 90, 82], [True, False, False]),
        (["1", "90"], [None, 90], [True, False]),
    ],
)
def test_doubtful_percentages_are_told_and_not_guessed(
    written: list[str], of_100: list[float | None], doubtful: list[bool]
) -> None:
    column = Heading("attendance", "percent")
    assert of_a_hundred([read_cell(column, one) for one in written]) == (of_100, doubtful)


@pytest.mark.parametrize("written", ["110", "101%", "-1", "half", "%"])
def test_no_percentage(written: str) -> None:
    assert read_cell(Heading("x", "percent"), written) is Problem.NOT_A_PERCENTAGE


@given(
    st.dates(D(1970, 1, 1), D(2069, 1, 1)),
    st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y"]),
)
def test_a_date_is_the_day_written_day_first(day: dt.date, form: str) -> None:
    assert read_cell(DATE, day.strftime(form)) == day


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-09-14 00:00:00", D(2026, 9, 14)),
        ("2026-09-14T21:30:00", D(2026, 9, 14)),
        ("46279", D(2026, 9, 14)),  # a spreadsheet's day number, as text
        ("03/04/2026", D(2026, 4, 3)),  # perhaps American; read as everywhere in England
        ("2026-06-30T23:30:00Z", D(2026, 7, 1)),  # half past midnight by England's clocks
        ("09/25/2026", Problem.MONTH_FIRST),
        ("31/02/2026", Problem.NOT_A_DATE),
        ("last Tuesday", Problem.NOT_A_DATE),
        ("2026", Problem.NOT_A_DATE),
        ("20.5", Problem.NOT_A_DATE),
        ("01/01/1900", Problem.PLACEHOLDER),
        ("31/12/9999", Problem.PLACEHOLDER),
        ("14/09/1949", Problem.TOO_EARLY),
        ("#N/A", Problem.FORMULA_ERROR),
    ],
)
def test_dates_in_the_ways_they_arrive(written: str, day: object) -> None:
    assert read_cell(DATE, written) == day


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-09-14 21:30:00", (At(2026, 9, 14, 21, 30), True)),
        ("14/09/2026 21:30", (At(2026, 9, 14, 21, 30), True)),
        ("14/09/2026 9:30 pm", (At(2026, 9, 14, 21, 30), True)),
        ("14/09/2026 12:05 am", (At(2026, 9, 14, 0, 5), True)),
        ("2026-09-14T20:30:00Z", (At(2026, 9, 14, 21, 30), True)),
        ("2026-12-14T21:30:00+00:00", (At(2026, 12, 14, 21, 30), True)),
        ("46279.895833333", (At(2026, 9, 14, 21, 30), True)),
        ("14/09/2026", (At(2026, 9, 14), False)),
        ("2026-09-14 00:00:00", (At(2026, 9, 14), False)),
        ("14/09/2026 25:10", Problem.NOT_A_DATE),
        ("14/09/2026 13:30 pm", Problem.NOT_A_DATE),
        ("21:30", Problem.NOT_A_DATE),
    ],
)
def test_moments_know_whether_they_have_a_time(written: str, moment: object) -> None:
    assert read_cell(MOMENT, written) == moment


def test_references_lose_the_nought_a_spreadsheet_adds_and_words_do_not() -> None:
    assert read_cell(Heading("child_id"), "12.0") == "12"
    assert read_cell(Heading("child_id"), "0012") == "0012"
    assert read_cell(Heading("theme"), "12.0") == "12.0"


def test_names_are_separated_by_semicolons() -> None:
    assert read_cell(Heading("x", "names"), "Aland; Bmere ;;C  town;") == "Aland; Bmere; C town"
    assert read_cell(Heading("x", "names"), "Aland\nBmere, City of\r\n") == "Aland; Bmere, City of"
