"""A small authority with a child, a worker, a home and a team planted wherever a person may write."""

from __future__ import annotations

import csv
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from tests.acceptance.canaries import Canaries

from readiness.intake.evidence.tabs import tab

BORN, CAME = date(2011, 7, 13), date(2019, 11, 23)
ID, UPN, ADOPTER, FAMILY = "CANARYID7Q", "Z998877QX665", "CANARYAD9", "CANARYFAM"
WORKER, POSTCODE, URN = "Zebedee Quagmire", "QZ99 9QX", "SC998877"
NONSENSE = "Quizzlewick nearly"
FREE = "Ask Ottoline Fotherby, WBRI girl of 9, Canaryville ward"
NAMED = "Ermintrude"
"""In names of files, sheets and headings, which `check` tells those who hold the file."""

VALUES = Canaries(
    (ID, UPN, ADOPTER, FAMILY, "Zebedee", "Quagmire", POSTCODE, URN, "Quizzlewick", "Ottoline",
     "Fotherby", "Canaryville", "9 Canary Street"),
    (BORN, CAME),
)  # fmt: skip
EVERYTHING = Canaries((*VALUES.words, NAMED), VALUES.days)
FOR_PUBLIC = Canaries((*EVERYTHING.words, "Hortensia"), VALUES.days)

PRINTED = "Hortensia Blackadder"
"""Where the evidence workbook says that what is written is printed, which is so for leaders."""

LONE_TEAM = "Quagmire alone"
_ANNEX_A = {
    "Child Unique ID": ID,
    "Date of Birth": BORN,
    "Allocated Worker": WORKER,
    "Allocated Personal Advisor": WORKER,
    "Allocated Team": LONE_TEAM,
    "Placement postcode": POSTCODE,
    "URN of Placement": URN,
    "Individual adopter identifier": ADOPTER,
    "Family identifier": FAMILY,
    "Date Started to be Looked After": CAME,
    "CIN Start Date": CAME,
    "Ethnicity": "j) APKN",
}
_EVIDENCE = {
    "Child id": ID,
    "Worker": WORKER,
    "Household": FAMILY,
    "Team": LONE_TEAM,
    "Owner": WORKER,
    "Author": WORKER,
    "Chair": WORKER,
    "By": WORKER,
    **dict.fromkeys(("Text", "Reason", "Claim", "Evidence", "Theme", "About", "Action", "Note"), FREE),
    "Meeting": FREE,
    "Post": FREE,
    "Breach": FREE,
}  # fmt: skip
_WHOSE = {"authority", "last_inspection", "local_limits", "nothing_to_report"}


def plant(small: Path, place: Path) -> dict[str, Any]:
    """The authority of `small` again with all of it planted: what a run is given, by name."""
    annex_a = openpyxl.load_workbook(small / "annex_a.xlsx")
    for sheet in annex_a.worksheets:
        _plant_list(sheet)
    annex_a.create_sheet(f"Case of {NAMED}").append([ID])
    annex_a.save(place / "annex_a.xlsx")
    evidence = openpyxl.load_workbook(small / "evidence.xlsx")
    for sheet in evidence.worksheets:
        _plant_tab(sheet)
    evidence.create_sheet(f"{NAMED}'s notes").append([FREE])
    again = place / f"{NAMED}'s evidence.xlsx"
    evidence.save(again)
    return {
        "annex_a": place / "annex_a.xlsx",
        "evidence": again,
        "returns": _plant_returns(small / "returns", place / "returns"),
    }


def _plant_list(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
    headings = [cell.value for cell in sheet[2]]
    first = [cell.value for cell in sheet[3]]
    sheet.append([_ANNEX_A.get(h, v) for h, v in zip(headings, first, strict=True)])
    sheet.append([
        _ANNEX_A[h] if "dentifier" in h or "Unique ID" in h else v and NONSENSE
        for h, v in zip(headings, first, strict=True)
    ])  # fmt: skip
    sheet.append([f"Note: {FREE}"])
    sheet.cell(2, sheet.max_column + 1).value = f"{NAMED}'s address"
    sheet.cell(3, sheet.max_column).value = "9 Canary Street"


def _plant_tab(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
    """A row that can be read with words of a person's own, and one that cannot."""
    if sheet.title in _WHOSE:
        return
    headings = [cell.value for cell in sheet[1]]
    if sheet.title == "rebases":  # all of them: one of two for a measure is not used
        for row in sheet.iter_rows(min_row=2):
            row[headings.index("Reason")].value = PRINTED
            row[headings.index("Author")].value = PRINTED
        return
    last = [cell.value for cell in sheet[sheet.max_row]]
    printed = {h.text for h in tab(sheet.title).columns if h.printed}
    # What is printed is the authority's own to choose, but never with a number or name of the lists.
    free = {**_EVIDENCE, **dict.fromkeys(printed, f"{FREE}; see {ID}")}
    sheet.append([free.get(h, v) for h, v in zip(headings, last, strict=True)])
    odd = [PRINTED if h in printed else NONSENSE for h in headings]
    sheet.append([v and one for v, one in zip(last, odd, strict=True)])
    sheet.cell(1, sheet.max_column + 1).value = f"{NAMED}'s address"
    sheet.cell(2, sheet.max_column).value = "9 Canary Street"


_RETURNED = {
    "CHILD": ID,
    "DOB": f"{BORN:%d/%m/%Y}",
    "MC_DOB": f"{BORN:%d/%m/%Y}",
    "DECOM": f"{CAME:%d/%m/%Y}",
    "UPN": UPN,
    "HOME_POST": POSTCODE,
    "PL_POST": POSTCODE,
    "URN": URN,
    "SW_ID": WORKER,
}
_IN_XML = {
    "LAchildID": ID,
    "UPN": UPN,
    "PersonBirthDate": f"{BORN}",
    "CINreferralDate": f"{CAME}",
}


def _plant_returns(small: Path, place: Path) -> Path:
    shutil.copytree(small, place)
    for file in sorted(place.rglob("*.csv")):
        _plant_csv(file)
    for file in sorted(place.glob("*.xml")):
        _plant_xml(file)
    header = place / "ssda903_2026" / "header.csv"
    header.rename(header.with_name(f"{NAMED} header.csv"))
    (place / "ssda903_2026" / f"About {NAMED}.txt").write_text(ID, encoding="utf-8")
    (place / "ssda903_2026").rename(place / f"ssda903_2026 {NAMED}")
    return place


def _plant_csv(file: Path) -> None:
    with file.open(encoding="utf-8", newline="") as stream:
        headings, *rows = csv.reader(stream)
    first = rows[0] if rows else ["x" for _ in headings]
    planted = [_RETURNED.get(h, v) for h, v in zip(headings, first, strict=True)]
    nonsense = [
        ID if h == "CHILD" else v and NONSENSE for h, v in zip(headings, first, strict=True)
    ]
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([*headings, f"{NAMED}'s address"])
        writer.writerows([*row, "9 Canary Street"] for row in (*rows, planted, nonsense))


def _plant_xml(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    found = re.search(r"<Child>.*?</Child>", text, re.DOTALL)
    assert found
    planted = nonsense = found[0]
    for tag, value in _IN_XML.items():
        planted = re.sub(rf"(<{tag}>)[^<]*", rf"\g<1>{value}", planted)
    planted = planted.replace("</LAchildID>", f"</LAchildID><UPN>{UPN}</UPN>", 1)
    nonsense = re.sub(r">[^<>\s][^<>]*<", f">{NONSENSE}<", nonsense)
    more = f"{planted}{nonsense}<!-- {FREE} --><{NAMED}>{FREE}</{NAMED}></Children>"
    file.write_text(text.replace("</Children>", more, 1), encoding="utf-8")
