"""The page: every list's verdict in words, who answers what, what was put right, what is left."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from tests.unit.pack.reading_back import AS_AT, make_pack

from readiness import synthetic
from readiness.intake.annex_a import LISTS
from readiness.model import LIST_NAMES, ListSummary, Severity
from readiness.pack import lists_book, page
from readiness.pack.asked import OWNER_ORDER, Question
from readiness.pack.certain import Kind
from readiness.pack.changes import once
from readiness.quality import Verdict
from readiness.quality.acceptance import AS_ASKED, NOT_AS_ASKED

FAULTS = ("bad-dates", "dirty-codes", "blank-ids", "missing-list", "missing-columns", "title-rows")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    place = tmp_path_factory.mktemp("page")
    file = synthetic.write(place, 150, 4, faults=FAULTS, as_at=AS_AT).annex_a
    reading = make_pack(file, place / "pack")
    return reading, (place / "pack" / page.FILE).read_text(encoding="utf-8")


def told(**different) -> page.Told:
    plain = {
        "file": "lists.xlsx",
        "as_at": AS_AT,
        "previous": None,
        "copy": lists_book.FILE,
        "verdicts": [Verdict(name, AS_ASKED, ()) for name in LIST_NAMES],
        "summaries": [ListSummary(s.key, s.sheet, 2, 5, 5, 0, (), ()) for s in LISTS],
        "questions": (),
        "changes": (),
    }
    return page.Told(**(plain | different))


def asked(**different) -> Question:
    plain = {
        "list": "contacts",
        "column": "Gender",
        "title": "A rule",
        "wrong": "Something is wrong.",
        "question": "What is it?",
        "owner": "front door",
        "severity": Severity.ERROR,
        "rows": (3, 4),
        "measures": (),
    }
    return Question(**(plain | different))


def test_each_list_has_its_verdict_in_words(made):
    _, text = made
    verdicts = re.findall(r'class="verdict \w+">([^<]+)<', text)
    assert len(verdicts) == 11
    assert {"Not as Ofsted asks", "Not supplied"} <= set(verdicts)


def test_it_is_marked_at_both_ends_and_for_people_of_any_screen(made):
    _, text = made
    assert text.count("OPERATIONAL: child-level data.") == 2
    assert '<html lang="en-GB"' in text
    assert "width=device-width" in text
    assert "@media print" in text
    assert "<caption>" in text
    assert text.count("<h1") == 1


def test_it_runs_nothing_and_calls_nowhere(made):
    _, text = made
    assert "<script" not in text
    assert "http://" not in text
    assert "https://" not in text
    assert "default-src 'none'" in text


def test_its_markup_is_closed(made):
    class Open(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.open: list[str] = []

        def handle_starttag(self, tag, attrs):
            if tag not in ("meta", "br", "col"):
                self.open.append(tag)

        def handle_endtag(self, tag):
            assert self.open.pop() == tag

    parser = Open()
    parser.feed(made[1])
    assert parser.open == []


def test_no_childs_value_is_on_it(made):
    reading, text = made
    for rows in reading.lists.values():
        key = "child_id" if "child_id" in rows else "adopter_id"
        assert not [one for one in set(rows[key].dropna()) if one in text]


def test_what_is_wrong_is_said_once_with_its_places():
    text = page.page(
        told(questions=[asked(), asked(column="Ethnicity", rows=(9,)), asked(list="referrals")])
    )
    assert text.count("Something is wrong.") == 1
    assert "List 1, Contacts: Gender (2 rows), Ethnicity (1 row); List 3, Referrals: Gender" in text
    assert "who: front door" in text


def test_what_breaks_ofsteds_own_rule_comes_first():
    text = page.page(
        told(
            questions=[
                asked(wrong="Third.", rows=tuple(range(90))),
                asked(wrong="Second.", rows=(1,), cohort=True),
                asked(wrong="First.", rows=(), cohort=True),
            ]
        )
    )
    assert text.index("First.") < text.index("Second.") < text.index("Third.")


def test_more_than_a_page_holds_is_counted():
    several = [asked(wrong=f"Wrong {n}.", question=f"What {n}?") for n in range(12)]
    text = page.page(told(questions=several))
    assert "And 4 more kinds of error in questions.xlsx." in text
    assert "And 7 more questions in questions.xlsx." in text


def test_who_answers_stands_in_the_order_of_the_lists():
    everyone = [asked(owner=owner) for owner in reversed(OWNER_ORDER)]
    text = page.page(told(questions=everyone))
    places = [text.index(f">{owner.capitalize()}</h3>") for owner in OWNER_ORDER]
    assert places == sorted(places)


def test_a_sound_file_says_so():
    text = page.page(told())
    assert "Of the eleven lists, 11 as Ofsted asks." in text
    assert "No errors were found." in text
    assert "No questions arise" in text
    assert "Nothing needed putting right" in text
    assert "Whether what the lists say is true." in text


def test_without_a_date_it_says_what_was_not_checked():
    text = page.page(told(as_at=None))
    assert "No as-at date was given" in text
    assert "give it with --as-at" in text


def test_what_a_file_calls_itself_is_escaped():
    text = page.page(told(file="<b>&.xlsx", questions=[asked(column="<i>", wrong="<u>")]))
    assert "<b>&" not in text
    assert "<i>" not in text
    assert "&lt;u&gt;" in text


def test_corrections_are_counted_apart_from_what_is_noted():
    changes = [
        once("List 1, Contacts", "S", 5, "Gender", Kind.CODE, "M", "a) Male"),
        once("List 1, Contacts", "S", 1, "", Kind.ABOVE, "A note", None),
    ]
    text = page.page(told(changes=changes))
    assert "1 cell put right with certainty in corrected_annex_a.xlsx." in text
    assert "Rows above the headings that Ofsted's layout has no place for: 1." in text.replace(
        "&#x27;", "'"
    )
    assert "A note" not in text


def test_a_folder_of_csv_is_said_to_be_one():
    changes = [once("List 1, Contacts", "S", 5, "Gender", Kind.CODE, "M", "a) Male")]
    text = page.page(told(copy="corrected_annex_a", changes=changes))
    assert "too long for a workbook" in text
    assert 'href="changes.csv"' in text


def test_verdicts_are_counted_in_one_phrase():
    verdicts = [Verdict("contacts", NOT_AS_ASKED, ()), Verdict("referrals", AS_ASKED, ())]
    assert page.counted_verdicts(verdicts) == "1 as Ofsted asks and 1 not as Ofsted asks"
