"""What single cells say: ages, codes, and words nobody knows."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.peers.examples import AS_AT, letters, percent

from readiness import breakdowns
from readiness.intake import annex_a
from readiness.intake.annex_a.lists import LISTS


def test_an_unborn_child_and_an_age_with_a_fraction_have_an_age(
    workbook: Any, headings: Any, record: Any
) -> None:
    """Seen: ages as whole numbers from 0, so that Ofsted's -1 and a computed 6.138 are errors."""

    def their_way(written: float) -> int | None:
        return int(written) if written >= 0 and float(written).is_integer() else None

    ages = [-1, 6.138, 12]
    assert [their_way(age) for age in ages] == [None, None, 12]

    children = [record("contacts", child_id=str(n), age=age) for n, age in enumerate(ages)]
    reading = annex_a.read(workbook({"List 1": [headings("contacts"), *children]}), AS_AT)
    contacts = reading.lists["contacts"]
    assert contacts["age"].tolist() == [-1, 6, 12]
    assert not contacts.unusable("age").any()
    bands = breakdowns.grouping(contacts, "age", AS_AT)
    assert bands is not None
    assert [bands.labels[code] for code in bands.codes] == ["Unborn", "5 to 9", "10 to 15"]


def test_gypsy_roma_and_irish_traveller_children_can_still_be_told(
    workbook: Any, headings: Any, record: Any
) -> None:
    """Seen: only the group kept, so that nobody can ask about the children worst served in it."""
    written = ["a) WBRI", "e) WROM", "c) WIRT", "WROM"]

    def their_way(text: str) -> str:
        return "White" if text.split()[-1].startswith("W") else "Other"

    assert {their_way(text) for text in written} == {"White"}

    children = [record("contacts", child_id=str(n), ethnicity=w) for n, w in enumerate(written)]
    sheet = {"List 1": [headings("contacts"), *children]}
    contacts = annex_a.read(workbook(sheet), AS_AT).lists["contacts"]
    assert contacts["ethnicity"].tolist() == ["WBRI", "WROM", "WIRT", "WROM"]
    assert contacts["ethnicity_group"].tolist() == ["White"] * 4


def test_living_with_parents_is_not_a_home_of_the_authority(
    workbook: Any, headings: Any, record: Any
) -> None:
    """Seen: six providers in three groups, and 'own parents' filed with the authority's own."""
    written = ["PR0 own parents", "PR1 own provision", "PR4 private provision"]

    def their_way(text: str) -> str:
        return "Own LA" if "own" in text.casefold() else "Other"

    assert [their_way(text) for text in written] == ["Own LA", "Own LA", "Other"]

    children = [
        record("children_in_care", child_id=str(n), placement_provider=w)
        for n, w in enumerate(written)
    ]
    sheet = {"List 8": [headings("children_in_care"), *children]}
    care = annex_a.read(workbook(sheet), AS_AT).lists["children_in_care"]
    assert care["placement_provider"].tolist() == ["PR0", "PR1", "PR4"]
    assert care["placement_provider_group"].tolist() == ["Other", "Own LA", "Private"]


def test_who_refuses_contact_or_needs_no_service_is_not_lost(
    workbook: Any, headings: Any, record: Any
) -> None:
    """Seen: REFU and NREQ filed as not in touch, which makes careful authorities look careless."""
    written = ["a) Yes", "b) No", "d) Refu", "e) NREQ"]

    def their_way(text: str) -> str:
        return "y" if text[3:] in ("No", "Refu", "NREQ") else "n"

    assert percent("".join(map(their_way, written))) == 75

    born = date(2005, 6, 1)
    leavers = [
        record("care_leavers", child_id=str(n), date_of_birth=born, in_touch=w)
        for n, w in enumerate(written)
    ]
    sheet = {"List 9": [headings("care_leavers"), *leavers]}
    lists = annex_a.read(workbook(sheet), AS_AT).lists
    assert lists["care_leavers"]["in_touch"].tolist() == ["yes", "no", "refused", "not_required"]
    assert letters("not_in_touch", dict(lists)) == "nynn"


def test_words_nobody_knows_are_kept_as_they_were_written(
    workbook: Any, headings: Any, record: Any
) -> None:
    """Seen: 'not matched' written over them in the cleaned file, so that they are gone."""
    written = ["Male", "see overleaf", "F"]

    def their_way(text: str) -> str:
        return {"Male": "a) Male", "F": "b) Female"}.get(text, "not matched")

    assert "see overleaf" not in map(their_way, written)

    children = [record("contacts", child_id=str(n), sex=w) for n, w in enumerate(written)]
    reading = annex_a.read(workbook({"List 1": [headings("contacts"), *children]}), AS_AT)
    contacts = reading.lists["contacts"]
    assert contacts.written("sex").tolist() == written
    assert contacts.unusable("sex").tolist() == [False, True, False]
    (told,) = [issue for issue in reading.issues if issue.rows == (3,) and issue.column == "Gender"]
    assert "overleaf" not in told.message


def test_all_eleven_lists_are_read(workbook: Any, eleven: Any, record: Any) -> None:
    """Seen: lists 1 to 8, so that care leavers and adoption are never cleaned."""

    def their_way(sheets: dict[str, Any]) -> set[str]:
        return {name for name in sheets if int(name.removeprefix("List_")) <= 8}

    sheets = {
        spec.sheet: [*eleven[spec.sheet], record(spec.name, **{spec.identifier.id: "A1"})]
        for spec in LISTS
    }
    assert len(their_way(sheets)) == 8

    lists = annex_a.read(workbook(sheets), AS_AT).lists
    assert list(lists) == [spec.name for spec in LISTS]
    assert {len(rows) for rows in lists.values()} == {1}


def test_a_group_is_not_mistaken_for_a_blank(workbook: Any, headings: Any, record: Any) -> None:
    """Seen: codes collapsed to groups; a file that has only groups still tells work from none."""
    leaver = record(
        "care_leavers", child_id="A", date_of_birth=date(2005, 6, 1), in_touch="a) Yes",
        activity="In training or employment",
    )  # fmt: skip

    def their_way(text: str) -> bool:
        return text[:2] in ("F1", "F2", "F4", "F5", "P1", "P2", "P4", "P5")

    assert not their_way("In training or employment")

    sheet = {"List 9": [headings("care_leavers"), leaver]}
    assert letters("in_education_or_work", dict(annex_a.read(workbook(sheet), AS_AT).lists)) == "y"
