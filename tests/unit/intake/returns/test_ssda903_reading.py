"""What a folder of the return comes to: typed tables, each with the child's particulars and year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from readiness.errors import ColumnNotSupplied
from readiness.intake.returns import ssda903
from readiness.intake.returns.reading import ReturnReading
from readiness.intake.returns.ssda903.forms import IN_ORDER
from readiness.model import Issue, Period

PAGE = Path(__file__).resolve().parents[4] / "docs" / "returns.md"

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n"
EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"
REVIEWS = "CHILD,DOB,REVIEW,REVIEW_CODE\n"
OC2 = (
    "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,"
    "HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED\n"
)
WORKERS = "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\n"

Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Writes the files given by name (without ending) into a folder of the given name."""

    def write(files: dict[str, str], folder: str = "return 2021-22") -> Path:
        for name, text in files.items():
            file = tmp_path / folder / f"{name}.csv"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return tmp_path / folder

    return write


def told(reading: ReturnReading, words: str) -> Issue:
    """The one issue whose message holds the words."""
    found = [issue for issue in reading.issues if words in issue.message]
    assert len(found) == 1, [issue.message for issue in reading.issues]
    return found[0]


def silent(reading: ReturnReading, words: str) -> None:
    assert not [issue for issue in reading.issues if words in issue.message]


def test_types_and_the_childs_particulars(make: Make) -> None:
    folder = make(
        {
            "header": HEADER + "007,1,05/02/2010,WBRI,A1,,\n8,F,,MWBC,,1.0,01/02/2022\n",
            "episodes": EPISODES
            + "007,01/06/2021,S,C2,N1,U4,PR1,30/06/2021,X1,CARPL,ZZ1 1AA,zz22bb,1234567.0\n"
            + "8.0,01/07/2021,P - moved,V2,N8,K2,PR4,,,,,,\n",
        }
    )
    reading = ssda903.read(folder)
    episodes = reading.tables["care_episodes"]
    assert {name: str(kind) for name, kind in episodes.frame.dtypes.items()} == {
        "child_id": "str",
        "sex": "category",
        "ethnicity": "category",
        "date_of_birth": "datetime64[s]",
        "started": "datetime64[s]",
        "reason_started": "category",
        "legal_status": "category",
        "need": "category",
        "placement": "category",
        "provider": "category",
        "ended": "datetime64[s]",
        "reason_ended": "category",
        "reason_moved": "category",
        "home_postcode": "category",
        "placement_postcode": "category",
        "urn": "str",
        "source_sheet": "category",
        "source_row": "int32",
    }
    first, second = episodes.frame.to_dict("records")
    assert first["child_id"] == "007"
    assert (first["sex"], first["ethnicity"]) == ("male", "WBRI")
    assert first["date_of_birth"] == pd.Timestamp("2010-02-05")
    assert (first["ended"], first["reason_ended"]) == (pd.Timestamp("2021-06-30"), "X1")
    assert (first["placement_postcode"], first["urn"]) == ("ZZ2 2BB", "1234567")
    assert (first["source_sheet"], first["source_row"]) == ("episodes.csv", 2)
    assert (second["child_id"], second["sex"], second["reason_started"]) == ("8", "female", "P")
    assert pd.isna(second["ended"])
    assert pd.isna(second["date_of_birth"])
    assert episodes.written("reason_started").tolist() == ["S", "P - moved"]
    assert reading.tables["care_header"]["mother"].tolist()[1] == "yes"
    assert reading.source == "ssda903"
    assert reading.authority is None


def test_the_files_own_date_of_birth_stands_and_a_blank_is_filled(make: Make) -> None:
    folder = make(
        {
            "header": HEADER + "1,1,05/02/2010,WBRI,,,\n2,2,06/02/2010,WBRI,,,\n3,1,?,?,,,\n",
            "reviews": REVIEWS
            + "1,01/01/2011,01/06/2021,PN1\n2,,01/06/2021,PN1\n3,,01/06/2021,PN1\n",
        }
    )
    reviews = ssda903.read(folder).tables["care_reviews"]
    born = reviews["date_of_birth"].tolist()
    assert born[:2] == [pd.Timestamp("2011-01-01"), pd.Timestamp("2010-02-06")]
    assert reviews.unusable("date_of_birth").tolist() == [False, False, True]
    assert reviews.unusable("ethnicity").tolist() == [False, False, True]


def test_without_a_header_sex_is_not_supplied(make: Make) -> None:
    reading = ssda903.read(make({"reviews": REVIEWS + "1,,01/06/2021,PN1\n"}))
    with pytest.raises(ColumnNotSupplied):
        reading.tables["care_reviews"]["sex"]
    assert told(reading, "SSDA903 header: no file").severity == "error"


def test_the_year_is_in_the_folder_or_the_file(make: Make) -> None:
    for folder, file in (("return 2021-22", "reviews"), ("a", "reviews_2122"), ("b", "x 2022")):
        reading = ssda903.read(make({file: REVIEWS + "1,,01/06/2019,PN1\n"}, folder))
        year = Period(date(2021, 4, 1), date(2022, 3, 31))
        assert reading.tables["care_reviews"].period == reading.period == year
        silent(reading, "taken from its dates")


def test_a_file_without_a_year_has_that_of_the_others(make: Make) -> None:
    files = {"reviews": REVIEWS + "1,,01/06/2019,PN1\n", "header_2122": HEADER + "1,1,,,,,\n"}
    reading = ssda903.read(make(files, "903"))
    assert {table.period.end.year for table in reading.tables.values() if table.period} == {2022}


def test_else_the_year_is_that_of_the_latest_plausible_event(make: Make) -> None:
    rows = [f"{child},01/06/2021,S,C2,N1,U4,PR1,,,,,,\n" for child in range(150)]
    late = "900,01/06/2029,S,C2,N1,U4,PR1,,,,,,\n"
    reading = ssda903.read(make({"episodes": EPISODES + "".join(rows) + late}, "903"))
    assert reading.period == Period(date(2021, 4, 1), date(2022, 3, 31))
    assert told(reading, "taken from its dates to be the year to 31 March 2022")
    assert told(reading, "dates after 31 March 2022").rows == (152,)
    assert reading.tables["care_episodes"]["started"].dt.year.max() == 2029


def test_a_return_without_any_year_says_so(make: Make) -> None:
    reading = ssda903.read(make({"header": HEADER + "1,1,05/02/2010,WBRI,,,\n"}, "903"))
    assert reading.period is None
    assert reading.tables["care_header"].period is None
    assert told(reading, "says which year").severity == "error"


def test_two_years_are_joined_and_each_record_is_there_once(make: Make) -> None:
    closed = "1,01/06/2019,S,C2,N1,U4,PR1,30/06/2020,X1,,,,\n"
    open_then = "2,01/06/2020,S,C2,N1,U4,PR1,,,,,,\n"
    ended_since = "2,01/06/2020,S,C2,N1,U4,PR1,31/05/2021,E4A,,,,\n"
    folder = make(
        {
            "episodes_2021": EPISODES + closed + open_then,
            "episodes_2122": EPISODES + closed + ended_since,
            "header_2021": HEADER + "1,1,05/02/2010,WBRI,,,\n2,2,05/02/2011,WBRI,,,\n",
            "header_2122": HEADER + "1,M,05/02/2010,WBRI,,,\n2,F,05/02/2011,WIRI,,,\n",
        },
        "903",
    )
    reading = ssda903.read(folder)
    episodes = reading.tables["care_episodes"]
    assert list(zip(episodes["child_id"], episodes["reason_ended"], strict=True)) == [
        ("1", "X1"),
        ("2", "E4A"),
    ]
    assert set(episodes["source_sheet"]) == {"episodes_2122.csv"}
    assert reading.not_used["care_episodes"] == 2
    assert reading.tables["care_header"]["ethnicity"].tolist() == ["WBRI", "WIRI"]
    assert episodes["sex"].tolist() == ["male", "female"]
    again = [issue for issue in reading.issues if "a record is the same" in issue.message]
    assert {issue.list: issue.rows for issue in again} == {
        "care_episodes": (2,),
        "care_header": (2,),
    }
    later = [issue for issue in reading.issues if "in a later year's file" in issue.message]
    assert {issue.list: issue.rows for issue in later} == {
        "care_episodes": (3,),
        "care_header": (3,),
    }
    assert reading.period == Period(date(2021, 4, 1), date(2022, 3, 31))


def test_years_may_be_folders_and_names_without_years_are_told_apart_by_dates(make: Make) -> None:
    old = "1,,01/06/2020,PN1\n"
    new = "1,,01/06/2020,PN1\n1,,01/06/2021,PN2\n"
    make({"2020-21/reviews": REVIEWS + old}, "903")
    reading = ssda903.read(make({"2021-22/reviews": REVIEWS + new}, "903"))
    reviews = reading.tables["care_reviews"]
    assert reviews["code"].tolist() == ["PN1", "PN2"]
    assert set(reviews["source_sheet"]) == {"2021-22/reviews.csv"}
    apart = ssda903.read(make({"reviews": REVIEWS + new, "reviews last": REVIEWS + old}, "b"))
    assert set(apart.tables["care_reviews"]["source_sheet"]) == {"reviews.csv"}
    assert told(apart, "file 'reviews last.csv': its name has no year").list == "care_reviews"


def test_a_column_only_one_years_file_has_is_not_known_in_the_others_rows(make: Make) -> None:
    files = {
        "reviews_2021": "CHILD,REVIEW\n1,01/06/2020\n",
        "reviews_2122": REVIEWS + "1,05/02/2010,01/06/2021,PN1\n2,,02/06/2021,\n",
        "header_2122": HEADER + "1,1,05/02/2010,WBRI,,,\n2,1,,,,,\n",
    }
    reviews = ssda903.read(make(files, "903")).tables["care_reviews"]
    assert reviews["code"].tolist()[1] == "PN1"
    assert reviews.unusable("code").tolist() == [True, False, False]
    assert reviews.blank("code").tolist() == [False, False, True]
    assert reviews["date_of_birth"].dt.year.tolist()[:2] == [2010, 2010]
    assert not reviews.unusable("date_of_birth").any()


def test_a_table_of_one_year_leaves_out_the_year_before(make: Make) -> None:
    row = "{},,,,0,0,1,1,{},0,,\n"
    folder = make(
        {
            "oc2_2021": OC2 + row.format(1, 0) + row.format(2, 1),
            "oc2_2122": OC2 + row.format(1, 1),
        },
        "903",
    )
    reading = ssda903.read(folder)
    health = reading.tables["care_health"]
    assert health["child_id"].tolist() == ["1"]
    assert health["health_assessed"].tolist() == ["yes"]
    assert told(reading, "rows of an earlier year were not used").rows == (2, 3)
    assert reading.not_used["care_health"] == 2


def test_scores_are_numbers_and_40_is_the_most(make: Make) -> None:
    rows = "".join(
        f"{n},,{score},,0,,1,1,1,0,,\n" for n, score in enumerate([0, "17.0", 40, 41, ""])
    )
    health = ssda903.read(make({"oc2": OC2 + rows})).tables["care_health"]
    assert health["sdq_score"].dtype == "float64"
    assert health["sdq_score"].tolist()[:3] == [0.0, 17.0, 40.0]
    assert health.unusable("sdq_score").tolist() == [False, False, False, True, False]
    assert health.blank("sdq_score").tolist() == [False, False, False, False, True]


def test_workers_are_categories_with_their_spans(make: Make) -> None:
    rows = "1,,SW1.0,01/06/2021,30/06/2021,MANAGE\n1,,SW2,01/07/2021,,\n"
    workers = ssda903.read(make({"sw_episodes": WORKERS + rows})).tables["care_workers"]
    assert str(workers["worker"].dtype) == "category"
    assert workers["worker"].tolist() == ["SW1.0", "SW2"]
    assert workers["reason"].tolist()[0] == "MANAGE"
    assert workers.blank("ended").tolist() == [False, True]


def test_the_social_workers_are_missed_only_since_2024(make: Make) -> None:
    for year, missed in ((2023, False), (2024, True)):
        reading = ssda903.read(make({"reviews": REVIEWS + "1,,01/06/2019,PN1\n"}, f"{year}"))
        named = [i for i in reading.issues if "'social_worker.csv'" in i.message]
        assert bool(named) is missed


def test_a_permanence_of_long_ago_may_have_no_exact_day(make: Make) -> None:
    text = "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM\n1,,P1,E08000008,ZZ/ZZ/2015\n2,,Z1,,\n"
    reading = ssda903.read(make({"prev_perm": text}))
    table = reading.tables["care_previous_permanence"]
    assert table["option"].tolist() == ["P1", "Z1"]
    assert table["authority"].tolist()[0] == "357"
    assert table.blank("date").tolist() == [True, True]
    assert told(reading, "stands for no exact date").rows == (2,)


def test_every_declared_table_is_given_with_its_columns(make: Make) -> None:
    files = {}
    for spec in ssda903.TABLES:
        headings = [c.heading for c in spec.columns]
        files[spec.name.replace("care_", "x_")] = ",".join(headings) + "\n"
    reading = ssda903.read(make(files))
    assert list(reading.tables) == [spec.name for spec in ssda903.TABLES]
    for spec in ssda903.TABLES:
        wanted = [*(c.id for c in spec.columns), "source_sheet", "source_row"]
        assert list(reading.tables[spec.name].frame.columns) == wanted
        assert len(reading.tables[spec.name]) == 0
    assert len([i for i in reading.issues if "headings and no rows" in i.message]) == 11


def test_the_page_names_every_table_file_and_column() -> None:
    page = PAGE.read_text(encoding="utf-8").partition("## SSDA903")[2].partition("\n## ")[0]
    for form in IN_ORDER:
        row = next(line for line in page.splitlines() if line.startswith(f"| `{form.name}` "))
        assert f"`{form.file}.csv`" in row
        own = form.spec.columns if form.name == "care_header" else form.spec.columns[4:]
        assert [f"`{c.id}` {c.heading}" for c in own] == row.split("|")[3].strip().split(", ")
