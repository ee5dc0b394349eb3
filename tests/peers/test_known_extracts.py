"""Annex A as the sector's standard dataset is known to make it: its gaps are recognised."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.peers.examples import AS_AT, found_by, letters, percent, rows

from readiness.intake import annex_a
from readiness.quality import accept, check, doubtful_rows

YEAR = timedelta(days=365)
GAPS = "across_lists.known_export"


def test_referrals_counted_to_today_and_not_to_the_latest_are_noticed(
    workbook: Any, headings: Any, record: Any
) -> None:
    """Seen: the referrals of the year to today, the latest among them, where Ofsted asks for those
    before the latest. So every child has been referred before."""
    first_ever = date(2025, 4, 22)

    def their_way(referrals: list[date], today: date) -> int:
        return sum(today - YEAR <= on <= today for on in referrals)

    def as_ofsted_asks(referrals: list[date]) -> int:
        *earlier, latest = referrals
        return sum(latest - YEAR <= on for on in earlier)

    assert (their_way([first_ever], AS_AT), as_ofsted_asks([first_ever])) == (1, 0)
    a_year_before = [date(2024, 6, 3), first_ever]
    assert (their_way(a_year_before, AS_AT), as_ofsted_asks(a_year_before)) == (1, 1)

    said, noticed = {}, {}
    for number in (their_way([first_ever], AS_AT), as_ofsted_asks([first_ever])):
        children = [
            record("referrals", child_id=f"C{n}", date_of_referral=first_ever,
                   referrals_in_last_12_months=number)
            for n in range(30)
        ]  # fmt: skip
        sheet = {"List 3": [headings("referrals"), *children]}
        lists = dict(annex_a.read(workbook(sheet), AS_AT).lists)
        said[number] = percent(letters("rereferrals", lists))
        noticed[number] = found_by("any_list.counts_include_latest", check(lists, AS_AT))
    assert said == {1: 100, 0: 0}
    assert noticed[1]
    assert not noticed[0]


def test_enquiries_counted_to_each_row_and_not_to_the_latest_are_noticed() -> None:
    """Seen: each row of a child with its own count, where Ofsted asks for one value on all."""
    enquiries = [date(2025, 5, 6), date(2025, 8, 4)]

    def their_way(on: date) -> int:
        return sum(on - YEAR <= earlier < on for earlier in enquiries)

    def sheet(counts: list[int]) -> dict[str, Any]:
        lines = [f"A | {on} | {n}" for on, n in zip(enquiries, counts, strict=True)]
        head = "child_id | strategy_discussion | enquiries_in_last_12_months"
        return {"section_47": rows("section_47", "\n".join([head, *lines]))}

    theirs = [their_way(on) for on in enquiries]
    assert theirs == [0, 1]

    rule = "any_list.counts_differ"
    assert [one.rows for one in found_by(rule, check(sheet(theirs), AS_AT))] == [(2, 3)]
    right = sheet([1, 1])
    assert not found_by(rule, check(right, AS_AT))
    assert letters("repeat_section_47", right) == "-y"


def test_a_list_8_without_places_does_not_put_every_child_inside_the_area(
    workbook: Any, headings: Any, record: Any
) -> None:
    """Seen: neither placement location nor authority filled in, and blank taken as 'not out'."""
    places = ["", "", ""]

    def their_way(location: str) -> str:
        return "y" if location == "Out" else "n"

    assert percent("".join(map(their_way, places))) == 0

    children = [
        record("children_in_care", child_id=str(n), started=date(2024, 5, 6), placement_location=p)
        for n, p in enumerate(places)
    ]
    adopter = record("adopters", adopter_id="P", enquiry=date(1900, 1, 1))
    sheets = {
        "List 8": [headings("children_in_care"), *children],
        "List 11": [headings("adopters"), adopter],
    }
    lists = dict(annex_a.read(workbook(sheets), AS_AT).lists)
    assert letters("placed_outside_area", lists) == "uuu"
    (told,) = found_by(GAPS, check(lists, AS_AT))
    assert "list 8 says nowhere where children are placed" in told.message
    assert "list 11 has no dates" in told.message


def test_first_of_january_1900_is_no_date(workbook: Any, headings: Any, record: Any) -> None:
    """Seen: every date of list 11 the same constant, so that each stage took no time at all."""
    constant = date(1900, 1, 1)

    def their_way(started: date, ended: date) -> bool:
        return (ended - started).days <= 61

    assert their_way(constant, constant)

    adopters = [
        record("adopters", adopter_id="P", enquiry=constant, stage_1_started=constant,
               stage_1_ended=constant),
        record("adopters", adopter_id="Q", enquiry="01/01/1900", stage_1_started=date(2025, 1, 6),
               stage_1_ended=date(2025, 6, 9)),
    ]  # fmt: skip
    reading = annex_a.read(workbook({"List 11": [headings("adopters"), *adopters]}), AS_AT)
    read = reading.lists["adopters"]
    assert read["enquiry"].isna().all()
    assert read.blank("stage_1_ended").tolist() == [True, False]
    assert letters("adopters_stage_1", dict(reading.lists)) == "-n"
    told = [i for i in reading.issues if i.column == "Date enquiry received" and i.rows == (2, 3)]
    assert any("placeholder" in issue.message for issue in told)


def test_a_list_9_without_its_cohort_is_not_as_ofsted_asks() -> None:
    """Seen: everyone ever in care, without a filter, in the list of care leavers of today."""
    leavers = rows(
        "care_leavers",
        """
        child_id | date_of_birth | age | in_touch
        A        | 2005-06-01    | 20  | yes
        B        | 1991-06-01    | 34  | no
        C        | 1988-06-01    | 37  | no
        """,
    )

    def their_way(in_touch: list[str]) -> str:
        return "".join("y" if said == "no" else "n" for said in in_touch)

    assert their_way(["yes", "no", "no"]) == "nyy"

    lists = {"care_leavers": leavers}
    issues = check(lists, AS_AT)
    assert letters("not_in_touch", lists) == "n--"
    assert [one.rows for one in found_by("care_leavers.outside_ages", issues)] == [(3, 4)]
    verdict = {one.list: one.verdict for one in accept(lists, issues, AS_AT)}
    assert verdict["care_leavers"] == "not as Ofsted asks"


def test_care_leavers_in_list_6_are_not_taken_for_children_in_need() -> None:
    """Seen: young adults leaving care given a child in need plan, though Ofsted leaves them out."""
    need = """
        child_id | date_of_birth | started    | closed | case_status
        A        | 2005-06-01    | 2024-05-06 |        | child_in_need
        B        | 2014-06-01    | 2024-05-06 |        | child_in_need
        """
    lists = {
        "children_in_need": rows("children_in_need", need),
        "care_leavers": rows("care_leavers", "child_id | date_of_birth\nA | 2005-06-01"),
    }

    def their_way(statuses: list[str]) -> int:
        return statuses.count("child_in_need")

    assert their_way(lists["children_in_need"]["case_status"].tolist()) == 2

    issues = check(lists, AS_AT)
    (told,) = found_by("across_lists.leavers_in_need", issues)
    assert (told.list, told.rows) == ("children_in_need", (2,))
    verdict = {one.list: one.verdict for one in accept(lists, issues, AS_AT)}
    assert verdict["children_in_need"] == "not as Ofsted asks"
    doubtful = doubtful_rows(lists, AS_AT)["children_in_need"]
    assert doubtful["case_status"].tolist() == [True, False]
