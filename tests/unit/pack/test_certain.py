"""What is put right, and what is left for a person because it is only likely."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from tests.unit.pack.reading_back import AS_AT

from readiness.intake.annex_a import LISTS, list_spec
from readiness.intake.annex_a.codes import Match, code_set
from readiness.intake.annex_a.columns import Encoded, Readers
from readiness.pack.certain import Certain, Doubt, Kind, _official, certain


def of(list_name: str, column: str, *texts: str, typed: bool = True) -> Certain:
    encoded = Encoded([*texts], np.arange(len(texts), dtype=np.int32), np.empty(0, dtype=np.intp))
    return certain(Readers(AS_AT).read(list_spec(list_name).column(column), encoded), typed)


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("M", "a) Male"),
        ("female", "b) Female"),
        ("a) Male", None),
        ("a) Male ", "a) Male"),
        ("??", None),
        ("", None),
        ("-", None),
        ("femael", None),
    ],
)
def test_codes_are_written_in_ofsteds_words_where_they_are_sure(written, right):
    assert of("contacts", "sex", written).values == [right]


def test_a_misspelt_code_is_left_for_a_person():
    made = of("contacts", "contact_source", "anonymus", "q) 6: Police")
    assert made.values == [None, None]
    assert made.doubts == {Doubt.LIKENESS: [0]}


def test_a_group_of_codes_is_left_for_a_person():
    made = of("contacts", "ethnicity", "White", "WBRI")
    assert made.values == [None, "a) WBRI"]
    assert made.doubts == {Doubt.GROUP_ONLY: [0]}


def test_the_name_of_an_authority_is_nobodys_code():
    assert of("children_in_care", "placement_authority", "Tameside MBC").values == [None]


def test_every_code_we_write_is_read_as_the_same_code():
    columns = [column for spec in LISTS for column in spec.columns if column.codes]
    assert len(columns) > 50
    for name in {str(column.codes) for column in columns} - {"placement_authority"}:
        for code in code_set(name).codes:
            if code.group:
                assert _official(name, Match(code.key, code.group, "exact")) == code.official


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("03/04/2026", date(2026, 4, 3)),
        ("2026-04-03", date(2026, 4, 3)),
        ("3 Apr 26", date(2026, 4, 3)),
        ("46115", date(2026, 4, 3)),
        ("2026-04-03 14:22:00", date(2026, 4, 3)),
        ("31/02/2026", None),
        ("01/01/1900", None),
        ("03/04/2027", None),
        ("2026", None),
    ],
)
def test_dates_that_were_read_become_dates(written, right):
    made = of("contacts", "date_of_contact", written)
    assert made.values == [right]
    assert made.kind is Kind.DATE


def test_one_month_first_date_makes_its_column_doubtful():
    texts = ("03/04/2026", "04/13/2026", "25/04/2026", "05/05/2026", "2026-04-03", "1-2-26")
    made = of("contacts", "date_of_contact", *texts)
    assert made.values == [
        None,
        None,
        date(2026, 4, 25),
        date(2026, 5, 5),
        date(2026, 4, 3),
        None,
    ]
    assert made.doubts == {Doubt.MONTH_FIRST: [0, 5]}


def test_a_file_of_text_has_no_types_to_put_right():
    assert of("contacts", "date_of_contact", "03/04/2026", "3/4/26", typed=False).quiet == {0}
    assert of("contacts", "age", "11", "1,1", typed=False).quiet == {0}
    assert of("contacts", "date_of_contact", "03/04/2026").quiet == set()


@pytest.mark.parametrize(
    ("written", "right"),
    [("11", 11), ("6.138", 6.138), ("-1", -1), ("Unborn", None), ("old", None), ("1900-01-05 00:00:00", 5)],
)  # fmt: skip
def test_ages_keep_what_they_say(written, right):
    assert of("contacts", "age", written).values == [right]


def test_counts_become_numbers():
    values = of("children_in_care", "placements_in_12_months", "1,250", "2.0", "two", "2.5").values
    assert values == [1250, 2, None, None]


def test_only_the_ends_of_identifiers_are_touched():
    values = of("contacts", "child_id", "1002.0", "00123", " 7 ", "A  1", "1.5").values
    assert values == ["1002", None, None, None, None]


def test_text_is_nobodys_to_correct():
    assert of("referrals", "team", " north  team", "=1").values == [None, None]
