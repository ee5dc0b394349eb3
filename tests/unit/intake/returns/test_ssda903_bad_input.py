"""Whatever is wrong with the files is one sentence, and no record is let go unsaid."""

from __future__ import annotations

from pathlib import Path

import pytest

from readiness.errors import InputError
from readiness.intake.returns import ssda903
from readiness.intake.returns.reading import ReturnReading
from readiness.model import Issue

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n"
REVIEWS = "CHILD,DOB,REVIEW,REVIEW_CODE\n"
MISSING = "CHILD,DOB,MISSING,MIS_START,MIS_END\n"
EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "return 2021-22"
    made.mkdir()
    return made


def put(folder: Path, name: str, text: str, encoding: str = "utf-8") -> None:
    (folder / name).write_bytes(text.encode(encoding))


def told(reading: ReturnReading, words: str) -> Issue:
    found = [issue for issue in reading.issues if words in issue.message]
    assert len(found) == 1, [issue.message for issue in reading.issues]
    return found[0]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("EPISODES.CSV", EPISODES + "1,01/06/2021,S,C2,N1,U4,PR1,,,,,,\n"),
        ("SSDA903 Episodes final.csv", EPISODES + "1,01/06/2021,S,C2,N1,U4,PR1,,,,,,\n"),
        ("whatever.csv", EPISODES + "1,01/06/2021,S,C2,N1,U4,PR1,,,,,,\n"),
        ("reviews.csv", EPISODES + "1,01/06/2021,S,C2,N1,U4,PR1,,,,,,\n"),
        ("ep.txt", EPISODES.replace(",", "\t") + "1\t01/06/2021\tS\tC2\tN1\tU4\n"),
        ("ep.csv", EPISODES.replace(",", ";") + "1;01/06/2021;S;C2;N1;U4\n"),
        ("ep.csv", EPISODES.lower().replace("_", " ") + "1,01/06/2021,S,C2,N1,U4\n"),
        ("ep.csv", EPISODES.replace("_", "") + "1,01/06/2021,S,C2,N1,U4\n"),
        ("ep.csv", "Episodes of the year,,,\n,,,\n" + EPISODES + "1,01/06/2021,S,C2,N1,U4\n"),
        ("ep.csv", EPISODES.strip() + ",,,\n1,01/06/2021,S,C2,N1,U4,,,,,,,,,,\n"),
    ],
)
def test_episodes_are_found_by_name_or_headings(folder: Path, name: str, text: str) -> None:
    put(folder, name, text)
    reading = ssda903.read(folder)
    assert list(reading.tables) == ["care_episodes"]
    assert reading.tables["care_episodes"]["placement"].tolist() == ["U4"]
    assert not [i for i in reading.issues if "headings of no" in i.message or "passed" in i.message]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_encodings(folder: Path, encoding: str) -> None:
    put(folder, "sw.csv", "CHILD,SW_ID,SW_DECOM\n1,Zoë,01/06/2021\n", encoding)
    workers = ssda903.read(folder).tables["care_workers"]
    assert workers["child_id"].tolist() == ["1"]
    assert workers["worker"].tolist() == ["Zoë"]


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("social_worker", "care_workers"),
        ("sw_episodes_2324", "care_workers"),
        ("placed_adoption", "care_placed_for_adoption"),
        ("Placed for adoption", "care_placed_for_adoption"),
        ("prev_perm", "care_previous_permanence"),
        ("PreviousPermanence", "care_previous_permanence"),
        ("UASC", "care_unaccompanied"),
        ("903_OC3_2122", "care_leavers_return"),
        ("oc2", "care_health"),
        ("AD1", "care_adoption"),
    ],
)
def test_names_are_known_in_all_their_forms(folder: Path, name: str, table: str) -> None:
    spec = next(one for one in ssda903.TABLES if one.name == table)
    columns = [column for column in spec.columns if column.id not in ("sex", "ethnicity")]
    put(folder, f"{name}.csv", ",".join(column.heading for column in columns) + "\n")
    reading = ssda903.read(folder)
    assert list(reading.tables) == [table]
    assert not [issue for issue in reading.issues if "was read as" in issue.message]


def test_a_header_may_hold_no_more_than_it_must(folder: Path) -> None:
    put(folder, "header.csv", "CHILD;SEX;DOB;ETHNIC\n1;2;;WBRI\n;;;\n\n2;1;;\n")
    put(folder, "uasc.csv", "CHILD,SEX,DOB,ETHNIC,DUC\n1,2,,WBRI,\n")
    reading = ssda903.read(folder)
    assert reading.tables["care_header"]["source_row"].tolist() == [2, 5]
    assert len(reading.tables["care_unaccompanied"]) == 1
    assert not [issue for issue in reading.issues if "was read as" in issue.message]


def test_a_wrong_name_is_told(folder: Path) -> None:
    put(folder, "header.csv", REVIEWS + "1,,01/06/2021,PN1\n")
    reading = ssda903.read(folder)
    assert list(reading.tables) == ["care_reviews"]
    assert told(reading, "'header.csv' is named like another table").list == "care_reviews"


def test_a_file_that_is_not_there_is_told(folder: Path) -> None:
    put(folder, "reviews.csv", REVIEWS + "1,,01/06/2021,PN1\n")
    reading = ssda903.read(folder)
    assert "care_missing" not in reading.tables
    assert told(reading, "add 'missing.csv'").list == "care_missing"
    assert told(reading, "add 'episodes.csv'").severity == "error"


def test_other_files_are_told(folder: Path) -> None:
    put(folder, "reviews.csv", REVIEWS + "1,,01/06/2021,PN1\n")
    put(folder, "staff.csv", "Name,Desk\nA,1\nB,2\n")
    put(folder, "missing.csv", "")
    put(folder, "notes.docx", "x")
    put(folder, "oc3.csv", "a,b\n1,2\n")
    put(folder, "cin.xml", "<Message/>")
    reading = ssda903.read(folder)
    assert told(reading, "'staff.csv' has no table's headings").severity == "query"
    assert told(reading, "'missing.csv' is empty").list == "care_missing"
    assert told(reading, "'notes.docx' is not a csv file")
    assert told(reading, "'oc3.csv' has no table's headings").severity == "error"
    assert list(reading.tables) == ["care_reviews"]
    assert not [issue for issue in reading.issues if "cin.xml" in issue.message]


def test_headings_without_rows(folder: Path) -> None:
    put(folder, "reviews.csv", REVIEWS)
    reading = ssda903.read(folder)
    assert len(reading.tables["care_reviews"]) == 0
    assert told(reading, "there are headings and no rows").list == "care_reviews"


def test_rows_without_a_child_are_counted_and_told(folder: Path) -> None:
    rows = "1,,01/06/2021,PN1\n,,02/06/2021,PN1\n,,,\nTotal,,,\n2,,03/06/2021,PN1\n"
    put(folder, "reviews.csv", REVIEWS + rows)
    reading = ssda903.read(folder)
    assert reading.tables["care_reviews"]["source_row"].tolist() == [2, 6]
    assert told(reading, "without a child's identifier").rows == (3,)
    assert told(reading, "a note, a total").rows == (5,)
    assert reading.not_used["care_reviews"] == 2


def test_a_file_without_the_childs_column(folder: Path) -> None:
    put(folder, "reviews.csv", "REVIEW,REVIEW_CODE\n01/06/2021,PN1\n02/06/2021,PN1\n")
    put(folder, "header.csv", HEADER + "1,1,05/02/2010,WBRI,,,\n")
    reading = ssda903.read(folder)
    assert "care_reviews" not in reading.tables
    assert told(reading, "no column of children's identifiers").rows == (2, 3)
    assert reading.not_used["care_reviews"] == 2


def test_a_child_who_is_not_in_the_header(folder: Path) -> None:
    put(folder, "header.csv", HEADER + "1,1,05/02/2010,WBRI,,,\n")
    put(folder, "reviews.csv", REVIEWS + "1,,01/06/2021,PN1\n2,,01/06/2021,PN1\n")
    reading = ssda903.read(folder)
    assert told(reading, "children who are not in the header").rows == (3,)
    reviews = reading.tables["care_reviews"]
    assert reviews.blank("sex").tolist() == [False, True]


def test_a_child_twice_in_the_header(folder: Path) -> None:
    same = "1,1,05/02/2010,WBRI,,,\n"
    put(folder, "header.csv", HEADER + same + same + "2,1,05/02/2011,WBRI,,,\n2,2,,WBRI,,,\n")
    reading = ssda903.read(folder)
    header = reading.tables["care_header"]
    assert header["child_id"].tolist() == ["1", "2"]
    assert header["sex"].tolist() == ["male", "male"]
    assert told(reading, "a record is the same in every column").rows == (2,)
    assert told(reading, "further rows of a child").rows == (5,)
    assert reading.not_used["care_header"] == 2


def test_rows_that_cannot_be_read_are_never_called_the_same(folder: Path) -> None:
    put(folder, "reviews.csv", REVIEWS + "1,,01/06/2021,PNX\n1,,01/06/2021,PNY\n")
    reading = ssda903.read(folder)
    assert len(reading.tables["care_reviews"]) == 2
    assert told(reading, "not a code of the return (2 different wordings)").rows == (2, 3)


def test_dates(folder: Path) -> None:
    spans = [
        ("31/02/2021", "", "not a date that exists"),
        ("06/13/2021", "", "month first"),
        ("01/06/1921", "", "before 1990"),
        ("02/06/2021", "01/06/2021", "before those of 'MIS_START'"),
        ("01/06/2022", "", "after 31 March 2022"),
    ]
    rows = [f"1,,M,{start},{end}\n" for start, end, _ in spans]
    put(folder, "missing.csv", MISSING + "".join(rows) + "1,,A,03/06/2021,03/06/2021\n")
    reading = ssda903.read(folder)
    for row, (_, _, words) in enumerate(spans, start=2):
        assert told(reading, words).rows == (row,)
    missing = reading.tables["care_missing"]
    assert missing.unusable("started").tolist() == [True, True, True, False, False, False]
    assert len(missing) == 6


def test_a_missing_and_an_unknown_column(folder: Path) -> None:
    put(folder, "reviews.csv", "CHILD,REVIEW,LA,YEAR\n1,01/06/2021,x,y\n,,,note\n")
    reading = ssda903.read(folder)
    assert told(reading, "'REVIEW_CODE': the column is not there").severity == "error"
    assert told(reading, "passed over ('LA', 'YEAR')")
    assert told(reading, "filled only in columns").rows == (3,)
    assert "code" not in reading.tables["care_reviews"]


def test_a_heading_twice(folder: Path) -> None:
    put(
        folder, "reviews.csv", "CHILD,REVIEW,REVIEW_CODE,Review Date\n1,01/06/2021,PN1,02/06/2021\n"
    )
    reading = ssda903.read(folder)
    assert told(reading, "'Review Date' would be the same column")
    assert reading.tables["care_reviews"]["date"].dt.day.tolist() == [1]


def test_tables_of_different_years_are_told(folder: Path) -> None:
    put(folder, "reviews_2021.csv", REVIEWS + "1,,01/06/2020,PN1\n")
    put(folder, "missing_2122.csv", MISSING + "1,,M,01/06/2021,\n")
    reading = ssda903.read(folder)
    assert told(reading, "31 March 2021 while others are of 2022").list == "care_reviews"


@pytest.mark.parametrize("rows", ["", "Name,Desk\nA,1\n"])
def test_a_folder_with_nothing_of_the_return(folder: Path, rows: str) -> None:
    if rows:
        put(folder, "staff.csv", rows)
    with pytest.raises(InputError, match=r"^The folder 'return 2021-22' "):
        ssda903.read(folder)


def test_no_folder(folder: Path) -> None:
    with pytest.raises(InputError, match="There is no folder 'elsewhere'"):
        ssda903.read(folder / "elsewhere")


def test_no_message_holds_what_a_cell_holds(folder: Path) -> None:
    secret = "Quux-4711"
    put(folder, "header.csv", HEADER + f"{secret},{secret},{secret},{secret},,,\n")
    put(folder, "missing.csv", MISSING + f"{secret}9,,{secret},{secret},{secret}\n")
    reading = ssda903.read(folder)
    assert len([issue for issue in reading.issues if issue.severity == "error"]) > 5
    assert not [issue for issue in reading.issues if secret in issue.message]
