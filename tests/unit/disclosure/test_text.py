"""The names of files, and one in words, go from the sentences of evidence and returns: each sentence
is made as the readers make it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from readiness.disclosure.profiles import LEADERSHIP, OPERATIONAL
from readiness.disclosure.text import show_issues
from readiness.intake.evidence import messages as of_evidence
from readiness.intake.evidence.tabs import EVIDENCE_TABS
from readiness.intake.returns.ssda903 import messages as of_returns
from readiness.intake.returns.ssda903.forms import FORMS
from readiness.model import Issue

TAB = EVIDENCE_TABS[-1]
FORM = FORMS[0]
COLUMN = FORM.spec.columns[0]
FILE = "2026/O'Mara: her case, 'final'.csv"
NAMED = {
    "cells": of_returns.blank(FORM.spec, FILE, COLUMN, [4, 9]),
    "unknown_columns": of_returns.unknown_columns(FORM.spec, FILE, ["O'Mara's (new) address", "x"]),
    "column_twice": of_returns.column_twice(FORM.spec, FILE, COLUMN, ["O'Mara"]),
    "misnamed": of_returns.misnamed(FORM, FILE, named=True),
    "unknown_file": of_returns.unknown_file(None, FILE, 3),
    "empty_file": of_returns.empty_file(None, FILE),
    "not_text": of_returns.not_text(FILE),
    "file_year": of_returns.file_year_from_dates(FORM, FILE, 2026),
    "again": of_returns.same_again(FORM.spec, FILE, [7]),
}


def said(issue: Issue) -> str:
    return str(show_issues([issue], [], LEADERSHIP)["message"][0])


@pytest.mark.parametrize("issue", NAMED.values(), ids=NAMED)
def test_a_file_of_a_return_and_its_headings_are_not_named(issue: Issue) -> None:
    told = said(issue)
    assert "Mara" not in told
    assert "her case" not in told
    assert "O'Mara" in show_issues([issue], [], OPERATIONAL)["message"][0]
    assert issue.message.split(": ")[-1].split("; ")[-1] in told


def test_the_file_is_left_out_and_the_rest_is_said() -> None:
    told = said(of_returns.blank(FORM.spec, "a.csv", COLUMN, [4]))
    assert told.startswith(f"SSDA903 {FORM.spec.title}, '{COLUMN.heading}': blank where")


@pytest.mark.parametrize("rows", [[4], [4, 7], range(4, 40)])
def test_of_several_workbooks_of_evidence_none_is_named(rows: list[int]) -> None:
    one = of_evidence.notes(TAB, rows)
    one = replace(one, message=f"Case of O'Mara: new.xlsx: {one.message}")
    told = said(one)
    assert (
        told == f"Evidence tab '{TAB.name}': a total or the headings again, so not used; remove it."
    )
    sheet = of_evidence.of_sheet(3, "is not a tab this product knows, so not read")
    told = said(replace(sheet, message=f"O'Mara.xlsx: {sheet.message}"))
    assert told == sheet.message


def test_one_in_words_is_a_few() -> None:
    for make in (of_returns.same_again, of_returns.superseded):
        assert "a few records are" in said(make(FORM.spec, "a.csv", [7]))
        assert "a few records are" in said(make(FORM.spec, "a.csv", [7, 8]))
        assert "20 records are" in said(make(FORM.spec, "a.csv", range(20)))
